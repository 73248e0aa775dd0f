"""WebAnno TSV 3.3 as a format: a file an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labels.formats.base import (
    Head,
    Options,
    Outcome,
    Reading,
    Remark,
    RemarkCode,
    Sureness,
)
from labels.formats.base.in_files import (
    Files,
    InFiles,
    UnfitFileError,
    joined,
    place_of,
    placed_back,
    refuse_long_names,
    whose,
)
from labels.formats.base.lost import lost_facts
from labels.formats.inception.content import document_of
from labels.formats.inception.tsv.columns import FORMAT
from labels.formats.inception.tsv.fit import fitted
from labels.formats.inception.tsv.parse import parsed
from labels.formats.inception.tsv.render import lines_of
from labels.formats.inception.tsv.rows import table_of
from labels.text.clitics import Segmenter
from labels.text.intake import UnreadableTextError, clean

ENDING = ".tsv"


class WebAnno(InFiles[Options, Options]):
    """A row a word, with layers in columns, as INCEpTION and WebAnno have it."""

    name = "webanno"
    suffixes = (ENDING,)
    reading = Options
    writing = Options

    def recognises(self, head: Head) -> Sureness:
        """Certain where the first line says so."""
        first = head.lines()[0]
        return Sureness.CERTAIN if first.startswith(FORMAT.encode()) else Sureness.NO

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """The article of a file, and before it the remarks, or the refusal that it is met with."""
        try:
            yield from _read(joined(lines), name)
        except UnfitFileError as error:
            yield error.refusal()

    def files(self, reading: Reading, options: Options) -> Files:  # noqa: ARG002 - there are none
        """The file of an article; none without a word."""
        planned = fitted(reading.document)
        name = f"{place_of(reading)}{ENDING}"
        return Files(
            files=((name, lines_of(planned.content)),) if reading.document.tokens else (),
            mentions=len(planned.mentions),
            links=planned.links,
            lost=(*lost_facts(reading, {"external_id", "annotator"}), *planned.lost),
        )

    def holds(
        self,
        reading: Reading,
        options: Options,  # noqa: ARG002 - there are none
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - tokens are written as they are
    ) -> Reading | None:
        """The reading with its id, its reader, and what rows of words hold of it."""
        content = fitted(reading.document).content
        try:
            clean(content.text)
        except UnreadableTextError:
            return None
        if not reading.document.tokens:
            return None
        return placed_back(reading, document_of(content))


def _read(content: bytes, name: str) -> Iterator[Outcome]:
    table = table_of(content)
    found = parsed(table)
    if table.replaced:
        yield Remark(RemarkCode.CONTROLS_REPLACED, params={"count": table.replaced})
    if found.passed_over:
        yield Remark(RemarkCode.LAYERS_LEFT, params={"layers": ", ".join(found.passed_over)})
    if found.empty:
        yield Remark(RemarkCode.EMPTY_LABELS, params={"count": found.empty})
    document = document_of(found.content)
    refuse_long_names(document)
    external_id, annotator = whose(name.removesuffix(ENDING))
    yield Reading(
        external_id, document, annotator=annotator, line=1, was_read=bool(document.mentions)
    )
