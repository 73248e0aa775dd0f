"""How fast labels go out through the job, with one worker and with two.

    DATABASE_URL=postgres://… ARTICLES=100000 python -m bench exports [--data FOLDER]

ARTICLES short articles with ten labels each are imported, unless the database has a project of the
name already; without DATABASE_URL it is a new SQLite file. Workers are `manage.py db_worker`, begun
before the export is asked for; an export takes from when a worker takes it up to its end.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import django

from bench.figures import Figure
from bench.transfer import LABELS, bring, paragraphs, write
from bench.workers import peak, worker

ARTICLES = int(os.environ.get("ARTICLES", "100000"))
TARGETS = {"jsonl": 100_000, "conll": 60_000}


def figures(news: Path | None = None) -> list[Figure]:
    """All figures, in a process that has the database to itself."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            **os.environ,
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "annotator.settings",
        }
        command = [sys.executable, "-m", "bench.exports", folder, *([str(news)] if news else [])]
        answer = subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
        told: dict[str, dict[str, float]] = json.loads(answer.stdout.splitlines()[-1])
    return [figure for form in TARGETS for figure in _told(form, told)]


def _told(form: str, told: Mapping[str, Mapping[str, float]]) -> Sequence[Figure]:
    one, two = told[f"{form} 1"], told[f"{form} 2"]
    count = ARTICLES * LABELS
    what = f"export by the job: {form}, {count:,} mentions"
    alone = count / one["seconds"]
    return [
        Figure(f"{what}, one worker", alone, "mentions/s", TARGETS[form], "below"),
        Figure(f"{what}, two workers", count / two["seconds"], "mentions/s"),
        Figure(f"{what}, two to one", one["seconds"] / two["seconds"], "times", 1.7, "below"),
        Figure(f"{what}, peak memory", max(one["megabytes"], two["megabytes"]), "MB", 200, "above"),
    ]


# --- in the process of the trials -----------------------------------------------------------------


def trials(folder: Path, news: Path | None) -> dict[str, dict[str, float]]:
    """Seconds and megabytes of each format with one worker and with two."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after django.setup()

    from labels.models import Project  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if not Project.objects.filter(slug="bench").exists():
        file = folder / "articles.jsonl"
        write(file, list(paragraphs(news)), ARTICLES, labels=LABELS)
        # Any name but those that come without labels.
        bring(file.rename(folder / "few.jsonl"))
    return {
        f"{form} {workers}": _export(folder, form, workers)
        for form in TARGETS
        for workers in (1, 2)
    }


def _export(folder: Path, form: str, workers: int) -> dict[str, float]:
    from annotator import jobs  # noqa: PLC0415 - after django.setup()
    from annotator.models import Job  # noqa: PLC0415
    from labels.models import Project, User  # noqa: PLC0415

    with ExitStack() as stack:
        begun = [worker(stack, folder / f"log-{number}") for number in range(workers)]
        time.sleep(10)
        job = jobs.ask_export(
            project=Project.objects.get(slug="bench"),
            given={"format": form},
            by=User.objects.get(username="bench"),
            at=datetime.now(UTC),
        )
        while job.state in {Job.State.WAITING, Job.State.RUNNING}:
            time.sleep(0.1)
            job.refresh_from_db()
        assert (job.state, job.done) == (Job.State.DONE, ARTICLES), job
        return {
            "seconds": job.seconds_at(datetime.now(UTC)),
            "megabytes": max(peak(one.pid) for one in begun),
        }


if __name__ == "__main__":
    found = trials(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
    sys.stdout.write(json.dumps(found) + "\n")
