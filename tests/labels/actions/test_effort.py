"""How long a reader was at a reading: told again and again, never more than the clock allows."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from labels.actions import annotate, effort
from labels.models import AnnotationSet, HandIn, User, Visit
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> User:
    return making.person("reader")


@pytest.fixture
def reading(reader: User) -> AnnotationSet:
    """A reading that was begun at `making.AT`."""
    return making.begun(making.project(by=reader), reader)


def after(minutes: float) -> datetime:
    return making.AT + timedelta(minutes=minutes)


def told(reading: AnnotationSet, visit: str, seconds: int, *, at: datetime) -> int:
    """What is kept of what the reader's browser tells."""
    by = reading.author
    assert by
    return effort.tell_time(annotation_set=reading, visit=visit, seconds=seconds, by=by, at=at)


def test_a_total_told_again_is_counted_once(reading: AnnotationSet) -> None:
    found = [told(reading, "v1", 90, at=after(minutes)) for minutes in (2, 3, 4)]

    assert found == [90, 90, 90]
    assert list(Visit.objects.values_list("key", "seconds", "last_at")) == [("v1", 90, after(2))]


def test_a_visit_grows_and_never_shrinks(reading: AnnotationSet) -> None:
    found = [told(reading, "v1", seconds, at=after(5)) for seconds in (30, 60, 40)]

    assert found == [30, 30, 30]
    assert told(reading, "v1", 60, at=after(6)) == 60


def test_no_more_is_kept_than_the_clock_has_gone_on(reading: AnnotationSet) -> None:
    first = told(reading, "v1", 5_000, at=after(10))
    later = told(reading, "v1", 5_000, at=after(11))

    assert (first, later) == (600, 660)


def test_all_visits_together_are_no_longer_than_the_reading_is_old(reading: AnnotationSet) -> None:
    found = [told(reading, f"v{number}", 400, at=after(10)) for number in range(3)]

    assert found == [400, 200, 0]
    assert Visit.objects.count() == 2


def test_what_waited_offline_counts_for_the_day_it_is_told(reading: AnnotationSet) -> None:
    told(reading, "v1", 300, at=making.LATER)

    assert Visit.objects.values_list("day", "seconds").get() == (making.LATER.date(), 300)


def test_nobody_tells_of_the_time_of_others(reading: AnnotationSet) -> None:
    stranger = making.person("stranger")

    with pytest.raises(effort.NotOwnTimeError):
        effort.tell_time(
            annotation_set=reading, visit="v1", seconds=1, by=stranger, at=making.LATER
        )
    assert not Visit.objects.exists()


def test_endless_visits_are_refused(
    reading: AnnotationSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "MOST_VISITS", 2)
    told(reading, "v1", 1, at=after(5))
    told(reading, "v2", 1, at=after(5))

    with pytest.raises(effort.TooManyVisitsError):
        told(reading, "v3", 1, at=after(5))
    assert told(reading, "v2", 2, at=after(6)) == 2


def test_time_is_still_told_of_a_reading_that_was_handed_in(
    reading: AnnotationSet, reader: User
) -> None:
    annotate.submit(annotation_set=reading, base_revision=0, by=reader, at=after(5))

    assert told(reading, "v1", 120, at=after(6)) == 120


def test_a_reading_is_handed_in_on_the_day_it_was_handed_in_last(
    reading: AnnotationSet, reader: User
) -> None:
    annotate.submit(annotation_set=reading, base_revision=0, by=reader, at=making.AT)
    reading.refresh_from_db()
    AnnotationSet.objects.update(state=AnnotationSet.State.SENT_BACK)
    annotate.submit(annotation_set=reading, base_revision=0, by=reader, at=making.LATER)

    facts = HandIn.objects.values_list("annotation_set", "project", "reader", "day").get()
    assert facts == (
        reading.pk,
        reading.article.project_id,
        reader.pk,
        making.LATER.date(),
    )


def test_a_reading_that_was_taken_back_is_not_handed_in(
    reading: AnnotationSet, reader: User
) -> None:
    annotate.submit(annotation_set=reading, base_revision=0, by=reader, at=making.AT)
    annotate.take_back(annotation_set=reading, by=reader, at=making.LATER)

    assert not HandIn.objects.exists()
