"""The schema of a project: seen, and followed by the next version."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import InProject
from annotator.messages.keys import of_clash
from labels.actions import schemas
from labels.keys import clashes
from labels.models import SchemaVersion
from labels.permissions import Permission
from labels.records import schema_of
from labels.wire import schema_from


class ProjectSchema(InProject):
    asks = {"GET": Permission.VIEW_PROJECT, "POST": Permission.MANAGE_PROJECT}

    @extend_schema(responses=shapes.SchemaVersion)
    def get(self, _request: Request, slug: str) -> Response:
        """The schema in use."""
        if self.project.schema is None:
            raise Http404
        return Response(version_data(self.project.schema))

    @extend_schema(request=shapes.SchemaAsked, responses=shapes.SchemaVersion)
    def post(self, request: Request, slug: str) -> Response:
        """Work by another schema from now on; refused when labels use what it lacks."""
        schema = schema_from(shapes.sent(shapes.SchemaAsked, request)["schema"])
        version = schemas.adopt_schema(project=self.project, schema=schema, by=self.user, at=now())
        return Response(version_data(version))


def version_data(version: SchemaVersion) -> dict[str, Any]:
    """A version of a schema as it is kept, and what its keys do to the editor's own."""
    schema = schema_of(version)
    said = [of_clash(one, schema) for one in clashes(schema)]
    return {"number": version.number, "schema": version.data, "keys": said}
