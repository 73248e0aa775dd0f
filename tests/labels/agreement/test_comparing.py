"""Two readings of one article by every measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.agreement import NOT_FOUND, Counts, Measure, Tally, TwoTextsError, compare
from labels.document import Document
from labels.text.span import Spans
from tests.labels.agreement.making import RAID, RAID_AGAIN, told
from tests.labels.newsroom import SCHEMA, argument, entity, relation, trigger
from tests.labels.strategies import documents

EVENT_LEVELS = (Measure.TRIGGER, Measure.TRIGGER_TYPE, Measure.ARGUMENT, Measure.ROLE)


def test_entities_are_counted_strictly_by_overlap_and_without_their_types() -> None:
    one = told(
        entity("1", "مسيّرة", "WEA"),
        entity("2", "الموصل", "GPE"),
        entity("3", "حارسان", "PER"),
        entity("4", "مستشفى", "FAC"),
    )
    other = told(
        entity("1", "مسيّرة", "WEA"),
        entity("2", "بالموصل", "GPE"),
        entity("3", "حارسان", "PER.Group"),
        entity("4", "أربيل", "GPE"),
        entity("5", "مستشفى في أربيل", "FAC"),
    )

    tally = compare(one, other, schema=SCHEMA)

    assert tally.articles == 1
    assert tally.counts(Measure.STRICT) == Counts(4, 5, 1)
    assert tally.counts(Measure.RELAXED) == Counts(4, 5, 3)
    assert tally.counts(Measure.UNTYPED) == Counts(4, 5, 2)
    assert tally.by_name(Measure.RELAXED) == {
        "FAC": Counts(1, 1, 1),
        "GPE": Counts(1, 2, 1),
        "PER": Counts(1, 0, 0),
        "PER.Group": Counts(0, 1, 0),
        "WEA": Counts(1, 1, 1),
    }


def test_events_of_two_readers_are_counted_level_by_level_as_on_paper() -> None:
    # Triggers: قصفت and أصيب are found by both, نُقلا by the other alone; أصيب is typed in two ways.
    # Arguments of an Attack: مسيّرة، مستودعا، الموصل against مسيّرة، الموصل، «حارسان 😟»; of an
    # Injure: حارسان against none. Two are the same; الموصل is a place here and a target there.
    tally = compare(told(*RAID), told(*RAID_AGAIN), schema=SCHEMA)

    assert [tally.counts(level) for level in EVENT_LEVELS] == [
        Counts(2, 3, 2),
        Counts(2, 3, 1),
        Counts(4, 3, 2),
        Counts(4, 3, 1),
    ]
    assert tally.by_name(Measure.TRIGGER_TYPE) == {
        "Attack": Counts(1, 2, 1),
        "Injure": Counts(1, 1, 0),
    }
    assert tally.by_name(Measure.ARGUMENT) == {"Attack": Counts(3, 3, 2), "Injure": Counts(1, 0, 0)}
    assert tally.by_name(Measure.ROLE) == {
        "Attacker": Counts(1, 1, 1),
        "Place": Counts(1, 0, 0),
        "Target": Counts(2, 2, 0),
    }


def test_several_events_on_one_trigger_and_events_as_arguments_as_on_paper() -> None:
    # The one sees two attacks in قصفت, each by مسيّرة, the first with أصيب as its outcome; the other
    # sees the first alone. Of three triggers two are the same, of three arguments two.
    attack, injury = trigger("1", "قصفت"), trigger("2", "أصيب", "Injure")
    drone, by = entity("3", "مسيّرة", "WEA"), argument("4", "1>3", "Attacker")
    outcome = argument("5", "1>2", "Outcome")
    second = trigger("0", "قصفت"), argument("6", "0>3", "Attacker")
    one = told(*second, attack, injury, drone, by, outcome)
    other = told(attack, injury, drone, by, outcome)

    tally = compare(one, other, schema=SCHEMA)

    assert [tally.counts(level) for level in EVENT_LEVELS] == [Counts(3, 2, 2)] * 4
    assert tally.by_name(Measure.ROLE) == {"Attacker": Counts(2, 1, 1), "Outcome": Counts(1, 1, 1)}


def test_one_role_in_events_of_two_types_is_not_the_same() -> None:
    guards, role = entity("2", "حارسان", "PER"), argument("3", "1>2", "Target")
    one = told(trigger("1", "أصيب", "Injure"), guards, role)
    other = told(trigger("1", "أصيب", "Attack"), guards, role)

    tally = compare(one, other, schema=SCHEMA)

    assert tally.counts(Measure.ARGUMENT) == tally.counts(Measure.ROLE) == Counts(1, 1, 0)


def test_a_symmetric_relation_says_the_same_either_way_round() -> None:
    ends = entity("1", "مستشفى", "FAC"), entity("2", "أربيل", "GPE"), entity("3", "حارسان", "PER")
    one = told(*ends, relation("n", "1>2", "Near"), relation("l", "3>2", "Located"))
    other = told(*ends, relation("n", "2>1", "Near"), relation("l", "2>3", "Located"))

    tally = compare(one, other, schema=SCHEMA)

    assert tally.by_name(Measure.RELATION) == {"Located": Counts(1, 1, 0), "Near": Counts(1, 1, 1)}


def test_links_whose_ends_are_not_there_count_nothing() -> None:
    loose = told(
        entity("1", "مسيّرة", "WEA"),
        trigger("2", "قصفت"),
        argument("3", "2>9", "Target"),
        argument("4", "1>2", "Target"),
        relation("5", "9>1", "Near"),
    )

    tally = compare(loose, loose, schema=SCHEMA)

    assert tally.counts(Measure.ARGUMENT) == tally.counts(Measure.RELATION) == Counts()


def test_types_are_confused_where_spans_are_the_same_else_not_found() -> None:
    tally = compare(told(*RAID), told(*RAID_AGAIN), schema=SCHEMA)

    assert tally.confusion == {
        ("Attack", "Attack"): 1,
        ("Injure", "Attack"): 1,
        (NOT_FOUND, "Injure"): 1,
        ("WEA", "WEA"): 1,
        ("FAC", NOT_FOUND): 1,
        ("GPE", "GPE"): 1,
        (NOT_FOUND, "GPE"): 2,
        ("PER", NOT_FOUND): 1,
        (NOT_FOUND, "PER"): 1,
    }


def test_attributes_are_compared_of_mentions_that_are_the_same() -> None:
    def guards(**said: str | bool | int | tuple[str, ...]) -> Document:
        return told(entity("1", "حارسان", "PER", **said), entity("2", "أربيل", "GPE"))

    one = guards(level="NOM", harm=("Hurt", "Shock"), count=2)
    other = guards(level="NAM", harm=("Shock", "Hurt"))

    codings = compare(one, other, schema=SCHEMA).codings

    assert {name: dict(said.pairs) for name, said in codings.items()} == {
        "capital": {(False, False): 1},
        "count": {(2, None): 1},
        "harm": {(("Hurt", "Shock"), ("Hurt", "Shock")): 1},
        "level": {("NOM", "NAM"): 1},
    }


def test_the_article_as_a_whole_is_compared_and_free_text_is_not() -> None:
    one, other = told(), told()
    one = Document(one.text, attributes={"topic": "war", "stance": "neutral"})
    other = Document(one.text, attributes={"stance": "محايد"})

    codings = compare(one, other, schema=SCHEMA).article_codings

    assert {name: dict(said.pairs) for name, said in codings.items()} == {
        "topic": {("war", None): 1}
    }


def test_readings_of_two_texts_are_refused() -> None:
    elsewhere = Document("نص آخر", Spans(), Spans())

    with pytest.raises(TwoTextsError, match="one article"):
        compare(told(), elsewhere, schema=SCHEMA)


@given(documents(), documents())
def test_what_is_the_same_is_found_by_both(one: Document, other: Document) -> None:
    tally = compare(one, other, schema=SCHEMA)

    for measure in Measure:
        for counts in (tally.counts(measure), *tally.by_name(measure).values()):
            assert 0 <= counts.both <= min(counts.one, counts.other)


@given(documents(), documents())
def test_a_milder_measure_finds_no_less(one: Document, other: Document) -> None:
    tally = compare(one, other, schema=SCHEMA)

    both = {measure: tally.counts(measure).both for measure in Measure}
    assert both[Measure.STRICT] <= both[Measure.RELAXED]
    assert both[Measure.STRICT] <= both[Measure.UNTYPED]
    assert both[Measure.TRIGGER_TYPE] <= both[Measure.TRIGGER]
    assert both[Measure.ROLE] <= both[Measure.ARGUMENT]


@given(documents())
def test_a_reading_agrees_with_itself(one: Document) -> None:
    tally = compare(one, one, schema=SCHEMA)

    assert all(tally.counts(measure).f1 in {1, None} for measure in Measure)
    assert all(kind.alpha in {1, None} for kind in (tally.entities, tally.triggers))
    assert all(said.kappa in {1, None} for said in tally.codings.values())


@given(documents(), documents())
def test_the_other_way_round_the_counts_are_swapped(one: Document, other: Document) -> None:
    there, back = compare(one, other, schema=SCHEMA), compare(other, one, schema=SCHEMA)

    for measure in Measure:
        assert back.counts(measure) == there.counts(measure).swapped()
    assert back.entities == there.entities
    assert back.confusion == {(b, a): count for (a, b), count in there.confusion.items()}


@given(documents(), documents())
def test_the_confusion_of_types_adds_up_to_what_each_found(one: Document, other: Document) -> None:
    tally = compare(one, other, schema=SCHEMA)

    for name in {mention.type for mention in one.mentions.values()}:
        row = sum(count for (first, _), count in tally.confusion.items() if first == name)
        assert row == sum(mention.type == name for mention in one.mentions.values())
    assert (NOT_FOUND, NOT_FOUND) not in tally.confusion


@given(st.lists(st.tuples(documents(), documents()), min_size=1, max_size=3))
def test_tallies_add_up(pairs: list[tuple[Document, Document]]) -> None:
    tallies = [compare(one, other, schema=SCHEMA) for one, other in pairs]

    whole = sum(tallies, Tally())

    assert whole == Tally.total(iter(tallies))
    assert whole.articles == len(pairs)
    for measure in Measure:
        assert whole.counts(measure) == sum((one.counts(measure) for one in tallies), Counts())
