"""How fast remembered texts are found in the articles of a project.

    python -m bench lexicon [--data FOLDER]

A thousand texts of one to three words, such as stand in the articles most often, are looked for in
all of them: `news/news.jsonl` of the folder, else the articles of the demo many times over. Fifty
are found in each article, ten times what names would give. The first look takes each written word
apart: 500 articles a second let a project of 10,000 be looked through in twenty seconds, which a
job may take. Later looks remember the words: 1,000 a second let the 200 articles that a search
shows be looked through within the fifth of a second that a page may take.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from bench.figures import Figure
from bench.text import articles_of
from labels.document import Document
from labels.suggest.lexicon import Lexicon
from labels.suggest.sought import CliticPolicy, sought
from labels.text import sentences
from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.span import Span
from labels.text.tokens import tokenize
from labels.text.wordcounts import WordCounts

TEXTS = 1_000
LONGEST = 3
SHORTEST = 4
"""Letters of a word that is worth remembering."""


def figures(data: Path | None = None) -> list[Figure]:
    """Building the lexicon, the first look at every article, and every further one."""
    documents = [_document(text) for text in articles_of(data)]
    words = (word for one in documents for word in one.tokens.strings(one.text))
    segmenter = CountsSegmenter(WordCounts().plus(words))
    start = time.perf_counter()
    policy = CliticPolicy.WITHOUT_PROCLITICS
    texts = [
        (sought(one, Span(0, len(one.text)), segmenter=segmenter, policy=policy), one.text)
        for one in map(_document, _frequent(documents))
    ]
    lexicon = Lexicon(texts, segmenter=segmenter)
    built = time.perf_counter()
    found = sum(len(lexicon.found_in(one)) for one in documents)
    looked = time.perf_counter()
    again = sum(len(lexicon.found_in(one)) for one in documents)
    end = time.perf_counter()
    assert found == again
    return [
        Figure(f"a lexicon of {len(texts):,} texts", built - start, "s"),
        Figure("texts found in an article", found / len(documents), ""),
        Figure("first look", len(documents) / (looked - built), "articles/s", 500, "below"),
        Figure("further looks", len(documents) / (end - looked), "articles/s", 1_000, "below"),
    ]


def _document(text: str) -> Document:
    return Document(text=text, sentences=sentences.split(text), tokens=tokenize(text))


def _frequent(documents: list[Document]) -> list[str]:
    """What stands in the articles most often, in equal shares of one, two and three words."""
    counts = [Counter[str]() for _ in range(LONGEST)]
    for one in documents:
        words = one.tokens.strings(one.text)
        for length, counter in enumerate(counts, start=1):
            runs = zip(*(words[place:] for place in range(length)), strict=False)
            counter.update(" ".join(run) for run in runs if all(map(_is_worth, run)))
    share = -(-TEXTS // LONGEST)
    return [text for counter in counts for text, _ in counter.most_common(share)][:TEXTS]


def _is_worth(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()
