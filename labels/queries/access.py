"""Who is what in which project, and may do what there."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from labels.models import Membership, Project, User
from labels.permissions import EVERYONE, MemberRole, Permission, grants

Visitor = User | AnonymousUser


def role_in(user: Visitor, project: Project) -> MemberRole | None:
    """The person's role in the project; None for whoever is no member."""
    role = Membership.objects.filter(project=project, user_id=user.pk).values_list("role").first()
    return MemberRole(role[0]) if role else None


def allowed(user: Visitor, permission: Permission, project: Project | None = None) -> bool:
    """Whether the person may do this: in the project where one is given, else anywhere.

    Nobody may do anything who is not signed in and active; founding projects is for staff.
    """
    if not (user.is_authenticated and user.is_active):
        return False
    if permission in EVERYONE:
        return True
    if permission is Permission.FOUND_PROJECT:
        return user.is_staff
    role = role_in(user, project) if project else None
    return role is not None and grants(role, permission)


def visible_projects(user: Visitor) -> QuerySet[Project]:
    """The projects the person is a member of, those in use before those archived, by name."""
    return Project.objects.filter(memberships__user_id=user.pk).order_by("archived_at", "slug")


def project_for(user: Visitor, slug: str) -> Project:
    """The project of that slug; raises Project.DoesNotExist unless the person is a member."""
    return visible_projects(user).get(slug=slug)
