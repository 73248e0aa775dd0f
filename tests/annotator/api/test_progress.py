"""Time and progress over the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from labels.actions import handout
from labels.models import AnnotationSet, Project, Visit
from tests.annotator.api.conftest import Program
from tests.labels import making


@pytest.fixture
def own(news: Project, annotator: Program) -> AnnotationSet:
    """The annotator's reading, begun ten minutes ago."""
    begun = now() - timedelta(minutes=10)
    return handout.open_article(article=making.article(news), by=annotator.user, at=begun)


def test_time_is_told_and_told_again(annotator: Program, own: AnnotationSet) -> None:
    answers = [
        annotator.post(f"sets/{own.pk}/time/", {"visit": "v", "seconds": 90}) for _ in range(2)
    ]

    assert [one.told for one in answers] == [{"visit": "v", "seconds": 90}] * 2
    assert Visit.objects.get().seconds == 90


def test_more_than_the_clock_allows_is_cut(annotator: Program, own: AnnotationSet) -> None:
    told = annotator.post(f"sets/{own.pk}/time/", {"visit": "v", "seconds": 99_999}).told

    assert 600 <= told["seconds"] < 660


def test_nobody_tells_of_the_time_of_others(manager: Program, own: AnnotationSet) -> None:
    answer = manager.post(f"sets/{own.pk}/time/", {"visit": "v", "seconds": 9})

    assert (answer.status_code, Visit.objects.exists()) == (403, False)


def test_no_time_is_told_of_the_gold(manager: Program, own: AnnotationSet) -> None:
    gold = AnnotationSet.objects.create(
        article=own.article, kind="gold", made_at=making.AT, changed_at=making.AT
    )

    answer = manager.post(f"sets/{gold.pk}/time/", {"visit": "v", "seconds": 9})

    assert (answer.status_code, Visit.objects.exists()) == (403, False)


def test_a_manager_gets_the_figures_of_all(
    manager: Program, annotator: Program, own: AnnotationSet
) -> None:
    annotator.post(f"sets/{own.pk}/time/", {"visit": "v", "seconds": 90})
    annotator.post(f"sets/{own.pk}/submit/", {"base_revision": 0})

    told = manager.get("projects/news/progress/?days=7").told

    today = localdate()
    assert told["since"] == (today - timedelta(days=6)).isoformat()
    assert told["days"] == [
        {"day": today.isoformat(), "username": "annotator", "handed_in": 1, "seconds": 90}
    ]
    assert told["readers"][0]["states"] == {"submitted": 1}
    assert told["people"][0]["median_seconds"] == 90


def test_an_annotator_gets_no_figures_of_others(
    manager: Program, annotator: Program, own: AnnotationSet
) -> None:
    other = handout.open_article(article=own.article, by=manager.user, at=making.AT)
    manager.post(f"sets/{other.pk}/submit/", {"base_revision": 0})

    told = annotator.get("projects/news/progress/").told

    assert [one["username"] for one in told["readers"]] == ["annotator"]
    assert (told["days"], told["people"], told["since"]) == ([], [], None)


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("days", ["0", "-1", "many", "99999999", "٧"])
def test_days_that_are_none_are_refused(manager: Program, days: str) -> None:
    answer = manager.get(f"projects/news/progress/?days={days}")

    assert (answer.status_code, "36500" in answer.told["detail"]) == (400, True)
