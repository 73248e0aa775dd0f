"""What the editor's commands are called, and what they are about."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from labels.keys import Group
from labels.keys.table import MOST_READERS

GROUPS: Mapping[Group, StrPromise] = {
    Group.MOVING: _("Moving about"),
    Group.LABELLING: _("Labels"),
    Group.JOINING: _("Events and relations"),
    Group.READING: _("The text and how it looks"),
    Group.REVIEWING: _("Reviewing"),
    Group.SETTLING: _("Adjudicating"),
    Group.WORK: _("Your work"),
}

COMMANDS: Mapping[str, StrPromise] = {
    "onward": _("Next word"),
    "back": _("Previous word"),
    "extend-onward": _("Select, extend onward"),
    "extend-back": _("Select, extend back"),
    "segment-onward": _("Next part of a word"),
    "segment-back": _("Previous part of a word"),
    "extend-segment-onward": _("Extend onward by a part of a word"),
    "extend-segment-back": _("Extend back by a part of a word"),
    "next-sentence": _("Next sentence"),
    "previous-sentence": _("Previous sentence"),
    "sentence-start": _("First word of the sentence"),
    "sentence-end": _("Last word of the sentence"),
    "palette": _("All types; in a role: fill it with what is proposed"),
    "link": _("Roles and relations of the chosen label"),
    "note": _("Note on the chosen label"),
    "next-label": _("Next label"),
    "previous-label": _("Previous label"),
    "start-back": _("Start of the label: back"),
    "start-onward": _("Start of the label: onward"),
    "end-back": _("End of the label: back"),
    "end-onward": _("End of the label: onward"),
    "start-back-letter": _("Start of the label: back by a letter"),
    "start-onward-letter": _("Start of the label: onward by a letter"),
    "end-back-letter": _("End of the label: back by a letter"),
    "end-onward-letter": _("End of the label: onward by a letter"),
    "drop": _("Drop the label with its links"),
    "accept": _("Accept the label, and on to the next"),
    "accept-rest": _("Accept all that is left"),
    "send-back": _("Send the reading back with a remark"),
    "next-stop": _("Next stop"),
    "previous-stop": _("Previous stop"),
    **{
        f"take-{number}": format_lazy(_("Take what reader {number} has"), number=number)
        for number in range(1, MOST_READERS + 1)
    },
    "take-both": _("Take all versions"),
    "take-none": _("Take none"),
    "all-lanes": _("The readings under every sentence, or where they differ"),
    "merge-stops": _("Decide all open stops in one way"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "hand-in": _("Hand in and open the next article"),
    "skip": _("Skip the article for a reason, and open the next"),
    "let-go": _("Let go"),
    "help": _("All keys in force"),
    "occurrences": _("Label all other occurrences in the article"),
    "split-label": _("Split the label in two"),
    "merge-labels": _("Merge the label with the next"),
    "comment": _("Comment on what is chosen"),
    "copy-event": _("Copy the chosen event to other words"),
    "cards": _("The events as cards"),
    "follow": _("To what the chosen label is linked with, one after the other, and back"),
    "fields": _("Attributes of the chosen label"),
    "next-gap": _("Next label where something is missing"),
    "all-connectors": _("Lines of all events, or of the chosen one"),
    "history": _("What was changed when, and the way back"),
    "focus-mode": _("Dim all sentences but this one"),
    "panel": _("Open or close the panel"),
    "reading-settings": _("Face, size and lines of the text"),
    "split-sentence": _("Split the sentence here"),
    "merge-sentence": _("Merge the sentence with the next"),
}
