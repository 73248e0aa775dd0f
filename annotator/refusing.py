"""What is refused before any view is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.defaults import page_not_found

from annotator.api.errors import Refused, document
from annotator.messages.answers import answer


class NoNul:
    """Middleware: an address with NUL, which not every database can look for, leads nowhere."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" not in request.path_info and "%00" not in request.META.get("QUERY_STRING", ""):
            return self.respond(request)
        if request.path_info.startswith("/api/"):
            return document(Refused("not-found", 404, answer("not-found")))
        return page_not_found(request, Http404())
