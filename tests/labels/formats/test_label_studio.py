"""Label Studio's tasks as it exports them."""

from __future__ import annotations

import pytest

from labels.document import Document, Link, LinkKind, Mention
from labels.formats import FORMATS
from labels.formats.base import (
    Head,
    Reading,
    Remark,
    RemarkCode,
    Sureness,
)
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span
from tests.labels.formats.studio import (
    DAMASCUS,
    MINISTER,
    TEXT,
    only,
    read,
    region,
    relation,
    surfaces,
    task,
    told,
)


def test_regions_choices_and_relations_are_read() -> None:
    exported = task(
        told("a1", "level", ("choices", ["name"]), start=4, end=8),
        MINISTER,
        DAMASCUS,
        told("a1", "topics", ("choices", ["war", "art"])),
        told("a1", "sure", ("choices", ["true"])),
        told("a1", "age", ("number", 40)),
        told("b2", "rank", ("rating", 2)),
        told("b2", "gloss", ("textarea", ["Damascus", "Syria"])),
        told("b2", "path", ("taxonomy", [["Asia", "Syria"], ["City"]])),
        told("x", "section", ("choices", ["world"])),
        told("y", "day", ("datetime", "2026-05-01")),
        relation("a1", "b2", direction="right", labels=["visits", "likes"]),
    )

    reading = only(read(exported))

    assert reading == Reading(
        "12",
        Document.of(
            TEXT,
            sentences=sentences.split(TEXT),
            tokens=tokens.tokenize(TEXT),
            mentions=[
                Mention(
                    "a1",
                    Span(4, 8),
                    "PER",
                    attributes={"level": "name", "topics": ("war", "art"), "sure": True, "age": 40},
                    note="من؟",
                ),
                Mention(
                    "b2",
                    Span(11, 15),
                    "LOC",
                    attributes={"rank": 2, "gloss": "Damascus\nSyria", "path": ("Syria", "City")},
                ),
            ],
            links=[
                Link("l1", "a1", "b2", "visits", LinkKind.RELATION),
                Link("l2", "a1", "b2", "likes", LinkKind.RELATION),
            ],
            attributes={"section": "world", "day": "2026-05-01"},
        ),
        annotator="3",
    )


@pytest.mark.parametrize(
    ("direction", "ends"),
    [("right", ("a1", "b2")), ("left", ("b2", "a1")), ("bi", ("a1", "b2")), (None, ("a1", "b2"))],
)
def test_a_relation_goes_where_it_points(direction: str | None, ends: tuple[str, str]) -> None:
    outcomes = read(task(MINISTER, DAMASCUS, relation("a1", "b2", direction=direction)))

    assert only(outcomes).document.links["l1"].ends == ends
    assert only(outcomes).document.links["l1"].type == "related"
    bi = [Remark(RemarkCode.BOTH_WAYS, 1, {"count": 1})] if direction == "bi" else []
    assert outcomes[1:] == bi


def test_regions_of_events_are_triggers_and_what_starts_there_are_arguments() -> None:
    visit = region("e", (0, 3), "Visit", from_name="events")
    document = only(read(task(visit, MINISTER, relation("e", "a1", labels=["Agent"])))).document

    assert document.mentions["e"].kind is MentionKind.EVENT
    assert document.links["l1"].kind is LinkKind.ARGUMENT


def test_a_note_may_be_one_line() -> None:
    document = only(read(task({**MINISTER, "meta": {"text": "من؟"}}))).document

    assert document.mentions["a1"].note == "من؟"


def test_a_region_with_several_labels_is_several_mentions() -> None:
    both = region("a1", (4, 8), "PER")
    both["value"]["labels"] = ["PER", "OCC"]

    document = only(read(task(both, region("a1", (4, 8), "TITLE")))).document

    assert {one.id: one.type for one in document.mentions.values()} == {
        "a1": "PER",
        "a1-2": "OCC",
        "a1-3": "TITLE",
    }


ANNOTATIONS = [
    {"completed_by": {"id": 1, "email": "sara@example.org"}, "result": [MINISTER]},
    {"completed_by": {"id": 2}, "result": [DAMASCUS], "ground_truth": True},
    {"completed_by": 2, "result": [MINISTER, DAMASCUS]},
    {"completed_by": 4, "result": [], "was_cancelled": True},
]
SEVERAL = task(annotations=ANNOTATIONS, predictions=[{"model_version": "v2", "result": [MINISTER]}])


@pytest.mark.parametrize(
    ("which", "readings", "left"),
    [
        ("truth", {"2": ["دمشق/LOC"]}, 2),
        ("last", {"2": ["وزير/PER", "دمشق/LOC"]}, 2),
        (
            "each",
            {
                "sara@example.org": ["وزير/PER"],
                "2": ["دمشق/LOC"],
                "2-2": ["وزير/PER", "دمشق/LOC"],
            },
            0,
        ),
        ("prediction", {"v2": ["وزير/PER"]}, 3),
    ],
)
def test_of_several_annotations_those_are_read_that_are_asked_for(
    which: str, readings: dict[str, list[str]], left: int
) -> None:
    outcomes = read(SEVERAL, which=which)

    found = [one for one in outcomes if isinstance(one, Reading)]
    assert {one.annotator: surfaces(one) for one in found} == readings
    counts = {one.code: one.params["count"] for one in outcomes if isinstance(one, Remark)}
    assert counts.get(RemarkCode.READINGS_LEFT, 0) == left
    assert (RemarkCode.PREDICTIONS_LEFT in counts) is (which != "prediction")


def test_a_task_without_annotations_is_an_article_that_nobody_has_read() -> None:
    one, two = read(
        {"data": {"text": TEXT, "external_id": "خبر", "title": "ع", "page": 3}},
        {"data": {"id": 9, "text": TEXT}, "completions": [], "predictions": 3},
    )[1:]

    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert (one.external_id, one.title, one.metadata, one.was_read) == (
        "خبر",
        "ع",
        {"page": 3},
        False,
    )
    assert two.external_id == "9"


def test_a_text_under_another_name_is_the_longest() -> None:
    outcomes = read({"data": {"headline": "خبر", "body": TEXT}, "annotations": []})

    assert only(outcomes).document.text == TEXT
    assert only(outcomes).metadata == {"headline": "خبر"}
    assert only(outcomes).external_id == "project-1-1"


def test_offsets_of_older_versions_are_told_by_the_words() -> None:
    shifted = {**DAMASCUS, "value": {**DAMASCUS["value"], "start": 12, "end": 16}}

    assert surfaces(only(read(task(shifted)))) == ["دمشق/LOC"]


@pytest.mark.parametrize(("start", "surface"), [(9, "دمشق"), (10, "دمشق")])
def test_hypertext_counts_what_stands_between_tags(start: int, surface: str) -> None:
    html = "<p>زار&nbsp;وزير</p><script>x</script><br/>" + "\n" * (start - 9) + "<b>دمشق</b>"
    value = {
        "start": "/b[1]/text()[1]",
        "globalOffsets": {"start": start - 1, "end": start + 3},
        "text": surface,
        "hypertextlabels": ["LOC"],
    }
    result = {"id": "h", "from_name": "ner", "type": "hypertextlabels", "value": value}

    reading = only(read({"data": {"html": html}, "annotations": [{"result": [result]}]}))

    assert surfaces(reading) == ["دمشق/LOC"]
    assert "<" not in reading.document.text


def test_a_line_break_tag_may_count() -> None:
    value = {"globalOffsets": {"start": 4, "end": 8}, "text": "دمشق", "hypertextlabels": ["LOC"]}
    result = {"id": "h", "type": "hypertextlabels", "value": value}

    reading = only(read({"data": {"t": "زار<br>دمشق"}, "annotations": [{"result": [result]}]}))

    assert reading.document.text == "زار\nدمشق"


def test_what_says_nothing_here_is_counted() -> None:
    outcomes = read(
        task({"type": "pairwise"}, told("z", "level", ("choices", ["x"]), start=0), MINISTER)
    )

    assert outcomes[1:] == [
        Remark(RemarkCode.RESULTS_LEFT, 1, {"count": 2, "types": "choices, pairwise"})
    ]


@pytest.mark.parametrize(
    ("first", "sureness"),
    [
        ('[{"id": 1, "annotations": [], "data": {"text"', Sureness.CERTAIN),
        ('\ufeff{"data": {}, "predictions": []}', Sureness.CERTAIN),
        ('[\n {"data": {"text": ""}}]', Sureness.LIKELY),
        ("[1]", Sureness.NO),
        ("زار", Sureness.NO),
    ],
)
def test_a_file_is_recognised_by_its_keys(first: str, sureness: Sureness) -> None:
    assert FORMATS["label-studio"].recognises(Head("x.json", first.encode())) is sureness
