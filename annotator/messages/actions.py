"""The words for what an action refuses as things stand."""

from __future__ import annotations

from annotator.messages.answers import answer
from labels.actions.annotate import (
    BrokenRulesError,
    ClosedError,
    NotTheReaderError,
    StaleError,
    UnfinishedError,
)
from labels.actions.handout import NoPlaceError
from labels.actions.projects import LastManagerError, SchemaInUseError, SlugTakenError

ActionError = (
    StaleError
    | BrokenRulesError
    | UnfinishedError
    | ClosedError
    | NotTheReaderError
    | NoPlaceError
    | LastManagerError
    | SlugTakenError
    | SchemaInUseError
)

_PLAIN: dict[type[ActionError], str] = {
    BrokenRulesError: "broken-rules",
    UnfinishedError: "unfinished",
    NotTheReaderError: "not-the-reader",
    NoPlaceError: "no-place",
    LastManagerError: "last-manager",
    SlugTakenError: "slug-taken",
}


def of_action(error: ActionError) -> str:
    """Why nothing was done, and what to do instead."""
    match error:
        case StaleError():
            return answer("stale", revision=error.revision)
        case ClosedError():
            return answer(f"closed-{error.state}")
        case SchemaInUseError():
            uses = ", ".join(f"{one.name}: {one.count}" for one in error.uses)
            return answer("schema-in-use", uses=uses)
    return answer(_PLAIN[type(error)])
