"""In whose language and appearance a page is shown.

Who is signed in has both kept with the account; who is not, in cookies of the browser, and before
these in what the browser asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from labels.models import User
from labels.preferences import Contrast, preferences_from

APPEARANCE_COOKIE = "appearance"
A_YEAR = 60 * 60 * 24 * 365


class ReadersLanguage:
    """Middleware: the language of who is signed in wins over what the browser asks for.

    Stands below LocaleMiddleware, which has chosen by cookie and Accept-Language already, and
    below the middleware that knows who is signed in.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if isinstance(request.user, User):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.respond(request)


def appearance(request: HttpRequest) -> dict[str, str]:
    """For templates: `appearance`, which is `system`, `light` or `dark`, and `contrast`."""
    return {"appearance": appearance_of(request), "contrast": contrast_of(request)}


def appearance_of(request: HttpRequest) -> str:
    """What the account says, else the cookie, else as the system is set."""
    user = getattr(request, "user", None)
    if isinstance(user, User):
        return user.appearance
    cookie = request.COOKIES.get(APPEARANCE_COOKIE, "")
    return cookie if cookie in User.Appearance.values else User.Appearance.SYSTEM


def contrast_of(request: HttpRequest) -> Contrast:
    """What the account says, else as the system is set."""
    user = getattr(request, "user", None)
    known = user.preferences if isinstance(user, User) else {}
    return preferences_from(known).reading.contrast


def keep_in_cookies(response: HttpResponseBase, *, language: str, appearance: str) -> None:
    """Remember both in the browser, for the pages before signing in."""
    for name, value in (
        (settings.LANGUAGE_COOKIE_NAME, language),
        (APPEARANCE_COOKIE, appearance),
    ):
        response.set_cookie(
            name, value, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )


def way_back(request: HttpRequest) -> str:
    """The page that a form was sent from, when it is one of ours; else the first page."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    ):
        return "/"
    parts = urlsplit(came_from)
    # An address that begins with two slashes would lead to another machine.
    path = f"/{parts.path.lstrip('/')}"
    return f"{path}?{parts.query}" if parts.query else path
