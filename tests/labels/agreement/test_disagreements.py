"""Where two readings differ, as an adjudicator would have to decide."""

from __future__ import annotations

from hypothesis import given

from labels.agreement import Difference, Disagreement, disagreements
from labels.document import Document, Link, Mention
from tests.labels.agreement.making import RAID, RAID_AGAIN, told
from tests.labels.newsroom import SCHEMA, TEXT, argument, entity, relation, span, trigger
from tests.labels.strategies import documents


def told_of(one: Document, other: Document) -> list[tuple[str, str, str, str]]:
    """Each difference: in what, what stands there, and what the one and the other have."""
    return [
        (
            found.difference.value,
            found.span.of(TEXT) if found.span else "",
            named(found.one_link, found.one),
            named(found.other_link, found.other),
        )
        for found in disagreements(one, other, schema=SCHEMA)
    ]


def named(link: Link | None, mention: Mention | None) -> str:
    """The type of the link, else of the mention, else nothing."""
    if link is not None:
        return link.type
    return mention.type if mention is not None else ""


def test_all_that_two_readings_differ_in_comes_in_reading_order() -> None:
    assert told_of(told(*RAID), told(*RAID_AGAIN)) == [
        ("role", "قصفت", "Target", ""),
        ("role", "قصفت", "Place", "Target"),
        ("missing", "مستودعا", "FAC", ""),
        ("missing", "بالموصل", "", "GPE"),
        ("trigger", "أصيب", "Injure", "Attack"),
        ("boundary", "حارسان 😟", "PER", "PER"),
        ("relation", "حارسان 😟", "", "Near"),
        ("trigger", "نُقلا", "", "Injure"),
        ("missing", "أربيل", "", "GPE"),
    ]


def test_a_disagreement_names_what_it_is_about() -> None:
    raid, guards = trigger("1", "قصفت"), entity("2", "حارسان", "PER")
    target, place = argument("3", "1>2", "Target"), argument("4", "1>2", "Place")

    found = disagreements(told(raid, guards, target), told(raid, guards, place), schema=SCHEMA)

    assert found == [Disagreement(Difference.ROLE, span("قصفت"), raid, raid, target, place)]


def test_one_span_with_two_types_is_one_disagreement() -> None:
    one, other = entity("1", "أربيل", "GPE"), entity("2", "أربيل", "FAC")

    found = disagreements(told(one), told(other), schema=SCHEMA)

    assert found == [Disagreement(Difference.TYPE, span("أربيل"), one, other)]


def test_mentions_that_overlap_are_one_disagreement_whatever_their_types() -> None:
    one, other = entity("1", "مستشفى في أربيل", "FAC"), entity("2", "أربيل", "GPE")

    found = disagreements(told(one), told(other), schema=SCHEMA)

    assert found == [Disagreement(Difference.BOUNDARY, span("مستشفى في أربيل"), one, other)]


def test_a_filler_with_other_ends_is_the_same_filler() -> None:
    raid, role = trigger("1", "قصفت"), argument("3", "1>2", "Place")
    one = told(raid, role, entity("2", "الموصل", "GPE"))
    other = told(raid, role, entity("2", "بالموصل", "GPE"))

    assert told_of(one, other) == [("boundary", "بالموصل", "GPE", "GPE")]


def test_ids_of_two_readings_are_nothing_to_each_other() -> None:
    raid, role = trigger("1", "قصفت"), argument("3", "1>2", "Target")
    one = told(raid, role, entity("2", "مستودعا", "FAC"), entity("4", "حارسان", "PER"))
    other = told(raid, role, entity("4", "مستودعا", "FAC"), entity("2", "حارسان", "PER"))

    assert told_of(one, other) == [("role", "قصفت", "Target", ""), ("role", "قصفت", "", "Target")]


def test_an_id_that_both_gave_to_what_only_each_found_does_not_make_it_the_same() -> None:
    raid, role = trigger("1", "قصفت"), argument("3", "1>2", "Target")
    one = told(raid, role, entity("2", "مستودعا", "FAC"))
    other = told(raid, role, entity("2", "أربيل", "GPE"))

    assert told_of(one, other) == [
        ("role", "قصفت", "Target", ""),
        ("role", "قصفت", "", "Target"),
        ("missing", "مستودعا", "FAC", ""),
        ("missing", "أربيل", "", "GPE"),
    ]


def test_several_events_on_one_trigger_go_by_their_arguments() -> None:
    people = entity("p", "حارسان", "PER"), entity("q", "مستودعا", "FAC")
    first = trigger("1", "قصفت"), argument("l", "1>p", "Target")
    second = trigger("2", "قصفت"), argument("m", "2>q", "Target")
    turned = (
        trigger("2", "قصفت"), argument("l", "2>p", "Target"),
        trigger("1", "قصفت"), argument("m", "1>q", "Target"),
    )  # fmt: skip

    assert told_of(told(*people, *first, *second), told(*people, *turned)) == []


def test_of_an_event_of_two_types_the_arguments_are_not_told() -> None:
    guards, role = entity("2", "حارسان", "PER"), argument("3", "1>2", "Target")
    one = told(trigger("1", "قصفت"), guards, role)
    other = told(trigger("1", "قصفت", "Injure"), guards)

    assert told_of(one, other) == [("trigger", "قصفت", "Attack", "Injure")]


def test_attributes_are_told_one_by_one_free_text_too_and_a_box_unticked_is_no() -> None:
    one = entity("1", "أربيل", "GPE", capital=False)
    guards = entity("2", "حارسان", "PER", level="NOM", count=2, harm=("Hurt", "Shock"))
    others = entity("2", "حارسان", "PER", level="NAM", harm=("Shock", "Hurt"))
    other = entity("1", "أربيل", "GPE")

    found = disagreements(told(one, guards), told(other, others), schema=SCHEMA)

    assert found == [
        Disagreement(Difference.ATTRIBUTE, span("حارسان"), guards, others, attribute=name)
        for name in ("count", "level")
    ]


def test_what_is_said_of_the_article_comes_first() -> None:
    one = Document(TEXT, attributes={"topic": "war", "stance": "محايد"})

    found = disagreements(one, told(entity("1", "قصفت", "FAC")), schema=SCHEMA)

    assert [(told.difference, told.span, told.attribute) for told in found] == [
        (Difference.ATTRIBUTE, None, "stance"),
        (Difference.ATTRIBUTE, None, "topic"),
        (Difference.MISSING, span("قصفت"), ""),
    ]


def test_relations_of_two_types_between_the_same_are_one_disagreement() -> None:
    ends = entity("1", "مستشفى", "FAC"), entity("2", "أربيل", "GPE")
    one = told(*ends, relation("n", "1>2", "Near"))
    other = told(*ends, relation("l", "1>2", "Located"), relation("m", "2>1", "Near"))

    assert told_of(one, other) == [("relation", "مستشفى", "", "Located")]


@given(documents())
def test_a_reading_does_not_differ_from_itself(one: Document) -> None:
    assert disagreements(one, one, schema=SCHEMA) == []


@given(documents(), documents())
def test_the_other_way_round_the_same_differs(one: Document, other: Document) -> None:
    def places(found: list[Disagreement]) -> list[tuple[str, object]]:
        return sorted((told.difference.value, str(told.attribute)) for told in found)

    there = disagreements(one, other, schema=SCHEMA)
    back = disagreements(other, one, schema=SCHEMA)

    mentions = {Difference.MISSING, Difference.TYPE, Difference.BOUNDARY, Difference.TRIGGER}
    assert places([told for told in there if told.difference in mentions]) == places(
        [told for told in back if told.difference in mentions]
    )


@given(documents(), documents())
def test_each_disagreement_lies_where_its_mentions_are(one: Document, other: Document) -> None:
    for found in disagreements(one, other, schema=SCHEMA):
        for mention in (found.one, found.other):
            assert mention is None or (found.span and found.span.contains(mention.span))
        assert isinstance(found.one or found.other, Mention) or found.span is None
