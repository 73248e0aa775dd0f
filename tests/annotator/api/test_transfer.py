"""Files in and out over the API, and the jobs that carry them."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult

from annotator.models import Job
from labels.models import Project
from tests.annotator.api.conftest import Program
from tests.labels import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("news", "kept")]

TWO = b'{"external_id": "a", "text": "one"}\n{"external_id": "b"}\n'.replace(b"external_id", b"id")


@pytest.fixture
def kept(settings: LazySettings, tmp_path: Path) -> Path:
    """Files of jobs lie in a folder of the test's own."""
    settings.VAR_DIR = tmp_path
    return tmp_path


def work() -> None:
    """Run what is in the queue, as a worker would, within the test's own transaction."""
    for queued in DBTaskResult.objects.ready():
        queued.task.call(*queued.args_kwargs["args"])
        queued.set_successful(None)


def test_a_body_that_is_the_file_is_imported(manager: Program, news: Project, kept: Path) -> None:
    asked = manager.ask(
        "POST", "projects/news/imports/?name=n.jsonl", TWO, content_type="application/jsonl"
    )
    work()
    done = manager.get(asked["Location"].removeprefix("/api/")).told

    assert (asked.status_code, asked.told["state"]) == (202, "waiting")
    assert (done["state"], done["done"], done["refused"]) == ("done", 1, 1)
    assert [one["message"] for one in done["findings"]] == [
        "Line 2: The line has no “text”: add it, or leave the article out."
    ]
    assert list(news.articles.values_list("external_id", flat=True)) == ["a"]
    assert list((kept / "uploads").iterdir()) == []


def test_a_body_that_is_cut_off_on_its_way_is_not_taken_for_the_file(
    manager: Program, news: Project, kept: Path
) -> None:
    cut = {"wsgi.input": BytesIO(TWO), "CONTENT_LENGTH": str(2 * len(TWO))}

    refused = manager.ask(
        "POST", "projects/news/imports/?name=n.jsonl", TWO, content_type="application/jsonl", **cut
    )

    assert (refused.status_code, news.jobs.count()) == (400, 0)
    assert list((kept / "uploads").iterdir()) == []


def test_a_rehearsal_tells_the_same_and_takes_nothing(manager: Program, news: Project) -> None:
    file = SimpleUploadedFile("n.jsonl", TWO)

    asked = manager.client.post(
        "/api/projects/news/rehearsals/", {"file": file, "twice": "skip"}, headers=manager.headers
    )
    work()
    done = manager.get(f"jobs/{asked.json()['id']}/").told

    assert (done["kind"], done["done"], done["refused"]) == ("rehearsal", 1, 1)
    assert news.articles.count() == 0


@pytest.mark.parametrize(
    "case",
    [
        ("name=n.xyz", "format"),
        ("format=klingon", "format"),
        ("name=n.jsonl&twice=thrice", "twice"),
        ("name=n.jsonl&labels_as=reading&reader=nobody", "reader"),
        ("name=n.jsonl&colour=red", "colour"),
    ],
)
def test_what_cannot_be_asked_is_told_at_once(
    manager: Program, kept: Path, case: tuple[str, str]
) -> None:
    query, at = case
    body = b"\x00" if "xyz" in query else TWO

    address = f"projects/news/imports/?{query}"
    refused = manager.ask("POST", address, body, content_type="text/plain")

    assert (refused.status_code, refused.told["at"]) == (400, at)
    assert not (kept / "uploads").exists()


def test_a_form_without_a_file_is_refused(manager: Program) -> None:
    refused = manager.client.post(
        "/api/projects/news/imports/", {"format": "jsonl"}, headers=manager.headers
    )

    assert refused.status_code == 400


def exported(manager: Program) -> dict[str, Any]:
    """A job that exported the project's readings."""
    asked = manager.post("projects/news/exports/", {"format": "jsonl", "source": "readings"})
    work()
    return dict(manager.get(f"jobs/{asked.told['id']}/").told)


def test_an_export_is_downloaded_as_a_file(
    manager: Program, annotator: Program, news: Project
) -> None:
    reading = making.begun(news, annotator.user).pk
    change = {
        "put": {"mention": {"id": "x", "kind": "entity", "start": 11, "end": 22, "type": "PER"}}
    }
    annotator.post(
        f"sets/{reading}/changes/", {"batch": "b", "base_revision": 0, "changes": [change]}
    )

    done = exported(manager)
    file = manager.get(done["result"].removeprefix("/api/"))
    line = json.loads(b"".join(file.streaming_content))

    assert (done["state"], done["done"], done["losses"]["mentions"]) == ("done", 1, 1)
    assert file["Content-Disposition"] == 'attachment; filename="news-readings.jsonl"'
    assert file["X-Content-Type-Options"] == "nosniff"
    assert (line["annotator"], line["mentions"][0]["type"]) == ("annotator", "PER")


def test_a_preview_shows_the_first_lines(
    manager: Program, annotator: Program, news: Project
) -> None:
    making.begun(news, annotator.user)

    shown = manager.post("projects/news/exports/preview/", {"format": "jsonl"})

    assert (shown.status_code, shown.told["total"]) == (200, 0)


def test_formats_tell_their_options(manager: Program) -> None:
    names = [one["name"] for one in manager.get("formats/").told["results"]]

    assert {"text", "jsonl", "conll"} <= set(names)


def test_a_job_that_waits_is_stopped_at_once(manager: Program) -> None:
    asked = manager.post("projects/news/exports/", {"format": "jsonl"})
    path = f"jobs/{asked.told['id']}/"

    stopped = manager.ask("DELETE", path)
    work()
    again = manager.ask("DELETE", path)

    assert (stopped.status_code, again.status_code) == (204, 409)
    assert manager.get(path).told["state"] == "stopped"
    assert manager.get(f"{path}result/").status_code == 409


def test_a_job_whose_worker_has_died_waits_for_another(manager: Program, news: Project) -> None:
    job = Job.objects.create(
        kind=Job.Kind.EXPORT,
        project=news,
        by=manager.user,
        state=Job.State.RUNNING,
        asked_at=making.AT,
        begun_at=making.AT,
        heard_at=making.AT,
    )

    assert manager.get(f"jobs/{job.pk}/").told["state"] == "waiting"
