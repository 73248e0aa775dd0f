"""How fast articles come in on one database: on the shell, and from the page through the job.

    DATABASE_URL=postgres://… ARTICLES=100000 python -m bench imports [--data FOLDER]

ARTICLES short articles without labels, and a tenth as many with ten labels each, go into projects
of their own, by `import_readings` in a process of its own and by a job that one worker runs.
Without DATABASE_URL it is a new SQLite file; the projects must not be there yet.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import django

from annotator.management.loading import loading
from bench.figures import Figure
from bench.transfer import LABELS, bring, paragraphs, write
from bench.workers import peak, worker

ARTICLES = int(os.environ.get("ARTICLES", "100000"))
PIECE = 1 << 20
ON_POSTGRESQL = {"many": 4_000, "few": 2_000}
ON_SQLITE = {"many": 6_000, "few": 2_000}


def figures(news: Path | None = None) -> list[Figure]:
    """All figures: the two files, each in both ways."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        texts = list(paragraphs(news))
        write(place / "many.jsonl", texts, ARTICLES)
        write(place / "few.jsonl", texts, ARTICLES // 10, labels=LABELS)
        environment = {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            **os.environ,
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "annotator.settings",
        }
        postgresql = environment["DATABASE_URL"].startswith("postgres")
        targets = ON_POSTGRESQL if postgresql else ON_SQLITE
        what = {"many": f"{ARTICLES:,}", "few": f"{ARTICLES // 10:,} with {LABELS} labels each"}
        found: list[Figure] = []
        for name, target in targets.items():
            file = place / f"{name}.jsonl"
            told = {way: _told(way, file, environment) for way in ("shell", "job")}
            found += _figures(f"import: {what[name]} articles", told, target)
        return found


def _told(way: str, file: Path, environment: Mapping[str, str]) -> Mapping[str, float]:
    command = [sys.executable, "-m", "bench.imports", way, str(file)]
    answer = subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    told: Mapping[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return told


def _figures(what: str, told: Mapping[str, Mapping[str, float]], target: float) -> Iterator[Figure]:
    rates = {way: one["count"] / one["seconds"] for way, one in told.items()}
    for way, one in told.items():
        reach = target if way == "shell" else None
        yield Figure(f"{what}, by the {way}", rates[way], "articles/s", reach, "below")
        yield Figure(f"{what}, by the {way}, peak memory", one["megabytes"], "MB", 250, "above")
    yield Figure(f"{what}, job to shell", rates["job"] / rates["shell"], "times", 0.8, "below")


# --- one trial, in its own process ----------------------------------------------------------------


def trial(way: str, file: Path) -> Mapping[str, float]:
    """Import the file, and tell how long that took and what memory at most."""
    with loading():  # as manage.py does
        django.setup()
    if way == "job":
        return _by_the_job(file)
    count, seconds = bring(file, f"{file.stem}-shell")
    return {"count": count, "seconds": seconds, "megabytes": peak(os.getpid())}


def _by_the_job(file: Path) -> Mapping[str, float]:
    from annotator import jobs  # noqa: PLC0415 - after django.setup()
    from annotator.models import Job  # noqa: PLC0415
    from labels import shipped  # noqa: PLC0415
    from labels.actions import projects  # noqa: PLC0415
    from labels.models import User  # noqa: PLC0415

    by, at = User.objects.get(username="bench"), datetime.now(UTC)
    slug = f"{file.stem}-job"
    project = projects.found(slug=slug, name=slug, schema=shipped.schema("anercorp"), by=by, at=at)
    with ExitStack() as stack:
        begun = worker(stack, file.with_suffix(".log"))
        time.sleep(5)
        with file.open("rb") as sent:
            job = jobs.ask_import(
                kind=Job.Kind.IMPORT,
                project=project,
                chunks=iter(lambda: sent.read(PIECE), b""),
                name=file.name,
                given={"format": "jsonl", "labels_as": "gold" if "few" in slug else "none"},
                by=by,
                at=at,
            )
        while job.state in {Job.State.WAITING, Job.State.RUNNING}:
            time.sleep(0.1)
            job.refresh_from_db()
        assert job.state == Job.State.DONE, job
        return {
            "count": job.done,
            "seconds": job.seconds_at(datetime.now(UTC)),
            "megabytes": peak(begun.pid),
        }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(trial(sys.argv[1], Path(sys.argv[2]))) + "\n")
