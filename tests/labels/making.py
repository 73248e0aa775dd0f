"""Small things for tests about rows: a schema, a text, people, projects, articles, changes."""

# ruff: noqa: ANN401 - facts and settings are whatever the row has

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from labels.actions import annotate, handout, projects, transfer
from labels.actions.assigning import Assigned, assign
from labels.changes import Change, Put
from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base import Outcome, Reading
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Schema,
)
from labels.text import sentences, tokens
from labels.text.span import Span

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 5, 2, 12, tzinfo=UTC)

TEXT = "زار الوزير سامي الأحمد بغداد. وقصفت المدفعية الموصل أمس 😀 بعد الهجوم."
SAMI, BAGHDAD, SHELLED, MOSUL = Span(11, 22), Span(23, 28), Span(30, 35), Span(45, 51)

NEWS = Schema(
    name="news",
    types=(
        MentionType("PER", hotkey="KeyP"),
        MentionType("LOC", selectable=False),
        MentionType("CITY", parent="LOC"),
        MentionType(
            "Attack",
            kind=MentionKind.EVENT,
            roles=(Role("Place", fillers=("LOC",), least=1, most=1), Role("Attacker")),
        ),
    ),
    relations=(RelationType("lives-in", sources=("PER",), targets=("LOC",)),),
    attributes=(
        Attribute(
            "level", AttributeForm.CHOICE, ("PER",), choices=(Choice("name"), Choice("noun"))
        ),
        Attribute(
            "topics", AttributeForm.SEVERAL, ("PER",), choices=(Choice("war"), Choice("art"))
        ),
        Attribute("sure", AttributeForm.FLAG, ("lives-in",)),
        Attribute(
            "section", AttributeForm.CHOICE, ("article",), choices=(Choice("world"), Choice("home"))
        ),
        Attribute(
            "angles", AttributeForm.SEVERAL, ("article",), choices=(Choice("war"), Choice("aid"))
        ),
    ),
)


def person(username: str, **facts: Any) -> User:
    """Someone who signs in."""
    return User.objects.create(username=username, **facts)


def project(slug: str = "news", *, by: User | None = None, **settings: Any) -> Project:
    """A project with the schema above; its manager is `by`, or someone new."""
    manager = by or person(f"manager-of-{slug}")
    return projects.found(slug=slug, name=slug, schema=NEWS, by=manager, at=AT, **settings)


def reviewed_project(annotator: User, reviewer: User) -> Project:
    """A project with one person who annotates and one who reviews."""
    made = project()
    projects.admit(project=made, user=annotator, role=MemberRole.ANNOTATOR)
    projects.admit(project=made, user=reviewer, role=MemberRole.REVIEWER)
    return made


def document(*marks: Mention | Link, text: str = TEXT) -> Document:
    """A text with these mentions and links."""
    return Document.of(
        text,
        sentences=sentences.split(text),
        tokens=tokens.tokenize(text),
        mentions=[one for one in marks if isinstance(one, Mention)],
        links=[one for one in marks if isinstance(one, Link)],
    )


def reading(external_id: str, *marks: Mention | Link, text: str = TEXT, **facts: Any) -> Reading:
    """An article as a file brings it."""
    return Reading(external_id, document(*marks, text=text), **facts)


def bring(
    project: Project, *readings: Outcome, labels_as: transfer.LabelsAs = transfer.NONE
) -> transfer.Progress:
    """Import these; the last progress."""
    *_, last = transfer.import_readings(
        project=project,
        readings=readings,
        twice=transfer.Twice.REFUSE,
        labels_as=labels_as,
        by=project.members.all()[0],
        at=AT,
    )
    return last


def article(project: Project, external_id: str = "a1", text: str = TEXT) -> Article:
    """An article of the project."""
    bring(project, reading(external_id, text=text))
    return Article.objects.get(project=project, external_id=external_id)


def with_articles(count: int, **settings: Any) -> Project:
    """A project with articles a1, a2 and so on."""
    made = project(**settings)
    bring(made, *(reading(f"a{number}") for number in range(1, count + 1)))
    return made


def begun(project: Project, by: User, external_id: str = "a1") -> AnnotationSet:
    """A reading of a new article, begun and empty."""
    return handout.open_article(article=article(project, external_id), by=by, at=AT)


def given(project: Project, articles: Sequence[int], *readers: User, at: datetime = AT) -> Assigned:
    """Hand the articles out by hand, as somebody who is no reader."""
    by = project.members.get(username=f"manager-of-{project.slug}")
    return assign(project=project, articles=articles, readers=readers, by=by, at=at)


def sami(id: str = "sami", **facts: Any) -> Mention:
    """The person in the text."""
    return Mention(id, SAMI, "PER", **facts)


def baghdad(id: str = "baghdad") -> Mention:
    """The first city."""
    return Mention(id, BAGHDAD, "CITY")


def mosul(id: str = "mosul") -> Mention:
    """The second city."""
    return Mention(id, MOSUL, "CITY")


def shelling(id: str = "shelling") -> Mention:
    """The trigger of the attack."""
    return Mention(id, SHELLED, "Attack", MentionKind.EVENT)


def place(id: str = "place", source: str = "shelling", target: str = "mosul") -> Link:
    """The attack's place."""
    return Link(id, source, target, "Place")


def lives(id: str = "lives", source: str = "sami", target: str = "baghdad") -> Link:
    """A relation between person and city."""
    return Link(id, source, target, "lives-in", LinkKind.RELATION)


MARKS = (
    sami(attributes={"topics": ("war", "art"), "level": "name"}, note="انظر"),
    baghdad(),
    mosul(),
    shelling(),
    place(),
    Link("lives", "sami", "baghdad", "lives-in", LinkKind.RELATION, {"sure": True}),
)
"""Everything that can be marked: both kinds of mentions and of links, attributes and a note."""


def puts(*marks: Mention | Link) -> list[Put]:
    """The changes that make these."""
    return [Put(one) for one in marks]


def write(one: AnnotationSet, by: User, *changes: Change) -> None:
    """Make changes in a reading as it stands now, in a batch of their own."""
    one.refresh_from_db()
    annotate.apply_changes(
        annotation_set=one,
        batch=f"b{one.revision}",
        base_revision=one.revision,
        changes=changes,
        by=by,
        at=AT,
    )
