"""Data sets for Hugging Face's libraries: a row of words, and of tags as numbers with names.

options    what may be asked
plan       from a document to rows, and what is lost on the way
features   what the numbers mean, as `datasets` spells it
parquet    the one module that needs pyarrow
writer     rows as lines in a ZIP, or as Parquet
article, reader   from rows back to readings

As in CoNLL, there are no ids of mentions, no white space of the text, no attributes and no links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from labels.formats.base import (
    Bundle,
    Head,
    Options,
    Outcome,
    Reading,
    Sureness,
    WrittenWhole,
    of_file,
    passed_over,
    stem_of,
)
from labels.formats.base.heads import keys_of
from labels.formats.huggingface.article import Names
from labels.formats.huggingface.features import names_from
from labels.formats.huggingface.options import File, Writing
from labels.formats.huggingface.parquet import MARK
from labels.formats.huggingface.plan import plan
from labels.formats.huggingface.reader import read
from labels.formats.huggingface.writer import CARD, INFO, DatasetWriter
from labels.schema import Schema
from labels.text.clitics import Segmenter
from labels.text.intake import UnreadableTextError, clean

_INFOS = (INFO, "dataset_infos.json")


class HuggingFace(WrittenWhole[Options, Writing]):
    """Words and tags a row, as `datasets.load_dataset` and trainers of taggers read them."""

    name = "huggingface"
    suffixes = (".jsonl", ".parquet")
    beside = (*_INFOS, CARD.lower())
    media_type = "application/zip"
    reading = Options
    writing = Writing

    def suffix(self, options: Writing) -> str:
        """A ZIP of lines, or one file of Parquet."""
        return ".zip" if options.file is File.JSONL else ".parquet"

    def recognises(self, head: Head) -> Sureness:
        """Parquet by its first bytes, lines by their keys."""
        if head.first.startswith(MARK):
            return Sureness.CERTAIN
        keys = keys_of(head)
        if {"tokens", "ner_tags"} <= keys:
            return Sureness.CERTAIN
        return Sureness.LIKELY if {"tokens", "tags"} <= keys else Sureness.NO

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """The articles of a file; numbers of tags mean nothing where it is lines alone."""
        return read(lines, {}, stem=stem_of(name))

    def read_files(self, bundle: Bundle, options: Options) -> Iterator[Outcome]:
        """The articles of all files, with what is told beside them of the numbers of tags."""
        if len(bundle) == 1:
            yield from super().read_files(bundle, options)
            return
        names = _names(bundle)
        files = bundle.ending_in(*self.suffixes)
        beside = [one for one in bundle if one.ends_in(*self.beside)]
        yield from passed_over(bundle, [*files, *beside])
        for file in files:
            with file.open() as lines:
                yield from of_file(read(lines, names, stem=stem_of(file.name)), file)

    def writer(
        self,
        options: Writing,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,
        schema: Schema | None = None,
    ) -> DatasetWriter:
        """Rows; `schema` gives tags their numbers, the same ones in every part of a split."""
        return DatasetWriter(options, to=to, segmenter=segmenter, schema=schema)

    def holds(
        self, reading: Reading, options: Writing, *, segmenter: Segmenter | None = None
    ) -> Reading | None:
        """The reading without its facts but the id; None where there is no word."""
        planned = plan(reading.document, options, segmenter)
        try:
            clean(planned.document.text)
        except UnreadableTextError:
            return None
        return Reading(reading.external_id, planned.document)


def _names(bundle: Bundle) -> Names:
    for file in bundle:
        if file.ends_in(*_INFOS):
            with file.open() as told:
                return names_from(told)
    return {}
