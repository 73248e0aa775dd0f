"""Labels out: whose, which, and what is told of it."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from labels.actions.annotate import submit
from labels.actions.handout import next_article
from labels.actions.transfer import (
    EVERYTHING,
    GOLD,
    Chosen,
    Preview,
    Progress,
    Source,
    export,
    export_readings,
    preview_export,
    reading_of,
)
from labels.formats import WRITABLE
from labels.formats.base import LossReport
from labels.models import AnnotationSet, Project, User
from labels.records import readings, schema_of, version_in_use
from labels.split import Part, Split
from tests.labels import making
from tests.labels.making import baghdad, reading, sami

pytestmark = pytest.mark.django_db

JSONL = WRITABLE["jsonl"]


@pytest.fixture
def project() -> Project:
    """A project with a gold, a reading handed in, one accepted and one barely begun."""
    project = making.project(readers_per_article=2)
    huda, samar = making.person("huda"), making.person("samar")
    making.bring(project, reading("g1", sami(), title="قصف"), labels_as=GOLD)
    making.bring(project, reading("r1", baghdad()), labels_as=reading_of(huda))
    making.bring(project, reading("r2", sami()), labels_as=reading_of(huda))
    AnnotationSet.objects.filter(article__external_id="r2").update(state="accepted")
    next_article(project=project, by=samar, at=making.AT)
    return project


def lines(project: Project, source: Source, only: Chosen = EVERYTHING) -> list[dict[str, object]]:
    """What is exported, as the lines of a JSONL file."""
    to = BytesIO()
    list(
        export_readings(
            project=project,
            source=source,
            format=JSONL,
            options=JSONL.writing(),
            to=to,
            only=only,
        )
    )
    return [json.loads(line) for line in to.getvalue().splitlines()]


def ids(project: Project, source: Source, only: Chosen = EVERYTHING) -> list[object]:
    """The articles that are exported."""
    return [line["external_id"] for line in lines(project, source, only)]


def test_the_gold_is_written_with_facts_labels_and_schema(project: Project) -> None:
    (line,) = lines(project, Source.GOLD)

    assert (line["external_id"], line["title"], line["state"], line["schema"]) == (
        "g1",
        "قصف",
        "accepted",
        "news/1",
    )
    assert line["mentions"] == [
        {"id": "sami", "kind": "entity", "start": 11, "end": 22, "type": "PER"}
    ]
    assert line.get("annotator", "") == ""


def test_readings_are_those_that_were_begun_with_their_readers(project: Project) -> None:
    written = lines(project, Source.READINGS)

    assert [(one["external_id"], one["annotator"], one["state"]) for one in written] == [
        ("r1", "huda", "submitted"),
        ("r2", "huda", "accepted"),
    ]


def test_accepted_readings_are_a_source_of_their_own(project: Project) -> None:
    assert ids(project, Source.ACCEPTED) == ["r2"]


def test_readings_may_be_chosen_by_state(project: Project) -> None:
    assert ids(project, Source.READINGS, Chosen(states=frozenset({"submitted"}))) == ["r1"]


def test_the_parts_of_a_split_are_the_whole_without_overlap(project: Project) -> None:
    making.bring(project, *(reading(f"n{number}") for number in range(40)), labels_as=GOLD)
    split = Split(seed="7", dev=25, test=25)

    parts = [ids(project, Source.GOLD, Chosen(part=part, split=split)) for part in Part]

    assert sorted(map(str, chain(*parts))) == sorted(map(str, ids(project, Source.GOLD)))
    assert all(parts)


def test_what_is_promised_of_a_part_is_what_is_written(project: Project) -> None:
    making.bring(project, *(reading(f"a{number}") for number in range(8)), labels_as=GOLD)

    totals = [
        preview_export(
            project=project,
            source=Source.GOLD,
            format=JSONL,
            options=JSONL.writing(),
            only=Chosen(part=part),
        ).total
        for part in Part
    ]

    assert totals == [len(ids(project, Source.GOLD, Chosen(part=part))) for part in Part]
    assert totals[0] > 0


def test_progress_counts_up_to_the_total_page_by_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 1)

    told = list(
        export_readings(
            project=project,
            source=Source.READINGS,
            format=JSONL,
            options=JSONL.writing(),
            to=BytesIO(),
        )
    )

    first, whole = LossReport(articles=1, mentions=1), LossReport(articles=2, mentions=2)
    assert told == [
        Progress(done=1, total=2, losses=first),
        Progress(done=2, total=2, losses=whole),
        Progress(done=2, total=2, losses=whole),
    ]


def test_nothing_chosen_is_an_empty_file_and_a_report() -> None:
    to = BytesIO()

    told = list(
        export_readings(
            project=making.project("empty"),
            source=Source.GOLD,
            format=JSONL,
            options=JSONL.writing(),
            to=to,
        )
    )

    assert (told, to.getvalue()) == ([Progress(total=0)], b"")


def test_a_preview_shows_how_the_file_begins_and_what_it_would_lose(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PREVIEWED", 1)

    seen = preview_export(
        project=project, source=Source.READINGS, format=JSONL, options=JSONL.writing()
    )

    assert [json.loads(line)["external_id"] for line in seen.lines] == ["r1"]
    assert seen == Preview(seen.lines, LossReport(articles=1, mentions=1), seen=1, total=2)


@pytest.mark.parametrize("name", WRITABLE)
@pytest.mark.parametrize("at_once", [1, 2, 200])
def test_a_file_written_page_by_page_is_the_file_written_at_once(
    *, project: Project, name: str, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    making.bring(project, *(reading(f"n{number}", sami()) for number in range(4)), labels_as=GOLD)
    format_, to, whole = WRITABLE[name], BytesIO(), BytesIO()
    chosen = export.chosen_sets(project, Source.GOLD, EVERYTHING)
    schema = schema_of(version_in_use(project))
    writer = format_.writer(format_.writing(), to=whole, schema=schema)
    writer.add(readings(chosen))
    losses = writer.end()
    monkeypatch.setattr(export, "AT_ONCE", at_once)

    *_, last = export_readings(
        project=project, source=Source.GOLD, format=format_, options=format_.writing(), to=to
    )

    assert (to.getvalue(), last.losses) == (whole.getvalue(), losses)


@pytest.mark.parametrize("count", [1, 50])
def test_an_export_asks_as_often_for_one_reading_as_for_fifty(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    project = making.project()
    readings = [reading(f"a{number}", sami()) for number in range(count)]
    making.bring(project, *readings, labels_as=GOLD)

    # Words, how many, sets with their articles, mentions, links, and that there are no more sets.
    with django_assert_num_queries(7):
        lines(project, Source.GOLD)


def test_what_is_handed_in_later_is_in_the_next_export(project: Project) -> None:
    samar = User.objects.get(username="samar")
    own = AnnotationSet.objects.get(author=samar)
    submit(annotation_set=own, base_revision=0, by=samar, at=making.LATER)

    assert ids(project, Source.READINGS) == [own.article.external_id, "r1", "r2"]


@given(id=st.text(), other=st.integers())
def test_an_article_stays_in_its_part_whatever_else_there_is(id: str, other: int) -> None:
    split = Split(seed=str(other))

    assert split.part_of(id) is Split(seed=str(other)).part_of(id)


def test_the_shares_of_a_split_are_about_what_was_asked_for() -> None:
    split = Split(seed="1", dev=10, test=20)

    parts = [split.part_of(f"a{number}") for number in range(2_000)]

    assert {part: round(parts.count(part) / 2_000, 1) for part in Part} == {
        Part.TRAIN: 0.7,
        Part.DEV: 0.1,
        Part.TEST: 0.2,
    }


def test_a_split_pins_where_articles_go_for_good() -> None:
    parts = [Split().part_of(f"a{number}").value for number in range(8)]

    assert parts == ["train", "train", "train", "dev", "train", "train", "train", "train"]


@pytest.mark.parametrize(("dev", "test"), [(-1, 10), (10, -1), (50, 50)])
def test_a_split_without_anything_to_train_on_is_refused(dev: int, test: int) -> None:
    with pytest.raises(ValueError, match=f"dev and test take {dev} and {test} of 100"):
        Split(dev=dev, test=test)
