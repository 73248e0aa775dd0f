"""Label Studio's JSON: one array of tasks, each with the annotations that people made of it.

chosen        which annotations of a task become readings
results       what an annotation says: regions, what is told of them, relations
values        attributes as Label Studio spells them
located       regions as mentions in the text, also of HTML
reader        tasks as readings
held          what comes back of a document
writer        readings as tasks, with the labelling configuration beside them

Mentions keep their ids, attributes and notes. Links have no ids and no attributes; from an event
they are arguments, else relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO

from labels.formats.base import Bundle, Head, Outcome, Reading, Sureness, WrittenWhole
from labels.formats.labelstudio.held import held
from labels.formats.labelstudio.options import Config, ReadingOptions, Writing
from labels.formats.labelstudio.reader import read
from labels.formats.labelstudio.writer import TaskWriter
from labels.schema import Schema
from labels.text.clitics import Segmenter


class LabelStudio(WrittenWhole[ReadingOptions, Writing]):
    """Tasks with annotations, as Label Studio exports and imports them."""

    name = "label-studio"
    suffixes = (".json",)
    media_type = "application/json"
    reading = ReadingOptions
    writing = Writing

    def suffix(self, options: Writing) -> str:
        """The tasks alone, or a ZIP with the configuration beside them."""
        return ".json" if options.config is Config.NONE else ".zip"

    def recognises(self, head: Head) -> Sureness:
        """An array of objects with `data`, and with `annotations` or `predictions`."""
        if not head.first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
            return Sureness.NO
        is_task = b'"data"' in head.first
        is_marked = any(key in head.first for key in (b'"annotations"', b'"predictions"'))
        if is_task and is_marked:
            return Sureness.CERTAIN
        return Sureness.LIKELY if is_task else Sureness.NO

    def read(
        self, lines: Iterable[bytes], options: ReadingOptions, *, name: str
    ) -> Iterator[Outcome]:
        """The readings of each task, or its refusal; what was left out of the file comes last."""
        return read(lines, options, name=name)

    def read_files(self, bundle: Bundle, options: ReadingOptions) -> Iterator[Outcome]:
        """The tasks of all files; a configuration beside them tells nothing that they do not."""
        tasks = [one for one in bundle if not one.ends_in(".xml")]
        yield from super().read_files(Bundle.of(*tasks) if tasks else bundle, options)

    def writer(
        self,
        options: Writing,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,  # noqa: ARG002 - labels lie on characters
        schema: Schema | None = None,
    ) -> TaskWriter:
        """An array of tasks; `schema` is what the configuration is made of."""
        return TaskWriter(options, to, schema)

    def holds(
        self,
        reading: Reading,
        options: Writing,  # noqa: ARG002 - the tasks are the same
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - labels lie on characters
    ) -> Reading:
        """The reading with all its facts; its links with other ids."""
        return replace(reading, document=held(reading.document).document)
