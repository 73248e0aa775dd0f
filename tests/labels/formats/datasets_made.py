"""Data sets for tests: what was written, and files that come together."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from zipfile import ZipFile

from labels.formats import WRITABLE
from labels.formats.base import Bundle, LossReport, Options, Outcome, Reading
from labels.formats.base import File as OneFile
from labels.formats.huggingface.options import File, Writing
from labels.schema import Schema
from labels.text.clitics import Segmenter


def written(
    *readings: Reading,
    options: Writing,
    schema: Schema | None = None,
    segmenter: Segmenter | None = None,
) -> tuple[bytes, LossReport]:
    """The file, and the report of it."""
    to = BytesIO()
    writer = WRITABLE["huggingface"].writer(options, to=to, schema=schema, segmenter=segmenter)
    writer.add(readings)
    report = writer.end()
    return to.getvalue(), report


def bundle(**files: bytes) -> Bundle:
    """Files that came together; a name's `__` is its dot."""
    return Bundle.of(
        *(
            OneFile(name.replace("__", "."), partial(BytesIO, content))
            for name, content in files.items()
        )
    )


def unpacked(archive: bytes) -> Bundle:
    """What a ZIP holds."""
    found = ZipFile(BytesIO(archive))
    return Bundle.of(
        *(OneFile(name, partial(BytesIO, found.read(name))) for name in found.namelist())
    )


def read_back(data: bytes, options: Writing) -> list[Outcome]:
    """The outcomes of a file that was written with these options."""
    whole = OneFile("x.parquet", partial(BytesIO, data))
    files = unpacked(data) if options.file is File.JSONL else Bundle.of(whole)
    return list(WRITABLE["huggingface"].read_files(files, Options()))
