"""Articles and labels in: what is taken, skipped and refused, and what is told of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from labels.actions.transfer import (
    GOLD,
    Progress,
    Rejection,
    RejectionCode,
    Twice,
    reading_of,
    rehearse,
)
from labels.checks import Problem, Rule
from labels.document import Mention
from labels.formats.base import Outcome, Reading
from labels.models import AnnotationSet, Article, Batch, MentionRow, Project
from labels.queries.annotation import history_of
from labels.queries.soundness import inspection
from labels.records import bare_document, document_of, readings
from tests.labels import making
from tests.labels.actions.importing import MARKS, REFUSAL, REMARK, steps
from tests.labels.making import reading, sami

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return making.project()


def test_an_article_comes_in_with_its_facts_sentences_and_tokens(project: Project) -> None:
    facts: dict[str, Any] = {
        "title": "قصف",
        "source": "الشرق",
        "url": "https://example.org/1",
        "author": "هدى",
        "published": "2026-05-01",
        "metadata": {"desk": "العالم"},
    }

    told = list(steps(project, reading("a1", **facts)))

    article = Article.objects.get()
    assert told == [Progress(done=1)]
    assert {name: getattr(article, name) for name in facts} == facts
    assert (article.project, article.external_id, article.text, article.sha256) == (
        project,
        "a1",
        making.TEXT,
        hashlib.sha256(making.TEXT.encode()).hexdigest(),
    )
    assert (article.token_count, article.handed_out, article.imported_at) == (14, 0, making.AT)
    assert bare_document(article) == making.document()
    assert AnnotationSet.objects.count() == 0


@pytest.mark.parametrize("splitter", ["", "hashiya-1"])
def test_what_made_the_tokens_is_kept(project: Project, splitter: str) -> None:
    list(steps(project, reading("a1", splitter=splitter)))

    assert Article.objects.get().splitter == splitter


def test_labels_become_the_gold_with_their_history(project: Project) -> None:
    list(steps(project, reading("a1", *MARKS), labels_as=GOLD))

    gold = AnnotationSet.objects.get()
    (step,) = history_of(gold)
    assert (gold.kind, gold.author, gold.state, gold.revision, gold.submitted_at) == (
        "gold",
        None,
        "accepted",
        1,
        None,
    )
    assert document_of(gold) == making.document(*MARKS)
    assert (step.revision, step.by, step.at, len(step.changes)) == (
        1,
        "manager-of-news",
        making.AT,
        len(MARKS),
    )
    assert [page.troubles for page in inspection(project)] == [(), ()]


def test_labels_become_a_readers_reading_and_take_a_place(project: Project) -> None:
    huda = making.person("huda")

    list(steps(project, reading("a1", sami()), labels_as=reading_of(huda)))

    own = AnnotationSet.objects.get()
    assert (own.kind, own.author, own.state, own.revision, own.submitted_at) == (
        "reading",
        huda,
        "submitted",
        1,
        making.AT,
    )
    assert (document_of(own), Article.objects.get().handed_out) == (making.document(sami()), 1)


def test_attributes_of_the_article_alone_make_a_reading_with_its_history(project: Project) -> None:
    document = replace(making.document(), attributes={"angles": ("aid",)})

    list(steps(project, Reading("a1", document), labels_as=GOLD))

    gold = AnnotationSet.objects.get()
    assert (gold.revision, document_of(gold)) == (1, document)
    assert [page.troubles for page in inspection(project)] == [(), ()]
    assert [one.document for one in readings(AnnotationSet.objects.all())] == [document]


def test_an_article_in_which_nothing_is_marked_has_an_empty_gold(project: Project) -> None:
    list(steps(project, reading("a1"), labels_as=GOLD))

    gold = AnnotationSet.objects.get()
    assert (gold.revision, document_of(gold), history_of(gold)) == (0, making.document(), [])


@pytest.mark.parametrize("labels_as", ["gold", "reading"])
def test_an_article_that_nobody_has_read_waits_for_its_first_reader(
    project: Project, labels_as: str
) -> None:
    whose = GOLD if labels_as == "gold" else reading_of(making.person("huda"))

    list(steps(project, reading("a1", was_read=False), labels_as=whose))

    assert (AnnotationSet.objects.count(), Article.objects.get().handed_out) == (0, 0)


def test_an_article_with_one_broken_label_is_refused_whole_and_others_are_taken(
    project: Project,
) -> None:
    unheard = Mention("x", making.SAMI, "Unheard")

    told = list(
        steps(
            project,
            reading("a1", sami(), unheard, line=1),
            reading("a2", sami(), line=2),
            labels_as=GOLD,
        )
    )

    problem = Problem(Rule.UNKNOWN_TYPE, "x", {"type": "Unheard"})
    rejection = Rejection(RejectionCode.BROKEN_RULES, "a1", 1, problems=(problem,))
    assert told == [Progress(done=1, refused=1, findings=(rejection,))]
    assert [one.external_id for one in Article.objects.all()] == ["a2"]
    assert MentionRow.objects.count() == 1


def test_labels_that_are_left_behind_break_no_rule(project: Project) -> None:
    unheard = Mention("x", making.SAMI, "Unheard")

    assert list(steps(project, reading("a1", unheard))) == [Progress(done=1)]


def test_what_the_format_refused_or_mended_is_passed_on(project: Project) -> None:
    told = list(steps(project, REFUSAL, REMARK, reading("a1")))

    assert told == [Progress(done=1, refused=1, findings=(REFUSAL, REMARK))]


def test_a_second_try_takes_what_was_mended_and_nothing_twice(project: Project) -> None:
    unheard = Mention("x", making.SAMI, "Unheard")
    first = [reading("a1", sami()), reading("a2", unheard), reading("a3")]
    mended = [reading("a1", sami()), reading("a2", sami()), reading("a3")]
    list(steps(project, *first, labels_as=GOLD))

    told = list(steps(project, *mended, twice=Twice.SKIP, labels_as=GOLD))

    assert told == [Progress(done=1, skipped=2)]
    assert (Article.objects.count(), MentionRow.objects.count(), Batch.objects.count()) == (3, 2, 2)


def test_an_article_that_is_there_is_refused_where_asked_for(project: Project) -> None:
    list(steps(project, reading("a1")))

    told = list(steps(project, reading("a1", line=5)))

    rejection = Rejection(RejectionCode.ARTICLE_TWICE, "a1", 5)
    assert told == [Progress(refused=1, findings=(rejection,))]


@pytest.mark.parametrize(
    ("twice", "expected"),
    [
        (Twice.SKIP, Progress(done=1, skipped=1)),
        (
            Twice.REFUSE,
            Progress(
                done=1, refused=1, findings=(Rejection(RejectionCode.ARTICLE_TWICE, "a1", 2),)
            ),
        ),
    ],
)
def test_an_article_that_stands_twice_in_one_file_is_taken_once(
    project: Project, twice: Twice, expected: Progress
) -> None:
    told = list(steps(project, reading("a1", line=1), reading("a1", line=2), twice=twice))

    assert (told, Article.objects.count()) == ([expected], 1)


def test_the_same_id_in_another_project_is_another_article(project: Project) -> None:
    making.article(making.project("other"), "a1")

    assert list(steps(project, reading("a1"))) == [Progress(done=1)]


@pytest.mark.parametrize(
    ("facts", "code", "params"),
    [
        ({"title": "ع" * 501}, RejectionCode.TOO_LONG, {"field": "title", "longest": 500}),
        ({"url": "a\0b"}, RejectionCode.NUL_IN_FACT, {"field": "url"}),
    ],
)
def test_facts_that_no_column_holds_are_refused(
    *, project: Project, facts: dict[str, str], code: RejectionCode, params: dict[str, str | int]
) -> None:
    told = list(steps(project, reading("a1", line=1, **facts)))

    assert told == [Progress(refused=1, findings=(Rejection(code, "a1", 1, params),))]


def test_an_article_without_an_id_is_refused(project: Project) -> None:
    told = list(steps(project, reading("", line=1)))

    assert told == [Progress(refused=1, findings=(Rejection(RejectionCode.NO_ID, "", 1),))]


def test_a_rehearsal_tells_the_same_and_writes_nothing(project: Project) -> None:
    list(steps(project, reading("a0")))
    unheard = Mention("x", making.SAMI, "Unheard")
    readings: list[Outcome] = [
        reading("a0"),
        reading("a1"),
        REFUSAL,
        reading("a2", unheard),
        reading("a1"),
    ]

    rehearsed = list(
        rehearse(project=project, readings=readings, twice=Twice.REFUSE, labels_as=GOLD)
    )

    assert Article.objects.count() == 1
    assert rehearsed == list(steps(project, *readings, labels_as=GOLD))
