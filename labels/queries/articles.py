"""A project's articles as a list, by page; and how many are in which state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from labels.models import AnnotationSet, Article, Project, User
from labels.queries.adjudication import LEAST
from labels.queries.annotation import sets_visible_to
from labels.queries.comments import open_by_article, open_in

PAGE = 50
"""Articles on one page."""

UNTOUCHED = "untouched"
"""The state of an article that nobody has begun to read; the others are those of its readings."""

GOLD = "gold"
"""Not a state, but chosen like one: articles that have a gold."""


OPEN = "open"
"""What `comments` is when only articles with open comments are asked for."""


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A reading as a list shows it; `author` is empty for the gold."""

    id: int
    kind: str
    state: str
    author_id: int | None
    author: str


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as a list shows it, with the readings and open comments the viewer may see."""

    id: int
    external_id: str
    title: str
    source: str
    published: str
    token_count: int
    handed_out: int
    readings: tuple[ReadingLine, ...]
    open_comments: int

    @property
    def is_to_settle(self) -> bool:
        """Whether of what the viewer sees enough is handed in to be adjudicated, and no gold is."""
        finished = [one for one in self.readings if one.state in AnnotationSet.FINISHED_STATES]
        kinds = [one.kind for one in finished]
        return AnnotationSet.Kind.GOLD not in kinds and len(kinds) >= LEAST


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles in the order they came in; `after` is the next page's key, None at the end."""

    lines: tuple[ArticleLine, ...]
    after: int | None


def listing(
    project: Project,
    *,
    viewer: User,
    state: str = "",
    search: str = "",
    comments: str = "",
    after: int = 0,
) -> Page:
    """The articles after the one with the id `after`, as the viewer may see them; three queries.

    `state` keeps those untouched, with a gold, or with a reading in this state, if the viewer may
    see it; `search` those with these letters in title or id; `comments` those with open ones
    where it is OPEN. Empty keeps all.
    """
    visible = _visible(project, viewer)
    articles = matching(project, viewer=viewer, state=state, search=search, comments=comments)
    rows = list(
        articles.filter(pk__gt=after)
        .order_by("pk")
        .values_list(
            "pk", "external_id", "title", "source", "published", "token_count", "handed_out"
        )[: PAGE + 1]
    )
    shown = rows[:PAGE]
    keys = [row[0] for row in shown]
    readings, talk = _readings(visible, keys), open_by_article(viewer, keys)
    return Page(
        lines=tuple(
            ArticleLine(*row, readings=readings[row[0]], open_comments=talk.get(row[0], 0))
            for row in shown
        ),
        after=shown[-1][0] if len(rows) > PAGE else None,
    )


def matching(
    project: Project, *, viewer: User, state: str = "", search: str = "", comments: str = ""
) -> QuerySet[Article]:
    """All articles that `listing` would list for the viewer, page after page."""
    articles = _searched(
        _in_state(project.articles.all(), state, _visible(project, viewer)), search
    )
    if comments == OPEN:
        articles = articles.filter(pk__in=open_in(project, viewer).values("article"))
    return articles


def states(project: Project) -> Mapping[str, int]:
    """How many articles are untouched, and how many readings are in which state; in their order."""
    counted = dict(
        AnnotationSet.objects.filter(article__project=project, kind=AnnotationSet.Kind.READING)
        .values_list("state")
        .annotate(count=Count("pk"))
        .order_by()
    )
    untouched = project.articles.filter(handed_out=0).count()
    return {
        UNTOUCHED: untouched,
        **{state.value: counted.get(state, 0) for state in AnnotationSet.State},
    }


def _visible(project: Project, viewer: User) -> QuerySet[AnnotationSet]:
    visible = sets_visible_to(viewer).filter(article__project=project)
    return visible.exclude(kind=AnnotationSet.Kind.REVIEW)


def _in_state(
    articles: QuerySet[Article], state: str, visible: QuerySet[AnnotationSet]
) -> QuerySet[Article]:
    if not state:
        return articles
    if state == UNTOUCHED:
        return articles.filter(handed_out=0)
    gold = Q(kind=AnnotationSet.Kind.GOLD)
    matching = visible.filter(gold if state == GOLD else ~gold & Q(state=state))
    return articles.filter(pk__in=matching.values("article_id"))


def _searched(articles: QuerySet[Article], search: str) -> QuerySet[Article]:
    if not search:
        return articles
    return articles.filter(Q(title__icontains=search) | Q(external_id__icontains=search))


def _readings(
    visible: QuerySet[AnnotationSet], article_ids: Iterable[int]
) -> Mapping[int, tuple[ReadingLine, ...]]:
    found: defaultdict[int, tuple[ReadingLine, ...]] = defaultdict(tuple)
    rows = visible.filter(article_id__in=list(article_ids)).order_by("pk")
    for article_id, pk, kind, state, author_id, username in rows.values_list(
        "article_id", "pk", "kind", "state", "author_id", "author__username"
    ):
        found[article_id] += (ReadingLine(pk, kind, state, author_id, username or ""),)
    return found
