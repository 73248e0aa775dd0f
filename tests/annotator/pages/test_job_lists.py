"""The lists of jobs beside the forms of import and export."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Job
from labels.models import Project
from tests.annotator.pages.conftest import work
from tests.labels import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

IMPORT = "/projects/news/import/"
AGAIN = 'hx-get="/projects/news/import/" hx-trigger="every 2s"'


@pytest.mark.usefixtures("news")
def test_the_list_is_asked_for_again_while_a_job_waits_or_runs(client: Client) -> None:
    files = [SimpleUploadedFile(f"{name}.txt", b"text") for name in "ab"]
    client.post(IMPORT, {"file": files, "labels_as": "gold", "twice": "skip", "try": "1"})

    waiting = client.get(IMPORT).text
    work()
    done = client.get(IMPORT).text

    assert AGAIN in waiting
    assert AGAIN not in done
    assert done.count("job-done") == 2


@pytest.mark.parametrize("page", ["import", "export"])
def test_a_page_without_jobs_asks_for_nothing(client: Client, news: Project, page: str) -> None:
    text = client.get(f"/projects/{news.slug}/{page}/").text

    assert "every 2s" not in text
    assert "Nothing yet." in text


def test_the_list_tells_how_many_articles_a_job_refused(client: Client, news: Project) -> None:
    by = news.members.get()
    for refused in (0, 3):
        Job.objects.create(
            project=news, kind="import", by=by, state="done", refused=refused, asked_at=making.AT
        )

    text = client.get(IMPORT).text

    assert "3 refused" in text
    assert text.count(" refused") == 1
