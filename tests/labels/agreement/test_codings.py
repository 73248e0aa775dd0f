"""κ and α against examples in print, and the laws they keep."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from labels.agreement import Coded, Codings, Coincidences

SAID = st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.sampled_from(["a", "b", None])))


def codings(one: str, other: str) -> Codings:
    """What two said of the same things, a letter each."""
    return Codings(Counter(zip(one, other, strict=True)))


def coincidences(*rows: str) -> Coincidences:
    """What observers said, a row each; a dot where one said nothing."""
    things = [[one for one in column if one != "."] for column in zip(*rows, strict=True)]
    return Coincidences(
        Counter((len(said), *pair) for said in things for pair in permutations(said, 2))
    )


def test_kappa_of_two_observers_on_a_row_of_units() -> None:
    # Krippendorff 1995, page 57, Bertha and Bill; κ there 0.385, α 0.329.
    told = codings("001111111100001111110000", "000011110000000110000000")

    assert (told.things, told.alike) == (24, 16)
    assert f"{told.kappa:.3f} {told.alpha:.3f}" == "0.385 0.329"


def test_alpha_of_two_observers() -> None:
    # Krippendorff 2011, sections A and B.
    meg = codings("0100000010", "1110010000")
    ben = codings("aabbdcccedda", "babbbccceddd")

    assert f"{meg.alpha:.3f} {ben.alpha:.3f}" == "0.095 0.692"


def test_alpha_of_four_observers_who_did_not_all_speak() -> None:
    # Krippendorff 2011, section C: α 0.743 for nominal data, of 40 values that can be paired.
    told = coincidences("123321412...", "1233224125.3", ".3332342251.", "12332441251.")

    assert (told.values, f"{told.alpha:.3f}") == (40, "0.743")


def test_where_all_say_the_same_of_all_chance_explains_it() -> None:
    told = codings("aaa", "aaa")

    assert (told.things, told.alike, told.kappa, told.alpha) == (3, 3, None, None)


def test_where_nothing_was_said_nothing_is_told() -> None:
    assert (Codings().kappa, Codings().alpha, Coincidences().alpha) == (None, None, None)


def test_no_value_is_a_value_of_its_own() -> None:
    told = Codings({(None, None): 2, ("a", None): 1, ("a", "a"): 1})

    assert told.kappa == 0.5


@given(SAID)
def test_kappa_and_alpha_are_the_same_either_way_round(said: list[tuple[Coded, Coded]]) -> None:
    told = Codings(Counter(said))
    turned = Codings(Counter((other, one) for one, other in said))

    assert (told.kappa, told.alpha) == (turned.kappa, turned.alpha)


@given(st.lists(st.sampled_from(["a", "b", None]), min_size=1))
def test_the_same_said_by_both_is_full_agreement(said: list[Coded]) -> None:
    told = Codings(Counter(zip(said, said, strict=True)))

    assert told.kappa == (1 if len(set(said)) > 1 else None)
    assert told.alpha == told.kappa
