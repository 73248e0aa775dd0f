"""Readings of one version of a schema as they are in the next: laws, and each thing by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labels.changes import Drop, Put, apply, difference
from labels.checks import Rule, problems
from labels.document import AttributeValue, Document, Mention
from labels.moving import Meeting, moved, taken_back
from labels.moving.folding import as_one
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    Move,
    Moves,
    Part,
)
from tests.labels import strategies
from tests.labels.moving.schemas import with_attribute, without_type
from tests.labels.newsroom import (
    SCHEMA,
    STRIKE,
    argument,
    entity,
    reading,
    relation,
    trigger,
)

RENAMED = Moves(
    [
        Move(Part.TYPE, "FAC", to="BUILDING"),
        Move(Part.TYPE, "Attack", to="Raid"),
        Move(Part.ROLE, "Place", "Attack", to="Where"),
        Move(Part.RELATION, "Near", to="Close"),
        Move(Part.ATTRIBUTE, "count", to="number"),
        Move(Part.CHOICE, "NAM", "level", to="name"),
    ]
)
NEW_NAMES = {
    (Part.TYPE, "BUILDING"),
    (Part.TYPE, "Raid"),
    (Part.ROLE, "Where"),
    (Part.RELATION, "Close"),
    (Part.ATTRIBUTE, "number"),
    (Part.CHOICE, "name"),
}


def whole(document: Document) -> Document:
    """The document without links that hang on nothing, and every mention of its type's kind."""
    links = {id: one for id, one in document.links.items() if {*one.ends} <= {*document.mentions}}
    mentions = {
        id: replace(one, kind=SCHEMA.by_name[one.type].kind) if one.type in SCHEMA.by_name else one
        for id, one in document.mentions.items()
    }
    return replace(document, mentions=mentions, links=links)


DOCUMENTS = strategies.documents().map(whole)
GONE = {Rule.UNKNOWN_TYPE, Rule.UNKNOWN_ROLE, Rule.UNKNOWN_RELATION, Rule.UNKNOWN_ATTRIBUTE}


def person(**attributes: AttributeValue) -> Document:
    return reading(entity("m4", "حارسان", "PER", **attributes))


@given(DOCUMENTS)
@settings(max_examples=50)
def test_where_nothing_moves_every_reading_stays_as_it_is(document: Document) -> None:
    after = moved(document, Moves(), without_type("nothing"))

    assert after is document


@given(DOCUMENTS)
@settings(max_examples=60)
def test_what_was_only_renamed_and_is_renamed_back_is_what_it_was(document: Document) -> None:
    there = moved(document, RENAMED, SCHEMA)

    back = moved(there, RENAMED.back(NEW_NAMES), SCHEMA)

    assert as_one(back, SCHEMA) == as_one(moved(document, Moves(), SCHEMA), SCHEMA)


@given(DOCUMENTS, st.sampled_from(["PER", "FAC", "Attack"]))
@settings(max_examples=60)
def test_what_is_dropped_goes_with_its_links_and_nothing_else_does(
    document: Document, named: str
) -> None:
    after = moved(document, Moves([Move(Part.TYPE, named)]), SCHEMA)

    left = [one for one in document.mentions.values() if one.type != named]
    assert {(one.span, one.type) for one in left} == {
        (one.span, one.type) for one in after.mentions.values()
    }
    ends = {end for link in after.links.values() for end in link.ends}
    assert ends <= after.mentions.keys()


@given(DOCUMENTS)
@settings(max_examples=60)
def test_the_difference_leads_there_and_back(document: Document) -> None:
    after = moved(document, Moves([Move(Part.TYPE, "PER", to="FAC")]), SCHEMA)

    assert apply(document, difference(document, after)) == after
    assert apply(after, difference(after, document)) == document


def test_what_nobody_has_touched_since_is_as_it_was_before() -> None:
    before = reading(*STRIKE)
    after = moved(before, RENAMED, SCHEMA)

    back = taken_back(after, difference(after, before), since=(), moves=Moves(), to=SCHEMA)

    assert back == before


def test_a_sound_reading_is_sound_under_its_new_names() -> None:
    document = reading(*STRIKE)

    after = moved(document, RENAMED, SCHEMA)

    assert [one.type for one in after.in_reading_order()] == [
        "Raid", "WEA", "BUILDING", "GPE", "Injure", "PER.Group",
    ]  # fmt: skip
    assert [one.type for one in after.links.values()] == [
        "Attacker", "Target", "Where", "Outcome", "Located", "Close",
    ]  # fmt: skip
    assert after.mentions["m4"].attributes == {"level": "NOM", "number": 2}
    assert after.mentions["m1"] is document.mentions["m1"]


def test_two_types_that_become_one_leave_one_label_with_the_links_of_both() -> None:
    document = reading(
        trigger("e1", "قصفت"),
        replace(entity("m1", "مستودعا", "FAC", stance="cold"), note="أهو قاعدة؟"),
        replace(entity("m2", "مستودعا", "WEA", reference="SPC"), note="سلاح"),
        argument("l1", "e1>m1", "Target"),
        argument("l2", "e1>m2", "Target"),
        argument("l3", "e1>m2", "Attacker"),
        relation("l4", "m1>m2", "Near"),
    )

    after = moved(document, Moves([Move(Part.TYPE, "WEA", to="FAC")]), SCHEMA)

    kept = after.mentions["m1"]
    assert after.mentions.keys() == {"e1", "m1"}
    assert kept.attributes == {"reference": "SPC", "stance": "cold"}
    assert kept.note == "أهو قاعدة؟\nسلاح"
    assert {id: one.ends for id, one in after.links.items()} == {
        "l1": ("e1", "m1"),
        "l3": ("e1", "m1"),
    }


def test_an_entity_may_become_an_event() -> None:
    after = moved(reading(STRIKE[2]), Moves([Move(Part.TYPE, "WEA", to="Injure")]), SCHEMA)

    assert after.mentions["m1"].kind is MentionKind.EVENT


@pytest.mark.parametrize(
    ("moves", "form", "before", "after"),
    [
        ([Move(Part.CHOICE, "NOM", "level", to="NAM")], "choice", "NOM", "NAM"),
        ([Move(Part.CHOICE, "NOM", "level")], "choice", "NOM", None),
        ([Move(Part.ATTRIBUTE, "level", "PER")], "choice", "NOM", None),
        ([Move(Part.ATTRIBUTE, "level", "GPE")], "choice", "NOM", "NOM"),
        ([], "several", "NOM", ("NOM",)),
        ([], "choice", ("NOM",), "NOM"),
        ([], "choice", ("NOM", "NAM"), ("NOM", "NAM")),
        ([Move(Part.CHOICE, "NOM", "level")], "several", ("NOM", "NAM"), ("NAM",)),
        ([Move(Part.CHOICE, "NOM", "level")], "several", ("NOM",), None),
        ([Move(Part.CHOICE, "NOM", "level", to="NAM")], "several", ("NOM", "NAM"), ("NAM",)),
        ([], "several", (), ()),
        ([], "text", 3, "3"),
        ([], "text", True, True),
        ([], "number", 3, 3),
    ],
)
def test_values_go_where_the_moves_say_and_take_the_form_of_their_attribute(
    *, moves: list[Move], form: str, before: AttributeValue, after: AttributeValue | None
) -> None:
    schema = with_attribute("level", form=AttributeForm(form))
    document = person(level=before)

    found = moved(document, Moves(moves), schema).mentions["m4"]

    assert found.attributes == ({} if after is None else {"level": after})


def test_of_two_attributes_that_become_one_no_choice_of_several_is_lost() -> None:
    moves = Moves(
        [Move(Part.ATTRIBUTE, "pains", to="harm"), Move(Part.ATTRIBUTE, "age", to="count")]
    )

    after = moved(person(harm=("Hurt",), pains=("Shock", "Hurt"), count=2, age=3), moves, SCHEMA)

    assert after.mentions["m4"].attributes == {"harm": ("Hurt", "Shock"), "count": 2}


def test_attributes_of_the_article_move_too() -> None:
    document = replace(reading(), attributes={"topic": "war", "stance": "for"})
    moves = Moves([Move(Part.CHOICE, "war", "topic", to="NAM"), Move(Part.ATTRIBUTE, "stance")])

    assert moved(document, moves, SCHEMA).attributes == {"topic": "NAM"}


def test_links_between_types_that_may_no_longer_be_joined_go_when_that_is_chosen() -> None:
    moves = Moves([Move(Part.ENDS, "PER.Group>FAC", "Located")])

    after = moved(reading(*STRIKE), moves, SCHEMA)

    assert after.links.keys() == {"l1", "l2", "l3", "l4", "l6"}


def test_what_was_made_since_survives_the_way_back() -> None:
    before = reading(*STRIKE)
    right_after = moved(before, RENAMED, SCHEMA)
    new = Mention("m9", STRIKE[3].span, "BUILDING", note="جديد")
    raid = replace(right_after.mentions["m1"], type="BUILDING")
    now = apply(right_after, [Put(new), Put(raid)])
    now = apply(now, [Drop("m3"), Drop("l3"), Drop("l6")])

    back = taken_back(
        now,
        difference(right_after, before),
        since={"m9", "m1", "m3", "l3", "l6"},
        moves=RENAMED.back(NEW_NAMES),
        to=SCHEMA,
    )

    assert back.mentions["e1"] == before.mentions["e1"]
    assert back.mentions["m1"].type == "FAC"
    assert back.mentions["m2"].note == "جديد"
    assert back.links.keys() == before.links.keys() - {"l3", "l6"}


@given(DOCUMENTS)
@settings(max_examples=80)
def test_a_reading_of_which_nothing_is_lost_has_no_name_that_is_not_known(
    document: Document,
) -> None:
    after = replace(without_type("WEA"), attributes=(
        Attribute("level", AttributeForm.CHOICE, ("PER",), choices=(Choice("NAM"),)),
    ))  # fmt: skip
    meeting = Meeting(Moves([Move(Part.TYPE, "WEA")]), after)
    met = [
        *(
            one
            for mention in document.mentions.values()
            for one in meeting.mention(mention.kind, mention.type, mention.attributes)
        ),
        *meeting.article(document.attributes),
    ]
    chosen = Moves([*meeting.moves, *(Move(one.part, one.name, one.owner) for one in met)])

    found = problems(moved(replace(document, links={}), chosen, after), after)

    assert GONE.isdisjoint(one.rule for one in found)


def test_of_twin_links_the_first_takes_over_what_the_other_says() -> None:
    one, other = argument("3", "1>2", "Place"), argument("4", "1>2", "Target")
    said = replace(other, attributes={"certain": True})
    both = reading(trigger("1", "قصفت"), entity("2", "مستودعا", "FAC"), one, said)

    after = moved(both, Moves([Move(Part.ROLE, "Target", "Attack", to="Place")]), SCHEMA)

    assert after.links == {"3": replace(one, attributes={"certain": True})}
