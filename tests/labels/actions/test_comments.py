"""Threads: begun, answered, edited, withdrawn, resolved and opened again."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from labels.actions import annotate, comments
from labels.actions.comments import (
    WHOLE_ARTICLE,
    Anchor,
    AnsweredError,
    CommentKeyTakenError,
    GoneError,
    NotInTextError,
    NotTheAuthorError,
    Place,
)
from labels.changes import Drop
from labels.models import AnnotationSet, Comment, Thread, User
from labels.queries.comments import history_of, read_whole
from labels.text.span import Span
from tests.labels import making
from tests.labels.making import AT, BAGHDAD, LATER

pytestmark = pytest.mark.django_db

ON_BAGHDAD = Place(Anchor.MENTION, BAGHDAD, "baghdad")


@pytest.fixture
def own(huda: User) -> AnnotationSet:
    return making.begun(making.project(by=huda), huda)


@pytest.fixture
def omar(db: None) -> User:  # noqa: ARG001 - a fixture cannot ask for it otherwise
    """Another member; who may write is asked before."""
    return making.person("omar")


def begin(
    own: AnnotationSet, by: User, text: str = "مكان أم جهة؟", *, key: str = "t1", **more: Place
) -> Thread:
    place = more.get("place", ON_BAGHDAD)
    return comments.begin_beside(annotation_set=own, key=key, place=place, text=text, by=by, at=AT)


def answer(thread: Thread, by: User, text: str = "مكان هنا.", *, key: str = "c2") -> Comment:
    return comments.answer(thread=thread, key=key, text=text, by=by, at=LATER)


def said(thread: Thread) -> list[tuple[str, str]]:
    """Who says what in a thread."""
    found = thread.comments.order_by("pk").select_related("author")
    return [(one.author.username, one.text) for one in found]


def deeds(thread: Thread) -> list[tuple[str, str, str]]:
    return [(one.deed, one.by, one.text) for one in history_of(thread)]


def test_a_thread_begins_with_its_first_comment(own: AnnotationSet, huda: User) -> None:
    thread = begin(own, huda)

    assert (thread.annotation_set, thread.mention, thread.is_resolved) == (own, "baghdad", False)
    assert said(thread) == [("huda", "مكان أم جهة؟")]
    assert deeds(thread) == [("begun", "huda", "مكان أم جهة؟")]


def test_a_thread_sent_twice_is_begun_once(own: AnnotationSet, huda: User) -> None:
    first = begin(own, huda)

    assert begin(own, huda) == first
    assert (Thread.objects.count(), Comment.objects.count()) == (1, 1)


def test_the_id_of_anothers_thread_is_taken(own: AnnotationSet, huda: User, omar: User) -> None:
    thread = begin(own, huda)

    with pytest.raises(CommentKeyTakenError):
        begin(own, omar)

    assert said(thread) == [("huda", "مكان أم جهة؟")]


def test_one_id_does_not_stand_for_a_thread_elsewhere(own: AnnotationSet, huda: User) -> None:
    begin(own, huda)

    with pytest.raises(CommentKeyTakenError):
        comments.begin_for_all(
            article=own.article, key="t1", place=WHOLE_ARTICLE, text="للجميع", by=huda, at=AT
        )


def test_a_thread_for_all_stands_beside_no_reading(own: AnnotationSet, huda: User) -> None:
    thread = comments.begin_for_all(
        article=own.article, key="t1", place=WHOLE_ARTICLE, text="انتبهوا للتاريخ", by=huda, at=AT
    )

    assert (thread.annotation_set, thread.start) == (None, None)


def test_a_thread_outlives_the_label_it_is_about(own: AnnotationSet, huda: User) -> None:
    put = making.puts(making.baghdad())
    revision = annotate.apply_changes(
        annotation_set=own, batch="b1", base_revision=0, changes=put, by=huda, at=AT
    )
    thread = begin(own, huda)

    annotate.apply_changes(
        annotation_set=own,
        batch="b2",
        base_revision=revision,
        changes=[Drop("baghdad")],
        by=huda,
        at=LATER,
    )

    quoted = read_whole(Thread.objects.all()).get()
    assert (quoted, vars(quoted)["quote"]) == (thread, "بغداد")


def test_the_quote_counts_code_points(own: AnnotationSet, huda: User) -> None:
    end = len(making.TEXT)
    begin(own, huda, place=Place(Anchor.SENTENCE, Span(end - 17, end)))

    assert vars(read_whole(Thread.objects.all()).get())["quote"] == making.TEXT[-17:]


def test_a_place_beyond_the_text_is_refused(own: AnnotationSet, huda: User) -> None:
    beyond = Span(0, len(making.TEXT) + 1)

    with pytest.raises(NotInTextError):
        begin(own, huda, place=Place(Anchor.SENTENCE, beyond))


def test_an_answer_follows_and_is_written_once(own: AnnotationSet, huda: User, omar: User) -> None:
    thread = begin(own, huda)

    first, again = answer(thread, omar), answer(thread, omar)

    assert first == again
    assert said(thread) == [("huda", "مكان أم جهة؟"), ("omar", "مكان هنا.")]


def test_the_id_of_anothers_answer_is_taken(own: AnnotationSet, huda: User, omar: User) -> None:
    thread = begin(own, huda)
    answer(thread, omar)

    with pytest.raises(CommentKeyTakenError):
        answer(thread, huda, "لا")


def test_an_answer_opens_a_resolved_thread_again(
    own: AnnotationSet, huda: User, omar: User
) -> None:
    thread = begin(own, huda)
    comments.resolve(thread=thread, by=huda, at=AT)

    answer(thread, omar)

    thread.refresh_from_db()
    assert (thread.is_resolved, thread.settled_by) == (False, omar)
    assert [one[:2] for one in deeds(thread)] == [
        ("begun", "huda"),
        ("resolved", "huda"),
        ("answered", "omar"),
        ("reopened", "omar"),
    ]


def test_resolving_and_opening_are_done_once(own: AnnotationSet, huda: User, omar: User) -> None:
    thread = begin(own, huda)

    comments.reopen(thread=thread, by=omar, at=AT)
    comments.resolve(thread=thread, by=huda, at=AT)
    comments.resolve(thread=thread, by=omar, at=LATER)

    thread.refresh_from_db()
    assert (thread.is_resolved, thread.settled_by, thread.settled_at) == (True, huda, AT)
    assert [one[0] for one in deeds(thread)] == ["begun", "resolved"]


def test_ones_own_comment_is_edited_and_both_texts_are_kept(own: AnnotationSet, huda: User) -> None:
    thread = begin(own, huda)

    comments.edit(thread=thread, key="t1", text="مكان أم منشأة؟", by=huda, at=LATER)
    comments.edit(thread=thread, key="t1", text="مكان أم منشأة؟", by=huda, at=LATER)

    assert said(thread) == [("huda", "مكان أم منشأة؟")]
    assert thread.comments.get().edited_at == LATER
    assert [one[2] for one in deeds(thread)] == ["مكان أم جهة؟", "مكان أم منشأة؟"]


def test_anothers_comment_is_neither_edited_nor_withdrawn(
    own: AnnotationSet, huda: User, omar: User
) -> None:
    thread = begin(own, huda)

    with pytest.raises(NotTheAuthorError):
        comments.edit(thread=thread, key="t1", text="لا", by=omar, at=AT)
    with pytest.raises(NotTheAuthorError):
        comments.withdraw(thread=thread, key="t1", by=omar, at=AT)


def test_what_was_answered_stays(own: AnnotationSet, huda: User, omar: User) -> None:
    thread = begin(own, huda)
    answer(thread, omar)

    with pytest.raises(AnsweredError):
        comments.withdraw(thread=thread, key="t1", by=huda, at=AT)

    assert thread.comments.count() == 2


def test_a_withdrawn_answer_leaves_its_thread(own: AnnotationSet, huda: User, omar: User) -> None:
    thread = begin(own, huda)
    answer(thread, omar)

    comments.withdraw(thread=thread, key="c2", by=omar, at=LATER)

    assert said(thread) == [("huda", "مكان أم جهة؟")]
    assert deeds(thread)[-1] == ("deleted", "omar", "مكان هنا.")


def test_the_first_comment_takes_its_thread_along_for_good(own: AnnotationSet, huda: User) -> None:
    thread = begin(own, huda)

    comments.withdraw(thread=thread, key="t1", by=huda, at=LATER)

    assert not Thread.objects.exists()
    with pytest.raises(GoneError):
        begin(own, huda)


def test_what_is_gone_can_be_neither_answered_nor_edited(
    own: AnnotationSet, huda: User, omar: User
) -> None:
    thread = begin(own, huda)
    with pytest.raises(GoneError):
        comments.edit(thread=thread, key="c9", text="لا", by=huda, at=AT)
    Thread.objects.all().delete()

    with pytest.raises(GoneError):
        answer(thread, omar)


def test_the_database_refuses_a_thread_without_its_place(own: AnnotationSet) -> None:
    for wrong in (
        {"anchor": "sentence"},
        {"anchor": "article", "start": 1, "end": 2},
        {"anchor": "sentence", "start": 2, "end": 2},
        {"anchor": "mention", "start": 1, "end": 2},
        {"anchor": "mention", "start": 1, "end": 2, "mention": "m", "annotation_set": None},
    ):
        facts = {"annotation_set": own, "project": own.article.project, "article": own.article}
        with pytest.raises(IntegrityError), transaction.atomic():
            Thread.objects.create(**{**facts, **wrong}, key="t1")
