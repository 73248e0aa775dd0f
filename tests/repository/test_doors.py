"""Every address says who may come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path
from rest_framework.views import APIView

from annotator.access import requires
from labels.permissions import Permission

SIGN_IN = "allauth.account."
"""Its pages are how one comes in; what they ask they ask themselves."""


def undeclared(patterns: Sequence[URLPattern | URLResolver], above: str = "") -> list[str]:
    """Addresses whose view says neither what each of its methods asks for nor that it is open."""
    return [
        address
        for address, pattern in leaves(patterns, above)
        if not pattern.callback.__module__.startswith(SIGN_IN)
        and not hasattr(pattern.callback, "asked")
        and not hasattr(getattr(pattern.callback, "cls", None), "asks")
    ]


def leaves(
    patterns: Sequence[URLPattern | URLResolver], above: str
) -> Iterator[tuple[str, URLPattern]]:
    """Each address with what answers it."""
    for pattern in patterns:
        address = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from leaves(pattern.url_patterns, address)
        else:
            yield address, pattern


def test_every_address_says_who_may_come_in() -> None:
    assert undeclared(get_resolver().url_patterns) == []


def test_an_address_that_says_nothing_is_noticed() -> None:
    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    class Asking(APIView):
        asks = {"GET": Permission.SIGN_IN}

    patterns = [
        path("silent", page),
        path("guarded", requires(Permission.SIGN_IN)(page)),
        path("silent-api", APIView.as_view()),
        path("asking-api", Asking.as_view()),
    ]

    assert undeclared(patterns, "x/") == ["x/silent", "x/silent-api"]
