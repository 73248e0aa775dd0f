"""A set asked for by its id is open to whom it would be open among all."""

from __future__ import annotations

import pytest

from labels.actions.projects import admit
from labels.models import AnnotationSet, User
from labels.permissions import MemberRole
from labels.queries.annotation import set_to_change, sets_open_to
from tests.labels import making

pytestmark = pytest.mark.django_db


def opened(user: User, one: AnnotationSet) -> bool:
    """Whether the set is given to the person."""
    try:
        return set_to_change(user, one.pk) == one
    except AnnotationSet.DoesNotExist:
        return False


def test_one_set_is_open_to_whom_it_is_open_among_all() -> None:
    project = making.project(readers_per_article=9)
    article = making.article(project)
    people = [making.person("stranger")]
    for role in MemberRole:
        people.append(making.person(str(role)))
        admit(project=project, user=people[-1], role=role)
    for kind in AnnotationSet.Kind:
        authors = [None] if kind == AnnotationSet.Kind.GOLD else people
        for author in authors:
            AnnotationSet.objects.create(
                article=article, kind=kind, author=author, made_at=making.AT, changed_at=making.AT
            )
    sets = list(AnnotationSet.objects.all())

    found = {(user, one) for user in people for one in sets if opened(user, one)}

    assert found == {(user, one) for user in people for one in sets_open_to(user)}
    # Of 5 readings 3, the gold for 2, and of 5 reviews all for 2.
    assert len(found) == 3 + 2 + 10
