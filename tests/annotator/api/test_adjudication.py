"""Adjudication over the API: opened, decided, merged by a strategy, finished; who may not."""

from __future__ import annotations

from typing import Any

import pytest

from labels.actions.projects import admit
from labels.document import Mention
from labels.models import Article, Project, User
from labels.permissions import MemberRole
from tests.annotator.api.conftest import Program
from tests.labels import making
from tests.labels.adjudicating import WITH_TITLE, newsroom, read, read_again


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


def test_a_decision_says_the_strategy_it_was_made_by(rami: Program, at: str) -> None:
    told = rami.post(at).told
    gold, key = f"sets/{told['gold']['set']}/", told["stops"][1]["key"]
    by = [{"stop": key, "take": [], "strategy": "agreed"}]

    rami.post(f"{gold}changes/", decision(told, 1, decisions=by, changes=[]))
    [step] = rami.get(f"{gold}history/").told["results"][:1]
    undone = rami.post(f"{at}merge/undo/", {"batch": "u", "base_revision": 2})

    assert [(one["strategy"], one["by"]) for one in step["decisions"]] == [("agreed", "rami")]
    assert [one["decided"] for one in undone.told["stops"]] == [None, None]


def test_a_decision_on_a_gold_that_has_moved_on_is_told_so(rami: Program, at: str) -> None:
    told = rami.post(at).told
    gold = f"sets/{told['gold']['set']}/changes/"
    rami.post(gold, decision(told, 0))

    stale = rami.post(gold, decision(told, 1))

    assert (stale.status_code, stale.told["revision"]) == (409, 2)


def test_what_cannot_be_decided_is_said_and_written_nowhere(rami: Program, at: str) -> None:
    told = rami.post(at).told
    gold, key = f"sets/{told['gold']['set']}/changes/", told["stops"][1]["key"]
    sent = [
        ([{"stop": "gone", "take": []}], 409, "stop", "gone"),
        ([{"stop": key, "take": [9]}], 400, "at", "decisions"),
        ([{"stop": key, "take": [1, 2, 3]}], 400, "at", "decisions"),
        ([{"stop": key}], 400, "at", "decisions.0.take"),
        ([{"stop": key, "take": [], "strategy": "coin"}], 400, "at", "decisions.0.strategy"),
    ]

    for decisions, status, name, value in sent:
        refused = rami.post(gold, decision(told, 1, decisions=decisions, changes=[]))
        assert (refused.status_code, refused.told[name]) == (status, value)

    assert rami.get(f"{at}decisions/").told == {"results": [], "next": None}


def test_a_strategy_is_previewed_applied_and_undone(rami: Program, at: str) -> None:
    rami.post(at)
    plan = rami.get(f"{at}merge/?strategy=majority").told
    number = plan["decides"][0]["take"][0]
    trusted = rami.get(f"{at}merge/?strategy=trusted&reader={number}").told
    done = rami.post(f"{at}merge/", {"strategy": "majority", "batch": "m", "base_revision": 1})
    undone = rami.post(f"{at}merge/undo/", {"batch": "u", "base_revision": 2})
    nothing = rami.post(f"{at}merge/undo/", {"batch": "v", "base_revision": 3})

    assert [len(one["take"]) for one in plan["decides"]] == [2, 2]
    assert (plan["revision"], plan["open"], len(trusted["decides"])) == (1, [], 2)
    assert [one["decided"]["strategy"] for one in done.told["stops"]] == ["majority"] * 2
    assert [one["decided"] for one in undone.told["stops"]] == [None, None]
    assert (undone.told["gold"]["revision"], nothing.status_code) == (3, 409)


def test_a_strategy_that_says_nothing_is_refused(rami: Program, at: str) -> None:
    rami.post(at)

    unknown = rami.get(f"{at}merge/?strategy=coin")
    nobody = rami.post(f"{at}merge/", {"strategy": "trusted", "batch": "m", "base_revision": 1})
    stale = rami.post(f"{at}merge/", {"strategy": "majority", "batch": "m", "base_revision": 0})

    assert (unknown.status_code, unknown.told["at"]) == (400, "strategy")
    assert (nobody.status_code, nobody.told["at"]) == (400, "reader")
    assert (stale.status_code, stale.told["revision"]) == (409, 1)


def test_it_is_finished_and_opened_again(rami: Program, at: str) -> None:
    told = rami.post(at).told
    early = rami.post(f"{at}finish/", {"base_revision": 1})
    rami.post(f"{at}merge/", {"strategy": "majority", "batch": "m", "base_revision": 1})
    finished = rami.post(f"{at}finish/", {"base_revision": 2})
    late = rami.post(f"sets/{told['gold']['set']}/changes/", decision(finished.told, 0))
    again = rami.post(f"{at}reopen/").told

    assert (early.status_code, early.told["open"]) == (409, 2)
    assert early.told["detail"].startswith("2 differences are not decided yet")
    assert finished.told["finished"]
    assert finished.told["gold"]["state"] == "accepted"
    assert {one["state"] for one in finished.told["readers"]} == {"accepted"}
    assert (late.status_code, late.told["state"]) == (409, "finished")
    assert (again["finished"], again["gold"]["state"]) == (None, "drafting")


def test_a_reading_that_has_changed_is_told_and_merged_again(
    rami: Program, at: str, article: Article
) -> None:
    rami.post(at)
    huda = User.objects.get(username="huda")
    own = article.sets.get(author=huda)
    read_again(own, huda, *making.puts(Mention("n", making.SHELLED, "PER")))

    behind = rami.get(at).told
    refused = rami.post(f"{at}finish/", {"base_revision": 1})
    merged = rami.post(at).told

    [number] = behind["behind"]
    assert [one["name"] for one in behind["readers"] if one["number"] == number] == ["huda"]
    assert (refused.status_code, refused.told["behind"]) == (409, [number])
    assert (merged["behind"], len(merged["stops"])) == ([], 3)


def test_what_the_schema_asks_for_is_named_when_it_is_finished(
    rami: Program, desk: Project
) -> None:
    article = read(desk, [making.shelling()], [making.shelling("s")], name="a2")
    at = f"articles/{article.pk}/adjudication/"
    rami.post(at)

    refused = rami.post(f"{at}finish/", {"base_revision": 1})
    broken = rami.post(f"{at}merge/", {"strategy": "agreed", "batch": "m", "base_revision": 1})

    assert (refused.status_code, len(refused.told["problems"])) == (422, 1)
    assert broken.status_code == 200


def test_the_queue_tells_how_far_each_article_is(rami: Program, at: str, desk: Project) -> None:
    queue = f"projects/{desk.slug}/adjudications/"
    before = rami.get(queue).told["results"]
    opened = rami.post(queue)
    [line] = rami.get(queue).told["results"]
    rami.post(f"{at}merge/", {"strategy": "majority", "batch": "m", "base_revision": 1})
    rami.post(f"{at}finish/", {"base_revision": 2})

    assert [(one["handed_in"], one["open"], one["adjudicator"]) for one in before] == [
        (3, None, "")
    ]
    assert opened.told["gold"]["revision"] == 1
    assert (line["open"], line["decided"], line["adjudicator"]) == (2, 0, "rami")
    assert rami.get(queue).told == {"results": [], "next": None}
    assert rami.post(queue).status_code == 204


def test_annotators_and_who_has_a_reading_among_them_are_kept_out(at: str, desk: Project) -> None:
    huda = User.objects.get(username="huda")
    annotator = Program(huda).get(at)
    admit(project=desk, user=huda, role=MemberRole.REVIEWER)
    reviewer = Program(huda).post(at)
    admit(project=desk, user=huda, role=MemberRole.MANAGER)
    manager = Program(huda).post(at)

    assert (annotator.status_code, reviewer.status_code) == (403, 403)
    assert reviewer.told["detail"].startswith("One of the readings that would be compared")
    assert manager.status_code == 200


def test_decisions_come_by_pages_the_last_one_first(rami: Program, at: str) -> None:
    told = rami.post(at).told
    rami.post(f"sets/{told['gold']['set']}/changes/", decision(told, 0))
    now = rami.get(at).told
    back = {"stop": told["stops"][0]["key"], "take": None}
    rami.post(
        f"sets/{told['gold']['set']}/changes/", decision(now, 0, changes=[], decisions=[back])
    )

    made = rami.get(f"{at}decisions/").told["results"]

    assert [(one["take"], one["is_standing"]) for one in made] == [
        (None, False),
        (told["stops"][0]["options"][0]["readers"][:1], False),
    ]


def test_the_history_of_the_gold_tells_what_was_decided_with_a_batch(
    rami: Program, at: str
) -> None:
    told = rami.post(at).told
    gold = told["gold"]["set"]
    rami.post(f"sets/{gold}/changes/", decision(told, 0))

    last, first = rami.get(f"sets/{gold}/history/").told["results"]

    assert (first["decisions"], last["revision"]) == ([], 2)
    [made] = last["decisions"]
    assert (made["stop"], made["name"]) == (told["stops"][0]["key"], "rami")
