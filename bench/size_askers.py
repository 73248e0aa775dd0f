"""Who asks in `bench.size`, and for what; in a folder or database that `bench.size_data` filled.

    VAR_DIR=… [DATABASE_URL=…] python -m bench.size_askers NEWCOMERS

Migrates, signs everybody in, and prints as JSON the keys of sessions and the places asked for.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import django

from bench.bringing import session_of

if TYPE_CHECKING:
    from labels.models import AnnotationSet, Project

DEEP = 0.9
"""How far into the project the deep pages are."""


def main() -> None:
    """Sign in, and tell."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after Django is set up

    from labels.models import Project  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    project = Project.objects.get()
    told = {"sessions": _sessions(project, int(sys.argv[1])), "places": _places(project)}
    print(json.dumps(told))


def _sessions(project: Project, newcomers: int) -> dict[str, list[str]]:
    from labels.actions import people, projects  # noqa: PLC0415 - after Django is set up
    from labels.models import User  # noqa: PLC0415
    from labels.permissions import MemberRole  # noqa: PLC0415

    new = []
    for number in range(newcomers):
        name = f"newcomer-{time.time_ns()}-{number}"
        user = people.enrol(username=name, name="", password="", founds_projects=False)
        projects.admit(project=project, user=user, role=MemberRole.ANNOTATOR)
        new.append(session_of(user))
    manager = User.objects.get(username="manager")
    reader = _draft(project).author
    assert reader
    return {"manager": [session_of(manager)], "reader": [session_of(reader)], "newcomers": new}


def _draft(project: Project) -> AnnotationSet:
    """A reading that its author works on; it is this author who asks as a reader."""
    return project.articles.filter(sets__state="drafting").earliest("pk").sets.get(kind="reading")


def _places(project: Project) -> dict[str, Any]:
    first, last = (
        project.articles.order_by(by).values_list("pk", flat=True)[0] for by in ("pk", "-pk")
    )
    ahead = project.articles.filter(pk__gte=first + int(DEEP * (last - first)))
    deep, name = ahead.order_by("pk").values_list("pk", "external_id")[0]
    return {"deep": deep, "deep_name": name, "own": _draft(project).article_id}


if __name__ == "__main__":
    main()
