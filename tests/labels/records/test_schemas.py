"""Schema versions are read and understood once, and never mistaken for one another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions.schemas import adopt_schema
from labels.models import Project, SchemaVersion
from labels.records import (
    fingerprint,
    schema_by_id,
    schema_label,
    schema_of,
    schemas,
    version_in_use,
)
from labels.records.schemas import NoSchemaError
from labels.schema import Schema
from labels.wire import schema_data
from tests.labels import making
from tests.labels.making import NEWS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, Schema] = {}
    monkeypatch.setattr(schemas, "_known", known)


def test_a_version_is_asked_for_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    version = version_in_use(making.project())
    schemas._known.clear()  # noqa: SLF001 - what an earlier process knew

    with django_assert_num_queries(1):
        first = schema_by_id(version.pk, version.sha256)
        second = schema_by_id(version.pk, version.sha256)

    assert (first, second is first) == (NEWS, True)


def test_a_version_at_hand_is_not_asked_for_at_all(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    version = version_in_use(making.project())

    with django_assert_num_queries(0):
        assert schema_of(version) == NEWS


def test_an_id_that_comes_back_with_other_data_is_another_schema() -> None:
    version = version_in_use(making.project())
    other = replace(NEWS, name="other")
    SchemaVersion.objects.filter(pk=version.pk).update(
        data=schema_data(other), sha256=fingerprint(schema_data(other))
    )

    again = SchemaVersion.objects.get(pk=version.pk)

    assert (schema_of(version), schema_of(again)) == (NEWS, other)


def test_memory_holds_so_many_schemas_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schemas, "KEPT", 2)
    project = making.project()
    by = project.members.all()[0]

    versions = [
        adopt_schema(project=project, schema=replace(NEWS, name=name), by=by, at=making.AT)
        for name in ("one", "two", "three")
    ]

    assert [schema_of(one).name for one in versions] == ["one", "two", "three"]
    assert len(schemas._known) == 2  # noqa: SLF001 - what is counted here


def test_equal_data_has_one_fingerprint_whatever_the_order_of_its_keys() -> None:
    assert fingerprint({"name": "ع", "types": []}) == fingerprint({"types": [], "name": "ع"})
    assert fingerprint({"name": "ع"}) != fingerprint({"name": "غ"})


def test_a_label_names_schema_and_version() -> None:
    assert schema_label("ace", 3) == "ace/3"


def test_a_project_in_the_making_has_no_schema() -> None:
    with pytest.raises(NoSchemaError):
        version_in_use(Project(slug="new"))
