"""Articles in, with or without what is marked in them.

Some hundred articles make one transaction. An article comes in whole or not at all; what was taken
is known by its external id, so the same file can be given again after mending.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from labels.actions import sampling
from labels.actions.transfer.progress import Progress
from labels.actions.transfer.sieve import Sieve, Sifted
from labels.actions.transfer.whose import LabelsAs, Twice
from labels.actions.vocabulary import count_words
from labels.formats.base import Outcome, Reading
from labels.models import Project, User
from labels.records.bulk import (
    NewSet,
    Origin,
    hold_places,
    insert_articles,
    insert_sets,
    tell_sizes,
)

AT_ONCE = 1_000
"""Outcomes in one transaction at most."""

CHARACTERS_AT_ONCE = 2_000_000
"""Characters after which a transaction ends earlier: long articles must not fill the memory."""


MANY = 1_000
"""Articles after which the database looks how much there is, and again at twice as many."""


class Intake:
    """An import under way: page by page, each in its own transaction, and a deed at the end.

    Whoever wants to note how far it is in the same transaction opens one around `take`.
    """

    def __init__(
        self, *, project: Project, twice: Twice, labels_as: LabelsAs, by: User, at: datetime
    ) -> None:
        self._project = project
        self._sieve = Sieve(project, twice, labels_as, at=at)
        self._by, self._at = by.username, at
        self._taken = 0
        self._many = MANY

    def take(self, page: list[Outcome]) -> Sifted:
        """Take what fits of a page into the project, and tell of the rest."""
        with transaction.atomic():
            # Two imports into one project wait for each other: neither brings what the other did.
            locked = Project.objects.select_for_update(no_key=True).get(pk=self._project.pk)
            self._sieve.keep_to(locked)
            sifted = self._sieve.sift(page)
            _write(sifted, Origin(self._project.pk, locked.rota, self._by, self._at))
            sampling.draw(locked, among=Q(submitted_at=self._at))
        self._taken += len(sifted.taking)
        if self._taken >= self._many:
            tell_sizes()
            self._many = 2 * self._taken
        return sifted

    def end(self) -> None:
        """Bring up to date what is known of all articles together."""
        count_words(project=self._project)
        if self._taken >= MANY:
            tell_sizes()


def import_readings(
    *,
    project: Project,
    readings: Iterable[Outcome],
    twice: Twice,
    labels_as: LabelsAs,
    by: User,
    at: datetime,
) -> Iterator[Progress]:
    """Take these readings into the project, and tell after each transaction how far it is.

    Refusals and remarks among the readings are passed on. An article with a label that breaks a
    rule is refused whole; one that nobody has read yet gets no set of labels. `at` tells one import
    from another: of one article it may bring a reading of each reader.
    """
    intake = Intake(project=project, twice=twice, labels_as=labels_as, by=by, at=at)
    progress = Progress()
    for page in pages(readings):
        progress = intake.take(page).after(progress)
        yield progress
    intake.end()


def rehearse(
    *, project: Project, readings: Iterable[Outcome], twice: Twice, labels_as: LabelsAs
) -> Iterator[Progress]:
    """What `import_readings` would tell, with nothing written, and what it would take."""
    sieve = Sieve(project, twice, labels_as)
    progress = Progress()
    for page in pages(readings):
        sifted = sieve.sift(page)
        progress = sifted.after(progress)
        yield replace(progress, fitting=tuple(one.reading for one in sifted.taking))


def pages(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """The outcomes as transactions take them: so many at most, fewer where they are long."""
    page: list[Outcome] = []
    characters = 0
    for outcome in outcomes:
        page.append(outcome)
        characters += len(outcome.document.text) if isinstance(outcome, Reading) else 0
        if len(page) == AT_ONCE or characters >= CHARACTERS_AT_ONCE:
            yield page
            page, characters = [], 0
    if page:
        yield page


def _write(sifted: Sifted, origin: Origin) -> None:
    come = {one.reading.external_id: one.reading for one in reversed(sifted.taking)}
    new = [come[name] for name in dict.fromkeys(_names(sifted)) if name not in sifted.there]
    ids = {**sifted.there, **(insert_articles(new, origin) if new else {})}
    sets = [
        NewSet(ids[one.reading.external_id], one.reader, one.reading.document)
        for one in sifted.taking
        if one.reader
    ]
    if sets:
        insert_sets(sets, origin)
        hold_places(sets)


def _names(sifted: Sifted) -> Iterator[str]:
    return (one.reading.external_id for one in sifted.taking)
