"""Workers that die: an import goes on where it was, an export begins anew, and neither doubles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from django.conf import LazySettings
from django.db.models import F
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from annotator import jobs
from annotator.jobs import life, reports, running, steps
from annotator.models import SILENCE, Job
from labels.actions.transfer import intake
from labels.models import AnnotationSet, Project
from tests.labels import making

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, tzinfo=UTC)
LINES = b"".join(
    b'{"id": "%d", "text": "one", "annotator": "", "mentions": []}\n%s' % (number, b"{\n")
    for number in range(7)
)


class KilledError(BaseException):
    """What stands for `kill -9`: nobody catches it, and nothing is noted after it."""


@pytest.fixture
def news(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose imports are cut into pages of three outcomes."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(intake, "AT_ONCE", 3)
    return making.project()


def asked_import(news: Project) -> Job:
    return jobs.ask_import(
        kind=Job.Kind.IMPORT,
        project=news,
        chunks=[LINES],
        name="n.jsonl",
        given={},
        by=news.members.get(),
        at=AT,
    )


def killed(job: Job, monkeypatch: pytest.MonkeyPatch, *, after: int) -> None:
    """Let a worker die after so many steps, and be silent for long."""

    def dying(job: Job, report: reports.Report) -> Iterator[None]:
        for count, step in enumerate(whole(job, report)):
            if count == after:
                raise KilledError
            yield step
        raise KilledError

    kind = Job.Kind(job.kind)
    whole = steps.STEPS[kind]
    with monkeypatch.context() as patch:
        patch.setitem(cast("dict[Job.Kind, object]", steps.STEPS), kind, dying)
        patch.setattr(running, "_end", lambda *_given: None)
        with pytest.raises(KilledError):
            running.run.call(job.pk)
    Job.objects.update(heard_at=F("heard_at") - SILENCE - timedelta(seconds=1))


def test_an_import_goes_on_where_a_dead_worker_was(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked_import(news)
    killed(job, monkeypatch, after=1)
    before = news.articles.count()

    jobs.resume_broken(at=datetime.now(UTC))
    running.run.call(job.pk)

    job.refresh_from_db()
    assert 0 < before < 7
    assert (job.state, job.attempt, job.done, job.refused) == (Job.State.DONE, 2, 7, 7)
    assert (news.articles.count(), AnnotationSet.objects.count()) == (7, 7)
    assert [one.line for one in reports.findings(job.report)] == list(range(2, 15, 2))


def test_an_export_begins_anew_and_leaves_no_half_file(
    news: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    running.run.call(asked_import(news).pk)
    by = news.members.get()
    job = jobs.ask_export(project=news, given={"format": "jsonl"}, by=by, at=AT)
    killed(job, monkeypatch, after=0)

    jobs.resume_broken(at=datetime.now(UTC))
    running.run.call(job.pk)

    job.refresh_from_db()
    (result,) = (tmp_path / "results").iterdir()
    assert (job.state, job.done) == (Job.State.DONE, 7)
    assert result == tmp_path / job.result
    assert len(result.read_bytes().splitlines()) == 7


def test_a_worker_that_comes_back_from_the_dead_writes_nothing_more(news: Project) -> None:
    job = asked_import(news)
    Job.objects.update(state=Job.State.RUNNING, attempt=2, heard_at=datetime.now(UTC))
    job.attempt = 1

    with pytest.raises(life.SupersededError):
        list(steps.importing(job, reports.Report()))

    job.refresh_from_db()
    assert (news.articles.count(), job.dealt_with) == (0, 0)


def test_a_superseded_worker_leaves_the_job_to_the_other(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked_import(news)

    def taken_over(job: Job, _report: object) -> Iterator[None]:
        Job.objects.filter(pk=job.pk).update(attempt=7)
        raise life.SupersededError
        yield

    everything = cast("dict[Job.Kind, object]", steps.STEPS)
    monkeypatch.setitem(everything, Job.Kind.IMPORT, taken_over)
    running.run.call(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempt) == (Job.State.RUNNING, 7)


def test_a_job_whose_worker_died_before_it_was_taken_up_is_queued_again(news: Project) -> None:
    job = asked_import(news)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    long_after = AT + SILENCE + timedelta(seconds=1)

    running.resume_if_broken(job, at=AT + timedelta(seconds=1))
    soon = DBTaskResult.objects.count()
    for _ in range(2):
        running.resume_if_broken(job, at=long_after)

    queued = [one.args_kwargs for one in DBTaskResult.objects.order_by("enqueued_at")]
    assert (soon, queued) == (1, [{"args": [job.pk], "kwargs": {}}] * 2)


@pytest.mark.parametrize("kind", [Job.Kind.SCHEMA, Job.Kind.AGREEMENT])
def test_the_page_that_a_job_is_told_on_finds_it_again(news: Project, kind: Job.Kind) -> None:
    job = Job.objects.create(kind=kind, project=news, by=news.members.get(), asked_at=AT)

    found = {
        Job.Kind.SCHEMA: lambda: jobs.latest_job(news, at=datetime.now(UTC)),
        Job.Kind.AGREEMENT: lambda: jobs.latest_comparison(news, {}, at=datetime.now(UTC)),
    }[kind]()

    [queued] = DBTaskResult.objects.all()
    assert (found, queued.args_kwargs["args"]) == (job, [job.pk])


def test_what_goes_on_tells_its_time_from_the_beginning(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked_import(news)
    killed(job, monkeypatch, after=2)
    Job.objects.update(begun_at=AT)

    running.resume_broken(at=datetime.now(UTC))
    running.run.call(job.pk)

    job.refresh_from_db()
    assert (job.state, job.begun_at) == (Job.State.DONE, AT)


def test_an_import_that_was_taken_whole_is_not_told_as_failed(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked_import(news)
    killed(job, monkeypatch, after=100)

    running.resume_broken(at=datetime.now(UTC))
    running.run.call(job.pk)

    job.refresh_from_db()
    assert (job.state, news.articles.count()) == (Job.State.DONE, 7)


def test_that_others_cannot_be_looked_after_takes_nothing_from_a_job(
    news: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unwritable(**_given: object) -> None:
        raise OSError

    monkeypatch.setattr(running, "forget_old_files", unwritable)
    job = asked_import(news)

    running.run.call(job.pk)

    job.refresh_from_db()
    assert (job.state, "not looked after" in caplog.text) == (Job.State.DONE, True)


@pytest.mark.parametrize(
    ("attempt", "stop_asked", "state"),
    [(1, False, "waiting"), (running.ATTEMPTS, False, "failed"), (1, True, "stopped")],
)
def test_a_job_that_kills_its_workers_fails_and_one_told_to_stop_stops(
    news: Project, attempt: int, *, stop_asked: bool, state: str
) -> None:
    job = asked_import(news)
    Job.objects.update(state=Job.State.RUNNING, attempt=attempt, heard_at=AT, stop_asked=stop_asked)
    job.refresh_from_db()

    jobs.resume_if_broken(job, at=AT + SILENCE)
    still = job.state
    jobs.resume_if_broken(job, at=AT + SILENCE + timedelta(seconds=1))

    assert (still, job.state) == ("running", state)


def test_how_long_a_job_takes_is_told_by_what_is_done() -> None:
    job = Job(state=Job.State.RUNNING, begun_at=AT, share=0.25)
    later = AT + timedelta(seconds=10)

    assert (job.seconds_at(later), job.seconds_left_at(later)) == (10, 30)
    assert Job(state=Job.State.WAITING).seconds_at(later) == 0
    assert Job(state=Job.State.RUNNING, begun_at=AT).seconds_left_at(later) is None
