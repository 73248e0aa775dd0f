"""JSON in and out: no larger than allowed, nothing that no database keeps, Arabic as it is."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any, NoReturn

from django.http import JsonResponse
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

LARGEST_BODY = 8 * 1024 * 1024
"""Bytes of JSON in one request; files go by another way (`uploads`)."""

_SUSPICIOUS = re.compile(rb"\\u(0000|[dD][89a-fA-F])")
"""Escapes of NUL and of surrogates: the first PostgreSQL refuses, the second no UTF-8 can hold."""


class TooLargeError(APIException):
    """The body has more bytes than are taken."""

    status_code = 413
    default_code = "too-large"


class JsonBody(BaseParser):
    """A JSON value, strictly: UTF-8, no NaN, no infinity, no NUL, no half of a surrogate pair."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        """The value that the body spells; ParseError, TooLargeError."""
        body = stream.read(LARGEST_BODY + 1)
        if len(body) > LARGEST_BODY:
            raise TooLargeError
        try:
            return json_value(body)
        except (ValueError, RecursionError) as error:
            raise ParseError(code="not-json") from error


def json_answer(
    data: Mapping[str, Any], *, status: int = 200, media_type: str = JsonBody.media_type
) -> JsonResponse:
    """The data as JSON, Arabic as it is: escaped it would take three times the bytes."""
    spelled = {"ensure_ascii": False}
    return JsonResponse(data, status=status, content_type=media_type, json_dumps_params=spelled)


def json_value(body: bytes) -> Any:  # noqa: ANN401 - what JSON may be
    """The value that bytes spell; ValueError or RecursionError where they spell none we keep."""
    value = json.loads(body.decode(), parse_constant=_refuse, parse_float=_finite)
    if _SUSPICIOUS.search(body):
        for text in _texts(value):
            text.encode()
            if "\0" in text:
                _refuse(text)
    return value


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        _refuse(digits)
    return value


def _refuse(spelling: str) -> NoReturn:
    message = f"{spelling!r} cannot be kept."
    raise ValueError(message)


def _texts(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys too."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts(one)
        case dict():
            for key, one in value.items():
                yield key
                yield from _texts(one)
