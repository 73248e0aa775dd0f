"""Whatever is sent, an answer about it comes back, and never a mistake of ours."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labels.models import AnnotationSet, Project
from tests.annotator.api.conftest import Program
from tests.annotator.permission_table import API
from tests.labels import making

EXAMPLES = 8
ID = 1
NAMES = st.sampled_from(
    [
        "batch",
        "base_revision",
        "changes",
        "put",
        "drop",
        "mention",
        "link",
        "id",
        "kind",
        "start",
        "end",
        "type",
        "source",
        "target",
        "attributes",
        "note",
        "name",
        "slug",
        "template",
        "schema",
        "entities",
        "events",
        "relations",
        "roles",
        "role",
        "language",
        "appearance",
        "days",
        "format",
        "options",
        "state",
        "part",
        "blind",
        "readers_per_article",
        "guidelines",
    ]
)
WORDS = st.sampled_from(["entity", "PER", "a", "jsonl", "conll", "gold", "manager", "ar", "ace"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | WORDS
JSON: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)
OBJECTS = st.dictionaries(NAMES | st.text(max_size=5), JSON, max_size=6)
WRITES = [
    (route, method)
    for route, asked in API.items()
    for method in asked
    if method in {"POST", "PUT", "PATCH"}
]
READS = [route for route, asked in API.items() if "GET" in asked]


def address(route: str) -> str:
    """The route with parts that are there."""
    parts = {
        "<slug:slug>": "news",
        "<id:id>": str(ID),
        "<slug:key>": "k",
        "<str:username>": "manager",
    }
    for part, value in parts.items():
        route = route.replace(part, value)
    return route.removeprefix("api/")


@pytest.fixture
def reader(news: Project, manager: Program) -> Program:
    """The manager, whose reading has the id in the addresses; an article may have it too."""
    making.begun(news, manager.user)
    AnnotationSet.objects.update(id=ID)
    return manager


ONCE = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("case", WRITES, ids=str)
@ONCE
@given(data=OBJECTS | JSON)
def test_no_body_breaks_a_view(reader: Program, case: tuple[str, str], data: object) -> None:
    route, method = case

    with transaction.atomic():
        response = reader.ask(method, address(route), data)
        transaction.set_rollback(True)

    assert response.status_code < 500


@pytest.mark.parametrize("route", READS)
@ONCE
@given(words=st.dictionaries(st.sampled_from(["after", "state", "search", "format"]), st.text()))
def test_no_query_breaks_a_view(reader: Program, route: str, words: dict[str, str]) -> None:
    query = "&".join(f"{name}={quote(word, errors='replace')}" for name, word in words.items())

    response = reader.get(f"{address(route)}?{query}")

    assert response.status_code < 500


@pytest.mark.parametrize("path", [f"sets/{2**70}/", f"articles/{2**70}/", f"jobs/{2**70}/"])
def test_no_number_is_too_large_for_an_address(manager: Program, path: str) -> None:
    assert manager.get(path).status_code == 404
