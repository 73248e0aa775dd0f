"""Projects, members, schemas and articles over the API."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from labels import shipped
from labels.models import Project
from labels.wire import schema_data
from tests.annotator.api.conftest import Program
from tests.labels import making

pytestmark = pytest.mark.django_db


def test_a_project_is_founded_from_a_template(manager: Program) -> None:
    founded = manager.post(
        "projects/", {"slug": "ner", "name": "أسماء", "template": "anercorp", "blind": False}
    )
    schema = manager.get("projects/ner/schema/")

    assert (founded.status_code, founded.told["role"], founded.told["blind"]) == (
        201,
        "manager",
        False,
    )
    assert schema.told == {
        "number": 1,
        "moving": False,
        "schema": schema_data(shipped.schema("anercorp")),
        "keys": [],
    }


def test_a_project_has_one_schema(manager: Program) -> None:
    asked = {"slug": "ner", "name": "x"}

    both = manager.post("projects/", {**asked, "template": "ace", "schema": {"name": "mine"}})
    none = manager.post("projects/", asked)

    assert (both.status_code, none.status_code) == (400, 400)


def test_a_short_name_is_taken_once(manager: Program, news: Project) -> None:
    refused = manager.post("projects/", {"slug": news.slug, "name": "x", "template": "ace"})

    assert refused.status_code == 409


def test_projects_come_by_pages(manager: Program) -> None:
    for number in range(52):
        making.project(f"p{number}", by=manager.user)

    first = manager.get("projects/").told
    second = manager.get(f"projects/?after={first['next']}").told

    assert [len(page["results"]) for page in (first, second)] == [50, 2]
    assert second["next"] is None


@pytest.mark.parametrize("after", ["", "-1", "x", "9" * 19, "١٢"])
def test_a_cursor_that_is_none_is_refused(manager: Program, after: str) -> None:
    assert manager.get(f"projects/?after={after}").status_code == 400


@pytest.mark.usefixtures("news")
def test_settings_that_are_not_sent_stay(manager: Program) -> None:
    told = manager.ask("PATCH", "projects/news/", {"name": "أخبار", "guidelines": "# كيف"}).told

    assert (told["name"], told["guidelines"], told["readers_per_article"]) == ("أخبار", "# كيف", 2)


@pytest.mark.usefixtures("news")
def test_members_are_admitted_given_roles_and_dismissed(manager: Program) -> None:
    making.person("noor")

    admitted = manager.ask("PUT", "projects/news/members/noor/", {"role": "annotator"})
    promoted = manager.ask("PUT", "projects/news/members/noor/", {"role": "reviewer"})
    dismissed = manager.ask("DELETE", "projects/news/members/noor/")

    assert (admitted.told["role"], promoted.told["role"]) == ("annotator", "reviewer")
    assert dismissed.status_code == 204
    assert [one["username"] for one in manager.get("projects/news/members/").told["results"]] == [
        "manager"
    ]


@pytest.mark.usefixtures("news")
def test_nobody_becomes_no_member(manager: Program) -> None:
    refused = manager.ask("PUT", "projects/news/members/nobody/", {"role": "viewer"})

    assert (refused.status_code, refused.told["detail"]) == (
        422,
        "Nobody has the name “nobody”: check the spelling.",
    )


@pytest.mark.usefixtures("news")
def test_the_last_manager_stays(manager: Program) -> None:
    demoted = manager.ask("PUT", "projects/news/members/manager/", {"role": "viewer"})
    dismissed = manager.ask("DELETE", "projects/news/members/manager/")

    assert (demoted.status_code, dismissed.status_code) == (409, 409)


def test_a_schema_that_lacks_what_labels_use_is_refused(
    manager: Program, news: Project, annotator: Program
) -> None:
    reading = making.begun(news, annotator.user).pk
    change = {
        "put": {"mention": {"id": "a", "kind": "entity", "start": 11, "end": 22, "type": "PER"}}
    }
    batch = {"batch": "b", "base_revision": 0, "changes": [change]}
    annotator.post(f"sets/{reading}/changes/", batch)

    refused = manager.post("projects/news/schema/", {"schema": {"name": "empty"}})

    assert refused.status_code == 409
    assert "PER: 1" in refused.told["detail"]


@pytest.mark.usefixtures("news")
def test_a_schema_that_contradicts_itself_is_refused(manager: Program) -> None:
    schema = {"name": "s", "entities": [{"name": "A"}, {"name": "A"}]}

    refused = manager.post("projects/news/schema/", {"schema": schema})

    assert (refused.status_code, refused.told["code"]) == (422, "shared-type")


def test_articles_are_listed_by_a_constant_number_of_queries(
    manager: Program, news: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    making.bring(news, *(making.reading(f"a{number}") for number in range(60)))

    with django_assert_num_queries(7):
        first = manager.get("projects/news/articles/").told
    with django_assert_num_queries(7):
        second = manager.get(f"projects/news/articles/?after={first['next']}").told

    assert [len(page["results"]) for page in (first, second)] == [50, 10]


def test_an_article_is_seen_whole_and_deleted(manager: Program, news: Project) -> None:
    article = making.article(news)

    seen = manager.get(f"articles/{article.pk}/").told
    deleted = manager.ask("DELETE", f"articles/{article.pk}/")

    assert (seen["text"], len(seen["sentences"]), seen["project"]) == (making.TEXT, 2, "news")
    assert deleted.status_code == 204
    assert manager.get(f"articles/{article.pk}/").status_code == 404


def test_the_next_article_is_handed_out_until_there_is_none(
    annotator: Program, news: Project
) -> None:
    nothing = annotator.post("projects/news/next/")
    making.bring(news, making.reading("a1"))
    something = annotator.post("projects/news/next/")

    assert nothing.status_code == 204
    assert (something.told["revision"], something.told["state"]) == (0, "assigned")


def test_an_article_has_places_for_so_many_readers(manager: Program, news: Project) -> None:
    article = making.article(news)
    news.articles.update(handed_out=2)

    refused = manager.post(f"articles/{article.pk}/open/")

    assert (refused.status_code, refused.told["type"]) == (409, "urn:problem-type:hashiya:conflict")


def test_a_schema_is_answered_with_what_its_keys_do_to_the_editors_own(manager: Program) -> None:
    data = {"name": "mine", "entities": [{"name": "LOC", "hotkey": "KeyN"}]}
    manager.post("projects/", {"slug": "mine", "name": "Mine", "schema": data})

    told = manager.get("projects/mine/schema/").told

    assert told["keys"] == [
        "“N” is the schema's, for “LOC”: “Note on the chosen label” moves to “⇧N”."
    ]
