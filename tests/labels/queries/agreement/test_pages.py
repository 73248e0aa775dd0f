"""Where readings differ, page by page."""

from __future__ import annotations

import pytest

from labels.actions import transfer
from labels.agreement import Difference
from labels.models import Project
from labels.queries.agreement import Sought, listed
from tests.labels import making
from tests.labels.agreeing import reads, two_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Project:
    """Two readers for each article."""
    return making.project(readers_per_article=2)


def test_each_disagreement_names_both_readings_and_the_words(news: Project) -> None:
    two_readers(news)

    page = listed(news)

    assert [(one.found.difference, one.words) for one in page.lines] == [
        (Difference.TYPE, "بغداد"),
        (Difference.MISSING, "الموصل"),
    ]
    assert {(one.one.reader, one.other.reader) for one in page.lines} == {("huda", "samir")}
    assert (page.articles, page.after) == (1, None)


def test_a_kind_or_a_type_may_be_sought(news: Project) -> None:
    two_readers(news)

    by_kind = listed(news, sought=Sought(difference=Difference.MISSING))
    by_type = listed(news, sought=Sought(type="PER"))

    assert [one.words for one in by_kind.lines] == ["الموصل"]
    assert [one.words for one in by_type.lines] == ["بغداد"]


def test_readings_may_be_held_against_the_gold(news: Project) -> None:
    making.bring(news, making.reading("a1", making.sami()), labels_as=transfer.GOLD)
    reads(news, "a1", "huda", making.sami(), making.mosul())

    page = listed(news, sought=Sought(against_gold=True))

    assert [(one.one.reader, one.other.reader, one.words) for one in page.lines] == [
        ("", "huda", "الموصل")
    ]
    assert listed(news).lines == ()


def test_a_page_ends_with_a_whole_article_and_the_next_goes_on(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a1", "a2"):
        reads(news, name, "huda", making.sami(), making.mosul())
        reads(news, name, "samir", making.baghdad())
    monkeypatch.setattr("labels.queries.agreement.pages.PAGE", 1)

    first = listed(news)
    second = listed(news, after=first.after or 0)

    assert [len(first.lines), len(second.lines)] == [3, 3]
    assert {one.title for one in first.lines} == {"a1"}
    assert {one.title for one in second.lines} == {"a2"}


def test_a_page_looks_through_so_many_articles_and_no_more(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a1", "a2"):
        reads(news, name, "huda")
        reads(news, name, "samir")
    monkeypatch.setattr("labels.queries.agreement.pages.LOOKED_AT", 1)

    page = listed(news)

    assert (page.lines, page.articles) == ((), 1)
    assert page.after == news.articles.get(external_id="a1").pk
