"""What a data set says of its columns: above all, what the numbers of its tags mean."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from labels.formats.base.flat import Events
from labels.formats.base.lines import LONGEST_LINE
from labels.formats.base.tags import OUTSIDE, Scheme
from labels.formats.huggingface.options import Writing
from labels.schema import MentionKind, Schema

_TEXT = {"dtype": "string", "_type": "Value"}
_PREFIXES = {Scheme.IOB1: "BI", Scheme.IOB2: "BI", Scheme.BIOES: "BIES"}


@dataclass(slots=True)
class Names:
    """The names of tags by their numbers; a tag that is new gets the next number."""

    numbers: dict[str, int] = field(default_factory=lambda: {OUTSIDE: 0})

    @classmethod
    def of(cls, schema: Schema | None, options: Writing) -> Names:
        """Those of all types of a schema, in its order, so that all parts of a split agree."""
        names = cls()
        for one in schema.types if schema else ():
            is_written = one.kind is MentionKind.ENTITY or options.events is Events.LABELS
            if one.selectable and is_written:
                for prefix in _PREFIXES[options.scheme]:
                    names.number(f"{prefix}-{one.name}")
        return names

    def number(self, tag: str) -> int:
        """The number of a tag."""
        return self.numbers.setdefault(tag, len(self.numbers))


def features(columns: Sequence[str], names: Names) -> dict[str, Any]:
    """The columns as `datasets.Features.from_dict` reads them, old and new versions alike."""
    tags = {"names": [*names.numbers], "_type": "ClassLabel"}
    return {
        "id": _TEXT,
        "article_id": _TEXT,
        "tokens": {"feature": _TEXT, "_type": "Sequence"},
        **{name: {"feature": tags, "_type": "Sequence"} for name in columns},
    }


def card(columns: Sequence[str], names: Names) -> str:
    """The head of a README.md that `load_dataset` takes the columns from."""
    return "\n".join(["---", *_yaml(columns, names), "---", ""])


def names_from(told: IO[bytes]) -> Mapping[str, Sequence[str]]:
    """The names of tags by column that a `dataset_info.json` tells; none where it is no JSON."""
    try:
        return names_in(json.loads(told.read(LONGEST_LINE)))
    except (ValueError, RecursionError):
        return {}


def names_in(info: object) -> Mapping[str, Sequence[str]]:
    """The names of tags by column that a `dataset_info` tells, or one of several in it."""
    if not isinstance(info, dict):
        return {}
    found = info.get("features")
    if not isinstance(found, dict):
        several = (names_in(one) for one in info.values())
        return next((one for one in several if one), {})
    names = {column: _class_label(one) for column, one in found.items()}
    return {column: one for column, one in names.items() if one}


def _class_label(feature: object) -> Sequence[str]:
    match feature:
        case {"_type": "ClassLabel", "names": [*names]}:
            return [str(one) for one in names]
        case {"feature": inner} | [inner]:
            return _class_label(inner)
    return ()


def _yaml(columns: Sequence[str], names: Names) -> Iterator[str]:
    yield from ("task_categories:", "- token-classification", "dataset_info:", "  features:")
    for name in ("id", "article_id"):
        yield from (f"  - name: {name}", "    dtype: string")
    yield from ("  - name: tokens", "    sequence: string")
    for column in columns:
        yield from (f"  - name: {column}", "    sequence:", "      class_label:", "        names:")
        # A text of JSON is one of YAML too.
        for name, number in names.numbers.items():
            yield f"          '{number}': {json.dumps(name, ensure_ascii=False)}"
