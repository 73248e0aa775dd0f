"""Readings of one sentence by two people, and mentions by nothing but where they stand."""

from __future__ import annotations

from hypothesis import strategies as st

from labels.document import Document, Link, Mention
from labels.text.span import Span
from tests.labels.newsroom import argument, entity, reading, relation, trigger

PLAIN = st.builds(
    lambda start, length, named: (Span(start, start + length), named),
    st.integers(0, 20),
    st.integers(1, 12),
    st.sampled_from(["PER", "GPE"]),
)


def marked(*marks: tuple[Span, str], named: str = "m") -> list[Mention]:
    """Entities at these places, in reading order."""
    ordered = sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end, mark[1]))
    return [Mention(f"{named}{place}", *mark) for place, mark in enumerate(ordered)]


def told(*marks: Mention | Link) -> Document:
    """The sentence of the newsroom with what one person marked in it."""
    return reading(*marks)


RAID = (
    trigger("a1", "قصفت"),
    trigger("a2", "أصيب", "Injure"),
    entity("a3", "مسيّرة", "WEA"),
    entity("a4", "مستودعا", "FAC"),
    entity("a5", "الموصل", "GPE"),
    entity("a6", "حارسان", "PER"),
    argument("a7", "a1>a3", "Attacker"),
    argument("a8", "a1>a4", "Target"),
    argument("a9", "a1>a5", "Place"),
    argument("a0", "a2>a6", "Target"),
)
RAID_AGAIN = (
    trigger("b1", "قصفت"),
    trigger("b2", "أصيب"),
    trigger("b3", "نُقلا", "Injure"),
    entity("b4", "مسيّرة", "WEA"),
    entity("b5", "بالموصل", "GPE"),
    entity("b6", "الموصل", "GPE"),
    entity("b7", "حارسان 😟", "PER"),
    entity("b8", "أربيل", "GPE"),
    argument("b9", "b1>b4", "Attacker"),
    argument("b0", "b1>b6", "Target"),
    argument("bx", "b2>b7", "Target"),
    relation("by", "b8>b7", "Near"),
)
"""The same news read by two people, who do not agree on all of it."""
