"""Which article gets how many readers and which comes when; and other projects left alone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from labels.actions import projects
from labels.actions.assigning import Assigned
from labels.actions.handout import next_article, open_article
from labels.actions.transfer import GOLD
from labels.models import AnnotationSet, Project, User
from tests.labels import making
from tests.labels.actions.test_places import ids, named, next_id
from tests.labels.making import AT, reading

pytestmark = pytest.mark.django_db


def wanted(project: Project) -> dict[str, int]:
    return dict(project.articles.values_list("external_id", "wanted"))


def test_a_share_is_drawn_and_stays_when_articles_come_later(huda: User) -> None:
    project = making.with_articles(200, readers_per_article=2, share=30)
    before = wanted(project)
    making.bring(project, *(reading(f"b{number}") for number in range(100)))

    after = wanted(project)

    assert {name: after[name] for name in before} == before
    assert set(after.values()) == {1, 2}
    assert 60 <= sum(one == 2 for one in after.values()) <= 120
    assert next_id(project, huda) == "a1"


def test_an_article_outside_the_share_goes_to_one_person(huda: User, samar: User) -> None:
    project = making.with_articles(1, readers_per_article=2, share=0)

    assert (next_id(project, huda), next_id(project, samar)) == ("a1", None)


def test_a_random_order_is_the_same_for_one_seed(huda: User) -> None:
    def order(slug: str, seed: int) -> list[str]:
        project = making.project(slug, order="random", seed=seed)
        making.bring(project, *(reading(f"a{number}") for number in range(20)))
        while found := next_article(project=project, by=huda, at=AT):
            AnnotationSet.objects.filter(pk=found.pk).update(state="submitted")
        read = AnnotationSet.objects.filter(article__project=project).order_by("pk")
        return list(read.values_list("article__external_id", flat=True))

    first = order("one", 1)

    assert first == order("same", 1)
    assert first != order("other", 2)
    assert sorted(first) == sorted(f"a{number}" for number in range(20))


def test_other_settings_deal_anew_and_leave_what_is_handed_out(huda: User, samar: User) -> None:
    project = making.with_articles(2, readers_per_article=2)
    for one in (huda, samar):
        open_article(article=named("a1"), by=one, at=AT)

    projects.change(project=project, readers_per_article=1)
    fewer = (wanted(project), named("a1").handed_out, AnnotationSet.objects.count())
    projects.change(project=project, readers_per_article=4, share=50, order="random")

    assert fewer == ({"a1": 1, "a2": 1}, 2, 2)
    assert wanted(project) == {name: project.rota.wanted(name) for name in ("a1", "a2")}
    turns = dict(project.articles.values_list("external_id", "turn"))
    assert turns == {name: project.rota.turn(name) for name in ("a1", "a2")}


def test_settings_that_somebody_else_changed_meanwhile_count_too() -> None:
    mine = making.with_articles(30, readers_per_article=2)
    theirs = Project.objects.get(pk=mine.pk)
    projects.change(project=theirs, seed=7)

    projects.change(project=mine, share=40)

    rota = Project.objects.get(pk=mine.pk).rota
    assert wanted(mine) == {name: rota.wanted(name) for name in wanted(mine)}


def test_who_has_an_imported_gold_is_handed_out_to_nobody_but_by_hand(
    huda: User, samar: User
) -> None:
    project = making.project()
    making.bring(project, reading("a1", making.sami()), labels_as=GOLD)
    projects.change(project=project, readers_per_article=2)

    assert next_id(project, huda) is None
    told = making.given(project, ids("a1"), huda)
    assert (told.given, next_id(project, huda)) == (1, "a1")
    assert open_article(article=named("a1"), by=samar, at=AT).state == "assigned"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan is SQLite's own")
def test_the_next_article_is_found_by_its_index(huda: User) -> None:
    project = making.with_articles(3)
    with CaptureQueriesContext(connection) as queries:
        next_article(project=project, by=huda, at=AT)
    order = 'ORDER BY "labels_article"."handed_out"'
    asked = next(one["sql"] for one in queries if order in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
        plan = [row[3] for row in cursor.fetchall()]

    assert "USING COVERING INDEX article_with_a_place" in plan[0]
    assert not any("TEMP B-TREE" in line for line in plan)


def test_articles_of_other_projects_are_passed_over(huda: User) -> None:
    making.article(making.project("other"), "b1")
    project = making.with_articles(1)

    assert making.given(project, ids("b1"), huda) == Assigned()
