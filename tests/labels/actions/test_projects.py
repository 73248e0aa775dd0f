"""Projects, their settings, schema and members."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from labels.actions import annotate, projects, schemas
from labels.actions.articles import delete_articles
from labels.actions.projects import LastManagerError, SlugTakenError
from labels.actions.schemas import SchemaInUseError
from labels.actions.transfer import GOLD
from labels.formats.base import Reading
from labels.models import AnnotationSet, Article, Batch, Membership, Project, SchemaVersion, User
from labels.permissions import MemberRole
from labels.queries.usage import Use
from labels.records import schema_of, version_in_use
from labels.schema import Choice, MentionKind, MentionType, Part, Role, Schema
from tests.labels import making
from tests.labels.making import NEWS, baghdad, lives, mosul, place, sami, shelling

pytestmark = pytest.mark.django_db


def test_who_founds_a_project_manages_it(huda: User) -> None:
    project = projects.found(
        slug="akhbar", name="أخبار", schema=NEWS, by=huda, at=making.AT, readers_per_article=2
    )

    version = version_in_use(project)
    assert (project.slug, project.name, project.readers_per_article, project.founded_at) == (
        "akhbar",
        "أخبار",
        2,
        making.AT,
    )
    assert (version.number, version.made_by, schema_of(version)) == (1, huda, NEWS)
    assert list(project.memberships.values_list("user", "role")) == [(huda.pk, "manager")]


def test_two_projects_cannot_share_a_slug(huda: User) -> None:
    making.project("akhbar")

    with pytest.raises(SlugTakenError):
        projects.found(slug="akhbar", name="أخبار", schema=NEWS, by=huda, at=making.AT)

    assert Project.objects.count() == 1


def test_settings_that_are_not_named_stay(huda: User) -> None:
    project = making.project(by=huda, description="قديم")

    projects.change(project=project, name="جديد", blind=False)

    kept = Project.objects.get()
    assert (kept.name, kept.blind, kept.description) == ("جديد", False, "قديم")


def test_a_new_schema_is_the_next_version_and_the_old_one_stays(huda: User) -> None:
    project = making.project(by=huda)
    wider = replace(NEWS, types=(MentionType("ORG"), *NEWS.types))

    version = schemas.adopt_schema(project=project, schema=wider, by=huda, at=making.LATER)

    kept = [schema_of(one) for one in SchemaVersion.objects.order_by("number")]
    assert (version.number, kept, version_in_use(Project.objects.get())) == (
        2,
        [NEWS, wider],
        version,
    )


def test_the_same_schema_again_makes_no_version(huda: User) -> None:
    project = making.project(by=huda)

    version = schemas.adopt_schema(project=project, schema=NEWS, by=huda, at=making.LATER)

    assert (version.number, SchemaVersion.objects.count()) == (1, 1)


def without(*names: str) -> Schema:
    """The schema without these types, relations and attributes."""
    return replace(
        NEWS,
        types=tuple(one for one in NEWS.types if one.name not in names),
        relations=tuple(one for one in NEWS.relations if one.name not in names),
        attributes=tuple(one for one in NEWS.attributes if one.name not in names),
    )


def changed(name: str, **facts: Any) -> Schema:  # noqa: ANN401 - any fact of a type
    """The schema with one type changed."""
    types = tuple(replace(one, **facts) if one.name == name else one for one in NEWS.types)
    return replace(NEWS, types=types)


LESS_CHOICE = replace(
    NEWS,
    attributes=tuple(
        replace(one, choices=(Choice("noun"), Choice("art"))) if one.choices else one
        for one in NEWS.attributes
    ),
)


@pytest.mark.parametrize(
    ("schema", "lost"),
    [
        (changed("CITY", selectable=False), [Use(Part.TYPE, "CITY", "", 2)]),
        (
            changed("Attack", kind=MentionKind.ENTITY),
            [Use(Part.TYPE, "Attack", "", 1)],
        ),
        (
            changed("Attack", roles=(Role("Attacker"),)),
            [Use(Part.ROLE, "Place", "Attack", 1)],
        ),
        (
            without("lives-in", "sure"),
            [Use(Part.RELATION, "lives-in", "", 1)],
        ),
        (without("level"), [Use(Part.ATTRIBUTE, "level", "PER", 1)]),
        (
            LESS_CHOICE,
            [Use(Part.CHOICE, "name", "level", 1), Use(Part.CHOICE, "war", "topics", 1)],
        ),
    ],
    ids=["group", "kind", "role", "relation", "attribute", "choice"],
)
def test_a_schema_that_lacks_what_labels_use_is_refused_with_counts(
    huda: User, schema: Schema, lost: list[Use]
) -> None:
    project = making.project(by=huda)
    marked = sami(attributes={"level": "name", "topics": ("war", "art")})
    surely = replace(lives(), attributes={"sure": True})
    marks = (marked, baghdad(), mosul(), shelling(), place(), surely)
    making.bring(project, making.reading("a1", *marks), labels_as=GOLD)

    with pytest.raises(SchemaInUseError) as error:
        schemas.adopt_schema(project=project, schema=schema, by=huda, at=making.LATER)

    assert (list(error.value.uses), SchemaVersion.objects.count()) == (lost, 1)


def test_what_no_label_uses_may_go(huda: User) -> None:
    project = making.project(by=huda)
    making.bring(project, making.reading("a1", baghdad()), labels_as=GOLD)
    elsewhere = making.project("elsewhere")
    making.bring(elsewhere, making.reading("a1", sami()), labels_as=GOLD)
    narrow = replace(
        NEWS,
        types=tuple(one for one in NEWS.types if one.name in ("LOC", "CITY")),
        relations=(),
        attributes=(),
    )

    version = schemas.adopt_schema(project=project, schema=narrow, by=huda, at=making.LATER)

    assert version.number == 2


def test_a_member_has_one_role_which_may_change(huda: User) -> None:
    project = making.project()

    projects.admit(project=project, user=huda, role=MemberRole.VIEWER)
    projects.admit(project=project, user=huda, role=MemberRole.REVIEWER)

    assert list(Membership.objects.filter(user=huda).values_list("role", flat=True)) == ["reviewer"]


def test_who_is_dismissed_leaves_the_readings_behind(huda: User) -> None:
    project = making.project()
    projects.admit(project=project, user=huda, role=MemberRole.ANNOTATOR)
    own = making.begun(project, huda)
    making.write(own, huda, *making.puts(making.sami()))

    projects.dismiss(project=project, user=huda, at=making.LATER)

    own.refresh_from_db()
    assert (own.author, project.members.filter(pk=huda.pk).exists()) == (huda, False)


def test_the_last_manager_can_neither_leave_nor_be_less(huda: User) -> None:
    project = making.project(by=huda)

    with pytest.raises(LastManagerError):
        projects.dismiss(project=project, user=huda, at=making.LATER)
    with pytest.raises(LastManagerError):
        projects.admit(project=project, user=huda, role=MemberRole.ANNOTATOR)

    assert list(project.memberships.values_list("user", "role")) == [(huda.pk, "manager")]


def test_one_of_two_managers_may_leave(huda: User) -> None:
    project = making.project()
    projects.admit(project=project, user=huda, role=MemberRole.MANAGER)

    projects.dismiss(project=project, user=huda, at=making.LATER)

    assert project.memberships.count() == 1


def test_deleted_articles_take_their_readings_along_and_leave_the_history() -> None:
    project, other = making.project(), making.project("other")
    making.bring(
        project,
        making.reading("a1", sami()),
        making.reading("a2"),
        labels_as=GOLD,
    )
    kept = making.article(other)
    ids = list(Article.objects.values_list("pk", flat=True))

    deleted = delete_articles(project=project, article_ids=ids)

    assert (deleted, list(Article.objects.all()), Batch.objects.count()) == (2, [kept], 1)


def test_a_schema_that_lacks_an_attribute_that_articles_have_is_refused(huda: User) -> None:
    project = making.project(by=huda)
    document = replace(making.document(), attributes={"section": "home", "angles": ("war",)})
    making.bring(project, Reading("a1", document), labels_as=GOLD)
    (section,) = (one for one in NEWS.attributes if one.name == "section")
    less = replace(NEWS, attributes=(replace(section, choices=(Choice("world"),)),))

    with pytest.raises(SchemaInUseError) as error:
        schemas.adopt_schema(project=project, schema=less, by=huda, at=making.LATER)

    assert list(error.value.uses) == [
        Use(Part.ATTRIBUTE, "angles", "article", 1),
        Use(Part.CHOICE, "home", "section", 1),
    ]


def test_who_is_dismissed_leaves_the_places_of_what_is_unfinished_to_others(huda: User) -> None:
    project = making.project()
    projects.admit(project=project, user=huda, role=MemberRole.ANNOTATOR)
    _, begun, done = (making.begun(project, huda, name) for name in ("a1", "a2", "a3"))
    making.write(begun, huda, *making.puts(making.sami()))
    annotate.submit(annotation_set=done, base_revision=0, by=huda, at=making.AT)

    projects.dismiss(project=project, user=huda, at=making.LATER)

    held = dict(project.articles.values_list("external_id", "handed_out"))
    states = dict(AnnotationSet.objects.values_list("pk", "state"))
    assert held == {"a1": 0, "a2": 0, "a3": 1}
    assert states == {begun.pk: "returned", done.pk: "submitted"}
    assert begun.mentions.count() == 1
