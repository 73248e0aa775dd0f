"""Import and export by page, and the jobs that do them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Job
from labels.actions import transfer
from labels.models import Project
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import member, work
from tests.labels import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

IMPORT, EXPORT = "/projects/news/import/", "/projects/news/export/"
GOOD = '{"id": "a", "title": "خبر", "text": "زار الوزير دمشق. ثم عاد."}\n'.encode()
BAD = b'{"id": "b"}\n{"id"\n'
BASE = {"labels_as": "gold", "reader": "", "twice": "skip", "format": ""}


def sent(*contents: bytes, name: str = "n.jsonl", **more: str) -> dict[str, Any]:
    files = [SimpleUploadedFile(name, content) for content in contents]
    return {**BASE, "file": files, **more}


def test_a_trial_shows_the_first_articles_and_each_refusal_with_its_line(
    client: Client, news: Project
) -> None:
    asked = client.post(IMPORT, sent(GOOD + BAD, **{"try": "1"}))
    waiting = client.get(asked["Location"]).text
    work()
    done = client.get(asked["Location"]).text

    assert 'hx-trigger="every 1s"' in waiting
    assert 'hx-trigger="every 1s"' not in done
    assert "زار الوزير دمشق. ثم عاد." in done
    assert "2 sentences" in done
    assert "Line 2: The line has no “text”" in done
    assert "Line 3: The line is not JSON" in done
    assert not news.articles.exists()


def test_what_was_tried_is_imported_from_the_same_file(client: Client, news: Project) -> None:
    asked = client.post(IMPORT, sent(GOOD, **{"try": "1"}))
    work()

    imported = client.post(f"{asked['Location']}import/")
    work()

    assert list(news.articles.values_list("external_id", "title")) == [("a", "خبر")]
    assert "Articles taken" in client.get(imported["Location"]).text
    assert client.post(f"{asked['Location']}import/")["Location"] == IMPORT


def test_a_trial_shows_labels_by_their_words_and_types(client: Client, news: Project) -> None:
    making.bring(news, making.reading("a1", making.sami()), labels_as=transfer.GOLD)
    client.post(EXPORT, {"source": "gold", "format": "jsonl", "export": "1"})
    work()
    file = b"".join(client.get(f"/projects/news/jobs/{Job.objects.get().pk}/result/"))

    asked = client.post(IMPORT, sent(file.replace(b'"a1"', b'"a2"'), **{"try": "1"}))
    work()

    text = client.get(asked["Location"]).text
    assert "<bdi>سامي الأحمد</bdi>" in text
    assert "1 label" in text


@pytest.mark.usefixtures("news")
def test_a_trial_shows_no_article_that_is_refused_and_says_at_which_label_why(
    client: Client,
) -> None:
    label = {"id": "m7", "kind": "entity", "start": 0, "end": 3, "type": "PLANET"}
    bad = json.dumps({"id": "b", "text": "زحل بعيد", "mentions": [label]}).encode()

    asked = client.post(IMPORT, sent(bad + b"\n" + GOOD, **{"try": "1"}))
    work()

    text = client.get(asked["Location"]).text
    assert '<bdi class="quiet">m7</bdi> The schema knows no type “PLANET”' in text
    assert "زحل بعيد" not in text
    assert "زار الوزير دمشق. ثم عاد." in text


@pytest.mark.usefixtures("news")
def test_of_very_many_findings_the_first_are_named_and_the_others_counted(client: Client) -> None:
    asked = client.post(IMPORT, sent(b"{\n" * 203, **{"try": "1"}))
    work()

    text = client.get(asked["Location"]).text
    assert text.count("The line is not JSON") == 200
    assert "And 3 more." in text


@pytest.mark.parametrize("labels_as", ["gold", "none"])
def test_no_reading_comes_of_a_plain_text(client: Client, news: Project, labels_as: str) -> None:
    file = sent("خبر".encode(), name="n.txt", labels_as=labels_as, **{"import": "1"})

    client.post(IMPORT, file)
    work()

    article = news.articles.get()
    assert (article.external_id, article.sets.count()) == ("n", 0)


def test_several_files_are_asked_for_one_by_one(client: Client, news: Project) -> None:
    answer = client.post(
        IMPORT, sent(b"first", b"second", name="n.txt", **{"import": "1"}), follow=True
    )

    assert answer.redirect_chain == [(IMPORT, 302)]
    assert "All files wait for their turn" in answer.text
    assert answer.text.count("job-waiting") == 2
    assert list(news.jobs.values_list("kind", flat=True)) == ["import", "import"]


@pytest.mark.parametrize("wrong", [("n.docx", b"x"), ("n.txt", b"")])
def test_of_several_files_none_is_asked_for_where_one_cannot_be(
    client: Client, news: Project, wrong: tuple[str, bytes]
) -> None:
    files = [SimpleUploadedFile(*one) for one in (("a.txt", b"first"), wrong, ("b.docx", b"x"))]

    answer = client.post(IMPORT, {**BASE, "file": files, "import": "1"})

    assert answer.status_code == 422
    assert f"{wrong[0]}: The" in answer.text
    assert not news.jobs.exists()


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(("count", "status"), [(200, 302), (2_001, 400)])
def test_a_folder_of_files_is_taken_at_once(client: Client, count: int, status: int) -> None:
    answer = client.post(IMPORT, sent(*[b"text"] * count, name="n.txt", **{"try": "1"}))

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"file": []}, "This field is required."),
        ({"labels_as": "reading"}, "Choose whose the labels become."),
        ({"labels_as": "reading", "reader": "zayd"}, "Select a valid choice. zayd"),
        ({"format": "word"}, "Select a valid choice. word"),
        ({"twice": "perhaps"}, "Select a valid choice. perhaps"),
        (
            {"file": [SimpleUploadedFile("n.docx", b"x")]},
            "n.docx: The name “n.docx” tells no format",
        ),
        ({"file": [SimpleUploadedFile("n.txt", b"")]}, "n.txt: The submitted file is empty."),
        (
            {"format": "conll", "articles": "sentences", "every": "0"}
            | {"layout": "found", "depth": "1"},
            "Ensure this value is greater than or equal to 1.",
        ),
    ],
)
def test_what_is_wrong_with_an_import_is_said_at_its_field(
    *, client: Client, news: Project, wrong: dict[str, Any], words: str
) -> None:
    answer = client.post(IMPORT, {**sent(GOOD), **wrong})

    assert answer.status_code == 422
    assert words in answer.text
    assert not news.jobs.exists()


@pytest.mark.parametrize(("page", "option"), [(IMPORT, "layout"), (EXPORT, "scheme")])
def test_the_options_are_those_of_the_format(
    *, client: Client, news: Project, page: str, option: str
) -> None:
    conll = client.get(page, {"format": "conll"}).text
    jsonl = client.get(page, {"format": "jsonl"}).text

    assert f'<select name="{option}"' in conll
    assert 'id="options"' in jsonl
    assert f'name="{option}"' not in jsonl
    assert news.name in conll


def test_a_preview_shows_the_first_lines_and_what_is_lost(client: Client, news: Project) -> None:
    making.bring(news, making.reading("a1", making.sami()), labels_as=transfer.GOLD)

    jsonl = client.post(EXPORT, {"source": "gold", "format": "jsonl", "preview": "1"}).text
    conll = client.post(EXPORT, {"source": "gold", "preview": "1", **conll_options()}).text

    assert "Nothing is lost." in jsonl
    assert "سامي B-PER" in conll
    assert "What the format cannot hold" in conll
    assert "facts of the article" in conll
    assert not Job.objects.exists()


def test_a_preview_of_nothing_says_so(client: Client, news: Project) -> None:
    answer = client.post(EXPORT, {"source": "accepted", "format": "jsonl", "preview": "1"})

    assert "No reading is like that" in answer.text
    assert news.name in answer.text


def test_an_export_is_made_and_downloaded(client: Client, news: Project) -> None:
    making.bring(news, making.reading("a1", making.sami()), labels_as=transfer.GOLD)

    asked = client.post(EXPORT, {"source": "gold", "export": "1", **conll_options()})
    before = client.get(f"{asked['Location']}result/")
    work()
    result = client.get(f"{asked['Location']}result/")

    assert before["Location"] == asked["Location"]
    assert 'filename="news-gold.conll"' in result["Content-Disposition"]
    assert "سامي B-PER\nالأحمد I-PER\n".encode() in b"".join(result)
    assert "news-gold.conll" in client.get(EXPORT).text


@pytest.mark.usefixtures("news")
def test_an_export_of_nothing_says_so_and_offers_no_file(client: Client) -> None:
    asked = client.post(EXPORT, {"source": "gold", "format": "jsonl", "export": "1"})
    work()

    text = client.get(asked["Location"]).text
    assert "No reading is like that" in text
    assert "Download" not in text


def test_an_export_needs_a_source_and_a_format(client: Client, news: Project) -> None:
    answer = client.post(EXPORT, {"source": "rumour", "format": "word", "export": "1"})

    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 2
    assert not news.jobs.exists()


def test_a_job_is_stopped_once(client: Client, news: Project) -> None:
    asked = client.post(IMPORT, sent(GOOD, **{"import": "1"}))

    stopped = client.post(f"{asked['Location']}stop/", follow=True).text
    again = client.post(f"{asked['Location']}stop/", follow=True).text

    assert "Stopped" in stopped
    assert "The job has ended already" in again
    assert not news.articles.exists()


@pytest.mark.parametrize(
    ("kind", "words"),
    [("import", "only the rest is taken"), ("export", "there is no file")],
)
def test_a_job_that_failed_says_what_to_do(
    *, client: Client, news: Project, kind: str, words: str
) -> None:
    by = news.members.get()
    job = Job.objects.create(project=news, kind=kind, by=by, state="failed", asked_at=making.AT)

    assert words in client.get(f"/projects/news/jobs/{job.pk}/status/").text


def test_a_job_of_another_project_is_not_found(client: Client, news: Project, kept: Path) -> None:
    other = making.project("other", by=making.person("someone"))
    by = other.members.get()
    job = Job.objects.create(project=other, kind="export", by=by, asked_at=making.AT)

    assert client.get(f"/projects/{news.slug}/jobs/{job.pk}/").status_code == 404
    assert list(kept.iterdir()) == []


def test_whoever_may_not_import_sees_no_job(client: Client, news: Project) -> None:
    asked = client.post(IMPORT, sent(GOOD, **{"import": "1"}))

    answer = member(news, MemberRole.REVIEWER).get(asked["Location"])

    assert answer.status_code == 403


def conll_options() -> dict[str, str]:
    options = {"scheme": "iob2", "separator": "space", "columns": "two", "rows": "tokens"}
    more = {"within": "widen", "nested": "outer", "depth": "4", "events": "none"}
    return {"format": "conll", "heads": "marker", **options, **more}
