"""The words for what a format cannot hold, and for what is asked of formats and jobs amiss."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from labels.formats.base import Became, Loss, LossCode, OptionCode, OptionError

LOSSES: Mapping[LossCode, StrPromise] = {
    LossCode.FACTS: _("facts of the article (title, source, date …)"),
    LossCode.IDS: _("articles whose labels and links get other ids"),
    LossCode.SPACING: _("spaces and line breaks of the text"),
    LossCode.DIVISION: _("articles whose sentences and words are divided anew"),
    LossCode.FORMAT_CHARACTERS: _("invisible format characters in words"),
    LossCode.FORM: _("words that cannot be written as they stand"),
    LossCode.NO_WORDS: _("articles without a word"),
    LossCode.TYPE_NAME: _("names of types that cannot be written as they stand"),
    LossCode.WITHIN_WORD: _("labels on a part of a word"),
    LossCode.WITHOUT_WORD: _("labels that cover no word"),
    LossCode.EDGES: _("edges of labels that do not lie at a word's"),
    LossCode.ACROSS_SENTENCES: _("labels that reach over the end of a sentence"),
    LossCode.TWIN: _("labels on the same words"),
    LossCode.NESTED: _("labels within another label"),
    LossCode.CROSSING: _("labels that cross another label"),
    LossCode.EVENT: _("events"),
    LossCode.ARGUMENT: _("arguments of events"),
    LossCode.RELATION: _("relations"),
    LossCode.ATTRIBUTES: _("attributes"),
    LossCode.ARTICLE_ATTRIBUTES: _("attributes of the article"),
    LossCode.NOTE: _("notes"),
    LossCode.LONG_TRIGGER: _("triggers of several words"),
    LossCode.EVENT_AS_ARGUMENT: _("events that fill a role"),
    LossCode.LINK_ACROSS: _("links between two sentences"),
}

BECAME: Mapping[Became, StrPromise] = {
    Became.DROPPED: _("dropped"),
    Became.WIDENED: _("widened to whole words"),
    Became.SPLIT: _("kept by splitting the word"),
    Became.CHANGED: _("changed"),
}

OPTIONS: Mapping[OptionCode, StrPromise] = {
    OptionCode.UNKNOWN_OPTION: _(
        "The format has no option “%(option)s”: choose among %(choices)s, or leave it out."
    ),
    OptionCode.NOT_A_CHOICE: _(
        "“%(value)s” is nothing that “%(option)s” may be: choose among %(choices)s."
    ),
    OptionCode.NOT_A_NUMBER: _(
        "“%(value)s” is not for “%(option)s”: write a whole number from %(least)s to %(most)s."
    ),
    OptionCode.NEEDS_PACKAGE: _(
        "For “%(value)s” the package “%(package)s” is needed: have “pip install %(package)s” run "
        "where Hashiya runs, or choose another “%(option)s”."
    ),
}


def of_loss(loss: Loss) -> str:
    """What of the labels the format could not hold, how often, and what became of it."""
    return gettext("%(what)s: %(count)s, %(became)s") % {
        "what": LOSSES[loss.code],
        "count": loss.count,
        "became": BECAME[loss.became],
    }


def of_option(error: OptionError) -> str:
    """Which option of a format was asked for amiss, and what it may be."""
    return str(OPTIONS[error.code]) % error.params
