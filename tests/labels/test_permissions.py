"""Roles and what they grant: the table itself, read aloud."""

from __future__ import annotations

import pytest

from labels.permissions import EVERYONE, ROLES, MemberRole, Permission, grants, roles_granting

GRANTED = {
    Permission.SIGN_IN: set(MemberRole),
    Permission.FOUND_PROJECT: set(),
    Permission.VIEW_PROJECT: set(MemberRole),
    Permission.VIEW_READINGS: {MemberRole.MANAGER, MemberRole.REVIEWER, MemberRole.VIEWER},
    Permission.ANNOTATE: {MemberRole.MANAGER, MemberRole.REVIEWER, MemberRole.ANNOTATOR},
    Permission.COMMENT: {MemberRole.MANAGER, MemberRole.REVIEWER, MemberRole.ANNOTATOR},
    Permission.COMMENT_FOR_ALL: {MemberRole.MANAGER, MemberRole.REVIEWER},
    Permission.REVIEW: {MemberRole.MANAGER, MemberRole.REVIEWER},
    Permission.DIVIDE_SENTENCES: {MemberRole.MANAGER, MemberRole.REVIEWER},
    Permission.EXPORT: {MemberRole.MANAGER},
    Permission.IMPORT: {MemberRole.MANAGER},
    Permission.MANAGE_PROJECT: {MemberRole.MANAGER},
}


@pytest.mark.parametrize("permission", Permission)
def test_each_permission_is_granted_to_these_roles_and_no_others(permission: Permission) -> None:
    assert {role for role in MemberRole if grants(role, permission)} == GRANTED[permission]


def test_every_role_has_its_place_in_the_table() -> None:
    assert ROLES.keys() == set(MemberRole)


@pytest.mark.parametrize("permission", sorted(set(Permission) - EVERYONE))
def test_the_roles_that_grant_a_permission_are_found_by_it(permission: Permission) -> None:
    assert roles_granting(permission) == GRANTED[permission]


def test_signing_in_is_no_matter_of_roles() -> None:
    assert roles_granting(Permission.SIGN_IN) == frozenset()


def test_a_manager_may_do_whatever_anybody_may_in_a_project() -> None:
    assert ROLES[MemberRole.MANAGER] == frozenset().union(*ROLES.values())
