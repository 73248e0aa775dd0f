"""The first page: one's own projects."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from annotator.access import SignedInRequest, requires
from labels.permissions import Permission
from labels.queries import access


@requires(Permission.SIGN_IN)
def projects(request: SignedInRequest) -> HttpResponse:
    found = access.visible_projects(request.user)
    return render(request, "projects/list.html", {"projects": found})
