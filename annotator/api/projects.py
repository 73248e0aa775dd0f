"""Projects: listed, founded, seen and changed."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import Endpoint, InProject
from annotator.api.errors import Refused
from annotator.api.paging import AFTER, key_after, page
from annotator.messages.answers import answer
from labels import shipped
from labels.actions import projects
from labels.models import Project
from labels.permissions import MemberRole, Permission
from labels.queries import access
from labels.schema import Schema
from labels.wire import schema_from

SETTINGS = ("name", "description", "guidelines", "direction", "clitics")
NUMBERS = (
    "readers_per_article",
    "share",
    "order",
    "seed",
    "days_to_finish",
    "blind",
    "hide_readers",
    "review_share",
    "review_seed",
)


class Projects(Endpoint):
    asks = {"GET": Permission.SIGN_IN, "POST": Permission.FOUND_PROJECT}

    @extend_schema(parameters=[AFTER], responses=shapes.ProjectPage)
    def get(self, request: Request) -> Response:
        """The projects you are a member of, fifty at a time."""
        mine = access.visible_projects(self.user).annotate(role=F("memberships__role"))
        return Response(
            page(mine, lambda one: project_data(one, vars(one)["role"]), after=key_after(request))
        )

    @extend_schema(request=shapes.ProjectAsked, responses={201: shapes.ProjectShown})
    def post(self, request: Request) -> Response:
        """Found a project; you become its manager."""
        asked = shapes.sent(shapes.ProjectAsked, request)
        schema = _schema_asked(asked.pop("template", None), asked.pop("schema", None))
        project = projects.found(**asked, schema=schema, by=self.user, at=now())
        return Response(project_data(project, MemberRole.MANAGER), status=201)


class OneProject(InProject):
    asks = {"GET": Permission.VIEW_PROJECT, "PATCH": Permission.MANAGE_PROJECT}

    @extend_schema(responses=shapes.ProjectShown)
    def get(self, _request: Request, slug: str) -> Response:
        """A project with its settings and guidelines."""
        return Response(project_data(self.project, self._role()))

    @extend_schema(request=shapes.ProjectSettings, responses=shapes.ProjectShown)
    def patch(self, request: Request, slug: str) -> Response:
        """Change settings; what is not sent stays."""
        changes = shapes.sent_in_part(shapes.ProjectSettings, request)
        projects.change(project=self.project, **changes)
        return Response(project_data(self.project, self._role()))

    def _role(self) -> str:
        return access.role_in(self.user, self.project) or ""


def project_data(project: Project, role: str) -> dict[str, Any]:
    """A project as a member with that role sees it."""
    settings = {name: getattr(project, name) for name in (*SETTINGS, *NUMBERS)}
    return {"slug": project.slug, **settings, "role": role}


def _schema_asked(template: str | None, data: dict[str, Any] | None) -> Schema:
    if (template is None) == (data is None):
        raise Refused("shape", 400, answer("one-schema"))
    return schema_from(data) if template is None else shipped.schema(template)
