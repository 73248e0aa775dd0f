"""Who is told of what happened to their work, and who is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from labels.actions import (
    adjudication,
    annotate,
    assigning,
    comments,
    handout,
    notices,
    people,
    projects,
    review,
)
from labels.actions.returning import return_unfinished
from labels.models import AnnotationSet, Notice, Project, Review, User
from labels.permissions import MemberRole
from labels.queries.notices import page, shown, to_be_mailed, unread_count
from tests.labels import making

pytestmark = pytest.mark.django_db
AT = making.AT
Kind = Notice.Kind


@pytest.fixture
def project() -> Project:
    return making.project(readers_per_article=2, days_to_finish=7)


@pytest.fixture
def manager(project: Project) -> User:
    return project.members.get()


@pytest.fixture
def huda(project: Project) -> User:
    return reader(project, "huda", email="huda@hashiya.example")


def reader(project: Project, name: str, **facts: str) -> User:
    user = making.person(name, **facts)
    projects.admit(project=project, user=user, role=MemberRole.ANNOTATOR)
    return user


def handed_in(project: Project, by: User, external_id: str = "a1") -> AnnotationSet:
    found = project.articles.filter(external_id=external_id).first()
    article = found or making.article(project, external_id)
    own = handout.open_article(article=article, by=by, at=AT)
    making.write(own, by, *making.puts(making.sami()))
    annotate.submit(annotation_set=own, base_revision=1, by=by, at=AT)
    return own


def reviewed(own: AnnotationSet, manager: User) -> Review:
    own.refresh_from_db()
    return review.begin(reading=own, by=manager, at=AT)


def told(user: User) -> list[tuple[str, dict[str, object]]]:
    return [(one.kind, one.params) for one in user.notices.order_by("pk")]


def test_whose_reading_is_approved_learns_how_much_was_corrected(
    project: Project, manager: User, huda: User
) -> None:
    own = handed_in(project, huda)
    begun = reviewed(own, manager)
    making.write(begun.copy, manager, *making.puts(making.baghdad()))

    review.approve(review=begun, base_revision=2, by=manager, at=AT)

    assert told(huda) == [(Kind.APPROVED, {"set": own.pk, "by": str(manager), "count": 1})]
    assert told(manager) == []


def test_whose_reading_is_sent_back_learns_why(project: Project, manager: User, huda: User) -> None:
    own = handed_in(project, huda)

    review.send_back(
        review=reviewed(own, manager), base_revision=1, remark="راجع الأسماء", by=manager, at=AT
    )

    remark = {"set": own.pk, "by": str(manager), "remark": "راجع الأسماء"}
    assert told(huda) == [(Kind.SENT_BACK, remark)]


def test_who_is_given_many_articles_is_told_once_and_who_gives_not_at_all(
    project: Project, manager: User, huda: User
) -> None:
    ids = [making.article(project, name).pk for name in ("a", "b")]

    assigning.assign(project=project, articles=ids, readers=[huda, manager], by=manager, at=AT)

    assert told(huda) == [(Kind.ASSIGNED, {"count": 2})]
    assert told(manager) == []


def test_whose_place_went_back_is_told(project: Project, huda: User) -> None:
    own = making.begun(project, huda)

    return_unfinished(project=project, at=AT + timedelta(days=8))

    assert told(huda) == [(Kind.WENT_BACK, {"set": own.pk})]


def test_a_comment_is_told_to_the_reader_and_to_who_talked_before(
    project: Project, manager: User, huda: User
) -> None:
    own = making.begun(project, huda)
    said = {"place": comments.WHOLE_ARTICLE, "at": AT}

    thread = comments.begin_beside(
        annotation_set=own,
        key="t",
        text="لماذا؟",
        by=manager,
        **said,  # type: ignore[arg-type]
    )
    comments.answer(thread=thread, key="c", text="لأنه اسم", by=huda, at=AT)

    assert told(huda) == [(Kind.COMMENT, {"set": own.pk, "by": str(manager), "remark": "لماذا؟"})]
    assert told(manager) == [(Kind.COMMENT, {"set": own.pk, "by": str(huda), "remark": "لأنه اسم"})]


def test_a_comment_for_all_is_told_to_all_who_read_and_leads_to_no_reading(
    project: Project, manager: User, huda: User
) -> None:
    own = making.begun(project, huda)

    comments.begin_for_all(
        article=own.article,
        key="t",
        place=comments.WHOLE_ARTICLE,
        text="انتبهوا",
        by=manager,
        at=AT,
    )

    assert told(huda) == [(Kind.COMMENT, {"by": str(manager), "remark": "انتبهوا"})]


def test_whose_readings_are_settled_are_told_and_led_to_their_own(
    project: Project, manager: User, huda: User
) -> None:
    omar = reader(project, "omar")
    own = [handed_in(project, one) for one in (huda, omar)]
    opened = adjudication.open_(article=own[0].article, by=manager, at=AT)
    opened.gold.refresh_from_db()

    adjudication.finish(adjudication=opened, base_revision=opened.gold.revision, by=manager, at=AT)

    assert [told(one) for one in (huda, omar)] == [[(Kind.SETTLED, {"set": one.pk})] for one in own]


def test_what_is_read_is_counted_no_more_and_needs_no_letter(project: Project, huda: User) -> None:
    making.begun(project, huda)
    return_unfinished(project=project, at=AT + timedelta(days=8))
    assert unread_count(huda) == 1
    assert list(to_be_mailed()) == [huda]

    assert notices.mark_read(user=huda, at=AT) == 1

    assert unread_count(huda) == 0
    assert list(to_be_mailed()) == []
    assert notices.mark_read(user=huda, ids=[huda.notices.get().pk], at=AT) == 0


def test_who_wants_no_letters_gets_none(project: Project, huda: User) -> None:
    making.begun(project, huda)
    return_unfinished(project=project, at=AT + timedelta(days=8))

    people.choose_mail(user=huda, mailed=False)
    assert list(to_be_mailed()) == []

    people.choose_mail(user=huda, mailed=True)
    assert User.objects.get(pk=huda.pk).mailed


def test_a_letter_is_claimed_once_and_tried_again_but_not_for_ever(
    project: Project, huda: User
) -> None:
    making.begun(project, huda)
    return_unfinished(project=project, at=AT + timedelta(days=8))

    for _ in range(notices.TRIES):
        claimed = notices.claim(user=huda)
        assert len(claimed) == 1
        assert notices.claim(user=huda) == []
        notices.put_back(notices=claimed)

    assert huda.notices.get().mail == Notice.Mail.FAILED


def test_what_was_read_long_ago_is_forgotten(project: Project, huda: User) -> None:
    making.begun(project, huda)
    return_unfinished(project=project, at=AT + timedelta(days=8))
    notices.mark_read(user=huda, at=AT)

    assert notices.forget_old(at=AT + notices.KEPT_FOR) == 0
    assert notices.forget_old(at=AT + notices.KEPT_FOR + timedelta(days=1)) == 1


def test_who_has_left_is_shown_nothing_of_the_project_any_more(
    project: Project, huda: User
) -> None:
    making.begun(project, huda)
    return_unfinished(project=project, at=AT + timedelta(days=8))

    projects.dismiss(project=project, user=huda)

    assert list(shown(huda)) == []
    assert unread_count(huda) == 0


def test_notices_come_by_pages_the_latest_first(project: Project, huda: User) -> None:
    Notice.objects.bulk_create(
        Notice(user=huda, kind=Kind.ASSIGNED, project=project, made_at=AT) for _ in range(60)
    )

    first = page(huda)
    second = page(huda, before=first.before)

    ids = [one.pk for one in (*first.notices, *second.notices)]
    assert ids == sorted(ids, reverse=True)
    assert (len(first.notices), len(second.notices), second.before) == (50, 10, None)
    assert str(first.notices[0]) == f"assigned for {huda.pk}"
