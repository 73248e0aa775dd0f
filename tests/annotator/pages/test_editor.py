"""The page of the editor: looking takes nothing, a reading is begun or taken back on purpose."""

from __future__ import annotations

import pytest
from django.test import Client

from labels.actions import annotate, handout
from labels.actions.projects import admit
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import member, signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(news: Project) -> Article:
    making.bring(news, making.reading("a1"))
    return news.articles.get()


def address(article: Article) -> str:
    return f"/projects/news/articles/{article.pk}/"


def reading_of(user: User, article: Article) -> AnnotationSet:
    return handout.open_article(article=article, by=user, at=making.AT)


def test_to_look_at_an_article_takes_no_place_from_its_readers(
    client: Client, article: Article
) -> None:
    answer = client.get(address(article))

    article.refresh_from_db()
    assert (article.handed_out, AnnotationSet.objects.count()) == (0, 0)
    assert "Begin a reading" in answer.text


def test_a_reading_is_begun_by_its_button(client: Client, manager: User, article: Article) -> None:
    answer = client.post(address(article), follow=True)

    own = AnnotationSet.objects.get()
    assert (own.author, own.state) == (manager, "assigned")
    assert 'id="hand-in"' in answer.text


def test_the_head_says_how_many_of_ones_articles_are_done(
    *, client: Client, manager: User, news: Project, article: Article
) -> None:
    making.bring(news, making.reading("a2"))
    done = reading_of(manager, article)
    annotate.submit(annotation_set=done, base_revision=0, by=manager, at=making.AT)
    other = news.articles.get(external_id="a2")
    reading_of(manager, other)

    answer = client.get(address(other))

    assert "1 of 2 articles handed in" in answer.text


def test_what_was_handed_in_is_taken_back_by_its_button(
    client: Client, manager: User, article: Article
) -> None:
    own = reading_of(manager, article)
    annotate.submit(annotation_set=own, base_revision=0, by=manager, at=making.AT)

    shown = client.get(address(article))
    client.post(address(article))

    own.refresh_from_db()
    assert "Take it back" in shown.text
    assert own.state == "drafting"


def test_where_all_places_are_taken_there_is_no_button_and_nothing_begins(
    news: Project, client: Client, article: Article
) -> None:
    for name in ("huda", "sami"):
        user = making.person(name)
        admit(project=news, user=user, role=MemberRole.ANNOTATOR)
        reading_of(user, article)

    answer = client.post(address(article), follow=True)

    assert AnnotationSet.objects.count() == 2
    assert "Begin a reading" not in answer.text


def test_a_viewer_is_offered_no_reading(news: Project, article: Article) -> None:
    viewer = member(news, MemberRole.VIEWER)

    assert "Begin a reading" not in viewer.get(address(article)).text
    assert viewer.post(address(article)).status_code == 403


def test_anothers_reading_is_neither_taken_back_nor_changed(
    news: Project, manager: User, article: Article
) -> None:
    huda = making.person("huda")
    admit(project=news, user=huda, role=MemberRole.REVIEWER)
    own = reading_of(manager, article)

    answer = signed_in(huda).get(address(article), {"set": str(own.pk)})

    assert "only its reader can change it" in answer.text
    assert '<form method="post"' not in answer.text.split("</header>")[0]
