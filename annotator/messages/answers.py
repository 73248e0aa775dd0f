"""The words for what HTTP itself refuses, and for what an action refuses as things stand."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

TITLES: Mapping[str, StrPromise] = {
    "bad-request": _("The request cannot be read"),
    "not-signed-in": _("Not signed in"),
    "forbidden": _("Not allowed"),
    "another-reader": _("Somebody else's work"),
    "not-found": _("Nothing here"),
    "wrong-method": _("Not possible here"),
    "not-acceptable": _("No such answer"),
    "too-large": _("Too large"),
    "wrong-media-type": _("Not understood"),
    "throttled": _("Too many requests"),
    "broken": _("Our mistake"),
    "moving": _("Busy for a moment"),
    "misspelt": _("The data is misspelt"),
    "shape": _("The data is not of the right shape"),
    "keys": _("These keys cannot be chosen"),
    "contradiction": _("The schema contradicts itself"),
    "stale": _("The reading has moved on"),
    "broken-rules": _("The changes break rules"),
    "unfinished": _("Something is missing"),
    "closed": _("Not open for this"),
    "border": _("No sentences can be parted or joined here"),
    "conflict": _("Not possible as things stand"),
}

ANSWERS: Mapping[str, StrPromise] = {
    "bad-request": _("The request cannot be read: send what docs/api.md says for this address."),
    "not-json": _(
        "The body is no JSON that can be kept (UTF-8, without NUL, NaN and infinite numbers): "
        "correct it and send it again."
    ),
    "cursor": _("“%(name)s” is no number that an answer gave: begin again without it."),
    "no-state": _("There is no state “%(state)s”: choose one of %(states)s, or leave it out."),
    "until": _("“until” is no time with its zone: write it as 2026-05-01T12:00:00+03:00."),
    "days": _("“days” is a number from 1 to %(most)s: correct it, or leave it out for all days."),
    "not-signed-in": _("You are not signed in: sign in, or send a token that is still valid."),
    "csrf": _("The page is too old or not ours: load it again and repeat what you did."),
    "forbidden": _("Your role does not allow this: ask a manager of the project."),
    "not-the-reader": _("This reading is another's: you may change and hand in your own only."),
    "another-reader": _(
        "You are signed in as %(name)s, and these changes are those of %(reader)s: sign in as "
        "%(reader)s to save them."
    ),
    "not-found": _("There is nothing at this address that you may see: check it."),
    "wrong-method": _("%(method)s is not possible at this address: docs/api.md lists what is."),
    "not-acceptable": _("The answer exists as JSON only: ask for application/json."),
    "too-large": _("The body is too large: send less at a time, or import a file."),
    "wrong-media-type": _("“%(media_type)s” is not understood here: send application/json."),
    "throttled": _("Too many requests: wait a moment, then try again."),
    "broken": _(
        "Something broke on our side, and nothing was saved: try again, or tell whoever runs this."
    ),
    "shape": _("Some of what was sent is not of the right shape: correct what is listed."),
    "stale": _(
        "The reading has moved on to revision %(revision)s since: look at its present form, and "
        "send again what still applies."
    ),
    "broken-rules": _("The changes break rules, so none was saved: correct what is listed."),
    "unfinished": _("The reading is not finished: fill in what is listed, then hand it in."),
    "closed-assigned": _("The reading has only been handed out: label the article first."),
    "closed-drafting": _("The reading is still a draft: hand it in first."),
    "closed-submitted": _("The reading is handed in: take it back before you change it."),
    "closed-accepted": _("The reading is accepted: only a reviewer can open it again."),
    "closed-returned": _(
        "The reading went back, and others have its place now or a manager took it away; your "
        "labels are kept: take another article."
    ),
    "closed-sent-back": _("The reading was sent back: correct it and hand it in again."),
    "closed-reviewed": _("The review has its verdict: what it says stays as it is."),
    "under-review": _(
        "The reading is being reviewed, so it stays handed in: wait for the verdict."
    ),
    "own-reading": _("This is your own reading: let another reviewer look at it."),
    "decided-approved": _("%(by)s has approved the reading already: nothing more is to be done."),
    "decided-sent-back": _(
        "%(by)s has sent the reading back already: it comes again once it is handed in."
    ),
    "decided-void": _(
        "The verdict was taken back when the reader had gone on with the reading: it comes again "
        "once it is handed in."
    ),
    "no-verdict": _("The review has no verdict that could be taken back: give one first."),
    "later-round": _(
        "The reading was handed in again and another round of review has begun: decide there."
    ),
    "gold-in-use": _(
        "The gold that came of the approval was changed since, commented on, or is being "
        "adjudicated: correct the gold itself."
    ),
    "own-among-them": _(
        "One of the readings that would be compared is yours: let another reviewer or a manager "
        "decide."
    ),
    "too-few-readings": _(
        "Fewer than two readings of this article are handed in: wait until there is something to "
        "compare."
    ),
    "adjudication-not-begun": _("Nobody has begun to adjudicate this article: open it first."),
    "adjudication-finished": _(
        "The adjudication is finished, so nothing more is decided: open it again first."
    ),
    "no-adjudication": _(
        "Nothing is decided here, for this is not the gold of an adjudication: send the changes "
        "alone."
    ),
    "unknown-stop": _(
        "This difference is not there any more, for a reading has changed: open the adjudication "
        "again."
    ),
    "not-asked": _("Reader %(number)s says nothing here: take what another reader says."),
    "one-only": _("What these readers say excludes one another: take one of it."),
    "nothing-to-undo": _("No strategy has decided anything that could be taken back."),
    "open-stops": _("%(count)s differences are not decided yet: decide them first."),
    "behind": _(
        "The readings of readers %(numbers)s have changed since: open the adjudication again, and "
        "look at what is new."
    ),
    "no-remark": _("Say in a remark why you send the reading back."),
    "not-the-author": _("This comment is another's: answer it instead."),
    "answered": _("The comment has been answered, so it stays: edit it, or answer in turn."),
    "comment-key-taken": _("Another comment has this id already: send yours with another id."),
    "comment-gone": _("The comment has been deleted meanwhile: begin a new one."),
    "too-many-visits": _("More visits of one reading are told of than anybody makes: tell of one."),
    "not-in-text": _("The place lies beyond the text: send offsets within the article."),
    "split-or-merge": _("Give either “split” or “merge”, and not both."),
    "stale-sentences": _(
        "The sentences have been changed meanwhile (revision %(revision)s): look at them as they "
        "are now, and try again."
    ),
    "crossed": _(
        "The label “%(text)s” (%(type)s) would be cut in two, in %(readings)s readings: split the "
        "sentence elsewhere, or have the label changed first."
    ),
    "border-no-sentence": _(
        "A sentence is split inside, between two words: no sentence reaches over this place."
    ),
    "border-no-border": _("No sentence ends here where another begins: nothing can be merged."),
    "border-within-word": _("The border would go through a word: split between two words."),
    "border-no-gap": _(
        "More than spaces lies between the two offsets: nothing of the text may be left out."
    ),
    "border-nothing-left": _("A sentence without anything to read would be left: split elsewhere."),
    "no-place": _("Enough people read this article already: choose another one."),
    "withdrawn": _("A manager has taken this article away from you: choose another one."),
    "no-words": _("Say in words why the article is skipped, or choose another reason."),
    "skip-handed-in": _("You have handed this reading in: take it back before you skip it."),
    "no-skip": _("It is not skipped any more, or its reader is no annotator here: look again."),
    "no-reader-here": _(
        "“%(username)s” is no member who annotates here: admit the person first, or check the "
        "spelling."
    ),
    "last-manager": _("A project keeps at least one manager: make somebody else a manager first."),
    "slug-taken": _("A project with this short name is there already: choose another."),
    "schema-in-use": _(
        "Labels of the project use what the new schema lacks (%(uses)s): add it to the schema, or "
        "change those labels first."
    ),
    "nothing-before": _("No version came before this one: make a new version instead."),
    "moving": _(
        "The labels of the project are on their way to the next version of its schema: try again "
        "in a moment."
    ),
    "nothing-to-move": _(
        "No labels wait to be moved, or they are being moved already: look at the schema again."
    ),
    "too-many-tokens": _(
        "You have as many tokens as one may have: delete one that you do not use."
    ),
    "token-by-token": _("A token makes no other tokens: sign in as yourself and make it there."),
    "one-schema": _("Give either “template” or “schema”, and not both."),
    "unknown-format": _("No format “%(value)s” is known here: choose among %(choices)s."),
    "unknown-ending": _(
        "The name “%(value)s” tells no format: choose one of %(choices)s, or let the name end in "
        "one of %(endings)s."
    ),
    "not-a-choice": _("“%(value)s” is nothing that “%(option)s” may be: choose among %(choices)s."),
    "no-such-reader": _("“%(value)s” is no member of the project: admit the person first."),
    "not-a-map": _("“%(value)s”: the map of labels is no list of moves as the API spells them."),
    "not-a-day": _("“%(value)s” is no day: spell it as 2026-05-01."),
    "not-compared": _(
        "%(articles)s articles are to be compared, and nothing is kept of it: ask by POST, watch"
        " the job, and come again."
    ),
    "no-file": _("No file came along: send one as “file”."),
    "already-ended": _("The job has ended already: there is nothing to stop."),
    "no-result": _("The job has no result to download: look at its state."),
    "nobody": _("Nobody has the name “%(username)s”: check the spelling."),
    "odd-username": _(
        "“%(username)s” cannot be a username: write letters and digits, at most 150, with dots, "
        "hyphens or underscores between them."
    ),
    "username-taken": _("Somebody has the username “%(username)s” already: choose another."),
    "odd-name": _(
        "The name cannot be shown as it is: write it in one line, of at most 150 letters."
    ),
    "odd-email": _("“%(email)s” is no e-mail address: check it."),
    "email-taken": _(
        "Somebody has the e-mail address “%(email)s” already: add that person by it, or leave it "
        "out."
    ),
    "no-newcomer": _(
        "%(person)s needs no link of yours: who has a password asks for a new one on the page to "
        "sign in, and who belongs to another manager's project gets a link from whoever runs this."
    ),
    "no-schema": _("The project has no schema yet: give it one first."),
}


def answer(code: str, **params: object) -> str:
    """The sentence for a code of ANSWERS, in the active language."""
    return str(ANSWERS[code]) % params


def title(kind: str) -> str:
    """What kind of problem it is, in a few words of the active language."""
    return str(TITLES[kind])
