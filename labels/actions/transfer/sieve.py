"""Which readings of a file a project can take, and as what: nothing twice, nothing in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import models

from labels.actions.transfer.progress import Finding, Progress, Rejection, RejectionCode
from labels.actions.transfer.whose import LabelsAs, Twice, UnknownReaderError
from labels.checks import problems
from labels.formats.base import Outcome, Reading, Refusal, Remark
from labels.models import AnnotationSet, Article, Project
from labels.records import schema_of, version_in_use
from labels.records.bulk import Reader

_LONGEST: Mapping[str, int] = {
    field.name: field.max_length
    for field in Article._meta.get_fields()  # noqa: SLF001 - Django's own, and documented
    if isinstance(field, models.CharField) and hasattr(Reading, field.name) and field.max_length
}
"""How much the columns hold of the facts that a file may spell."""

Place = tuple[str, str, int | None]
"""One reading: the article's external id, the kind of the set, its author."""


@dataclass(frozen=True, slots=True)
class Taking:
    """A reading to take, and whose its labels become; without a `reader` the article alone."""

    reading: Reading
    reader: Reader | None


@dataclass(frozen=True, slots=True)
class Sifted:
    """A page of outcomes: what to take, how many to skip, and what to tell.

    `there` are the ids of those articles among them that the project has.
    """

    taking: list[Taking] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    there: Mapping[str, int] = field(default_factory=dict)

    def after(self, progress: Progress) -> Progress:
        """The progress when this page is done."""
        return progress.and_then(
            done=len(self.taking), skipped=len(self.skipped), findings=tuple(self.findings)
        )


@dataclass(slots=True)
class _Known:
    """What the project has of the articles of a page.

    Their ids, which came with this import, the hashes of their texts, and which readings there are.
    """

    ids: dict[str, int]
    just_come: set[str]
    hashes: dict[str, str]
    places: set[Place]


class Sieve:
    """Tells which readings of an import the project can take.

    `at` is when the import was asked for, None for a rehearsal: what came in at that time came with
    it, also before a worker died and another went on. A rehearsal remembers what it has seen.
    """

    def __init__(
        self, project: Project, twice: Twice, labels_as: LabelsAs, *, at: datetime | None = None
    ) -> None:
        self._project = project
        self._twice = twice
        self._labels_as = labels_as
        self._at = at
        self._version = version_in_use(project) if labels_as.kind else None
        self._schema = schema_of(self._version) if self._version else None
        self._outdated = False
        self._hashes: dict[str, str] = {}
        self._places: set[Place] = set()

    def keep_to(self, now: Project) -> None:
        """Refuse labels from here on where the project, locked, has another schema than at first.

        They were spelled and checked by that one, and the way to the next is gone without them.
        """
        if self._version:
            in_use = version_in_use(now)
            self._outdated = in_use.pk != self._version.pk or in_use.moving

    def sift(self, page: list[Outcome]) -> Sifted:
        """What is to be done with each outcome of a page; two queries at most."""
        known = self._known({one.external_id for one in page if isinstance(one, Reading)})
        sifted = Sifted(there=dict(known.ids))
        for outcome in page:
            if isinstance(outcome, Refusal | Remark):
                sifted.findings.append(outcome)
            else:
                self._sort(outcome, known, sifted)
        if self._at is None:
            self._hashes |= {name: known.hashes[name] for name in known.just_come}
            self._places |= known.places
        return sifted

    def _known(self, names: set[str]) -> _Known:
        rows = Article.objects.filter(project=self._project, external_id__in=names)
        found = list(rows.values_list("external_id", "pk", "sha256", "imported_at"))
        ids = {name: pk for name, pk, _hash, _at in found}
        known = _Known(
            ids=ids,
            just_come={name for name, _pk, _hash, at in found if at == self._at},
            hashes={name: sha256 for name, _pk, sha256, _at in found},
            places=self._kept_places(ids) if ids else set(),
        )
        for name in names & self._hashes.keys():
            known.hashes[name] = self._hashes[name]
            known.just_come.add(name)
        known.places |= {one for one in self._places if one[0] in names} if self._places else set()
        return known

    def _kept_places(self, ids: Mapping[str, int]) -> set[Place]:
        sets = AnnotationSet.objects.filter(article_id__in=ids.values())
        return set(sets.values_list("article__external_id", "kind", "author_id"))

    def _sort(self, reading: Reading, known: _Known, sifted: Sifted) -> None:
        """Put a reading where it belongs: to those to take, to skip, or to tell of."""
        try:
            reader = self._labels_as.reader_of(reading)
        except UnknownReaderError:
            code = RejectionCode.NO_SUCH_READER
            sifted.findings.append(_rejected(reading, code, reader=reading.annotator))
            return
        place = _place(reading, reader)
        rejection = self._rejection(reading, place, known)
        if rejection:
            sifted.findings.append(rejection)
        elif self._is_there(reading, place, known):
            sifted.skipped.append(reading.external_id)
        else:
            sifted.taking.append(Taking(reading, reader))
            if reading.external_id not in known.hashes:
                known.hashes[reading.external_id] = _hash(reading)
                known.just_come.add(reading.external_id)
            if place:
                known.places.add(place)

    def _is_there(self, reading: Reading, place: Place | None, known: _Known) -> bool:
        """Whether nothing of it is left to take."""
        if reading.external_id not in known.hashes:
            return False
        adding = self._twice is Twice.ADD or reading.external_id in known.just_come
        return not adding or place is None or place in known.places

    def _rejection(self, reading: Reading, place: Place | None, known: _Known) -> Rejection | None:
        if reading.external_id in known.just_come:
            code = self._wrong_with_second(reading, place, known)
        elif reading.external_id in known.hashes:
            code = self._wrong_with_known(reading, known)
        else:
            return _rejection_of_facts(reading) or self._rejection_of_labels(reading)
        if code:
            return _rejected(reading, code)
        return None if self._is_there(reading, place, known) else self._rejection_of_labels(reading)

    def _wrong_with_second(
        self, reading: Reading, place: Place | None, known: _Known
    ) -> RejectionCode | None:
        """What is wrong with a further reading of an article that this import brought."""
        if place is None:
            refused = self._twice is Twice.REFUSE
            return RejectionCode.ARTICLE_TWICE if refused else None
        if place in known.places:
            # Passed over as known, its labels would be lost in silence.
            return RejectionCode.SECOND_READING
        return _wrong_text(reading, known)

    def _wrong_with_known(self, reading: Reading, known: _Known) -> RejectionCode | None:
        """What is wrong with a reading of an article that was there before."""
        if self._twice is Twice.REFUSE:
            return RejectionCode.ARTICLE_TWICE
        return _wrong_text(reading, known) if self._twice is Twice.ADD else None

    def _rejection_of_labels(self, reading: Reading) -> Rejection | None:
        if self._outdated:
            return _rejected(reading, RejectionCode.OTHER_SCHEMA)
        broken = problems(reading.document, self._schema) if self._schema else []
        if not broken:
            return None
        return replace(_rejected(reading, RejectionCode.BROKEN_RULES), problems=tuple(broken))


def _place(reading: Reading, reader: Reader | None) -> Place | None:
    return (reading.external_id, str(reader.kind), reader.author_id) if reader else None


def _wrong_text(reading: Reading, known: _Known) -> RejectionCode | None:
    """Labels count on every character: those of another text would lie beside their words."""
    same = known.hashes[reading.external_id] == _hash(reading)
    return None if same else RejectionCode.OTHER_TEXT


def _hash(reading: Reading) -> str:
    return hashlib.sha256(reading.document.text.encode()).hexdigest()


def _rejected(reading: Reading, code: RejectionCode, **params: str | int) -> Rejection:
    return Rejection(code, reading.external_id, reading.line, params, file=reading.file)


def _rejection_of_facts(reading: Reading) -> Rejection | None:
    if not reading.external_id:
        return _rejected(reading, RejectionCode.NO_ID)
    for name, longest in _LONGEST.items():
        value = getattr(reading, name)
        if len(value) > longest:
            return _rejected(reading, RejectionCode.TOO_LONG, field=name, longest=longest)
        if "\0" in value:
            return _rejected(reading, RejectionCode.NUL_IN_FACT, field=name)
    return None
