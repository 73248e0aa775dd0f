"""The one spelling of documents and changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from hypothesis import given

from labels import wire
from labels.changes import Change, Drop, Put, Set
from labels.document import Document
from labels.text.span import Spans
from labels.wire import WireError
from tests.labels.newsroom import STRIKE, TEXT, entity, reading, relation, trigger
from tests.labels.strategies import changes, documents

Data = TypeVar("Data")
CITY = {"id": "m", "kind": "entity", "start": 21, "end": 27, "type": "GPE"}
PLACE = {"id": "l", "kind": "argument", "source": "e", "target": "m", "type": "Place"}
BARE = {"text": "خبر", "sentences": [[0, 3]], "tokens": [[0, 3]], "mentions": [], "links": []}


def through_json(data: Data) -> Data:
    """The data as a file or a request would bring it."""
    found: Data = json.loads(json.dumps(data, ensure_ascii=False))
    return found


@given(documents())
def test_a_document_comes_back_from_the_wire_as_it_went(document: Document) -> None:
    assert wire.document_from(through_json(wire.document_data(document))) == document


@given(changes)
def test_changes_come_back_from_the_wire_as_they_went(changes: list[Change]) -> None:
    data = [wire.change_data(change) for change in changes]

    assert wire.changes_from(through_json(data)) == tuple(changes)


def test_a_mention_is_spelt_without_what_is_empty() -> None:
    assert wire.mention_data(entity("m", "الموصل", "GPE")) == CITY


def test_a_mention_is_spelt_with_its_attributes_and_note() -> None:
    mention = replace(entity("m", "الموصل", "GPE", harm=("Hurt",), capital=False), note="يُراجع")

    attributes = {"harm": ["Hurt"], "capital": False}
    assert wire.mention_data(mention) == {**CITY, "attributes": attributes, "note": "يُراجع"}


def test_each_kind_of_change_has_its_spelling() -> None:
    near = relation("l", "m>x", "Near")

    data = [wire.change_data(one) for one in (Put(trigger("e", "قصفت")), Put(near), Drop("m"))]

    strike = {"id": "e", "kind": "event", "start": 0, "end": 4, "type": "Attack"}
    arc = {"id": "l", "kind": "relation", "source": "m", "target": "x", "type": "Near"}
    assert data == [{"put": {"mention": strike}}, {"put": {"link": arc}}, {"drop": "m"}]


def test_an_attribute_of_the_article_is_set_to_a_value_or_to_null() -> None:
    data = [
        wire.change_data(one) for one in (Set("topic", "war"), Set("sides", ("a",)), Set("x", None))
    ]

    assert data == [{"set": {"topic": "war"}}, {"set": {"sides": ["a"]}}, {"set": {"x": None}}]


def test_a_document_is_spelt_with_its_mentions_in_reading_order() -> None:
    data = wire.document_data(reading(*STRIKE))

    ids = [one["id"] for one in data["mentions"]], [one["id"] for one in data["links"]]
    assert ids == (["e1", "m1", "m2", "m3", "e2", "m4"], ["l1", "l2", "l3", "l4", "l5", "l6"])
    assert (data["text"], data["sentences"]) == (TEXT, [(0, len(TEXT))])


def test_a_text_alone_spells_a_document_and_other_keys_are_left_alone() -> None:
    assert wire.document_from({"text": "خبر", "source": "وكالة"}) == Document("خبر")


def test_spans_are_pairs_of_offsets() -> None:
    spans = Spans([0, 3, 4, 9])

    assert wire.spans_from(through_json(wire.spans_data(spans))) == spans
    assert wire.spans_data(spans) == [(0, 3), (4, 9)]


def fault(read: Callable[[Any], object], data: object) -> tuple[str, str, object]:
    """The code, place and value with which data is refused."""
    with pytest.raises(WireError) as caught:
        read(data)
    return caught.value.code, caught.value.place, caught.value.value


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"id": None}, ("missing", "mention.id", None)),
        ({"id": 7}, ("not-text", "mention.id", 7)),
        ({"id": ""}, ("not-a-name", "mention.id", "")),
        ({"id": "م" * 65}, ("not-a-name", "mention.id", "م" * 64)),
        ({"id": "a\0"}, ("not-storable", "mention.id", "'a\\x00'")),
        ({"type": "م" * 101}, ("not-a-name", "mention.type", "م" * 100)),
        ({"kind": "thing"}, ("unknown-kind", "mention.kind", "thing")),
        ({"start": "20"}, ("not-a-number", "mention.start", "20")),
        ({"start": True}, ("not-a-number", "mention.start", True)),
        ({"end": 26.0}, ("not-a-number", "mention.end", 26.0)),
        ({"end": None}, ("missing", "mention.end", None)),
        ({"end": 20}, ("not-a-span", "mention", [21, 20])),
        ({"start": -1}, ("not-a-span", "mention", [-1, 27])),
        ({"note": 5}, ("not-text", "mention.note", 5)),
        ({"note": "\ud83d"}, ("not-storable", "mention.note", r"'\ud83d'")),
        ({"notes": "x", "Type": "y"}, ("unknown-key", "mention", "Type, notes")),
        ({"attributes": []}, ("not-an-object", "mention.attributes", None)),
        ({"attributes": {"a\0": 1}}, ("not-storable", "mention.attributes", "'a\\x00'")),
        ({"attributes": {"a": None}}, ("not-a-value", "mention.attributes.a", None)),
        ({"attributes": {"a": {}}}, ("not-a-value", "mention.attributes.a", {})),
        ({"attributes": {"a": [1]}}, ("not-text", "mention.attributes.a", 1)),
        (
            {"attributes": {"a": float("inf")}},
            ("not-a-value", "mention.attributes.a", float("inf")),
        ),
    ],
)
def test_a_mention_misspelt_is_refused_with_its_place(
    wrong: dict[str, object], told: tuple[str, str, object]
) -> None:
    assert fault(wire.mention_from, {**CITY, **wrong}) == told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, ("missing", "link", None)),
        ([], ("not-an-object", "link", None)),
        ({**PLACE, "kind": "entity"}, ("unknown-kind", "link.kind", "entity")),
        ({**PLACE, "source": ""}, ("not-a-name", "link.source", "")),
        ({**PLACE, "target": None}, ("missing", "link.target", None)),
        ({**PLACE, "note": ""}, ("unknown-key", "link", "note")),
    ],
)
def test_a_link_misspelt_is_refused_with_its_place(
    data: object, told: tuple[str, str, object]
) -> None:
    assert fault(wire.link_from, data) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ("not-one-change", "changes.1", None)),
        ({"drop": "m", "put": {}}, ("not-one-change", "changes.1", None)),
        ({"put": {}}, ("not-one-change", "changes.1.put", None)),
        ({"put": {"mention": CITY, "link": PLACE}}, ("not-one-change", "changes.1.put", None)),
        ({"put": None}, ("missing", "changes.1.put", None)),
        ({"drop": 3}, ("not-text", "changes.1.drop", 3)),
        ({"move": "m"}, ("unknown-key", "changes.1", "move")),
        ({"set": {}}, ("not-one-change", "changes.1.set", None)),
        ({"set": {"a": 1, "b": 2}}, ("not-one-change", "changes.1.set", None)),
        ({"set": {"": 1}}, ("not-a-name", "changes.1.set.name", "")),
        ({"set": {"a": {}}}, ("not-a-value", "changes.1.set.a", {})),
        ({"set": {"a": 1}, "drop": "m"}, ("not-one-change", "changes.1", None)),
        (
            {"put": {"mention": {**CITY, "end": 0}}},
            ("not-a-span", "changes.1.put.mention", [21, 0]),
        ),
    ],
)
def test_a_change_misspelt_is_refused_with_its_place_in_the_batch(
    change: object, told: tuple[str, str, object]
) -> None:
    assert fault(wire.changes_from, [{"drop": "m"}, change]) == told


@pytest.mark.parametrize("data", [None, {}, "m"])
def test_changes_are_a_list(data: object) -> None:
    code = "missing" if data is None else "not-a-list"

    assert fault(wire.changes_from, data) == (code, "changes", None)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text": None}, ("missing", "document.text", None)),
        ({"text": "خبر\0"}, ("not-storable", "document.text", r"'\u062e\u0628\u0631\x00'")),
        ({"sentences": [[0, 4]]}, ("not-spans", "document.sentences", [0, 4])),
        ({"tokens": [[0, 2], [1, 3]]}, ("not-spans", "document.tokens", None)),
        ({"tokens": [[0, 1, 2, 3]]}, ("not-spans", "document.tokens", None)),
        ({"tokens": [[0], [1]]}, ("not-spans", "document.tokens", None)),
        ({"tokens": [[-1, 2]]}, ("not-spans", "document.tokens", None)),
        ({"tokens": [[0, 1.5]]}, ("not-spans", "document.tokens", None)),
        ({"tokens": [0, 1]}, ("not-spans", "document.tokens", None)),
        ({"tokens": "خب"}, ("not-a-list", "document.tokens", None)),
        ({"mentions": [CITY, CITY]}, ("id-twice", "document", "m")),
        ({"mentions": [CITY], "links": [{**PLACE, "id": "m"}]}, ("id-twice", "document", "m")),
        ({"links": [PLACE, {}]}, ("missing", "document.links.1.id", None)),
    ],
)
def test_a_document_misspelt_is_refused_with_its_place(
    wrong: dict[str, object], told: tuple[str, str, object]
) -> None:
    assert fault(wire.document_from, {**BARE, **wrong}) == told


def test_a_document_is_an_object() -> None:
    assert fault(wire.document_from, [BARE]) == ("not-an-object", "document", None)


def test_an_error_says_in_one_line_what_is_wrong_and_where() -> None:
    assert str(WireError("not-text", "changes.0.drop", 3)) == "changes.0.drop: not-text 3"
