"""What the editor says of skipping the article."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

SKIPPING: Mapping[str, StrPromise] = {
    "skip.title": _("Skip this article?"),
    "skip.hint": _(
        "It is not offered to you again, and a manager reads why. What you have labelled in it is"
        " kept."
    ),
    "skip.why": _("Why"),
    "skip.words": _("In words"),
    "skip.words-hint": _("Managers read it; needed where the reason is another one."),
    "skip.send": _("Skip it"),
    "skip.not": _("Back to the article"),
    "skip.reason-needed": _("Choose why you skip it."),
    "skip.unsent": _(
        "Not skipped: not everything is saved yet (%(count)s). Skip it once everything is."
    ),
    "skip.expired": _("Not skipped: you are no longer signed in. Sign in, then try again."),
}
