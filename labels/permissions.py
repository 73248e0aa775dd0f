"""Who may do what: one table from role to permission. Pages, API and queries ask it alike."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class MemberRole(StrEnum):
    """What a member is in a project."""

    MANAGER = "manager"
    REVIEWER = "reviewer"
    ANNOTATOR = "annotator"
    VIEWER = "viewer"


class Permission(StrEnum):
    """One thing that a person may be allowed to do."""

    SIGN_IN = "sign-in"
    """Nothing but to be known: one's own account, the list of one's own projects."""
    FOUND_PROJECT = "found-project"
    VIEW_PROJECT = "view-project"
    """See its name, schema, guidelines and articles."""
    VIEW_READINGS = "view-readings"
    """See what others marked, and how far they are."""
    ANNOTATE = "annotate"
    """Be handed articles, mark and hand in one's own reading."""
    COMMENT = "comment"
    """Say something beside a reading that one may see, and answer there."""
    COMMENT_FOR_ALL = "comment-for-all"
    """Say something of an article to all who may see it."""
    REVIEW = "review"
    """Correct what others handed in, approve it or send it back."""
    DIVIDE_SENTENCES = "divide-sentences"
    """Split and merge the sentences of an article, for all its readings."""
    EXPORT = "export"
    IMPORT = "import"
    MANAGE_PROJECT = "manage-project"
    """Change its settings, schema and members."""


ROLES: Mapping[MemberRole, frozenset[Permission]] = {
    MemberRole.MANAGER: frozenset(
        {
            Permission.VIEW_PROJECT,
            Permission.VIEW_READINGS,
            Permission.ANNOTATE,
            Permission.COMMENT,
            Permission.COMMENT_FOR_ALL,
            Permission.REVIEW,
            Permission.DIVIDE_SENTENCES,
            Permission.EXPORT,
            Permission.IMPORT,
            Permission.MANAGE_PROJECT,
        }
    ),
    MemberRole.REVIEWER: frozenset(
        {
            Permission.VIEW_PROJECT,
            Permission.VIEW_READINGS,
            Permission.ANNOTATE,
            Permission.COMMENT,
            Permission.COMMENT_FOR_ALL,
            Permission.REVIEW,
            Permission.DIVIDE_SENTENCES,
        }
    ),
    MemberRole.ANNOTATOR: frozenset(
        {Permission.VIEW_PROJECT, Permission.ANNOTATE, Permission.COMMENT}
    ),
    MemberRole.VIEWER: frozenset({Permission.VIEW_PROJECT, Permission.VIEW_READINGS}),
}

EVERYONE = frozenset({Permission.SIGN_IN})
"""Granted to whoever is signed in; founding projects is granted to staff besides."""


def grants(role: MemberRole, permission: Permission) -> bool:
    """Whether a role in a project grants a permission there."""
    return permission in ROLES[role] or permission in EVERYONE


def roles_granting(permission: Permission) -> frozenset[MemberRole]:
    """The roles that grant a permission; empty for what no role in a project grants."""
    return frozenset(role for role, granted in ROLES.items() if permission in granted)
