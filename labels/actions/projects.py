"""Projects: found and change them, their schema and their members."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max

from labels.actions.dealing import deal
from labels.models import Membership, Project, SchemaVersion, User
from labels.permissions import MemberRole
from labels.queries.usage import Use, uses_lost
from labels.records import fingerprint
from labels.schema import Schema
from labels.wire import schema_data


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


class Changes(Settings, total=False):
    """What may be changed of a project."""

    name: str
    schema: SchemaVersion


class SlugTakenError(Exception):
    """A project with this slug is there already."""


class SchemaInUseError(Exception):
    """The new schema lacks what labels of the project use; `uses` names it, with counts."""

    def __init__(self, uses: tuple[Use, ...]) -> None:
        super().__init__(", ".join(f"{one.name}: {one.count}" for one in uses))
        self.uses = uses


class LastManagerError(Exception):
    """A project keeps at least one manager."""


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

    Raises SlugTakenError.
    """
    with transaction.atomic():
        if Project.objects.filter(slug=slug).exists():
            raise SlugTakenError
        project = Project.objects.create(slug=slug, name=name, founded_at=at, **settings)
        adopt_schema(project=project, schema=schema, by=by, at=at)
        Membership.objects.create(project=project, user=by, role=MemberRole.MANAGER)
    return project


def change(*, project: Project, **changes: Unpack[Changes]) -> None:
    """Give a project other settings; those not named stay.

    Where another rota comes of it the articles get it at once. Readings that were handed out stay,
    also where fewer are wanted now.
    """
    with transaction.atomic():
        # Locked, so that no import brings articles by the rota that was.
        before = Project.objects.select_for_update(no_key=True).get(pk=project.pk).rota
        for name, value in changes.items():
            setattr(project, name, value)
        project.save(update_fields=list(changes))
        if project.rota != before:
            deal(project)


def adopt_schema(*, project: Project, schema: Schema, by: User, at: datetime) -> SchemaVersion:
    """Work by this schema from now on, as the project's next version.

    The version in use stays where it is when it is the same. Raises SchemaInUseError when labels of
    the project use what the schema lacks.
    """
    data = schema_data(schema)
    with transaction.atomic():
        locked = Project.objects.select_for_update().get(pk=project.pk)
        if locked.schema is not None and locked.schema.sha256 == fingerprint(data):
            return locked.schema
        lost = uses_lost(project, schema)
        if lost:
            raise SchemaInUseError(lost)
        last = locked.schema_versions.aggregate(last=Max("number"))["last"] or 0
        version = SchemaVersion.objects.create(
            project=project,
            number=last + 1,
            data=data,
            sha256=fingerprint(data),
            made_by=by,
            made_at=at,
        )
        change(project=project, schema=version)
    return version


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


def dismiss(*, project: Project, user: User) -> None:
    """Take a person out of the project; what the person marked stays.

    Raises LastManagerError when it would leave the project without a manager.
    """
    with transaction.atomic():
        _refuse_last_manager(project, user)
        Membership.objects.filter(project=project, user=user).delete()


def _refuse_last_manager(project: Project, user: User) -> None:
    # Locked in order, so that two managers who dismiss each other at once do not both succeed.
    managers = project.memberships.filter(role=MemberRole.MANAGER).order_by("pk")
    found = set(managers.select_for_update().values_list("user_id", flat=True))
    if found == {user.pk}:
        raise LastManagerError
