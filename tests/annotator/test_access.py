"""Who may come in, by page and by API; the walk over all addresses is in test_permission_table."""

from __future__ import annotations

from typing import cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from annotator.access import (
    SignedInRequest,
    open_to_all,
    project_at,
    refuse_unless_allowed,
    requires,
)
from labels.models import Project, User
from labels.permissions import Permission
from tests.labels import making

pytestmark = pytest.mark.django_db


@requires(Permission.VIEW_PROJECT, post=Permission.MANAGE_PROJECT)
def page(request: SignedInRequest, project: Project) -> HttpResponse:
    """A page of a project."""
    return HttpResponse(f"{request.method} {project.slug} by {request.user.username}")


def asked(method: str, user: User | AnonymousUser, **headers: str) -> HttpRequest:
    """A request by this user."""
    request = RequestFactory(headers=headers).generic(method, "/projects/news/?a=1")
    request.user = user
    return request


@pytest.fixture
def manager() -> User:
    """The manager of the project `news`."""
    user = making.person("manager")
    making.project(by=user)
    return user


def test_a_page_gets_the_project_in_place_of_its_name(manager: User) -> None:
    response = cast("HttpResponse", page(asked("POST", manager), slug="news"))

    assert response.content == b"POST news by manager"


def test_the_head_of_a_page_asks_for_what_the_page_asks(manager: User) -> None:
    assert page(asked("HEAD", manager), slug="news").status_code == 200


def test_a_method_that_is_not_named_is_not_answered(manager: User) -> None:
    response = page(asked("DELETE", manager), slug="news")

    assert (response.status_code, response["Allow"]) == (405, "GET, POST")


def test_who_is_not_signed_in_comes_back_to_the_page() -> None:
    response = page(asked("GET", AnonymousUser()), slug="news")

    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/projects/news/%3Fa%3D1"


def test_who_posts_without_being_signed_in_comes_back_to_the_first_page() -> None:
    response = page(asked("POST", AnonymousUser()), slug="news")

    assert response["Location"] == "/accounts/login/?next=/"


def test_a_part_of_a_page_sends_the_whole_browser_to_sign_in() -> None:
    response = page(asked("GET", AnonymousUser(), HX_Request="true"), slug="news")

    assert response["HX-Redirect"].startswith("/accounts/login/")


def test_a_project_of_others_is_none(manager: User) -> None:
    stranger = making.person("stranger")

    with pytest.raises(Http404):
        project_at(stranger, "news")
    assert project_at(manager, "news").slug == "news"


def test_who_lacks_the_permission_is_refused() -> None:
    with pytest.raises(PermissionDenied):
        refuse_unless_allowed(making.person("reader"), Permission.FOUND_PROJECT, None)


def test_a_page_that_is_open_asks_for_nothing() -> None:
    assert vars(open_to_all(lambda _request: HttpResponse()))["asked"] == {}


@pytest.mark.usefixtures("manager")
def test_what_vanishes_while_a_page_is_made_is_not_there(manager: User) -> None:
    @requires(Permission.VIEW_PROJECT)
    def vanishing(_request: SignedInRequest, project: Project) -> HttpResponse:
        project.memberships.all().delete()
        return HttpResponse(str(project.memberships.get()))

    with pytest.raises(Http404):
        vanishing(asked("GET", manager), slug="news")
