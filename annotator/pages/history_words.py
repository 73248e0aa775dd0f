"""What the editor says of the history of a reading."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

HISTORY: Mapping[str, StrPromise] = {
    "history.labelled": _("Labelled %(text)s as %(type)s"),
    "history.dropped": _("Dropped %(text)s (%(type)s)"),
    "history.dropped-linked": _("Dropped %(text)s (%(type)s) with its links (%(count)s)"),
    "history.retyped": _("Retyped %(text)s from %(was)s to %(type)s"),
    "history.moved": _("Moved both ends: %(was)s became %(text)s"),
    "history.moved-start": _("Moved the start: %(was)s became %(text)s"),
    "history.moved-end": _("Moved the end: %(was)s became %(text)s"),
    "history.noted": _("Noted on %(text)s: %(note)s"),
    "history.note-gone": _("Took the note off %(text)s"),
    "history.described": _("Changed the attributes of %(text)s"),
    "history.linked": _("Linked %(what)s"),
    "history.unlinked": _("Took the link away: %(what)s"),
    "history.relinked": _("Changed the link: %(what)s"),
    "history.set": _("Set “%(name)s” of the article to %(value)s"),
    "history.nothing": _("Changed nothing"),
    "history.further": _("and %(count)s more"),
    "history.day": _("Up to the day"),
    "history.more": _("Before that"),
    "history.none": _("Nothing was changed until then."),
    "history.unsent": _("Not saved yet, and so not in here: %(count)s changes"),
    "history.no-answer": _("The history cannot be had now: the server does not answer. Try again."),
    "history.as-of": _("The reading as %(name)s left it, %(at)s"),
    "history.go-back": _("Go back to this point"),
    "history.present": _("To the present"),
    "history.gone-back": _("The reading is as it was then; undo takes that back."),
    "history.same": _("The reading is so already."),
}
