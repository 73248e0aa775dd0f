"""brat's standoff: beside the text of an article a file that says what stands where in it.

options    what may be asked
standoff   what an `.ann` file says: where writing and reading meet
plan       from a document to that, and what is lost on the way
lines      from there to lines, and back
text       the text, and how offsets count on it
document   from what the file says to a document
roles      how several fillers of one role are numbered

An article is `<id>.txt` with `<id>.ann`; a ZIP of several has an `annotation.conf` too. Sentences
and tokens are not held but split anew, nor are facts but the id and the reader, nor the attributes
of arguments and of the article. Attributes that brat has no line for stand in a note of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from labels.formats.base import (
    Bundle,
    File,
    Head,
    Options,
    Outcome,
    Params,
    Reading,
    RefusalCode,
    Remark,
    RemarkCode,
    Sureness,
    passed_over,
)
from labels.formats.base.in_files import (
    Files,
    InFiles,
    UnfitFileError,
    joined,
    named,
    place_of,
    placed_back,
    refuse_twice,
    whole,
    whose,
)
from labels.formats.base.lost import lost_facts
from labels.formats.brat.document import Taken, document_of
from labels.formats.brat.lines import lines_of, standoff_of
from labels.formats.brat.options import Names, Writing
from labels.formats.brat.plan import plan
from labels.formats.brat.text import counted_on, text_of
from labels.schema import Schema
from labels.schema.brat import conf_of, stored, writable
from labels.text.clitics import Segmenter
from labels.text.intake import Cleaned
from labels.text.sentences import SPLITTER

TEXT = ".txt"
MARKS = ".ann"
_MARK = re.compile(rb"[TERAMN*#]\S*\t")
CONFIGURATIONS = (".conf",)
"""Files that brat has for its own use: they say nothing of an article."""


class Brat(InFiles[Options, Writing]):
    """The text of an article, and beside it what stands where."""

    name = "brat"
    suffixes = (MARKS,)
    beside = (TEXT, *CONFIGURATIONS)
    reading = Options
    writing = Writing

    def recognises(self, head: Head) -> Sureness:
        """Certain of marks, which no other format calls so; a text may be of any."""
        first = next((line for line in head.lines() if line.strip()), b"#\t")
        there = head.ends_in(self.suffixes) and _MARK.match(first)
        return Sureness.CERTAIN if there else Sureness.NO

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:
        """A file that came alone: a text without labels, or marks on a text that is not there."""
        file = File(name, lambda: BytesIO(joined(lines)))
        return self.read_files(Bundle.of(file), options)

    def read_files(self, bundle: Bundle, options: Options) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """The articles of all texts, with their marks; those whose text is missing are refused."""
        texts, marks = _by_stem(bundle, TEXT), _by_stem(bundle, MARKS)
        own = bundle.ending_in(*CONFIGURATIONS)
        yield from passed_over(bundle, [*texts.values(), *marks.values(), *own])
        seen: set[tuple[str, str]] = set()
        for stem in sorted({*texts, *marks}):
            try:
                reading, remarks = _read(stem, texts.get(stem), marks.get(stem))
                with named(reading.file):
                    refuse_twice(reading, seen)
            except UnfitFileError as error:
                yield error.refusal()
            else:
                yield from remarks
                yield reading

    def files(self, reading: Reading, options: Writing) -> Files:
        """The text and what stands where in it."""
        planned = plan(reading.document, options)
        place = place_of(reading)
        return Files(
            files=(
                (f"{place}{TEXT}", reading.document.text.encode()),
                (f"{place}{MARKS}", lines_of(planned.standoff)),
            ),
            mentions=planned.mentions,
            links=planned.links,
            lost=(*lost_facts(reading, {"external_id", "annotator"}), *planned.lost),
        )

    def common(self, schema: Schema, options: Writing) -> Iterator[tuple[str, bytes]]:
        """The schema as brat reads it."""
        spelled = stored if options.names is Names.BRAT else writable
        yield "annotation.conf", conf_of(schema, spelled=spelled).encode()

    def holds(
        self,
        reading: Reading,
        options: Writing,
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - there are no rows
    ) -> Reading | None:
        """The reading with its id, its reader, and what the file says of it."""
        try:
            text = text_of(reading.document.text.encode())[0].text
        except UnfitFileError:
            return None
        standoff = plan(reading.document, options).standoff
        return placed_back(reading, document_of(text, standoff).document)


def _by_stem(bundle: Bundle, ending: str) -> dict[str, File]:
    return {one.name[: -len(ending)]: one for one in bundle.ending_in(ending)}


def _read(stem: str, text: File | None, marks: File | None) -> tuple[Reading, list[Remark]]:
    """The article of these files and the remarks on it."""
    name = (marks or text or File(stem, BytesIO)).name
    with named(name):
        if text is None:
            raise UnfitFileError(RefusalCode.NO_COMPANION, name=f"{stem}{TEXT}")
        with named(text.name), text.open() as file:
            cleaned, gone = text_of(whole(file))
        with marks.open() if marks else BytesIO() as file:
            standoff = counted_on(cleaned.text, standoff_of(whole(file)), gone)
        taken = document_of(cleaned.text, standoff)
    external_id, annotator = whose(stem)
    reading = Reading(
        external_id,
        taken.document,
        annotator=annotator,
        splitter=SPLITTER,
        was_read=bool(taken.document.mentions),
        file=name,
    )
    return reading, [*_remarks(cleaned, taken, name)]


def _remarks(cleaned: Cleaned, taken: Taken, file: str) -> Iterator[Remark]:
    if cleaned.replaced:
        count = {"count": cleaned.replaced}
        yield Remark(RemarkCode.CONTROLS_REPLACED, params=count, file=file)
    if taken.pieced:
        pieced: Params = {"count": len(taken.pieced), "id": taken.pieced[0]}
        yield Remark(RemarkCode.IN_PIECES, params=pieced, file=file)
    if taken.unplaced:
        yield Remark(RemarkCode.NOTES_LEFT, params={"count": taken.unplaced}, file=file)
