"""Problem documents (RFC 9457): every error of the API, one sentence in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, SuspiciousOperation
from django.http import Http404, JsonResponse, UnreadablePostError
from rest_framework import exceptions
from rest_framework.request import Request

from annotator import messages
from annotator.api.bodies import TooLargeError, json_answer
from annotator.jobs import PlanError
from annotator.messages.answers import answer, title
from labels.actions.adjudication import (
    BehindError,
    FinishedError,
    OpenStopsError,
    OwnAmongThemError,
)
from labels.actions.annotate import ClosedError, NotTheReaderError, UnderReviewError
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
from labels.actions.skips import HandedInError, NoWordsError
from labels.checks import Problem
from labels.formats.base import OptionError
from labels.keys import KeysError
from labels.queries.adjudication import NotBegunError, TooFewReadingsError
from labels.records import MovingError
from labels.schema import Schema, SchemaError
from labels.wire import WireError

MEDIA_TYPE = "application/problem+json"
KIND = "urn:problem-type:hashiya:"

logger = logging.getLogger("annotator.api")


class Refused(Exception):  # noqa: N818 - what a view raises to answer with a problem document
    """An answer that is an error: the kind of problem (a key of TITLES), its status, its sentence.

    What else is given stands in the document beside the sentence.
    """

    def __init__(self, kind: str, status: int, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.kind = kind
        self.status = status
        self.detail = detail
        self.more = more


def problem_response(error: Exception, context: Mapping[str, Any]) -> JsonResponse:
    """The framework's hook: what an error that a view raised is answered with."""
    refused = error if isinstance(error, Refused) else _refused(error, context["request"])
    response = document(refused)
    if refused.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Token"
    return response


def document(refused: Refused) -> JsonResponse:
    """A problem document as an answer."""
    data = {
        "type": KIND + refused.kind,
        "title": title(refused.kind),
        "status": refused.status,
        "detail": refused.detail,
        **refused.more,
    }
    return json_answer(data, status=refused.status, media_type=MEDIA_TYPE)


def problem_data(problem: Problem, schema: Schema) -> dict[str, Any]:
    """A broken rule as JSON data, with its sentence."""
    return {
        "rule": problem.rule.value,
        "at": problem.at,
        "params": dict(problem.params),
        "message": messages.sentence(problem, schema),
    }


def _refused(error: Exception, request: Request) -> Refused:
    """What was raised below, as a problem of ours; what nobody foresaw is written down."""
    refused = _of_data(error) or _of_action(error) or _of_status(error)
    refused = refused or _of_framework(error, request)
    if refused is None:
        logger.error("%s %s", request.method, request.path, exc_info=error)
        return Refused("broken", HTTPStatus.INTERNAL_SERVER_ERROR, answer("broken"))
    return refused


_MISSING: Mapping[type[Exception], str] = {
    NotInTextError: "end",
    NoRemarkError: "remark",
    NoWordsError: "words",
}
"""The field at which something is wrong."""


def _of_data(error: Exception) -> Refused | None:
    """What was sent and spells nothing that can be done."""
    match error:
        case OptionError():
            return Refused("shape", 400, messages.sentence(error), at=error.params["option"])
        case PlanError():
            detail = answer(error.code, **error.params)
            return Refused("shape", 400, detail, at=error.params["option"])
        case NotInTextError() | NoRemarkError() | NoWordsError():
            return Refused("shape", 400, messages.sentence(error), at=_MISSING[type(error)])
        case WireError():
            said = messages.sentence(error)
            return Refused("misspelt", 400, said, at=error.place, code=error.code)
        case SchemaError() | KeysError():
            kind = "keys" if isinstance(error, KeysError) else "contradiction"
            return Refused(kind, 422, messages.sentence(error), code=error.code)
    return None


def _of_action(error: Exception) -> Refused | None:
    """What an action refuses as things stand is a conflict."""
    match error:
        case ClosedError():
            return Refused("closed", 409, messages.sentence(error), state=error.state)
        case NotTheReaderError() | NotTheAuthorError() | OwnReadingError() | OwnAmongThemError():
            return Refused("forbidden", 403, messages.sentence(error))
        case GoneError():
            return Refused("not-found", 404, messages.sentence(error))
        case AnsweredError() | CommentKeyTakenError() | UnderReviewError() | DecidedError():
            return Refused("conflict", 409, messages.sentence(error))
        case (
            NoPlaceError()
            | WithdrawnError()
            | HandedInError()
            | NoVerdictError()
            | LaterRoundError()
            | GoldInUseError()
            | LastManagerError()
            | SlugTakenError()
            | SchemaInUseError()
            | NothingBeforeError()
        ):
            return Refused("conflict", 409, messages.sentence(error))
    return _of_adjudication(error)


_FACTS: Mapping[type[Exception], tuple[str, str]] = {
    OpenStopsError: ("open", "count"),
    BehindError: ("behind", "numbers"),
    UnknownStopError: ("stop", "key"),
}
"""What of an error stands beside its sentence, and under which name."""


def _of_adjudication(error: Exception) -> Refused | None:
    """What is not decided as things stand."""
    match error:
        case OpenStopsError() | BehindError() | UnknownStopError():
            name, fact = _FACTS[type(error)]
            more = {name: getattr(error, fact)}
            return Refused("conflict", 409, messages.sentence(error), **more)
        case NotAskedError() | OneOnlyError():
            return Refused("shape", 400, messages.sentence(error), at="decisions")
        case FinishedError():
            return Refused("closed", 409, messages.sentence(error), state="finished")
        case TooFewReadingsError() | NotBegunError() | NoAdjudicationError() | NothingToUndoError():
            return Refused("conflict", 409, messages.sentence(error))
    return None


_STATUS: Mapping[type[Exception], tuple[str, int]] = {
    Http404: ("not-found", 404),
    ObjectDoesNotExist: ("not-found", 404),  # it was there when it was asked for, and vanished
    exceptions.NotFound: ("not-found", 404),
    PermissionDenied: ("forbidden", 403),
    exceptions.NotAuthenticated: ("not-signed-in", 401),
    exceptions.AuthenticationFailed: ("not-signed-in", 401),
    exceptions.NotAcceptable: ("not-acceptable", 406),
    exceptions.Throttled: ("throttled", 429),
    SuspiciousOperation: ("bad-request", 400),
    UnreadablePostError: ("bad-request", 400),
    TooLargeError: ("too-large", 413),
    MovingError: ("moving", 503),
}


def _of_status(error: Exception) -> Refused | None:
    """What needs no more than its status to be told."""
    for raised, (kind, status) in _STATUS.items():
        if isinstance(error, raised):
            return Refused(kind, status, answer(kind))
    return None


def _of_framework(error: Exception, request: Request) -> Refused | None:
    """What the framework raised, with what it knows of the request."""
    match error:
        case exceptions.ValidationError():
            return Refused("shape", 400, answer("shape"), errors=_errors(error.detail))
        case exceptions.ParseError():
            code = "not-json" if error.get_codes() == "not-json" else "bad-request"
            return Refused("bad-request", 400, answer(code))
        case exceptions.PermissionDenied():
            code = "csrf" if str(error.detail).startswith("CSRF") else "forbidden"
            return Refused("forbidden", 403, answer(code))
        case exceptions.MethodNotAllowed():
            return Refused("wrong-method", 405, answer("wrong-method", method=request.method))
        case exceptions.UnsupportedMediaType():
            given = str(request.content_type)[:80]
            return Refused("wrong-media-type", 415, answer("wrong-media-type", media_type=given))
    return None


def _errors(detail: Any, at: str = "") -> list[dict[str, str]]:  # noqa: ANN401 - nested as it comes
    """What is wrong with each field: where, and one sentence."""
    if isinstance(detail, Mapping):
        return [
            one
            for key, inner in detail.items()
            for one in _errors(inner, f"{at}.{key}".strip(".") if key != "non_field_errors" else at)
        ]
    if isinstance(detail, list):
        return [one for inner in detail for one in _errors(inner, at)]
    return [{"at": at, "message": str(detail)}]
