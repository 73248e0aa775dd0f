"""Several readings of an article: whose they become, and what an import does not bring twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.actions.projects import admit
from labels.actions.transfer import (
    GOLD,
    NONE,
    SUGGESTION,
    LabelsAs,
    Progress,
    Rejection,
    RejectionCode,
    Twice,
    as_named,
    reading_of,
)
from labels.formats.base import Reading
from labels.models import AnnotationSet, Project
from labels.permissions import MemberRole
from labels.queries.soundness import inspection
from labels.records import readings
from tests.labels import making
from tests.labels.actions.importing import steps
from tests.labels.making import baghdad, mosul, reading, sami

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    project = making.project()
    for name in ("salma", "omar"):
        admit(project=project, user=making.person(name), role=MemberRole.ANNOTATOR)
    return project


@pytest.fixture
def named(project: Project) -> LabelsAs:
    return as_named(dict(project.members.values_list("username", "pk")))


def by(annotator: str, one: Reading, state: str = "") -> Reading:
    return replace(one, annotator=annotator, state=state)


def last(
    project: Project, *file: Reading, labels_as: LabelsAs, twice: Twice = Twice.ADD
) -> Progress:
    *_, told = steps(project, *file, twice=twice, labels_as=labels_as)
    return replace(told, fitting=())


FILE = (
    by("salma", reading("a1", sami()), "submitted"),
    by("omar", reading("a1", baghdad()), "drafting"),
    by("", reading("a1", mosul()), "accepted"),
    by("omar", reading("a2"), "accepted"),
)


def kept(project: Project) -> list[Reading]:
    found = readings(AnnotationSet.objects.filter(article__project=project))
    return [replace(one, schema="") for one in found]


def test_each_reading_becomes_that_of_whom_the_file_names(
    project: Project, named: LabelsAs
) -> None:
    told = last(project, *FILE, labels_as=named, twice=Twice.REFUSE)

    assert told == Progress(done=4)
    assert kept(project) == list(FILE)
    assert [page.troubles for page in inspection(project)] == [(), ()]
    held = project.articles.order_by("pk").values_list("external_id", "handed_out")
    assert list(held) == [("a1", 2), ("a2", 1)]


def test_what_was_exported_comes_back_into_another_project(
    project: Project, named: LabelsAs
) -> None:
    last(project, *FILE, labels_as=named)
    other = making.project("other", by=making.person("boss"))
    exported = kept(project)

    told = last(other, *exported, labels_as=named)

    assert (told, kept(other)) == (Progress(done=4), exported)


def test_a_file_given_again_adds_nothing(project: Project, named: LabelsAs) -> None:
    last(project, *FILE, labels_as=named)

    again = last(project, *FILE, labels_as=named)

    assert (again, AnnotationSet.objects.count()) == (Progress(skipped=4), 4)


def test_a_reading_is_added_to_an_article_that_is_there(project: Project) -> None:
    salma = project.members.get(username="salma")
    last(project, reading("a1"), labels_as=NONE)

    told = last(project, reading("a1", sami()), labels_as=reading_of(salma))

    article = project.articles.get()
    assert (told, article.sets.get().author, article.handed_out) == (Progress(done=1), salma, 1)


def test_a_gold_that_is_added_leaves_nobody_to_read_an_untouched_article(project: Project) -> None:
    last(project, reading("a1"), labels_as=NONE)

    last(project, reading("a1", sami()), labels_as=GOLD)

    assert project.articles.get().wanted == 0


def test_labels_may_become_a_suggestion(project: Project) -> None:
    last(project, reading("a1", sami()), labels_as=SUGGESTION)

    made = AnnotationSet.objects.get()
    assert (made.kind, made.author, made.revision) == ("suggestion", None, 1)
    assert project.articles.get().wanted == 1


def test_labels_for_another_text_are_refused(project: Project) -> None:
    last(project, reading("a1"), labels_as=NONE)
    other = Reading("a1", making.document(text=f"{making.TEXT} "), line=3)

    told = last(project, other, labels_as=GOLD)

    rejection = Rejection(RejectionCode.OTHER_TEXT, "a1", 3)
    assert told == Progress(refused=1, findings=(rejection,))


def test_a_reader_who_is_no_member_is_told_of(project: Project, named: LabelsAs) -> None:
    told = last(project, by("zayd", reading("a1", sami(), line=2)), labels_as=named)

    rejection = Rejection(RejectionCode.NO_SUCH_READER, "a1", 2, {"reader": "zayd"})
    assert told == Progress(refused=1, findings=(rejection,))


def test_an_article_that_is_there_and_brings_no_labels_is_passed_over(project: Project) -> None:
    last(project, reading("a1"), labels_as=NONE)

    told = last(project, reading("a1"), labels_as=NONE)

    assert told == Progress(skipped=1)
