"""Readings of one article to adjudicate, for tests about rows."""

from __future__ import annotations

from typing import Any

from labels.actions import adjudication as deeds
from labels.actions import annotate, deciding
from labels.actions.projects import admit
from labels.adjudication import Stop, taken
from labels.changes import Change, difference
from labels.document import Link, Mention
from labels.models import Adjudication, AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from labels.queries import adjudication as asking
from labels.queries.adjudication import Adjudicated
from labels.text.span import Span
from labels.wire.adjudication import Take
from tests.labels import making
from tests.labels.agreeing import reads

WITH_TITLE = Mention("sami", Span(4, 22), "PER")
"""The person with the title before the name."""


def newsroom(**settings: Any) -> Project:  # noqa: ANN401 - whatever a project has
    """A project whose articles three people read, with Rami who reviews."""
    made = making.project(readers_per_article=3, **settings)
    admit(project=made, user=making.person("rami"), role=MemberRole.REVIEWER)
    return made


def read(project: Project, *readings: list[Mention | Link], name: str = "a1") -> Article:
    """An article that so many people have handed in, each with these labels."""
    people = ("huda", "samar", "tarek")
    for by, marks in ((by, marks) for by, marks in zip(people, readings, strict=False) if marks):
        reads(project, name, by, *marks)
    return project.articles.get(external_id=name)


def disputed(project: Project) -> Article:
    """An article of three: of the person's ends two say the same, and one has another city."""
    return read(
        project,
        [making.sami(), making.baghdad()],
        [WITH_TITLE, making.baghdad()],
        [making.sami(), making.baghdad("b"), making.mosul()],
    )


def read_again(own: AnnotationSet, by: User, *changes: Change) -> None:
    """A reading taken back, changed and handed in again."""
    annotate.take_back(annotation_set=own, by=by, at=making.LATER)
    making.write(own, by, *changes)
    own.refresh_from_db()
    annotate.submit(annotation_set=own, base_revision=own.revision, by=by, at=making.LATER)


def begun(article: Article) -> Adjudication:
    """Its adjudication, begun by Rami."""
    return deeds.open_(article=article, by=rami(), at=making.AT)


def rami() -> User:
    return User.objects.get(username="rami")


def seen(adjudication: Adjudication) -> Adjudicated:
    """All of it as it is now."""
    return asking.adjudicated(Adjudication.objects.get(pk=adjudication.pk))


def number_of(adjudication: Adjudication, name: str) -> int:
    """The number that a reader has."""
    [number] = [
        one.number for one in seen(adjudication).readers if str(one.annotation_set.author) == name
    ]
    return number


def take(adjudication: Adjudication, stop: Stop, what: Take, *, batch: str = "") -> int:
    """Decide as the page does: the changes of what is taken with the decision, in one batch."""
    view = seen(adjudication)
    options = stop.said_by(what) if isinstance(what, tuple) else []
    changes = stop.changes_for(options)
    gold = taken(view.document, changes, schema=view.schema)
    return deciding.decide(
        gold=view.gold,
        sent=deciding.Sent(
            batch or f"take-{view.gold.revision}",
            view.gold.revision,
            difference(view.document, gold) if what is not None else (),
        ),
        taking={stop.key: what},
        by=rami(),
        at=making.LATER,
    )
