"""Documents to the rows of one set, and the history of what was written.

Called by `labels.actions` alone, within a transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from labels.changes import difference
from labels.document import Attributes, Document, Link, Mention
from labels.models import Batch, LinkRow, MentionRow
from labels.wire import Json, change_data

Mark = TypeVar("Mark", Mention, Link)

_KEY = ["annotation_set", "key"]
_MENTION_FACTS = ["kind", "start", "end", "type", "attributes", "note"]
_LINK_FACTS = ["kind", "source", "target", "type", "attributes"]


@dataclass(frozen=True, slots=True)
class Step:
    """A batch as it is kept: of which set, the revision after it, who and when."""

    set_id: int
    batch: str
    revision: int
    by: str
    at: datetime


def write_step(step: Step, before: Document, after: Document) -> None:
    """Make a set's rows, which hold `before`, hold `after`, and keep the way there and back."""
    _drop(MentionRow, step.set_id, before.mentions.keys() - after.mentions.keys())
    _drop(LinkRow, step.set_id, before.links.keys() - after.links.keys())
    _put_mentions(step.set_id, _new(before.mentions, after.mentions))
    _put_links(step.set_id, _new(before.links, after.links))
    Batch.objects.create(
        set_id=step.set_id,
        key=step.batch,
        revision=step.revision,
        changes=way(before, after),
        undo=way(after, before),
        by=step.by,
        at=step.at,
    )


def way(before: Document, after: Document) -> list[Json]:
    """The fewest changes from one document to another, in the wire's spelling."""
    return [change_data(change) for change in difference(before, after)]


def attribute_data(attributes: Attributes) -> dict[str, Any]:
    """Attributes as their column holds them."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in attributes.items()
    }


def _put_mentions(set_id: int, mentions: Collection[Mention]) -> None:
    rows = [
        MentionRow(
            annotation_set_id=set_id,
            key=one.id,
            kind=one.kind.value,
            start=one.span.start,
            end=one.span.end,
            type=one.type,
            attributes=attribute_data(one.attributes),
            note=one.note,
        )
        for one in mentions
    ]
    MentionRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=_KEY, update_fields=_MENTION_FACTS
    )


def _put_links(set_id: int, links: Collection[Link]) -> None:
    rows = [
        LinkRow(
            annotation_set_id=set_id,
            key=one.id,
            kind=one.kind.value,
            source=one.source,
            target=one.target,
            type=one.type,
            attributes=attribute_data(one.attributes),
        )
        for one in links
    ]
    LinkRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=_KEY, update_fields=_LINK_FACTS
    )


def _drop(model: type[MentionRow | LinkRow], set_id: int, keys: Collection[str]) -> None:
    if keys:
        # Nothing hangs on these rows, so there is nothing to collect before they go.
        rows = model.objects.filter(annotation_set_id=set_id, key__in=keys)
        rows._raw_delete(rows.db)  # noqa: SLF001


def _new(before: Mapping[str, Mark], after: Mapping[str, Mark]) -> list[Mark]:
    return [one for id, one in after.items() if before.get(id) != one]
