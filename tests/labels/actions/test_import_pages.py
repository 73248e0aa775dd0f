"""Imports in pages: what is told after each, what a broken-off one leaves, and what it asks."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions.transfer import (
    GOLD,
    NONE,
    Progress,
    Rejection,
    RejectionCode,
    Twice,
    import_readings,
    intake,
    rehearse,
)
from labels.document import Mention
from labels.formats.base import Outcome
from labels.models import Project, Vocabulary
from labels.queries.soundness import inspection
from labels.text.wordcounts import WordCounts
from tests.labels import making
from tests.labels.actions.importing import MARKS, REFUSAL, REMARK, steps
from tests.labels.making import baghdad, reading, sami

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return making.project()


def test_long_imports_are_told_of_page_by_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "AT_ONCE", 2)

    told = list(steps(project, reading("a1"), REMARK, reading("a2"), reading("a1"), reading("a3")))

    rejection = Rejection(RejectionCode.ARTICLE_TWICE, "a1")
    assert told == [
        Progress(done=1, findings=(REMARK,)),
        Progress(done=2, refused=1, findings=(rejection,)),
        Progress(done=3, refused=1),
    ]


def test_long_articles_make_short_pages(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "CHARACTERS_AT_ONCE", len(making.TEXT) + 1)

    told = list(steps(project, reading("a1"), reading("a2"), reading("a3")))

    assert told == [Progress(done=2), Progress(done=3)]


def test_a_rehearsal_knows_an_id_from_an_earlier_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "AT_ONCE", 1)
    readings = [reading("a1"), reading("a1")]

    told = list(rehearse(project=project, readings=readings, twice=Twice.SKIP, labels_as=NONE))

    assert told == [Progress(done=1), Progress(done=1, skipped=1)]


@pytest.mark.parametrize("twice", list(Twice))
def test_labels_of_a_second_reader_are_never_left_behind_in_silence(
    project: Project, monkeypatch: pytest.MonkeyPatch, twice: Twice
) -> None:
    monkeypatch.setattr(intake, "AT_ONCE", 2)
    file = [reading("a1", sami(), line=1), reading("a1", line=2), reading("a1", baghdad(), line=3)]

    told = list(steps(project, *file, twice=twice, labels_as=GOLD))

    code = RejectionCode.SECOND_READING
    second, third = Rejection(code, "a1", 2), Rejection(code, "a1", 3)
    assert told == [
        Progress(done=1, refused=1, findings=(second,)),
        Progress(done=1, refused=2, findings=(third,)),
    ]


def test_a_rehearsal_has_what_it_would_take(project: Project) -> None:
    making.bring(project, reading("there"))
    unheard = Mention("x", making.SAMI, "Unheard")
    readings = reading("there"), reading("bad", unheard), reading("good"), reading("good")
    file: list[Outcome] = [REFUSAL, *readings]

    (told,) = rehearse(project=project, readings=file, twice=Twice.SKIP, labels_as=GOLD)

    assert [one.external_id for one in told.fitting] == ["good"]
    assert project.articles.count() == 1


def test_an_import_that_is_broken_off_leaves_whole_pages(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "AT_ONCE", 1)
    begun = steps(project, reading("a1", sami()), reading("a2", sami()), labels_as=GOLD)

    next(begun)
    begun.close()  # type: ignore[attr-defined]

    assert [page.troubles for page in inspection(project)] == [(), ()]
    assert list(steps(project, reading("a1"), reading("a2"), twice=Twice.SKIP)) == [
        Progress(skipped=1),
        Progress(done=1, skipped=1),
    ]
    assert counted(project)["بغداد"] == 2


def counted(project: Project) -> WordCounts:
    """The project's words."""
    return WordCounts.from_bytes(bytes(Vocabulary.objects.get(project=project).counts))


@pytest.mark.parametrize("count", [1, 50])
def test_an_import_asks_as_often_for_one_article_as_for_fifty(
    project: Project, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    readings = [reading(f"a{number}", *MARKS) for number in range(count)]
    by = project.members.all()[0]

    # Savepoint, project, known ids, articles, ids, sets, ids, mentions, links, batches, the places
    # that a gold leaves, the readings handed in that draw a lot, its end;
    # savepoint, vocabulary sought and made (4), locked, two pages of words, kept, its end.
    with django_assert_num_queries(24):
        list(
            import_readings(
                project=project,
                readings=readings,
                twice=Twice.REFUSE,
                labels_as=GOLD,
                by=by,
                at=making.AT,
            )
        )
