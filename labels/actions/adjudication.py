"""Adjudication: a gold is made of several readings, brought up to date, finished, opened again.

Whoever may review may adjudicate, but not where one of the readings is one's own; managers may also
then, for in a small team nobody else might be left. The gold is a set like any other: what merging
puts in it goes through the one door, and so does what is decided (`labels.actions.deciding`).
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from labels.actions import notices
from labels.actions.annotate import StaleError, UnfinishedError, apply_changes
from labels.adjudication import merged
from labels.changes import difference
from labels.checks import gaps
from labels.models import Adjudication, AnnotationSet, Article, Project, User
from labels.queries import adjudication as asking
from labels.queries.adjudication import Adjudicated, TooFewReadingsError
from labels.records import refuse_moving
from labels.wire.adjudication import known_data

State = AnnotationSet.State
Kind = AnnotationSet.Kind


class OwnAmongThemError(Exception):
    """One of the readings that are compared is one's own."""


class FinishedError(Exception):
    """The adjudication is finished: it is opened again before more is decided."""


class OpenStopsError(Exception):
    """Some stops are not decided; `count` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} stops are open.")
        self.count = count


class BehindError(Exception):
    """Readings were changed since they were merged; `numbers` are those of their readers."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(f"Readings {numbers} have changed.")
        self.numbers = numbers


def open_(*, article: Article, by: User, at: datetime) -> Adjudication:
    """The adjudication of an article, begun now unless somebody has; with what is handed in merged.

    The gold becomes what all agree on. One that is there already, by an import or a review, keeps
    what it holds. Where readings have changed since, only what changed is merged again, and neither
    what was decided nor what was changed by hand is overwritten. One that is finished stays as it
    is, unless readings were handed in that it does not know: it is opened again.
    Raises TooFewReadingsError, OwnAmongThemError, MovingError.
    """
    refuse_own(article, by)
    refuse_moving(article.pk)
    with transaction.atomic():
        # Locked, so that two who begin at once make one gold.
        Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
        sets = asking.handed_in(article)
        if len(sets) < asking.LEAST:
            raise TooFewReadingsError
        found = Adjudication.objects.filter(gold__article=article).first()
        if found is None:
            gold = _gold_of(article, at=at)
            found = Adjudication.objects.create(gold=gold, begun_by=by, begun_at=at)
        # Locked too, so that nobody decides or finishes while it is merged.
        golds = AnnotationSet.objects.select_for_update(no_key=True).only("pk")
        golds.get(pk=found.gold_id)
        found.refresh_from_db()
        if asking.has_changed_since(found):
            _open_again(found, by=by, at=at)
            found.refresh_from_db()
        if found.finished_at is None:
            new = [one.pk for one in sets if one.pk not in found.readers]
            found.readers = [*found.readers, *new]
            _merge(found, by=by, at=at)
    return found


def open_next(*, project: Project, by: User, at: datetime) -> Adjudication | None:
    """The adjudication that this person goes on with; None when nothing waits for this person."""
    # What another has begun meanwhile is passed over.
    for article in asking.next_ones(project, by):
        with suppress(TooFewReadingsError):
            found = open_(article=article, by=by, at=at)
            if found.begun_by_id == by.pk:  # pragma: no branch - only where another was faster
                return found
    return None


def finish(*, adjudication: Adjudication, base_revision: int, by: User, at: datetime) -> None:
    """Accept the gold, and with it the readings that were compared.

    Raises OwnAmongThemError, FinishedError, StaleError when the gold is not at `base_revision`,
    BehindError, OpenStopsError, UnfinishedError when the gold lacks what the schema asks for.
    """
    refuse_own(adjudication.gold.article, by)
    with transaction.atomic():
        same = AnnotationSet.objects.filter(pk=adjudication.gold_id, revision=base_revision)
        if not same.update(state=State.ACCEPTED, changed_at=at):
            raise StaleError(AnnotationSet.objects.get(pk=adjudication.gold_id).revision)
        _hold_readings(adjudication.gold.article_id)
        view = asking.adjudicated(Adjudication.objects.get(pk=adjudication.pk))
        _refuse_unready(view)
        Adjudication.objects.filter(pk=adjudication.pk).update(finished_by=by, finished_at=at)
        compared = [one.annotation_set.pk for one in view.readers]
        readings = AnnotationSet.objects.filter(pk__in=compared)
        readings.update(state=State.ACCEPTED)
        notices.settled(readings=readings.select_related("article"), by=by, at=at)


def _hold_readings(article_id: int) -> None:
    """Let no reader take back, while it is asked, what is about to be accepted."""
    readings = AnnotationSet.objects.filter(article_id=article_id, kind=Kind.READING)
    list(readings.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def reopen(*, adjudication: Adjudication, by: User, at: datetime) -> None:
    """Open a finished adjudication again, and merge what was handed in since.

    One that is open stays as it is. Raises OwnAmongThemError.
    """
    article = adjudication.gold.article
    refuse_own(article, by)
    with transaction.atomic():
        _open_again(adjudication, by=by, at=at)
        open_(article=article, by=by, at=at)


def _open_again(adjudication: Adjudication, *, by: User, at: datetime) -> None:
    """Make the gold a draft again, with which this person goes on; one that is open stays so."""
    finished = Adjudication.objects.filter(pk=adjudication.pk, finished_at__isnull=False)
    if finished.update(finished_by=None, finished_at=None, begun_by=by, begun_at=at):
        gold = AnnotationSet.objects.filter(pk=adjudication.gold_id)
        gold.update(state=State.DRAFTING, changed_at=at)


def refuse_own(article: Article, by: User) -> None:
    """Raise OwnAmongThemError where one of the readings is one's own and one is no manager."""
    if not asking.may_adjudicate(article, by):
        raise OwnAmongThemError


def _refuse_unready(view: Adjudicated) -> None:
    if view.adjudication.finished_at is not None:
        raise FinishedError
    if view.behind:
        raise BehindError(view.behind)
    if view.open:
        raise OpenStopsError(len(view.open))
    missing = gaps(view.document, view.schema)
    if missing:
        raise UnfinishedError(missing)


def _gold_of(article: Article, *, at: datetime) -> AnnotationSet:
    """The gold of the article, which is a draft from now on; made where there is none."""
    facts = {"state": State.DRAFTING, "changed_at": at}
    found, _ = AnnotationSet.objects.update_or_create(
        article=article, kind=Kind.GOLD, defaults=facts, create_defaults={**facts, "made_at": at}
    )
    return found


def _merge(found: Adjudication, *, by: User, at: datetime) -> None:
    """Bring the gold up to the readings as they are now; nothing where none has changed."""
    view = asking.adjudicated(found)
    now = {str(one.annotation_set.pk): one.annotation_set.revision for one in view.readers}
    if now == found.merged:
        return
    before = asking.settlement_then(view)
    gold = merged(
        view.document, before, view.settlement, decided=view.standing.keys(), schema=view.schema
    )
    changes = difference(view.document, gold)
    if changes:
        apply_changes(
            annotation_set=view.gold,
            batch=f"merged-{view.gold.revision + 1}",
            base_revision=view.gold.revision,
            changes=changes,
            by=by,
            at=at,
        )
    found.merged, found.stops = now, known_data(view.settlement)
    found.save(update_fields=["readers", "merged", "stops"])
