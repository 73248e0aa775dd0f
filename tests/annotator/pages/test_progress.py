"""The page of progress: whose figures it shows, by which stretches of time, and its files."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation
from django.utils.timezone import localdate, now

from annotator.pages.progress_tables import by_day, duration
from labels.actions import annotate, effort, handout
from labels.models import Article, Project, User
from labels.permissions import MemberRole
from labels.queries.progress import DayOfWork, Progress
from tests.annotator.pages.conftest import member, signed_in
from tests.labels import making

PAGE = "/projects/news/progress/"


@pytest.fixture
def article(news: Project) -> Article:
    return making.article(news)


def handed_in(article: Article, user: User) -> None:
    """A reading with one label, two minutes at work, handed in now."""
    own = handout.open_article(article=article, by=user, at=now() - timedelta(hours=1))
    effort.tell_time(annotation_set=own, visit="v", seconds=120, by=user, at=now())
    puts = making.puts(making.sami())
    annotate.apply_changes(
        annotation_set=own, batch="b", base_revision=0, changes=puts, by=user, at=now()
    )
    annotate.submit(annotation_set=own, base_revision=1, by=user, at=now())


def rows_of(client: Client, query: str = "") -> list[list[str]]:
    """The rows of a file."""
    text = client.get(f"{PAGE}file/{query}").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_manager_sees_what_was_done(client: Client, manager: User, article: Article) -> None:
    handed_in(article, manager)

    page = client.get(PAGE).content.decode()

    assert page.count("data-chart=") == 4
    assert '<td class="number" data-value="120">2 min</td>' in page
    assert "Nothing was done in this time" not in page


def test_an_annotator_sees_neither_name_nor_time_of_others(
    news: Project, manager: User, article: Article
) -> None:
    handed_in(article, manager)
    annotator = member(news, MemberRole.ANNOTATOR)

    page = annotator.get(PAGE).content.decode()

    assert ("Your own work" in page, "Nothing was done in this time" in page) == (True, True)
    assert "<bdi>manager</bdi>" not in page
    assert rows_of(annotator) == []


def test_a_viewer_sees_no_time(news: Project, manager: User, article: Article) -> None:
    handed_in(article, manager)

    page = member(news, MemberRole.VIEWER).get(PAGE).content.decode()

    assert "<bdi>كريم</bdi>" in page
    assert 'data-value="120"' not in page


def test_a_file_has_the_numbers_of_its_table(
    client: Client, manager: User, article: Article
) -> None:
    handed_in(article, manager)

    rows = rows_of(client, "?table=handed-in&days=7")

    today = localdate()
    assert rows[0] == ["Readings handed in", "manager"]
    assert (len(rows), rows[-1]) == (8, [today.isoformat(), "1"])


@pytest.mark.usefixtures("article")
def test_a_file_of_no_table_is_not_there(client: Client) -> None:
    assert client.get(f"{PAGE}file/?table=nonsense").status_code == 404


def test_a_name_in_a_file_is_no_formula(news: Project, article: Article) -> None:
    odd = making.person("-1+1")
    news.memberships.create(user=odd, role=MemberRole.MANAGER)
    handed_in(article, odd)

    assert rows_of(signed_in(odd), "?table=people")[1][0] == "'-1+1"


@pytest.mark.usefixtures("article")
def test_an_odd_period_is_the_usual_one(client: Client) -> None:
    assert client.get(f"{PAGE}?days=nonsense").context["period"] == "30"


@pytest.mark.parametrize(
    ("length", "rows", "last"),
    [(6, 7, "2026-11-22"), (89, 13, "2026-11-17"), (300, 11, "2026-11-01")],
)
def test_a_long_time_goes_by_weeks_and_months(length: int, rows: int, last: str) -> None:
    today = date(2026, 11, 22)
    first = today - timedelta(days=length)
    work = tuple(DayOfWork(first + timedelta(days=n), "salma", 1, None) for n in range(length + 1))

    table = by_day(progress(work), first, today)

    assert (len(table.rows), table.rows[-1].key) == (rows, last)
    assert sum(float(row.cells[0].value or 0) for row in table.rows) == length + 1


def test_those_who_did_least_stand_together() -> None:
    today = date(2026, 11, 22)
    work = tuple(DayOfWork(today, f"r{n}", n, None) for n in range(1, 11))

    table = by_day(progress(work), today, today)

    assert len(table.heads) == 8
    assert [cell.value for cell in table.rows[0].cells] == [10, 9, 8, 7, 6, 5, 4, 6]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "–"), (42, "42 s"), (150, "2 min"), (3_540, "59 min"), (7_500, "2 h 5 min")],
)
def test_times_are_said_as_people_say_them(seconds: float | None, said: str) -> None:
    with translation.override("en"):
        assert duration(seconds) == said


def progress(days: tuple[DayOfWork, ...]) -> Progress:
    """Nothing but this work."""
    return Progress(
        states={},
        begun=0,
        readers=(),
        days=days,
        paces=(),
        types=(),
        sample=0,
        sees_all=True,
        sees_all_time=True,
    )


def test_the_list_of_projects_is_found_under_its_other_address(client: Client) -> None:
    answer = client.get("/projects/")

    assert (answer.status_code, answer["Location"]) == (301, "/")
