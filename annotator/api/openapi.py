"""The API's own description, as an OpenAPI document and as a page; it shows no data."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import JsonResponse
from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api.errors import Refused, problem_response
from annotator.messages.answers import answer


@extend_schema(exclude=True)
class Description(SpectacularAPIView):
    asks: dict[str, str] = {}
    permission_classes = []
    authentication_classes = []

    def get(self, request: Request, *_args: object, **_kwargs: object) -> Response:
        """The document: made once, in English, whoever asks."""
        return Response(_description())


class DescriptionPage(SpectacularSwaggerSplitView):
    asks: dict[str, str] = {}
    permission_classes = []
    authentication_classes = []


@cache
def _description() -> dict[str, Any]:
    with override("en"):
        return dict(SchemaGenerator().get_schema(request=None, public=True))


@extend_schema(exclude=True)
class Nowhere(APIView):
    """Every other address under `/api/`: a problem document instead of a page."""

    asks: dict[str, str] = {}
    permission_classes = []
    authentication_classes = []

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        """Whatever the method: there is nothing here."""
        raise Refused("not-found", 404, answer("not-found"))

    def get_exception_handler(self) -> Callable[..., JsonResponse]:
        """Every error is a problem document."""
        return problem_response
