"""Every address × method × visitor: who gets in is who the table says, and nobody else.

Visitors are the four roles of a project, the four roles of another project, who have read here
once, and somebody who is not signed in. To be let in means an answer about the matter itself, be
it that the request says nothing useful: neither a way to sign in, nor 401, 403, 404, 405, nor a
mistake of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from annotator.models import Job
from labels.actions import comments, releasing
from labels.actions.projects import admit
from labels.models import AnnotationSet, Notice, Project, Review, User
from labels.permissions import MemberRole, Permission, roles_granting
from labels.releases import Contents, Figures, Terms
from tests.annotator.permission_table import ALLAUTH, METHODS, TABLE
from tests.labels import making

pytestmark = pytest.mark.django_db

FOREIGN = "foreign"
NOBODY = "nobody"
FOREIGNERS = {
    FOREIGN: MemberRole.MANAGER,
    "foreign-reviewer": MemberRole.REVIEWER,
    "foreign-annotator": MemberRole.ANNOTATOR,
    "foreign-viewer": MemberRole.VIEWER,
}
"""Members of another project, with their roles there."""
VISITORS = (*MemberRole, *FOREIGNERS, NOBODY)


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
OWN = ("account/", "notices/", "api/me/", "api/notices/", "api/tokens/")
"""Where people write what is theirs in whatever role."""
CALCULATED = ["api/projects/<slug:slug>/agreement/", "projects/<slug:slug>/agreement/"]
"""A POST that asks for figures: it changes nothing of the project."""
CASES = f"{len(ROUTES)} addresses, {len(GUARDED)} methods, {len(GUARDED) * len(VISITORS)} cases"


class House:
    """A project with a member of each role who has begun to read, and a stranger to it."""

    def __init__(self) -> None:
        manager = making.person("manager", is_staff=True)
        self.project: Project = making.project(by=manager, readers_per_article=9)
        stranger = making.person(FOREIGN)
        other = making.project("other", by=stranger)
        self.users: dict[str, User] = {MemberRole.MANAGER: manager, FOREIGN: stranger}
        for role in (MemberRole.REVIEWER, MemberRole.ANNOTATOR, MemberRole.VIEWER):
            self.users[role] = making.person(str(role))
            admit(project=self.project, user=self.users[role], role=role)
        for name, role in list(FOREIGNERS.items())[1:]:
            self.users[name] = making.person(name)
            admit(project=other, user=self.users[name], role=role)
        self.article = making.article(self.project)
        self.sets = {name: self._begun(user).pk for name, user in self.users.items()}
        for name in self.sets:
            self._commented(name)
        self.reviews = {name: self._reviewed(name) for name in self.sets}
        self.member = making.person("member")
        admit(project=self.project, user=self.member, role=MemberRole.VIEWER)
        self.job = self._job()
        self._released()

    def address(self, route: str, visitor: str) -> str:
        """The route as this visitor would ask for it: readings are the visitor's own."""
        parts = {
            "<slug:slug>": self.project.slug,
            "<slug:key>": "abc",
            "<str:key>": "abc",
            "<str:username>": self.member.username,
            "<int:user_id>": self.member.pk,
            "<int:article_id>": self.article.pk,
            "<int:job_id>": self.job.pk,
            "<int:notice_id>": self._notice(visitor),
            "<int:id>": self._id(route, visitor),
            "<int:set_id>": self.sets[MemberRole.ANNOTATOR],
            "<slug:thread>": self._reader(visitor),
            "<slug:comment>": self._reader(visitor),
            "<slug:table>": "pairs",
            "<slug:spelling>": "brat",
            "<str:version>": "1.0",
        }
        return "/" + re.sub("<[^>]+>", lambda found: str(parts.get(found[0], found[0])), route)

    def _id(self, route: str, visitor: str) -> int:
        if "reviews" in route:
            return self._of_review(route, visitor)
        if "sets" in route:
            return self.sets[self._reader(visitor)]
        return self.job.pk if "jobs" in route else self.article.pk

    def _of_review(self, route: str, visitor: str) -> int:
        """One sees what was decided on one's own reading, and reviews what others read."""
        whose = self._reader(visitor) if route.endswith("reviews/<int:id>/") else "annotator"
        return self.sets[whose] if "sets" in route else self.reviews[whose].pk

    def _reviewed(self, name: str) -> Review:
        """A review of this person's reading, which stands sent back."""
        copy = AnnotationSet.objects.create(
            article=self.article, kind="review", made_at=making.AT, changed_at=making.AT
        )
        manager = self.users[MemberRole.MANAGER]
        return Review.objects.create(
            reading_id=self.sets[name],
            round=1,
            of_revision=0,
            copy=copy,
            begun_by=manager,
            begun_at=making.AT,
            verdict="sent-back",
            remark="راجع",
            decided_by=manager,
            decided_at=making.AT,
        )

    def _reader(self, visitor: str) -> str:
        """Whose reading, thread and comment a visitor asks for: one's own, if one has any."""
        return MemberRole.ANNOTATOR if visitor in {*FOREIGNERS, NOBODY} else visitor

    def _commented(self, name: str) -> None:
        comments.begin_beside(
            annotation_set=AnnotationSet.objects.get(pk=self.sets[name]),
            key=name,
            place=comments.WHOLE_ARTICLE,
            text="راجع هذا",
            by=self.users[name],
            at=making.AT,
        )

    def _begun(self, user: User) -> AnnotationSet:
        return AnnotationSet.objects.create(
            article=self.article, author=user, made_at=making.AT, changed_at=making.AT
        )

    def _job(self) -> Job:
        return Job.objects.create(
            kind=Job.Kind.IMPORT,
            project=self.project,
            by=self.users[MemberRole.MANAGER],
            options={},
            state=Job.State.WAITING,
            asked_at=making.AT,
        )

    def _notice(self, visitor: str) -> int:
        """A notice of the visitor's own, in a project of which the visitor is a member."""
        user = self.users.get(visitor) or self.member
        project = user.projects.get()
        return Notice.objects.create(
            user=user, kind=Notice.Kind.ASSIGNED, project=project, made_at=making.AT
        ).pk

    def _released(self) -> None:
        """A release whose file has been taken away."""
        terms = Terms("1.0", "أخبار")
        contents = Contents((), Figures(), {})
        kept = releasing.Kept("releases/none.zip", 0, "0" * 64)
        releasing.publish(
            project=self.project,
            terms=terms,
            contents=contents,
            kept=kept,
            by=self.users[MemberRole.MANAGER],
            at=making.AT,
        )


@pytest.fixture
def house() -> House:
    return House()


def answer(house: House, asked: Asked, visitor: str) -> HttpResponse:
    """What the visitor gets; what the request did is undone, so that each finds the same house."""
    client = Client(raise_request_exception=False)
    if visitor != NOBODY:
        client.force_login(house.users[visitor])
    with transaction.atomic():
        address = house.address(asked.route, visitor)
        response = client.generic(asked.method, address, "{}", "application/json")
        transaction.set_rollback(True)
    return cast("HttpResponse", response)


def refusal(route: str, visitor: str) -> int:
    """The status by which a visitor is kept out who lacks the permission."""
    if visitor == NOBODY:
        return 401 if route.startswith("api/") else 302
    of_a_project = "<slug:slug>" in route or "<int:id>" in route
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
