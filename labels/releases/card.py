"""The card that goes with a release, as hubs of data sets read it, and how it is cited.

The card is Markdown under a head in YAML, after the dataset cards of Hugging Face
(https://huggingface.co/docs/hub/datasets-cards). It is in English, as its readers expect.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from labels.formats.base import LossReport
from labels.releases.figures import Figures
from labels.releases.terms import LICENCES, Agreed, Terms
from labels.split import Part

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_NO_WORD = re.compile(r"[^0-9a-z]+")
_TEX = re.compile(r"[\\{}$&#^_%~]")
_PART_COLUMNS = ("part", "readings", "sentences", "tokens", "mentions", "links")
_AGREED_COLUMNS = ("measure", "F1", "one", "other", "both")
SOURCES = {
    "gold": "The gold: what adjudication or review settled.",
    "accepted": "Readings of annotators that were accepted in review.",
    "readings": "Every reading that was begun.",
}


@dataclass(frozen=True, slots=True)
class Story:
    """All that a card tells of: what was asked for, and what was found."""

    project: str
    description: str
    schema: str
    terms: Terms
    figures: Figures
    agreed: Sequence[Agreed]
    losses: Mapping[str, LossReport]


def card(story: Story) -> str:
    """The card as Markdown."""
    terms = story.terms
    blocks = [
        _head(story),
        f"# {terms.title}, version {terms.version}",
        terms.summary.strip(),
        story.description.strip(),
        "## What is in it",
        _facts(story),
        _table(
            ("part", "readings", "sentences", "tokens", "mentions", "links"), _parts(story.figures)
        ),
        *_counted("Mentions by type", "type", story.figures.types()),
        *_counted("Arguments and relations", "role or relation", story.figures.links()),
        *_agreement(story.agreed),
        "## Files",
        _files(story),
        *_losses(story.losses),
        "## Licence and citation",
        f"{LICENCES[terms.licence]} (`{terms.licence}`).",
        f"```bibtex\n{citation(story.project, terms).strip()}\n```",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def citation(project: str, terms: Terms) -> str:
    """How the release is cited, as BibTeX."""
    key = _NO_WORD.sub("-", f"{project}-{terms.version}".lower()).strip("-")
    fields = {
        "title": f"{{{_tex(terms.title)}}}",
        "author": _tex(terms.authors),
        "year": str(terms.year or ""),
        "version": _tex(terms.version),
        "url": terms.address,
        "note": _tex(LICENCES[terms.licence]),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}}}\n"


def _head(story: Story) -> str:
    size = next((name for most, name in _SIZES if story.figures.articles < most), "n>1M")
    lines = (
        "language:\n- ar",
        f"license: {story.terms.licence}",
        f"pretty_name: {json.dumps(story.terms.title, ensure_ascii=False)}",
        "task_categories:\n- token-classification",
        f"size_categories:\n- {size}",
        "configs:\n- config_name: default\n  data_files:",
        *(f"  - split: {part}\n    path: data/{part}.jsonl" for part in Part),
    )
    return "\n".join(("---", *lines, "---"))


def _facts(story: Story) -> str:
    terms, figures = story.terms, story.figures
    train = 100 - terms.dev - terms.test
    split = f"Split {train}/{terms.dev}/{terms.test} by the article's id and the seed"
    facts = (
        f"Schema: `{story.schema}` (schema.json).",
        SOURCES[terms.source],
        f"{figures.articles:,} articles, read by {figures.annotators:,} annotators.",
        f"{split} `{terms.seed}`: with these an article keeps its part in every release.",
        "Offsets count Unicode code points, end excluded; each line has its text's SHA-256.",
    )
    return "\n".join(f"- {fact}" for fact in facts)


def _parts(figures: Figures) -> Iterator[tuple[object, ...]]:
    for name, one in figures.rows():
        counts = (one.readings, one.sentences, one.tokens, one.mentions, one.links.total())
        yield (name, *counts)


def _counted(title: str, what: str, rows: Sequence[tuple[str, Mapping[str, int]]]) -> Iterator[str]:
    if rows:
        yield f"## {title}"
        yield _table((what, *Part), ((f"`{name}`", *counts.values()) for name, counts in rows))


def _agreement(agreed: Sequence[Agreed]) -> Iterator[str]:
    if agreed:
        yield "## Agreement"
        yield "Of readers of the same articles, all pairs together; F1 with what it rests on."
        yield _table(_AGREED_COLUMNS, map(_agreed_row, agreed))


def _agreed_row(one: Agreed) -> tuple[object, ...]:
    value = "–" if one.value is None else f"{one.value:.3f}"
    return (one.measure, value, one.one, one.other, one.both)


def _files(story: Story) -> str:
    lines = [
        "- `data/*.jsonl`: a reading a line, without any loss.",
        "- `schema.json`: what may be labelled, with names and hints in Arabic and English.",
        *(f"- `{name}/`: the same in the format {name}." for name in story.terms.formats),
        "- `guidelines.md`: what annotators were told.",
        "- `manifest.json`: every file with its size and its SHA-256.",
    ]
    return "\n".join(lines)


def _losses(losses: Mapping[str, LossReport]) -> Iterator[str]:
    rows = [
        (name, one.code.value, one.became.value, one.count)
        for name, report in losses.items()
        for one in report.losses
    ]
    if rows:
        yield "What these formats cannot hold, and what became of it:"
        yield _table(("format", "what", "became", "count"), rows)


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(_cell(cell) for cell in cells) + " |"

    heads = list(columns)
    return "\n".join((line(heads), line("---" for _ in heads), *map(line, rows)))


def _cell(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell).replace("|", "\\|")


def _tex(words: str) -> str:
    return _TEX.sub(lambda found: f"\\{found[0]}" if found[0] not in "\\^~" else " ", words)
