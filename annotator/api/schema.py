"""The schema of a project: seen, tried, followed by the next version, and taken back."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import jobs
from annotator.api import shapes
from annotator.api.endpoint import InProject
from annotator.api.errors import Refused
from annotator.messages.answers import answer
from annotator.messages.keys import of_clash
from annotator.messages.schema_files import FILE_ERRORS, of_file_error, of_passed_over
from annotator.messages.schemas import of_difference, of_part
from labels.exchange import schema_from_file
from labels.keys import clashes
from labels.models import SchemaVersion
from labels.moving import Meeting
from labels.permissions import Permission
from labels.queries import usage
from labels.queries.usage import Touched
from labels.records import schema_of, version_in_use
from labels.schema import Difference, Moves, Schema, differences
from labels.wire import difference_data, moves_from, schema_data, schema_from


class ProjectSchema(InProject):
    asks = {"GET": Permission.VIEW_PROJECT, "POST": Permission.MANAGE_PROJECT}

    @extend_schema(responses=shapes.SchemaVersion)
    def get(self, _request: Request, slug: str) -> Response:
        """The schema in use."""
        if self.project.schema is None:
            raise Http404
        return Response(version_data(self.project.schema))

    @extend_schema(request=shapes.SchemaAsked, responses=shapes.SchemaAdopted)
    def post(self, request: Request, slug: str) -> Response:
        """Work by another schema from now on.

        Refused when labels use what it lacks and the moves tell nothing of it. Where labels are to
        be moved, `job` does it, and readings take no changes (503) until it has ended.
        """
        schema, moves = _asked(request)
        adopted = jobs.adopt_schema(
            project=self.project, schema=schema, moves=moves, by=self.user, at=now()
        )
        return Response(_adopted_data(adopted))


class SchemaPreview(InProject):
    asks = {"POST": Permission.MANAGE_PROJECT}

    @extend_schema(request=shapes.SchemaAsked, responses=shapes.SchemaPreview)
    def post(self, request: Request, slug: str) -> Response:
        """What another schema would change, and how many labels it would touch; nothing is done.

        What is `lost` needs a move before the schema can be adopted.
        """
        schema, moves = _asked(request)
        before = schema_of(version_in_use(self.project))
        touched = usage.touched(self.project, Meeting(moves, schema))
        return Response(
            {
                "differences": [
                    _difference(one, before, schema) for one in differences(before, schema, moves)
                ],
                "touched": [_touched(one, before) for one in touched],
            }
        )


class SchemaFile(InProject):
    asks = {"POST": Permission.MANAGE_PROJECT}

    @extend_schema(request=shapes.SchemaFileAsked, responses=shapes.SchemaFileTaken)
    def post(self, request: Request, slug: str) -> Response:
        """The schema that a file spells, ours or another tool's; nothing is kept of it.

        The ending of its `name` tells whose it is: `.json` of ours or of doccano, `.conf` of brat,
        `.xml` of Label Studio.
        """
        asked = shapes.sent(shapes.SchemaFileAsked, request)
        try:
            taken = schema_from_file(asked["text"].removeprefix("\ufeff"), name=asked["name"])
        except FILE_ERRORS as error:
            raise Refused("shape", 422, of_file_error(error)) from error
        said = [one for one in (of_passed_over(taken.passed_over),) if one]
        return Response({"schema": schema_data(taken.schema), "said": said})


class SchemaVersions(InProject):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(responses=shapes.SchemaVersions)
    def get(self, _request: Request, slug: str) -> Response:
        """All versions, the latest first."""
        found = self.project.schema_versions.select_related("follows", "undoes", "made_by")
        versions = found.defer("data", "follows__data", "undoes__data").order_by("-number")
        return Response({"results": [_line(one, self.project.schema_id) for one in versions]})


class UndoSchema(InProject):
    asks = {"POST": Permission.MANAGE_PROJECT}

    @extend_schema(request=None, responses=shapes.SchemaAdopted)
    def post(self, _request: Request, slug: str) -> Response:
        """Work by the schema of before again, with labels as they were; it is the next version."""
        undone = jobs.undo_schema(project=self.project, by=self.user, at=now())
        return Response(_adopted_data(undone))


class MoveLabels(InProject):
    asks = {"POST": Permission.MANAGE_PROJECT}

    @extend_schema(request=None, responses={202: shapes.SchemaJob})
    def post(self, _request: Request, slug: str) -> Response:
        """Go on with labels whose job has broken off."""
        try:
            job = jobs.move_on(project=self.project, by=self.user, at=now())
        except jobs.NothingToMoveError:
            raise Refused("conflict", 409, answer("nothing-to-move")) from None
        return Response({"job": job.pk}, status=202)


def version_data(version: SchemaVersion) -> dict[str, Any]:
    """A version of a schema as it is kept, and what its keys do to the editor's own."""
    schema = schema_of(version)
    said = [of_clash(one, schema) for one in clashes(schema)]
    return {
        "number": version.number,
        "moving": version.moving,
        "schema": version.data,
        "keys": said,
    }


def _asked(request: Request) -> tuple[Schema, Moves]:
    """The schema and the moves of a request."""
    asked = shapes.sent(shapes.SchemaAsked, request)
    return schema_from(asked["schema"]), moves_from(asked.get("moves", []))


def _adopted_data(adopted: jobs.Adopted) -> dict[str, Any]:
    job = adopted.job.pk if adopted.job else None
    return {**version_data(adopted.version), "job": job}


def _difference(one: Difference, before: Schema, after: Schema) -> dict[str, Any]:
    return {**difference_data(one), "message": of_difference(one, before, after)}


def _touched(one: Touched, before: Schema) -> dict[str, Any]:
    met = one.met
    return {
        "part": met.part.value,
        "name": met.name,
        "owner": met.owner,
        "to": met.to,
        "lost": met.lost,
        "count": one.count,
        "message": of_part(before, met.part, met.name, owner=met.owner),
    }


def _line(one: SchemaVersion, in_use: int | None) -> dict[str, Any]:
    return {
        "number": one.number,
        "in_use": one.pk == in_use,
        "moving": one.moving,
        "follows": one.follows.number if one.follows else None,
        "undoes": one.undoes.number if one.undoes else None,
        "moves": one.moves,
        "by": one.made_by.username if one.made_by else "",
        "at": one.made_at,
    }
