"""Adjudication over the API: opened, decided, merged by a strategy, finished; who may not."""

from __future__ import annotations

from typing import Any

import pytest

from labels.models import Article, Project, User
from tests.annotator.api.conftest import Program
from tests.labels import making
from tests.labels.adjudicating import WITH_TITLE, newsroom, read


@pytest.fixture
def desk(db: None) -> Project:  # noqa: ARG001 - a fixture cannot ask for it otherwise
    return newsroom()


@pytest.fixture
def article(desk: Project) -> Article:
    """Of the person two say the same and one other ends; of a city all do, of another one only."""
    return read(
        desk,
        [making.sami(), making.baghdad()],
        [WITH_TITLE, making.baghdad()],
        [making.sami(), making.baghdad("b"), making.mosul()],
    )


@pytest.fixture
def rami(desk: Project) -> Program:  # noqa: ARG001
    return Program(User.objects.get(username="rami"))


@pytest.fixture
def at(article: Article) -> str:
    return f"articles/{article.pk}/adjudication/"


def decision(told: dict[str, Any], place: int, **more: object) -> dict[str, Any]:
    """The batch that takes the first option of a stop."""
    stop = told["stops"][place]
    first = stop["options"][0]
    return {
        "batch": f"d{place}-{told['gold']['revision']}",
        "base_revision": told["gold"]["revision"],
        "changes": first["changes"],
        "decisions": [{"stop": stop["key"], "take": first["readers"][:1]}],
        **more,
    }


def test_it_is_opened_and_told_as_it_was_opened(rami: Program, at: str, article: Article) -> None:
    before = rami.get(at)
    opened = rami.post(at)
    told = rami.get(at).told

    assert (before.status_code, before.told["title"]) == (409, "Not possible as things stand")
    assert opened.told == told
    assert [(one["kind"], one["sentence"]) for one in told["stops"]] == [
        ("boundary", 0),
        ("missing", 1),
    ]
    assert [len(one["readers"]) for one in told["stops"][0]["options"]] == [1, 2]
    assert sorted(one["name"] for one in told["readers"]) == ["huda", "samar", "tarek"]
    assert told["agreed"] == 1
    assert told["gold"] == {"set": told["gold"]["set"], "revision": 1, "state": "drafting"}
    assert article.pk


def test_names_are_hidden_where_the_project_says_so(rami: Program, at: str, desk: Project) -> None:
    Project.objects.filter(pk=desk.pk).update(hide_readers=True)

    told = rami.post(at).told

    assert [one["name"] for one in told["readers"]] == [None, None, None]
    assert "huda" not in str(told)


def test_a_decision_comes_with_its_changes_and_is_written_once(rami: Program, at: str) -> None:
    told = rami.post(at).told
    gold = f"sets/{told['gold']['set']}/changes/"

    first = rami.post(gold, decision(told, 0))
    again = rami.post(gold, decision(told, 0))
    now = rami.get(at).told

    assert (first.status_code, first.told["revision"]) == (200, 2)
    assert again.told == first.told
    decided = now["stops"][0]["decided"]
    assert (decided["take"], decided["by"]) == (now["stops"][0]["options"][0]["readers"], "rami")
    assert now["gold"]["revision"] == 2
    assert len(rami.get(f"{at}decisions/").told["results"]) == 1
