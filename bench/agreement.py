"""How fast a project's readings are compared, and whether what is measured is what it must be.

    python -m bench agreement [--data FOLDER]

10,000 articles of two readings with 20 mentions each, as a job compares them, a hundred at a time;
in seconds of the processor, so that what else the machine does counts less. Then ANERcorp, where
the folder has `anercorp/train.conll`, else articles of our own, read by two who hear noise at known
rates: F1 must be what these imply (`bench/noise.py`), to a hundredth.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.figures import Figure
from bench.noise import Noise, apart, two_readers
from labels.agreement import Agreement, Measure, compare_all, disagreements
from labels.document import Document, Link, Mention
from labels.formats.base import Reading
from labels.formats.conll import Conll
from labels.formats.conll.options import Articles, ReadingOptions
from labels.schema import MentionKind, MentionType, Role, Schema
from labels.text.span import Span, Spans

SEED = 20
ARTICLES = 10_000
ENTITIES = 18
EVENTS = 2
LENGTH = 2_000
LONGEST = 15
BATCH = 100
TYPES = ("PERS", "ORG", "LOC", "MISC")
SCHEMA = Schema(
    name="bench",
    types=(
        *map(MentionType, TYPES),
        MentionType("Attack", kind=MentionKind.EVENT, roles=(Role("Place"), Role("Target"))),
    ),
)
NOISE = Noise(missed=0.1, moved=0.1, retyped=0.1, types=TYPES)
LEAST = 2_000
"""Mentions under which chance is not even yet."""
MEBI = 1024


def figures(data: Path | None = None) -> list[Figure]:
    """Seconds and megabytes for a large project; how far F1 is from what noise implies."""
    return [*_speed(), *_truth(data)]


def _speed() -> list[Figure]:
    chance = random.Random(SEED)  # noqa: S311 - the same articles every time
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    compared = listed = 0.0
    parts: list[Agreement] = []
    for _ in range(ARTICLES // BATCH):
        batch = [_article(chance) for _ in range(BATCH)]
        start = time.process_time()
        parts.append(Agreement.total(compare_all(one, schema=SCHEMA) for one in batch))
        middle = time.process_time()
        differences = [disagreements(*one.values(), schema=SCHEMA) for one in batch]
        assert any(differences)
        compared += middle - start
        listed += time.process_time() - middle
    start = time.process_time()
    whole = Agreement.total(parts)
    tally = whole.pairs["first", "second"]
    assert tally.entities.alpha
    assert tally.triggers.alpha
    compared += time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert tally.articles == ARTICLES
    return [
        Figure(f"{ARTICLES:,} articles × 2 readings × 20 mentions", compared, "s", 10),
        Figure("memory it adds", (after - before) / MEBI, "MB", 300),
        Figure("where they differ, one by one", listed, "s"),
    ]


def _truth(data: Path | None) -> list[Figure]:
    gold = [apart(one) for one in (_anercorp(data) if data else _ours())]
    mentions = sum(len(one.mentions) for one in gold)
    assert mentions > LEAST
    readings = two_readers(gold, NOISE, SEED)
    schema = Schema(name="noise", types=tuple(map(MentionType, TYPES)))
    told = Agreement.total(compare_all(one, schema=schema) for one in readings)
    tally = told.pairs["first", "second"]
    found = [Figure("mentions of the gold under noise", mentions, "")]
    for measure in (Measure.STRICT, Measure.RELAXED, Measure.UNTYPED):
        f1, implied = tally.counts(measure).f1 or 0, NOISE.f1(measure)
        found.append(Figure(f"F1 {measure}, implied {implied:.3f}", f1, ""))
        found.append(
            Figure(f"F1 {measure}, away from what is implied", abs(f1 - implied), "", 0.01)
        )
    found.append(Figure("α_U of entities", tally.entities.alpha or 0, ""))
    confused = {pair: count for pair, count in tally.confusion.items() if all(pair)}
    alike = sum(count for (one, other), count in confused.items() if one == other)
    share = alike / sum(confused.values())
    return [*found, Figure(f"types alike, implied {NOISE.types_alike:.3f}", share, "")]


def _anercorp(data: Path) -> Iterator[Document]:
    file = data / "anercorp" / "train.conll"
    options = ReadingOptions(articles=Articles.SENTENCES, every=10)
    with file.open("rb") as lines:
        for outcome in Conll().read(lines, options, name=file.name):
            if isinstance(outcome, Reading):
                yield outcome.document


def _ours() -> Iterator[Document]:
    chance = random.Random(SEED)  # noqa: S311 - the same articles every time
    return (_article(chance)["first"] for _ in range(BATCH * 5))


def _article(chance: random.Random) -> dict[str, Document]:
    """One article as two read it: gaps and lengths by chance, an argument for each event."""
    marks: list[Mention] = []
    place = 0
    for number in range(ENTITIES + EVENTS):
        start = place + chance.randint(2, LENGTH // (ENTITIES + EVENTS) - LONGEST)
        place = start + chance.randint(2, LONGEST)
        kind = MentionKind.EVENT if number < EVENTS else MentionKind.ENTITY
        named = chance.choice(TYPES) if kind is MentionKind.ENTITY else "Attack"
        marks.append(Mention(str(number), Span(start, place), named, kind))
    links = [Link(f"l{number}", str(number), "7", "Place") for number in range(EVENTS)]
    length = LENGTH + chance.randrange(LENGTH)
    gold = Document.of("ا" * length, sentences=Spans(), tokens=Spans(), mentions=marks, links=links)
    second = {one.id: one for one in gold.events()} | dict(NOISE.on(gold, chance).mentions)
    return {"first": gold, "second": replace(gold, mentions=second)}
