"""Reviews over the API: the queue, what was seen, the verdict, the differences."""

from __future__ import annotations

import pytest

from labels.actions import annotate
from labels.actions.projects import admit, change
from labels.models import AnnotationSet, Project
from labels.permissions import MemberRole
from tests.annotator.api.conftest import Program
from tests.labels import making


@pytest.fixture
def reviewer(news: Project) -> Program:
    user = making.person("reviewer", first_name="رامي")
    admit(project=news, user=user, role=MemberRole.REVIEWER)
    return Program(user)


@pytest.fixture
def reading(news: Project, annotator: Program) -> AnnotationSet:
    """The annotator's reading of two labels, handed in."""
    own = making.begun(news, annotator.user)
    annotate.apply_changes(
        annotation_set=own,
        batch="1",
        base_revision=0,
        changes=making.puts(making.sami(), making.baghdad()),
        by=annotator.user,
        at=making.AT,
    )
    annotate.submit(annotation_set=own, base_revision=1, by=annotator.user, at=making.AT)
    return own


@pytest.fixture
def begun(reviewer: Program, reading: AnnotationSet) -> dict[str, int]:
    """The reviewer's review of it."""
    found: dict[str, int] = reviewer.post(f"sets/{reading.pk}/reviews/").told
    return found


def test_the_queue_is_listed_and_its_first_is_opened(
    reviewer: Program, reading: AnnotationSet
) -> None:
    queue = reviewer.get("projects/news/reviews/?author=annotator&type=PER&days=1").told
    none = reviewer.get("projects/news/reviews/?comments=open").told
    opened = reviewer.post("projects/news/reviews/").told

    assert [(one["id"], one["labels"], one["round"]) for one in queue["results"]] == [
        (reading.pk, 2, 1)
    ]
    assert none == {"results": [], "next": None}
    assert (opened["reading"], opened["begun_by"], opened["verdict"]) == (
        reading.pk,
        "reviewer",
        "",
    )


def test_where_nothing_waits_nothing_is_opened(reviewer: Program) -> None:
    assert reviewer.post("projects/news/reviews/").status_code == 204


def test_an_annotator_has_no_queue_and_opens_no_review(
    annotator: Program, reading: AnnotationSet
) -> None:
    assert annotator.get("projects/news/reviews/").status_code == 403
    assert annotator.post(f"sets/{reading.pk}/reviews/").status_code == 403


def test_the_whole_round(
    *, reviewer: Program, annotator: Program, begun: dict[str, int], reading: AnnotationSet
) -> None:
    at, copy = f"reviews/{begun['id']}/", begun["set"]
    hidden = [annotator.get(at), annotator.get(f"sets/{copy}/")]
    changed = reviewer.post(
        f"sets/{copy}/changes/", {"batch": "r", "base_revision": 1, "changes": [{"drop": "sami"}]}
    )
    seen = reviewer.post(f"{at}seen/", {"ids": ["baghdad"]})
    back = reviewer.post(f"{at}send-back/", {"base_revision": 2, "remark": "سامي ليس وزيرا"})
    shown = annotator.get(at).told
    rounds = annotator.get(f"sets/{reading.pk}/reviews/").told["results"]

    assert [one.status_code for one in hidden] == [404, 404]
    assert (changed.status_code, changed.told["state"]) == (200, "drafting")
    assert seen.told == {"seen": 1}
    assert (back.told["verdict"], back.told["decided_by"]) == ("sent-back", "reviewer")
    assert shown["remark"] == "سامي ليس وزيرا"
    assert [(one["id"], one["fate"]) for one in shown["comparisons"]] == [
        ("sami", "removed"),
        ("baghdad", "kept"),
    ]
    assert [one["id"] for one in rounds] == [begun["id"]]
    assert annotator.get(f"sets/{copy}/").status_code == 200


def test_the_second_of_two_reviewers_is_told_who_was_first(
    reviewer: Program, manager: Program, begun: dict[str, int]
) -> None:
    first = reviewer.post(f"reviews/{begun['id']}/approve/", {"base_revision": 1})
    second = manager.post(f"reviews/{begun['id']}/send-back/", {"base_revision": 1, "remark": "لا"})

    assert first.told["verdict"] == "approved"
    assert second.status_code == 409
    assert second.told["detail"].startswith("رامي has approved the reading already")


def test_a_stale_verdict_is_answered_with_the_present_document(
    reviewer: Program, begun: dict[str, int]
) -> None:
    stale = reviewer.post(f"reviews/{begun['id']}/approve/", {"base_revision": 0})
    back = reviewer.post(f"reviews/{begun['id']}/send-back/", {"base_revision": 0, "remark": "لا"})

    assert (stale.status_code, stale.told["revision"]) == (409, 1)
    assert back.status_code == 409


def test_what_lacks_something_is_not_approved(reviewer: Program, begun: dict[str, int]) -> None:
    put = {
        "put": {"mention": {"id": "e", "kind": "event", "start": 30, "end": 35, "type": "Attack"}}
    }
    reviewer.post(
        f"sets/{begun['set']}/changes/", {"batch": "r", "base_revision": 1, "changes": [put]}
    )

    refused = reviewer.post(f"reviews/{begun['id']}/approve/", {"base_revision": 2})

    assert refused.status_code == 422
    assert [one["at"] for one in refused.told["problems"]] == ["e"]


def test_a_remark_of_spaces_is_none(reviewer: Program, begun: dict[str, int]) -> None:
    refused = reviewer.post(
        f"reviews/{begun['id']}/send-back/", {"base_revision": 1, "remark": "   "}
    )

    assert refused.status_code == 400


def test_nobody_reviews_what_is_one_s_own(news: Project, manager: Program) -> None:
    own = making.begun(news, manager.user)

    refused = manager.post(f"sets/{own.pk}/reviews/")

    assert (refused.status_code, refused.told["detail"]) == (
        403,
        "This is your own reading: let another reviewer look at it.",
    )


def test_what_is_under_review_is_not_taken_back(annotator: Program, begun: dict[str, int]) -> None:
    refused = annotator.post(f"sets/{begun['reading']}/take-back/")

    assert refused.status_code == 409
    assert refused.told["detail"].startswith("The reading is being reviewed")


def test_the_sample_tells_what_is_passed_over_and_takes_one_s_readings_in(
    news: Project, reviewer: Program, reading: AnnotationSet
) -> None:
    change(project=news, review_share=0)
    AnnotationSet.objects.update(lot=1)

    told = reviewer.get("projects/news/sample/").told
    outside = reviewer.get("projects/news/reviews/?sample=outside").told
    taken = reviewer.post("projects/news/sample/", {"reader": "annotator"}).told

    assert (told["share"], told["seed"]) == (0, 1)
    assert [(one["username"], one["passed_over"]) for one in told["readers"]] == [("annotator", 1)]
    assert [one["id"] for one in outside["results"]] == [reading.pk]
    assert taken == {"chosen": 1}
    assert len(reviewer.get("projects/news/reviews/").told["results"]) == 1
    assert reviewer.post("projects/news/sample/", {"reader": "nobody"}).status_code == 404


def test_the_share_that_is_reviewed_is_set_by_managers(manager: Program, reviewer: Program) -> None:
    told = manager.ask("PATCH", "projects/news/", {"review_share": 20, "review_seed": 4}).told

    assert (told["review_share"], told["review_seed"]) == (20, 4)
    assert manager.ask("PATCH", "projects/news/", {"review_share": 101}).status_code == 400
    assert reviewer.ask("PATCH", "projects/news/", {"review_share": 20}).status_code == 403


def test_a_verdict_is_taken_back_and_stays_in_what_is_told_of_the_review(
    reviewer: Program, annotator: Program, begun: dict[str, int]
) -> None:
    at = f"reviews/{begun['id']}"
    reviewer.post(f"{at}/approve/", {"base_revision": 1})

    told = reviewer.post(f"{at}/take-back/").told
    again = reviewer.post(f"{at}/take-back/")

    assert (told["verdict"], told["meaning"]) == ("", "approval-gone")
    (former,) = reviewer.get(f"{at}/").told["taken_back"]
    assert (former["verdict"], former["taken_back_by"]) == ("approved", "reviewer")
    assert again.status_code == 409
    assert annotator.post(f"{at}/take-back/").status_code == 404
