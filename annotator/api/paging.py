"""Paging by key: a page is what comes after the last row seen; none is skipped or shown twice.

`after` is the key of the last row of the page before; the answer names the next one, or null.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from annotator.api.errors import Refused
from annotator.ids import numbered
from annotator.messages.answers import answer

PAGE = 50
AFTER = OpenApiParameter("after", int, description="`next` of the page before.")

Row = TypeVar("Row", bound=Model)


def key_after(request: Request) -> int:
    """The key that the page asked for begins after; 0 for the first page."""
    return key_in(request, "after")


def key_in(request: Request, name: str) -> int:
    """The key that a parameter gives; 0 where it is not given."""
    given = request.query_params.get(name, "0")
    found = numbered(given) if given.isascii() else None
    if found is None:
        raise Refused("bad-request", 400, answer("cursor", name=name))
    return found


def page(
    rows: QuerySet[Row], shown: Callable[[Row], dict[str, Any]], *, after: int
) -> dict[str, Any]:
    """The PAGE rows after a key, as they are shown, and the next page's key; None at the end."""
    found = list(rows.filter(pk__gt=after).order_by("pk")[: PAGE + 1])
    here = found[:PAGE]
    return {
        "results": [shown(row) for row in here],
        "next": here[-1].pk if len(found) > PAGE else None,
    }
