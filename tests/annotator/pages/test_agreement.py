"""The page of agreement, its tables as CSV, the list of disagreements, and the job for many."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from annotator.jobs import comparisons
from annotator.models import Job
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import member, signed_in, work
from tests.labels import making
from tests.labels.agreeing import reads, two_readers

pytestmark = pytest.mark.django_db
PAGE = "/projects/news/agreement/"
TABLES = ("overall", "pairs", "types", "events", "unitizing", "attributes", "confusion")


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    """Two articles are more than is compared at once."""
    assert kept.is_dir()
    monkeypatch.setattr("annotator.jobs.AT_ONCE", 1)


def test_the_page_tells_figures_with_their_counts(client: Client, news: Project) -> None:
    two_readers(news)

    page = client.get(PAGE).text

    assert "1 article compared." in page
    assert all(f'<h2 id="{name}">' in page for name in TABLES)
    assert 'data-value="0.4000"><bdi>0.400</bdi>' in page
    assert 'data-chart="bar"' in page
    assert "chart.umd.min.js" in page


def test_an_undefined_figure_is_a_dash_and_says_why(client: Client, news: Project) -> None:
    two_readers(news)

    page = client.get(PAGE).text

    assert 'title="Neither marked any."><bdi>—</bdi>' in page
    assert "<li>— Neither marked any.</li>" in page


def test_the_page_speaks_arabic(manager: User, news: Project) -> None:
    two_readers(news)

    page = signed_in(manager, "ar").get(PAGE).text

    assert "قورن مقال واحد." in page
    assert "الكيانات: الحدود والنوع" in page
    assert 'dir="rtl"' in page


def test_where_nothing_can_be_compared_a_sentence_says_so(client: Client, news: Project) -> None:
    reads(news, "a1", "huda")

    assert "No article has two readings that were handed in" in client.get(PAGE).text
    assert "choose other readers" in client.get(PAGE, {"since": "2030-01-01"}).text


def test_people_are_told_by_their_names_and_files_have_usernames(
    client: Client, news: Project
) -> None:
    two_readers(news)
    User.objects.filter(username="huda").update(first_name="هدى")

    page, differences = client.get(PAGE).text, client.get(f"{PAGE}disagreements/").text

    assert all("هدى" in one and "<bdi>huda</bdi>" not in one for one in (page, differences))
    assert '<option value="huda">هدى</option>' in page
    assert "huda" in client.get(f"{PAGE}pairs.csv").text


def test_who_shares_no_article_is_named(client: Client, news: Project) -> None:
    for reader, name in (("huda", "a1"), ("samir", "a1"), ("samir", "a2"), ("nour", "a2")):
        reads(news, name, reader)

    page = client.get(PAGE).text

    assert "<bdi>huda</bdi> and <bdi>nour</bdi> share no article" in page
    assert 'title="They share no article that both have handed in."' in page


def test_two_readers_can_be_chosen(client: Client, news: Project) -> None:
    two_readers(news)
    for name in ("samir", "nour"):
        reads(news, "a2", name)

    both = {"reader": "nour", "other_reader": "samir"}
    assert "2 articles compared." in client.get(PAGE).text
    assert "1 article compared." in client.get(PAGE, both).text


@pytest.mark.parametrize("table", TABLES)
def test_every_table_comes_as_csv_that_a_spreadsheet_takes(
    client: Client, news: Project, table: str
) -> None:
    two_readers(news)

    answer = client.get(f"{PAGE}{table}.csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="news-agreement-{table}.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")


def test_csv_has_english_headings_in_whatever_language(manager: User, news: Project) -> None:
    two_readers(news)

    lines = signed_in(manager, "ar").get(f"{PAGE}confusion.csv").text.splitlines()

    assert lines == ["\ufefftype,other_type,count", ",CITY,1", "CITY,PER,1", "PER,PER,1"]


def test_a_name_that_a_spreadsheet_would_reckon_with_stays_a_name(
    client: Client, news: Project
) -> None:
    reads(news, "a1", "=1+1")
    reads(news, "a1", "samir")

    assert "'=1+1,samir,1" in client.get(f"{PAGE}pairs.csv").text


def test_there_is_no_table_of_another_name(client: Client, news: Project) -> None:
    two_readers(news)

    assert client.get(f"{PAGE}secrets.csv").status_code == 404


def test_disagreements_lead_into_the_text(client: Client, news: Project) -> None:
    two_readers(news)
    one = news.articles.get()
    huda = one.sets.get(author__username="huda").pk

    page = client.get(f"{PAGE}disagreements/").text

    assert f"/projects/news/articles/{one.pk}/?set={huda}&amp;at=mosul" in page
    assert "Only one marked it" in page
    assert "not marked" in page


def test_disagreements_can_be_chosen_by_kind_and_type(client: Client, news: Project) -> None:
    two_readers(news)

    by_kind = client.get(f"{PAGE}disagreements/", {"difference": "type"}).text
    none = client.get(f"{PAGE}disagreements/", {"difference": "role"}).text

    assert "at=baghdad" in by_kind
    assert "at=mosul" not in by_kind
    assert "They differ nowhere" in none


def test_all_disagreements_come_as_csv(client: Client, news: Project) -> None:
    two_readers(news)

    answer = client.get(f"{PAGE}disagreements.csv")

    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    first, *rest = text.splitlines()
    assert first.startswith("\ufeffarticle,title,difference,start,end,words,reader,type,id,")
    assert [line.split(",")[2:6] for line in rest] == [
        ["type", "23", "28", "بغداد"],
        ["missing", "45", "51", "الموصل"],
    ]


@pytest.mark.usefixtures("many")
def test_many_articles_are_compared_by_a_job_that_keeps_what_it_found(
    client: Client, news: Project
) -> None:
    two_readers(news)
    for name in ("huda", "samir"):
        reads(news, "a2", name)

    before = client.get(PAGE).text
    asked = client.post(PAGE)
    waiting = client.get(asked["Location"]).text
    work()
    done = client.get(PAGE).text

    assert "2 articles can be compared." in before
    assert "Compare them" in before
    assert 'hx-trigger="every 1s"' in waiting
    assert "2 articles compared." in done
    assert "As things stood on" in done
    assert "Compute anew" in done
    assert client.get(f"{PAGE}status/")["HX-Refresh"] == "true"
    assert client.get(f"{PAGE}pairs.csv").status_code == 200


@pytest.mark.usefixtures("many")
def test_what_is_asked_twice_is_compared_once(client: Client, news: Project) -> None:
    two_readers(news)

    for _ in range(2):
        client.post(PAGE)
    client.post(f"{PAGE}?since=2026-01-01")

    options = news.jobs.filter(kind=Job.Kind.AGREEMENT).values_list("options", flat=True)
    assert list(options) == [{"since": "2026-01-01"}, {}]


@pytest.mark.usefixtures("many")
def test_a_job_that_came_to_no_end_says_so(client: Client, news: Project) -> None:
    two_readers(news)
    reads(news, "a2", "huda")
    reads(news, "a2", "samir")
    client.post(PAGE)
    news.jobs.update(state=Job.State.FAILED, ended_at=making.AT)

    assert "The comparing came to no end: ask for it again." in client.get(PAGE).text
    assert comparisons.kept_comparison(news, {}) is None


def test_annotators_see_nothing_of_it(client: Client, news: Project) -> None:
    two_readers(news)
    annotator = member(news, MemberRole.ANNOTATOR)

    paths = ("", "pairs.csv", "disagreements/", "disagreements.csv", "status/")

    assert {annotator.get(f"{PAGE}{path}").status_code for path in paths} == {403}
    assert annotator.post(PAGE).status_code == 403
    assert PAGE not in annotator.get("/projects/news/").text
    assert PAGE in client.get("/projects/news/").text


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    ("language", "said"), [("en", "Which figure for what"), ("ar", "أي رقم لأي غرض")]
)
def test_what_the_figures_say_is_told_in_the_reader_s_language(
    manager: User, language: str, said: str
) -> None:
    page = signed_in(manager, language).get(f"{PAGE}measures/").text

    assert said in page
    assert "https://doi.org/10.1197/jamia.M1733" in page
    assert "decisions/0025" not in page
