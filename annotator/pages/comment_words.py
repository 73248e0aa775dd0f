"""What the editor says of comments and their threads."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

TALK: Mapping[str, StrPromise] = {
    "talk.open": _("Open"),
    "talk.all": _("All"),
    "talk.filter": _("Which comments are shown"),
    "talk.count": _("Open: %(open)s of %(all)s"),
    "talk.tab": _("Comments, open: %(count)s"),
    "talk.none": _("No comments yet."),
    "talk.none-open": _("No open comments."),
    "talk.begin": _("New comment"),
    "talk.on-article": _("On the article"),
    "talk.write-again": _("Write it again"),
    "talk.about": _("About"),
    "talk.mention": _("Label"),
    "talk.about-mention": _("the label “%(text)s”"),
    "talk.gone": _("The label is no longer there."),
    "talk.sentence": _("Sentence %(number)s"),
    "talk.article": _("The whole article"),
    "talk.for": _("Seen by"),
    "talk.for-reader": _("the reader and reviewers"),
    "talk.for-all": _("everyone who sees the article"),
    "talk.marked-for-all": _("for everyone"),
    "talk.other-reading": _("in the reading of %(name)s"),
    "talk.text": _("Comment"),
    "talk.answer-text": _("Answer"),
    "talk.send": _("Send"),
    "talk.answer": _("Answer"),
    "talk.edit": _("Edit"),
    "talk.keep": _("Save"),
    "talk.delete": _("Delete"),
    "talk.discard": _("Discard"),
    "talk.resolve": _("Resolve"),
    "talk.reopen": _("Open again"),
    "talk.resolved": _("resolved"),
    "talk.resolved-by": _("Resolved by %(name)s"),
    "talk.reopened-by": _("Opened again by %(name)s"),
    "talk.edited": _("edited"),
    "talk.draft": _("Draft"),
    "talk.unsent": _("not sent yet"),
    "talk.waiting": _(
        "Comments not sent yet: %(count)s. They are kept here and sent by themselves."
    ),
    "talk.expired": _("Comments not sent yet: %(count)s. You are no longer signed in."),
    "talk.refused": _("Not sent: %(why)s"),
    "talk.sent": _("Comment sent"),
    "talk.kept": _("Comment kept, to be sent later"),
    "talk.deleted": _("Comment deleted"),
    "talk.done": _("Resolved"),
    "talk.undone": _("Opened again"),
    "talk.may-not": _("You may read comments here, not write them."),
    "talk.no-reading": _("Comments on labels and sentences are made in a reading: open one first."),
    "talk.too-long": _("A comment has 10,000 characters at most; this one has %(count)s."),
    "talk.here": _("Comments on this label: %(count)s"),
    "talk.mark": _("Open comments on sentence %(number)s: %(count)s"),
}
