"""Each kind of difference in one sentence: what is asked, and what the answers make of the gold."""

from __future__ import annotations

import pytest

from labels.adjudication import Need, Settlement, Stop, merged, settle, taken
from labels.agreement import Difference, TwoTextsError
from labels.changes import Set
from labels.document import Document, Link, Mention
from tests.labels.newsroom import (
    SCHEMA,
    argument,
    entity,
    reading,
    relation,
    span,
    trigger,
)

Marks = tuple[Mention | Link, ...]


def settled(*readings: Marks) -> Settlement:
    by = {number: reading(*marks) for number, marks in enumerate(readings, start=1)}
    return settle(by, schema=SCHEMA)


def gold(settlement: Settlement) -> Document:
    bare = settlement.agreed.bare()
    return merged(bare, None, settlement, decided=(), schema=SCHEMA)


def take(document: Document, stop: Stop, *numbers: int) -> Document:
    return taken(document, stop.changes_for(stop.said_by(numbers)), schema=SCHEMA)


def marked(document: Document) -> list[tuple[str, str]]:
    return [(document.surface(one), one.type) for one in document.in_reading_order()]


def linked(document: Document) -> list[tuple[str, str, str]]:
    words = {id: document.surface(one) for id, one in document.mentions.items()}
    return sorted(
        (one.type, words[one.source], words[one.target]) for one in document.links.values()
    )


def versions(stop: Stop) -> list[tuple[int, ...]]:
    return [one.readers for one in stop.options]


CITY = entity("c", "الموصل", "GPE")
WITH_PARTICLE = entity("p", "بالموصل", "GPE")


def test_ends_that_differ_are_one_question() -> None:
    settlement = settled((CITY,), (WITH_PARTICLE,), (CITY,))
    [stop] = settlement.stops

    assert (stop.kind, stop.span) == (Difference.BOUNDARY, span("بالموصل"))
    assert versions(stop) == [(2,), (1, 3)]
    assert stop.options[1].labels == {1: ("c",), 3: ("c",)}
    assert marked(take(gold(settlement), stop, 3)) == [("الموصل", "GPE")]
    assert marked(take(gold(settlement), stop, 2)) == [("بالموصل", "GPE")]


def test_of_ends_that_differ_both_can_be_taken_or_none() -> None:
    settlement = settled((CITY,), (WITH_PARTICLE,))
    [stop] = settlement.stops
    both = take(gold(settlement), stop, 1, 2)

    assert stop.several
    assert marked(both) == [("بالموصل", "GPE"), ("الموصل", "GPE")]
    assert marked(take(both, stop, 1)) == [("الموصل", "GPE")]
    assert marked(take(both, stop)) == []


def test_types_that_differ_are_one_question() -> None:
    settlement = settled((CITY,), (entity("f", "الموصل", "FAC"),), ())
    [stop] = settlement.stops

    assert stop.kind is Difference.TYPE
    assert versions(stop) == [(2,), (1,), (3,)]
    assert marked(take(gold(settlement), stop, 2)) == [("الموصل", "FAC")]
    assert marked(take(gold(settlement), stop, 3)) == []


def test_what_some_have_and_some_have_not_is_a_question() -> None:
    settlement = settled((CITY,), (), (CITY,))
    [stop] = settlement.stops

    assert (stop.kind, stop.several) == (Difference.MISSING, False)
    assert versions(stop) == [(1, 3), (2,)]
    assert marked(take(gold(settlement), stop, 1)) == [("الموصل", "GPE")]


def test_what_one_reader_marked_twice_is_two_things() -> None:
    settlement = settled((CITY, WITH_PARTICLE), (CITY,))
    [stop] = settlement.stops

    assert marked(gold(settlement)) == [("الموصل", "GPE")]
    assert (stop.kind, versions(stop)) == (Difference.MISSING, [(1,), (2,)])


def test_two_that_lie_apart_are_two_questions() -> None:
    settlement = settled((CITY,), (entity("a", "أربيل", "GPE"),))

    assert [stop.kind for stop in settlement.stops] == [Difference.MISSING, Difference.MISSING]


def test_attributes_of_what_is_the_same_are_one_question() -> None:
    first = entity("a", "حارسان", "PER", level="NOM", count=2, harm=("Hurt", "Shock"))
    second = entity("b", "حارسان", "PER", level="NAM", count=2.0, harm=("Shock", "Hurt"))
    settlement = settled((first,), (second,))
    [stop] = settlement.stops
    [agreed] = gold(settlement).mentions.values()

    assert (stop.kind, stop.needs) == (Difference.ATTRIBUTE, (Need(agreed.id, "PER"),))
    assert set(agreed.attributes) == {"count", "harm"}
    [decided] = take(gold(settlement), stop, 2).mentions.values()
    assert (decided.attributes["level"], stop.several) == ("NAM", False)
    assert take(take(gold(settlement), stop, 2), stop) == gold(settlement)


def test_a_box_not_ticked_says_no() -> None:
    unticked = entity("a", "الموصل", "GPE", capital=False)

    assert settled((unticked,), (CITY,)).stops == ()


def test_attributes_of_one_version_among_others_make_two_of_it() -> None:
    named = entity("a", "الموصل", "GPE", capital=True)
    [stop] = settled((CITY,), (named,), ()).stops

    assert (stop.kind, versions(stop)) == (Difference.MISSING, [(2,), (1,), (3,)])


def test_attributes_of_the_article_are_a_question_each() -> None:
    one = Document(text=reading().text, attributes={"topic": "war", "stance": "ناقد"})
    other = Document(text=reading().text, attributes={"topic": "NAM", "stance": "ناقد"})
    settlement = settle({1: one, 2: other, 3: other.bare()}, schema=SCHEMA)
    stance, topic = settlement.stops

    assert (stance.name, stance.span, versions(stance)) == ("stance", None, [(1, 2), (3,)])
    assert (topic.name, topic.none) == ("topic", (Set("topic", None),))
    assert take(one.bare(), topic, 1).attributes == {"topic": "war"}


SHELLED = trigger("e", "قصفت")
DRONE, DEPOT = entity("d", "مسيّرة", "WEA"), entity("w", "مستودعا", "FAC")


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ((), [(1,), (2,)]),
        ((trigger("t", "قصفت", "Injure"),), [(1,), (2,)]),
        ((trigger("t", "قصفت مسيّرة"),), [(2,), (1,)]),
    ],
)
def test_a_trigger_is_asked_about_like_an_entity(other: Marks, asked: list[tuple[int]]) -> None:
    [stop] = settled((SHELLED,), other).stops

    assert (stop.kind, versions(stop)) == (Difference.TRIGGER, asked)


def test_roles_are_asked_one_by_one_of_those_who_have_the_event() -> None:
    first = (
        SHELLED,
        DRONE,
        DEPOT,
        argument("l", "e>d", "Attacker"),
        argument("m", "e>w", "Target"),
    )
    second = (SHELLED, DRONE, DEPOT, argument("l", "e>d", "Target"))
    settlement = settled(first, second)
    roles = {stop.name: stop for stop in settlement.stops}
    begun = gold(settlement)

    assert {stop.kind for stop in settlement.stops} == {Difference.ROLE}
    assert versions(roles["Attacker"]) == [(1,), (2,)]
    assert sorted(versions(roles["Target"])) == [(1,), (2,)]
    assert linked(take(begun, roles["Target"], 1, 2)) == [
        ("Target", "قصفت", "مستودعا"),
        ("Target", "قصفت", "مسيّرة"),
    ]
    assert linked(take(take(begun, roles["Target"], 1), roles["Target"])) == []


def test_arguments_that_all_name_come_with_their_ends() -> None:
    having = (SHELLED, DRONE, argument("l", "e>d", "Attacker"))
    settlement = settled(having, having, ())
    event, filler = settlement.stops
    begun = gold(settlement)

    assert [stop.kind for stop in settlement.stops] == [Difference.TRIGGER, Difference.MISSING]
    assert linked(take(begun, event, 1)) == []
    assert linked(take(take(begun, event, 1), filler, 1)) == [("Attacker", "قصفت", "مسيّرة")]
    assert linked(take(take(begun, filler, 1), event, 1)) == [("Attacker", "قصفت", "مسيّرة")]
    assert linked(take(take(take(begun, filler, 1), event, 1), filler)) == []


def test_roles_of_an_event_of_two_types_are_asked_by_its_type() -> None:
    attack = (SHELLED, DRONE, argument("l", "e>d", "Attacker"))
    injure = (trigger("e", "قصفت", "Injure"), DRONE)
    settlement = settled(attack, injure)
    [stop] = settlement.stops
    begun = gold(settlement)

    assert linked(take(begun, stop, 1)) == [("Attacker", "قصفت", "مسيّرة")]
    assert linked(take(begun, stop, 2)) == []
    assert linked(take(begun, stop, 2, 1)) == [("Attacker", "قصفت", "مسيّرة")]


def test_a_role_is_no_question_while_its_event_is_not_there() -> None:
    settlement = settled(
        (SHELLED, DRONE, argument("l", "e>d", "Attacker")), (SHELLED, DRONE), (DRONE,)
    )
    event, role = settlement.stops
    begun = gold(settlement)

    assert (event.kind, role.kind) == (Difference.TRIGGER, Difference.ROLE)
    assert not role.is_asked(begun)
    assert role.is_asked(take(begun, event, 1))
    assert versions(role) == [(1,), (2,)]


def test_relations_are_asked_pair_by_pair_either_way_round() -> None:
    near = relation("r", "w>c", "Near")
    far = relation("r", "c>w", "Near")
    settlement = settled((DEPOT, CITY, near), (DEPOT, CITY, far), (DEPOT, CITY))
    [stop] = settlement.stops

    assert (stop.kind, versions(stop)) == (Difference.RELATION, [(1, 2), (3,)])
    assert len(stop.needs) == 2
    assert len(take(gold(settlement), stop, 1).links) == 1


def test_attributes_of_a_link_are_a_question() -> None:
    sure = argument("l", "e>c", "Place", certain=True)
    settlement = settled((SHELLED, CITY, sure), (SHELLED, CITY, argument("l", "e>c", "Place")))
    [stop] = settlement.stops
    begun = gold(settlement)

    assert (stop.kind, stop.name, len(begun.links)) == (Difference.ATTRIBUTE, "Place", 1)
    [link] = take(begun, stop, 1).links.values()
    assert link.attributes == {"certain": True}


def test_what_hangs_on_another_comes_after_it() -> None:
    settlement = settled(
        (SHELLED, DEPOT, entity("a", "أربيل", "GPE"), argument("l", "e>a", "Place")),
        (SHELLED, DEPOT, CITY, argument("l", "e>c", "Place")),
    )

    assert [stop.kind.value for stop in settlement.stops] == ["missing", "missing", "role"]


def test_notes_that_all_wrote_stay() -> None:
    noted = Mention("c", CITY.span, "GPE", note="يُراجع")

    assert [one.note for one in settled((noted,), (noted,)).agreed.mentions.values()] == ["يُراجع"]
    assert [one.note for one in settled((noted,), (CITY,)).agreed.mentions.values()] == [""]


def test_readings_of_two_texts_are_not_settled() -> None:
    with pytest.raises(TwoTextsError):
        settle({1: reading(), 2: Document(text="نص آخر")}, schema=SCHEMA)


def test_a_key_is_the_same_whoever_says_it_and_as_long_as_the_versions_are() -> None:
    [before] = settled((CITY,), (WITH_PARTICLE,)).stops
    [same] = settled((WITH_PARTICLE,), (CITY,), (CITY,)).stops
    [other] = settled((CITY,), (WITH_PARTICLE,), ()).stops

    assert same.key == before.key
    assert other.key != before.key


def test_links_that_lack_an_end_or_join_a_thing_with_itself_are_none() -> None:
    loose = argument("l", "e>nobody", "Target"), relation("r", "c>c", "Near")

    assert settled((SHELLED, CITY, *loose), (SHELLED, CITY)).stops == ()
