"""A verdict that is taken back: before and after its reader has gone on, and what is kept of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from labels.actions import annotate, comments, reconsidering, review
from labels.actions.reconsidering import take_back_verdict
from labels.changes import Drop
from labels.models import AnnotationSet, FormerVerdict, Notice, Project, Review, User
from labels.queries import review as queries
from labels.queries import soundness, verdicts
from labels.queries.verdicts import Meaning
from labels.records import document_of
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(huda: User, rami: User) -> Project:
    return making.reviewed_project(huda, rami)


@pytest.fixture
def reading(news: Project, huda: User) -> AnnotationSet:
    own = making.begun(news, huda)
    making.write(own, huda, *making.puts(making.sami(), making.baghdad()))
    annotate.submit(annotation_set=own, base_revision=1, by=huda, at=making.AT)
    return own


@pytest.fixture
def begun(reading: AnnotationSet, rami: User) -> Review:
    found = review.begin(reading=reading, by=rami, at=making.AT)
    making.write(found.copy, rami, Drop("sami"))
    return found


def approved(one: Review, by: User, at: datetime = making.AT) -> Review:
    review.approve(review=one, base_revision=2, by=by, at=at)
    return Review.objects.get(pk=one.pk)


def sent_back(one: Review, by: User) -> Review:
    review.send_back(review=one, base_revision=2, remark="أين سامي؟", by=by, at=making.AT)
    return Review.objects.get(pk=one.pk)


def taken_back(one: Review, by: User) -> Meaning:
    return take_back_verdict(review=one, by=by, at=making.LATER)


def states(one: Review) -> tuple[str, str, str]:
    """Of the reading, of the copy, and the verdict."""
    found = Review.objects.select_related("reading", "copy").get(pk=one.pk)
    return found.reading.state, found.copy.state, found.verdict


def test_an_approval_that_is_taken_back_opens_the_review_and_drops_its_gold(
    *, news: Project, begun: Review, rami: User
) -> None:
    meaning = taken_back(approved(begun, rami), rami)

    assert meaning == Meaning.APPROVAL_GONE
    assert states(begun) == ("submitted", "drafting", "")
    assert list(document_of(begun.copy).mentions) == ["baghdad"]
    assert not AnnotationSet.objects.filter(kind="gold").exists()
    assert [one.pk for one in queries.waiting(news)] == [begun.reading_id]
    assert not [one for looked in soundness.inspection(news) for one in looked.troubles]


def test_what_is_approved_again_becomes_the_gold_again(begun: Review, rami: User) -> None:
    taken_back(approved(begun, rami), rami)

    again = approved(begun, rami, making.LATER)

    assert states(begun) == ("accepted", "accepted", "approved")
    assert again.gold is not None
    assert (again.labels, again.rejected) == (2, 1)


def test_what_was_sent_back_and_not_taken_up_waits_under_the_same_review(
    *, begun: Review, huda: User, rami: User
) -> None:
    meaning = taken_back(sent_back(begun, rami), rami)

    assert meaning == Meaning.REVIEW_GOES_ON
    assert states(begun) == ("submitted", "drafting", "")
    assert approved(begun, rami, making.LATER).verdict == "approved"
    with pytest.raises(annotate.ClosedError):
        making.write(begun.reading, huda, Drop("sami"))


def test_what_its_reader_has_gone_on_with_stays_with_its_reader(
    *, begun: Review, huda: User, rami: User
) -> None:
    sent = sent_back(begun, rami)
    making.write(begun.reading, huda, Drop("baghdad"))

    meaning = taken_back(sent, rami)

    assert meaning == Meaning.STAYS_WITH_ITS_AUTHOR
    assert states(begun) == ("drafting", "sent-back", "void")
    assert list(document_of(begun.reading).mentions) == ["sami"]
    assert queries.last_verdict(begun.reading) is None
    assert queries.came_back(begun.reading.article.project, huda, most=5) == []


def test_what_is_handed_in_after_a_void_verdict_begins_another_round(
    *, begun: Review, huda: User, rami: User
) -> None:
    sent = sent_back(begun, rami)
    making.write(begun.reading, huda, Drop("baghdad"))
    taken_back(sent, rami)
    annotate.submit(annotation_set=begun.reading, base_revision=2, by=huda, at=making.LATER)

    second = review.begin(reading=begun.reading, by=rami, at=making.LATER)

    assert second.round == 2
    assert [one.id for one in queries.since(second) if one.id == "baghdad"] == ["baghdad"]
    with pytest.raises(review.DecidedError):
        review.approve(review=sent, base_revision=2, by=rami, at=making.LATER)


@pytest.mark.parametrize("verdict", ["approved", "sent-back"])
def test_who_gave_it_and_who_took_it_back_is_kept(begun: Review, rami: User, verdict: str) -> None:
    given = (approved if verdict == "approved" else sent_back)(begun, rami)
    salma = making.person("salma")

    taken_back(given, salma)

    (former,) = FormerVerdict.objects.all()
    assert (former.verdict, former.remark) == (verdict, given.remark)
    assert (former.decided_by, former.decided_at) == (rami, making.AT)
    assert (former.taken_back_by, former.taken_back_at) == (salma, making.LATER)


def test_its_reader_is_told_each_time(*, begun: Review, huda: User, rami: User) -> None:
    taken_back(approved(begun, rami), rami)
    review.send_back(review=begun, base_revision=2, remark="لا", by=rami, at=making.LATER)

    told = Notice.objects.filter(to=huda).order_by("pk")

    assert [one.kind for one in told] == ["approved", "taken-back", "sent-back"]


def test_nobody_takes_back_what_was_decided_on_one_s_own_reading(
    begun: Review, huda: User, rami: User
) -> None:
    with pytest.raises(review.OwnReadingError):
        taken_back(approved(begun, rami), huda)


def test_an_open_review_has_no_verdict_to_take_back(begun: Review, rami: User) -> None:
    with pytest.raises(reconsidering.NoVerdictError):
        taken_back(begun, rami)
    taken_back(approved(begun, rami), rami)

    with pytest.raises(reconsidering.NoVerdictError):
        taken_back(begun, rami)


def test_a_verdict_that_a_later_round_overtook_stands(
    *, begun: Review, huda: User, rami: User
) -> None:
    first = sent_back(begun, rami)
    annotate.submit(annotation_set=begun.reading, base_revision=1, by=huda, at=making.LATER)
    review.begin(reading=begun.reading, by=rami, at=making.LATER)

    with pytest.raises(reconsidering.LaterRoundError):
        taken_back(first, rami)
    assert Review.objects.get(pk=first.pk).verdict == "sent-back"


def test_a_gold_that_holds_more_than_the_approval_is_not_dropped(begun: Review, rami: User) -> None:
    given = approved(begun, rami)
    gold = AnnotationSet.objects.get(kind="gold")
    making.write(gold, rami, *making.puts(making.mosul()))

    with pytest.raises(reconsidering.GoldInUseError):
        taken_back(given, rami)
    assert states(begun)[2] == "approved"
    assert not FormerVerdict.objects.exists()


def test_a_gold_that_somebody_has_written_upon_is_not_dropped(begun: Review, rami: User) -> None:
    given = approved(begun, rami)
    comments.begin_beside(
        annotation_set=AnnotationSet.objects.get(kind="gold"),
        key="t1",
        place=comments.WHOLE_ARTICLE,
        text="أحقا؟",
        by=rami,
        at=making.AT,
    )

    with pytest.raises(reconsidering.GoldInUseError):
        taken_back(given, rami)


def test_what_can_be_taken_back_is_listed_with_what_it_would_mean(
    *, news: Project, begun: Review, huda: User, rami: User
) -> None:
    given = sent_back(begun, rami)

    (line,) = verdicts.lately(news, rami.pk)

    assert (line.review, line.verdict, line.remark) == (given.pk, "sent-back", "أين سامي؟")
    assert (line.author, line.decided_by, line.is_own) == ("huda", "rami", False)
    assert verdicts.lately(news, huda.pk)[0].is_own
    taken_back(given, rami)
    assert verdicts.lately(news, rami.pk) == []


def test_an_approval_means_that_its_gold_goes(begun: Review, rami: User) -> None:
    approved(begun, rami)
    begun.refresh_from_db()

    assert verdicts.meaning(begun) == Meaning.APPROVAL_GONE
