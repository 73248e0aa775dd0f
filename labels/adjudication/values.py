"""What several readers say of one label, or of the article, by attributes; and their notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from labels.agreement.codings import Coded
from labels.agreement.said import plain
from labels.document import Attributes, AttributeValue
from labels.schema import Schema


@dataclass(frozen=True, slots=True)
class Said:
    """What each of some readers says by attributes: what they say alike, and by whom what not."""

    alike: Attributes
    apart: Mapping[int, Attributes]

    @classmethod
    def of(cls, by: Mapping[int, Attributes], owner: str, schema: Schema) -> Said:
        """The attributes of one owner, a type, role, relation or the article, by reader.

        A box that is not ticked says no, and of several choices the order does not count.
        """
        forms = {one.name: one.form for one in schema.attributes_of(owner)}
        names = sorted({name for one in by.values() for name in one})
        differing = [
            name
            for name in names
            if len({plain(one.get(name), forms.get(name)) for one in by.values()}) > 1
        ]
        alike = {name: _shared(by.values(), name) for name in names if name not in differing}
        return cls(
            alike={name: value for name, value in alike.items() if value is not None},
            apart={reader: _only(one, differing) for reader, one in by.items()},
        )


def spelled(attributes: Attributes, owner: str, schema: Schema) -> list[list[str]]:
    """The attributes as data that is equal where they say the same."""
    forms = {one.name: one.form for one in schema.attributes_of(owner)}
    values = ((name, plain(value, forms.get(name))) for name, value in attributes.items())
    # What is not ticked, or empty, is as though it were not there.
    return sorted(
        [name, _one_way(value)]
        for name, value in values
        if value is not None and value is not False
    )


def alike(contents: Mapping[int, Sequence[object]]) -> list[list[int]]:
    """The readers in groups of those who say the same; who says most comes first, nothing last."""
    by: defaultdict[str, list[int]] = defaultdict(list)
    for reader, content in contents.items():
        by[str(content)].append(reader)
    return [sorted(by[said]) for said in sorted(by, key=lambda said: (-len(said), said))]


def _one_way(value: Coded) -> str:
    """One spelling of what is equal: 2 and 2.0 are."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    return repr(value)


def _shared(by: Iterable[Attributes], name: str) -> AttributeValue | None:
    """How all put it where they say the same in other words; None for leaving it out."""
    values = [one.get(name) for one in by]
    return None if None in values else min(values, key=repr)


def _only(attributes: Attributes, names: Sequence[str]) -> Attributes:
    return {name: attributes[name] for name in names if name in attributes}
