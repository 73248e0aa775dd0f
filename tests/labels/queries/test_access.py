"""Who is what in which project, and may do what."""

from __future__ import annotations

import pytest

from labels.actions import projects
from labels.models import Project
from labels.permissions import MemberRole, Permission, grants
from labels.queries.access import allowed, project_for, role_in, visible_projects
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", MemberRole)
@pytest.mark.parametrize("permission", sorted(set(Permission) - {Permission.FOUND_PROJECT}))
def test_a_member_may_do_what_the_role_grants(role: MemberRole, permission: Permission) -> None:
    project, huda = making.project(), making.person("huda")
    projects.admit(project=project, user=huda, role=role)

    assert role_in(huda, project) is role
    assert allowed(huda, permission, project) is grants(role, permission)


@pytest.mark.parametrize("permission", sorted(set(Permission) - {Permission.SIGN_IN}))
def test_who_is_no_member_may_do_nothing_in_a_project(permission: Permission) -> None:
    project, huda = making.project(), making.person("huda")

    assert role_in(huda, project) is None
    assert not allowed(huda, permission, project)


def test_founding_projects_is_for_staff() -> None:
    assert allowed(making.person("staff", is_staff=True), Permission.FOUND_PROJECT)
    assert not allowed(making.person("huda"), Permission.FOUND_PROJECT)


def test_whose_account_is_closed_may_do_nothing() -> None:
    huda = making.person("huda", is_active=False)
    project = making.project(by=huda)

    assert not any(allowed(huda, permission, project) for permission in Permission)


def test_outside_a_project_nothing_of_a_project_is_allowed() -> None:
    assert not allowed(making.project().members.all()[0], Permission.VIEW_PROJECT)


def test_one_sees_ones_own_projects_by_name() -> None:
    huda = making.person("huda")
    mine = [making.project(slug, by=huda) for slug in ("b", "a")]
    making.project("foreign")

    assert list(visible_projects(huda)) == mine[::-1]


def test_a_foreign_project_is_not_there() -> None:
    huda = making.person("huda")
    mine = making.project("mine", by=huda)
    making.project("foreign")

    assert project_for(huda, "mine") == mine
    with pytest.raises(Project.DoesNotExist):
        project_for(huda, "foreign")
