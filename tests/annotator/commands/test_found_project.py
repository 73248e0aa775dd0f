"""`found_project` on the shell."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from labels import shipped
from labels.models import Project
from labels.records import schema_of, version_in_use
from tests.labels import making

pytestmark = pytest.mark.django_db


def found(*arguments: str) -> str:
    out = StringIO()
    call_command("found_project", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("template", shipped.NAMES)
def test_a_project_has_the_schema_of_its_template(template: str) -> None:
    making.person("huda")

    out = found("akhbar", "--template", template, "--manager", "huda", "--name", "أخبار اليوم")

    project = Project.objects.get()
    assert (project.slug, project.name, schema_of(version_in_use(project))) == (
        "akhbar",
        "أخبار اليوم",
        shipped.schema(template),
    )
    assert [one.username for one in project.members.all()] == ["huda"]
    assert "أخبار اليوم" in out


def test_without_a_manager_the_first_of_staff_manages_it() -> None:
    making.person("huda")
    making.person("first", is_staff=True)
    making.person("second", is_staff=True)

    found("akhbar", "--template", "anercorp")

    project = Project.objects.get()
    assert (project.name, [one.username for one in project.members.all()]) == ("akhbar", ["first"])


def test_where_nobody_is_staff_a_manager_must_be_named() -> None:
    with pytest.raises(CommandError, match="--manager"):
        found("akhbar", "--template", "anercorp")


def test_a_manager_who_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(CommandError, match="nobody-knows"):
        found("akhbar", "--template", "anercorp", "--manager", "nobody-knows")


def test_a_slug_that_is_taken_is_refused_in_a_sentence() -> None:
    making.project("akhbar")

    with pytest.raises(CommandError) as error:
        found("akhbar", "--template", "anercorp", "--manager", "manager-of-akhbar")

    assert (len(str(error.value)) > 10, Project.objects.count()) == (True, 1)


def test_the_shell_says_what_the_schemas_keys_do_to_the_editors_own() -> None:
    making.person("huda")

    out = found("akhbar", "--template", "wojood", "--manager", "huda")

    assert "“⇧M” is the schema's, for “Currency”" in out
    assert "“Merge the label with the next” moves to “=”." in out
