"""Labels of a file matched with the schema by page, or a schema made with a place for them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Job
from labels.models import MentionRow, Project
from labels.records import schema_of, version_in_use
from tests.annotator.pages.conftest import work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

IMPORT = "/projects/news/import/"
TEXT = "زار سامي دمشق أمس"


def mention(named: str, span: tuple[int, int]) -> dict[str, Any]:
    start, end = span
    return {"id": named, "kind": "entity", "start": start, "end": end, "type": named}


FILE = {
    "id": "a",
    "text": TEXT,
    "mentions": [mention("PERS", (4, 8)), mention("MISC", (14, 17))],
}


def tried(client: Client, **more: str) -> str:
    """The address of a trial that has run."""
    file = SimpleUploadedFile("n.jsonl", json.dumps(FILE).encode())
    given = {"labels_as": "gold", "reader": "", "twice": "skip", "format": "", "map": "kept"}
    asked = client.post(IMPORT, {**given, "file": [file], "try": "1", **more})
    work()
    return str(asked["Location"])


def kept_types(news: Project) -> list[str]:
    rows = MentionRow.objects.filter(annotation_set__article__project=news).order_by("start")
    return list(rows.values_list("type", flat=True))


def test_unknown_labels_are_listed_with_counts_and_examples_before_anything_is_imported(
    client: Client, news: Project
) -> None:
    trial = tried(client)

    told = client.get(trial).text
    page = client.get(f"{trial}labels/").text

    assert "The schema has no place for 2 names" in told
    assert all(words in page for words in ("PERS", "MISC", "«سامي»", "«أمس»"))
    assert not news.articles.exists()


def test_labels_go_where_the_page_says_and_it_is_remembered(client: Client, news: Project) -> None:
    trial = tried(client)

    again = client.post(f"{trial}labels/", {"match": "1", "to-0": "-", "to-1": "PER"})
    work()
    told = client.get(again["Location"]).text
    client.post(f"{again['Location']}import/")
    work()
    next_file = client.get(tried(client)).text

    assert "1 labels and 0 links were left out" in told
    assert kept_types(news) == ["PER"]
    assert "The schema has no place" not in next_file
    assert "As they were matched the last time" in client.get(IMPORT).text


@pytest.mark.usefixtures("news")
def test_what_was_matched_can_be_matched_otherwise(client: Client) -> None:
    trial = tried(client)
    again = client.post(f"{trial}labels/", {"match": "1", "to-0": "-", "to-1": "PER"})["Location"]
    work()

    page = client.get(f"{again}labels/").text
    third = client.post(f"{again}labels/", {"match": "1", "to-0": "", "to-1": "CITY"})["Location"]
    work()

    assert '<option value="-" selected>' in page
    assert Job.objects.get(pk=third.split("/")[-2]).options["map"] == json.dumps(
        [{"part": "type", "name": "PERS", "to": "CITY"}]
    )
    assert client.get(f"{third}").text.count("The schema has no place for 1 name") == 1


@pytest.mark.parametrize(("button", "before"), [("extend", True), ("alone", False)])
def test_a_schema_is_made_with_a_place_for_them(
    client: Client, news: Project, button: str, *, before: bool
) -> None:
    trial = tried(client)

    again = client.post(f"{trial}labels/", {button: "1"}, follow=True)
    work()
    client.post(f"{again.redirect_chain[-1][0]}import/")
    work()

    news.refresh_from_db()
    schema = schema_of(version_in_use(news))
    assert {"PERS", "MISC"} <= set(schema.by_name)
    assert ("PER" in schema.by_name) is before
    assert "Version 2 of the schema is in use now." in again.text
    assert kept_types(news) == ["PERS", "MISC"]


def test_a_file_that_is_no_longer_kept_is_chosen_again(client: Client, news: Project) -> None:
    trial = tried(client)
    client.post(f"{trial}import/")

    answer = client.post(f"{trial}labels/", {"match": "1"})

    assert answer["Location"] == IMPORT
    assert news.label_moves == []


@pytest.mark.usefixtures("news")
def test_a_file_that_fits_has_nothing_to_match(client: Client) -> None:
    trial = tried(client, labels_as="none")

    assert "The schema has a place for every label" in client.get(f"{trial}labels/").text


def test_a_schema_that_contradicts_itself_is_not_made(client: Client, news: Project) -> None:
    trial = tried(client)
    job = Job.objects.get()
    names = job.report["names"]
    job.report["names"] = [*names, {**names[0], "kind": "event", "owner": "x"}]
    job.save()

    answer = client.post(f"{trial}labels/", {"extend": "1"}, follow=True)

    news.refresh_from_db()
    assert answer.redirect_chain[-1][0] == f"{trial}labels/"
    assert version_in_use(news).number == 1
