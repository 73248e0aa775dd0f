"""The schema: what may be marked, as one immutable value per version.

Types form a tree by their `parent`: a subtype stands under its type, a type under its group. What
a role or a relation asks of a filler is met by the named type and by all that stand under it.
"""

from labels.schema.differences import Difference, SchemaFate, differences
from labels.schema.moves import Move, Moves, Part
from labels.schema.parts import (
    ARTICLE,
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    Overlap,
    RelationType,
    Role,
    Wording,
)
from labels.schema.soundness import SchemaCode, SchemaError
from labels.schema.whole import Schema

__all__ = [
    "ARTICLE",
    "Attribute",
    "AttributeForm",
    "Choice",
    "Difference",
    "MentionKind",
    "MentionType",
    "Move",
    "Moves",
    "Overlap",
    "Part",
    "RelationType",
    "Role",
    "Schema",
    "SchemaCode",
    "SchemaError",
    "SchemaFate",
    "Wording",
    "differences",
]
