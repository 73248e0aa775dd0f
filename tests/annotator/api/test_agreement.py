"""Agreement for programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django_tasks_db.models import DBTaskResult

from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.annotator.api.conftest import Program
from tests.labels import making
from tests.labels.agreeing import reads, two_readers

pytestmark = pytest.mark.django_db
PATH = "projects/news/agreement/"


def test_all_tables_are_told_with_the_names_of_their_columns(
    manager: Program, news: Project
) -> None:
    news.readers_per_article = 2
    news.save()
    two_readers(news)

    told = manager.get(PATH).told

    (pair,) = told["tables"]["pairs"]
    assert told["articles"] == 1
    assert (pair["reader"], pair["other_reader"], pair["strict_f1"]) == ("huda", "samir", 0.4)
    assert (pair["articles"], pair["trigger_f1"]) == (1, None)


def test_disagreements_are_told_with_both_labels(manager: Program, news: Project) -> None:
    news.readers_per_article = 2
    news.save()
    two_readers(news)

    (found,) = manager.get(f"{PATH}disagreements/?difference=missing").told["results"]

    assert (found["words"], found["span"]) == ("الموصل", [45, 51])
    assert (found["one"]["mention"]["id"], found["other"]["mention"]) == ("mosul", None)


@pytest.mark.usefixtures("news")
def test_what_cannot_be_meant_is_refused_in_a_sentence(manager: Program) -> None:
    day = manager.get(f"{PATH}?since=yesterday")
    kind = manager.get(f"{PATH}disagreements/?difference=odd")

    assert (day.status_code, kind.status_code) == (400, 400)
    assert day.told["detail"] == "“yesterday” is no day: spell it as 2026-05-01."
    assert "missing" in kind.told["detail"]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path) -> None:
    """One article is more than is compared at once."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr("annotator.jobs.AT_ONCE", 0)


@pytest.mark.usefixtures("many")
def test_of_many_articles_a_job_keeps_the_answer(manager: Program, news: Project) -> None:
    news.readers_per_article = 2
    news.save()
    reads(news, "a1", "huda")
    reads(news, "a1", "samir")

    early = manager.get(PATH)
    asked = manager.post(PATH)
    for queued in DBTaskResult.objects.ready():
        queued.task.call(*queued.args_kwargs["args"])
        queued.set_successful(None)
    watched = manager.get(asked["Location"].removeprefix("/api/"))

    assert (early.status_code, asked.status_code) == (409, 202)
    assert early.told["detail"].startswith("1 articles are to be compared")
    assert (watched.told["kind"], watched.told["state"], watched.told["done"]) == (
        "agreement",
        "done",
        1,
    )
    assert manager.get(PATH).told["tables"]["pairs"][0]["strict_f1"] == 1.0


@pytest.mark.parametrize(
    ("role", "status"),
    [(MemberRole.ANNOTATOR, 403), (MemberRole.REVIEWER, 200), (MemberRole.VIEWER, 200)],
)
def test_annotators_are_told_nothing(news: Project, role: MemberRole, status: int) -> None:
    user: User = making.person("someone")
    admit(project=news, user=user, role=role)

    for path in (PATH, f"{PATH}disagreements/"):
        assert Program(user).get(path).status_code == status
