"""Lengths of units and gaps of many articles, and α_U over all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labels.agreement import Marked, unitized
from labels.text.span import Span
from tests.labels.agreement.making import PLAIN, marked

READINGS = st.lists(st.lists(PLAIN, max_size=4), min_size=2, max_size=2)


def of_article(readings: list[list[tuple[Span, str]]], length: int = 40) -> Marked:
    return Marked.of([marked(*marks) for marks in readings], length=length)


def test_an_article_in_which_nobody_marked_a_type_is_a_gap_for_each_reader() -> None:
    first = of_article([[(Span(0, 4), "PER")], [(Span(0, 6), "PER")]])
    second = of_article([[(Span(1, 3), "GPE")], []], length=90)

    people = (first + second).unitized("PER")

    assert (people.length, people.gaps) == (130, {36: 1, 34: 1, 90: 2})
    assert (first + second).types == ["GPE", "PER"]


@given(READINGS)
def test_one_article_is_what_its_units_say(readings: list[list[tuple[Span, str]]]) -> None:
    told = of_article(readings)

    for name in told.types:
        spans = [[span for span, of in marks if of == name] for marks in readings]
        assert told.unitized(name) == unitized(spans, continuum=Span(0, 40))


@given(st.lists(READINGS, min_size=2, max_size=4))
def test_articles_add_up_to_one_row_of_them(
    articles: list[list[list[tuple[Span, str]]]],
) -> None:
    told = Marked.total([of_article(one) for one in articles], readers=2)

    for name in told.types:
        row = [
            [
                span.shifted(40 * place)
                for place, readings in enumerate(articles)
                for span, of in readings[reader]
                if of == name
            ]
            for reader in (0, 1)
        ]
        together = unitized(row, continuum=Span(0, 40 * len(articles)))
        # Only gaps differ: in one row they would go on from one article into the next.
        assert told.unitized(name).units == together.units
        assert told.unitized(name).observed == together.observed


@given(READINGS)
def test_overlaps_of_a_reader_are_counted_by_type(readings: list[list[tuple[Span, str]]]) -> None:
    told = of_article(readings)

    kept = sum(told.units.values())
    assert kept + told.merged.total() == sum(map(len, readings))


def test_where_nobody_marked_anything_nothing_is_said() -> None:
    assert Marked(2).alpha is None
    assert of_article([[], []]).alpha is None
