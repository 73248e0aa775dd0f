"""How far a reader is in a project."""

from __future__ import annotations

import pytest

from labels.actions import handout, projects
from labels.models import AnnotationSet, Project, User
from labels.permissions import MemberRole
from labels.queries.work import Reach, reach_of, work_of
from tests.labels import making

pytestmark = pytest.mark.django_db


def _reads(project: Project, external_id: str, by: User, *, state: str = "drafting") -> None:
    article = project.articles.get(external_id=external_id)
    own = handout.open_article(article=article, by=by, at=making.AT)
    AnnotationSet.objects.filter(pk=own.pk).update(state=state)


def test_it_counts_what_one_has_and_what_has_a_place_left() -> None:
    project = making.project(readers_per_article=2)
    huda, samir, nour = (making.person(name) for name in ("huda", "samir", "nour"))
    for one in (huda, samir, nour):
        projects.admit(project=project, user=one, role=MemberRole.ANNOTATOR)
    making.bring(project, *(making.reading(name) for name in ("a1", "a2", "a3", "a4")))
    _reads(project, "a1", huda, state="submitted")
    _reads(project, "a1", samir)
    _reads(project, "a2", huda)
    for one in (samir, nour):
        _reads(project, "a3", one)

    # a1 and a2 are hers, a4 is free, a3 has gone to others.
    assert reach_of(huda, project) == Reach(finished=1, all=3)


def test_what_went_back_is_no_ones_work() -> None:
    project, huda = making.project(), making.person("huda")
    projects.admit(project=project, user=huda, role=MemberRole.ANNOTATOR)
    making.bring(project, making.reading("a1"))
    before = work_of(huda)

    _reads(project, "a1", huda, state="returned")

    assert work_of(huda) == before
