"""An export by ranges of articles: the same file, whatever the ranges, while others are at work."""

from __future__ import annotations

import threading
from dataclasses import replace
from io import BytesIO

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from labels.actions.transfer import (
    EVERYTHING,
    GOLD,
    Chosen,
    Source,
    Twice,
    count_of,
    export_readings,
    import_readings,
    ranges_of,
    reading_of,
)
from labels.formats import WRITABLE
from labels.models import AnnotationSet, Project
from labels.records import readings, sql
from labels.split import Part
from tests.labels import making
from tests.labels.making import baghdad, lives, reading, sami

JSONL = WRITABLE["jsonl"]


def exported(project: Project, only: Chosen = EVERYTHING) -> bytes:
    to = BytesIO()
    for _progress in export_readings(
        project=project,
        source=Source.READINGS,
        format=JSONL,
        options=JSONL.writing(),
        to=to,
        only=only,
    ):
        pass
    return to.getvalue()


def by_two(count: int) -> Project:
    """A project of so many articles, each third of which a second reader has read."""
    project = making.project(readers_per_article=2)
    huda, samar = making.person("huda"), making.person("samar")
    for reader, every in ((huda, 1), (samar, 3)):
        steps = import_readings(
            project=project,
            readings=[reading(f"a{number}", sami()) for number in range(0, count, every)],
            twice=Twice.ADD,
            labels_as=reading_of(reader),
            by=reader,
            at=making.AT,
        )
        assert [*steps][-1].refused == 0
    return project


class Ranges(TestCase):
    """Within a transaction for each example."""

    @settings(max_examples=15, deadline=None)
    @given(size=st.integers(1, 12), part=st.sampled_from([None, *Part]))
    def test_any_ranges_make_the_same_file(self, size: int, part: Part | None) -> None:
        project = by_two(7)
        asked = {"project": project, "source": Source.READINGS, "only": Chosen(part=part)}

        ranges = ranges_of(**asked, size=size)  # type: ignore[arg-type]

        pieces = [exported(project, Chosen(part=part, within=one)) for one in ranges]
        assert b"".join(pieces) == exported(project, Chosen(part=part))
        assert count_of(**asked) == b"".join(pieces).count(b"\n")  # type: ignore[arg-type]


@pytest.mark.django_db
def test_ranges_are_as_few_as_can_be() -> None:
    project = by_two(4)

    sizes = [len(ranges_of(project=project, source=Source.READINGS, size=n)) for n in (4, 5, 6)]

    assert sizes == [2, 1, 1]
    assert len(ranges_of(project=making.project("none"), source=Source.GOLD, size=1)) == 1


@pytest.mark.django_db
def test_a_reading_begun_later_is_in_no_range() -> None:
    project = by_two(3)
    before = exported(project)
    ranges = ranges_of(project=project, source=Source.READINGS, size=2)
    making.bring(project, reading("late"), labels_as=reading_of(making.person("late")))

    pieces = [exported(project, replace(EVERYTHING, within=one)) for one in ranges]

    assert b"".join(pieces) == before


@pytest.mark.django_db(transaction=True)
def test_a_batch_saved_meanwhile_is_there_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody saves labels and a relation after the export has read the labels of the page."""
    project = making.project()
    making.bring(project, reading("a1"), labels_as=GOLD)
    gold = AnnotationSet.objects.get()
    by = making.person("huda")
    whole, saved = sql.fetch, threading.Event()

    def saving() -> None:
        making.write(gold, by, *making.puts(sami(), baghdad(), lives()))
        connection.close()

    def read_between(statement: str, values: object) -> list[sql.Row]:
        found = whole(statement, values)  # type: ignore[arg-type]
        if "mentionrow" in statement and not saved.is_set():
            saved.set()
            other = threading.Thread(target=saving)
            other.start()
            other.join()
        return found

    monkeypatch.setattr(sql, "fetch", read_between)

    (one,) = readings(AnnotationSet.objects.all())
    (next_one,) = readings(AnnotationSet.objects.all())

    assert (len(one.document.mentions), len(one.document.links)) == (0, 0)
    assert (len(next_one.document.mentions), len(next_one.document.links)) == (2, 1)
