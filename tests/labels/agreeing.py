"""Readings that were handed in, for tests of agreement."""

from __future__ import annotations

from datetime import datetime

from labels.actions import annotate, handout, projects
from labels.document import Link, Mention
from labels.models import AnnotationSet, Project, User
from labels.permissions import MemberRole
from tests.labels import making


def reads(
    project: Project,
    name: str,
    by: str,
    *marks: Mention | Link,
    at: datetime = making.AT,
    state: str = AnnotationSet.State.SUBMITTED,
) -> AnnotationSet:
    """A reading of an article, which is there or comes, by a person who joins for it.

    Without marks Sami is marked.
    """
    reader = User.objects.filter(username=by).first() or making.person(by)
    projects.admit(project=project, user=reader, role=MemberRole.ANNOTATOR)
    article = project.articles.filter(external_id=name).first() or making.article(project, name)
    own = handout.open_article(article=article, by=reader, at=at)
    annotate.apply_changes(
        annotation_set=own,
        batch=f"b-{own.pk}",
        base_revision=0,
        changes=making.puts(*(marks or [making.sami()])),
        by=reader,
        at=at,
    )
    AnnotationSet.objects.filter(pk=own.pk).update(state=state, submitted_at=at)
    return own


def two_readers(project: Project) -> None:
    """Of one article Huda marked a person and two cities, Samir the person and one as a person."""
    reads(project, "a1", "huda", making.sami(), making.baghdad(), making.mosul())
    retyped = Mention("baghdad", making.BAGHDAD, "PER")
    reads(project, "a1", "samir", making.sami(), retyped)
