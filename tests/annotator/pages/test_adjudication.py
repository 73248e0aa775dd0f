"""The articles that wait for adjudication as pages, and the ways into the editor."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from labels.actions import adjudication as deeds
from labels.actions.projects import admit
from labels.models import (
    Adjudication,
    AnnotationSet,
    Article,
    Project,
    SchemaVersion,
    User,
)
from labels.permissions import MemberRole
from tests.labels import making
from tests.labels.adjudicating import WITH_TITLE, begun, newsroom, rami, read, seen, take

pytestmark = pytest.mark.django_db

QUEUE = "/projects/news/adjudication/"
WAITING = "1 article waits for adjudication."


@pytest.fixture
def news() -> Project:
    return newsroom()


@pytest.fixture
def article(news: Project) -> Article:
    """Read by three, of whom one took the title along."""
    return read(news, [making.sami()], [WITH_TITLE], [making.sami()])


@pytest.fixture
def reviewer(news: Project) -> Client:
    return signed_in(news.members.get(username="rami"))


def signed_in(user: User) -> Client:
    User.objects.filter(pk=user.pk).update(language="en")
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def shown(client: Client, address: str = QUEUE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def boot(client: Client, adjudication: Adjudication) -> dict[str, Any]:
    """What the editor's page brings of the adjudication."""
    gold = adjudication.gold
    page = shown(client, f"/projects/news/articles/{gold.article_id}/?set={gold.pk}")
    found = re.search(r'id="boot" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])["adjudication"]
    assert data is None or isinstance(data, dict)
    return data or {}


def test_what_waits_is_listed_and_opens_at_its_first_press(
    reviewer: Client, article: Article
) -> None:
    assert WAITING in shown(reviewer)

    response = reviewer.post(f"{QUEUE}next/")

    gold = AnnotationSet.objects.get(kind="gold")
    assert response["Location"] == f"/projects/news/articles/{article.pk}/?set={gold.pk}"
    assert "1 stop open" in shown(reviewer)


def test_where_nothing_waits_the_page_says_so(reviewer: Client) -> None:
    assert "Nothing waits for adjudication" in shown(reviewer)
    assert reviewer.post(f"{QUEUE}next/")["Location"] == QUEUE


def test_both_lists_of_the_tab_lead_to_each_other(reviewer: Client) -> None:
    assert 'href="/projects/news/adjudication/"' in shown(reviewer, "/projects/news/review/")
    assert 'href="/projects/news/review/"' in shown(reviewer)


def test_an_article_offers_it_in_the_list_until_its_gold_is_finished(
    reviewer: Client, article: Article
) -> None:
    way = f'action="{QUEUE}{article.pk}/"'
    assert way in shown(reviewer, "/projects/news/articles/")

    begun(article)
    AnnotationSet.objects.filter(kind="gold").update(state="accepted")

    assert way not in shown(reviewer, "/projects/news/articles/")


def test_a_disagreement_leads_to_its_stop(reviewer: Client, article: Article) -> None:
    page = shown(reviewer, "/projects/news/agreement/disagreements/")
    named = re.search(r'name="stop" value="([0-9-]+)"', page)
    assert named

    response = reviewer.post(f"{QUEUE}{article.pk}/", {"stop": named[1]})

    assert response["Location"].endswith(f"&stop={named[1]}")


def test_a_place_that_is_none_is_left_out(reviewer: Client, article: Article) -> None:
    response = reviewer.post(f"{QUEUE}{article.pk}/", {"stop": "4-9&set=1"})

    assert "stop" not in response["Location"]


def test_whose_own_reading_is_among_them_is_told(news: Project, article: Article) -> None:
    huda = User.objects.get(username="huda")
    admit(project=news, user=huda, role=MemberRole.REVIEWER)
    client = signed_in(huda)

    assert "your own among them" in shown(client)
    assert client.post(f"{QUEUE}{article.pk}/", follow=True).status_code == 200
    assert not Adjudication.objects.exists()


def test_the_editor_brings_stops_to_whoever_may_decide_them(
    news: Project, reviewer: Client, article: Article
) -> None:
    adjudication = begun(article)
    [stop] = seen(adjudication).settlement.stops
    take(adjudication, stop, ())

    told = boot(reviewer, adjudication)

    assert (told["open"], told["stops"][0]["decided"]["name"]) == (True, "rami")
    huda = User.objects.get(username="huda")
    admit(project=news, user=huda, role=MemberRole.REVIEWER)
    assert boot(signed_in(huda), adjudication) == {}


def test_one_that_too_few_readings_are_left_of_is_a_gold_like_any(
    reviewer: Client, article: Article
) -> None:
    adjudication = begun(article)
    AnnotationSet.objects.filter(kind="reading").update(state="drafting")

    assert boot(reviewer, adjudication) == {}


def test_a_finished_one_opens_again_by_a_press(reviewer: Client, article: Article) -> None:
    adjudication = begun(article)
    [stop] = seen(adjudication).settlement.stops
    take(adjudication, stop, ())
    revision = seen(adjudication).gold.revision
    deeds.finish(adjudication=adjudication, base_revision=revision, by=rami(), at=making.LATER)
    again = f"{QUEUE}{article.pk}/reopen/"
    page = shown(reviewer, f"/projects/news/articles/{article.pk}/?set={adjudication.gold_id}")
    assert again in page
    assert boot(reviewer, adjudication)["open"] is False

    reviewer.post(again)

    assert boot(reviewer, adjudication)["open"] is True


def test_one_that_nobody_has_begun_is_not_opened_again(reviewer: Client, article: Article) -> None:
    response = reviewer.post(f"{QUEUE}{article.pk}/reopen/")

    assert response["Location"] == QUEUE


@pytest.mark.parametrize("way", ["next/", "{}/", "{}/reopen/"])
def test_while_labels_are_on_their_way_it_is_said_so(
    reviewer: Client, article: Article, way: str
) -> None:
    begun(article)
    SchemaVersion.objects.update(moving=True)

    response = reviewer.post(f"{QUEUE}{way.format(article.pk)}", follow=True)

    assert "try again in a moment" in response.content.decode()
