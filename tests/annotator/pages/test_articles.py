"""The list of articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from labels.actions import comments, handout
from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import member
from tests.labels import making

pytestmark = pytest.mark.django_db

LIST = "/projects/news/articles/"
Counting = Callable[..., Any]


def bring(project: Project, count: int) -> None:
    making.bring(project, *(making.reading(f"a{one:03}") for one in range(count)))


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_asks_the_same_number_of_queries_for_one_article_and_for_fifty(
    *,
    client: Client,
    news: Project,
    manager: User,
    count: int,
    django_assert_num_queries: Counting,
) -> None:
    bring(news, count)
    for article in news.articles.all():
        handout.open_article(article=article, by=manager, at=making.AT)

    with django_assert_num_queries(12):
        answer = client.get(LIST)

    assert answer.text.count('<th scope="row">') == count
    assert answer.text.count("Handed out") == count + 1
    assert answer.text.count("<bdi>كريم</bdi>") == count + 1


def test_fifty_stand_on_a_page_and_a_link_leads_to_the_rest(client: Client, news: Project) -> None:
    bring(news, 51)
    last = news.articles.order_by("-pk")[1].pk

    first = client.get(LIST, {"search": "a"})
    second = client.get(LIST, {"search": "a", "after": str(last)})

    assert f'href="?search=a&amp;after={last}"' in first.text
    assert (first.text.count('<th scope="row">'), second.text.count('<th scope="row">')) == (50, 1)
    assert 'href="?search=a"' in second.text
    assert "Further articles" not in second.text


def test_search_and_state_keep_only_what_matches(
    client: Client, news: Project, manager: User
) -> None:
    bring(news, 3)
    begun = news.articles.get(external_id="a001")
    handout.open_article(article=begun, by=manager, at=making.AT)

    found = {
        asked: client.get(f"{LIST}?{asked}").text.count('<th scope="row">')
        for asked in ("search=a00", "search=a002", "state=untouched", "state=assigned", "state=x")
    }

    assert found == {
        "search=a00": 3,
        "search=a002": 1,
        "state=untouched": 2,
        "state=assigned": 1,
        "state=x": 3,
    }


def test_nothing_found_is_said(client: Client, news: Project) -> None:
    bring(news, 1)

    assert "Nothing matches" in client.get(LIST, {"search": "zzz"}).text
    assert "No articles yet" not in client.get(LIST, {"search": "zzz"}).text


def test_an_empty_list_offers_import_to_managers_alone(client: Client, news: Project) -> None:
    assert "Import articles" in client.get(LIST).text
    assert "Import articles" not in member(news, MemberRole.VIEWER).get(LIST).text


def test_others_readings_are_hidden_in_a_blind_project(news: Project) -> None:
    salma = making.person("salma")
    admit(project=news, user=salma, role=MemberRole.ANNOTATOR)
    making.begun(news, salma)

    annotator = member(news, MemberRole.ANNOTATOR).get(LIST).text
    reviewer = member(news, MemberRole.REVIEWER).get(LIST).text

    assert "<bdi>salma</bdi>" not in annotator
    assert "1 reader" in annotator
    assert "<bdi>salma</bdi>" in reviewer


def test_a_search_that_no_form_sends_is_passed_over(client: Client, news: Project) -> None:
    bring(news, 1)

    answer = client.get(LIST, {"after": "9" * 30})

    assert (answer.status_code, answer.text.count('<th scope="row">')) == (200, 1)


def test_open_comments_are_told_and_found(client: Client, news: Project, manager: User) -> None:
    bring(news, 2)
    comments.begin_for_all(
        article=news.articles.order_by("pk")[0],
        key="t1",
        place=comments.WHOLE_ARTICLE,
        text="راجعوا التاريخ",
        by=manager,
        at=making.AT,
    )

    every, found = client.get(LIST), client.get(LIST, {"comments": "open"})

    assert (every.text.count('<th scope="row">'), found.text.count('<th scope="row">')) == (2, 1)
    assert every.text.count("1 open comment") == found.text.count("1 open comment") == 1
    assert 'href="/projects/news/articles/?comments=open">1</a>' in client.get(LIST[:-9]).text
