"""Schema versions: rows to schemas, each read and understood once in a process."""

from __future__ import annotations

import hashlib
import json

from labels.models import Project, SchemaVersion
from labels.schema import Schema
from labels.wire import Json, schema_from

KEPT = 64
"""Schemas kept in memory at most; the one that came first goes first."""

_known: dict[str, Schema] = {}


def fingerprint(data: Json) -> str:
    """The SHA-256 of a schema's JSON, in hexadecimal: equal for equal data."""
    spelled = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(spelled.encode()).hexdigest()


class NoSchemaError(Exception):
    """The project has no schema: only for a moment, while it is being founded."""


class MovingError(Exception):
    """Labels are on their way to the next version of the schema: in a moment all is open again."""


def version_in_use(project: Project) -> SchemaVersion:
    """The version of the schema by which a project works now."""
    if project.schema is None:
        raise NoSchemaError
    return project.schema


def refuse_moving(article_id: int) -> None:
    """Raise MovingError while labels of the article's project are on their way."""
    if Project.objects.filter(articles=article_id, schema__moving=True).exists():
        raise MovingError


def schema_of(version: SchemaVersion) -> Schema:
    """The schema that a version holds."""
    known = _known.get(version.sha256)
    return known or _keep(version.sha256, schema_from(version.data))


def schema_by_id(version_id: int, sha256: str) -> Schema:
    """The schema of the version with this id and hash: asks for the row only when it is unknown.

    The hash and not the id is the key of what is known: an id comes back when a row is taken back.
    """
    known = _known.get(sha256)
    return known or schema_of(SchemaVersion.objects.only("data", "sha256").get(pk=version_id))


def schema_label(name: str, number: int) -> str:
    """How a file names a version of a schema: `ace/3`."""
    return f"{name}/{number}"


def _keep(sha256: str, schema: Schema) -> Schema:
    _known[sha256] = schema
    if len(_known) > KEPT:
        del _known[next(iter(_known))]
    return schema
