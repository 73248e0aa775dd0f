"""A project's schema: shown, taken from a file, given as a file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from annotator import jobs
from annotator.models import Job
from labels import shipped
from labels.actions import transfer
from labels.actions.schemas import adopt_schema
from labels.changes import Put
from labels.models import AnnotationSet, Batch, Project, User
from labels.records import schema_of, version_in_use
from labels.schema import Move, Moves, Part
from labels.wire import schema_data
from tests.annotator.pages.conftest import signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db

UPLOAD = "/projects/news/schema/upload/"


def upload(client: Client, content: bytes) -> Any:  # noqa: ANN401 - what the test client gives
    return client.post(UPLOAD, {"file": SimpleUploadedFile("schema.json", content)}, follow=True)


def spelled(*entities: dict[str, str], **more: str) -> bytes:
    return json.dumps({"name": "news", "entities": entities, **more}).encode()


def test_the_types_are_shown_with_keys_roles_and_attributes(client: Client, news: Project) -> None:
    text = client.get(f"/projects/{news.slug}/schema/").text

    assert '<code class="type-code" dir="ltr">CITY</code>' in text
    assert '<kbd title="Key">P</kbd>' in text
    assert "<strong>Place</strong> <span>LOC" in text
    assert "exactly 1" in text
    assert "<strong>Attacker</strong> <span>any entity" in text
    assert "one of: name، noun" in text
    assert "lives-in" in text


@pytest.mark.parametrize(("language", "person"), [("ar", "شخص"), ("en", "Person")])
def test_types_go_by_their_names_in_the_readers_language(
    *, news: Project, manager: User, language: str, person: str
) -> None:
    adopt_schema(project=news, schema=shipped.schema("ace"), by=manager, at=making.AT)

    text = signed_in(manager, language).get("/projects/news/schema/").text

    assert f"<span>{person}</span>" in text
    assert text.count('<li aria-current="true">') == 1


def test_examples_within_a_hint_keep_their_order_in_english(manager: User, news: Project) -> None:
    adopt_schema(project=news, schema=shipped.schema("ace"), by=manager, at=making.AT)

    text = signed_in(manager, "en").get("/projects/news/schema/").text

    assert "Such as \u2068«تونس»\u2069, \u2068«مدينة حلب»\u2069." in text


def test_the_file_that_is_given_is_the_one_that_is_taken(client: Client, news: Project) -> None:
    given = client.get("/projects/news/schema/file/")
    answer = upload(client, given.content)

    assert given["Content-Disposition"] == 'attachment; filename="news-schema-1.json"'
    assert "The file holds the schema that is in use: nothing is changed." in answer.text
    assert news.schema_versions.count() == 1


def test_a_new_schema_becomes_the_next_version(client: Client, news: Project) -> None:
    answer = upload(client, json.dumps(schema_data(shipped.schema("anercorp"))).encode())

    news.refresh_from_db()
    assert "Version 2 is in use now." in answer.text
    assert schema_of(version_in_use(news)) == shipped.schema("anercorp")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The submitted file is empty."),
        (b'{"name": "\xff"}', "The file is not UTF-8: its byte 11 belongs to no character."),
        (b'{"name":\n "x",,}', "The file is no JSON: line 2, character 6."),
        (b"[" * 100_000, "The file is nested too deeply."),
        (b"7", "“schema” is not an object: write it in curly brackets."),
        (b"{}", "“schema.name” is missing: add it."),
        (spelled(colour="red"), "“schema” has keys that nobody knows"),
        (spelled({"name": "A", "parent": "B"}), "“A” names a type “B”"),
        (spelled({"name": "A", "colour": "red"}), "“red” is no colour of “A”"),
        (b" " * (2 * 1024 * 1024 + 1), "The file is larger than 2 MB."),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_one_sentence(
    *, client: Client, news: Project, content: bytes, words: str
) -> None:
    answer = upload(client, content)

    assert answer.status_code == 422
    assert words in answer.text.replace("&#x27;", "'")
    assert news.schema_versions.count() == 1


def test_a_schema_that_lacks_what_labels_use_is_refused_with_counts(
    client: Client, news: Project
) -> None:
    reading = making.reading("a1", making.sami(), making.baghdad(), making.lives())
    making.bring(news, reading, labels_as=transfer.GOLD)

    answer = upload(client, spelled({"name": "PER"}, {"name": "LOC"}))

    assert answer.status_code == 422
    assert "The new schema lacks what labels of this project use:" in answer.text
    assert "the type “CITY”: 1" in answer.text
    assert "the relation “lives-in”: 1" in answer.text


def test_nobody_forgets_the_file(client: Client, news: Project) -> None:
    answer = client.post(UPLOAD)

    assert (answer.status_code, "This field is required." in answer.text) == (422, True)
    assert news.schema_versions.count() == 1


def test_what_a_schemas_keys_do_to_the_editors_own_is_said_when_it_is_taken_and_after(
    client: Client, news: Project
) -> None:
    answer = upload(client, spelled({"name": "NAME", "hotkey": "KeyN"}, {"name": "LOC"}))

    said = "“N” is the schema&#x27;s, for “NAME”: “Note on the chosen label” moves to “⇧N”."
    assert answer.text.count(said) == 2
    assert client.get(f"/projects/{news.slug}/schema/").text.count(said) == 1


def test_a_key_of_a_type_that_is_a_roles_too_is_shown(
    client: Client, news: Project, manager: User
) -> None:
    adopt_schema(project=news, schema=shipped.schema("ace"), by=manager, at=making.AT)

    text = client.get(f"/projects/{news.slug}/schema/").text

    assert "“V” labels “Vehicle”; with an event chosen it begins the role “Victim”" in text


def test_a_schema_comes_from_brats_configuration(client: Client, news: Project) -> None:
    conf = b"[entities]\r\nPERSON\r\nCITY\r\n\tPORT\r\n[attributes]\r\nOld Arg:MOON\r\n"
    news.articles.all().delete()

    page = client.post(UPLOAD, {"file": SimpleUploadedFile("annotation.conf", conf)}, follow=True)

    assert "No schema here has a place for all that stands in the lines 6." in page.text
    news.refresh_from_db()
    assert [one.name for one in schema_of(version_in_use(news)).types] == ["PERSON", "CITY", "PORT"]


@pytest.mark.usefixtures("news")
def test_a_wrong_line_of_brats_configuration_is_named(client: Client) -> None:
    conf = SimpleUploadedFile("annotation.conf", b"[entities]\n\tPERSON\n")

    page = client.post(UPLOAD, {"file": conf})

    assert (page.status_code, "Line 2: “PERSON” is indented" in page.text) == (422, True)


@pytest.mark.usefixtures("news")
def test_the_schema_is_given_as_brats_configuration(client: Client) -> None:
    given = client.get("/projects/news/schema/file/brat/")

    assert given.headers["Content-Disposition"] == 'attachment; filename="annotation.conf"'
    assert "[entities]\n\nPER" in given.text


def test_the_editor_brings_along_the_schema_and_its_words(client: Client, news: Project) -> None:
    page = client.get("/projects/news/schema/edit/")
    boot = json.loads(page.context["boot"])

    assert boot["schema"] == schema_data(making.NEWS)
    assert (boot["number"], boot["addresses"]["page"]) == (1, "/projects/news/schema/")
    assert boot["words"]["command.note"] == "Note on the chosen label"
    assert news.pk


def test_a_version_is_taken_back_by_the_page(client: Client, news: Project) -> None:
    assert news.schema
    upload(client, json.dumps(schema_data(shipped.schema("anercorp"))).encode())

    page = client.post("/projects/news/schema/undo/", follow=True)
    again = client.post("/projects/news/schema/undo/", follow=True)

    assert "The schema of before is in use again, as version 3." in page.text
    assert "takes back version 2" in page.text
    assert "as version 4." in again.text


def test_what_hinders_taking_back_is_said(client: Client, news: Project, manager: User) -> None:
    first = client.post("/projects/news/schema/undo/", follow=True)
    upload(client, json.dumps(schema_data(shipped.schema("anercorp"))).encode())
    news.refresh_from_db()
    person = replace(making.sami(), type="PERS")
    making.write(making.begun(news, manager), manager, Put(person))
    Batch.objects.update(at=now())
    AnnotationSet.objects.update(changed_at=now())
    second = client.post("/projects/news/schema/undo/", follow=True)

    assert "No version came before this one" in first.text
    assert "the type “Person”: 1." in second.text


def test_while_labels_are_moved_the_page_says_so(
    client: Client, news: Project, manager: User
) -> None:
    making.bring(news, making.reading("a1", making.sami()), labels_as=transfer.GOLD)
    moves = Moves([Move(Part.TYPE, "PER")])
    jobs.adopt_schema(
        project=news, schema=replace(making.NEWS, name="x"), moves=moves, by=manager, at=now()
    )

    waiting = client.get("/projects/news/schema/status/").text
    editing = client.get("/projects/news/schema/edit/")
    uploaded = upload(client, spelled({"name": "PER"}))
    hurried = client.post("/projects/news/schema/move/", follow=True)
    Job.objects.update(state=Job.State.FAILED)
    broken = client.get("/projects/news/schema/").text
    going_on = client.post("/projects/news/schema/move/", follow=True)

    assert "Labels are on their way to this version." in waiting
    assert client.get("/projects/news/schema/").text.count('aria-current="page"') == 1
    assert editing.status_code == 302
    assert "try again in a moment" in uploaded.text
    assert "are being moved already" in hurried.text
    assert "Go on moving labels" in broken
    assert "Labels are on their way to this version." in going_on.text


@pytest.mark.parametrize(
    ("spelling", "begins", "called"),
    [
        ("label-studio", "<View>", "news-label-studio.xml"),
        ("doccano", "[", "news-doccano-labels.json"),
        ("brat", "# Hashiya: news", "annotation.conf"),
    ],
)
def test_the_schema_is_given_as_other_tools_have_it(
    *, client: Client, news: Project, spelling: str, begins: str, called: str
) -> None:
    answer = client.get(f"/projects/{news.slug}/schema/file/{spelling}/")

    assert answer.text.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="{called}"'
    assert client.get("/projects/news/schema/file/excel/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xml", b"<!DOCTYPE a><View/>", "Line 1: the file has a document type"),
        ("a.xml", b"<View", "Line 1: the file is no XML from here on"),
        ("a.json", b"[1]", "Label 1 says nothing that it marks"),
        ("a.xml", b"<View/>", "The file has no labels"),
    ],
)
def test_what_is_wrong_with_another_tools_file_is_said(
    *, client: Client, news: Project, name: str, content: bytes, words: str
) -> None:
    answer = client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422
    assert words in answer.text
    assert news.pk
