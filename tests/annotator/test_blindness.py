"""What a blind annotator can reach of a colleague's reading by any address: nothing.

Every address of the web that one can look at is asked for with the ids of the colleague's reading,
its thread and its article, and searched for what the colleague wrote.
"""

from __future__ import annotations

from typing import cast

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client

from labels.actions import comments
from labels.actions.annotate import apply_changes, submit
from labels.actions.handout import open_article
from labels.actions.projects import admit, change
from labels.models import AnnotationSet, Project, User
from labels.permissions import MemberRole
from tests.annotator.permission_table import TABLE
from tests.labels import making

pytestmark = pytest.mark.django_db

SECRET = "xyzzy"
"""In all that the colleague wrote: a label's id and note, a comment."""

LOOKED_AT = sorted(route for route, asked in TABLE.items() if "GET" in asked)
"""What is open to all stands not among them, such as what describes the API."""


class Desk:
    """Huda and Samar read one article of a project; Samar has handed in what is secret."""

    def __init__(self) -> None:
        self.project: Project = making.project(readers_per_article=2)
        self.article = making.article(self.project)
        self.huda, self.samar = self._reader("huda"), self._reader("samar")
        open_article(article=self.article, by=self.huda, at=making.AT)
        self.secret = self._marked()

    def address(self, route: str) -> str:
        """The route to what is Samar's."""
        parts = {
            "<slug:slug>": self.project.slug,
            "<slug:key>": SECRET,
            "<str:key>": SECRET,
            "<str:username>": "samar",
            "<id:user_id>": self.samar.pk,
            "<id:article_id>": self.article.pk,
            "<id:id>": self.secret.pk if "sets" in route else self.article.pk,
            "<slug:thread>": f"{SECRET}-thread",
            "<slug:comment>": f"{SECRET}-thread",
            "<slug:subject>": SECRET,
        }
        for part, value in parts.items():
            route = route.replace(part, str(value))
        return "/" + route.replace("<id:job_id>", "1").replace("<id:review_id>", "1")

    def _reader(self, name: str) -> User:
        person = making.person(name)
        admit(project=self.project, user=person, role=MemberRole.ANNOTATOR)
        return person

    def _marked(self) -> AnnotationSet:
        own = open_article(article=self.article, by=self.samar, at=making.AT)
        apply_changes(
            annotation_set=own,
            batch=f"{SECRET}-batch",
            base_revision=0,
            changes=making.puts(making.sami(f"{SECRET}-label", note=f"{SECRET} note")),
            by=self.samar,
            at=making.AT,
        )
        comments.begin_beside(
            annotation_set=own,
            key=f"{SECRET}-thread",
            place=comments.WHOLE_ARTICLE,
            text=f"{SECRET} comment",
            by=self.samar,
            at=making.AT,
        )
        submit(annotation_set=own, base_revision=1, by=self.samar, at=making.AT)
        return AnnotationSet.objects.get(pk=own.pk)


def body(response: HttpResponse | StreamingHttpResponse) -> str:
    """All that was answered; addresses that name the secret because it was asked for left out."""
    if isinstance(response, StreamingHttpResponse):
        return response.getvalue().decode()
    return response.content.decode()


def found(desk: Desk, question: str = "") -> list[str]:
    """The addresses at which Huda finds what is Samar's."""
    client = Client(raise_request_exception=False)
    client.force_login(desk.huda)
    told = []
    for route in LOOKED_AT:
        response = client.get(desk.address(route) + question)
        said = body(cast("HttpResponse", response))
        # The address itself, where a page says it, tells nothing that was not known.
        said = said.replace(desk.address(route), "")
        if response.status_code == 200 and SECRET in said:
            told.append(route)
    return told


def test_a_blind_annotator_finds_nothing_of_a_colleagues_reading() -> None:
    desk = Desk()

    assert found(desk) == []
    assert found(desk, f"?set={desk.secret.pk}") == []
    assert found(desk, "?state=submitted&comments=open&reader=samar") == []


def test_a_blind_annotator_cannot_do_anything_to_a_colleagues_reading() -> None:
    desk = Desk()
    client = Client(raise_request_exception=False)
    client.force_login(desk.huda)

    statuses = {
        client.generic(method, desk.address(route), "{}", "application/json").status_code
        for route, asked in TABLE.items()
        for method in asked
        if route.startswith("api/sets/") and method != "GET"
    }

    assert statuses == {404}


def test_colleagues_who_share_find_what_is_handed_in_and_no_draft() -> None:
    desk = Desk()
    change(project=desk.project, blind=False)
    handed_in = found(desk)
    AnnotationSet.objects.filter(pk=desk.secret.pk).update(state="drafting")

    assert "api/sets/<id:id>/" in handed_in
    assert "api/sets/<id:id>/history/" in handed_in
    assert found(desk) == []
