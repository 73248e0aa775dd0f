"""Which articles of a project a filter finds, page after page, however many there are.

Nothing here reads more of a project than it shows, but for WHOLE articles at most: each way goes
along an index from where the page before has ended, in the order in which the page is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice

from django.db.models import Exists, OuterRef, Q, QuerySet

from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import Permission
from labels.queries import access, tallies
from labels.queries.annotation import sets_visible_to, shown_to_colleagues
from labels.queries.comments import open_in

UNTOUCHED = "untouched"
"""The state of an article that nobody has begun to read; the others are those of its readings."""

GOLD = "gold"
"""Not a state, but chosen like one: articles that have a gold."""

STATES = (UNTOUCHED, *AnnotationSet.State.values, GOLD)
"""What articles can be chosen by."""

OPEN = "open"
"""What `comments` is when only articles with open comments are asked for."""

WHOLE = 10_000
"""Articles that one page searches at most; a project that has no more is searched as a whole."""

COLUMNS = ("pk", "external_id", "title", "source", "published", "token_count", "handed_out")

Row = tuple[int, str, str, str, str, int, int]
"""The COLUMNS of an article."""

_LAST = "\U0010ffff"
_REVIEW, _GOLD = AnnotationSet.Kind.REVIEW, AnnotationSet.Kind.GOLD


@dataclass(frozen=True, slots=True)
class Sought:
    """Which articles are asked for; what is empty asks for all."""

    state: str = ""
    search: str = ""
    comments: str = ""


def found(
    project: Project, viewer: User, sought: Sought, *, after: int, most: int
) -> tuple[list[Row], int | None]:
    """The COLUMNS of so many articles after that id, and the id after which others may follow.

    They come in the order they came in. In a project of more than WHOLE articles a search finds
    those whose ids begin with what is sought, in the order of their ids; where there is none such,
    those with it in title or id among the next WHOLE: then there may be fewer, with others to
    follow.
    """
    if sought.search and _is_large(project):
        return _searched(project, viewer, sought, after=after, most=most)
    articles = matching(project, viewer=viewer, sought=sought)
    if sought == Sought(comments=OPEN):
        talked = open_in(project, viewer).filter(article__gt=after).order_by("article")
        ids = list(talked.values_list("article", flat=True).distinct()[: most + 1])
        articles = Article.objects.filter(pk__in=ids)
    elif sought == Sought(state=sought.state) and sought.state not in {"", UNTOUCHED}:
        ways = _ways(project, viewer, sought.state)
        ids = _first_of(ways, project, after=after, most=most + 1)
        articles = Article.objects.filter(pk__in=ids)
    rows = list(articles.filter(pk__gt=after).order_by("pk").values_list(*COLUMNS)[: most + 1])
    return rows[:most], rows[most - 1][0] if len(rows) > most else None


def matching(project: Project, *, viewer: User, sought: Sought) -> QuerySet[Article]:
    """All articles that are asked for, as the viewer may see them: to do something with each."""
    articles = project.articles.all()
    if sought.state == UNTOUCHED:
        articles = articles.filter(handed_out=0)
    elif sought.state:
        visible = sets_visible_to(viewer).filter(_in_state(sought.state), article=OuterRef("pk"))
        articles = articles.filter(Exists(visible))
    if sought.comments == OPEN:
        articles = articles.filter(pk__in=open_in(project, viewer).values("article"))
    if sought.search:
        begins = _is_large(project) and _begins(project, sought.search)
        articles = articles.filter((_beginning if begins else _anywhere)(sought.search))
    return articles


def _begins(project: Project, search: str) -> bool:
    """Whether the id of any article begins so: in a large project these are what is sought."""
    return project.articles.filter(_beginning(search)).exists()


def _beginning(search: str) -> Q:
    return Q(external_id__gte=search, external_id__lt=search + _LAST)


def _anywhere(search: str) -> Q:
    return Q(title__icontains=search) | Q(external_id__icontains=search)


def _is_large(project: Project) -> bool:
    return tallies.articles_in(project).are > WHOLE


def _in_state(state: str) -> Q:
    if state == GOLD:
        return Q(kind=_GOLD)
    return Q(state=state) & ~Q(kind__in=[_GOLD, _REVIEW])


def _ways(project: Project, viewer: User, state: str) -> list[QuerySet[AnnotationSet]]:
    """The sets in this state that the viewer may see, in parts that an index leads along each."""
    sets = AnnotationSet.objects.filter(_in_state(state))
    if access.allowed(viewer, Permission.VIEW_READINGS, project):
        return [sets]
    own, shared = sets.filter(author=viewer), sets.filter(shown_to_colleagues())
    return [own] if project.blind else [own, shared]


def _first_of(
    ways: list[QuerySet[AnnotationSet]], project: Project, *, after: int, most: int
) -> list[int]:
    """The ids of so many articles after that id which one of the ways leads to, in order."""
    of_project = Article.objects.filter(project=project, pk=OuterRef("article"))
    # Sets of other projects' articles are passed over; nearly all of these lie before or behind.
    ends = [project.articles.order_by(by).values("pk")[:1] for by in ("pk", "-pk")]

    def along(way: QuerySet[AnnotationSet]) -> Iterator[int]:
        here = way.filter(
            Exists(of_project), article__gt=after, article__gte=ends[0], article__lte=ends[1]
        )
        ids = here.order_by("article").values_list("article", flat=True)
        return iter(ids.distinct()[:most])

    return [pk for pk, _ in islice(groupby(merge(*map(along, ways))), most)]


def _searched(
    project: Project, viewer: User, sought: Sought, *, after: int, most: int
) -> tuple[list[Row], int | None]:
    """What `found` tells of a large project: one stretch of it along an index."""
    by_id = _begins(project, sought.search)
    letters = (_beginning if by_id else _anywhere)(sought.search)
    key = "external_id" if by_id else "pk"
    walk = project.articles.filter(letters) if by_id else project.articles.all()
    ahead = {f"{key}__gt": _key_of(after, key)} if after else {}
    end = walk.filter(**ahead).order_by(key).values_list("pk", key)[WHOLE - 1 : WHOLE].first()
    if end:
        ahead[f"{key}__lte"] = end[1]
    others = matching(project, viewer=viewer, sought=replace(sought, search=""))
    articles = others.filter(letters, **ahead)
    rows = list(articles.order_by(key).values_list(*COLUMNS)[: most + 1])
    if len(rows) > most:
        return rows[:most], rows[most - 1][0]
    return rows, end[0] if end else None


def _key_of(after: int, key: str) -> int | str:
    """Where an article stands in the order of this key; behind nothing where it is gone."""
    if key == "pk":
        return after
    return Article.objects.filter(pk=after).values_list("external_id", flat=True).first() or ""
