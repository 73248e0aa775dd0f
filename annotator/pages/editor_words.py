"""What the editor says, in the language of its reader.

The keys are those that static/editor/ asks for; the sentences of the rules are the API's own, and
what commands are called stands in annotator/messages/commands.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from annotator.messages.commands import COMMANDS, GROUPS
from annotator.messages.problems import PROBLEMS
from annotator.pages.comment_words import TALK
from annotator.pages.event_words import EVENTS
from annotator.pages.history_words import HISTORY
from annotator.pages.reading_words import READING
from annotator.pages.reshaping_words import RESHAPING
from annotator.pages.review_words import REVIEW
from annotator.pages.sentence_words import SENTENCES
from annotator.pages.settling_words import SETTLING
from annotator.pages.skipping_words import SKIPPING

WORDS: Mapping[str, StrPromise] = {
    "sentence-of": _("Sentence %(here)s of %(all)s"),
    "saving.saved": _("Saved"),
    "saving.saving": _("Saving…"),
    "saving.offline": _("Offline since %(since)s: %(count)s changes are waiting"),
    "saving.failed": _("Not saved (%(count)s changes): %(why)s"),
    "saving.expired": _("You are no longer signed in: %(count)s changes are waiting"),
    "saving.stranger": _("%(why)s Waiting: %(count)s changes"),
    "unkept": _("This browser keeps nothing: leave the page open until all is saved."),
    "retry": _("Try again"),
    "sign-in": _("Sign in"),
    "sign-in-again": _("Sign in again"),
    "sign-in-why": _(
        "Your session has ended. %(count)s changes are waiting; they are saved as soon as you are"
        " signed in, and you go on where you are."
    ),
    "sign-in-instead": _("Signing in as %(reader)s signs the other person out here."),
    "sign-in-elsewhere": _("Sign in on another page"),
    "signing-in": _("Signing in…"),
    "no-answer": _("The server does not answer as it should. Try again; your work is kept."),
    "not-whole": _(
        "A part of this page could not be loaded: panel and palette are missing. Your labels are"
        " saved. Load the page again."
    ),
    "label-gone": _(
        "The label that you came for is no longer in this reading: it was changed or deleted."
    ),
    "username": _("Username"),
    "password": _("Password"),
    "later": _("Not now"),
    "read-only": _("This reading can only be looked at."),
    "look": _("Click a label, or press %(next)s, to see its type, roles and attributes."),
    "more-types": _("Show all types with keys, or one line"),
    "nothing-chosen": _(
        "Choose a label in the text, or select words and press the key of a type. %(palette)s lists"
        " all types, %(help)s all keys."
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
    "conflicts": _("Changed here and elsewhere: decide what stands"),
    "undecided": _("%(count)s to decide"),
    "mine": _("Mine"),
    "theirs": _("Elsewhere"),
    "gone": _("It is not there."),
    "keep-mine": _("Keep mine"),
    "keep-theirs": _("Keep the other"),
    "keep-both": _("Keep both"),
    "look-there": _("Show it in the text"),
    "decided": _("Decided, and saved like any change"),
    "kept-theirs": _("What was made elsewhere stays."),
    "link-words": _("%(source)s – %(type)s: %(target)s"),
    "not-undone": _("Not undone: %(what)s. %(why)s"),
    "not-redone": _("Not redone: %(what)s. %(why)s"),
    "unfinished": _("Before you hand in, %(count)s things are missing"),
    "no-events": _("No events yet."),
    "some-of": _("%(shown)s of %(all)s"),
    "filter-labels": _("Find a label"),
    "labels-here": _("Sentence %(sentence)s: %(here)s labels of %(all)s"),
    "no-labels": _("No labels here."),
    "all-types": _("All types"),
    "search-types": _("Search, in Arabic or English"),
    "nothing-found": _("Nothing is called that."),
    "types-found": _("%(count)s found"),
    "close": _("Close"),
    "help": _("Keys"),
    "search-keys": _("Find a key or what it does"),
    "keys-found": _("%(count)s lines found"),
    "change-keys": _("Change keys"),
    "keys-renewed": _("Your keys are in force."),
    "no-key": _("no key"),
    "keys.types": _("Types of this project"),
    "keys.roles": _("Roles, with an event chosen"),
    "keys.hands": _("Mouse, touch and more"),
    "mouse": _("Mouse"),
    "mouse-help": _(
        "Drag to select words, with Alt letters; Shift-click extends; double-click takes a word,"
        " again without its particles; triple-click the sentence; click chooses a label, again"
        " the one around it; drag its ends to move them, with Alt by letters."
    ),
    "touch": _("Touch"),
    "touch-help": _(
        "Tap chooses a label; a finger that rests takes the word and drags on; handles move the"
        " ends, and by letters after a rest on the way."
    ),
    "time": _("Time"),
    "time-help": _(
        "Counted is for how many seconds you work here; a pause of more than a minute and a hidden"
        " tab do not count. You see it under Progress, and so do managers of the project."
    ),
    "handle-start": _("Start of the label"),
    "handle-end": _("End of the label"),
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
    "labels": _("Labels"),
    "no-more-labels": _("No further label"),
    "panel-open": _("The panel is open"),
    "panel-closed": _("The panel is closed"),
    "let-go.words": _("Nothing is selected"),
    "let-go.label": _("No label is chosen"),
    "let-go.rest": _("Let go"),
    "let-go.nothing": _("Nothing to let go of"),
    "of-article": _("The article"),
    "the-article": _("the article"),
    "stale": _("The reading has changed meanwhile: look through it and hand in again."),
    "handing-in": _("Handing in…"),
    "unsent": _("Not handed in: not everything is saved yet (%(count)s). Hand in once it is."),
    "not-handed-in.offline": _("Not handed in: the server does not answer. Try again."),
    "not-handed-in.stranger": _("Not handed in: somebody else is signed in here."),
    "not-handed-in.expired": _(
        "Not handed in: you are no longer signed in. Sign in, then try again."
    ),
}

RULES: Mapping[str, StrPromise] = {
    "no-further": _("The label cannot reach further."),
    "changed-elsewhere": _("It was changed elsewhere meanwhile; that change stands."),
    "dropped-elsewhere": _("It was dropped elsewhere meanwhile."),
    "refused": _("%(why)s"),
    "looking": _("You are looking at an earlier state: go back to the present to change anything."),
}
"""Rules that only a browser can find broken."""


def words(*, settling: bool) -> Mapping[str, str]:
    """All words by their keys, in the active language; of adjudication where a gold is opened."""
    known = _words(get_language() or settings.LANGUAGE_CODE)
    return {**known, **{key: str(word) for key, word in SETTLING.items()}} if settling else known


@cache
def _words(_language: str) -> Mapping[str, str]:
    """Four hundred translations take a tenth of the time in which the page is made."""
    return {
        **{key: str(word) for key, word in WORDS.items()},
        **{key: str(word) for key, word in READING.items()},
        **{key: str(word) for key, word in HISTORY.items()},
        **{key: str(word) for key, word in EVENTS.items()},
        **{key: str(word) for key, word in SENTENCES.items()},
        **{key: str(word) for key, word in RESHAPING.items()},
        **{key: str(word) for key, word in TALK.items()},
        **{key: str(word) for key, word in REVIEW.items()},
        **{key: str(word) for key, word in SKIPPING.items()},
        **{f"command.{key}": str(word) for key, word in COMMANDS.items()},
        **{f"keys.{key}": str(word) for key, word in GROUPS.items()},
        **{f"rule.{key}": str(word) for key, word in RULES.items()},
        **{f"rule.{rule.value}": str(word) for rule, word in PROBLEMS.items()},
    }
