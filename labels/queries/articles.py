"""A project's articles as a list, by page; and how many readings are in which state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from labels.models import AnnotationSet, Project, User
from labels.queries import tallies
from labels.queries.adjudication import LEAST
from labels.queries.annotation import sets_visible_to
from labels.queries.comments import open_by_article
from labels.queries.finding import Sought, found

PAGE = 50
"""Articles on one page."""

TO_COME = "to-come"
"""The state of a reading that is wanted, and that nobody has been given."""


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
    """The articles after the one with the id `after`, as the viewer may see them.

    Three queries without a filter; with one those of `finding.found` besides. `state` keeps those
    untouched, with a gold, or with a reading in this state, if the viewer may see it; `search`
    those with these letters in title or id, in a project of more than `finding.WHOLE` articles as
    told there; `comments` those with open ones where it is OPEN. Empty keeps all.
    """
    sought = Sought(state=state, search=search, comments=comments)
    columns, further = found(project, viewer, sought, after=after, most=PAGE)
    rows = {row[0]: row for row in columns}
    readings = _readings(_visible(project, viewer), rows)
    talk = open_by_article(viewer, rows)
    return Page(
        lines=tuple(
            ArticleLine(*row, readings=readings[pk], open_comments=talk.get(pk, 0))
            for pk, row in rows.items()
        ),
        after=further,
    )


def states(project: Project) -> Mapping[str, int]:
    """How many readings are still to be handed out, and how many are in which state; in order."""
    counted = tallies.in_states(project)
    return {
        TO_COME: tallies.articles_in(project).to_come,
        **{state.value: counted[state] for state in AnnotationSet.State},
    }


def _visible(project: Project, viewer: User) -> QuerySet[AnnotationSet]:
    visible = sets_visible_to(viewer).filter(article__project=project)
    return visible.exclude(kind=AnnotationSet.Kind.REVIEW)


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
