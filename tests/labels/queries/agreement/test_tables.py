"""The figures of a project, and the tables they are told in."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime

import pytest

from labels.actions import transfer
from labels.models import Project
from labels.queries import agreement
from labels.queries.agreement import Cell, Report, shared
from tests.labels import making
from tests.labels.agreeing import reads, two_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Project:
    """Three readers for each article."""
    return making.project(readers_per_article=3)


def told(project: Project) -> Report:
    """The report of the whole project."""
    (last,) = deque(agreement.compared(project), maxlen=1)
    return agreement.report(last, readers=agreement.readers(project))


def rows(project: Project, table: str, *columns: str) -> list[tuple[Cell, ...]]:
    """These columns of a table."""
    return [tuple(row[one] for one in columns) for row in told(project).tables[table].records()]


def test_two_readers_are_compared_by_counts_that_one_can_check_by_hand(news: Project) -> None:
    two_readers(news)

    columns = ("reader", "other_reader", "articles", "one", "other", "strict_both", "strict_f1")
    assert rows(news, "pairs", *columns) == [("huda", "samir", 1, 3, 2, 1, 0.4)]
    assert rows(news, "pairs", "untyped_both", "untyped_f1") == [(2, 0.8)]
    assert rows(news, "overall", "measure", "both", "f1")[0] == ("strict", 1, 0.4)


def test_types_are_told_one_by_one_and_which_is_taken_for_which(news: Project) -> None:
    two_readers(news)

    assert rows(news, "types", "type", "one", "other", "strict_both", "strict_f1") == [
        ("CITY", 2, 0, 0, 0.0),
        ("PER", 1, 2, 1, 2 / 3),
    ]
    assert told(news).tables["confusion"].rows == (
        ("", "CITY", 1),
        ("CITY", "PER", 1),
        ("PER", "PER", 1),
    )


def test_events_are_told_level_by_level(news: Project) -> None:
    event = (making.shelling(), making.mosul(), making.place())
    reads(news, "a1", "huda", *event)
    reads(news, "a1", "samir", *event[:2])

    assert [one for one in rows(news, "events", "measure", "name", "both", "f1") if not one[1]] == [
        ("trigger", "", 1, 1.0),
        ("trigger-type", "", 1, 1.0),
        ("argument", "", 0, 0.0),
        ("role", "", 0, 0.0),
    ]


def test_figures_of_attributes_have_their_counts(news: Project) -> None:
    reads(news, "a1", "huda", making.sami(attributes={"level": "name"}))
    reads(news, "a1", "samir", making.sami(attributes={"level": "noun"}))

    columns = ("owner", "attribute", "things", "alike", "mean_kappa", "alpha")
    assert ("mention", "level", 1, 0, 0.0, 0.0) in rows(news, "attributes", *columns)


def test_who_shares_no_article_has_a_row_without_figures(news: Project) -> None:
    for reader, name in (("huda", "a1"), ("samir", "a1"), ("samir", "a2"), ("nour", "a2")):
        reads(news, name, reader)

    assert rows(news, "pairs", "reader", "other_reader", "articles", "strict_f1", "alpha_u") == [
        ("huda", "nour", 0, None, None),
        ("huda", "samir", 1, 1.0, 1.0),
        ("nour", "samir", 1, 1.0, 1.0),
    ]


def test_each_reader_is_held_against_the_gold_week_by_week(news: Project) -> None:
    gold = (making.sami(), making.baghdad())
    for name in ("a1", "a2"):
        making.bring(news, making.reading(name, *gold), labels_as=transfer.GOLD)
    reads(news, "a1", "huda", *gold)
    reads(news, "a2", "huda", making.sami(), making.mosul(), at=datetime(2026, 5, 12, tzinfo=UTC))

    columns = ("articles", "strict_both", "strict_precision", "strict_recall")
    assert rows(news, "weeks", "week", "reader", *columns) == [
        ("2026-04-27", "huda", 1, 2, 1.0, 1.0),
        ("2026-05-11", "huda", 1, 1, 0.5, 0.5),
    ]
    assert rows(news, "gold", "reader", *columns) == [("huda", 2, 3, 0.75, 0.75)]


def test_batches_add_up_to_the_same(news: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    two_readers(news)
    for name in ("huda", "samir", "nour"):
        reads(news, "a2", name, making.shelling(), making.mosul(), making.place())
    whole = told(news)

    monkeypatch.setattr(shared, "AT_ONCE", 1)

    assert told(news) == whole


def test_a_report_is_read_back_as_it_was(news: Project) -> None:
    two_readers(news)

    assert Report.from_data(told(news).data()) == told(news)


def test_a_project_without_readings_has_empty_tables(news: Project) -> None:
    assert told(news).articles == 0
    assert {name for name, one in told(news).tables.items() if one.rows} == {"overall", "events"}
