"""Labels frozen under a version: made by a job, downloaded, compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import IO, Any

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import now
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import jobs
from annotator.api import shapes
from annotator.api.endpoint import InProject
from annotator.api.errors import Refused
from annotator.api.transfer import asked
from annotator.messages import releases as words
from labels.actions.releasing import VersionTakenError
from labels.models import Release
from labels.permissions import Permission
from labels.releases import Terms, TermsError, What, compare

SINCE = OpenApiParameter("since", required=True, description="The version to compare with.")


class Releases(InProject):
    asks = {"GET": Permission.EXPORT, "POST": Permission.EXPORT}

    @extend_schema(responses=shapes.Releases)
    def get(self, request: Request, slug: str) -> Response:
        """All releases, the latest first."""
        found = self.project.releases.select_related("made_by", "project")
        return Response({"results": [_data(one) for one in found]})

    @extend_schema(request=shapes.ReleaseAsked, responses={202: shapes.Job})
    def post(self, request: Request, slug: str) -> Response:
        """Release the labels as they are now; the job says when the file is there."""
        given = shapes.sent(shapes.ReleaseAsked, request)
        try:
            terms = Terms.from_data(given)
            job = jobs.ask_release(project=self.project, terms=terms, by=self.user, at=now())
        except TermsError as error:
            raise Refused("shape", 400, str(words.TERMS[error.code]), at=error.field) from None
        except VersionTakenError as error:
            raise Refused("conflict", 409, str(words.TAKEN) % {"version": error.version}) from None
        except jobs.NothingToReleaseError:
            raise Refused("conflict", 409, str(words.NOTHING)) from None
        return asked(job)


class OneRelease(InProject):
    asks = {"GET": Permission.EXPORT}

    @extend_schema(responses=shapes.Release)
    def get(self, request: Request, slug: str, version: str) -> Response:
        """One release: its terms, its files with their SHA-256, its figures."""
        return Response(_data(self.release(version)))

    def release(self, version: str) -> Release:
        """The project's release of this version; 404 where there is none."""
        return get_object_or_404(self.project.releases, version=version)


class ReleaseFile(OneRelease):
    @extend_schema(responses={200: OpenApiTypes.BINARY})
    def get(self, request: Request, slug: str, version: str) -> FileResponse:  # type: ignore[override]
        """The ZIP, byte for byte as it was made."""
        return FileResponse(
            _file(self.release(version)),
            as_attachment=True,
            filename=f"{slug}-{version}.zip",
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
        )


class ReleaseChanges(OneRelease):
    @extend_schema(parameters=[SINCE], responses=shapes.ReleaseChanges)
    def get(self, request: Request, slug: str, version: str) -> Response:
        """What changed in this release since another one."""
        new = self.release(version)
        since = request.query_params.get("since", "")
        old = self.project.releases.filter(version=since).first()
        if old is None:
            raise Refused("shape", 400, str(words.UNKNOWN), at="since")
        with _file(old) as before, _file(new) as after:
            found = compare(before, after)
        return Response(
            {
                "articles_added": found.articles_added,
                "articles_removed": found.articles_removed,
                "articles_changed": found.articles_changed,
                "articles_alike": found.articles_alike,
                "texts_changed": found.texts_changed,
                "labels": _counts(found.labels),
                "links": _counts(found.links),
                "first": [asdict(one) for one in found.first],
            }
        )


def _counts(counts: Counter[tuple[What, str]]) -> list[dict[str, object]]:
    rows = sorted(counts.items())
    return [{"what": what.value, "type": type_, "count": count} for (what, type_), count in rows]


def _file(release: Release) -> IO[bytes]:
    file = jobs.file_of(release)
    if file is None:
        raise Refused("conflict", 409, str(words.NO_FILE))
    return file


def _data(one: Release) -> dict[str, Any]:
    return {
        "version": one.version,
        "made_at": one.made_at,
        "made_by": one.made_by.username if one.made_by else None,
        "size": one.size,
        "sha256": one.sha256,
        "terms": one.terms,
        "files": one.contents["files"],
        "figures": one.contents["figures"],
        "file": reverse("api:release-file", args=[one.project.slug, one.version]),
    }
