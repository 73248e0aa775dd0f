"""Changes: put, drop, and the way from one document to another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from labels.changes import (
    Change,
    Drop,
    Fate,
    Put,
    Set,
    apply,
    compared,
    difference,
    touched,
)
from labels.document import ARTICLE_ID, Document
from labels.wire import (
    change_data,
    changes_from,
    comparison_data,
    document_data,
    document_from,
)
from tests.labels.newsroom import argument, entity, reading, trigger
from tests.labels.strategies import batches, documents

_LINK = {"id": "l", "source": "e", "target": "m1", "type": "Attacker"}

TWINS = json.loads((Path(__file__).parents[1] / "data/twins.json").read_text(encoding="utf-8"))


def subject(change: Change) -> tuple[str, str]:
    """What a change is about: a mention or link, or one attribute of the article."""
    return change.id, change.name if isinstance(change, Set) else ""


def _by_subject(document: Document) -> dict[tuple[str, str], object]:
    marks = {(id, ""): one for id, one in (*document.mentions.items(), *document.links.items())}
    return marks | {(ARTICLE_ID, name): value for name, value in document.attributes.items()}


@given(documents(), documents())
def test_the_difference_of_two_documents_leads_from_one_to_the_other(
    one: Document, other: Document
) -> None:
    assert apply(one, difference(one, other)) == other


@given(documents())
def test_a_document_does_not_differ_from_itself(document: Document) -> None:
    assert difference(document, apply(document, [])) == ()


@given(batches)
def test_a_difference_run_backwards_undoes_any_changes(
    batch: tuple[Document, list[Change]],
) -> None:
    before, changes = batch
    after = apply(before, changes)

    undone = apply(after, difference(after, before))

    assert undone == before


@given(batches)
def test_the_same_changes_twice_do_what_they_do_once(
    batch: tuple[Document, list[Change]],
) -> None:
    before, changes = batch
    once = apply(before, changes)

    assert apply(once, changes) == once


@given(batches)
def test_changes_to_different_ids_may_come_in_any_order(
    batch: tuple[Document, list[Change]],
) -> None:
    before, changes = batch
    last = {subject(change): change for change in changes}

    assert apply(before, reversed(last.values())) == apply(before, changes)


@given(documents(), documents())
def test_a_difference_names_each_id_once_and_only_what_differs(
    one: Document, other: Document
) -> None:
    changes = difference(one, other)

    held = [_by_subject(document) for document in (one, other)]
    differing = {key for key in held[0] | held[1] if held[0].get(key) != held[1].get(key)}
    assert sorted(map(subject, changes)) == sorted(differing)


def test_links_go_before_the_mentions_they_hang_on_and_come_after_them() -> None:
    strike, city = trigger("e", "قصفت"), entity("m", "الموصل", "GPE")
    place = argument("l", "e>m", "Place")
    full, bare = reading(strike, city, place), reading()

    assert difference(full, bare) == (Drop("l"), Drop("e"), Drop("m"))
    assert difference(bare, full) == (Put(strike), Put(city), Put(place))


def test_what_is_put_in_anothers_stead_keeps_its_place() -> None:
    first, second = entity("m1", "مسيّرة", "WEA"), entity("m2", "أربيل", "GPE")
    retyped = entity("m1", "مسيّرة", "PER")

    after = apply(reading(first, second), [Put(retyped)])

    assert list(after.mentions.values()) == [retyped, second]


def test_a_mention_put_under_the_id_of_a_link_takes_its_place() -> None:
    city, link = entity("m", "الموصل", "GPE"), argument("m", "e>x", "Place")

    there = apply(reading(link), [Put(city)])
    back = apply(there, [Put(link)])

    assert (there, back) == (reading(city), reading(link))


def test_to_drop_what_is_not_there_changes_nothing() -> None:
    document = reading(entity("m", "الموصل", "GPE"))

    assert apply(document, [Drop("gone")]) == document


@given(documents(), documents())
def test_what_is_not_kept_is_what_the_difference_touches(before: Document, after: Document) -> None:
    found = compared(before, after)

    touched_ones = {one.id for one in found if one.fate is not Fate.KEPT}
    changes = difference(before, after)
    attributes = {f"={one.name}" for one in changes if isinstance(one, Set)}
    assert touched_ones == (touched(changes) - {ARTICLE_ID}) | attributes


def test_each_label_is_told_with_what_became_of_it_as_it_is_read() -> None:
    before = reading(
        entity("m1", "مسيّرة", "WEA"), entity("m2", "مستودعا", "FAC"), trigger("e", "قصفت")
    )
    after = apply(
        before,
        [Put(entity("m1", "مسيّرة", "PER", level="NAM")), Drop("m2"), Set("topic", "war")],
    )
    after = apply(after, [Put(argument("l", "e>m1", "Attacker"))])

    found = compared(before, after)

    assert [(one.id, one.fate, one.what) for one in found] == [
        ("e", Fate.KEPT, ()),
        ("m1", Fate.CHANGED, ("type", "attributes")),
        ("m2", Fate.REMOVED, ()),
        ("l", Fate.ADDED, ()),
        ("=topic", Fate.ADDED, ()),
    ]
    assert [comparison_data(one)["after"] for one in found[2:]] == [
        None,
        {"link": {**_LINK, "kind": "argument"}},
        {"set": {"topic": "war"}},
    ]


def test_a_link_under_the_id_of_a_mention_is_changed_in_all() -> None:
    before = reading(
        trigger("e", "قصفت"), entity("m", "مسيّرة", "WEA"), entity("x", "مستودعا", "FAC")
    )
    after = apply(before, [Put(argument("x", "e>m", "Attacker"))])

    [_, _, one] = compared(before, after)

    assert (one.fate, one.what[:3]) == (Fate.CHANGED, ("id", "source", "target"))


def test_what_changes_touch_is_what_they_put_or_drop() -> None:
    ids = touched([Put(entity("m", "الموصل", "GPE")), Drop("l"), Drop("m")])

    assert ids == {"m", "l"}


def test_an_attribute_of_the_article_is_set_and_taken_away() -> None:
    bare = reading()

    told = apply(bare, [Set("topic", "سياسة"), Set("sides", ("أ", "ب")), Set("topic", "اقتصاد")])

    assert told.attributes == {"topic": "اقتصاد", "sides": ("أ", "ب")}
    assert difference(told, bare) == (Set("topic", None), Set("sides", None))
    assert touched([Set("topic", None)]) == {ARTICLE_ID}


def _document(case: dict[str, Any], marks: str) -> Document:
    shared = {key: case[key] for key in ("text", "sentences", "tokens")}
    return document_from({**shared, **case[marks]})


@pytest.mark.parametrize("case", TWINS, ids=[case["name"] for case in TWINS])
def test_the_cases_shared_with_the_browser_give_these_documents(case: dict[str, Any]) -> None:
    before, after = _document(case, "before"), _document(case, "after")

    outcome = apply(before, changes_from(case["changes"]))

    assert document_data(outcome) == document_data(after)


@pytest.mark.parametrize("case", TWINS, ids=[case["name"] for case in TWINS])
def test_the_cases_shared_with_the_browser_are_undone_so(case: dict[str, Any]) -> None:
    before, after = _document(case, "before"), _document(case, "after")

    undo = difference(after, before)

    assert [change_data(change) for change in undo] == case["undo"]
    assert apply(after, undo) == before
