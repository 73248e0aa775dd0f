"""A schema followed by the next, through the API: tried, adopted with its moves, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from annotator.jobs import running
from annotator.messages.schemas import of_part
from annotator.models import Job
from labels.actions.transfer import GOLD
from labels.models import AnnotationSet, MentionRow, Project, SchemaVersion
from labels.schema import Part, Schema
from labels.wire import schema_data
from tests.annotator.api.conftest import Program
from tests.labels import making
from tests.labels.making import NEWS, baghdad, lives, sami

pytestmark = pytest.mark.django_db

BASE = "projects/news/schema/"
PERSON = {"part": "type", "name": "PER", "to": "Person"}
NO_RELATION = {"part": "relation", "name": "lives-in", "to": None}


@pytest.fixture
def labelled(news: Project) -> Project:
    """The project with one reading of three labels."""
    reading = making.reading("a1", sami(), baghdad(), lives())
    making.bring(news, reading, labels_as=GOLD)
    return news


def by_other_names() -> Schema:
    person = replace(NEWS.by_name["PER"], name="Person")
    attributes = (
        replace(one, of=tuple("Person" if name == "PER" else name for name in one.of))
        for one in NEWS.attributes
        if one.name != "sure"
    )
    return replace(
        NEWS, types=(person, *NEWS.types[1:]), relations=(), attributes=tuple(attributes)
    )


def asked(*moves: dict[str, Any]) -> dict[str, Any]:
    return {"schema": schema_data(by_other_names()), "moves": list(moves)}


def types() -> set[str]:
    return set(MentionRow.objects.values_list("type", flat=True))


def test_what_a_schema_would_change_is_told_and_nothing_is_done(
    manager: Program, labelled: Project
) -> None:
    told = manager.post(f"{BASE}preview/", asked(PERSON)).told

    assert [one["message"] for one in told["differences"]] == [
        "Renamed: the type “PER” is “Person” now.",
        "Gone: the relation “lives-in”.",
        "Gone: the attribute “sure”.",
    ]
    assert [(one["message"], one["to"], one["lost"], one["count"]) for one in told["touched"]] == [
        ("the relation “lives-in”", "lives-in", True, 1),
        ("the type “PER”", "Person", False, 1),
    ]
    assert labelled.schema_versions.count() == 1


def test_a_schema_with_moves_is_adopted_and_a_job_moves_the_labels(
    manager: Program, labelled: Project
) -> None:
    told = manager.post(BASE, asked(PERSON, NO_RELATION)).told
    moving = manager.get(BASE).told["moving"]
    reading = AnnotationSet.objects.get()
    refused = manager.post(f"sets/{reading.pk}/changes/", one_change())
    running.run.func(told["job"])

    assert (told["number"], moving) == (2, True)
    assert (refused.status_code, refused.told["type"].rpartition(":")[2]) == (503, "moving")
    assert manager.get(f"jobs/{told['job']}/").told["state"] == "done"
    assert types() == {"Person", "CITY"}
    assert labelled.pk


def one_change() -> dict[str, Any]:
    return {"batch": "b", "base_revision": 1, "changes": [{"drop": "sami"}]}


def test_a_version_is_taken_back_and_listed(manager: Program, labelled: Project) -> None:
    first = manager.post(BASE, asked(PERSON, NO_RELATION)).told
    running.run.func(first["job"])

    undone = manager.post(f"{BASE}undo/").told
    running.run.func(undone["job"])

    assert types() == {"PER", "CITY"}
    versions = manager.get(f"{BASE}versions/").told["results"]
    assert [(one["number"], one["in_use"], one["follows"], one["undoes"]) for one in versions] == [
        (3, True, 2, 2), (2, False, 1, None), (1, False, None, None),
    ]  # fmt: skip
    assert versions[1]["moves"] == [PERSON, NO_RELATION]
    assert labelled.pk


def test_what_cannot_be_is_refused(manager: Program, labelled: Project) -> None:
    lacking = manager.post(BASE, asked(PERSON))
    misspelt = manager.post(BASE, asked({"part": "colour", "name": "PER"}))
    nothing = manager.post(f"{BASE}undo/")

    assert (lacking.status_code, misspelt.status_code, nothing.status_code) == (409, 400, 409)
    assert "lives-in: 1" in lacking.told["detail"]
    assert misspelt.told["at"] == "moves.0.part"
    assert manager.post(f"{BASE}move/").status_code == 409
    assert labelled.pk


def test_a_job_that_broke_off_is_gone_on_with(manager: Program, labelled: Project) -> None:
    first = manager.post(BASE, asked(PERSON, NO_RELATION)).told
    Job.objects.filter(pk=first["job"]).update(state=Job.State.FAILED)

    again = manager.post(f"{BASE}move/").told["job"]
    twice = manager.post(f"{BASE}move/")
    running.run.func(again)

    assert twice.status_code == 409
    assert types() == {"Person", "CITY"}
    assert not SchemaVersion.objects.filter(moving=True).exists()
    assert labelled.pk


@pytest.mark.parametrize(
    ("part", "owner", "named"),
    [
        (Part.ROLE, "Attack", "the role “Place” of “Attack”"),
        (Part.ENDS, "lives-in", "“lives-in” from “PER” to “CITY”"),
        (Part.ATTRIBUTE, "article", "the attribute “section” of “the article”"),
    ],
)
def test_a_part_is_named_with_what_it_belongs_to(part: Part, owner: str, named: str) -> None:
    name = {Part.ROLE: "Place", Part.ENDS: "PER>CITY", Part.ATTRIBUTE: "section"}[part]

    with translation.override("en"):
        assert of_part(NEWS, part, name, owner=owner) == named


def test_a_file_is_read_and_nothing_is_kept_of_it(manager: Program, news: Project) -> None:
    studio = '<View><Image name="i"/><Labels><Label value="PER"/></Labels></View>'

    told = manager.post(f"{BASE}file/", {"name": "a.xml", "text": studio}).told
    broken = manager.post(f"{BASE}file/", {"name": "a.json", "text": "{"})

    assert told["schema"]["entities"] == [{"name": "PER"}]
    assert told["said"] == ["No schema here has a place for all that stands in the lines 1."]
    assert (broken.status_code, broken.told["detail"][:21]) == (422, "The file is no JSON: ")
    assert news.schema_versions.count() == 1
