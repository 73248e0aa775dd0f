"""Handing out by hand: a manager gives articles to people, or takes them away again.

A page of articles makes one transaction, so that a whole project is given out in moments and
nobody waits long meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from django.db import transaction
from django.db.models import F, QuerySet

from labels.actions import notices, places, skips
from labels.models import AnnotationSet, Article, Project, Skip, User

READING = AnnotationSet.Kind.READING
State = AnnotationSet.State

AT_ONCE = 500
"""Articles in one transaction."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """What came of it, counted in pairs of article and person.

    `given` are new; in `had` the person had the article already; in `full` so many people read it
    that no place was left.
    """

    given: int = 0
    had: int = 0
    full: int = 0

    def __add__(self, other: Assigned) -> Assigned:
        return Assigned(self.given + other.given, self.had + other.had, self.full + other.full)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How many readings were `taken` away, and how many were `handed_in` already and stay."""

    taken: int = 0
    handed_in: int = 0


def assign(
    *, project: Project, articles: Collection[int], readers: Sequence[User], by: User, at: datetime
) -> Assigned:
    """Give each of the articles, by their ids, to each of these people.

    By hand every article has as many places as the project has readers for one, drawn or not, with
    a gold or not; who is named first comes first. What they skipped, or what was taken from them,
    is theirs again; they are told what they get. Ids of other projects' articles are passed over.
    """
    told = Assigned()
    for page in _pages(articles):
        with transaction.atomic():
            told += _assigned(project, page, readers=readers, by=by, at=at)
    return told


def withdraw(
    *, project: Project, articles: Collection[int], readers: Sequence[User], by: User, at: datetime
) -> Withdrawn:
    """Take the articles away from these people where they have not handed them in.

    What holds nothing yet is as if it had never been given. What was begun is returned with its
    labels, and is not offered to that person again unless a manager does so.
    """
    taken = handed_in = 0
    for page in _pages(articles):
        with transaction.atomic():
            readings = _readings(page, readers).filter(article__project=project)
            held = readings.exclude(state=State.RETURNED)
            places.hold(held, page)
            for one in held.select_related("article", "author").order_by("pk"):
                is_taken = places.drop_untouched(one) or _taken_away(one, by, at)
                taken += is_taken
                handed_in += not is_taken
    return Withdrawn(taken, handed_in)


def _taken_away(one: AnnotationSet, by: User, at: datetime) -> bool:
    if not places.give_up(one, at=at):
        return False
    reason = Skip.Reason.WITHDRAWN
    skips.kept(one.article, Skip(reader=one.author, reason=reason, by=by, at=at))
    return True


def _assigned(
    project: Project, page: Collection[int], *, readers: Sequence[User], by: User, at: datetime
) -> Assigned:
    # Whoever asks for the next article meanwhile waits, or takes another.
    places.hold(_readings(page, readers), page)
    rows = Article.objects.filter(project=project, pk__in=page).order_by("pk")
    free = {
        pk: max(project.readers_per_article, wanted) - held
        for pk, wanted, held in rows.values_list("pk", "wanted", "handed_out")
    }
    giving = _Giving(free, readers, at)
    found = Counter(giving.give(*pair) for pair in product(free, readers))
    giving.write()
    notices.assigned(project=project, given=giving.pairs, by=by, at=at)
    return Assigned(found["given"], found["had"], found["full"])


class _Giving:
    """What becomes of a page of articles: decided pair by pair, then written in a few statements.

    `free` are the places that each article has left; `pairs` of article and person are what was
    given.
    """

    def __init__(self, free: Mapping[int, int], readers: Sequence[User], at: datetime) -> None:
        self._left = dict(free)
        self._readers = readers
        self._at = at
        self._known = _known(free, readers)
        self._new: list[AnnotationSet] = []
        self._again: list[int] = []
        self.pairs: set[tuple[int, int]] = set()

    def give(self, article_id: int, reader: User) -> str:
        """Give the article to the reader, if it can be: `given`, `had` or `full`."""
        set_id, state = self._known.get((article_id, reader.pk), (0, ""))
        if state not in {"", State.RETURNED}:
            return "had"
        if self._left[article_id] <= 0:
            return "full"
        self._left[article_id] -= 1
        self.pairs.add((article_id, reader.pk))
        if set_id:
            self._again.append(set_id)
        else:
            self._new.append(self._reading(article_id, reader))
        return "given"

    def write(self) -> None:
        """Write down what was given."""
        AnnotationSet.objects.bulk_create(self._new)
        again = AnnotationSet.objects.filter(pk__in=self._again)
        again.filter(revision=0).update(state=State.ASSIGNED, changed_at=self._at)
        again.filter(revision__gt=0).update(state=State.DRAFTING, changed_at=self._at)
        times = Counter(article_id for article_id, _ in self.pairs)
        for more in set(times.values()):
            held = Article.objects.filter(pk__in=[id for id in times if times[id] == more])
            held.update(handed_out=F("handed_out") + more)
        self._lift(times)

    def _lift(self, articles: Collection[int]) -> None:
        """What is given is skipped no more."""
        skipped = Skip.objects.filter(
            article__in=articles, reader__in=self._readers, lifted_at__isnull=True
        )
        lifted = [
            pk
            for pk, *pair in skipped.values_list("pk", "article_id", "reader_id")
            if tuple(pair) in self.pairs
        ]
        Skip.objects.filter(pk__in=lifted).update(lifted_at=self._at)

    def _reading(self, article_id: int, reader: User) -> AnnotationSet:
        return AnnotationSet(
            article_id=article_id,
            kind=READING,
            author=reader,
            made_at=self._at,
            changed_at=self._at,
        )


def _known(
    articles: Collection[int], readers: Sequence[User]
) -> dict[tuple[int, int | None], tuple[int, str]]:
    """The readings there are of these people: their ids and states."""
    facts = _readings(articles, readers).values_list("article_id", "author_id", "pk", "state")
    return {(article_id, author_id): (pk, state) for article_id, author_id, pk, state in facts}


def _readings(articles: Collection[int], readers: Sequence[User]) -> QuerySet[AnnotationSet]:
    return AnnotationSet.objects.filter(article__in=articles, author__in=readers, kind=READING)


def _pages(articles: Collection[int]) -> Iterator[list[int]]:
    ids = sorted(set(articles))
    return (ids[begin : begin + AT_ONCE] for begin in range(0, len(ids), AT_ONCE))
