"""Exports in portions: any worker takes one, and the file is that of a single worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from annotator import jobs
from annotator.jobs import life, portions, reports, running
from annotator.models import SILENCE, Job, Portion
from labels.actions.transfer import GOLD, export
from labels.models import Project
from tests.labels import making
from tests.labels.making import reading, sami, shelling

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, tzinfo=UTC)
ARTICLES = 9


class FullDiskError(Exception):
    """What befalls a helper."""


@pytest.fixture
def news(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of nine articles, of which four make a portion, and a page is one article."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(export, "AT_ONCE", 1)
    monkeypatch.setattr(portions, "IN_A_PORTION", 4)
    monkeypatch.setattr(life, "TELLS_EVERY", 0.0)
    monkeypatch.setattr(portions, "PATIENCE", 0.0)
    project = making.project()
    found = [reading(f"a{n}", sami(note="?"), shelling()) for n in range(ARTICLES)]
    making.bring(project, *found, labels_as=GOLD)
    return project


def asked(news: Project, **given: str) -> Job:
    given = {"format": "conll", **given}
    return jobs.ask_export(project=news, given=given, by=news.members.get(), at=AT)


def ran(job: Job) -> Job:
    """The job after its worker had it."""
    running.run.call(job.pk)
    job.refresh_from_db()
    return job


def content(job: Job) -> bytes:
    file = jobs.result_of(job)
    assert file is not None
    with file:
        return file.read()


def begun(job: Job) -> list[Portion]:
    """The job's portions as its worker plans them."""
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, attempt=1, heard_at=now())
    job.refresh_from_db()
    assert portions.planned(job, jobs.ExportPlan.from_strings(job.options))
    return list(job.portions.all())


def joined(job: Job, tmp_path: Path) -> tuple[bytes, reports.Report]:
    """What the job's worker makes of its portions."""
    report = reports.Report()
    with (tmp_path / "joined").open("wb") as to:
        for _step in portions.joined(job, report, to):
            pass
    return (tmp_path / "joined").read_bytes(), report


def at_first_page(monkeypatch: pytest.MonkeyPatch, deed: Callable[[Portion], object]) -> None:
    """Do something to a portion when its worker tells of its first page."""
    whole = portions._note  # noqa: SLF001 - the moment at which others may come between

    def noting(portion: Portion, **news: object) -> None:
        monkeypatch.setattr(portions, "_note", whole)
        deed(portion)
        whole(portion, **news)

    monkeypatch.setattr(portions, "_note", noting)


def test_portions_make_the_same_file_and_report_as_one_worker(
    news: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    many = ran(asked(news))
    monkeypatch.setattr(portions, "IN_A_PORTION", ARTICLES)
    one = ran(asked(news))

    assert DBTaskResult.objects.filter(task_path__endswith="help_with").count() == 3
    assert (many.state, many.done, many.total) == (Job.State.DONE, ARTICLES, ARTICLES)
    assert content(many) == content(one)
    assert reports.losses(many.report) == reports.losses(one.report)
    assert not Portion.objects.exists()
    assert list((tmp_path / "results").glob("portion-*")) == []


@pytest.mark.parametrize(
    "given", [{"format": "label-studio"}, {"format": "doccano", "form": "relations"}]
)
def test_what_is_not_joined_is_written_by_one(news: Project, given: dict[str, str]) -> None:
    job = ran(asked(news, **given))

    assert (job.state, job.done) == (Job.State.DONE, ARTICLES)
    assert not DBTaskResult.objects.filter(task_path__endswith="help_with").exists()


def test_few_readings_are_written_by_one(news: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "IN_A_PORTION", ARTICLES)

    job = ran(asked(news))

    assert (job.state, job.done) == (Job.State.DONE, ARTICLES)
    assert not DBTaskResult.objects.filter(task_path__endswith="help_with").exists()


def test_a_helper_writes_a_portion_once(news: Project, tmp_path: Path) -> None:
    job = asked(news)
    first, second, third = begun(job)

    portions.help_with.call(second.pk)
    portions.help_with.call(second.pk)
    told = list(job.portions.values_list("state", "done", "attempt"))
    whole, report = joined(job, tmp_path)

    assert told == [("waiting", 0, 0), ("written", 4, 1), ("waiting", 0, 0)]
    assert whole.count(b"-DOCSTART-") == ARTICLES
    assert (report.progress.done, report.progress.losses.articles) == (ARTICLES, ARTICLES)
    assert {first.after, third.number} == {0, 2}


def test_what_a_dead_helper_had_is_written_again(news: Project, tmp_path: Path) -> None:
    job = asked(news)
    dead, *_others = begun(job)
    silent = now() - SILENCE - timedelta(seconds=1)
    Portion.objects.filter(pk=dead.pk).update(state="running", attempt=1, heard_at=silent)

    whole, _report = joined(job, tmp_path)

    assert whole.count(b"-DOCSTART-") == ARTICLES
    assert list(job.portions.values_list("state", "attempt")) == [
        ("written", 2),
        ("written", 1),
        ("written", 1),
    ]


def test_a_helper_that_was_superseded_leaves_nothing(
    news: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    portion, *_others = begun(asked(news))
    at_first_page(monkeypatch, lambda _one: Portion.objects.update(attempt=7))

    portions.help_with.call(portion.pk)

    portion.refresh_from_db()
    assert (portion.state, portion.attempt, portion.result) == ("running", 7, "")
    assert list((tmp_path / "results").iterdir()) == []


def test_a_helper_that_fails_gives_its_portion_back(
    news: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    job = asked(news)
    portion, *_others = begun(job)

    def fails(_portion: Portion) -> None:
        raise FullDiskError

    at_first_page(monkeypatch, fails)
    with pytest.raises(FullDiskError):
        portions.help_with.call(portion.pk)

    portion.refresh_from_db()
    whole, _report = joined(job, tmp_path)
    assert portion.state == "waiting"
    assert whole.count(b"-DOCSTART-") == ARTICLES


@pytest.mark.parametrize("lost", ["away", "cut"])
def test_a_portion_whose_file_is_not_here_is_written_again(
    news: Project, tmp_path: Path, lost: str
) -> None:
    job = asked(news)
    portion, *_others = begun(job)
    portions.help_with.call(portion.pk)
    portion.refresh_from_db()
    file = tmp_path / portion.result
    file.write_bytes(file.read_bytes()[:-1]) if lost == "cut" else file.unlink()

    whole, report = joined(job, tmp_path)

    assert whole.count(b"-DOCSTART-") == ARTICLES
    assert report.progress.done == ARTICLES


def test_a_job_taken_up_again_keeps_what_is_written(news: Project) -> None:
    job = asked(news)
    written, running_one, _waiting = begun(job)
    portions.help_with.call(written.pk)
    Portion.objects.filter(pk=running_one.pk).update(state="running", attempt=1, heard_at=now())

    assert portions.planned(job, jobs.ExportPlan.from_strings(job.options))

    states = list(job.portions.values_list("state", flat=True))
    assert states == ["written", "waiting", "waiting"]


def test_a_stopped_export_leaves_no_portion_behind(
    news: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    job = asked(news)
    at_first_page(monkeypatch, lambda one: jobs.stop(job=one.job, at=now()))

    job = ran(job)

    assert (job.state, job.result) == (Job.State.STOPPED, "")
    assert list((tmp_path / "results").iterdir()) == []
    assert not Portion.objects.exists()


def test_a_portion_is_told_by_its_number_and_state(news: Project) -> None:
    job = asked(news)

    assert str(begun(job)[1]) == f"1 of job {job.pk}: waiting"
