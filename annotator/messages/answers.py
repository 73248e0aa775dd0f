"""The words for what HTTP itself refuses, and for what an action refuses as things stand."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

TITLES: Mapping[str, StrPromise] = {
    "bad-request": _("The request cannot be read"),
    "not-signed-in": _("Not signed in"),
    "forbidden": _("Not allowed"),
    "not-found": _("Nothing here"),
    "wrong-method": _("Not possible here"),
    "not-acceptable": _("No such answer"),
    "too-large": _("Too large"),
    "wrong-media-type": _("Not understood"),
    "throttled": _("Too many requests"),
    "broken": _("Our mistake"),
    "misspelt": _("The data is misspelt"),
    "shape": _("The data is not of the right shape"),
    "contradiction": _("The schema contradicts itself"),
    "stale": _("The reading has moved on"),
    "broken-rules": _("The changes break rules"),
    "unfinished": _("Something is missing"),
    "closed": _("Not open for this"),
    "conflict": _("Not possible as things stand"),
}

ANSWERS: Mapping[str, StrPromise] = {
    "bad-request": _("The request cannot be read: send what docs/api.md says for this address."),
    "not-json": _(
        "The body is no JSON that can be kept (UTF-8, without NUL, NaN and infinite numbers): "
        "correct it and send it again."
    ),
    "cursor": _("The cursor “after” is none that a list gave: begin again without it."),
    "not-signed-in": _("You are not signed in: sign in, or send a token that is still valid."),
    "csrf": _("The page is too old or not ours: load it again and repeat what you did."),
    "forbidden": _("Your role does not allow this: ask a manager of the project."),
    "not-the-reader": _("This reading is another's: you may change and hand in your own only."),
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
    "closed-sent-back": _("The reading was sent back: correct it and hand it in again."),
    "no-place": _("Enough people read this article already: choose another one."),
    "last-manager": _("A project keeps at least one manager: make somebody else a manager first."),
    "slug-taken": _("A project with this short name is there already: choose another."),
    "schema-in-use": _(
        "Labels of the project use what the new schema lacks (%(uses)s): add it to the schema, or "
        "change those labels first."
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
