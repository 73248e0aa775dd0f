"""What the database itself forbids, and how rows name themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from labels.actions.transfer import GOLD
from labels.models import (
    AnnotationSet,
    Article,
    Batch,
    LinkRow,
    Membership,
    MentionRow,
    Project,
    SchemaVersion,
    User,
    Vocabulary,
)
from tests.labels import making
from tests.labels.making import lives, sami

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gold() -> AnnotationSet:
    project = making.project()
    making.bring(
        project,
        making.reading("a1", sami(), making.baghdad(), lives(), title="قصف"),
        labels_as=GOLD,
    )
    return AnnotationSet.objects.get()


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Article, {"text": ""}),
        (Project, {"readers_per_article": 0}),
        (SchemaVersion, {"sha256": ""}),
        (MentionRow, {"end": 0}),
        (LinkRow, {"source": "baghdad"}),
        (AnnotationSet, {"kind": "reading"}),
    ],
)
def test_what_must_never_be_is_forbidden(model: type[Model], change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**change)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "twice",
    [
        Article.objects.get,
        lambda: MentionRow.objects.get(key="sami"),
        LinkRow.objects.get,
        Batch.objects.get,
        Membership.objects.get,
        SchemaVersion.objects.get,
        AnnotationSet.objects.get,
        User.objects.get,
    ],
)
def test_what_is_once_cannot_be_twice(twice: Callable[[], Model]) -> None:
    row = twice()
    row.pk = None
    row._state.adding = True  # noqa: SLF001 - Django's way to copy a row

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_rows_name_themselves(gold: AnnotationSet) -> None:
    project, user = Project.objects.get(), User.objects.get()

    names = [
        str(Article.objects.get()),
        str(gold),
        str(MentionRow.objects.get(key="sami")),
        str(LinkRow.objects.get()),
        str(Batch.objects.get()),
        str(Membership.objects.get()),
        str(SchemaVersion.objects.get()),
        str(Vocabulary.objects.get()),
        str(project),
        str(user),
    ]

    assert names == [
        "قصف",
        f"gold {gold.pk}, revision 1",
        "PER [11, 22)",
        "sami –lives-in→ baghdad",
        f"{gold.pk} · 1",
        "manager-of-news · manager",
        f"{project.pk} v1",
        f"{project.pk} ≤ {gold.article_id}",
        "news",
        "manager-of-news",
    ]
