"""Labels frozen under a version: the same bytes wherever they are, and never changed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import transaction

from labels.actions import annotate, handout, projects, releasing
from labels.actions.releasing import Kept, VersionTakenError
from labels.actions.transfer import GOLD
from labels.models import Project
from labels.permissions import MemberRole
from labels.releases import Contents, Figures, Terms
from tests.labels import making

pytestmark = pytest.mark.django_db

TERMS = Terms("1.0", "أخبار")
IDS = ("خبر-2", "a10", "a9", "B1")


def packed(project: Project, terms: Terms = TERMS) -> bytes:
    to = BytesIO()
    list(releasing.pack(project=project, terms=terms, to=to))
    return to.getvalue()


def of_gold(*ids: str) -> Project:
    """A new project with these articles, each with a gold."""
    made = making.project()
    marks = (making.sami(), making.baghdad(), making.lives())
    making.bring(made, *(making.reading(id, *marks) for id in ids), labels_as=GOLD)
    return made


def test_the_same_content_in_another_order_is_the_same_release() -> None:
    with transaction.atomic():
        release = packed(of_gold(*IDS))
        transaction.set_rollback(True)
    making.with_articles(3, slug="other")

    again = of_gold(*reversed(IDS))

    assert packed(again) == release


def test_it_tells_how_far_it_is_and_how_far_readers_agree() -> None:
    project = making.project(readers_per_article=2)
    article = making.article(project)
    for name in ("huda", "omar"):
        reader = making.person(name)
        projects.admit(project=project, user=reader, role=MemberRole.ANNOTATOR)
        own = handout.open_article(article=article, by=reader, at=making.AT)
        making.write(own, reader, *making.puts(making.sami()))
        annotate.submit(annotation_set=own, base_revision=1, by=reader, at=making.AT)
    to = BytesIO()

    told = list(
        releasing.pack(project=project, terms=Terms("1.0", "أخبار", source="readings"), to=to)
    )

    assert [(one.done, one.total) for one in told] == [(2, 2)]
    assert b"| strict | 1.000 | 1 | 1 | 1 |" in _card(to)


def test_a_version_is_released_once() -> None:
    project = of_gold("a")
    facts = {
        "project": project,
        "terms": TERMS,
        "contents": Contents((), Figures(), {}),
        "kept": Kept("releases/x.zip", 3, "0" * 64),
        "by": project.members.get(),
        "at": making.AT,
    }
    releasing.publish(**facts)  # type: ignore[arg-type]

    with pytest.raises(VersionTakenError, match=r"1\.0"):
        releasing.publish(**facts)  # type: ignore[arg-type]
    with pytest.raises(VersionTakenError):
        releasing.refuse_taken(project=project, version="1.0")
    assert str(project.releases.get()) == f"{project.pk} 1.0"


def _card(release: BytesIO) -> bytes:
    return ZipFile(release).read("news-1.0/README.md")
