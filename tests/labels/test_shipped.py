"""The schemas that come along: whole, in two languages, reachable by key, told apart by eye."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import combinations

import pytest

from labels import shipped
from labels.schema import MentionType, Overlap, Schema, Wording
from labels.wire import schema_data
from tests.labels.colour_vision import EYES, contrast, distance, laid_over

ALL = pytest.mark.parametrize("name", shipped.NAMES)
EDITORS_OWN = {"KeyA", "KeyN"}
LIGHT, DARK = "#ffffff", "#16181d"
FREQUENT = (
    "Conflict.Attack Movement.Transport Life.Die Contact.Meet Personnel.End-Position "
    "Transaction.Transfer-Money Personnel.Elect Life.Injure Justice.Arrest-Jail"
)


def wordings(schema: Schema) -> Iterator[tuple[str, Wording, Wording]]:
    """(where, title, hint) of every part of a schema that people read."""
    yield from ((one.name, one.title, one.hint) for one in schema.types)
    yield from ((one.name, one.title, one.hint) for one in schema.relations)
    yield from ((one.name, one.title, one.hint) for one in schema.attributes)
    for one in schema.types:
        yield from ((f"{one.name}.{role.name}", role.title, role.hint) for role in one.roles)


def main_types(schema: Schema) -> list[MentionType]:
    """The types and groups that stand under nothing, whose colours all others have."""
    return [one for one in schema.types if not one.parent]


@ALL
def test_a_shipped_schema_is_the_file_it_is_read_from(name: str) -> None:
    file = resources.files("labels.shipped") / f"{name}.json"

    written = json.loads(file.read_text(encoding="utf-8"))

    assert json.loads(json.dumps(schema_data(shipped.schema(name)))) == written


def test_a_schema_that_is_not_shipped_is_not_found() -> None:
    with pytest.raises(KeyError, match="muc"):
        shipped.schema("muc")


@ALL
def test_everything_has_a_name_and_a_hint_in_arabic_and_in_english(name: str) -> None:
    wordless = [
        where
        for where, *words in wordings(shipped.schema(name))
        if not all(wording.ar and wording.en for wording in words)
    ]

    assert wordless == []


@ALL
def test_the_hint_of_every_type_role_and_relation_shows_an_example(name: str) -> None:
    schema = shipped.schema(name)
    attributes = {one.name for one in schema.attributes}

    bare = [
        where
        for where, _, hint in wordings(schema)
        if where not in attributes and not re.search("«.+»", hint.ar + hint.en)
    ]

    assert bare == []


@ALL
def test_every_choice_has_a_name_in_arabic_and_in_english(name: str) -> None:
    choices = [one for attribute in shipped.schema(name).attributes for one in attribute.choices]

    assert [one.name for one in choices if not (one.title.ar and one.title.en)] == []


@ALL
def test_arabic_words_are_arabic_and_english_ones_are_not(name: str) -> None:
    titles = [title for _, title, _ in wordings(shipped.schema(name))]

    assert [one.ar for one in titles if not re.fullmatch(r"[\u0621-\u0652 ،]+", one.ar)] == []
    assert [one.en for one in titles if not re.fullmatch(r"[A-Za-z ,()-]+", one.en)] == []


@ALL
def test_names_of_types_are_told_apart_in_both_languages(name: str) -> None:
    schema = shipped.schema(name)

    siblings = Counter(
        (one.kind, one.parent, words)
        for one in schema.types
        for words in (one.title.ar, one.title.en)
    )

    assert [words for words, times in siblings.items() if times > 1] == []


@ALL
def test_no_key_is_one_of_the_editors_own(name: str) -> None:
    keys = {
        hotkey
        for one in shipped.schema(name).types
        for hotkey in (one.hotkey, *(role.hotkey for role in one.roles))
    }

    assert keys & EDITORS_OWN == set()


@ALL
def test_every_main_type_of_entities_and_every_role_has_a_key(name: str) -> None:
    schema = shipped.schema(name)

    keyless = [one.name for one in main_types(schema) if one.selectable and not one.hotkey]
    keyless += [role.name for one in schema.types for role in one.roles if not role.hotkey]

    assert keyless == []


def test_the_events_that_news_is_full_of_have_keys_with_shift() -> None:
    schema = shipped.schema("ace")

    keys = [schema.by_name[name].hotkey for name in FREQUENT.split()]

    assert [key for key in keys if not key.startswith("Shift+Key")] == []


def test_a_role_has_the_same_key_in_whatever_event_of_ace_it_stands() -> None:
    roles = {(role.name, role.hotkey) for one in shipped.schema("ace").types for role in one.roles}

    assert len(roles) == len({name for name, _ in roles}) == 28


@ALL
def test_colours_stand_on_the_main_types_and_are_had_from_there(name: str) -> None:
    schema = shipped.schema(name)

    coloured = [one.name for one in schema.types if one.colour]

    assert coloured == [one.name for one in main_types(schema)]


@ALL
@pytest.mark.parametrize("eyes", EYES)
def test_the_main_types_of_one_kind_look_different_to_all_eyes(name: str, eyes: str) -> None:
    pairs = combinations(main_types(shipped.schema(name)), 2)

    alike = [
        (one.name, other.name)
        for one, other in pairs
        if one.kind is other.kind and distance(one.colour, other.colour, eyes) < 0.05
    ]

    assert alike == []


@ALL
@pytest.mark.parametrize("background", [LIGHT, DARK])
def test_a_rail_in_the_colour_is_seen_on_light_and_on_dark(name: str, background: str) -> None:
    colours = {one.colour for one in main_types(shipped.schema(name))}

    assert [one for one in colours if contrast(one, background) < 3] == []


@ALL
def test_black_or_white_words_are_read_on_a_chip_in_the_colour(name: str) -> None:
    colours = {one.colour for one in main_types(shipped.schema(name))}

    best = {one: max(contrast(one, "#000000"), contrast(one, "#ffffff")) for one in colours}

    assert [one for one, ratio in best.items() if ratio < 4.5] == []


@ALL
@pytest.mark.parametrize(("background", "ink"), [(LIGHT, "#1f2328"), (DARK, "#e6e8eb")])
def test_the_text_is_read_upon_a_fill(name: str, background: str, ink: str) -> None:
    colours = {one.colour for one in main_types(shipped.schema(name))}

    fills = [laid_over(one, background, 0.16) for one in colours]

    assert [one for one in fills if contrast(one, ink) < 7] == []


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("ace", (13, 33, 19, Overlap.FREE)),
        ("anercorp", (4, 0, 0, Overlap.NONE)),
        ("hadath", (21, 1, 0, Overlap.NESTED)),
        ("wojood", (21, 0, 0, Overlap.NESTED)),
    ],
)
def test_the_templates_are_of_the_size_their_sources_say(
    name: str, size: tuple[int, int, int, Overlap]
) -> None:
    schema = shipped.schema(name)

    entities = [one for one in schema.entity_types() if not one.parent]
    events = [one for one in schema.event_types() if one.selectable]
    assert (len(entities), len(events), len(schema.relations), schema.overlap) == size


def test_ace_asks_for_no_role_and_forbids_no_number_of_fillers() -> None:
    roles = [role for one in shipped.schema("ace").types for role in one.roles]

    assert {(role.least, role.most) for role in roles} == {(0, None)}


def test_the_times_of_ace_are_one_role_and_eight_ways_it_bears_on_the_event() -> None:
    time = shipped.schema("ace").attributes_of("Time")

    assert [(one.name, len(one.choices), one.required) for one in time] == [("time", 8, False)]
