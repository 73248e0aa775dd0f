"""Every address × method × visitor: who gets in is who the table says, and nobody else.

Visitors are the four roles of a project, the four roles of another project, who have read here
once, and somebody who is not signed in. To be let in means an answer about the matter itself, be
it that the request says nothing useful: neither a way to sign in, nor 401, 403, 404, 405, nor a
mistake of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import DjangoDbBlocker

from labels.permissions import MemberRole, Permission, roles_granting
from tests.annotator.house import FOREIGNERS, NOBODY, VISITORS, House
from tests.annotator.permission_table import ALLAUTH, METHODS, TABLE

pytestmark = pytest.mark.django_db


def routes(
    patterns: Sequence[URLPattern | URLResolver], above: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Each address as it is written in the tables of addresses, with what answers it."""
    for pattern in patterns:
        route = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, pattern


ROUTES = {
    route: pattern
    for route, pattern in routes(get_resolver().url_patterns)
    if not route.lstrip("^").startswith(ALLAUTH)
}


class Asked(NamedTuple):
    """A method of an address."""

    route: str
    method: str


GUARDED = [
    (Asked(route, method), permission)
    for route, asked in TABLE.items()
    for method, permission in asked.items()
]
OWN = ("account/", "api/me/", "api/tokens/")
"""Where people write what is theirs in whatever role."""
CALCULATED = ["api/projects/<slug:slug>/agreement/", "projects/<slug:slug>/agreement/"]
"""A POST that asks for figures: it changes nothing of the project."""
CASES = f"{len(ROUTES)} addresses, {len(GUARDED)} methods, {len(GUARDED) * len(VISITORS)} cases"


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:  # noqa: ARG001 - a database to build in
    """One house for the whole walk: each test begins where it was built (`answer`)."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield House()
        transaction.set_rollback(True)


def answer(house: House, asked: Asked, visitor: str) -> HttpResponse:
    """What the visitor gets; what the request did is undone, so that each finds the same house."""
    client = Client(raise_request_exception=False)
    client.cookies.load(house.keys.get(visitor, {}))
    with transaction.atomic():
        address = house.address(asked.route, visitor)
        response = client.generic(asked.method, address, "{}", "application/json")
        transaction.set_rollback(True)
    return cast("HttpResponse", response)


def refusal(route: str, visitor: str) -> int:
    """The status by which a visitor is kept out who lacks the permission."""
    if visitor == NOBODY:
        return 401 if route.startswith("api/") else 302
    of_a_project = "<slug:slug>" in route or "<id:id>" in route
    return 404 if visitor in FOREIGNERS and of_a_project else 403


def granted(permission: Permission, visitor: str) -> bool:
    """Whether the table of roles grants it to the visitor in the house's project."""
    if visitor == NOBODY:
        return False
    if permission is Permission.SIGN_IN:
        return True
    if permission is Permission.FOUND_PROJECT:
        return visitor == MemberRole.MANAGER
    return visitor in roles_granting(permission)


def declared(pattern: URLPattern) -> set[str]:
    """The methods for which a view says what they ask for."""
    view = getattr(pattern.callback, "cls", None)
    return set(view.asks if view else pattern.callback.asked)  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", [TABLE], ids=[CASES])
def test_every_address_stands_in_the_table_and_no_other(table: Mapping[str, object]) -> None:
    assert sorted(ROUTES) == sorted(table)


def test_a_viewer_writes_nothing_but_what_is_their_own() -> None:
    writes = [
        asked.route
        for asked, permission in GUARDED
        if asked.method != "GET" and granted(permission, MemberRole.VIEWER)
    ]

    assert [route for route in writes if not route.startswith(OWN)] == CALCULATED


@pytest.mark.parametrize("route", TABLE)
def test_an_address_answers_the_methods_of_the_table(route: str) -> None:
    assert declared(ROUTES[route]) == set(TABLE[route])


@pytest.mark.parametrize(("asked", "permission"), GUARDED, ids=str)
def test_only_who_is_granted_the_permission_gets_in(
    house: House, asked: Asked, permission: Permission
) -> None:
    for visitor in VISITORS:
        response = answer(house, asked, visitor)

        told = f"{visitor}: {response.status_code} {getattr(response, 'content', b'')[:200]!r}"
        if granted(permission, visitor):
            assert is_let_in(response, asked), told
        else:
            assert response.status_code == refusal(asked.route, visitor), told


def is_let_in(response: HttpResponse, asked: Asked) -> bool:
    """Whether the answer is about the matter; that a token is not there is such a one."""
    if response.status_code == 302:
        return "/accounts/login/" not in response["Location"]
    if response.status_code == 404:
        return ":key>" in asked.route
    return response.status_code < 500 and response.status_code not in {401, 403, 405}


@pytest.mark.parametrize("route", [route for route, asked in TABLE.items() if asked])
def test_other_methods_are_told_that_they_are_not_possible(house: House, route: str) -> None:
    others = [method for method in METHODS if method not in TABLE[route]]

    found = {one: answer(house, Asked(route, one), "manager").status_code for one in others}

    assert found == dict.fromkeys(others, 405)


@pytest.mark.parametrize("route", [route for route, asked in TABLE.items() if not asked])
def test_open_addresses_answer_whoever_asks(house: House, route: str) -> None:
    response = answer(house, Asked(route, "GET"), NOBODY)

    assert response.status_code in {200, 302, 404, 405}
