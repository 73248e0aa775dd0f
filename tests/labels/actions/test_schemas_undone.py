"""A schema changed under labels: taken back, with what was done since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.actions import handout, schemas
from labels.actions.schemas import NothingBeforeError, SchemaInUseError
from labels.changes import Drop, Put, Set
from labels.models import User
from labels.queries.usage import Use
from labels.records import document_of
from labels.schema import Part
from tests.labels import making
from tests.labels.actions.renaming import (
    RENAMING,
    change,
    mark,
    renamed,
    take_back,
    unsound,
    used,
    with_labels,
)
from tests.labels.making import NEWS, baghdad, lives, sami

pytestmark = pytest.mark.django_db


def test_what_is_taken_back_can_be_had_again(huda: User) -> None:
    project = with_labels(huda, 2)
    change(project, huda, renamed(), *RENAMING)
    right_after = used(project)
    take_back(project, huda)

    take_back(project, huda)

    assert used(project) == right_after
    assert unsound(project) == []


def test_work_done_since_is_kept_when_a_version_is_taken_back(huda: User) -> None:
    project = making.project(by=huda)
    reading = making.begun(project, huda)
    mark(reading, huda, Put(sami()), Put(baghdad()), Put(lives()))
    other = handout.open_article(article=making.article(project, "a2"), by=huda, at=making.LATER)
    change(project, huda, renamed(), *RENAMING)
    mark(reading, huda, Drop("baghdad"), Put(replace(sami("s2"), type="CITY")))
    mark(other, huda, Put(replace(sami(), type="Person")))

    take_back(project, huda)

    assert document_of(reading).mentions == {"sami": sami(), "s2": replace(sami("s2"), type="CITY")}
    assert document_of(reading).links == {}
    assert document_of(other).mentions == {"sami": sami()}
    assert unsound(project) == []


def test_a_version_whose_own_names_are_in_use_is_not_taken_back(huda: User) -> None:
    project = making.project(by=huda)
    reading = making.begun(project, huda)
    change(project, huda, renamed(), *RENAMING)
    mark(reading, huda, Put(replace(sami(), type="ORG")))

    with pytest.raises(SchemaInUseError) as error:
        take_back(project, huda)

    assert error.value.uses == (Use(Part.TYPE, "ORG", "", 1),)


def test_links_and_the_articles_attributes_are_looked_at_as_well(huda: User) -> None:
    project = making.project(by=huda)
    change(project, huda, replace(NEWS, name="same"))
    wider = replace(NEWS, relations=(*NEWS.relations, replace(NEWS.relations[0], name="works-in")))
    change(project, huda, wider)
    reading = making.begun(project, huda)
    works = replace(lives(), type="works-in")
    mark(reading, huda, Put(sami()), Put(baghdad()), Put(works), Set("section", "home"))

    with pytest.raises(SchemaInUseError) as error:
        take_back(project, huda)

    assert error.value.uses == (Use(Part.RELATION, "works-in", "", 1),)


def test_before_the_first_version_there_is_nothing(huda: User) -> None:
    with pytest.raises(NothingBeforeError):
        schemas.undo_schema(project=making.project(by=huda), by=huda, at=making.AT)
