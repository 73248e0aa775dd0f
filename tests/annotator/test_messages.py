"""One clear sentence, in both languages, for everything that can be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest
from django.utils import translation
from django_stubs_ext import StrPromise

from annotator.jobs import PlanCode
from annotator.messages import answers, files, losses, problems, schema_files, sentence, shapes
from labels.actions.annotate import BrokenRulesError, ClosedError, StaleError
from labels.actions.handout import NoPlaceError
from labels.actions.projects import LastManagerError
from labels.actions.schemas import SchemaInUseError
from labels.actions.transfer import Rejection, RejectionCode
from labels.checks import Problem, Rule
from labels.formats.base import (
    Became,
    Loss,
    LossCode,
    OptionCode,
    OptionError,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
)
from labels.formats.base.codes import PARAMETERS
from labels.models import AnnotationSet
from labels.queries.usage import Use
from labels.schema import Part, SchemaError
from labels.schema.borrowed import ConfigCode
from labels.schema.brat import ConfCode
from labels.schema.soundness import SchemaCode
from labels.shipped import schema
from labels.wire import WireError
from labels.wire.data import WireCode

TABLES: Mapping[str, tuple[Mapping[Any, StrPromise], set[Any]]] = {
    "problems": (problems.PROBLEMS, set(Rule)),
    "wire": (shapes.WIRE, set(get_args(WireCode))),
    "schema": (shapes.SCHEMA, set(get_args(SchemaCode))),
    "conf": (shapes.CONF, set(get_args(ConfCode))),
    "config": (schema_files.CONFIG, set(get_args(ConfigCode))),
    "refusals": (files.REFUSALS, set(RefusalCode)),
    "remarks": (files.REMARKS, set(RemarkCode)),
    "rejections": (files.REJECTIONS, set(RejectionCode)),
    "losses": (losses.LOSSES, set(LossCode)),
    "became": (losses.BECAME, set(Became)),
    "options": (losses.OPTIONS, set(OptionCode)),
}
ARABIC = re.compile(r"[\u0621-\u064a]")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
ALL = [words for table, _codes in TABLES.values() for words in table.values()]
ALL += [*answers.ANSWERS.values(), *answers.TITLES.values()]


def spoken(language: str, words: object) -> str:
    """The words in a language."""
    with translation.override(language):
        return str(words)


def placeholders(words: str) -> list[str]:
    """The parameters that a sentence names, sorted."""
    return sorted(PLACEHOLDER.findall(words))


@pytest.mark.parametrize("name", TABLES)
def test_every_code_has_a_sentence_and_every_sentence_a_code(name: str) -> None:
    table, codes = TABLES[name]

    assert set(table) == codes


def test_every_sentence_is_there_in_arabic_with_the_same_parameters() -> None:
    english = [spoken("en", words) for words in ALL]
    arabic = [spoken("ar", words) for words in ALL]

    assert [words for words in arabic if not ARABIC.search(words)] == []
    assert [placeholders(words) for words in arabic] == [placeholders(words) for words in english]


@pytest.mark.parametrize("name", ["refusals", "remarks", "options"])
def test_sentences_name_no_parameter_that_is_not_given(name: str) -> None:
    table, _codes = TABLES[name]
    of_our_own = {"why"}

    unknown = {
        code: set(placeholders(str(words))) - set(PARAMETERS.get(code, ())) - of_our_own
        for code, words in table.items()
    }

    assert {code: names for code, names in unknown.items() if names} == {}


def test_what_is_asked_for_amiss_has_a_sentence() -> None:
    assert {str(code) for code in PlanCode} <= answers.ANSWERS.keys()


def test_every_state_has_a_sentence_for_what_is_not_possible_in_it() -> None:
    closed = [sentence(ClosedError(state)) for state in AnnotationSet.State.values]

    assert len(set(closed)) == len(AnnotationSet.State.values)


def said() -> Iterator[tuple[object, str]]:
    """What may be wrong, and its sentence."""
    yield (
        Problem(Rule.GROUP, "m", {"type": "GPE"}),
        ("“GPE” is a group of types: choose one of the types under it."),
    )
    yield (
        WireError("not-a-number", "changes.0.start", "x"),
        ("“changes.0.start” is not a whole number, but 'x': write one without quotation marks."),
    )
    yield (
        SchemaError("circle", name="A"),
        ("The type “A” stands under itself: give it another parent."),
    )
    yield (
        OptionError(OptionCode.UNKNOWN_OPTION, option="x", choices="a, b"),
        ("The format has no option “x”: choose among a, b, or leave it out."),
    )
    yield (
        Refusal(RefusalCode.NOT_A_TAG, 7, {"tag": "B_PER"}),
        ("Line 7: “B_PER” is no tag: write O, or a letter, a hyphen and a type."),
    )
    yield (
        Refusal(
            RefusalCode.MISSPELT, 2, {"error": "missing", "place": "mentions.0.id", "value": "None"}
        ),
        "Line 2: The data is misspelt: “mentions.0.id” is missing: add it.",
    )
    yield (
        Remark(RemarkCode.COMMENTS_SKIPPED, None, {"count": 3}),
        ("3 lines with comments were passed over."),
    )
    yield (
        Rejection(RejectionCode.TOO_LONG, "a1", 4, {"field": "title", "longest": 500}),
        ("Line 4: “title” of the article “a1” has more than 500 characters: shorten it."),
    )
    yield Loss(LossCode.NOTE, Became.DROPPED, 2, ()), "notes: 2, dropped"
    yield (
        StaleError(3),
        (
            "The reading has moved on to revision 3 since: look at its present form, and send "
            "again what still applies."
        ),
    )
    yield (
        BrokenRulesError([]),
        ("The changes break rules, so none was saved: correct what is listed."),
    )
    yield NoPlaceError(), "Enough people read this article already: choose another one."
    yield (
        LastManagerError(),
        ("A project keeps at least one manager: make somebody else a manager first."),
    )
    yield (
        SchemaInUseError((Use(Part.TYPE, "PER", "", 2),)),
        (
            "Labels of the project use what the new schema lacks (PER: 2): add it to the schema, "
            "or change those labels first."
        ),
    )


@pytest.mark.parametrize("case", [*said()], ids=lambda case: type(case[0]).__name__)
def test_a_sentence_says_what_is_wrong_where_and_what_to_do(case: tuple[object, str]) -> None:
    wrong, expected = case

    with translation.override("en"):
        assert sentence(wrong) == expected  # type: ignore[arg-type]


def test_types_and_roles_go_by_their_titles_in_the_readers_language() -> None:
    problem = Problem(
        Rule.ROLE_MISSING, "e", {"type": "Conflict.Attack", "role": "Place", "least": 1}
    )
    ace = schema("ace")

    with translation.override("ar"):
        arabic = sentence(problem, ace)
    with translation.override("en"):
        english = sentence(problem, ace)

    kind = ace.by_name["Conflict.Attack"]
    role = kind.role("Place")
    assert role is not None
    assert kind.title.ar in arabic
    assert role.title.ar in arabic
    assert kind.title.en in english


def test_a_long_value_is_shown_in_part() -> None:
    with translation.override("en"):
        shown = sentence(WireError("not-a-number", "start", "x" * 500))

    assert len(shown) < 200
