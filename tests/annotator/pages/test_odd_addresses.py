"""Addresses and forms that nobody sends by hand: each is answered by a sentence, none breaks."""

from __future__ import annotations

import pytest
from django.test import Client

from annotator.models import Job
from annotator.pages.markdown import rendered
from labels.actions.projects import SlugTakenError, found
from labels.models import Project, User
from labels.schema import Schema
from tests.labels import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("news")]

LONG = "9" * 30
ENDLESS = "9" * 5_000


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/projects/news/articles/{LONG}/", 404),
        (f"/projects/news/jobs/{LONG}/", 404),
        (f"/api/articles/{LONG}/threads/x/", 404),
        (f"/api/sets/{LONG}/changes/", 404),
        ("/account/notices/?unread=0123456789ab", 200),
        ("/projects/news/articles/?search=%00", 404),
        ("/projects/n%00ws/", 404),
        ("/api/projects/news/members/%00/", 404),
        ("/api/projects/news/articles/?search=%00", 404),
    ],
)
def test_what_no_row_has_is_not_looked_for(client: Client, address: str, status: int) -> None:
    answered = client.get(address)

    assert answered.status_code == status
    is_problem = answered["Content-Type"] == "application/problem+json"
    assert is_problem == (address.startswith("/api/") and status >= 400)


def test_a_reading_with_a_number_without_end_is_not_there(client: Client, news: Project) -> None:
    article = making.article(news)

    assert client.get(f"/projects/news/articles/{article.pk}/?set={ENDLESS}").status_code == 404


def test_articles_with_numbers_without_end_are_passed_over(client: Client, manager: User) -> None:
    sent = {"article": ENDLESS, "reader": manager.pk, "deed": "assign"}

    assert client.post("/projects/news/articles/hand-out/", sent).status_code == 302


@pytest.mark.parametrize("deed", ["reset", "add", "give"])
def test_keys_of_no_command_are_not_changed(client: Client, deed: str) -> None:
    answered = client.post("/account/keys/", {"deed": deed, "chord": "KeyQ"})

    assert answered.status_code == 422


def test_a_schema_with_a_number_without_end_is_refused(client: Client) -> None:
    body = {"name": "s.json", "text": f'{{"name": {ENDLESS}}}'}

    answered = client.post("/api/projects/news/schema/file/", body, content_type="application/json")

    assert answered.status_code == 422


def test_whose_session_has_ended_comes_back_to_the_page_and_not_to_a_part_of_it() -> None:
    page = "http://testserver/projects/news/jobs/1/?all=1"
    headers = {"HX-Request": "true", "HX-Current-URL": page}

    ours = Client().get("/projects/news/jobs/1/status/", headers=headers)
    elsewhere = {**headers, "HX-Current-URL": "https://elsewhere.example/x"}
    theirs = Client().get("/projects/news/jobs/1/status/", headers=elsewhere)

    assert ours["HX-Redirect"] == "/accounts/login/?next=/projects/news/jobs/1/%3Fall%3D1"
    assert theirs["HX-Redirect"] == "/accounts/login/?next=/"


@pytest.mark.parametrize("slug", ["new", "NEWS", "news"])
def test_no_project_takes_the_address_of_another_page(manager: User, slug: str) -> None:
    with pytest.raises(SlugTakenError):
        found(slug=slug, name="x", schema=Schema("s", types=()), by=manager, at=making.AT)


@pytest.mark.parametrize(
    "source", ["[" * 20_000, "\n".join(f"{'    ' * depth}- a" for depth in range(300))]
)
def test_guidelines_that_nobody_could_read_are_shown_as_they_were_written(source: str) -> None:
    assert rendered(source) == f"<pre>{source}</pre>"


def test_the_description_is_the_same_whatever_language_is_asked_for() -> None:
    told = [Client().get(f"/api/schema/?lang={one}") for one in ("ar", "tlh", "")]

    assert [one.status_code for one in told] == [200] * 3
    assert len({one.content for one in told}) == 1


@pytest.mark.parametrize("kind", [Job.Kind.SCHEMA, Job.Kind.AGREEMENT])
def test_a_job_about_no_file_is_told_of_on_its_own_page(
    *, client: Client, news: Project, manager: User, kind: Job.Kind
) -> None:
    job = Job.objects.create(kind=kind, project=news, by=manager, asked_at=making.AT)

    answered = client.get(f"/projects/news/jobs/{job.pk}/")

    assert (answered.status_code, answered["Location"]) == (302, f"/projects/news/{kind}/")
