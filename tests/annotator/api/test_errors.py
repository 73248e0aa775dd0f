"""Every error is a problem document with a sentence in the reader's language."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from annotator.api.errors import problem_response
from labels.actions.effort import tell_time
from labels.models import AnnotationSet, Project
from tests.annotator.api.conftest import Program
from tests.labels import making

MEDIA_TYPE = "application/problem+json"


def test_an_address_that_is_none_is_told_so() -> None:
    response = Client(headers={"Accept-Language": "en"}).delete("/api/nothing/at/all/")

    assert (response.status_code, response["Content-Type"]) == (404, MEDIA_TYPE)
    assert response.json() == {
        "type": "urn:problem-type:hashiya:not-found",
        "title": "Nothing here",
        "status": 404,
        "detail": "There is nothing at this address that you may see: check it.",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "abc", "é", "a b", "a" * 64, "0" * 5000])
def test_who_has_no_valid_token_is_told_how_to_come_in(token: str) -> None:
    response = Client(headers={"Authorization": f"Token {token}"}).get("/api/me/")

    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Token")
    assert response["Content-Type"] == MEDIA_TYPE


@pytest.mark.django_db
def test_who_is_not_signed_in_is_answered_in_the_browsers_language() -> None:
    arabic = Client(headers={"Accept-Language": "ar"}).get("/api/me/")
    english = Client(headers={"Accept-Language": "en"}).get("/api/me/")

    assert arabic.json()["title"] == "لم يُسجَّل الدخول"
    assert english.json()["title"] == "Not signed in"


@pytest.mark.django_db
def test_who_is_signed_in_is_answered_in_the_accounts_language() -> None:
    reader = Program(making.person("reader"), language="ar")

    response = reader.get("projects/none/")

    assert response.told["title"] == "لا شيء هنا"


@pytest.mark.django_db
def test_a_method_that_is_not_there_is_told_with_those_that_are(manager: Program) -> None:
    response = manager.ask("DELETE", "me/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, PATCH")
    assert response.told["detail"].startswith("DELETE is not possible")


def test_a_body_of_another_kind_is_not_understood(manager: Program, news: Project) -> None:
    response = manager.ask(
        "PATCH", f"projects/{news.slug}/", b"<a/>", content_type="application/xml"
    )

    assert (response.status_code, response.told["type"]) == (
        415,
        "urn:problem-type:hashiya:wrong-media-type",
    )


def test_a_misspelt_key_is_not_lost_in_silence(manager: Program, news: Project) -> None:
    response = manager.ask("PATCH", f"projects/{news.slug}/", {"nme": "x", "blind": "maybe"})

    assert response.status_code == 400
    assert response.told["errors"] == [
        {"at": "nme", "message": "Nobody knows this key: correct or remove it."}
    ]


@pytest.mark.django_db
def test_a_session_without_the_secret_of_its_page_changes_nothing() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(making.person("reader"))

    response = client.patch("/api/me/", {"language": "en"}, content_type="application/json")

    assert (response.status_code, response["Content-Type"]) == (403, MEDIA_TYPE)


def test_what_nobody_foresaw_is_a_problem_document_too(
    manager: Program, news: Project, caplog: pytest.LogCaptureFixture
) -> None:
    making.bring(news, making.reading("a1"))
    news.articles.update(tokens=b"\x01")

    response = manager.get(f"articles/{news.articles.get().pk}/")

    assert (response.status_code, response["Content-Type"]) == (500, MEDIA_TYPE)
    assert "Traceback" in caplog.text


@pytest.mark.django_db
def test_what_vanishes_while_it_is_asked_for_is_not_there(rf: RequestFactory) -> None:
    huda = making.person("huda")
    own = making.begun(making.project(), huda)
    AnnotationSet.objects.all().delete()

    with pytest.raises(AnnotationSet.DoesNotExist) as vanished:
        tell_time(annotation_set=own, visit="v", seconds=1, by=huda, at=making.AT)
    response = problem_response(vanished.value, {"request": rf.post("/api/sets/1/time/")})

    assert (response.status_code, response["Content-Type"]) == (404, MEDIA_TYPE)
