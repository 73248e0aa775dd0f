"""How fast Arabic text is taken apart, and how well particles are told from first letters.

    python -m bench text [--data FOLDER]

Of the folder it reads `news/news.jsonl` (one article a line, its text under `text`) and, where
there is one, `ud_pud/ar_pud-ud-test.conllu` (Universal Dependencies, Arabic PUD), by which
particles are judged; without a folder it takes the articles of the demo, many times over. With
CAMELTOOLS_DATA in the environment the dictionary of camel-tools is measured too. Speeds are
those of the best of five runs over all articles; camel-tools' own tokenizer runs beside ours.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from camel_tools.tokenizers.word import simple_word_tokenize

from bench.figures import Figure
from labels.text import normalize, sentences, tokens
from labels.text.cameltools import MissingDataError
from labels.text.clitics import ARTICLE, Segmenter
from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.clitics_by_morphology import MorphologySegmenter
from labels.text.normalize import key
from labels.text.span import Span
from labels.text.wordcounts import WordCounts

DEMO = Path(__file__).resolve().parent.parent / "annotator" / "demo" / "articles.jsonl"
TIMES = 100
RUNS = 5
PARTICLES = frozenset("وفبلكسا")
NAMES_AND_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))

Word = tuple[str, frozenset[int]]
"""A written word and the places in it where a particle ends."""


def figures(data: Path | None = None) -> list[Figure]:
    """Every speed, and how well particles are told where there is gold to judge by."""
    articles = articles_of(data)
    counts = WordCounts().plus(_words(articles))
    found = _speeds(articles, counts)
    pud = data / "ud_pud" / "ar_pud-ud-test.conllu" if data else None
    if pud and pud.exists():
        for name, segmenter in _segmenters(counts).items():
            found += _quality(f"particles {name}", segmenter, list(_gold(pud)))
    return found


def articles_of(data: Path | None) -> list[str]:
    """The texts to take apart, about a million characters."""
    if data:
        lines = (data / "news" / "news.jsonl").read_text(encoding="utf-8").splitlines()
        return [str(json.loads(line)["text"]) for line in lines]
    lines = DEMO.read_text(encoding="utf-8").splitlines()
    return [str(json.loads(line)["text"]) for line in lines] * TIMES


def _speeds(articles: list[str], counts: WordCounts) -> list[Figure]:
    number = sum(len(tokens.tokenize(article)) for article in articles)
    characters = sum(map(len, articles))
    words = list(_words(articles))
    assert words == [word for article in articles for word in simple_word_tokenize(article)]
    split = _seconds(lambda: [sentences.split(article) for article in articles])
    tokenize = _seconds(lambda: [tokens.tokenize(article) for article in articles])
    camel = _seconds(lambda: [simple_word_tokenize(article) for article in articles])
    segment = CountsSegmenter(counts).segments
    whole = [Span(0, len(word)) for word in words]
    folding = _seconds(lambda: list(map(normalize.key, articles)))
    segmenting = _seconds(lambda: list(map(segment, words, whole)))
    return [
        Figure("sentences", characters / split, "characters/s", 20e6, "below"),
        Figure("tokens", number / tokenize, "tokens/s"),
        Figure("sentences and tokens", number / (split + tokenize), "tokens/s", 2e6, "below"),
        Figure("camel-tools' own tokens", number / camel, "tokens/s"),
        Figure("our tokens, times as fast", camel / tokenize, "×"),
        Figure("folding", characters / folding, "characters/s"),
        Figure("counting written words", number / _seconds(lambda: Counter(words)), "words/s"),
        Figure("segments by counts", number / segmenting, "words/s"),
    ]


def _seconds(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def _words(articles: list[str]) -> Iterator[str]:
    for article in articles:
        yield from tokens.tokenize(article).strings(article)


def _segmenters(counts: WordCounts) -> dict[str, Segmenter]:
    segmenters: dict[str, Segmenter] = {"by counts": CountsSegmenter(counts)}
    try:
        folder = Path(os.environ["CAMELTOOLS_DATA"])
        segmenters["by dictionary"] = MorphologySegmenter.load(
            folder, otherwise=segmenters["by counts"]
        )
    except (KeyError, MissingDataError):
        print("The dictionary is not measured: CAMELTOOLS_DATA names no folder that holds it.")
    return segmenters


def _quality(name: str, segmenter: Segmenter, gold: list[Word]) -> list[Figure]:
    answers = [(_particle_ends(word, segmenter), ends) for word, ends in gold]
    right = sum(len(found & ends) for found, ends in answers)
    precision = right / sum(len(found) for found, _ in answers)
    recall = right / sum(len(ends) for _, ends in answers)
    whole = sum(found == ends for found, ends in answers) / len(answers)
    return [
        Figure(f"{name}, precision", precision, ""),
        Figure(f"{name}, recall", recall, ""),
        Figure(f"{name}, F1", 2 * precision * recall / (precision + recall), ""),
        Figure(f"{name}, words right", whole, ""),
    ]


def _particle_ends(word: str, segmenter: Segmenter) -> frozenset[int]:
    """Without the article, which the gold does not set apart, nor the second lam of للعراق."""
    *proclitics, _ = segmenter.segments(word, Span(0, len(word)))
    letters = [key(segment.of(word)) for segment in proclitics]
    return frozenset(
        segment.end
        for segment, letter, before in zip(proclitics, letters, ["", *letters], strict=False)
        if letter != ARTICLE and not letter == before == "ل"
    )


def _gold(path: Path) -> Iterator[Word]:
    """The written words of a treebank that hold Arabic letters."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = next(line[9:] for line in block.split("\n") if line.startswith("# text = "))
        pieces = _pieces(text, block)
        for token in tokens.tokenize(text):
            word = token.of(text)
            if any("ء" <= letter <= "ي" for letter in word):
                yield word, _leading_particles(token, text, pieces)


def _pieces(text: str, block: str) -> dict[int, tuple[int, str]]:
    """Where each piece of the treebank begins: where it ends, and its part of speech."""
    pieces, place = {}, 0
    for line in block.split("\n"):
        if not line.startswith("#"):
            _, form, _, part_of_speech, *_ = line.split("\t")
            start = text.index(form, place)
            place = start + len(form)
            pieces[start] = (place, part_of_speech)
    return pieces


def _leading_particles(
    token: Span, text: str, pieces: dict[int, tuple[int, str]]
) -> frozenset[int]:
    ends, start = [], token.start
    while start in pieces:
        end, part_of_speech = pieces[start]
        is_particle = key(text[start:end]) in PARTICLES and part_of_speech not in NAMES_AND_NOUNS
        if not is_particle or end >= token.end:
            break
        ends.append(end - token.start)
        start = end
    return frozenset(ends)
