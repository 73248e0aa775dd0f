"""Sound readings of the newsroom's sentence as Hypothesis draws them, and what they say."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from labels.adjudication.values import spelled
from labels.changes import Drop, apply
from labels.checks import problems
from labels.document import Attributes, Document, Link, LinkKind, Mention
from labels.schema import ARTICLE, MentionKind
from tests.labels.newsroom import SCHEMA, reading, span

WORDS = ["مسيّرة", "مستودعا", "مستودعا بالموصل", "بالموصل", "الموصل", "حارسان", "مستشفى في أربيل"]
TRIGGERS = ["قصفت", "قصفت مسيّرة", "أصيب", "نُقلا"]
VALUES: st.SearchStrategy[Attributes] = st.one_of(
    st.just({}),
    st.sampled_from(
        [
            {"level": "NAM"},
            {"level": "NOM", "count": 2},
            {"count": 2.0},
            {"harm": ("Hurt", "Shock")},
            {"harm": ("Shock", "Hurt")},
            {"capital": True},
            {"capital": False},
            {"cause": "غارة"},
        ]
    ),
)
ENTITY = st.tuples(st.sampled_from(WORDS), st.sampled_from(["PER", "GPE", "FAC", "WEA"]), VALUES)
EVENT = st.tuples(st.sampled_from(TRIGGERS), st.sampled_from(["Attack", "Injure"]), VALUES)
ROLES = [(LinkKind.ARGUMENT, role) for role in ("Attacker", "Target", "Place", "Outcome")]
RELATIONS = [(LinkKind.RELATION, "Located"), (LinkKind.RELATION, "Near")]
SAID: st.SearchStrategy[Attributes] = st.sampled_from(
    [{}, {"certain": True}, {"certain": False}, {"cause": "غارة"}]
)
JOINED = st.tuples(
    st.integers(0, 7),
    st.integers(0, 7),
    st.sampled_from(ROLES * 2 + RELATIONS),
    SAID,
)
WHOLE = st.sampled_from(
    [{}, {"topic": "NAM"}, {"topic": "war"}, {"stance": "ناقد"}, {"topic": "war", "stance": "مؤيد"}]
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A sound reading; what would break a rule is left out of it."""
    entities = draw(st.lists(ENTITY, max_size=5, unique_by=lambda one: one[:2]))
    events = draw(st.lists(EVENT, max_size=3, unique_by=lambda one: one[:2]))
    named = draw(st.sampled_from("abcd"))
    marks = [
        Mention(f"{named}{place}", span(words), type_, kind, values)
        for place, (words, type_, values, kind) in enumerate(
            [(*one, MentionKind.EVENT) for one in events]
            + [(*one, MentionKind.ENTITY) for one in entities]
        )
    ]
    links = [
        Link(f"{named}l{place}", marks[source].id, marks[target].id, type_, kind, values)
        for place, (source, target, (kind, type_), values) in enumerate(
            draw(st.lists(JOINED, max_size=8))
        )
        if source < len(marks) and target < len(marks)
    ]
    found = reading(*marks, *links)
    return sound(apply(found, []), draw(WHOLE))


def sound(document: Document, attributes: dict[str, str]) -> Document:
    """As much of it as breaks no rule, of an article of which this is said."""
    while broken := {one.at for one in problems(document, SCHEMA)}:
        marks = {**document.mentions, **document.links}
        # Of twins both are told of; one of them may stay.
        document = apply(document, [Drop(max(broken & marks.keys()))])
    return Document.of(
        document.text,
        sentences=document.sentences,
        tokens=document.tokens,
        mentions=document.mentions.values(),
        links=document.links.values(),
        attributes=attributes,
    )


def said(document: Document) -> tuple[object, ...]:
    """What a reading says, whatever ids it has."""
    at = {id: (one.span, one.type) for id, one in document.mentions.items()}
    mentions = {
        (one.span, one.type, one.kind, str(spelled(one.attributes, one.type, SCHEMA)))
        for one in document.mentions.values()
    }
    links = {
        (one.type, _ends(one, at), str(spelled(one.attributes, one.type, SCHEMA)))
        for one in document.links.values()
    }
    return mentions, links, str(spelled(document.attributes, ARTICLE, SCHEMA))


def _ends(link: Link, at: Mapping[str, object]) -> tuple[str, ...]:
    ends = [str(at[link.source]), str(at[link.target])]
    return tuple(sorted(ends) if link.type == "Near" else ends)
