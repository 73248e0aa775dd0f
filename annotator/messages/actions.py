"""The words for what an action refuses as things stand."""

from __future__ import annotations

from annotator.messages.answers import answer
from annotator.messages.problems import titled, wording
from labels.actions.adjudication import (
    BehindError,
    FinishedError,
    OpenStopsError,
    OwnAmongThemError,
)
from labels.actions.annotate import (
    BrokenRulesError,
    ClosedError,
    NotTheReaderError,
    StaleError,
    UnderReviewError,
    UnfinishedError,
)
from labels.actions.comments import (
    AnsweredError,
    CommentKeyTakenError,
    GoneError,
    NotInTextError,
    NotTheAuthorError,
)
from labels.actions.deciding import (
    NoAdjudicationError,
    NotAskedError,
    NothingToUndoError,
    OneOnlyError,
    UnknownStopError,
)
from labels.actions.handout import NoPlaceError, WithdrawnError
from labels.actions.projects import LastManagerError, SlugTakenError
from labels.actions.reconsidering import GoldInUseError, LaterRoundError, NoVerdictError
from labels.actions.review import DecidedError, NoRemarkError, OwnReadingError
from labels.actions.schemas import NothingBeforeError, SchemaInUseError
from labels.actions.sentences import CrossedError, StaleSentencesError
from labels.actions.skips import HandedInError, NoWordsError
from labels.queries.adjudication import NotBegunError, TooFewReadingsError
from labels.records import MovingError
from labels.schema import Schema
from labels.text.borders import BorderError

ActionError = (
    StaleError
    | BrokenRulesError
    | UnfinishedError
    | ClosedError
    | NotTheReaderError
    | NotTheAuthorError
    | AnsweredError
    | CommentKeyTakenError
    | GoneError
    | NotInTextError
    | NoPlaceError
    | WithdrawnError
    | NoWordsError
    | HandedInError
    | UnderReviewError
    | OwnReadingError
    | DecidedError
    | NoRemarkError
    | NoVerdictError
    | LaterRoundError
    | GoldInUseError
    | LastManagerError
    | SlugTakenError
    | SchemaInUseError
    | NothingBeforeError
    | MovingError
    | StaleSentencesError
    | CrossedError
    | BorderError
    | OwnAmongThemError
    | FinishedError
    | OpenStopsError
    | BehindError
    | TooFewReadingsError
    | NotBegunError
    | NoAdjudicationError
    | UnknownStopError
    | NotAskedError
    | OneOnlyError
    | NothingToUndoError
)

_PLAIN: dict[type[ActionError], str] = {
    BrokenRulesError: "broken-rules",
    UnfinishedError: "unfinished",
    NotTheReaderError: "not-the-reader",
    NotTheAuthorError: "not-the-author",
    AnsweredError: "answered",
    CommentKeyTakenError: "comment-key-taken",
    GoneError: "comment-gone",
    NotInTextError: "not-in-text",
    NoPlaceError: "no-place",
    WithdrawnError: "withdrawn",
    NoWordsError: "no-words",
    HandedInError: "skip-handed-in",
    UnderReviewError: "under-review",
    OwnReadingError: "own-reading",
    NoRemarkError: "no-remark",
    NoVerdictError: "no-verdict",
    LaterRoundError: "later-round",
    GoldInUseError: "gold-in-use",
    LastManagerError: "last-manager",
    SlugTakenError: "slug-taken",
    NothingBeforeError: "nothing-before",
    MovingError: "moving",
    OwnAmongThemError: "own-among-them",
    FinishedError: "adjudication-finished",
    TooFewReadingsError: "too-few-readings",
    NotBegunError: "adjudication-not-begun",
    NoAdjudicationError: "no-adjudication",
    UnknownStopError: "unknown-stop",
    OneOnlyError: "one-only",
    NothingToUndoError: "nothing-to-undo",
    NotAskedError: "not-asked",
    OpenStopsError: "open-stops",
    BehindError: "behind",
}


def of_action(error: ActionError, schema: Schema | None = None) -> str:
    """Why nothing was done, and what to do instead; types by their titles in a schema."""
    match error:
        case StaleSentencesError() | CrossedError() | BorderError():
            return _of_sentences(error, schema)
        case StaleError():
            return answer("stale", revision=error.revision)
        case ClosedError():
            return answer(f"closed-{error.state}")
        case DecidedError():
            return answer(f"decided-{error.verdict}", by=error.by)
        case SchemaInUseError():
            uses = ", ".join(f"{one.name}: {one.count}" for one in error.uses)
            return answer("schema-in-use", uses=uses)
    return answer(_PLAIN[type(error)], **_facts(error))


def _facts(error: ActionError) -> dict[str, object]:
    """What the sentence for an error names."""
    match error:
        case NotAskedError():
            return {"number": error.number}
        case OpenStopsError():
            return {"count": error.count}
        case BehindError():
            return {"numbers": ", ".join(map(str, error.numbers))}
    return {}


def _of_sentences(
    error: StaleSentencesError | CrossedError | BorderError, schema: Schema | None
) -> str:
    """Why sentences were neither split nor merged."""
    match error:
        case StaleSentencesError():
            return answer("stale-sentences", revision=error.revision)
        case BorderError():
            return answer(f"border-{error.code}")
    name = titled(wording(schema, error.type), error.type) if schema else error.type
    return answer("crossed", type=name, text=error.surface, readings=error.readings)
