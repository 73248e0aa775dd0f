"""Projects: found and change them, and their members."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from labels.actions import places, sampling
from labels.actions.dealing import deal
from labels.actions.schemas import adopt_schema
from labels.models import AnnotationSet, Membership, Project, User
from labels.permissions import MemberRole
from labels.schema import Schema


class Settings(TypedDict, total=False):
    """What may be set of a project; what is not named stays as it is."""

    description: str
    guidelines: str
    direction: str
    clitics: str
    readers_per_article: int
    share: int
    order: str
    seed: int
    days_to_finish: int | None
    blind: bool
    hide_readers: bool
    review_share: int
    review_seed: int


class Changes(Settings, total=False):
    """What may be changed of a project."""

    name: str


class SlugTakenError(Exception):
    """A project with this slug is there already."""


class LastManagerError(Exception):
    """A project keeps at least one manager."""


MOST_GUIDELINES = 100_000
"""Characters of a project's guidelines."""

RESERVED = frozenset({"new"})
"""Short names whose addresses are those of other pages."""


def found(
    *,
    slug: str,
    name: str,
    schema: Schema,
    by: User,
    at: datetime,
    **settings: Unpack[Settings],
) -> Project:
    """A new project with the first version of its schema; its founder becomes its manager.

    Raises SlugTakenError, also for a name that differs from another's by capitals alone, and for
    RESERVED ones.
    """
    with transaction.atomic():
        if slug in RESERVED or Project.objects.filter(slug__iexact=slug).exists():
            raise SlugTakenError
        project = Project.objects.create(slug=slug, name=name, founded_at=at, **settings)
        adopt_schema(project=project, schema=schema, by=by, at=at)
        Membership.objects.create(project=project, user=by, role=MemberRole.MANAGER)
    return project


def change(*, project: Project, **changes: Unpack[Changes]) -> None:
    """Give a project other settings; those not named stay.

    Where another rota comes of it the articles get it at once. Readings that were handed out stay,
    also where fewer are wanted now. Where another sample comes of it, what waits and nobody has
    begun to review is drawn anew; what is decided stays.
    """
    with transaction.atomic():
        # Locked, so that no import brings articles by the rota that was.
        before = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
        for name, value in changes.items():
            setattr(project, name, value)
        project.save(update_fields=list(changes))
        # What somebody else changed meanwhile stands too: articles are dealt by all of it.
        project.refresh_from_db()
        if project.rota != before.rota:
            deal(project)
        if project.review_seed != before.review_seed:
            sampling.draw_again(project)
        elif project.sample != before.sample:
            sampling.draw(project)


def admit(*, project: Project, user: User, role: MemberRole) -> Membership:
    """Make a person a member with this role, or give a member another role.

    Raises LastManagerError when it would leave the project without a manager.
    """
    with transaction.atomic():
        if role is not MemberRole.MANAGER:
            _refuse_last_manager(project, user)
        membership, _ = Membership.objects.update_or_create(
            project=project, user=user, defaults={"role": role}
        )
    return membership


def dismiss(*, project: Project, user: User, at: datetime) -> None:
    """Take a person out of the project; what the person marked stays.

    The places of readings that are not handed in are free for others.

    Raises LastManagerError when it would leave the project without a manager.
    """
    with transaction.atomic():
        _refuse_last_manager(project, user)
        Membership.objects.filter(project=project, user=user).delete()
        _free_places(project, user, at)


def _free_places(project: Project, user: User, at: datetime) -> None:
    unfinished = AnnotationSet.objects.filter(
        article__project=project,
        author=user,
        kind=AnnotationSet.Kind.READING,
        state__in=AnnotationSet.OPEN_STATES,
    )
    for one in unfinished.order_by("pk"):
        if not places.drop_untouched(one):
            places.give_up(one, at=at)


def _refuse_last_manager(project: Project, user: User) -> None:
    # Locked in order, so that two managers who dismiss each other at once do not both succeed.
    managers = project.memberships.filter(role=MemberRole.MANAGER).order_by("pk")
    found = set(managers.select_for_update().values_list("user_id", flat=True))
    if found == {user.pk}:
        raise LastManagerError
