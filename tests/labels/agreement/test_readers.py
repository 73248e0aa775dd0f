"""Any number of readers: each pair of them, and all together."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.agreement import Agreement, Counts, Mean, Measure, TwoTextsError, compare, compare_all
from labels.document import Document
from tests.labels.agreement.making import RAID, RAID_AGAIN, told
from tests.labels.newsroom import SCHEMA, entity
from tests.labels.strategies import documents

READINGS = st.dictionaries(st.sampled_from(["sami", "huda", "rana"]), documents(), max_size=3)


def test_each_pair_is_compared_the_first_by_name_being_the_one() -> None:
    sami, huda = told(*RAID), told(*RAID_AGAIN)

    agreement = compare_all({"sami": sami, "huda": huda, "rana": huda}, schema=SCHEMA)

    assert agreement.pairs == {
        ("huda", "rana"): compare(huda, huda, schema=SCHEMA),
        ("huda", "sami"): compare(huda, sami, schema=SCHEMA),
        ("rana", "sami"): compare(huda, sami, schema=SCHEMA),
    }


def test_over_pairs_there_is_a_sum_and_a_mean() -> None:
    one, other = told(entity("1", "أربيل", "GPE")), told(entity("1", "أربيل", "FAC"))

    agreement = compare_all({"a": one, "b": one, "c": other, "d": told()}, schema=SCHEMA)

    assert agreement.counts(Measure.STRICT) == Counts(6, 3, 1)
    assert agreement.counts(Measure.STRICT) == agreement.tally.counts(Measure.STRICT)
    assert agreement.mean_f1(Measure.STRICT) == Mean(1 / 6, pairs=6, without=0)
    assert agreement.mean_f1(Measure.ROLE) == Mean(None, pairs=0, without=6)


def test_one_reading_alone_says_nothing() -> None:
    assert compare_all({"sami": told(*RAID)}, schema=SCHEMA) == Agreement()
    assert compare_all({}, schema=SCHEMA) == Agreement()


def test_of_a_mention_speak_those_who_found_it() -> None:
    def guards(level: str) -> Document:
        return told(entity("1", "حارسان", "PER", level=level))

    readings = {"a": guards("NAM"), "b": guards("NAM"), "c": guards("NOM"), "d": told()}
    together = compare_all(readings, schema=SCHEMA).together[4]

    level = together.codings["level"]
    assert dict(level.pairs) == {
        (3, "NAM", "NAM"): 2,
        (3, "NAM", "NOM"): 2,
        (3, "NOM", "NAM"): 2,
    }
    assert (together.articles, level.values) == (1, 3)
    assert together.article_codings["topic"].values == 4


def test_what_two_say_of_a_thing_counts_either_way_round() -> None:
    first = told(entity("1", "حارسان", "PER", level="NAM"))
    second = told(entity("1", "حارسان", "PER", level="NOM"))

    together = compare_all({"a": first, "b": second}, schema=SCHEMA).together[2]

    assert dict(together.codings["level"].pairs) == {(2, "NAM", "NOM"): 1, (2, "NOM", "NAM"): 1}


def test_two_of_one_span_and_type_are_two_things() -> None:
    twice = told(
        entity("1", "حارسان", "PER", level="NAM"), entity("2", "حارسان", "PER", level="NOM")
    )

    together = compare_all(dict.fromkeys("abc", twice), schema=SCHEMA).together[3]

    assert together.codings["level"].alpha == 1


def test_readings_of_two_texts_are_refused() -> None:
    with pytest.raises(TwoTextsError):
        compare_all({"a": told(), "b": Document("نص آخر")}, schema=SCHEMA)


@given(documents(), documents())
def test_all_of_two_readers_are_the_pair(one: Document, other: Document) -> None:
    agreement = compare_all({"a": one, "b": other}, schema=SCHEMA)

    tally, together = agreement.pairs["a", "b"], agreement.together[2]
    assert (together.entities, together.triggers) == (tally.entities, tally.triggers)
    for name, said in tally.codings.items():
        assert together.codings[name].alpha == said.alpha


@given(st.lists(documents(), min_size=3, max_size=3))
def test_who_the_readers_are_does_not_matter_to_all_together(read: list[Document]) -> None:
    ways = [dict(zip("abc", way, strict=True)) for way in permutations(read)]

    together = [compare_all(readings, schema=SCHEMA).together[3] for readings in ways]

    assert all(one.entities == together[0].entities for one in together)
    assert all(one.triggers == together[0].triggers for one in together)


@given(st.lists(READINGS, max_size=3))
def test_agreements_add_up(articles: list[dict[str, Document]]) -> None:
    parts = [compare_all(readings, schema=SCHEMA) for readings in articles]

    whole = sum(parts, Agreement())

    assert whole == Agreement.total(iter(parts))
    assert sum(one.articles for one in whole.together.values()) == sum(
        len(readings) > 1 for readings in articles
    )
