"""Releases over the API: asked for, downloaded with a token, compared."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils.timezone import now

from annotator.jobs import running
from annotator.models import SILENCE
from labels.actions.releasing import VersionTakenError
from labels.actions.transfer import GOLD
from labels.models import Project
from tests.annotator.api.conftest import Program
from tests.annotator.pages.conftest import work
from tests.labels import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

RELEASES = "projects/news/releases/"
ASKED = {"version": "1.0", "title": "أخبار"}


@pytest.fixture
def kept(settings: LazySettings, tmp_path: Path) -> Path:
    """Files of jobs lie in a folder of the test's own."""
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def golden(news: Project) -> Project:
    """The project with one settled article."""
    making.bring(news, making.reading("a1", making.sami()), labels_as=GOLD)
    return news


@pytest.mark.usefixtures("golden")
def test_what_is_downloaded_is_what_the_release_says(manager: Program) -> None:
    asked = manager.post(RELEASES, ASKED)
    work()
    told = manager.get(f"{RELEASES}1.0/").told

    file = b"".join(manager.get(f"{RELEASES}1.0/file/"))
    assert asked.status_code == 202
    assert hashlib.sha256(file).hexdigest() == told["sha256"]
    assert len(file) == told["size"]
    assert told["figures"]["articles"] == 1
    assert [one["version"] for one in manager.get(RELEASES).told["results"]] == ["1.0"]


@pytest.mark.usefixtures("golden")
def test_a_release_whose_worker_died_once_it_was_published_has_its_file(
    manager: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = manager.post(RELEASES, ASKED)
    with monkeypatch.context() as patch:
        patch.setattr(running, "_end", lambda *_given: None)
        running.run.call(asked.told["id"])
    heard = SILENCE + timedelta(seconds=1)
    running.resume_broken(at=now() + heard)
    work()

    file = b"".join(manager.get(f"{RELEASES}1.0/file/"))
    told = manager.get(f"{RELEASES}1.0/").told
    job = manager.get(asked["Location"].removeprefix("/api/")).told
    assert (hashlib.sha256(file).hexdigest(), job["state"]) == (told["sha256"], "done")


def test_of_two_that_were_asked_for_under_one_version_the_first_stays(
    manager: Program, golden: Project, kept: Path
) -> None:
    first, second = (manager.post(RELEASES, ASKED).told["id"] for _ in range(2))
    running.run.call(first)
    made = manager.get(f"{RELEASES}1.0/").told["sha256"]
    gold = golden.articles.get().sets.get(kind="gold")
    making.write(gold, manager.user, *making.puts(making.baghdad()))

    with pytest.raises(VersionTakenError):
        running.run.call(second)

    files = [one.name for folder in ("releases", "results") for one in (kept / folder).iterdir()]
    assert (manager.get(f"jobs/{second}/").told["state"], files) == ("failed", [f"{made}.zip"])


def test_what_changed_is_counted_and_named(manager: Program, golden: Project) -> None:
    manager.post(RELEASES, ASKED)
    work()
    gold = golden.articles.get().sets.get(kind="gold")
    making.write(gold, manager.user, *making.puts(making.baghdad()))
    manager.post(RELEASES, {**ASKED, "version": "1.1"})
    work()

    told = manager.get(f"{RELEASES}1.1/changes/?since=1.0").told

    assert told["labels"] == [{"what": "added", "type": "CITY", "count": 1}]
    assert told["first"][0]["surface"] == "بغداد"
    assert (told["articles_changed"], told["articles_added"]) == (1, 0)


@pytest.mark.usefixtures("golden")
def test_what_cannot_be_released_is_refused_with_a_sentence(manager: Program) -> None:
    manager.post(RELEASES, ASKED)
    work()

    answers = {
        "again": manager.post(RELEASES, ASKED),
        "none": manager.post(RELEASES, {**ASKED, "version": "2", "source": "accepted"}),
        "wrong": manager.post(RELEASES, {**ASKED, "version": "../2"}),
        "unknown": manager.get(f"{RELEASES}1.0/changes/?since=0.9"),
    }

    assert {name: one.status_code for name, one in answers.items()} == {
        "again": 409,
        "none": 409,
        "wrong": 400,
        "unknown": 400,
    }
    assert answers["wrong"].told["at"] == "version"


@pytest.mark.usefixtures("golden")
def test_a_file_that_was_taken_away_is_missed_aloud(manager: Program, kept: Path) -> None:
    manager.post(RELEASES, ASKED)
    work()
    for file in (kept / "releases").iterdir():
        file.unlink()

    assert manager.get(f"{RELEASES}1.0/file/").status_code == 409


@pytest.mark.usefixtures("golden")
def test_an_address_that_runs_something_is_none(manager: Program) -> None:
    refused = manager.post(RELEASES, {**ASKED, "address": "javascript:alert(1)"})

    assert (refused.status_code, refused.told["errors"][0]["at"]) == (400, "address")
