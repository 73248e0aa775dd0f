"""What the editor says, in the language of its reader.

The keys are those that static/editor/ asks for; the sentences of the rules are the API's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from annotator.messages.problems import PROBLEMS

WORDS: Mapping[str, StrPromise] = {
    "sentence-of": _("Sentence %(here)s of %(all)s"),
    "saving.saved": _("Saved"),
    "saving.saving": _("Saving…"),
    "saving.offline": _("Offline: %(count)s changes are waiting"),
    "saving.failed": _("Not saved (%(count)s changes): %(why)s"),
    "saving.expired": _("You are no longer signed in: %(count)s changes are waiting"),
    "retry": _("Try again"),
    "sign-in": _("Sign in"),
    "read-only": _("This reading can only be looked at."),
    "look": _("Click a label, or press Tab, to see its type, roles and attributes."),
    "more-types": _("Show all types with keys, or one line"),
    "nothing-chosen": _(
        "Choose a label in the text, or select words and press the key of a type. Enter lists all"
        " types, ? all keys."
    ),
    "retype": _("Choose another type"),
    "drop": _("Drop"),
    "roles": _("Roles"),
    "relations": _("Relations"),
    "add-relation": _("Add a relation"),
    "fillers": _("May be filled by: %(types)s"),
    "pick": _("Click a label, or Tab and Enter: %(types)s. Or select words and press a type."),
    "any-entity": _("any entity"),
    "unlink": _("Take “%(text)s” out of “%(role)s”"),
    "unlinked": _("Taken out"),
    "takes-part": _("Takes part in"),
    "note": _("Note"),
    "noted": _("note"),
    "lost": _("Not kept, for the reading had changed meanwhile"),
    "understood": _("Understood"),
    "unfinished": _("Before you hand in, %(count)s things are missing"),
    "no-events": _("No events yet."),
    "some-of": _("%(shown)s of %(all)s"),
    "filter-labels": _("Find a label"),
    "labels-here": _("Sentence %(sentence)s: %(here)s labels of %(all)s"),
    "no-labels": _("No labels here."),
    "all-types": _("All types"),
    "search-types": _("Search, in Arabic or English"),
    "nothing-found": _("Nothing is called that."),
    "close": _("Close"),
    "help": _("Keys"),
    "mouse": _("Mouse"),
    "mouse-help": _(
        "Drag to select words, with Alt letters; double-click takes a word, again without its"
        " particles; click chooses a label, again the one around it."
    ),
    "roles-help": _("With an event chosen: the key of a role, then a label that may fill it."),
    "cut": _("“%(text)s” is left out of the label “%(type)s”."),
    "whole-word": _("Take the whole word"),
    "pending": _("“%(role)s”: choose what fills it"),
    "filled": _("“%(role)s”: %(text)s"),
    "dropped": _("Dropped: %(text)s"),
    "undone": _("Undone"),
    "redone": _("Redone"),
    "nothing-to-undo": _("Nothing to undo"),
    "nothing-to-redo": _("Nothing to redo"),
    "label-words": _("%(type)s: %(text)s"),
    "no-links": _("This label has no roles and no relations."),
    "choose-first": _("Choose a label first."),
    "stale": _("The reading has changed meanwhile: look through it and hand in again."),
    "handing-in": _("Handing in…"),
    "unsent": _("Not handed in: not everything is saved yet (%(count)s). Hand in once it is."),
    "not-handed-in.offline": _("Not handed in: the server does not answer. Try again."),
    "not-handed-in.expired": _(
        "Not handed in: you are no longer signed in. Sign in, then try again."
    ),
}

RULES: Mapping[str, StrPromise] = {
    "no-further": _("The label cannot reach further."),
    "changed-elsewhere": _("It was changed elsewhere meanwhile; that change stands."),
    "dropped-elsewhere": _("It was dropped elsewhere meanwhile."),
    "refused": _("%(why)s"),
}
"""Rules that only a browser can find broken."""

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
    "palette": _("All types; in a role: fill it with the chosen label"),
    "link": _("Roles and relations of the chosen label"),
    "note": _("Note on the chosen label"),
    "next-label": _("Next label"),
    "previous-label": _("Previous label"),
    "start-back": _("Start of the label: back"),
    "start-onward": _("Start of the label: onward"),
    "end-back": _("End of the label: back"),
    "end-onward": _("End of the label: onward"),
    "drop": _("Drop the label with its links"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "hand-in": _("Hand in and open the next article"),
    "let-go": _("Let go"),
    "help": _("This list"),
}


def words() -> dict[str, str]:
    """All words by their keys, in the active language."""
    return {
        **{key: str(word) for key, word in WORDS.items()},
        **{f"command.{key}": str(word) for key, word in COMMANDS.items()},
        **{f"rule.{key}": str(word) for key, word in RULES.items()},
        **{f"rule.{rule.value}": str(word) for rule, word in PROBLEMS.items()},
    }
