"""The sample that is reviewed: what is in it, what is passed over, and what reviews found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from labels.models import AnnotationSet, Article, Project, Review, User
from labels.queries import tallies
from labels.sample import ALL, Sample

_SUBMITTED = Q(state=AnnotationSet.State.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Found:
    """What reviews found in the readings of one person, each as it was handed in first.

    Of the person's readings `waiting` wait for review, `passed_over` are outside the sample, and
    `reviewed` have a verdict; these had `labels`, of which reviewers `corrected` and `rejected`
    some, and `added` others.
    """

    username: str
    name: str
    waiting: int
    passed_over: int
    reviewed: int
    labels: int
    corrected: int
    rejected: int
    added: int

    @property
    def wrong(self) -> float | None:
        """Per cent of the labels that were corrected or rejected; None where none was reviewed."""
        return 100 * (self.corrected + self.rejected) / self.labels if self.labels else None


def handed_in(project: Project) -> QuerySet[AnnotationSet]:
    """The readings of a project that are handed in and have no verdict, sampled or not."""
    return AnnotationSet.objects.filter(
        _SUBMITTED, within(project, "article"), kind=AnnotationSet.Kind.READING
    )


def within(project: Project, article: str) -> Exists:
    """Whether the article that the name leads to is the project's.

    Not by a join: from there a database may begin with all articles of the project.
    """
    return Exists(Article.objects.filter(pk=OuterRef(article), project=project))


def sampled(project: Project) -> QuerySet[AnnotationSet]:
    """Those of them that wait for review."""
    return handed_in(project).filter(_within(project.sample))


def passed_over(project: Project) -> QuerySet[AnnotationSet]:
    """Those of them that nobody has to review, the longest handed in first."""
    outside = handed_in(project).filter(lot__gt=project.sample.highest)
    return outside.order_by("submitted_at", "pk")


def readers(project: Project) -> QuerySet[User]:
    """Those who have a reading in the project."""
    of_project = AnnotationSet.objects.filter(
        article__project=project, kind=AnnotationSet.Kind.READING
    )
    return User.objects.filter(pk__in=of_project.values("author"))


def how_many_passed_over(project: Project) -> int:
    """How many nobody has to review; no query where everything is reviewed."""
    return passed_over(project).count() if _leaves_some(project) else 0


def found(project: Project) -> list[Found]:
    """What reviews found, person by person in the order of their names; three queries.

    Where not everything is reviewed, one more counts what is passed over.
    """
    reviews = {one["reading__author"]: one for one in _reviewed(project)}
    handed_in, outside = _handed_in_by_author(project), _passed_over_by_author(project)
    people = User.objects.filter(pk__in={*reviews, *handed_in}).order_by("username")
    return [
        _found(one, (handed_in[one.pk], outside[one.pk]), reviews.get(one.pk, {})) for one in people
    ]


def _leaves_some(project: Project) -> bool:
    return project.sample.share < ALL


def _handed_in_by_author(project: Project) -> Counter[int]:
    """How many readings have no verdict, of all who have ever handed one in."""
    handed_in: Counter[int] = Counter()
    for (_project, author, state), count in tallies.readings([project.pk]).items():
        if state in {AnnotationSet.State.SENT_BACK, *AnnotationSet.FINISHED_STATES}:
            handed_in[author] += count if state == AnnotationSet.State.SUBMITTED else 0
    return handed_in


def _passed_over_by_author(project: Project) -> Counter[int]:
    if not _leaves_some(project):
        return Counter()
    by_author = passed_over(project).order_by().values("author").annotate(number=Count("pk"))
    return Counter({one["author"]: one["number"] for one in by_author})


def _within(sample: Sample) -> Q:
    return Q(lot__isnull=True) | Q(lot__lte=sample.highest)


def _reviewed(project: Project) -> QuerySet[Review, Any]:
    # Of the first round alone: what comes again was corrected by its reader already.
    first = Review.objects.filter(reading__article__project=project, round=1, labels__isnull=False)
    return first.values("reading__author").annotate(
        reviewed=Count("pk"),
        in_all=Sum("labels"),
        changed=Sum("corrected"),
        gone=Sum("rejected"),
        new=Sum("added"),
    )


def _found(person: User, waits: tuple[int, int], reviews: Mapping[str, Any]) -> Found:
    handed_in, outside = waits
    return Found(
        username=person.username,
        name=str(person),
        waiting=handed_in - outside,
        passed_over=outside,
        reviewed=reviews.get("reviewed", 0),
        labels=reviews.get("in_all", 0),
        corrected=reviews.get("changed", 0),
        rejected=reviews.get("gone", 0),
        added=reviews.get("new", 0),
    )
