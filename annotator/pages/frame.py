"""What all pages of a project share: its name, the tabs, and what the reader may do there."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from annotator.access import SignedInRequest
from labels.models import Project
from labels.permissions import ROLES, MemberRole
from labels.queries import access


def show(
    request: SignedInRequest, project: Project, template: str, **context: object
) -> HttpResponse:
    """A page of a project; the template finds `project`, `role` and `may` besides its own.

    `may` holds the permissions of the reader's role, spelled as in `may.manage_project`.
    """
    role = access.role_in(request.user, project)
    shared = {"project": project, "role": role, "may": _granted(role)}
    return render(request, template, {**shared, **context})


def _granted(role: MemberRole | None) -> dict[str, bool]:
    granted = ROLES[role] if role else frozenset()
    return {permission.name.lower(): True for permission in granted}
