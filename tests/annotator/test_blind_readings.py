"""A blind reading is its reader's and those who may view readings: no address gives it to others.

Somebody's reading holds a word in the note of a label, in a comment, in the remark of a review and
in the review's copy, and a number of seconds at work. Every address is asked for it as another
would ask, with that reading's ids; neither word nor number may come back, and nothing may change.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client

from labels.actions import annotate, comments
from labels.models import AnnotationSet, Comment, HandIn, MentionRow, Review, Thread, Visit
from labels.permissions import MemberRole
from tests.annotator.house import FOREIGN, House
from tests.annotator.permission_table import TABLE
from tests.labels import making

pytestmark = pytest.mark.django_db

SECRET = "kx7secret"
SECONDS = 424_242
KEPT, TIME = SECRET.encode(), str(SECONDS).encode()
VICTIM = MemberRole.REVIEWER
SPIES = (MemberRole.ANNOTATOR, FOREIGN)
READS = [route for route, asked in TABLE.items() if "GET" in asked or not asked]
WRITES = [
    (route, method)
    for route, asked in TABLE.items()
    for method in asked
    if method != "GET" and any(part in route for part in ("sets/", "threads/", "reviews/<int"))
]
QUERIES = ("", "?set={set}", "?search=kx7s", "?table=people&days=all", "?state=submitted")


@pytest.fixture
def house() -> House:
    """The house, in which the reviewer's reading holds what nobody else may see."""
    made = House()
    reading = AnnotationSet.objects.get(pk=made.sets[VICTIM])
    review = Review.objects.get(reading=reading)
    reader = made.users[VICTIM]
    annotate.apply_changes(
        annotation_set=reading,
        batch="b",
        base_revision=0,
        changes=making.puts(making.sami(note=SECRET)),
        by=reader,
        at=making.AT,
    )
    MentionRow.objects.create(
        annotation_set=review.copy, key="k", kind="entity", start=0, end=2, type="PER", note=SECRET
    )
    comments.begin_beside(
        annotation_set=reading,
        key="secret",
        place=comments.WHOLE_ARTICLE,
        text=SECRET,
        by=reader,
        at=making.AT,
    )
    Comment.objects.filter(thread__annotation_set=reading).update(text=SECRET)
    Review.objects.filter(pk=review.pk).update(remark=SECRET)
    Visit.objects.create(
        annotation_set=reading,
        key="v",
        project=made.project,
        reader=reader,
        day=making.AT.date(),
        seconds=SECONDS,
        last_at=making.AT,
    )
    HandIn.objects.create(
        annotation_set=reading,
        project=made.project,
        reader=reader,
        day=making.AT.date(),
        at=making.AT,
    )
    return made


def shown(house: House, route: str, visitor: str) -> bool:
    """Whether the address of the reading, with any of the queries, tells its secrets."""
    return any(secret in body for body in bodies(house, route, visitor) for secret in (KEPT, TIME))


def bodies(house: House, route: str, visitor: str) -> Iterable[bytes]:
    """What the visitor gets at the address of the reading."""
    client = Client(raise_request_exception=False)
    client.force_login(house.users[visitor])
    address = house.address(route, VICTIM)
    for query in QUERIES:
        given = client.get(address + query.format(set=house.sets[VICTIM]))
        yield content(given)


def content(given: object) -> bytes:
    """All of an answer, also of one that comes bit by bit."""
    if isinstance(given, StreamingHttpResponse):
        return b"".join(given)
    assert isinstance(given, HttpResponse)
    return given.content


@pytest.mark.parametrize("route", READS)
def test_no_address_gives_a_blind_reading_to_others(house: House, route: str) -> None:
    assert [spy for spy in SPIES if shown(house, route, spy)] == []


def test_those_who_may_see_it_are_given_it_at_these_addresses(house: House) -> None:
    found = {route for route in READS if shown(house, route, MemberRole.MANAGER)}

    assert found >= {
        "api/sets/<id:id>/",
        "api/sets/<id:id>/history/",
        "api/sets/<id:id>/threads/",
        "api/projects/<slug:slug>/progress/",
        "projects/<slug:slug>/articles/<id:article_id>/",
        "projects/<slug:slug>/progress/file/",
    }


@pytest.mark.parametrize(("route", "method"), WRITES)
def test_nobody_else_changes_a_blind_reading(house: House, route: str, method: str) -> None:
    before = state(house)

    for spy in SPIES:
        client = Client(raise_request_exception=False)
        client.force_login(house.users[spy])
        with transaction.atomic():
            given = client.generic(method, house.address(route, VICTIM), "{}", "application/json")
            after = state(house)
            transaction.set_rollback(True)

        assert (spy, given.status_code in {403, 404}, after) == (spy, True, before)


def state(house: House) -> list[object]:
    """All that is kept of the reading."""
    reading = AnnotationSet.objects.filter(pk=house.sets[VICTIM])
    return [
        list(reading.values()),
        list(MentionRow.objects.filter(annotation_set__in=reading).values()),
        list(Thread.objects.filter(annotation_set__in=reading).values()),
        list(Comment.objects.filter(thread__annotation_set__in=reading).values()),
        list(Review.objects.filter(reading__in=reading).values()),
        list(Visit.objects.filter(annotation_set__in=reading).values()),
    ]
