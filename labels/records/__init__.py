"""Rows to documents and back: the only room that knows both shapes.

schemas    a schema version's row to its Schema, each read once
reading    a set's rows to its Document; what the rules need to see
streaming  readings of many sets, one after the other
writing    the difference of two documents to the rows of one set, and its history
bulk       many rows at once, for imports
sql        statements written out, where Django's own cost too much

Only `labels.actions` calls what writes.
"""

from labels.records.reading import (
    bare_document,
    document_of,
    documents,
    ground,
    neighbourhood,
)
from labels.records.schemas import (
    MovingError,
    fingerprint,
    refuse_moving,
    schema_by_id,
    schema_label,
    schema_of,
    version_in_use,
)
from labels.records.streaming import readings, readings_by_id

__all__ = [
    "MovingError",
    "bare_document",
    "document_of",
    "documents",
    "fingerprint",
    "ground",
    "neighbourhood",
    "readings",
    "readings_by_id",
    "refuse_moving",
    "schema_by_id",
    "schema_label",
    "schema_of",
    "version_in_use",
]
