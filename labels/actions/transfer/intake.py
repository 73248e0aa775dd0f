"""Articles in, with or without what is marked in them.

Some hundred articles make one transaction. An article comes in whole or not at all; what was taken
is known by its external id, so the same file can be given again after mending.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from django.db import models, transaction

from labels.actions.transfer.progress import Finding, Progress, Rejection, RejectionCode
from labels.actions.vocabulary import count_words
from labels.checks import problems
from labels.formats.base import Outcome, Reading, Refusal, Remark
from labels.models import AnnotationSet, Article, Project, User
from labels.records import schema_of, version_in_use
from labels.records.bulk import Origin, Reader, insert_articles, insert_sets

AT_ONCE = 1_000
"""Outcomes in one transaction at most."""

A_FEW = 20
"""Outcomes that are looked at together where only the first fitting ones are wanted."""

CHARACTERS_AT_ONCE = 2_000_000
"""Characters after which a transaction ends earlier: long articles must not fill the memory."""

_LONGEST: Mapping[str, int] = {
    field.name: field.max_length
    for field in Article._meta.get_fields()  # noqa: SLF001 - Django's own, and documented
    if isinstance(field, models.CharField) and hasattr(Reading, field.name) and field.max_length
}
"""How much the columns hold of the facts that a file may spell."""


class Twice(StrEnum):
    """What becomes of an article whose external id the project has already."""

    SKIP = "skip"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class LabelsAs:
    """Whose the labels in a file become; a `kind` of None leaves them behind."""

    kind: AnnotationSet.Kind | None
    reader: User | None = None


GOLD = LabelsAs(AnnotationSet.Kind.GOLD)
NONE = LabelsAs(None)


def reading_of(reader: User) -> LabelsAs:
    """The labels become this person's readings, handed in."""
    return LabelsAs(AnnotationSet.Kind.READING, reader)


def import_readings(
    *,
    project: Project,
    readings: Iterable[Outcome],
    twice: Twice,
    labels_as: LabelsAs,
    by: User,
    at: datetime,
) -> Iterator[Progress]:
    """Take these articles into the project, and tell after each transaction how far it is.

    Refusals and remarks among the readings are passed on. An article with a label that breaks a
    rule is refused whole; one that nobody has read yet gets no set of labels. At the end the
    project's vocabulary is brought up to date.
    """
    sieve = Sieve(project, twice, labels_as)
    progress = Progress()
    for page in _pages(readings, at_once=AT_ONCE):
        with transaction.atomic():
            # Two imports into one project wait for each other: neither brings what the other did.
            locked = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
            sifted = sieve.sift(page)
            origin = Origin(project.pk, locked.rota, by.username, at)
            _write(sifted.fitting, labels_as, origin)
        progress = sifted.after(progress)
        yield progress
    count_words(project=project)


def rehearse(
    *, project: Project, readings: Iterable[Outcome], twice: Twice, labels_as: LabelsAs
) -> Iterator[Progress]:
    """What `import_readings` would tell, with nothing written."""
    sieve = Sieve(project, twice, labels_as)
    progress = Progress()
    for page in _pages(readings, at_once=AT_ONCE):
        progress = sieve.sift(page).after(progress)
        yield progress


def fitting(
    *, project: Project, readings: Iterable[Outcome], twice: Twice, labels_as: LabelsAs
) -> Iterator[Reading]:
    """Those readings that `import_readings` would take now, in their order, found few at a time."""
    sieve = Sieve(project, twice, labels_as)
    for page in _pages(readings, at_once=A_FEW):
        yield from sieve.sift(page).fitting


@dataclass(frozen=True, slots=True)
class Sifted:
    """A page of outcomes: the readings to take, how many to skip, and what to tell."""

    fitting: list[Reading] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def after(self, progress: Progress) -> Progress:
        """The progress when this page is done."""
        return progress.and_then(
            done=len(self.fitting), skipped=len(self.skipped), findings=tuple(self.findings)
        )


class Sieve:
    """Tells which articles of an import the project can take; knows those that came before."""

    def __init__(self, project: Project, twice: Twice, labels_as: LabelsAs) -> None:
        self._project = project
        self._twice = twice
        self._schema = schema_of(version_in_use(project)) if labels_as.kind else None
        self._taken: set[str] = set()

    def sift(self, page: list[Outcome]) -> Sifted:
        """What is to be done with each outcome of a page; one query."""
        sifted = Sifted()
        known = self._known(page)
        for outcome in page:
            if isinstance(outcome, Refusal | Remark):
                sifted.findings.append(outcome)
            elif self._labels_come_again(outcome):
                sifted.findings.append(_rejected(outcome, RejectionCode.SECOND_READING))
            elif self._twice is Twice.SKIP and outcome.external_id in known:
                sifted.skipped.append(outcome.external_id)
            elif rejection := self._rejection(outcome, known):
                sifted.findings.append(rejection)
            else:
                known.add(outcome.external_id)
                self._taken.add(outcome.external_id)
                sifted.fitting.append(outcome)
        return sifted

    def _labels_come_again(self, reading: Reading) -> bool:
        """Whether labels would be lost in silence if the article were passed over as known."""
        return self._schema is not None and reading.external_id in self._taken

    def _known(self, page: list[Outcome]) -> set[str]:
        ids = {one.external_id for one in page if isinstance(one, Reading)}
        kept = Article.objects.filter(project=self._project, external_id__in=ids)
        return {*kept.values_list("external_id", flat=True), *(ids & self._taken)}

    def _rejection(self, reading: Reading, known: set[str]) -> Rejection | None:
        if reading.external_id in known:
            return _rejected(reading, RejectionCode.ARTICLE_TWICE)
        return _rejection_of_facts(reading) or self._rejection_of_labels(reading)

    def _rejection_of_labels(self, reading: Reading) -> Rejection | None:
        broken = problems(reading.document, self._schema) if self._schema else []
        if not broken:
            return None
        return replace(_rejected(reading, RejectionCode.BROKEN_RULES), problems=tuple(broken))


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


def _write(readings: list[Reading], labels_as: LabelsAs, origin: Origin) -> None:
    is_reading = labels_as.kind == AnnotationSet.Kind.READING
    ids = insert_articles(readings, origin, labels_as=labels_as.kind)
    if labels_as.kind is None:
        return
    state = AnnotationSet.State.SUBMITTED if is_reading else AnnotationSet.State.ACCEPTED
    author_id = labels_as.reader.pk if labels_as.reader else None
    documents = {ids[one.external_id]: one.document for one in readings if one.was_read}
    insert_sets(documents, Reader(labels_as.kind, author_id, state), origin)


def _pages(outcomes: Iterable[Outcome], *, at_once: int) -> Iterator[list[Outcome]]:
    """The outcomes in pages of so many at most, fewer where they are long."""
    page: list[Outcome] = []
    characters = 0
    for outcome in outcomes:
        page.append(outcome)
        characters += len(outcome.document.text) if isinstance(outcome, Reading) else 0
        if len(page) == at_once or characters >= CHARACTERS_AT_ONCE:
            yield page
            page, characters = [], 0
    if page:
        yield page
