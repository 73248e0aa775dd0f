"""What the editor says of splitting and merging labels, and of labelling all occurrences."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

RESHAPING: Mapping[str, StrPromise] = {
    "others": _("Label elsewhere too: %(count)s"),
    "others-none": _("“%(text)s” stands nowhere else in this article."),
    "others-blocked": _(
        "Nothing is labelled: wherever else “%(text)s” stands, it overlaps another label"
        " (%(blocked)s)."
    ),
    "others-labelled": _("Labelled elsewhere as “%(type)s”: %(count)s."),
    "others-left": _("Left out, for they overlap other labels: %(blocked)s."),
    "label-split": _("Split"),
    "label-split-at": _("Where is it to be split?"),
    "label-split-where": _(
        "Choose the label that is to be split, or go to the word in it with which the second one"
        " begins."
    ),
    "label-split-whole": _("“%(text)s” is one word without parts: it cannot be split."),
    "label-split-done": _("Split: “%(first)s” and “%(second)s”"),
    "label-merge": _("Merge with the next"),
    "label-merge-none": _("After it stands no label “%(type)s” in this sentence."),
    "label-merge-conflict": _(
        "The two labels differed in: %(attributes)s. The values of the first are kept."
    ),
    "retyped-less": _("Does not go with “%(type)s” and was taken away: %(what)s."),
}
