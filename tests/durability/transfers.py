"""What the shell asks of Hashiya where a worker is killed; run by `manage.py shell`."""

from __future__ import annotations

import json
from datetime import timedelta

from django.utils.timezone import now

from annotator import jobs
from annotator.models import SILENCE, Job
from labels.models import Project, User


def ask_import(*, articles: int) -> None:
    """Ask for an import of so many articles, in which a reader has found nothing."""
    lines = ({"id": f"a{n}", "text": f"خبر {n}", "mentions": []} for n in range(articles))
    jobs.ask_import(
        kind=Job.Kind.IMPORT,
        project=Project.objects.get(),
        chunks=[f"{json.dumps(one)}\n".encode() for one in lines],
        name="news.jsonl",
        given={"labels_as": "gold"},
        by=User.objects.get(username="manager"),
        at=now(),
    )


def ask_export() -> None:
    """Ask for an export of the gold."""
    by = User.objects.get(username="manager")
    jobs.ask_export(project=Project.objects.get(), given={"format": "jsonl"}, by=by, at=now())


def resume() -> None:
    """Do what whoever looks at a job does when its worker has been silent for too long."""
    jobs.resume_broken(at=now() + SILENCE + timedelta(seconds=1))
