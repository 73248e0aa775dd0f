"""Which mentions of two readings belong together."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from labels.agreement.matching import Matches, overlapping
from labels.document import Mention
from labels.text.span import Span
from tests.labels.agreement.making import PLAIN, marked

MARKS = st.lists(PLAIN, max_size=5)


def most(ones: list[Mention], others: list[Mention]) -> int:
    """How many pairs that overlap can be made, found by trying all ways."""
    if len(ones) > len(others):
        return most(others, ones)
    return max(
        sum(one.span.overlaps(other.span) for one, other in zip(ones, way, strict=True))
        for way in permutations(others, len(ones))
    )


def test_the_closest_come_together_first() -> None:
    ones = marked(
        (Span(0, 4), "PER"), (Span(5, 9), "PER"), (Span(10, 15), "GPE"), (Span(20, 24), "PER"),
        (Span(30, 33), "FAC"),
    )  # fmt: skip
    others = marked(
        (Span(0, 4), "PER"), (Span(5, 9), "GPE"), (Span(12, 15), "GPE"), (Span(21, 25), "GPE"),
        (Span(40, 44), "FAC"),
        named="o",
    )  # fmt: skip

    told = Matches.of(ones, others)

    assert told == Matches(
        same=[(ones[0], others[0])],
        retyped=[(ones[1], others[1])],
        moved=[(ones[2], others[2])],
        unlike=[(ones[3], others[3])],
        ones=[ones[4]],
        others=[others[4]],
        relaxed=[(ones[2], others[2])],
    )


def test_one_long_mention_is_matched_once_however_many_lie_in_it() -> None:
    ones = marked((Span(0, 30), "PER"))
    others = marked((Span(0, 4), "PER"), (Span(5, 20), "PER"), (Span(21, 30), "PER"), named="o")

    assert overlapping(ones, others) == [(ones[0], others[1])]


def test_one_gives_way_where_it_has_another_and_the_next_has_none() -> None:
    ones = marked((Span(0, 10), "PER"), (Span(6, 9), "PER"))
    others = marked((Span(0, 2), "PER"), (Span(3, 10), "PER"), named="o")

    assert overlapping(ones, others) == [(ones[0], others[0]), (ones[1], others[1])]


def test_a_thousand_give_way_one_after_another() -> None:
    ones = marked(*((Span(10 * place, 10 * place + 11), "PER") for place in range(3000)))
    others = marked(*((Span(10 * place, 10 * place + 1), "PER") for place in range(1, 3001)))

    assert len(overlapping(ones, others)) == 3000


def test_several_of_one_span_and_type_go_by_number() -> None:
    ones = marked((Span(0, 4), "PER"), (Span(0, 4), "PER"), (Span(0, 4), "GPE"))
    others = marked((Span(0, 4), "PER"), (Span(0, 4), "FAC"), named="o")

    told = Matches.of(ones, others)

    assert (len(told.same), len(told.retyped), len(told.ones), len(told.others)) == (1, 1, 1, 0)


@given(MARKS, MARKS)
def test_as_many_are_paired_as_can_be(
    ones: list[tuple[Span, str]], others: list[tuple[Span, str]]
) -> None:
    mine, theirs = marked(*ones), marked(*others, named="o")

    pairs = overlapping(mine, theirs)

    assert all(one.span.overlaps(other.span) for one, other in pairs)
    assert len({one.id for one, _ in pairs}) == len({other.id for _, other in pairs}) == len(pairs)
    assert len(pairs) == most(mine, theirs)


@given(MARKS, MARKS)
def test_every_mention_is_matched_once_or_left(
    ones: list[tuple[Span, str]], others: list[tuple[Span, str]]
) -> None:
    mine, theirs = marked(*ones), marked(*others, named="o")

    told = Matches.of(mine, theirs)

    firsts = [one.id for one, _ in told.pairs] + [one.id for one in told.ones]
    seconds = [other.id for _, other in told.pairs] + [other.id for other in told.others]
    assert sorted(firsts) == sorted(one.id for one in mine)
    assert sorted(seconds) == sorted(other.id for other in theirs)
