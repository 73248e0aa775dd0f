"""A gold whose readings change, or that was there before anybody compared any."""

from __future__ import annotations

from labels.adjudication import Settlement, merged, named_as_in, settle, taken
from labels.changes import Drop, Put, apply
from labels.checks import problems
from labels.document import Document, Mention
from tests.labels.adjudication.test_stops import CITY, WITH_PARTICLE, gold, marked, settled, take
from tests.labels.newsroom import SCHEMA, argument, entity, reading, relation, trigger

PERSON = entity("g", "حارسان", "PER", level="NOM")
RENAMED = entity("g", "حارسان", "PER", level="NAM")


def again(document: Document, before: Settlement, now: Settlement, *decided: str) -> Document:
    return merged(document, before, now, decided=decided, schema=SCHEMA)


def test_what_all_agree_on_by_now_comes_and_what_they_no_longer_agree_on_goes() -> None:
    before = settled((CITY, PERSON), (CITY,))
    now = settled((PERSON,), (CITY, PERSON))

    assert marked(gold(before)) == [("الموصل", "GPE")]
    assert marked(again(gold(before), before, now)) == [("حارسان", "PER")]


def test_attributes_that_change_for_all_change_in_the_gold() -> None:
    before, now = settled((PERSON,), (PERSON,)), settled((RENAMED,), (RENAMED,))

    [person] = again(gold(before), before, now).mentions.values()

    assert person.attributes == {"level": "NAM"}


def test_what_was_made_by_hand_is_neither_taken_away_nor_put_again() -> None:
    before, now = settled((CITY, PERSON), (CITY, PERSON)), settled((PERSON,), (CITY, RENAMED))
    city, person = gold(before).mentions.values()
    by_hand = Put(Mention(city.id, WITH_PARTICLE.span, "FAC"))
    edited = apply(gold(before), [by_hand, Drop(person.id)])

    assert again(edited, before, now) == edited


def test_what_was_decided_stays_though_the_question_is_another_now() -> None:
    before, now = settled((CITY,), (WITH_PARTICLE,)), settled((CITY,), (WITH_PARTICLE,), ())
    [stop] = before.stops
    decided = take(gold(before), stop, 2)

    assert again(decided, before, now, stop.key) == decided


def test_none_that_was_decided_stays_though_all_agree_by_now() -> None:
    before, now = settled((CITY,), ()), settled((CITY,), (CITY,))
    [stop] = before.stops

    assert marked(again(take(gold(before), stop), before, now, stop.key)) == []
    assert marked(again(gold(before), before, now)) == [("الموصل", "GPE")]


def test_what_was_decided_stays_though_nobody_says_it_any_more() -> None:
    before, now = settled((CITY,), ()), settled((), ())
    [stop] = before.stops
    decided = take(gold(before), stop, 1)

    assert again(decided, before, now, stop.key) == decided


def test_a_link_that_came_with_a_decision_goes_when_not_all_say_it_any_more() -> None:
    strike, drone = trigger("e", "قصفت"), entity("d", "مسيّرة", "WEA")
    having = (strike, drone, argument("l", "e>d", "Attacker"))
    before = settled(having, (strike, drone), ())
    now = settled((strike, drone), (strike, drone), ())
    linked = settled(having, having, ())
    document = gold(linked)
    for stop in linked.stops:
        document = take(document, stop, 1)
    decided = [stop.key for stop in linked.stops]

    assert len(document.links) == 1
    assert again(document, linked, now, *decided).links == {}
    assert again(document, linked, before, *decided).links == {}
    assert again(document, linked, linked, *decided) == document
    by_hand = apply(document, [Drop(id) for id in document.links])
    assert again(by_hand, linked, linked, *decided) == by_hand


def test_what_a_link_by_hand_hangs_on_stays() -> None:
    before, now = settled((CITY, PERSON), (CITY, PERSON)), settled((PERSON,), (PERSON,))
    city, person = gold(before).mentions
    drawn = relation("mine", f"{person}>{city}", "Located")
    document = apply(gold(before), [Put(drawn)])

    assert again(document, before, now) == document


def test_attributes_of_the_article_are_brought_up_too() -> None:
    text = reading()
    told = Document(text=text.text, attributes={"topic": "war"})
    other = Document(text=text.text, attributes={"stance": "ناقد"})
    before = _settled(told, told)
    now = _settled(other, other)
    apart = _settled(told, other)

    assert again(gold(before), before, now).attributes == {"stance": "ناقد"}
    assert again(gold(before), before, apart).attributes == {}
    topic = next(stop for stop in apart.stops if stop.name == "topic")
    decided = take(gold(apart), topic, 1)
    assert again(decided, apart, now, topic.key).attributes == {"stance": "ناقد", "topic": "war"}


def _settled(*readings: Document) -> Settlement:
    return settle(dict(enumerate(readings, start=1)), schema=SCHEMA)


def test_links_that_wait_come_when_readings_change_after_their_ends_were_taken() -> None:
    strike, drone = trigger("e", "قصفت"), entity("d", "مسيّرة", "WEA")
    before = settled((strike, drone), (strike, drone), ())
    now = settled(*[(strike, drone, argument("l", "e>d", "Attacker"))] * 2, ())
    document = gold(before)
    for stop in before.stops:
        document = take(document, stop, 1)

    found = again(document, before, now, *(stop.key for stop in before.stops))

    assert [one.type for one in found.links.values()] == ["Attacker"]


def test_what_would_break_a_rule_is_left_out() -> None:
    strike, drone, city = trigger("e", "قصفت"), entity("d", "مسيّرة", "WEA"), CITY
    having = (strike, drone, city, argument("l", "e>d", "Attacker"))
    settlement = settled(having, having)
    before = settled((strike, drone, city), (strike, drone, city))
    event = next(one.id for one in gold(before).events())
    drawn = [
        Put(entity("p", "حارسان", "PER")),
        Put(argument("mine", f"{event}>p", "Attacker")),
    ]
    document = apply(gold(before), drawn)

    found = again(document, before, settlement)

    assert problems(found, SCHEMA) == []
    assert found.mentions == document.mentions


def test_a_link_that_breaks_a_rule_does_not_come_with_its_end() -> None:
    strike = trigger("e", "قصفت")
    drone, city = entity("d", "مسيّرة", "WEA"), entity("d", "مسيّرة", "GPE")
    settlement = settled((strike, drone, argument("l", "e>d", "Attacker")), (drone,), (city,))
    document = gold(settlement)
    for stop in settlement.stops:
        document = take(document, stop, 1 if stop.kind == "trigger" else 3)

    assert document.links == {}
    assert problems(document, SCHEMA) == []


def test_what_stands_in_a_gold_already_is_no_twin() -> None:
    strike, drone = trigger("e", "قصفت"), entity("d", "مسيّرة", "WEA")
    link = argument("l", "e>d", "Attacker")
    settlement = settled((strike, drone, link, CITY), (strike, drone, link, WITH_PARTICLE))
    standing = reading(
        trigger("mine", "قصفت"),
        entity("d", "مسيّرة", "WEA"),
        argument("drawn", "mine>d", "Attacker"),
        entity("p", "بالموصل", "GPE"),
    )

    named = named_as_in(standing, settlement)
    begun = merged(standing, None, named, decided=(), schema=SCHEMA)
    [stop] = named.stops

    assert begun == standing
    assert marked(take(begun, stop, 1)) == [
        ("قصفت", "Attack"),
        ("مسيّرة", "WEA"),
        ("الموصل", "GPE"),
    ]
    assert stop.key == settlement.stops[0].key
    assert named_as_in(begun, named) == named


def test_what_breaks_a_rule_itself_is_left_to_whoever_decides() -> None:
    settlement = settled((CITY,), ())
    [stop] = settlement.stops
    twin = reading(entity("x", "الموصل", "GPE"))

    after = taken(twin, stop.changes_for(stop.said_by([1])), schema=SCHEMA)

    assert [one.rule.value for one in problems(after, SCHEMA)] == ["twin", "twin"]


def test_attributes_of_the_article_have_no_ids_to_be_renamed() -> None:
    text, city = reading(CITY), {"n": Mention("n", CITY.span, "GPE")}
    told = Document(text=text.text, mentions=text.mentions, attributes={"topic": "war"})
    settlement = _settled(told, Document(text=text.text, mentions=city))

    named = named_as_in(Document(text=text.text, mentions=city), settlement)

    assert list(named.agreed.mentions) == ["n"]
    assert [one.changes for one in named.stops[0].options] == [
        one.changes for one in settlement.stops[0].options
    ]
