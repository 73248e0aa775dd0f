"""Documents and changes as Hypothesis draws them: few ids and places, so that they meet."""

from __future__ import annotations

from hypothesis import strategies as st

from labels.changes import Change, Drop, Put, Set
from labels.document import Document, Link, LinkKind, Mention
from labels.schema import MentionKind
from labels.text.span import Span, Spans
from tests.labels.newsroom import SCHEMA, TEXT

IDS = st.sampled_from(["أ", "ب", "ج", "1", "2", "3"])
TYPES = st.sampled_from([one.name for one in SCHEMA.types] + ["Unheard"])
ROLES = st.sampled_from(["Attacker", "Target", "Place", "Outcome", "Located", "Near"])
VALUES = st.one_of(
    st.sampled_from(["NAM", "Hurt", ""]),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.sampled_from(["Hurt", "Shock"]), max_size=2).map(tuple),
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from([one.name for one in SCHEMA.attributes]), VALUES, max_size=2
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span somewhere at the beginning of the sentence."""
    start = draw(st.integers(0, 12))
    return Span(start, start + draw(st.integers(1, 8)))


mentions = st.builds(
    Mention,
    id=IDS,
    span=spans(),
    type=TYPES,
    kind=st.sampled_from(MentionKind),
    attributes=ATTRIBUTES,
    note=st.sampled_from(["", "يُراجع"]),
)
links = st.builds(
    Link,
    id=IDS,
    source=IDS,
    target=IDS,
    type=ROLES,
    kind=st.sampled_from(LinkKind),
    attributes=ATTRIBUTES,
)
sets = st.builds(Set, st.sampled_from(["topic", "stance", "capital"]), st.one_of(VALUES, st.none()))
changes = st.lists(
    st.one_of(st.builds(Put, mentions), st.builds(Put, links), st.builds(Drop, IDS), sets),
    max_size=6,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any reading of the sentence, sound or not; no id stands for a mention and a link."""
    marks = draw(st.lists(st.one_of(mentions, links), max_size=8, unique_by=lambda one: one.id))
    return Document.of(
        TEXT,
        sentences=Spans([0, len(TEXT)]),
        tokens=Spans([0, 4, 5, 11]),
        mentions=[one for one in marks if isinstance(one, Mention)],
        links=[one for one in marks if isinstance(one, Link)],
        attributes=draw(
            st.dictionaries(st.sampled_from(["topic", "stance", "level"]), VALUES, max_size=2)
        ),
    )


batches = st.tuples(documents(), changes)
"""A document and changes that may come upon it."""


def dropped(changes: list[Change]) -> list[Change]:
    """The drops among the changes."""
    return [change for change in changes if isinstance(change, Drop)]
