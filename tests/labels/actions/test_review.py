"""Reviewing: begun, corrected in a copy, approved or sent back, round after round."""

from __future__ import annotations

from datetime import timedelta

import pytest

from labels.actions import annotate, review
from labels.changes import Drop
from labels.models import AnnotationSet, Article, Project, Review, User
from labels.queries import soundness
from labels.records import document_of
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(huda: User, rami: User) -> Project:
    return making.reviewed_project(huda, rami)


@pytest.fixture
def reading(news: Project, huda: User) -> AnnotationSet:
    """Huda's reading of two labels, handed in."""
    own = making.begun(news, huda)
    making.write(own, huda, *making.puts(making.sami(), making.baghdad()))
    return handed_in(own, huda)


@pytest.fixture
def begun(reading: AnnotationSet, rami: User) -> Review:
    return review.begin(reading=reading, by=rami, at=making.AT)


def handed_in(own: AnnotationSet, huda: User) -> AnnotationSet:
    own.refresh_from_db()
    annotate.submit(annotation_set=own, base_revision=own.revision, by=huda, at=making.AT)
    own.refresh_from_db()
    return own


def state(one: AnnotationSet) -> str:
    return AnnotationSet.objects.values_list("state", flat=True).get(pk=one.pk)


def flaws(project: Project) -> list[object]:
    return [trouble for looked in soundness.inspection(project) for trouble in looked.troubles]


def test_a_review_begins_with_what_the_reading_holds(reading: AnnotationSet, begun: Review) -> None:
    assert document_of(begun.copy) == document_of(reading)
    assert (begun.round, begun.of_revision, begun.copy.kind) == (1, 1, "review")
    assert state(reading) == "submitted"


def test_what_the_reviewer_changes_leaves_the_reading_as_it_was(
    *, news: Project, reading: AnnotationSet, begun: Review, rami: User
) -> None:
    making.write(begun.copy, rami, Drop("sami"))

    assert list(document_of(begun.copy).mentions) == ["baghdad"]
    assert list(document_of(reading).mentions) == ["sami", "baghdad"]
    assert flaws(news) == []


def test_a_second_reviewer_goes_on_with_the_same_review(
    reading: AnnotationSet, begun: Review
) -> None:
    other = making.person("salma")

    assert review.begin(reading=reading, by=other, at=making.LATER) == begun


def test_nobody_reviews_what_is_one_s_own(
    reading: AnnotationSet, begun: Review, huda: User
) -> None:
    with pytest.raises(review.OwnReadingError):
        review.begin(reading=reading, by=huda, at=making.AT)
    with pytest.raises(review.OwnReadingError):
        review.approve(review=begun, base_revision=1, by=huda, at=making.AT)
    with pytest.raises(review.OwnReadingError):
        review.mark_seen(review=begun, ids=["sami"], by=huda)


def test_a_draft_is_not_reviewed(news: Project, huda: User, rami: User) -> None:
    with pytest.raises(annotate.ClosedError):
        review.begin(reading=making.begun(news, huda), by=rami, at=making.AT)


@pytest.mark.usefixtures("begun")
def test_what_is_under_review_is_not_taken_back(reading: AnnotationSet, huda: User) -> None:
    with pytest.raises(annotate.UnderReviewError):
        annotate.take_back(annotation_set=reading, by=huda, at=making.AT)
    assert state(reading) == "submitted"


def test_what_is_approved_is_accepted_and_becomes_the_gold(
    *, news: Project, reading: AnnotationSet, begun: Review, rami: User
) -> None:
    making.write(begun.copy, rami, Drop("sami"))

    review.approve(review=begun, base_revision=2, by=rami, at=making.LATER)

    gold = AnnotationSet.objects.get(kind="gold")
    assert list(document_of(gold).mentions) == ["baghdad"]
    assert (state(reading), state(begun.copy)) == ("accepted", "accepted")
    assert flaws(news) == []


def test_a_gold_that_is_there_stays_as_it_is(
    reading: AnnotationSet, begun: Review, rami: User
) -> None:
    there = AnnotationSet.objects.create(
        article=reading.article, kind="gold", made_at=making.AT, changed_at=making.AT
    )

    review.approve(review=begun, base_revision=1, by=rami, at=making.LATER)

    assert AnnotationSet.objects.get(kind="gold") == there
    assert not document_of(there).mentions


def test_with_more_readers_what_is_approved_stays_beside_the_others(
    news: Project, begun: Review, rami: User
) -> None:
    Article.objects.filter(project=news).update(wanted=2)

    review.approve(review=begun, base_revision=1, by=rami, at=making.LATER)

    assert not AnnotationSet.objects.filter(kind="gold").exists()


def test_what_lacks_something_is_not_approved_and_can_be_sent_back(
    reading: AnnotationSet, begun: Review, rami: User
) -> None:
    making.write(begun.copy, rami, *making.puts(making.shelling()))

    with pytest.raises(annotate.UnfinishedError):
        review.approve(review=begun, base_revision=2, by=rami, at=making.LATER)
    assert state(reading) == "submitted"
    review.send_back(review=begun, base_revision=2, remark="أين؟", by=rami, at=making.LATER)

    assert state(reading) == "sent-back"


def test_what_is_sent_back_goes_with_a_remark(begun: Review, rami: User) -> None:
    with pytest.raises(review.NoRemarkError):
        review.send_back(review=begun, base_revision=1, remark=" ", by=rami, at=making.AT)


def test_of_two_reviewers_the_second_is_told_that_it_is_decided(begun: Review, rami: User) -> None:
    review.approve(review=begun, base_revision=1, by=rami, at=making.AT)

    with pytest.raises(review.DecidedError) as told:
        review.send_back(
            review=begun, base_revision=1, remark="لا", by=making.person("salma"), at=making.AT
        )

    assert (told.value.verdict, told.value.by) == ("approved", "rami")


def test_a_verdict_sent_twice_is_given_once(begun: Review, rami: User) -> None:
    review.approve(review=begun, base_revision=1, by=rami, at=making.AT)
    review.approve(review=begun, base_revision=1, by=rami, at=making.LATER)

    assert Review.objects.get().decided_at == making.AT


def test_a_verdict_upon_what_has_moved_on_is_refused(begun: Review, rami: User) -> None:
    making.write(begun.copy, rami, Drop("sami"))

    with pytest.raises(annotate.StaleError) as told:
        review.approve(review=begun, base_revision=1, by=rami, at=making.AT)

    assert told.value.revision == 2
    assert Review.objects.get().verdict == ""


@pytest.mark.parametrize("remark", ["", "راجع"])
def test_a_review_with_a_verdict_changes_no_more(begun: Review, rami: User, remark: str) -> None:
    if remark:
        review.send_back(review=begun, base_revision=1, remark=remark, by=rami, at=making.AT)
    else:
        review.approve(review=begun, base_revision=1, by=rami, at=making.AT)

    with pytest.raises(annotate.ClosedError):
        making.write(begun.copy, rami, Drop("sami"))
    with pytest.raises(review.DecidedError):
        review.mark_seen(review=begun, ids=["sami"], by=rami)


def test_what_was_sent_back_is_handed_in_again_for_a_second_round(
    *, reading: AnnotationSet, begun: Review, huda: User, rami: User
) -> None:
    review.send_back(review=begun, base_revision=1, remark="بغداد؟", by=rami, at=making.AT)
    making.write(reading, huda, Drop("baghdad"))

    second = review.begin(reading=handed_in(reading, huda), by=rami, at=making.LATER)

    assert (second.round, second.of_revision) == (2, 2)
    assert list(document_of(second.copy).mentions) == ["sami"]
    assert list(document_of(begun.copy).mentions) == ["sami", "baghdad"]


def test_what_was_seen_is_kept_and_only_grows(begun: Review, rami: User) -> None:
    review.mark_seen(review=begun, ids=["sami"], by=rami)

    count = review.mark_seen(review=begun, ids=["baghdad", "sami"], by=rami)

    assert count == 2
    assert Review.objects.get().seen == ["baghdad", "sami"]


def test_the_next_review_is_what_waits_longest_and_nobody_reviews(
    *, news: Project, reading: AnnotationSet, huda: User, rami: User
) -> None:
    older = making.begun(news, huda, "a2")
    annotate.submit(
        annotation_set=older, base_revision=0, by=huda, at=making.AT - timedelta(hours=1)
    )
    salma = making.person("salma")

    first = review.begin_next(project=news, by=rami, at=making.LATER)
    again = review.begin_next(project=news, by=rami, at=making.LATER)
    hers = review.begin_next(project=news, by=salma, at=making.LATER)

    assert first is not None
    assert first.reading == older
    assert again == first
    assert hers is not None
    assert hers.reading == reading
    assert review.begin_next(project=news, by=making.person("nur"), at=making.LATER) is None


@pytest.mark.usefixtures("reading")
def test_nobody_is_offered_one_s_own_reading(news: Project, huda: User) -> None:
    assert review.begin_next(project=news, by=huda, at=making.LATER) is None
