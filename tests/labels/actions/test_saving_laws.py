"""The door does what the values say: it takes what keeps the rules, and all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labels.actions import handout, projects
from labels.actions.annotate import BrokenRulesError, apply_changes
from labels.changes import Change, apply, touched
from labels.checks import problems
from labels.document import Document
from labels.models import AnnotationSet
from labels.queries.soundness import inspection
from labels.records import document_of
from labels.schema import Overlap, Schema
from tests.labels import making
from tests.labels.newsroom import SCHEMA, TEXT
from tests.labels.strategies import changes

pytestmark = pytest.mark.django_db


@pytest.fixture(params=list(Overlap))
def schema(request: pytest.FixtureRequest) -> Schema:
    return replace(SCHEMA, overlap=request.param)


@pytest.fixture
def own(schema: Schema) -> AnnotationSet:
    by = making.person("huda")
    project = projects.found(slug="news", name="news", schema=schema, by=by, at=making.AT)
    article = making.article(project, text=TEXT)
    return handout.open_article(article=article, by=by, at=making.AT)


def written(
    own: AnnotationSet, step: Sequence[Change], *, batch: str, revision: int
) -> list[object]:
    """What the door says of these changes: the rules they break, none when it took them."""
    by = own.author
    assert by is not None
    try:
        apply_changes(
            annotation_set=own,
            batch=batch,
            base_revision=revision,
            changes=step,
            by=by,
            at=making.AT,
        )
    except BrokenRulesError as error:
        return list(error.problems)
    return []


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(changes, max_size=8))
def test_any_run_of_batches_comes_to_what_the_values_come_to(
    own: AnnotationSet, schema: Schema, steps: list[list[Change]]
) -> None:
    with transaction.atomic():
        own.refresh_from_db()
        expected: Document = document_of(own)
        revision = 0
        for number, step in enumerate(steps):
            after = apply(expected, step)
            broken = problems(after, schema, among=touched(step))

            assert written(own, step, batch=str(number), revision=revision) == broken

            if not broken:
                expected, revision = after, revision + 1
        own.refresh_from_db()
        assert document_of(own) == expected
        assert [page.troubles for page in inspection(own.article.project)] == [(), ()]
        transaction.set_rollback(True)
