"""What people are told of their work, and what they are not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from labels.actions import annotate, comments, notices, review
from labels.actions.comments import WHOLE_ARTICLE, Anchor, Place
from labels.actions.projects import admit
from labels.actions.returning import return_unfinished
from labels.changes import Drop
from labels.models import AnnotationSet, Notice, Project, Review, Thread, User
from labels.permissions import MemberRole
from tests.labels import making
from tests.labels.making import AT, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(huda: User, samar: User, rami: User) -> Project:
    """Huda and Samar read, Rami reviews."""
    made = making.project(readers_per_article=2)
    for one, role in ((huda, "annotator"), (samar, "annotator"), (rami, "reviewer")):
        admit(project=made, user=one, role=MemberRole(role))
    return made


@pytest.fixture
def reading(news: Project, huda: User) -> AnnotationSet:
    """Huda's reading with one label."""
    own = making.begun(news, huda)
    making.write(own, huda, *making.puts(making.sami()))
    return own


def told(to: User) -> list[tuple[object, ...]]:
    """What a person is told: the kind, by whom and how many."""
    rows = Notice.objects.filter(to=to).order_by("pk")
    return list(rows.values_list("kind", "by__username", "count"))


def under_review(reading: AnnotationSet, rami: User) -> Review:
    reading.refresh_from_db()
    author = reading.author
    assert author is not None
    annotate.submit(annotation_set=reading, base_revision=reading.revision, by=author, at=AT)
    return review.begin(reading=reading, by=rami, at=AT)


def begin(reading: AnnotationSet, by: User, key: str = "k") -> Thread:
    place = Place(Anchor.MENTION, making.SAMI, "sami")
    return comments.begin_beside(
        annotation_set=reading, key=key, place=place, text="وزير؟", by=by, at=AT
    )


def test_the_author_is_told_that_a_reading_was_sent_back(
    reading: AnnotationSet, huda: User, rami: User
) -> None:
    begun = under_review(reading, rami)

    review.send_back(review=begun, base_revision=1, remark="بغداد؟", by=rami, at=LATER)

    notice = Notice.objects.get()
    assert told(huda) == [("sent-back", "rami", 0)]
    assert (notice.review, notice.article, notice.at) == (begun, reading.article, LATER)


def test_the_author_is_told_how_much_was_corrected_in_what_was_approved(
    reading: AnnotationSet, huda: User, rami: User
) -> None:
    begun = under_review(reading, rami)
    making.write(begun.copy, rami, Drop("sami"), *making.puts(making.baghdad()))

    review.approve(review=begun, base_revision=2, by=rami, at=LATER)
    review.approve(review=begun, base_revision=2, by=rami, at=LATER)

    assert told(huda) == [("approved", "rami", 2)]


def test_a_notice_goes_by_its_kind_and_its_reader(news: Project, huda: User) -> None:
    notice = Notice(kind="went-back", to=huda, project=news)

    assert str(notice) == f"went-back · {huda.pk}"


def test_what_a_deed_that_fails_would_tell_is_not_told(reading: AnnotationSet, rami: User) -> None:
    begun = under_review(reading, rami)

    with pytest.raises(annotate.StaleError):
        review.approve(review=begun, base_revision=7, by=rami, at=LATER)

    assert not Notice.objects.exists()


def test_what_is_given_by_hand_at_once_is_told_at_once(
    news: Project, huda: User, samar: User
) -> None:
    ids = [making.article(news, name).pk for name in ("a1", "a2", "a3")]

    making.given(news, ids[:2], huda, samar)
    making.given(news, ids[2:], huda, at=LATER)

    manager = "manager-of-news"
    assert told(huda) == [("assigned", manager, 2), ("assigned", manager, 1)]
    assert told(samar) == [("assigned", manager, 2)]
    assert list(Notice.objects.values_list("article", flat=True)) == [None, None, ids[2]]


def test_pages_of_one_deed_make_one_notice(news: Project, huda: User, rami: User) -> None:
    ids = [making.article(news, name).pk for name in ("a1", "a2", "a3")]

    for page in (ids[:2], ids[2:]):
        notices.assigned(project=news, given=[(one, huda.pk) for one in page], by=rami, at=AT)

    assert told(huda) == [("assigned", "rami", 3)]


def test_a_manager_who_takes_an_article_is_told_nothing(news: Project) -> None:
    manager = news.members.get(username="manager-of-news")

    making.given(news, [making.article(news).pk], manager)

    assert not Notice.objects.exists()


def test_what_went_back_for_time_is_told_together(news: Project, huda: User) -> None:
    news.days_to_finish = 3
    for name in ("a1", "a2"):
        making.begun(news, huda, name)

    return_unfinished(project=news, at=AT + timedelta(days=4))

    assert told(huda) == [("went-back", None, 2)]


def test_a_comment_beside_a_reading_concerns_its_reader(
    *, reading: AnnotationSet, huda: User, samar: User, rami: User
) -> None:
    thread = begin(reading, rami)
    begin(reading, rami)

    comments.answer(thread=thread, key="a", text="نعم", by=huda, at=AT)
    comments.answer(thread=thread, key="a", text="نعم", by=huda, at=AT)
    comments.answer(thread=thread, key="b", text="شكرا", by=rami, at=AT)

    assert told(huda) == [("comment", "rami", 1), ("answer", "rami", 1)]
    assert told(rami) == [("answer", "huda", 1)]
    assert told(samar) == []


def test_a_comment_beside_the_gold_concerns_nobody_until_it_is_answered(
    reading: AnnotationSet, samar: User, rami: User
) -> None:
    gold = AnnotationSet.objects.create(
        article=reading.article, kind="gold", made_at=AT, changed_at=AT
    )
    thread = begin(gold, rami)
    before = Notice.objects.count()

    comments.answer(thread=thread, key="a", text="نعم", by=samar, at=AT)

    assert (before, told(rami)) == (0, [("answer", "samar", 1)])


def test_a_comment_for_all_concerns_who_reads_the_article_and_answers_who_wrote(
    *, reading: AnnotationSet, huda: User, samar: User, rami: User
) -> None:
    thread = comments.begin_for_all(
        article=reading.article, key="k", place=WHOLE_ARTICLE, text="خبر", by=rami, at=AT
    )
    comments.answer(thread=thread, key="a", text="نعم", by=samar, at=AT)

    assert told(huda) == [("for-all", "rami", 1)]
    assert told(rami) == [("answer", "samar", 1)]
    assert told(samar) == []


def test_a_comment_that_is_withdrawn_takes_its_notice_along(
    reading: AnnotationSet, rami: User
) -> None:
    thread = begin(reading, rami)

    comments.withdraw(thread=thread, key="k", by=rami, at=AT)

    assert not Notice.objects.exists()


def test_who_read_an_article_is_told_that_it_is_settled(
    reading: AnnotationSet, huda: User, rami: User
) -> None:
    notices.settled(readings=[reading], by=rami, at=AT)
    notices.settled(readings=[reading], by=huda, at=AT)

    assert told(huda) == [("settled", "rami", 1)]


def tell_often(news: Project, *people: User, by: User) -> list[int]:
    """Tell each of these three things, minute by minute; the ids of the notices."""
    article = making.article(news)
    for number in range(3):
        at = AT + timedelta(minutes=number)
        notices.assigned(project=news, given=[(article.pk, one.pk) for one in people], by=by, at=at)
    return list(Notice.objects.order_by("pk").values_list("pk", flat=True))


def test_one_marks_one_s_own_notices_read_and_no_other_s(
    *, news: Project, huda: User, samar: User, rami: User
) -> None:
    ids = tell_often(news, huda, samar, by=rami)

    assert notices.mark_read(to=huda, ids=[ids[0], ids[1]], at=LATER) == 1
    assert notices.mark_all_read(to=huda, up_to=ids[3], at=LATER) == 1
    assert notices.mark_all_read(to=huda, up_to=ids[5], at=LATER) == 1
    assert Notice.objects.filter(to=samar, read_at=None).count() == 3


def test_old_notices_are_cleared_read_ones_sooner(news: Project, huda: User, rami: User) -> None:
    ids = tell_often(news, huda, by=rami)
    notices.mark_read(to=huda, ids=ids[:1], at=AT)

    cleared = [notices.clear_old(at=AT + timedelta(days=days)) for days in (29, 31, 364, 366)]

    assert cleared == [0, 1, 0, 2]


def test_a_letter_takes_what_is_new_unread_and_wanted_and_no_other_takes_it(
    *, news: Project, huda: User, samar: User, rami: User, reading: AnnotationSet
) -> None:
    huda.preferences = {"letters": {"kinds": ["assigned"], "when": "at-once"}}
    begin(reading, rami)
    tell_often(news, huda, samar, by=rami)
    rows = Notice.objects.filter(to=huda, kind="assigned").order_by("pk")
    own = list(rows.values_list("pk", flat=True))
    notices.mark_read(to=huda, ids=own[:1], at=AT)

    before = AT + timedelta(minutes=2)
    taken = notices.take_for_letter(to=huda, before=before, at=LATER)
    again = notices.take_for_letter(to=huda, before=before, at=LATER)
    notices.put_back(ids=taken)
    after_failing = notices.take_for_letter(to=huda, before=LATER, at=LATER)
    stale = notices.take_for_letter(to=samar, before=LATER, at=AT + timedelta(days=8))

    assert (taken, again, after_failing, stale) == (own[1:2], [], own[1:], [])
