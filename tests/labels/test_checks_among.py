"""Looking only at what changed finds what looking at everything finds."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from labels.changes import Change, Drop, Put, Set, apply, touched
from labels.checks import Problem, Rule, problems
from labels.document import ARTICLE_ID, Document
from labels.schema import Overlap, Schema
from tests.labels.newsroom import ATTRIBUTES, RELATIONS, SCHEMA, STRIKE, entity, reading
from tests.labels.strategies import batches, documents

schemas = st.sampled_from(Overlap).map(
    lambda overlap: Schema("غرفة الأخبار", SCHEMA.types, RELATIONS, ATTRIBUTES, overlap)
)


def sound_part(document: Document, schema: Schema) -> Document:
    """What is left of a document when all that breaks a rule has gone."""
    while told := problems(document, schema):
        document = apply(document, [_without(one) for one in told])
    return document


def _without(broken: Problem) -> Change:
    """The change that takes away what breaks a rule."""
    if broken.at == ARTICLE_ID:
        return Set(str(broken.params["attribute"]), None)
    return Drop(broken.at)


def in_reach(document: Document, changes: list[Change]) -> frozenset[str]:
    """The ids that the changes touch, and of the links at them."""
    ids = touched(changes)
    return ids | {one.id for one in document.links.values() if not ids.isdisjoint(one.ends)}


@given(batches, schemas)
def test_what_is_touched_is_told_of_as_if_all_were_looked_at(
    batch: tuple[Document, list[Change]], schema: Schema
) -> None:
    before, changes = batch
    after = apply(before, changes)

    among = problems(after, schema, among=touched(changes))

    everything = [one for one in problems(after, schema) if one.at in in_reach(after, changes)]
    assert sorted(among, key=repr) == sorted(everything, key=repr)


@given(batches, schemas)
def test_changes_that_break_nothing_they_touch_leave_a_sound_document_sound(
    batch: tuple[Document, list[Change]], schema: Schema
) -> None:
    before, changes = sound_part(batch[0], schema), batch[1]
    after = apply(before, changes)

    among = problems(after, schema, among=touched(changes))

    assert bool(among) == bool(problems(after, schema))


@given(documents(), schemas)
def test_nothing_touched_breaks_nothing(document: Document, schema: Schema) -> None:
    assert problems(document, schema, among=()) == []


@given(documents(), schemas)
def test_all_touched_is_everything(document: Document, schema: Schema) -> None:
    ids = {*document.mentions, *document.links, ARTICLE_ID}
    assume(ids)

    everything = problems(document, schema)

    assert sorted(problems(document, schema, among=ids), key=repr) == sorted(everything, key=repr)


def test_the_links_at_a_dropped_mention_are_told_of() -> None:
    after = apply(reading(*STRIKE), [Drop("m4")])

    assert problems(after, SCHEMA, among={"m4"}) == [
        Problem(Rule.LOOSE_LINK, "l5", {"type": "Located"})
    ]


def test_a_filler_retyped_breaks_the_links_at_it() -> None:
    after = apply(reading(*STRIKE), [Put(entity("m3", "الموصل", "PER"))])

    told = problems(after, SCHEMA, among={"m3"})

    assert [(one.rule, one.at) for one in told] == [
        (Rule.FILLER, "l3"),
        (Rule.RELATION_ENDS, "l6"),
    ]
