"""Every way in which what is kept can be unsound is seen."""

from __future__ import annotations

import pytest

from labels.actions.annotate import apply_changes
from labels.changes import Drop
from labels.checks import Problem, Rule
from labels.models import (
    AnnotationSet,
    Article,
    ArticleTally,
    Batch,
    MentionRow,
    Project,
    SentenceStep,
)
from labels.queries import soundness
from labels.queries.soundness import Flaw, Looked, Trouble, inspection
from labels.text.span import Spans
from tests.labels import making
from tests.labels.making import mosul, place, puts, sami, shelling

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own() -> AnnotationSet:
    """A reading with two batches behind it."""
    huda = making.person("huda")
    own = making.begun(making.project(), huda)
    for revision, marks in enumerate([(shelling(), mosul(), place()), (sami(),)]):
        apply_changes(
            annotation_set=own,
            batch=str(revision),
            base_revision=revision,
            changes=puts(*marks),
            by=huda,
            at=making.AT,
        )
    return own


def troubles() -> list[Trouble]:
    """All that is found in the one project."""
    return [one for page in inspection(Project.objects.get()) for one in page.troubles]


def test_what_came_through_the_doors_is_sound(own: AnnotationSet) -> None:
    assert list(inspection(own.article.project)) == [Looked(1, ()), Looked(1, ())]


def test_all_pages_are_looked_at(own: AnnotationSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "AT_ONCE", 1)
    making.article(own.article.project, "a2")

    assert [page.seen for page in inspection(own.article.project)] == [1, 1, 1]


def test_a_text_that_was_changed_is_seen() -> None:
    Article.objects.update(text=making.TEXT.replace("سامي", "رامي"))

    assert troubles() == [Trouble(Flaw.OTHER_HASH, "a1")]


@pytest.mark.parametrize("column", ["sentences", "tokens"])
@pytest.mark.parametrize("spans", [[0, 4, 3, 9], [0, 999]], ids=["out of order", "beyond the text"])
def test_spans_that_cannot_be_are_seen(column: str, spans: list[int]) -> None:
    flat = b"".join(number.to_bytes(4, "little") for number in spans)

    Article.objects.update(**{column: flat})

    assert troubles() == [Trouble(Flaw.SPANS, "a1")]


def test_sentences_that_their_history_does_not_lead_to_are_seen(own: AnnotationSet) -> None:
    facts = {"end": 29, "start": 30, "by": "huda", "at": making.AT, "article": own.article}
    SentenceStep.objects.create(revision=1, kind="merge", **facts)

    assert troubles() == [Trouble(Flaw.BORDERS, "a1")]

    SentenceStep.objects.update(revision=2, kind="split")

    assert troubles() == [Trouble(Flaw.BORDERS, "a1")]


def test_no_spans_at_all_are_sound() -> None:
    Article.objects.update(tokens=Spans().to_bytes())

    assert troubles() == []


def test_a_label_that_breaks_a_rule_is_seen_and_so_is_that_no_batch_made_it_so(
    own: AnnotationSet,
) -> None:
    MentionRow.objects.filter(key="sami").update(type="Unheard")

    problem = Problem(Rule.UNKNOWN_TYPE, "sami", {"type": "Unheard"})
    assert troubles() == [
        Trouble(Flaw.RULE, "a1", own.pk, problem),
        Trouble(Flaw.HISTORY, "a1", own.pk),
    ]


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_a_gap_is_seen_once_the_reading_is_handed_in(own: AnnotationSet, state: str) -> None:
    huda = own.author
    assert huda is not None
    apply_changes(
        annotation_set=own,
        batch="2",
        base_revision=2,
        changes=[Drop("place")],
        by=huda,
        at=making.AT,
    )
    before = troubles()

    AnnotationSet.objects.update(state=state)

    params: dict[str, str | int] = {"type": "Attack", "role": "Place", "least": 1}
    problem = Problem(Rule.ROLE_MISSING, "shelling", params)
    assert (before, troubles()) == ([], [Trouble(Flaw.RULE, "a1", own.pk, problem)])


def test_a_batch_that_cannot_be_undone_is_seen(own: AnnotationSet) -> None:
    Batch.objects.filter(revision=2).update(undo=[])

    assert troubles() == [Trouble(Flaw.UNDO, "a1", own.pk)]


def test_a_missing_batch_is_seen(own: AnnotationSet) -> None:
    AnnotationSet.objects.update(revision=3)

    assert troubles() == [Trouble(Flaw.REVISION, "a1", own.pk)]


def test_a_tally_that_is_not_what_the_rows_say_is_found(own: AnnotationSet) -> None:
    ArticleTally.objects.filter(project_id=own.article.project_id).update(count=7)

    assert troubles() == [Trouble(Flaw.TALLY, "articles")]
