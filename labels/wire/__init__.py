"""The one spelling of documents, changes, schemas and moves as plain JSON data.

The API, the history, JSONL and the editor's page all write it. Unknown keys are refused, for a
misspelt one must not be lost in silence. Every reader raises WireError.
"""

from labels.wire.data import Json, WireCode, WireError
from labels.wire.documents import (
    attribute_data,
    attributes_from,
    change_data,
    change_from,
    changes_from,
    comparison_data,
    document_data,
    document_from,
    link_data,
    link_from,
    mention_data,
    mention_from,
    spans_data,
    spans_from,
)
from labels.wire.moves import difference_data, moves_data, moves_from
from labels.wire.schemas import schema_data, schema_from

__all__ = [
    "Json",
    "WireCode",
    "WireError",
    "attribute_data",
    "attributes_from",
    "change_data",
    "change_from",
    "changes_from",
    "comparison_data",
    "difference_data",
    "document_data",
    "document_from",
    "link_data",
    "link_from",
    "mention_data",
    "mention_from",
    "moves_data",
    "moves_from",
    "schema_data",
    "schema_from",
    "spans_data",
    "spans_from",
]
