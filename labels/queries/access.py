"""Who is what in which project, and may do what there."""

from __future__ import annotations

from django.db.models import QuerySet

from labels.models import Membership, Project, User
from labels.permissions import EVERYONE, MemberRole, Permission, grants


def role_in(user: User, project: Project) -> MemberRole | None:
    """The person's role in the project; None for whoever is no member."""
    role = Membership.objects.filter(project=project, user=user).values_list("role").first()
    return MemberRole(role[0]) if role else None


def allowed(user: User, permission: Permission, project: Project | None = None) -> bool:
    """Whether the person may do this: in the project where one is given, else anywhere.

    Nobody may do anything whose account is closed; founding projects is for staff.
    """
    if not user.is_active:
        return False
    if permission in EVERYONE:
        return True
    if permission is Permission.FOUND_PROJECT:
        return user.is_staff
    role = role_in(user, project) if project else None
    return role is not None and grants(role, permission)


def visible_projects(user: User) -> QuerySet[Project]:
    """The projects the person is a member of, by name."""
    return Project.objects.filter(memberships__user=user).order_by("slug")


def project_for(user: User, slug: str) -> Project:
    """The project of that slug; raises Project.DoesNotExist unless the person is a member."""
    return visible_projects(user).get(slug=slug)
