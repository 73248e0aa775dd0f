"""The words for releases: what is wrong with their terms, and what becomes of labels."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from labels.releases import TermCode, What

TERMS: Mapping[TermCode, StrPromise] = {
    TermCode.VERSION: _(
        "A version is made of letters from a to z, digits, dots and hyphens, at most 40, as in "
        "1.0 or 2026-05: choose another."
    ),
    TermCode.LICENCE: _("No such licence: choose one of those listed."),
    TermCode.SPLIT: _("The parts for development and testing leave nothing to train on."),
    TermCode.YEAR: _("A year has four digits, as in 2026."),
    TermCode.TOO_LONG: _("This is longer than 200 characters: shorten it."),
}

TAKEN = _(
    "The version %(version)s is released already, and a release never changes: choose another."
)
NOTHING = _("The project has no readings of this kind: choose other labels.")
NO_FILE = _(
    "The file of this release is no longer where it was kept: ask who runs this installation."
)
UNKNOWN = _("The project has no release of this version: name one of those listed.")

CHANGES: Mapping[What, StrPromise] = {
    What.ADDED: _("Added"),
    What.REMOVED: _("Removed"),
    What.RELABELLED: _("Of another type"),
    What.MOVED: _("With other ends"),
}
