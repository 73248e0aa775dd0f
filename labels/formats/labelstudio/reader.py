"""Tasks of Label Studio as readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode, stem_of
from labels.formats.base.articles import Articles, Taken
from labels.formats.base.facts import facts_from, misspelt, text_from
from labels.formats.base.json_array import entries
from labels.formats.base.json_lines import UnfitError
from labels.formats.labelstudio.chosen import Annotation, chosen, others
from labels.formats.labelstudio.located import document_of, texts, units_that_fit
from labels.formats.labelstudio.options import ReadingOptions, Which
from labels.formats.labelstudio.results import Results
from labels.schema.label_studio import TEXT
from labels.text.sentences import SPLITTER
from labels.wire import Json


def read(lines: Iterable[bytes], options: ReadingOptions, *, name: str) -> Iterator[Outcome]:
    """The readings of each task, or its refusal; what was left out of the file comes last."""
    file = _File(stem_of(name), options.which)
    articles = Articles(file.take)
    for entry in entries(lines):
        if isinstance(entry, Refusal):
            yield entry
        else:
            yield from articles.told(entry.raw, entry.line)
    yield from file.left.told()


@dataclass(slots=True)
class _Left:
    """What was left out of a file: how much of what, and the first line it was met in."""

    counts: Counter[RemarkCode] = field(default_factory=Counter)
    first: dict[RemarkCode, int] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)

    def add(self, code: RemarkCode, count: int, line: int) -> None:
        """So much more."""
        if count:
            self.counts[code] += count
            self.first.setdefault(code, line)

    def told(self) -> Iterator[Remark]:
        """A remark for each kind."""
        for code, count in self.counts.items():
            params: dict[str, str | int] = {"count": count}
            if code is RemarkCode.RESULTS_LEFT:
                params["types"] = ", ".join(sorted(self.types))
            yield Remark(code, self.first[code], params)


@dataclass(slots=True)
class _File:
    """What has to be remembered from task to task."""

    stem: str
    which: Which
    left: _Left = field(default_factory=_Left)

    def take(self, found: Json, line: int) -> Iterator[Taken]:
        """The readings that a task spells: one, unless each of its annotations is asked for."""
        made = list(chosen(found, self.which))
        data = found.get("data")
        if not isinstance(data, dict):
            raise misspelt("not-an-object", "data", data)
        key, spelled = _text(data)
        text, replaced, units = _located(spelled, made)
        facts, unknown = _facts(data, found, leave=key)
        facts["external_id"] = facts["external_id"] or f"{self.stem}-{line}"
        for one in made or [Annotation("", Results())]:
            results = one.results
            named = {"annotator": one.annotator} if one.annotator else {}
            reading = Reading(
                document=document_of(text, results, units),
                line=line,
                splitter=SPLITTER,
                was_read=bool(made),
                **{**facts, **named},
            )
            yield Taken(reading, replaced, unknown)
            self._tell(results, line)
        self.left.add(RemarkCode.READINGS_LEFT, others(found, len(made), self.which), line)
        predictions = found.get("predictions")
        if isinstance(predictions, list) and self.which is not Which.PREDICTION:
            self.left.add(RemarkCode.PREDICTIONS_LEFT, len(predictions), line)

    def _tell(self, results: Results, line: int) -> None:
        self.left.add(RemarkCode.RESULTS_LEFT, results.left.total(), line)
        self.left.types |= results.left.keys()
        self.left.add(RemarkCode.BOTH_WAYS, results.both_ways, line)


def _text(data: Json) -> tuple[str, str]:
    """The text of a task and its key: `text`, or else the longest of its texts."""
    found = {key: one for key, one in data.items() if isinstance(one, str)}
    if not found:
        raise UnfitError(RefusalCode.NO_TEXT)
    key = TEXT if TEXT in found else max(found, key=lambda one: len(found[one]))
    return key, found[key]


def _located(spelled: str, made: list[Annotation]) -> tuple[str, int, Sequence[int]]:
    """The text, how many control characters it had, and the places that offsets mean in it."""
    stretches = [at for one in made for at in one.results.stretches()]
    has_markup = any(one.results.has_markup for one in made)
    candidates = list(texts(spelled, has_markup=has_markup))
    fitting = ((one, units_that_fit(one, stretches)) for one in candidates)
    text, units = next(
        ((one, units) for one, units in fitting if units is not None),
        (candidates[0], range(len(candidates[0]) + 1)),
    )
    cleaned = text_from(text, marked=bool(stretches))
    return cleaned.text, cleaned.replaced, units


def _facts(data: Json, task: Json, *, leave: str) -> tuple[dict[str, Any], frozenset[str]]:
    rest = {key: one for key, one in data.items() if key != leave}
    if "external_id" not in rest:
        rest["external_id"] = rest.pop("id", None) or task.get("id")
    return facts_from(rest)
