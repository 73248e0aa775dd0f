"""Releases: the labels of a project frozen into a file, and kept under a version."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import IO

from django.db import IntegrityError, transaction

from labels.actions.transfer.export import AT_ONCE, EVERYTHING, Source, chosen_sets
from labels.actions.transfer.progress import Progress
from labels.models import Project, Release, User
from labels.queries import agreement
from labels.queries.vocabulary import segmenter_for
from labels.records import readings_by_id, schema_label, schema_of, version_in_use
from labels.releases import About, Agreed, Contents, Packing, Terms


class VersionTakenError(Exception):
    """The project has released this `version` already."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the file of a release lies: its path, its bytes, and their SHA-256."""

    path: str
    size: int
    sha256: str


def refuse_taken(*, project: Project, version: str) -> None:
    """Raises VersionTakenError where the project has released this version."""
    if project.releases.filter(version=version).exists():
        raise VersionTakenError(version)


def pack(*, project: Project, terms: Terms, to: IO[bytes]) -> Generator[Progress, None, Contents]:
    """Write a release, and tell some hundred readings at a time how far it is.

    What is written hangs on the project's content alone, not on the database that holds it or on
    the clock. Memory stays the same however many readings there are, but for their ids.
    """
    sets = chosen_sets(project, Source(terms.source), EVERYTHING)
    version = version_in_use(project)
    schema = schema_of(version)
    named = {name for name in sets.values_list("author__username", flat=True).distinct() if name}
    about = About(
        project=project.slug,
        description=project.description,
        guidelines=project.guidelines,
        schema=schema,
        schema_name=schema_label(schema.name, version.number),
        annotators=sorted(named.union(agreement.readers(project))),
    )
    progress = Progress(total=sets.count())
    chosen = readings_by_id(sets)
    with Packing(about, terms, segmenter_for(project)) as packing:
        while page := list(islice(chosen, AT_ONCE)):
            packing.add(page)
            progress = progress.and_then(done=len(page))
            yield progress
        return packing.end(to, _agreed(project))


def publish(
    *, project: Project, terms: Terms, contents: Contents, kept: Kept, by: User, at: datetime
) -> Release:
    """Keep a release that has been written; raises VersionTakenError."""
    try:
        with transaction.atomic():
            return Release.objects.create(
                project=project,
                version=terms.version,
                terms=terms.data(),
                contents=contents.data(),
                file=kept.path,
                size=kept.size,
                sha256=kept.sha256,
                made_by=by,
                made_at=at,
            )
    except IntegrityError:
        raise VersionTakenError(terms.version) from None


def _agreed(project: Project) -> Sequence[Agreed]:
    """How far readers agree in all; nothing where no article has two readers."""
    last = deque(agreement.compared(project), maxlen=1)
    if not last or not last[0].articles:
        return ()
    table = agreement.report(last[0], readers=()).tables["overall"]
    rows = table.records()
    return [
        Agreed(str(row["measure"]), row["f1"], row["one"], row["other"], row["both"])  # type: ignore[arg-type]
        for row in rows
        if row["one"] or row["other"]
    ]
