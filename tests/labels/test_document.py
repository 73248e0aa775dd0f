"""The waist: one reading of one article."""

from __future__ import annotations

from labels.document import Document
from labels.text.span import Span, Spans
from tests.labels.newsroom import STRIKE, TEXT, argument, entity, reading, span, trigger


def test_the_longer_mention_comes_before_those_within_it() -> None:
    around = entity("z", "مستشفى في أربيل", "FAC")
    within = entity("a", "أربيل", "GPE")
    before = entity("m", "حارسان", "PER")

    document = reading(within, around, before)

    assert document.in_reading_order() == [before, around, within]


def test_at_one_place_mentions_go_by_type_and_then_by_id() -> None:
    one, two = entity("b", "أربيل", "GPE"), entity("a", "أربيل", "GPE")
    three = entity("c", "أربيل", "FAC")

    document = reading(one, two, three)

    assert document.in_reading_order() == [three, two, one]


def test_entities_and_events_are_read_apart() -> None:
    strike, person = trigger("e", "قصفت"), entity("m", "حارسان", "PER")

    document = reading(person, strike)

    assert (document.entities(), document.events()) == ([person], [strike])


def test_a_mention_covers_letters_marks_and_emoji_as_code_points() -> None:
    document = reading(entity("m", "مسيّرة", "WEA"))

    surface = document.surface(entity("x", "حارسان 😟", "PER"))

    assert (surface, len(surface), len(span("مسيّرة"))) == ("حارسان 😟", 8, 6)
    assert document.surface(document.mentions["m"]) == "مسيّرة"


def test_a_mention_may_begin_within_a_word() -> None:
    city = entity("m", "الموصل", "GPE")

    document = reading(city)

    token = document.tokens[3].of(TEXT)
    assert (token, document.surface(city)) == ("بالموصل", "الموصل")


def test_links_from_a_mention_are_those_it_is_the_source_of() -> None:
    document = reading(*STRIKE)

    ids = [link.id for link in document.links_from("e1")]

    assert ids == ["l1", "l2", "l3", "l4"]


def test_links_at_a_mention_lead_from_it_or_to_it() -> None:
    document = reading(*STRIKE)

    ids = [link.id for link in document.links_at("m2")]

    assert ids == ["l2", "l5", "l6"]


def test_the_ends_of_a_link_are_its_source_and_then_its_target() -> None:
    assert argument("l", "e>m", "Target").ends == ("e", "m")


def test_documents_are_equal_however_they_came_to_what_they_hold() -> None:
    forwards, backwards = reading(*STRIKE), reading(*reversed(STRIKE))

    assert forwards == backwards


def test_a_bare_document_has_the_text_and_nothing_marked() -> None:
    bare = reading(*STRIKE).bare()

    assert bare == reading()


def test_a_text_alone_is_a_document() -> None:
    document = Document("خبر عاجل")

    parts = (document.sentences, document.tokens, document.mentions, document.links)
    assert parts == (Spans(), Spans(), {}, {})
    assert document.text[Span(0, 3).start : 3] == "خبر"
