"""Articles and labels in, labels out: each as a job, for it may take long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.http import UnreadablePostError
from django.urls import reverse
from django.utils.timezone import now
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import jobs
from annotator.api import shapes
from annotator.api.bodies import TooLargeError
from annotator.api.endpoint import Endpoint, InProject
from annotator.api.errors import Refused
from annotator.api.jobs import job_data, losses_data
from annotator.messages.answers import answer
from annotator.models import Job
from labels.actions.transfer import preview_export
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import Options
from labels.permissions import Permission

LARGEST_FILE = 4 * 1024**3
"""Bytes of one file."""

CHUNK = 256 * 1024

IMPORT_PARAMETERS = [
    OpenApiParameter("name", description="The file's name, where the body is the file itself."),
    OpenApiParameter("format", description="A name under /api/formats/; else as the file tells."),
    OpenApiParameter("twice", description="`refuse` (as by default), `skip` or `add`."),
    OpenApiParameter("labels_as", description="`gold` (by default), `reading`, `named` …"),
    OpenApiParameter("map", description="JSON: where the file's labels go; or `kept`."),
    OpenApiParameter("reader", description="Whose the readings become, with `reading`."),
]


class RawBody(BaseParser):
    """The body is the file itself: it is read as it comes, and never whole in memory."""

    media_type = "*/*"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401 - the framework expects a mapping
        """The body as it comes."""
        return stream


class Imports(InProject):
    asks = {"POST": Permission.IMPORT}
    parser_classes = [MultiPartParser, RawBody]
    kind = Job.Kind.IMPORT

    @extend_schema(
        parameters=IMPORT_PARAMETERS,
        request={"multipart/form-data": shapes.ImportAsked, "*/*": OpenApiTypes.BINARY},
        responses={202: shapes.Job},
    )
    def post(self, request: Request, slug: str) -> Response:
        """Import a file: as `file` of a form, or as the body itself with its name in the query.

        Options of the format are given by their names, as are the other parameters.
        """
        _refuse_too_large(request)
        given = strings(request.query_params)
        chunks, name = _file(request, given)
        given.pop("name", None)
        job = jobs.ask_import(
            kind=self.kind,
            project=self.project,
            chunks=chunks,
            name=name,
            given=given,
            by=self.user,
            at=now(),
        )
        return asked(job)


class Rehearsals(Imports):
    """As an import, with nothing written: what it would take, refuse and remark on."""

    kind = Job.Kind.REHEARSAL


class Exports(InProject):
    asks = {"POST": Permission.EXPORT}

    @extend_schema(request=shapes.ExportAsked, responses={202: shapes.Job})
    def post(self, request: Request, slug: str) -> Response:
        """Write the project's labels into a file; the job says when it can be downloaded."""
        given = shapes.sent(shapes.ExportAsked, request)
        job = jobs.ask_export(project=self.project, given=_flat(given), by=self.user, at=now())
        return asked(job)


class Preview(InProject):
    asks = {"POST": Permission.EXPORT}

    @extend_schema(request=shapes.ExportAsked, responses=shapes.Preview)
    def post(self, request: Request, slug: str) -> Response:
        """How an export would begin, and what it would lose."""
        plan = jobs.ExportPlan.from_strings(_flat(shapes.sent(shapes.ExportAsked, request)))
        seen = preview_export(
            project=self.project,
            source=plan.source,
            format=plan.format,
            options=plan.options,
            only=plan.only,
        )
        losses = losses_data(seen.losses)
        shown = {"lines": seen.lines, "losses": losses, "seen": seen.seen, "total": seen.total}
        return Response(shown)


class Formats(Endpoint):
    asks = {"GET": Permission.SIGN_IN}

    @extend_schema(responses=shapes.Formats)
    def get(self, _request: Request) -> Response:
        """Every format, and the options for reading and for writing it."""
        return Response(
            {
                "results": [
                    {
                        "name": name,
                        "suffixes": list(one.suffixes),
                        "reading": _options(one.reading),
                        "writing": _options(WRITABLE[name].writing) if name in WRITABLE else None,
                    }
                    for name, one in FORMATS.items()
                ]
            }
        )


def asked(job: Job) -> Response:
    """The answer to who has asked for a job: where to watch it."""
    address = reverse("api:job", args=[job.pk])
    return Response(job_data(job, at=now()), status=202, headers={"Location": address})


def strings(data: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a form or a query, without NUL, which no database keeps."""
    return {name: str(value).replace("\0", "") for name, value in data.items()}


def _flat(given: Mapping[str, Any]) -> dict[str, str]:
    """What was asked for with the format's own options beside the rest."""
    rest = {name: value for name, value in given.items() if name != "options"}
    return strings({**given.get("options", {}), **rest})


def _file(request: Request, given: dict[str, str]) -> tuple[Iterable[bytes], str]:
    """The chunks of the file and its name; what a form says besides is put among the given."""
    data: Any = request.data
    if not isinstance(data, Mapping):
        return _chunks(data, _announced(request)), given.get("name", "")
    file = data.get("file")
    if not isinstance(file, UploadedFile):
        raise Refused("shape", 400, answer("no-file"))
    given.update(strings({name: data[name] for name in data if name != "file"}))
    return file.chunks(), given.get("name") or file.name or ""


def _chunks(stream: IO[bytes], announced: int | None) -> Iterator[bytes]:
    """A body piece by piece; raises UnreadablePostError where it ends before its announced end."""
    came = 0
    while chunk := stream.read(CHUNK):
        came += len(chunk)
        yield chunk
    if announced is not None and came < announced:
        raise UnreadablePostError


def _refuse_too_large(request: Request) -> None:
    if (_announced(request) or 0) > LARGEST_FILE:
        raise TooLargeError


def _announced(request: Request) -> int | None:
    """The bytes of the body as its sender tells; None where nothing is told."""
    announced = request.META.get("CONTENT_LENGTH") or ""
    return int(announced) if announced.isdigit() else None


def _options(kind: type[Options]) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "default": one.default, "choices": list(one.choices)}
        for one in kind.fields()
    ]
