"""What every answer tells the browser to refuse."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

RULES = (
    "default-src 'self'",
    "img-src 'self' data:",  # the pictures inside Bootstrap's style sheet
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",  # the colour of a type is an attribute of its element
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)


class ContentSecurityPolicy:
    """Middleware: nothing is loaded, run or sent anywhere but here; a view may set its own."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", "; ".join(RULES))
        return response
