"""Comments over the API: begun, answered, resolved, and hidden from blind colleagues."""

from __future__ import annotations

from typing import Any

import pytest

from labels.actions import handout
from labels.actions.projects import admit, change
from labels.models import Article, Project
from labels.permissions import MemberRole
from tests.annotator.api.conftest import Program
from tests.labels import making
from tests.labels.making import BAGHDAD

TEXT = "مكان أم جهة؟\nانظر الدليل."


@pytest.fixture
def reading(news: Project, annotator: Program) -> int:
    """The annotator's reading."""
    return making.begun(news, annotator.user).pk


@pytest.fixture
def article(reading: int) -> Article:  # noqa: ARG001 - the reading brings it
    return Article.objects.get()


@pytest.fixture
def colleague(news: Project, article: Article) -> Program:
    """Another annotator, who reads the same article."""
    user = making.person("colleague")
    admit(project=news, user=user, role=MemberRole.ANNOTATOR)
    handout.open_article(article=article, by=user, at=making.AT)
    return Program(user)


def asked(key: str = "t1", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A thread about the first city."""
    about = {"about": "mention", "mention": "m1", "start": BAGHDAD.start, "end": BAGHDAD.end}
    return {"id": key, "text": TEXT, **about, **more}


def whole(key: str = "t1") -> dict[str, str]:
    return {"id": key, "text": TEXT, "about": "article"}


def ids(answer: Any) -> list[str]:  # noqa: ANN401
    return [one["id"] for one in answer.told["results"]]


def test_a_thread_is_shown_as_it_was_begun(annotator: Program, reading: int) -> None:
    begun = annotator.post(f"sets/{reading}/threads/", asked())
    listed = annotator.get(f"sets/{reading}/threads/")

    assert begun.status_code == 201
    assert listed.told == {"results": [begun.told], "next": None}
    [first] = begun.told.pop("comments")
    assert begun.told == {
        "id": "t1",
        "set": reading,
        "reader": "annotator",
        "about": "mention",
        "mention": "m1",
        "start": BAGHDAD.start,
        "end": BAGHDAD.end,
        "quote": "بغداد",
        "resolved": False,
        "settled_by": "",
        "settled_at": None,
    }
    assert (first["id"], first["author"], first["text"]) == ("t1", "annotator", TEXT)


def test_a_queue_may_send_everything_twice(
    *, annotator: Program, manager: Program, reading: int, article: Article
) -> None:
    thread = f"articles/{article.pk}/threads/t1/"
    for _ in range(2):
        annotator.post(f"sets/{reading}/threads/", asked())
        manager.post(f"{thread}comments/", {"id": "c2", "text": "مكان"})
        annotator.ask("PATCH", f"{thread}comments/t1/", {"text": "مكان؟"})
        last = manager.post(f"{thread}resolve/")

    assert [one["text"] for one in last.told["comments"]] == ["مكان؟", "مكان"]
    assert (last.told["resolved"], last.told["settled_by"]) == (True, "manager")
    assert [one["deed"] for one in manager.get(f"{thread}history/").told["results"]] == [
        "begun",
        "answered",
        "edited",
        "resolved",
        # The answer that came again was no answer: it opened nothing.
    ]


def test_a_thread_is_opened_again(annotator: Program, reading: int, article: Article) -> None:
    annotator.post(f"sets/{reading}/threads/", asked())
    annotator.post(f"articles/{article.pk}/threads/t1/resolve/")

    reopened = annotator.post(f"articles/{article.pk}/threads/t1/reopen/")

    assert (reopened.told["resolved"], reopened.told["settled_by"]) == (False, "annotator")
    assert annotator.get(f"articles/{article.pk}/threads/t1/").told == reopened.told


def test_what_is_resolved_can_be_left_out(
    annotator: Program, reading: int, article: Article
) -> None:
    annotator.post(f"sets/{reading}/threads/", asked("t1"))
    annotator.post(f"sets/{reading}/threads/", asked("t2"))
    annotator.post(f"articles/{article.pk}/threads/t1/resolve/")

    assert ids(annotator.get(f"sets/{reading}/threads/?open=true")) == ["t2"]
    assert ids(annotator.get(f"sets/{reading}/threads/")) == ["t1", "t2"]


def test_threads_come_fifty_at_a_time(annotator: Program, reading: int) -> None:
    for number in range(51):
        annotator.post(f"sets/{reading}/threads/", asked(f"t{number}"))

    first = annotator.get(f"sets/{reading}/threads/")
    rest = annotator.get(f"sets/{reading}/threads/?after={first.told['next']}")

    assert (len(ids(first)), ids(rest), rest.told["next"]) == (50, ["t50"], None)


def test_a_blind_colleague_finds_no_way_to_a_thread(
    *, annotator: Program, colleague: Program, reading: int, article: Article
) -> None:
    annotator.post(f"sets/{reading}/threads/", asked())
    thread = f"articles/{article.pk}/threads/t1/"

    tried = [
        colleague.get(f"sets/{reading}/threads/"),
        colleague.post(f"sets/{reading}/threads/", asked("t2")),
        colleague.get(thread),
        colleague.get(f"{thread}history/"),
        colleague.post(f"{thread}comments/", {"id": "c2", "text": "لا"}),
        colleague.ask("PATCH", f"{thread}comments/t1/", {"text": "لا"}),
        colleague.ask("DELETE", f"{thread}comments/t1/"),
        colleague.post(f"{thread}resolve/"),
        colleague.post(f"{thread}reopen/"),
    ]

    assert {one.status_code for one in tried} == {404}
    assert ids(colleague.get(f"articles/{article.pk}/threads/")) == []
    assert "مكان" not in colleague.get("projects/news/articles/?comments=open").text


def test_colleagues_who_are_not_blind_may_answer(
    *, annotator: Program, colleague: Program, reading: int, article: Article
) -> None:
    change(project=article.project, blind=False)
    annotator.post(f"sets/{reading}/threads/", asked())
    annotator.post(f"sets/{reading}/submit/", {"base_revision": 0})

    answered = colleague.post(
        f"articles/{article.pk}/threads/t1/comments/", {"id": "c2", "text": "مكان"}
    )

    assert [one["author"] for one in answered.told["comments"]] == ["annotator", "colleague"]


def test_what_is_said_for_all_is_read_by_annotators_and_answered_by_reviewers(
    *, annotator: Program, manager: Program, reading: int, article: Article
) -> None:
    manager.post(f"articles/{article.pk}/threads/", whole())
    comments = f"articles/{article.pk}/threads/t1/comments/"

    assert ids(annotator.get(f"sets/{reading}/threads/")) == ["t1"]
    assert annotator.post(f"articles/{article.pk}/threads/", whole("t2")).status_code == 403
    assert annotator.post(comments, {"id": "c2", "text": "نعم"}).status_code == 403
    assert manager.post(comments, {"id": "c2", "text": "نعم"}).status_code == 201


def test_an_unanswered_comment_is_deleted_and_does_not_come_back(
    annotator: Program, reading: int, article: Article
) -> None:
    annotator.post(f"sets/{reading}/threads/", asked())

    gone = annotator.ask("DELETE", f"articles/{article.pk}/threads/t1/comments/t1/")
    again = annotator.post(f"sets/{reading}/threads/", asked())

    assert (gone.status_code, again.status_code) == (204, 404)
    assert again.told["detail"].startswith("The comment has been deleted meanwhile")


def test_an_answered_comment_stays(
    *, annotator: Program, manager: Program, reading: int, article: Article
) -> None:
    annotator.post(f"sets/{reading}/threads/", asked())
    comments = f"articles/{article.pk}/threads/t1/comments/"
    manager.post(comments, {"id": "c2", "text": "مكان"})

    kept = annotator.ask("DELETE", f"{comments}t1/")
    anothers = annotator.ask("PATCH", f"{comments}c2/", {"text": "لا"})

    assert (kept.status_code, anothers.status_code) == (409, 403)
    assert anothers.told["detail"] == "This comment is another's: answer it instead."


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"text": " "}, "text"),
        ({"text": "ن" * 10_001}, "text"),
        ({"id": "a/b"}, "id"),
        ({"start": None}, ""),
        ({"start": BAGHDAD.end}, ""),
        ({"mention": ""}, ""),
        ({"about": "sentence"}, ""),
        ({"about": "article"}, ""),
        ({"anchor": "m1"}, "anchor"),
    ],
)
def test_what_is_misspelt_is_refused_with_its_place(
    *, annotator: Program, reading: int, wrong: dict[str, Any], at: str
) -> None:
    refused = annotator.post(f"sets/{reading}/threads/", asked(**wrong))

    assert refused.status_code == 400
    assert [one["at"] for one in refused.told["errors"]] == [at]


def test_a_place_beyond_the_text_is_refused(annotator: Program, reading: int) -> None:
    refused = annotator.post(f"sets/{reading}/threads/", asked(end=10_000))

    assert (refused.status_code, refused.told["at"]) == (400, "end")


def test_the_list_of_articles_tells_of_open_threads(
    *, annotator: Program, manager: Program, news: Project, reading: int
) -> None:
    making.article(news, "a2", text="خبر آخر من البصرة.")
    annotator.post(f"sets/{reading}/threads/", asked())

    every = manager.get("projects/news/articles/").told["results"]
    open_ones = manager.get("projects/news/articles/?comments=open").told["results"]

    assert [one["open_comments"] for one in every] == [1, 0]
    assert [one["external_id"] for one in open_ones] == ["a1"]


def test_what_another_wrote_in_this_browser_is_not_sent_in_ones_name(
    *, annotator: Program, manager: Program, reading: int, article: Article
) -> None:
    for program in (annotator, manager):
        program.headers["Hashiya-Reader"] = "annotator"
    annotator.post(f"sets/{reading}/threads/", asked())

    tried = [
        manager.post(f"sets/{reading}/threads/", asked("t2")),
        manager.post(f"articles/{article.pk}/threads/", whole("t2")),
        manager.post(f"articles/{article.pk}/threads/t1/resolve/"),
    ]

    assert {(one.status_code, one.told["type"][-14:]) for one in tried} == {(403, "another-reader")}
    del manager.headers["Hashiya-Reader"]
    assert ids(manager.get(f"articles/{article.pk}/threads/?open=true")) == ["t1"]
