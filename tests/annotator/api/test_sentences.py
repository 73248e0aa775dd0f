"""Sentences over the API: split, merged, refused, and their history."""

from __future__ import annotations

from typing import Any

import pytest

from labels.actions.projects import admit
from labels.models import Article, Project
from labels.permissions import MemberRole
from tests.annotator.api.conftest import Program
from tests.labels import making

APART = {"end": 22, "start": 23}
BETWEEN = {"end": 29, "start": 30}


@pytest.fixture
def article(news: Project) -> Article:
    return making.article(news)


@pytest.fixture
def reviewer(news: Project) -> Program:
    user = making.person("rania")
    admit(project=news, user=user, role=MemberRole.REVIEWER)
    return Program(user)


def asked(program: Program, article: Article, **what: Any) -> Any:  # noqa: ANN401
    """The answer to a split or a merge."""
    return program.post(f"articles/{article.pk}/sentences/", {"base_revision": 0, **what})


def test_a_reviewer_splits_and_merges_and_all_can_see_who_did(
    reviewer: Program, annotator: Program, article: Article
) -> None:
    split = asked(reviewer, article, split=APART)
    merged = asked(reviewer, article, merge=BETWEEN, base_revision=1)
    seen = annotator.get(f"articles/{article.pk}/sentences/").told

    assert (split.told["sentences"][:2], split.told["sentences_revision"]) == (
        [[0, 22], [23, 29]],
        1,
    )
    assert merged.told["sentences"] == [[0, 22], [23, len(making.TEXT)]] == seen["sentences"]
    assert [(one["kind"], one["by"], one["revision"]) for one in seen["steps"]] == [
        ("split", "rania", 1),
        ("merge", "rania", 2),
    ]


def test_a_save_tells_which_sentences_there_are_now(
    reviewer: Program, annotator: Program, news: Project
) -> None:
    own = making.begun(news, annotator.user)
    asked(reviewer, own.article, split=APART)

    changes = [{"set": {"section": "home"}}, {"drop": "x"}]
    saved = annotator.post(
        f"sets/{own.pk}/changes/", {"batch": "b", "base_revision": 0, "changes": changes}
    )

    assert (saved.status_code, saved.told["sentences_revision"]) == (200, 1)
    read = annotator.get(f"sets/{own.pk}/").told
    assert (read["sentences_revision"], len(read["document"]["sentences"])) == (1, 3)
    assert read["document"]["attributes"] == {"section": "home"}


def test_whoever_was_slower_gets_the_sentences_as_they_are_now(
    reviewer: Program, article: Article
) -> None:
    asked(reviewer, article, split=APART)

    slower = asked(reviewer, article, merge=BETWEEN)

    assert (slower.status_code, slower.told["type"]) == (409, "urn:problem-type:hashiya:stale")
    assert (slower.told["sentences_revision"], len(slower.told["sentences"])) == (1, 3)


def test_a_label_in_the_way_is_named_with_the_number_of_its_readings(
    reviewer: Program, annotator: Program, news: Project
) -> None:
    own = making.begun(news, annotator.user)
    batch = {
        "put": {"mention": {"id": "m", "kind": "entity", "start": 11, "end": 22, "type": "PER"}}
    }
    annotator.post(
        f"sets/{own.pk}/changes/", {"batch": "b", "base_revision": 0, "changes": [batch]}
    )

    refused = asked(reviewer, own.article, split={"end": 15, "start": 16})

    assert (refused.status_code, refused.told["type"]) == (409, "urn:problem-type:hashiya:conflict")
    assert refused.told["detail"] == (
        "The label “سامي الأحمد” (PER) would be cut in two, in 1 readings: split the sentence "
        "elsewhere, or have the label changed first."
    )


@pytest.mark.parametrize(
    "case",
    [
        ({"split": BETWEEN}, "no-sentence"),
        ({"merge": APART}, "no-border"),
        ({"split": {"end": 24, "start": 24}}, "within-word"),
        ({"split": {"end": 3, "start": 22}}, "no-gap"),
    ],
    ids=lambda case: case[1],
)
def test_a_border_that_cannot_be_is_told_with_its_code(
    reviewer: Program, article: Article, case: tuple[dict[str, Any], str]
) -> None:
    what, code = case

    refused = asked(reviewer, article, **what)

    assert (refused.status_code, refused.told["code"]) == (422, code)


@pytest.mark.parametrize("what", [{}, {"split": APART, "merge": BETWEEN}])
def test_one_of_the_two_is_asked_for(
    reviewer: Program, article: Article, what: dict[str, Any]
) -> None:
    assert asked(reviewer, article, **what).told["status"] == 400


def test_annotators_leave_the_sentences_alone(annotator: Program, article: Article) -> None:
    assert asked(annotator, article, split=APART).status_code == 403
