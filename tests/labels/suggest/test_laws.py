"""Laws of what is found, over articles put together at random."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from labels.document import Document, Mention
from labels.suggest.lexicon import occurrences
from labels.suggest.sought import CliticPolicy
from labels.text import sentences
from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.normalize import key
from labels.text.span import Span
from labels.text.tokens import tokenize
from labels.text.wordcounts import WordCounts

WORDS = """
سوريا سُورِيَا لبنان العراق لعراق وليد كريم ريم بغداد أحمد احمد لله الله رئيس الوزراء
سي 16 ١٦ F-16 BBC Bbc
"""
words = st.builds(
    str.__add__,
    st.sampled_from(["", "", "", "و", "ب", "ل", "بـ", "وب", "«"]),
    st.sampled_from(WORDS.split()),
)
texts = st.lists(words, min_size=3, max_size=25).flatmap(
    lambda some: st.lists(
        st.sampled_from([" ", " ", " ", "، ", ". ", "\n", "-", "  "]),
        min_size=len(some),
        max_size=len(some),
    ).map(lambda gaps: "".join(map(str.__add__, some, gaps)))
)


@st.composite
def chosen(draw: st.DrawFn) -> tuple[Document, Mention, CliticPolicy]:
    """An article, a label of some words in it or of parts of them, and what its project wants."""
    text = draw(texts)
    tokens = tokenize(text)
    first = draw(st.integers(0, len(tokens) - 1))
    last = draw(st.integers(first, min(first + 2, len(tokens) - 1)))
    start = tokens[first].start + draw(st.sampled_from([0, 0, 0, 1, 2]))
    end = tokens[last].end - draw(st.sampled_from([0, 0, 0, 1]))
    span = Span(start, end) if start < end else tokens[first]
    mention = Mention(id="chosen", span=span, type="GPE")
    other = Mention(id="other", span=draw(st.sampled_from(list(tokens))), type="PER")
    document = Document.of(
        text, sentences=sentences.split(text), tokens=tokens, mentions=[mention, other]
    )
    return document, mention, draw(st.sampled_from(CliticPolicy))


def found_in(document: Document, mention: Mention, policy: CliticPolicy) -> tuple[Span, ...]:
    """What is found, by a segmenter that has counted this article alone."""
    counts = WordCounts().plus(document.tokens.strings(document.text))
    return occurrences(document, mention, segmenter=CountsSegmenter(counts), policy=policy).spans


def bare(text: str) -> str:
    """Folded, without white space and all that may be a particle or the alef of an article."""
    return key(text).replace(" ", "").lstrip("وفبلكا")


@given(chosen())
def test_what_is_found_folds_to_the_text_of_the_label(
    given: tuple[Document, Mention, CliticPolicy],
) -> None:
    document, mention, policy = given

    found = {bare(span.of(document.text)) for span in found_in(*given)}

    assert found <= {bare(document.surface(mention))}, policy


@given(chosen())
def test_what_is_found_overlaps_no_label_and_nothing_else_that_is_found(
    given: tuple[Document, Mention, CliticPolicy],
) -> None:
    document, _, _ = given

    found = [*found_in(*given), *(one.span for one in document.mentions.values())]

    marked = sorted(found)[: len(found)]
    new = set(found_in(*given))
    assert not [
        (one, other)
        for place, one in enumerate(marked)
        for other in marked[place + 1 :]
        if one.overlaps(other) and (one in new or other in new)
    ]


@given(chosen())
def test_once_all_is_labelled_nothing_more_is_found(
    given: tuple[Document, Mention, CliticPolicy],
) -> None:
    document, mention, policy = given
    new = {
        f"new{span.start}": replace(mention, id=f"new{span.start}", span=span)
        for span in found_in(*given)
    }

    labelled = replace(document, mentions={**document.mentions, **new})

    assert found_in(labelled, mention, policy) == ()
