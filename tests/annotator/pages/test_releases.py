"""Releases by page: made by a job, downloaded, compared; the files never change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from labels.actions.transfer import GOLD
from labels.models import Project
from tests.annotator.pages.conftest import work
from tests.labels import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

RELEASES = "/projects/news/releases/"


@pytest.fixture
def golden(news: Project) -> Project:
    """The project with one settled article."""
    making.bring(news, making.reading("a1", making.sami()), labels_as=GOLD)
    return news


def asked(version: str = "1.0", **more: object) -> dict[str, Any]:
    return {
        "version": version,
        "title": "أخبار",
        "source": "gold",
        "annotators": "numbered",
        "formats": ["conll"],
        "dev": 10,
        "test": 10,
        "seed": "hashiya",
        "licence": "cc-by-4.0",
        **more,
    }


def released(client: Client, version: str = "1.0") -> str:
    """The page of a new release."""
    client.post(RELEASES, asked(version))
    work()
    return f"{RELEASES}{version}/"


def content(client: Client, page: str) -> bytes:
    return b"".join(client.get(f"{page}file/"))


@pytest.mark.usefixtures("golden")
def test_a_release_is_made_shown_and_downloaded(client: Client) -> None:
    job = client.post(RELEASES, asked(summary="أول **إصدار** <script>alert(1)</script>"))
    work()

    assert f"{RELEASES}1.0/" in client.get(job["Location"]).text
    shown = client.get(f"{RELEASES}1.0/").text
    assert "أول <strong>إصدار</strong>" in shown
    assert "alert(1)" not in shown
    assert "conll/train.conll" in shown
    assert "<bdi>1.0</bdi>" in client.get(RELEASES).text
    assert content(client, f"{RELEASES}1.0/").startswith(b"PK")


def test_it_stays_as_it_is_when_labels_change(client: Client, golden: Project) -> None:
    page = released(client)
    before = content(client, page)
    gold = golden.articles.get().sets.get(kind="gold")
    making.write(gold, golden.members.get(), *making.puts(making.baghdad()))

    later = released(client, "1.1")

    assert content(client, page) == before
    assert content(client, later) != before
    changes = client.get(f"{later}?since=1.0").text
    assert "بغداد" in changes
    assert "CITY" in changes


def test_a_version_is_not_released_twice(client: Client, golden: Project) -> None:
    released(client)

    again = client.post(RELEASES, asked())

    assert again.status_code == 422
    assert "The version 1.0 is released already" in again.text
    assert golden.releases.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"version": "eins zwei"}, "A version is made of letters"),
        ({"dev": 60, "test": 40}, "leave nothing to train on"),
        ({"formats": ["paper"]}, "paper"),
        ({"source": "readings"}, "no readings of this kind"),
    ],
)
@pytest.mark.usefixtures("golden")
def test_what_is_wrong_is_said_at_its_field(
    client: Client, wrong: dict[str, Any], said: str
) -> None:
    answer = client.post(RELEASES, asked(**wrong))

    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.usefixtures("golden")
def test_a_file_that_was_taken_away_is_missed_aloud(client: Client, kept: Path) -> None:
    page, other = released(client), released(client, "1.1")
    for file in (kept / "releases").iterdir():
        file.unlink()

    answer = client.get(f"{page}file/", follow=True)

    assert "no longer where it was kept" in answer.text
    assert "no longer where it was kept" in client.get(f"{other}?since=1.0").text


@pytest.mark.usefixtures("news")
def test_there_is_no_page_of_what_was_never_released(client: Client) -> None:
    assert client.get(f"{RELEASES}2.0/").status_code == 404
    assert "Nothing is released yet" in client.get(RELEASES).text
