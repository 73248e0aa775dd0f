"""Two real workers at one export, on the database that the tests run on: the bytes of one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils.timezone import now

from annotator import jobs
from annotator.jobs import portions
from annotator.models import SILENCE, Job, Portion
from labels.actions import transfer
from labels.actions.transfer import GOLD, Source
from labels.formats import WRITABLE
from labels.models import Project
from tests.durability.processes import Killable, as_soon_as
from tests.labels import making

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform != "linux", reason="finds processes as Linux shows them"),
]
ARTICLES = 2 * portions.IN_A_PORTION + 1
WORKER = ("manage.py", "db_worker", "--queue-name=*", "--interval=0.05", "--no-startup-delay")


@pytest.fixture
def news(settings: LazySettings, tmp_path: Path) -> Project:
    """A project whose export takes three portions."""
    settings.VAR_DIR = tmp_path
    project = making.project()
    found = (making.reading(f"a{n}", making.sami()) for n in range(ARTICLES))
    making.bring(project, *found, labels_as=GOLD)
    return project


@contextmanager
def worker(folder: Path) -> Iterator[Killable]:
    """A worker on the test's own database, killed in the end."""
    one = Killable([sys.executable, *WORKER], {"VAR_DIR": str(folder), "DATABASE_URL": address()})
    try:
        yield one
    finally:
        one.kill()


def address() -> str:
    """Where the test's database is, as the environment says it."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


def asked(news: Project) -> Job:
    return jobs.ask_export(project=news, given={"format": "conll"}, by=news.members.get(), at=now())


def is_there(rows: Callable[[], bool]) -> None:
    as_soon_as(lambda: rows() or None)


def is_done(job: Job, folder: Path) -> None:
    """Wait for the end of a job; what it had besides its result goes just after it."""
    is_there(Job.objects.filter(pk=job.pk, state=Job.State.DONE).exists)
    is_there(lambda: len([*(folder / "results").iterdir()]) == 1)


def file_of(job: Job, folder: Path) -> bytes:
    """What the job has made, which is all that is kept of it."""
    job.refresh_from_db()
    (result,) = (folder / "results").iterdir()
    assert (job.state, job.done, result) == (Job.State.DONE, ARTICLES, folder / job.result)
    assert not Portion.objects.exists()
    return result.read_bytes()


def written_by_one(news: Project) -> bytes:
    to, conll = BytesIO(), WRITABLE["conll"]
    options = conll.writing()
    for _progress in transfer.export_readings(
        project=news, source=Source.GOLD, format=conll, options=options, to=to
    ):
        pass
    return to.getvalue()


def test_two_workers_make_the_file_of_one(news: Project, tmp_path: Path) -> None:
    with ExitStack() as workers:
        for _ in range(2):
            workers.enter_context(worker(tmp_path))
        job = asked(news)
        is_done(job, tmp_path)

    assert file_of(job, tmp_path) == written_by_one(news)


def test_an_export_whose_worker_is_killed_is_brought_to_its_end_by_another(
    news: Project, tmp_path: Path
) -> None:
    """The other one first writes what the dead one left in the queue, then takes up the job."""
    job = asked(news)
    with worker(tmp_path):
        is_there(job.portions.filter(state=Portion.State.RUNNING).exists)
    left = job.portions.exclude(state=Portion.State.WRITTEN).count()

    with worker(tmp_path):
        is_there(lambda: job.portions.filter(state=Portion.State.WRITTEN).count() >= 2)
        jobs.resume_broken(at=now() + SILENCE + timedelta(seconds=1))
        is_done(job, tmp_path)

    assert left
    assert file_of(job, tmp_path) == written_by_one(news)
    assert job.attempt == 2
