"""The sample that is reviewed: lots are drawn when readings are handed in, and people may add more.

A lot stays: a reading that is taken back and handed in again is drawn for no second time. What was
begun to be reviewed, or was chosen by hand, is reviewed under any share.
"""

from __future__ import annotations

from django.db.models import Q

from labels.models import AnnotationSet, Project, User
from labels.queries import sampling
from labels.records import sql
from labels.sample import CHOSEN

_GIVE = f"UPDATE {sql.table(AnnotationSet)} SET lot = %s WHERE id = %s"  # noqa: S608


def draw(project: Project, *, among: Q = Q()) -> None:  # noqa: B008 - a Q is never changed
    """Draw for what is handed in and has no lot yet.

    The first reading that a person hands in is not drawn but chosen, so that no sample is empty and
    whoever is new is looked at soon.
    """
    sample = project.sample
    handed_in = sampling.handed_in(project).filter(among, lot__isnull=True)
    names = ("pk", "author_id", "author__username", "article__external_id")
    waiting = list(handed_in.order_by("submitted_at", "pk").values_list(*names))
    if not waiting:
        return
    drawn = AnnotationSet.objects.filter(article__project=project, lot__isnull=False)
    readers = {author_id for _, author_id, *_ in waiting}
    # One by one: the first that is found will do, and all of a person's may be a million.
    known = {author_id for author_id in readers if drawn.filter(author=author_id).exists()}
    lots: list[tuple[int, int]] = []
    for pk, author_id, *names_of in waiting:
        lots.append((sample.lot(*names_of) if author_id in known else CHOSEN, pk))
        known.add(author_id)
    sql.write_all(_GIVE, lots)


def draw_again(project: Project) -> None:
    """Draw anew, by another seed, for what waits and nobody has begun to review."""
    undecided = sampling.handed_in(project).filter(lot__gt=CHOSEN, reviews__isnull=True)
    AnnotationSet.objects.filter(pk__in=undecided.values("pk")).update(lot=None)
    draw(project)


def choose(*, reading: AnnotationSet) -> None:
    """Have this reading reviewed under any share."""
    AnnotationSet.objects.filter(pk=reading.pk).update(lot=CHOSEN)


def choose_all(*, project: Project, reader: User) -> int:
    """Have all of a person's readings reviewed that wait outside the sample; how many."""
    return sampling.passed_over(project).filter(author=reader).order_by().update(lot=CHOSEN)
