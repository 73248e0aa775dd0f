"""brat's standoff, written by brat's own rules, and the laws of both ways."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from hypothesis import HealthCheck, given, settings

from labels import shipped
from labels.document import Document, Link, Mention
from labels.formats.archives.names import bundle_of
from labels.formats.base import Example, File, LossCode, LossReport, Reading
from labels.formats.brat.options import Names, Writing
from labels.text.span import Span
from tests.labels.formats.bratting import BRAT, EVENT, RELATION, marked, read_again, written
from tests.labels.formats.documents import readings


def test_a_mention_over_a_line_break_is_written_in_pieces_as_brat_does() -> None:
    files, report = written(marked(Mention("T1", Span(28, 39), "X")), Writing())

    assert files["a.ann"] == "T1\tX 28 32;33 39\tأمس. والتقى\n"
    assert report == LossReport(articles=1, mentions=1)


def test_two_events_on_one_trigger_share_its_stretch() -> None:
    reading = marked(Mention("E1", Span(0, 3), "V", EVENT), Mention("E2", Span(0, 3), "V", EVENT))

    files, _ = written(reading, Writing())

    assert files["a.ann"] == "T1\tV 0 3\tزار\nE1\tV:T1\nE2\tV:T1\n"


def test_what_cannot_be_written_is_reported() -> None:
    reading = marked(
        Mention("T1", Span(32, 33), "X"),
        Mention("T2", Span(32, 36), "a b", note="x\ry"),
        Mention("E1", Span(0, 3), "V:T", EVENT),
        Link("l1", "T2", "T1", "R", RELATION),
        Link("l2", "T2", "E1", "Who"),
        Link("E1.Who", "E1", "T2", "Who", attributes={"a": 1}),
        Link("E1.Who2", "E1", "E1", "Who2"),
        Link("R1", "T2", "E1", "r r", RELATION),
    )
    reading = replace(
        reading, title="زيارة", document=replace(reading.document, attributes={"t": 1})
    )

    _, report = written(reading, Writing())

    assert (report.mentions, report.links) == (2, 3)
    assert {(one.code, one.became.value): one.examples for one in report.losses} == {
        (LossCode.FACTS, "dropped"): (Example("a", "", "title"),),
        (LossCode.WITHOUT_WORD, "dropped"): (Example("a", "T1", "\n"),),
        (LossCode.EDGES, "changed"): (Example("a", "T2", "\nوال"),),
        (LossCode.TYPE_NAME, "changed"): (
            Example("a", "T2", "\nوال"),
            Example("a", "E1", "زار"),
            Example("a", "E1.Who2", "Who2"),
            Example("a", "R1", "r r"),
        ),
        (LossCode.ARGUMENT, "dropped"): (Example("a", "l2", "Who"),),
        (LossCode.RELATION, "dropped"): (Example("a", "l1", "R"),),
        (LossCode.ATTRIBUTES, "dropped"): (Example("a", "E1.Who", "Who"),),
        (LossCode.ARTICLE_ATTRIBUTES, "dropped"): (Example("a", "", "t"),),
        (LossCode.NOTE, "changed"): (Example("a", "T2", "\nوال"),),
    }


def test_names_are_spelled_as_brats_configuration_has_them() -> None:
    to = BytesIO()
    writer = BRAT.writer(Writing(Names.BRAT), to=to, schema=shipped.schema("ace"))
    writer.add([marked(Mention("T1", Span(4, 8), "PER.Individual"))])
    writer.end()

    with ZipFile(to) as archive:
        conf = archive.read("annotation.conf").decode()
        assert "\n\tPER_Individual|PER.Individual\n" in conf
        assert archive.read("a.ann").decode() == "T1\tPER_Individual 4 8\tوزير\n"


def test_a_name_too_long_for_a_file_is_cut_and_reported() -> None:
    reading = replace(marked(), external_id="م" * 150, annotator="سلمى")

    files, report = written(reading, Writing())

    assert [one.code for one in report.losses] == [LossCode.FACTS]
    assert all(name.startswith("readings/سلمى/مممم") for name in files)
    assert max(len(name.split("/")[-1].encode()) for name in files) <= 204


LAWS = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@LAWS
@given(readings())
def test_brat_reads_back_what_it_holds_and_holds_it_without_loss(reading: Reading) -> None:
    for options in (Writing(), Writing(Names.BRAT)):
        files, report = written(reading, options)
        held = BRAT.holds(reading, options)

        back = read_again(files)

        assert back == [held]
        assert held is not None
        again, second = written(held, options)
        assert second.losses == ()
        assert read_again(again) == [held]
        if not report.losses:
            assert held == reading


@LAWS
@given(readings())
def test_brat_counts_every_mention_and_link_as_written_or_dropped(reading: Reading) -> None:
    _, report = written(reading, Writing())

    things = {LossCode.WITHOUT_WORD, LossCode.ARGUMENT, LossCode.RELATION}
    dropped = sum(one.count for one in report.losses if one.code in things)
    document = reading.document
    assert report.mentions + report.links + dropped == len(document.mentions) + len(document.links)


def test_a_text_that_no_file_can_hold_is_not_held() -> None:
    reading = Reading("a", Document(" "))

    assert BRAT.holds(reading, Writing()) is None


def test_the_folder_of_a_reader_is_kept_where_all_files_of_an_archive_lie_in_it() -> None:
    names = ["export/readings/salma/a.tsv", "export/readings/salma/b.tsv"]

    bundle = bundle_of({name: File(name, BytesIO) for name in names})

    assert [*bundle.files] == ["readings/salma/a.tsv", "readings/salma/b.tsv"]
