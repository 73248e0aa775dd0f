"""Documents as hard as the news, and readings of them, for the laws of the formats."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base import Reading
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span, Spans

WORDS = st.sampled_from(
    [
        "بالعراق",
        "وسوريا",
        "العراق",
        "للوزارة",
        "مُحَمَّد",
        "الرئيـــس",
        "\u200fتدمر\u200f",
        "\u200f",
        "«",
        "»",
        "،",
        ".",
        "؟",
        "2016م",
        "3,5%",
        "NATO",
        "#",
        "#القدس",
        "-DOCSTART-",
        "👨\u200d👩\u200d👧",
        "\u064b",
        "_",
        "O",
        "B-LOC",
    ]
)
GAPS = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\u00a0", "  ", "\ufeff"])
ENTITIES = ("PER", "LOC", "ORG-GOV", "جهة رسمية")
TRIGGERS = ("Conflict:Attack", "Movement Transport")
ROLES = ("Attacker", "Place", "طرف آخر")
VALUES = st.one_of(
    st.booleans(),
    st.integers(-9, 9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["صريح", "a\nb", '"']),
    st.lists(st.sampled_from(["أ", "ب"])).map(tuple),
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["specificity", "صيغة"]), VALUES, max_size=2)
FACTS = st.text(st.sampled_from('حاشية B-O_:/"\\{}#\u2028é'), max_size=12)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words of the news in any order, with all that may stand between them."""
    pieces = draw(st.lists(st.tuples(WORDS, GAPS), max_size=12))
    return "خبر" + "".join(gap + word for word, gap in pieces)


@st.composite
def span_lists(draw: st.DrawFn, text: str) -> Spans:
    """Spans of a text wherever they fall, as another program's tokens or sentences."""
    edges = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted))
    return Spans(edges[: len(edges) // 2 * 2])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with mentions that nest, cross and lie within words, and links between them."""
    text = draw(texts())
    return draw(
        marked(
            Document(
                text,
                sentences=draw(st.one_of(st.just(sentences.split(text)), span_lists(text))),
                tokens=draw(st.one_of(st.just(tokens.tokenize(text)), span_lists(text))),
            )
        )
    )


@st.composite
def marked(draw: st.DrawFn, bare: Document) -> Document:
    """The same text with any mentions and links."""
    mentions = draw(st.lists(_mentions(len(bare.text)), max_size=7, unique_by=lambda one: one.id))
    ids = [one.id for one in mentions]
    links = draw(st.lists(_links(ids), max_size=6, unique_by=lambda one: one.id)) if ids else []
    return replace(
        bare,
        mentions={one.id: one for one in mentions},
        links={one.id: one for one in links},
        attributes=draw(ATTRIBUTES),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings with any facts."""
    return Reading(
        external_id=draw(FACTS) + "1",
        document=draw(documents()),
        title=draw(FACTS),
        url=draw(FACTS),
        metadata=draw(st.dictionaries(FACTS, st.one_of(st.none(), FACTS), max_size=2)),
        annotator=draw(FACTS),
        state=draw(st.sampled_from(["", "drafting", "accepted"])),
    )


@st.composite
def _mentions(draw: st.DrawFn, length: int) -> Mention:
    start = draw(st.integers(0, length - 1))
    kind = draw(st.sampled_from(MentionKind))
    return Mention(
        id=draw(st.sampled_from(["m1", "m2", "m3", "a", "b", "c", "d"])),
        span=Span(start, draw(st.integers(start + 1, min(length, start + 15)))),
        type=draw(st.sampled_from(ENTITIES if kind is MentionKind.ENTITY else TRIGGERS)),
        kind=kind,
        attributes=draw(ATTRIBUTES),
        note=draw(st.sampled_from(["", "", "انظر"])),
    )


@st.composite
def _links(draw: st.DrawFn, ids: list[str]) -> Link:
    return Link(
        id=draw(st.sampled_from(["l1", "l2", "x", "y", "z"])),
        source=draw(st.sampled_from(ids)),
        target=draw(st.sampled_from(ids)),
        type=draw(st.sampled_from(ROLES)),
        kind=draw(st.sampled_from([LinkKind.ARGUMENT, LinkKind.ARGUMENT, LinkKind.RELATION])),
        attributes=draw(ATTRIBUTES),
    )
