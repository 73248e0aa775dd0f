"""How fast readings become files and files readings, without a database.

    python -m bench formats

10,000 articles of 100 tokens with ten mentions each, made of syllables by a seed, so that a file is
like another on every machine. Speeds are those of the best of three runs, in seconds of
the processor, so that what else the machine does counts less.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable
from io import BytesIO

from bench.figures import Figure
from labels.document import Document, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import Options, Reading
from labels.formats.base.tags import Scheme
from labels.formats.conll.options import Columns, Events, Nested, ReadingOptions, Writing
from labels.text import sentences, tokens
from labels.text.span import Span

SEED = 5
ARTICLES = 10_000
WORDS = 92
SENTENCE = 12
MENTIONS = 10
RUNS = 3
TYPES = ("PERS", "ORG", "LOC", "MISC")
SYLLABLES = ("با", "مد", "كر", "سي", "نو", "لا", "تش", "حم", "را", "عي", "قد", "فو")
RICH = Writing(
    scheme=Scheme.BIOES, columns=Columns.FOUR, nested=Nested.COLUMNS, events=Events.COLUMNS
)


def figures() -> list[Figure]:
    """All figures: seconds to write, articles a second to read."""
    readings = _readings()
    plain = [json.dumps({"id": one.external_id, "text": one.document.text}) for one in readings]
    return [
        _writing("JSONL out, 100,000 mentions", Options(), readings),
        _writing("CoNLL out, 100,000 mentions", Writing(), readings),
        _writing("CoNLL out, BIOES, nested and event columns", RICH, readings),
        _reading("JSONL in, plain lines, split here", Options(), _bytes(plain)),
        _reading("JSONL in, with tokens and labels", Options(), _file("jsonl", readings)),
        _reading("CoNLL in", ReadingOptions(), _file("conll", readings)),
    ]


def _readings() -> list[Reading]:
    chance = random.Random(SEED)  # noqa: S311 - the same articles every time
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(5_000)]
    return [_article(str(number), words, chance) for number in range(ARTICLES)]


def _article(external_id: str, words: list[str], chance: random.Random) -> Reading:
    text = " ".join(
        word + ("" if place % SENTENCE else ".")
        for place, word in enumerate(chance.choices(words, k=WORDS))
    )
    spans = tokens.tokenize(text)
    firsts = sorted(chance.sample(range(len(spans) - 2), k=MENTIONS))
    mentions = [
        Mention(
            f"{external_id}-{first}",
            Span(spans[first].start, spans[first + chance.randint(0, 2)].end),
            chance.choice(TYPES),
        )
        for first in firsts
    ]
    document = Document.of(text, sentences=sentences.split(text), tokens=spans, mentions=mentions)
    return Reading(external_id, document, title=text[:40], source="bench")


def _writing(name: str, options: Options, readings: list[Reading]) -> Figure:
    conll = isinstance(options, Writing)
    out = WRITABLE["conll" if conll else "jsonl"]
    seconds = _best(lambda: out.write(readings, options, to=BytesIO()))
    return Figure(name, round(seconds, 3), "s", 1.5 if conll else 1.0, "above")


def _reading(name: str, options: Options, lines: list[bytes]) -> Figure:
    conll = isinstance(options, ReadingOptions)
    source = FORMATS["conll" if conll else "jsonl"]

    def read() -> None:
        taken = source.read(lines, options, name="bench")
        assert sum(isinstance(one, Reading) for one in taken) == ARTICLES

    speed = round(ARTICLES / _best(read))
    return Figure(name, speed, "articles/s", 2_000.0 if conll else 8_000.0, "below")


def _file(name: str, readings: list[Reading]) -> list[bytes]:
    to = BytesIO()
    WRITABLE[name].write(readings, WRITABLE[name].writing(), to=to)
    return to.getvalue().splitlines(keepends=True)


def _bytes(lines: Iterable[str]) -> list[bytes]:
    return [f"{line}\n".encode() for line in lines]


def _best(trial: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        before = time.process_time()
        trial()
        times.append(time.process_time() - before)
    return min(times)
