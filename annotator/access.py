"""How a view says who may come in: pages and the API alike.

A page is decorated by `requires`, a view of the API names what it `asks`; both say one Permission
for each HTTP method they answer. Whoever may not see a project is told that there is none (404);
a member whose role does not suffice is told so (403).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from labels.models import Project, User
from labels.permissions import Permission
from labels.queries import access

Asked = Mapping[str, Permission]
"""What each HTTP method of a view asks for."""

Page = Callable[..., HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request as a page behind `requires` gets it: somebody is signed in."""

    user: User


def requires(
    get: Permission | None = None, *, post: Permission | None = None
) -> Callable[[Page], Page]:
    """Let in whoever has the permission that the request's method asks for; 405 for the others.

    Where the address has a `slug` the permission is one in that project, and the page gets the
    project instead: `def members(request: SignedInRequest, project: Project)`. Whoever is not
    signed in is sent to sign in first.
    """
    asked = {
        method: permission
        for method, permission in (("GET", get), ("POST", post))
        if permission is not None
    }

    def decorate(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, **address: object) -> HttpResponseBase:
            method = "GET" if request.method == "HEAD" else request.method or ""
            if method not in asked:
                return HttpResponseNotAllowed(asked)
            if not isinstance(request.user, User):
                return _to_sign_in(request)
            project = _in_address(request.user, address)
            refuse_unless_allowed(request.user, asked[method], project)
            try:
                return page(request, **address)
            except ObjectDoesNotExist as vanished:  # while the page was made
                raise Http404 from vanished

        guarded.asked = asked  # type: ignore[attr-defined]
        return guarded

    return decorate


def open_to_all(page: Page) -> Page:
    """Mark a page that asks for nothing, not even to be known."""
    page.asked = {}  # type: ignore[attr-defined]
    return page


def project_at(user: User, slug: str) -> Project:
    """The project of that name; Http404 where there is none that the user may see."""
    try:
        return access.project_for(user, slug)
    except Project.DoesNotExist:
        raise Http404 from None


def refuse_unless_allowed(user: User, permission: Permission, project: Project | None) -> None:
    """Raise PermissionDenied unless the user has the permission, in the project if there is one."""
    if not access.allowed(user, permission, project):
        raise PermissionDenied


class Requires(BasePermission):
    """The guard of the API's views: `view.admit` judges what the method asks for in `view.asks`."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not isinstance(request.user, User):
            return False
        asks: Asked = view.asks  # type: ignore[attr-defined]
        method = "GET" if request.method == "HEAD" else request.method or ""
        if method in asks:
            view.admit(request.user, asks[method])  # type: ignore[attr-defined]
        return True


def _in_address(user: User, address: dict[str, object]) -> Project | None:
    """The project that the address names, put where its slug stood."""
    if "slug" not in address:
        return None
    project = project_at(user, str(address.pop("slug")))
    address["project"] = project
    return project


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The way to sign in and back; what was posted cannot be come back to."""
    if request.headers.get("HX-Request"):
        # What asks is a part of a page: back to that page.
        back = HtmxDetails(request).current_url_abs_path or "/"
        return HttpResponseClientRedirect(redirect_to_login(back).url)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
