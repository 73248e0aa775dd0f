"""Whose the labels of a file become, and what becomes of articles that are there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from labels.formats.base import Reading
from labels.models import AnnotationSet, User
from labels.records.bulk import Reader

_KEPT = {AnnotationSet.State.DRAFTING, *AnnotationSet.FINISHED_STATES}
"""The states of readings that an import gives back as the file tells them."""


class Twice(StrEnum):
    """What becomes of an article whose external id the project has already."""

    SKIP = "skip"
    REFUSE = "refuse"
    ADD = "add"
    """Its labels are added as a further reading, unless its reader has one of it."""


class UnknownReaderError(Exception):
    """The file names a reader who is no member."""


@dataclass(frozen=True, slots=True)
class LabelsAs:
    """Whose the labels in a file become; a `kind` of None leaves them behind.

    `members` are the ids of a project's members by their names, where the file itself names whose
    each reading is; what names nobody is the gold then.
    """

    kind: AnnotationSet.Kind | None
    reader: User | None = None
    members: Mapping[str, int] | None = field(default=None, hash=False)

    def reader_of(self, reading: Reading) -> Reader | None:
        """Whose this reading becomes; None where it holds no labels to take.

        Raises UnknownReaderError.
        """
        if self.kind is None or not reading.was_read:
            return None
        if self.members is not None and reading.annotator:
            return self._named(reading, self.members)
        if self.kind is AnnotationSet.Kind.READING and self.members is None:
            author_id = self.reader.pk if self.reader else None
            return Reader(self.kind, author_id, AnnotationSet.State.SUBMITTED)
        if self.kind is AnnotationSet.Kind.SUGGESTION:
            return Reader(self.kind, None, AnnotationSet.State.SUBMITTED)
        return Reader(AnnotationSet.Kind.GOLD, None, AnnotationSet.State.ACCEPTED)

    def _named(self, reading: Reading, members: Mapping[str, int]) -> Reader:
        author_id = members.get(reading.annotator)
        if author_id is None:
            raise UnknownReaderError
        kept = reading.state if reading.state in _KEPT else AnnotationSet.State.DRAFTING
        state = kept if reading.state else AnnotationSet.State.SUBMITTED
        return Reader(AnnotationSet.Kind.READING, author_id, state)


GOLD = LabelsAs(AnnotationSet.Kind.GOLD)
NONE = LabelsAs(None)
SUGGESTION = LabelsAs(AnnotationSet.Kind.SUGGESTION)


def reading_of(reader: User) -> LabelsAs:
    """The labels become this person's readings, handed in."""
    return LabelsAs(AnnotationSet.Kind.READING, reader)


def as_named(members: Mapping[str, int]) -> LabelsAs:
    """Each reading becomes that of the member whom the file names, in the state that it tells."""
    return LabelsAs(AnnotationSet.Kind.READING, members=members)
