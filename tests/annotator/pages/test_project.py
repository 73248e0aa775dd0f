"""A project's own page, the next article, the guidelines and the settings."""

from __future__ import annotations

import pytest
from django.test import Client

from labels.actions import annotate, handout
from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import member, signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db

SETTINGS = {
    "name": "الشام",
    "description": "",
    "readers_per_article": "3",
    "review_share": "25",
    "review_seed": "7",
    "share": "40",
    "order": "random",
    "seed": "7",
    "days_to_finish": "",
    "clitics": "without-proclitics",
    "direction": "rtl",
}


def test_an_empty_project_says_what_comes_first(client: Client, news: Project) -> None:
    manager = client.get("/projects/news/").text
    annotator = member(news, MemberRole.ANNOTATOR).get("/projects/news/").text

    assert "Import articles" in manager
    assert "Import articles" not in annotator
    assert "A manager imports them" in annotator


def test_progress_is_shown_by_state_and_by_person_to_those_who_may_see_it(
    client: Client, news: Project, manager: User
) -> None:
    own = making.begun(news, manager)
    annotate.submit(annotation_set=own, base_revision=0, by=manager, at=making.AT)

    seen = client.get("/projects/news/").text
    hidden = member(news, MemberRole.ANNOTATOR).get("/projects/news/").text

    assert "Readings by person" in seen
    assert '<span class="badge-state state-submitted">Handed in</span> <strong>1</strong>' in seen
    assert "Readings by person" not in hidden


def test_the_next_article_opens_the_editor_on_ones_own_reading(
    news: Project, manager: User
) -> None:
    article = making.article(news)

    answer = signed_in(manager).post("/projects/news/next/")

    assert answer["Location"] == f"/projects/news/articles/{article.pk}/"
    assert article.sets.get().author == manager


def test_when_nothing_is_left_it_is_said(client: Client, news: Project) -> None:
    answer = client.post("/projects/news/next/", follow=True)

    assert answer.redirect_chain == [("/projects/news/", 302)]
    assert "Nothing is left for you here" in answer.text
    assert not news.articles.exists()


def test_what_waits_for_oneself_is_told(news: Project) -> None:
    reader = making.person("salma")
    admit(project=news, user=reader, role=MemberRole.ANNOTATOR)
    handout.open_article(article=making.article(news), by=reader, at=making.AT)

    answer = signed_in(reader).get("/projects/news/")

    assert "opens what you have begun" in answer.text


def test_guidelines_are_written_by_managers_and_read_by_all(client: Client, news: Project) -> None:
    empty = client.get("/projects/news/guidelines/").text
    client.post("/projects/news/guidelines/edit/", {"guidelines": "# الأسماء\n\nنوسّم **الاسم**."})

    read = member(news, MemberRole.VIEWER).get("/projects/news/guidelines/").text

    assert "No guidelines yet" in empty
    assert "<h2>الأسماء</h2>" in read
    assert "<strong>الاسم</strong>" in read
    assert "guidelines/edit" not in read


def test_the_form_holds_the_guidelines_as_they_are(client: Client, news: Project) -> None:
    client.post("/projects/news/guidelines/edit/", {"guidelines": "# الأسماء"})

    assert "# الأسماء</textarea>" in client.get(f"/projects/{news.slug}/guidelines/edit/").text


def test_settings_are_changed_and_said_to_be(client: Client, news: Project) -> None:
    answer = client.post("/projects/news/settings/", SETTINGS, follow=True)

    news.refresh_from_db()
    assert "The settings are saved." in answer.text
    assert (news.name, news.readers_per_article, news.blind) == ("الشام", 3, False)
    assert news.clitics == Project.Clitics.WITHOUT_PROCLITICS


@pytest.mark.parametrize("readers", ["0", "51", "many", ""])
def test_a_number_of_readers_that_is_none_is_refused(
    client: Client, news: Project, readers: str
) -> None:
    answer = client.post("/projects/news/settings/", {**SETTINGS, "readers_per_article": readers})

    news.refresh_from_db()
    assert answer.status_code == 422
    assert 'aria-describedby="id_readers_per_article_hint id_readers_per_article_error"' in (
        answer.text
    )
    assert news.readers_per_article == 2


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "path",
    ["", "articles/", "guidelines/", "schema/", "members/", "import/", "export/", "settings/"],
)
def test_every_tab_is_there_in_both_languages(
    *, news: Project, manager: User, path: str, language: str
) -> None:
    answer = signed_in(manager, language).get(f"/projects/{news.slug}/{path}")

    assert answer.status_code == 200
    assert answer.text.count('aria-current="page"') == 1
    assert answer.text.count("<h1>") == 1


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/projects/news/settings/", 403, "دورك في هذا المشروع لا يسمح بها."),
        ("/projects/other/", 404, "لا توجد صفحة كهذه"),
        ("/nowhere/", 404, "لا توجد صفحة كهذه"),
    ],
)
def test_a_page_that_is_not_to_be_had_shows_a_way_on(
    *, news: Project, path: str, status: int, words: str
) -> None:
    making.project("other", by=making.person("someone"))
    reader = making.person("salma")
    admit(project=news, user=reader, role=MemberRole.ANNOTATOR)

    answer = signed_in(reader, "ar").get(path)

    assert answer.status_code == status
    assert words in answer.text
    assert '<a class="btn btn-primary" href="/">' in answer.text
