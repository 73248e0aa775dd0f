"""Two readers made of one by noise agree as far as the noise implies; nervaluate says so too."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest
from nervaluate import Evaluator

from bench.noise import Noise, apart, two_readers
from labels.agreement import NOT_FOUND, Agreement, Measure, Tally, compare_all
from labels.document import Document, Mention
from labels.formats.base import Options, Reading
from labels.formats.jsonl import Jsonl
from labels.schema import MentionType, Schema

TYPES = ("PER", "LOC", "ORG", "MISC")
NEWS = Schema(name="أخبار", types=tuple(map(MentionType, TYPES)))
NOISE = Noise(missed=0.1, moved=0.15, retyped=0.12, types=TYPES)
DEMO = Path(__file__).parents[3] / "annotator" / "demo" / "articles.jsonl"
ROUNDS = 20
"""How often the articles are read, so that chance evens out."""


def gold() -> list[Document]:
    """The articles of the demo, each third word marked, the types by turns."""
    outcomes = Jsonl().read(BytesIO(DEMO.read_bytes()), Options(), name=DEMO.name)
    texts = [one.document for one in outcomes if isinstance(one, Reading)]
    return [marked(one) for one in texts for _ in range(ROUNDS)]


def marked(text: Document) -> Document:
    names = cycle(TYPES)
    marks = [
        Mention(str(place), span, next(names)) for place, span in enumerate(list(text.tokens)[1::3])
    ]
    return apart(
        Document.of(text.text, sentences=text.sentences, tokens=text.tokens, mentions=marks)
    )


@pytest.fixture(scope="module")
def articles() -> list[dict[str, Document]]:
    """Each article as two read it."""
    return two_readers(gold(), NOISE, seed=11)


@pytest.fixture(scope="module")
def tally(articles: list[dict[str, Document]]) -> Tally:
    """What both made of all articles."""
    parts = (compare_all(readings, schema=NEWS) for readings in articles)
    return Agreement.total(parts).pairs["first", "second"]


@pytest.mark.parametrize("measure", [Measure.STRICT, Measure.RELAXED, Measure.UNTYPED])
def test_f1_is_what_the_noise_implies(measure: Measure, tally: Tally) -> None:
    found = tally.counts(measure)

    assert found.one > 5000
    assert found.f1 == pytest.approx(NOISE.f1(measure), abs=0.015)


def test_the_confusion_of_types_shows_what_was_retyped(tally: Tally) -> None:
    diagonal = sum(count for (one, other), count in tally.confusion.items() if one == other)
    retyped = sum(
        count
        for (one, other), count in tally.confusion.items()
        if one != other and NOT_FOUND not in (one, other)
    )

    assert diagonal / (diagonal + retyped) == pytest.approx(NOISE.types_alike, abs=0.02)


def test_nervaluate_counts_the_same(articles: list[dict[str, Document]], tally: Tally) -> None:
    as_told = [
        [
            [{"label": one.type, "start": one.span.start, "end": one.span.end} for one in marks]
            for marks in (readings[name].entities() for readings in articles)
        ]
        for name in ("first", "second")
    ]

    told = Evaluator(*as_told, tags=list(TYPES), loader="dict").evaluate()

    for scenario, measure in {"strict": Measure.STRICT, "exact": Measure.UNTYPED}.items():
        theirs, ours = told["overall"][scenario], tally.counts(measure)
        assert (theirs.possible, theirs.actual, theirs.correct) == (ours.one, ours.other, ours.both)
        assert theirs.f1 == pytest.approx(ours.f1)
    for name, ours in tally.by_name(Measure.STRICT).items():
        theirs = told["entities"][name]["strict"]
        assert theirs.correct == ours.both
