"""What every answer tells the browser to refuse."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

APPEARANCE = (settings.BASE_DIR / "static" / "pages" / "appearance.js").read_text(encoding="utf-8")
"""The script that stands in the page itself: nothing may be painted before it has run."""

_SEAL = base64.b64encode(hashlib.sha256(APPEARANCE.encode()).digest()).decode()

RULES = (
    "default-src 'self'",
    f"script-src 'self' 'sha256-{_SEAL}'",
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
