"""The schema editor's page: static/schema/ does the rest."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from annotator.access import SignedInRequest, requires
from annotator.pages.frame import show
from annotator.pages.schema_words import words
from labels.models import Project, SchemaVersion
from labels.permissions import Permission
from labels.records import version_in_use

DRAWINGS = ("plus", "cross", "check", "alert", "key", "upload", "up", "down", "undo", "redo")
"""What the page draws by script, from pages/icons.svg."""


@requires(Permission.MANAGE_PROJECT)
def edit_schema(request: SignedInRequest, project: Project) -> HttpResponse:
    """The editor; while labels are moved to a version no other can be made."""
    version = version_in_use(project)
    if version.moving:
        return redirect("schema", slug=project.slug)
    context = {"boot": _boot(project, version), "drawings": DRAWINGS, "version": version}
    return show(request, project, "schema/edit.html", **context)


def _boot(project: Project, version: SchemaVersion) -> SafeString:
    """The JSON that static/schema/main.js begins with; its shape is `Boot` in store.js."""
    data = {
        "schema": version.data,
        "number": version.number,
        "slug": project.slug,
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": project.direction,
        "words": words(),
        "addresses": {
            "schema": reverse("api:project-schema", args=[project.slug]),
            "preview": reverse("api:schema-preview", args=[project.slug]),
            "file": reverse("api:schema-file", args=[project.slug]),
            "job": reverse("api:job", args=[0]),
            "page": reverse("schema", args=[project.slug]),
        },
    }
    spelled = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return mark_safe(spelled)  # noqa: S308 - no tag can begin in it
