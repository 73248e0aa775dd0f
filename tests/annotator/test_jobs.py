"""Long actions: asked for, run, watched, stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django_tasks_db.models import DBTaskResult

from annotator import jobs
from annotator.jobs import clearing, life, reports, running
from annotator.models import SILENCE, Job
from labels.actions.transfer import Progress, Rejection, RejectionCode
from labels.checks import Problem, Rule
from labels.formats.base import (
    Became,
    Example,
    Loss,
    LossCode,
    LossReport,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
)
from labels.models import Project
from tests.labels import making

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, tzinfo=UTC)
ONE = b'{"id": "a", "text": "one"}\n'


@pytest.fixture
def kept(settings: LazySettings, tmp_path: Path) -> Path:
    """Files of jobs lie in a folder of the test's own."""
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def news(kept: Path) -> Project:
    """A project whose files lie there."""
    assert kept.is_dir()
    return making.project()


def imported(
    news: Project, chunks: list[bytes], kind: Job.Kind = Job.Kind.IMPORT, **given: str
) -> Job:
    """An import that was asked for."""
    return jobs.ask_import(
        kind=kind,
        project=news,
        chunks=chunks,
        name="n.jsonl",
        given=given,
        by=news.members.get(),
        at=AT,
    )


def ran(job: Job) -> Job:
    """The job after a worker had it."""
    running.run.call(job.pk)
    job.refresh_from_db()
    return job


def test_a_job_is_put_into_the_queue_with_its_row(news: Project) -> None:
    job = imported(news, [ONE])

    [queued] = DBTaskResult.objects.all()
    assert queued.args_kwargs == {"args": [job.pk], "kwargs": {}}


def test_an_import_runs_to_its_end(news: Project) -> None:
    job = ran(imported(news, [ONE[:5], ONE[5:]]))

    assert (job.state, job.done, job.refused) == (Job.State.DONE, 1, 0)
    assert news.articles.get().text == "one"


def test_a_rehearsed_file_is_imported_without_sending_it_again(news: Project) -> None:
    tried = ran(imported(news, [ONE], Job.Kind.REHEARSAL))
    at_first = news.articles.count()

    job = ran(jobs.import_rehearsed(job=tried, by=tried.by, at=AT))

    assert (at_first, news.articles.count(), job.state) == (0, 1, Job.State.DONE)
    with pytest.raises(jobs.NothingToRepeatError):
        jobs.import_rehearsed(job=Job.objects.get(pk=tried.pk), by=tried.by, at=AT)


def test_a_rehearsed_file_that_two_ask_for_at_once_is_imported_once(news: Project) -> None:
    tried = ran(imported(news, [ONE], Job.Kind.REHEARSAL))
    seen_by_another = Job.objects.get(pk=tried.pk)
    jobs.import_rehearsed(job=tried, by=tried.by, at=AT)

    with pytest.raises(jobs.NothingToRepeatError):
        jobs.import_rehearsed(job=seen_by_another, by=tried.by, at=AT)

    assert Job.objects.count() == 2


def test_half_a_file_is_not_kept(news: Project, kept: Path) -> None:
    def broken_off() -> Iterator[bytes]:
        yield ONE
        raise ConnectionError

    with pytest.raises(ConnectionError):
        imported(news, broken_off())  # type: ignore[arg-type]
    assert list((kept / "uploads").iterdir()) == []
    assert Job.objects.count() == 0


def test_a_file_goes_by_its_name_alone(news: Project) -> None:
    job = jobs.ask_import(
        kind=Job.Kind.IMPORT,
        project=news,
        chunks=[ONE],
        name="..\\..\\secret/n.jsonl",
        given={},
        by=news.members.get(),
        at=AT,
    )

    assert job.source_name == "n.jsonl"


def test_a_job_that_is_told_to_stop_stops_at_its_next_step(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life, "TELLS_EVERY", 0.0)
    lines = b"".join(b'{"id": "%d", "text": "one"}\n' % number for number in range(5000))
    job = imported(news, [lines])
    Job.objects.filter(pk=job.pk).update(stop_asked=True)

    ran(job)

    assert job.state == Job.State.STOPPED
    assert 0 < job.done == news.articles.count() < 5000


def test_a_job_that_was_stopped_while_it_waited_never_runs(news: Project) -> None:
    job = imported(news, [ONE])
    stopped = jobs.stop(job=job, at=AT)

    ran(job)

    assert (stopped, job.state, news.articles.count()) == (True, Job.State.STOPPED, 0)


def test_a_job_that_runs_is_asked_to_stop(news: Project) -> None:
    job = imported(news, [ONE])
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, heard_at=AT)
    job.refresh_from_db()

    assert jobs.stop(job=job, at=AT)
    job.refresh_from_db()
    assert (job.state, job.stop_asked) == (Job.State.RUNNING, True)


def test_a_broken_job_is_stopped_for_good(news: Project) -> None:
    job = imported(news, [ONE])
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, heard_at=AT)
    job.refresh_from_db()
    later = AT + SILENCE + timedelta(seconds=1)

    assert job.state_at(later) is Job.State.BROKEN
    assert jobs.stop(job=job, at=later)
    assert not jobs.stop(job=Job.objects.get(pk=job.pk), at=later)


def test_a_job_that_fails_says_so_and_leaves_no_result(news: Project, kept: Path) -> None:
    job = imported(news, [ONE])
    (kept / job.source).unlink()

    with pytest.raises(FileNotFoundError):
        running.run.call(job.pk)

    job.refresh_from_db()
    assert job.state == Job.State.FAILED


def test_an_export_can_be_read_when_it_is_done(news: Project) -> None:
    job = jobs.ask_export(project=news, given={"format": "jsonl"}, by=news.members.get(), at=AT)
    before = jobs.result_of(job)

    file = jobs.result_of(ran(job))

    assert before is None
    assert file is not None
    with file:
        assert file.read() == b""


def test_files_are_forgotten_after_two_weeks(news: Project, kept: Path) -> None:
    job = ran(imported(news, [ONE], Job.Kind.REHEARSAL))

    assert job.ended_at is not None

    clearing.forget_old_files(at=job.ended_at + timedelta(days=13))
    after_13_days = len(list((kept / "uploads").iterdir()))
    clearing.forget_old_files(at=job.ended_at + timedelta(days=15))

    job.refresh_from_db()
    assert (after_13_days, list((kept / "uploads").iterdir()), job.source) == (1, [], "")


def test_what_was_sent_to_a_server_that_died_is_thrown_away(news: Project, kept: Path) -> None:
    job = imported(news, [ONE])
    (kept / "uploads" / "stray").write_bytes(ONE)

    clearing.forget_old_files(at=datetime.now(UTC) + timedelta(days=13))
    after_13_days = len(list((kept / "uploads").iterdir()))
    clearing.forget_old_files(at=datetime.now(UTC) + timedelta(days=15))

    left = [str(one.relative_to(kept)) for one in (kept / "uploads").iterdir()]
    assert (after_13_days, left) == (2, [job.source])


def test_why_a_job_failed_is_in_the_log(
    news: Project, kept: Path, caplog: pytest.LogCaptureFixture
) -> None:
    job = imported(news, [ONE])
    (kept / job.source).unlink()

    with pytest.raises(FileNotFoundError):
        running.run.call(job.pk)

    [line] = [one for one in caplog.records if one.name == "annotator.jobs.running"]
    assert (line.levelname, line.getMessage()) == (
        "ERROR",
        f"Job {job.pk} (import) of {news} came to no end.",
    )
    assert line.exc_info is not None


def test_a_report_names_the_first_findings_and_counts_all() -> None:
    refusals = tuple(Refusal(RefusalCode.NO_TEXT, line) for line in range(300))
    report = reports.Report()

    report.add(Progress().and_then(findings=refusals))

    data = report.data()
    assert data["numbers"] == {"no-text": 300}
    assert reports.findings(data) == list(refusals[: reports.NAMED])


def test_what_is_told_of_the_whole_file_stands_first_however_much_else_is_told() -> None:
    strays = tuple(Remark(RemarkCode.STRAY_INSIDE, line, {"tag": "I-LOC"}) for line in range(300))
    whole = Remark(RemarkCode.UNDIVIDED, None, {"sentences": 500})
    report = reports.Report()

    report.add(Progress().and_then(findings=(*strays, whole)))

    assert reports.findings(report.data()) == [whole, *strays[: reports.NAMED]]


def test_a_report_is_read_back_as_it_was_told() -> None:
    problem = Problem(Rule.TWIN, "m", {"type": "PER", "other": "n"})
    found = Rejection(RejectionCode.BROKEN_RULES, "a1", 3, {}, (problem,))
    loss = Loss(LossCode.NOTE, Became.DROPPED, 1, (Example("a1", "m", "بغداد"),))
    told = Progress(losses=LossReport(1, 2, 3, (loss,))).and_then(findings=(found,))
    report = reports.Report()

    report.add(told)

    assert reports.findings(report.data()) == [found]
    assert reports.losses(report.data()) == told.losses


def test_a_job_without_a_report_has_told_nothing() -> None:
    assert (reports.findings({}), reports.losses({})) == ([], LossReport())


@pytest.mark.django_db(transaction=True)
def test_a_long_step_gives_signs_of_life(news: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(life, "BEATS_EVERY", 0.01)
    job = imported(news, [ONE])

    with life.signs_of_life(Job.objects.filter(pk=job.pk)):
        while job.heard_at is None:
            job.refresh_from_db()

    assert job.heard_at is not None
