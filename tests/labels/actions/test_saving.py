"""The one door: what is written, what is refused, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions.annotate import (
    BrokenRulesError,
    ClosedError,
    StaleError,
    apply_changes,
    submit,
)
from labels.actions.transfer import GOLD
from labels.changes import Change, Drop, Put, Set
from labels.checks import Problem, Rule
from labels.document import Mention
from labels.models import AnnotationSet, Batch
from labels.queries.annotation import Step, history_of
from labels.records import document_of
from labels.text.span import Span
from tests.labels import making
from tests.labels.making import baghdad, lives, mosul, place, puts, sami, shelling

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> AnnotationSet:
    return making.begun(making.project(), making.person("huda"))


def save(
    own: AnnotationSet, batch: str, changes: Sequence[Change], *, base: int | None = None
) -> int:
    """Save as the one whose reading it is, on the revision it is at."""
    found = AnnotationSet.objects.get(pk=own.pk)
    assert found.author is not None
    return apply_changes(
        annotation_set=found,
        batch=batch,
        base_revision=found.revision if base is None else base,
        changes=changes,
        by=found.author,
        at=making.LATER,
    )


def test_mentions_and_links_of_one_batch_are_there_afterwards(own: AnnotationSet) -> None:
    revision = save(
        own, "1", puts(place(), shelling(), mosul(), sami(attributes={"level": "name"}))
    )

    assert revision == 1
    assert document_of(own) == making.document(
        shelling(), mosul(), sami(attributes={"level": "name"}), place()
    )


def test_the_first_change_makes_a_draft_of_what_was_assigned(own: AnnotationSet) -> None:
    save(own, "1", puts(sami()))

    own.refresh_from_db()
    assert (own.state, own.revision, own.changed_at) == ("drafting", 1, making.LATER)


def test_what_was_sent_back_becomes_a_draft_again(own: AnnotationSet) -> None:
    AnnotationSet.objects.update(state=AnnotationSet.State.SENT_BACK)

    save(own, "1", puts(sami()))

    own.refresh_from_db()
    assert own.state == "drafting"


def test_the_gold_keeps_its_state_and_stays_open() -> None:
    project = making.project()
    making.bring(project, making.reading("a1", sami()), labels_as=GOLD)
    gold = AnnotationSet.objects.get()

    revision = apply_changes(
        annotation_set=gold,
        batch="1",
        base_revision=1,
        changes=[Drop("sami")],
        by=making.person("judge"),
        at=making.LATER,
    )

    gold.refresh_from_db()
    assert (revision, gold.state, document_of(gold)) == (2, "accepted", making.document())


def test_a_mention_put_again_takes_the_place_of_the_one_with_its_id(own: AnnotationSet) -> None:
    save(own, "1", puts(sami(), baghdad()))

    save(own, "2", [Put(sami(attributes={"topics": ("war", "art")}, note="انظر")), Drop("baghdad")])

    assert document_of(own) == making.document(
        sami(attributes={"topics": ("war", "art")}, note="انظر")
    )


def test_a_mention_may_become_a_link_of_the_same_id(own: AnnotationSet) -> None:
    save(own, "1", puts(sami(), baghdad(), mosul("x")))

    save(own, "2", puts(lives("x")))

    assert document_of(own) == making.document(sami(), baghdad(), lives("x"))


def test_the_history_leads_there_and_back(own: AnnotationSet) -> None:
    save(own, "1", puts(sami()))
    save(own, "2", [Drop("sami"), Put(baghdad())])

    assert history_of(own) == [
        Step(
            revision=1,
            by="huda",
            at=making.LATER,
            changes=[{"put": {"mention": SAMI}}],
            undo=[{"drop": "sami"}],
        ),
        Step(
            revision=2,
            by="huda",
            at=making.LATER,
            changes=[{"drop": "sami"}, {"put": {"mention": BAGHDAD}}],
            undo=[{"drop": "baghdad"}, {"put": {"mention": SAMI}}],
        ),
    ]


SAMI = {"id": "sami", "kind": "entity", "start": 11, "end": 22, "type": "PER"}
BAGHDAD = {"id": "baghdad", "kind": "entity", "start": 23, "end": 28, "type": "CITY"}


def test_a_batch_sent_twice_is_written_once_and_answered_alike(own: AnnotationSet) -> None:
    first = save(own, "1", puts(sami()))
    save(own, "2", puts(baghdad()))

    again = save(own, "1", puts(sami()), base=0)

    assert (first, again, Batch.objects.count()) == (1, 1, 2)


def test_a_batch_is_answered_again_even_when_the_reading_was_handed_in(own: AnnotationSet) -> None:
    save(own, "1", puts(sami()))
    assert own.author is not None
    submit(annotation_set=own, base_revision=1, by=own.author, at=making.LATER)

    assert save(own, "1", puts(sami()), base=0) == 1


def test_a_batch_that_changes_nothing_moves_the_revision_all_the_same(own: AnnotationSet) -> None:
    revision = save(own, "1", [Drop("gone long ago")])

    assert (revision, [(one.changes, one.undo) for one in history_of(own)]) == (1, [([], [])])


def test_changes_on_an_old_revision_are_refused_with_the_present_one(own: AnnotationSet) -> None:
    save(own, "1", puts(sami()))

    with pytest.raises(StaleError, match="revision 1") as error:
        save(own, "2", puts(baghdad()), base=0)

    assert (error.value.revision, document_of(own)) == (1, making.document(sami()))


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_what_was_handed_in_is_closed(own: AnnotationSet, state: str) -> None:
    AnnotationSet.objects.update(state=state)

    with pytest.raises(ClosedError, match=state) as error:
        save(own, "1", puts(sami()))

    assert (error.value.state, Batch.objects.count()) == (state, 0)


def test_changes_that_break_a_rule_are_refused_together(own: AnnotationSet) -> None:
    with pytest.raises(BrokenRulesError, match="loose-link at place") as error:
        save(own, "1", puts(sami(), shelling(), place()))

    own.refresh_from_db()
    assert error.value.problems == (Problem(Rule.LOOSE_LINK, "place", {"type": "Place"}),)
    assert (own.revision, own.state, document_of(own)) == (0, "assigned", making.document())


def test_a_mention_that_a_link_still_needs_cannot_be_dropped(own: AnnotationSet) -> None:
    save(own, "1", puts(shelling(), mosul(), place()))

    with pytest.raises(BrokenRulesError) as error:
        save(own, "2", [Drop("mosul")])

    assert [(one.rule, one.at) for one in error.value.problems] == [(Rule.LOOSE_LINK, "place")]


def test_a_second_filler_beyond_the_most_is_seen_though_the_first_is_not_touched(
    own: AnnotationSet,
) -> None:
    save(own, "1", puts(shelling(), mosul(), baghdad(), place()))

    with pytest.raises(BrokenRulesError) as error:
        save(own, "2", puts(place("second", target="baghdad")))

    assert [(one.rule, one.at) for one in error.value.problems] == [(Rule.TOO_MANY, "second")]


def test_a_twin_is_seen_though_the_first_is_not_touched(own: AnnotationSet) -> None:
    save(own, "1", puts(sami()))

    with pytest.raises(BrokenRulesError) as error:
        save(own, "2", puts(sami("other")))

    assert [(one.rule, one.params["other"]) for one in error.value.problems] == [
        (Rule.TWIN, "sami")
    ]


def test_another_set_with_the_same_ids_is_left_alone(own: AnnotationSet) -> None:
    other = making.begun(own.article.project, making.person("samar"), "a2")
    save(own, "1", puts(sami()))
    save(other, "1", puts(sami()))

    save(own, "2", [Drop("sami")])

    assert (document_of(own), document_of(other)) == (making.document(), making.document(sami()))


@pytest.mark.parametrize("there", [0, 50])
def test_a_save_asks_as_often_however_much_is_marked(
    own: AnnotationSet, there: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    spans = [(start, end) for start in range(10) for end in range(start + 2, start + 7)]
    marks = [Mention(f"m{a}-{b}", Span(a, b), "PER") for a, b in spans[:there]]
    save(own, "0", puts(*marks))
    by = making.person("another")

    # Savepoint, revision, text and schema, links, mentions, mentions put, batch, end of savepoint.
    with django_assert_num_queries(8):
        apply_changes(
            annotation_set=own,
            batch="1",
            base_revision=1,
            changes=puts(sami()),
            by=by,
            at=making.LATER,
        )


def test_attributes_of_the_article_are_kept_with_their_history(own: AnnotationSet) -> None:
    save(own, "1", [Set("section", "home"), Set("angles", ("war", "aid"))])
    save(own, "2", [Set("section", None), *puts(sami())])

    own.refresh_from_db()
    expected = replace(making.document(sami()), attributes={"angles": ("war", "aid")})
    assert document_of(own) == expected
    assert [step.undo for step in history_of(own)] == [
        [{"set": {"section": None}}, {"set": {"angles": None}}],
        [{"drop": "sami"}, {"set": {"section": "home"}}],
    ]


def test_an_attribute_that_the_article_does_not_have_is_refused(own: AnnotationSet) -> None:
    with pytest.raises(BrokenRulesError) as caught:
        save(own, "1", [Set("level", "name"), Set("section", "moon")])

    assert [(one.rule, one.at) for one in caught.value.problems] == [
        (Rule.UNKNOWN_ATTRIBUTE, ""),
        (Rule.ATTRIBUTE_VALUE, ""),
    ]
    own.refresh_from_db()
    assert own.attributes == {}
