"""Readings over the API: saved, refused, stale, handed in."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.api.paging import PAGE
from labels.document import Link, Mention
from labels.models import Batch, Project
from labels.wire import change_data, mention_data
from tests.annotator.api.conftest import Program
from tests.labels import making


@pytest.fixture
def reading(news: Project, annotator: Program) -> int:
    """The annotator's reading of an article, begun and empty."""
    return making.begun(news, annotator.user).pk


def batch(*marks: Mention | Link, base_revision: int = 0, key: str = "b1") -> dict[str, Any]:
    """A batch that puts these."""
    changes = [change_data(one) for one in making.puts(*marks)]
    return {"batch": key, "base_revision": base_revision, "changes": changes}


def test_what_is_saved_is_what_is_read(annotator: Program, reading: int) -> None:
    saved = annotator.post(f"sets/{reading}/changes/", batch(making.sami(), making.baghdad()))
    read = annotator.get(f"sets/{reading}/")

    assert saved.told["revision"] == 1
    assert saved.told["state"] == "drafting"
    assert [one["id"] for one in read.told["document"]["mentions"]] == ["sami", "baghdad"]
    assert read.told["document"]["text"] == making.TEXT


def test_arabic_is_spelled_as_it_is_and_not_escaped(annotator: Program, reading: int) -> None:
    read = annotator.get(f"sets/{reading}/")

    assert making.TEXT.split()[0] in read.text


def test_a_batch_sent_twice_is_written_once(annotator: Program, reading: int) -> None:
    first = annotator.post(f"sets/{reading}/changes/", batch(making.sami()))
    annotator.post(f"sets/{reading}/changes/", batch(making.mosul(), base_revision=1, key="b2"))

    again = annotator.post(f"sets/{reading}/changes/", batch(making.sami()))

    assert (again.status_code, again.told["revision"]) == (200, first.told["revision"])
    assert Batch.objects.count() == 2


def test_a_stale_batch_is_answered_with_the_present_document(
    annotator: Program, reading: int
) -> None:
    annotator.post(f"sets/{reading}/changes/", batch(making.sami()))

    stale = annotator.post(f"sets/{reading}/changes/", batch(making.mosul(), key="b2"))

    assert stale.status_code == 409
    assert stale["Content-Type"] == "application/problem+json"
    assert stale.told["type"] == "urn:problem-type:hashiya:stale"
    assert (stale.told["revision"], stale.told["schema_version"]) == (1, 1)
    assert [one["id"] for one in stale.told["document"]["mentions"]] == ["sami"]


def test_broken_rules_are_told_at_each_label_and_nothing_is_written(
    annotator: Program, reading: int
) -> None:
    broken = annotator.post(f"sets/{reading}/changes/", batch(making.sami(), making.place("loose")))

    assert broken.status_code == 422
    assert broken.told["problems"] == [
        {
            "rule": "loose-link",
            "at": "loose",
            "params": {"type": "Place"},
            "message": "The link “Place” hangs on a label that is not there: drop the link, or "
            "bring the label back.",
        }
    ]
    assert annotator.get(f"sets/{reading}/").told["revision"] == 0


@pytest.mark.parametrize(
    "case",
    [
        ({}, "base_revision"),
        ({"batch": "", "base_revision": 0, "changes": []}, "body.batch"),
        ({"batch": "b", "base_revision": -1, "changes": []}, "base_revision"),
        ({"batch": "b", "base_revision": 2**40, "changes": []}, "base_revision"),
        ({"batch": "b", "base_revision": 0, "changes": [{}]}, "changes.0"),
        ({"batch": "b", "base_revision": 0, "changes": [], "more": 1}, "body"),
        ([], "body"),
    ],
)
def test_a_misspelt_batch_is_told_where(
    annotator: Program, reading: int, case: tuple[object, str]
) -> None:
    sent, place = case

    misspelt = annotator.post(f"sets/{reading}/changes/", sent)

    assert (misspelt.status_code, misspelt.told["at"]) == (400, place)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[NaN]", b"[1e999]", rb'["\u0000"]', rb'["\ud800"]', b"[" * 100_000],
)
def test_what_no_database_can_keep_is_refused(
    annotator: Program, reading: int, body: bytes
) -> None:
    refused = annotator.ask("POST", f"sets/{reading}/changes/", body)

    assert refused.status_code == 400


def test_a_body_that_is_too_large_is_refused(annotator: Program, reading: int) -> None:
    refused = annotator.ask("POST", f"sets/{reading}/changes/", b" " * (8 * 1024**2 + 1))

    assert (refused.status_code, refused.told["type"]) == (
        413,
        "urn:problem-type:hashiya:too-large",
    )


def test_an_unfinished_reading_is_not_handed_in(annotator: Program, reading: int) -> None:
    annotator.post(f"sets/{reading}/changes/", batch(making.shelling()))

    refused = annotator.post(f"sets/{reading}/submit/", {"base_revision": 1})

    assert refused.status_code == 422
    assert [one["rule"] for one in refused.told["problems"]] == ["role-missing"]


def test_a_reading_is_handed_in_closed_and_taken_back(annotator: Program, reading: int) -> None:
    handed_in = annotator.post(f"sets/{reading}/submit/", {"base_revision": 0})
    closed = annotator.post(f"sets/{reading}/changes/", batch(making.sami()))
    taken_back = annotator.post(f"sets/{reading}/take-back/")

    assert handed_in.told["state"] == "submitted"
    assert (closed.status_code, closed.told["state"]) == (409, "submitted")
    assert taken_back.told["state"] == "drafting"


def test_the_history_tells_what_undoes_each_batch(annotator: Program, reading: int) -> None:
    annotator.post(f"sets/{reading}/changes/", batch(making.sami()))

    [step] = annotator.get(f"sets/{reading}/history/").told["results"]

    assert (step["revision"], step["by"], step["undo"]) == (1, "annotator", [{"drop": "sami"}])


def test_the_history_comes_by_pages_the_last_step_first(annotator: Program, reading: int) -> None:
    for number in range(PAGE + 2):
        mark = making.sami(note=str(number))
        annotator.post(
            f"sets/{reading}/changes/", batch(mark, base_revision=number, key=str(number))
        )

    first = annotator.get(f"sets/{reading}/history/").told
    second = annotator.get(f"sets/{reading}/history/?after={first['next']}").told

    assert [step["revision"] for step in first["results"]] == list(range(PAGE + 2, 2, -1))
    assert ([step["revision"] for step in second["results"]], second["next"]) == ([2, 1], None)


def test_the_history_is_told_until_a_time(annotator: Program, reading: int) -> None:
    annotator.post(f"sets/{reading}/changes/", batch(making.sami()))

    def told(until: str) -> Any:  # noqa: ANN401
        return annotator.client.get(
            f"/api/sets/{reading}/history/", {"until": until}, headers=annotator.headers
        )

    assert told("2020-01-01T00:00:00+03:00").json()["results"] == []
    assert len(told("2999-01-01T00:00:00Z").json()["results"]) == 1
    assert {told("yesterday").status_code, told("2020-01-01T00:00:00").status_code} == {400}


def test_a_reading_is_shown_as_it_was_at_any_revision(annotator: Program, reading: int) -> None:
    annotator.post(f"sets/{reading}/changes/", batch(making.sami(), making.baghdad()))
    changed = [{"drop": "sami"}, {"put": {"mention": mention_data(making.mosul())}}]
    annotator.post(
        f"sets/{reading}/changes/", {"batch": "b2", "base_revision": 1, "changes": changed}
    )

    shown = [annotator.get(f"sets/{reading}/?at={revision}").told for revision in range(3)]
    there = [[one["id"] for one in told["document"]["mentions"]] for told in shown]

    assert there == [[], ["sami", "baghdad"], ["baghdad", "mosul"]]
    assert [told["revision"] for told in shown] == [0, 1, 2]
    assert annotator.get(f"sets/{reading}/?at=3").status_code == 404
    assert annotator.get(f"sets/{reading}/?at=now").status_code == 400


def test_what_another_did_in_the_same_browser_is_not_taken_for_ones_own(
    annotator: Program, reading: int
) -> None:
    annotator.headers["Hashiya-Reader"] = quote("سلمى")
    refused = [
        annotator.post(f"sets/{reading}/changes/", batch(making.sami())),
        annotator.ask("PATCH", "me/preferences/", {"letters": False}),
        annotator.get("me/"),
    ]
    annotator.headers["Hashiya-Reader"] = "annotator"
    own = annotator.post(f"sets/{reading}/changes/", batch(making.sami()))

    assert {(one.status_code, one.told["type"][-15:]) for one in refused} == {
        (403, ":another-reader")
    }
    assert "سلمى" in refused[0].told["detail"]
    assert (own.status_code, own.told["revision"]) == (200, 1)


def test_anothers_reading_is_not_changed(manager: Program, reading: int) -> None:
    refused = manager.post(f"sets/{reading}/changes/", batch(making.sami()))

    assert refused.status_code == 403
    assert refused.told["detail"].startswith("This reading is another's")


def test_a_save_asks_the_database_eleven_times(
    annotator: Program, reading: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(11):
        annotator.post(f"sets/{reading}/changes/", batch(making.sami()))
