"""What a proxy, a container or a watcher asks: does the process live, and can it work."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from annotator.access import open_to_all


@open_to_all
def alive(_request: HttpRequest) -> HttpResponse:
    """Answers as long as the process does."""
    return HttpResponse("alive\n", content_type="text/plain")


@open_to_all
def ready(_request: HttpRequest) -> HttpResponse:
    """Answers 200 when the database does, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
