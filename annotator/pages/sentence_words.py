"""What the editor says of sentences that are split and merged by hand."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

SENTENCES: Mapping[str, StrPromise] = {
    "sentence-menu": _("Sentence %(number)s: split, merge"),
    "divide-for-all": _("Sentences are the article's: all its readings see them so. Labels stay."),
    "sentence-history": _("Split and merged by hand"),
    "undo-last-step": _("Undo the last"),
    "sentence-split": _("Sentence split"),
    "sentence-merge": _("Sentences merged"),
    "take-back": _("Undo"),
    "sentence-split-where": _(
        "The reader is at the first word of the sentence: go to the word with which the new"
        " sentence is to begin."
    ),
    "sentence-merge-where": _("This is the last sentence: there is none to merge it with."),
    "divides-not": _("Reviewers and managers alone split and merge sentences: ask one of them."),
    "divide-unsaved": _("Not everything is saved yet: split or merge once it is."),
    "divide-offline": _("The sentences are as they were: the server does not answer. Try again."),
    "divide-expired": _("You are no longer signed in: sign in, then try again."),
    "sentences-changed": _(
        "The sentences of this article were changed by hand meanwhile. Your labels are as they"
        " were."
    ),
    "show-sentences": _("Show them"),
}
