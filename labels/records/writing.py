"""Documents to the rows of one set, and the history of what was written.

Called by `labels.actions` alone, within a transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from labels.changes import difference
from labels.document import Document, Link, Mention
from labels.models import AnnotationSet, Batch, LinkRow, MentionRow
from labels.records import sql
from labels.records.sql import Value
from labels.wire import Json, attribute_data, change_data

Mark = TypeVar("Mark", Mention, Link)

ONCE = ("annotation_set_id", "key")
MENTION = (*ONCE, "kind", "start", "end", "type", "attributes", "note")
LINK = (*ONCE, "kind", "source", "target", "type", "attributes")
BATCH = ("set_id", "key", "revision", "changes", "undo", "by", "at")

_PUT_MENTION = sql.putting(MentionRow, MENTION, once=ONCE)
_PUT_LINK = sql.putting(LinkRow, LINK, once=ONCE)
_SET_ATTRIBUTES = f"UPDATE {sql.table(AnnotationSet)} SET attributes = %s WHERE id = %s"  # noqa: S608
_KEEP_BATCH = sql.inserting(Batch, BATCH)
_MOVE_ON = f"""
    UPDATE {sql.table(AnnotationSet)}
    SET revision = revision + 1,
        state = CASE WHEN kind = 'reading' THEN 'drafting' ELSE state END,
        changed_at = %s
    WHERE id = %s AND revision = %s
        AND (kind NOT IN ('reading', 'review') OR state = 'drafting'
            OR (kind = 'reading' AND state IN ('assigned', 'sent-back')))
        AND NOT EXISTS (SELECT 1 FROM {sql.table(Batch)} WHERE set_id = %s AND key = %s)
"""  # noqa: S608 - names of tables

_MOVE_ALONG = f"UPDATE {sql.table(AnnotationSet)} SET revision = revision + 1 WHERE id = %s"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Step:
    """A batch as it is kept: of which set, the revision after it, who and when."""

    set_id: int
    batch: str
    revision: int
    by: str
    at: datetime


def move_on(step: Step) -> bool:
    """Move a set to the step's revision; False unless it is open, one before, and new to the batch.

    One conditional statement: of two writers at once, one finds the set as it was.
    """
    before = step.revision - 1
    values = (sql.time(step.at), step.set_id, before, step.set_id, step.batch)
    return bool(sql.write(_MOVE_ON, values))


def move_along(step: Step) -> None:
    """Move a set that is locked to the step's revision, whatever its state, which stays."""
    sql.write(_MOVE_ALONG, (step.set_id,))


def write_step(step: Step, before: Document, after: Document) -> None:
    """Make a set's rows, which hold `before`, hold `after`, and keep the way there and back."""
    _drop(MentionRow, step.set_id, before.mentions.keys() - after.mentions.keys())
    _drop(LinkRow, step.set_id, before.links.keys() - after.links.keys())
    mentions, links = _new(before.mentions, after.mentions), _new(before.links, after.links)
    sql.write_all(_PUT_MENTION, (mention_row(step.set_id, one) for one in mentions))
    sql.write_all(_PUT_LINK, (link_row(step.set_id, one) for one in links))
    if before.attributes != after.attributes:
        sql.write(_SET_ATTRIBUTES, (sql.spelled(attribute_data(after.attributes)), step.set_id))
    sql.write(_KEEP_BATCH, batch_row(step, before, after))


def mention_row(set_id: int, one: Mention) -> tuple[Value, ...]:
    """The columns MENTION of a mention."""
    attributes, span = sql.spelled(attribute_data(one.attributes)), one.span
    return set_id, one.id, one.kind.value, span.start, span.end, one.type, attributes, one.note


def link_row(set_id: int, one: Link) -> tuple[Value, ...]:
    """The columns LINK of a link."""
    attributes = sql.spelled(attribute_data(one.attributes))
    return set_id, one.id, one.kind.value, one.source, one.target, one.type, attributes


def batch_row(step: Step, before: Document, after: Document) -> tuple[Value, ...]:
    """The columns BATCH of a step from one document to the next."""
    there, back = _way(before, after), _way(after, before)
    return (
        step.set_id,
        step.batch,
        step.revision,
        sql.spelled(there),
        sql.spelled(back),
        step.by,
        sql.time(step.at),
    )


def _way(before: Document, after: Document) -> list[Json]:
    return [change_data(change) for change in difference(before, after)]


def _drop(model: type[MentionRow | LinkRow], set_id: int, keys: Collection[str]) -> None:
    if keys:
        which = f"annotation_set_id = %s AND key IN {sql.places(keys)}"
        sql.write(f"DELETE FROM {sql.table(model)} WHERE {which}", (set_id, *keys))  # noqa: S608


def _new(before: Mapping[str, Mark], after: Mapping[str, Mark]) -> list[Mark]:
    return [one for id, one in after.items() if before.get(id) != one]
