"""How a file begins, for people to look at before they have it made."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from zipfile import ZipFile, is_zipfile

PREVIEWED_LINES = 40
"""Lines that a preview shows."""


def first_lines(written: bytes) -> tuple[str, ...]:
    """The first lines of a text, or of the texts in a ZIP, each after its name.

    What is no text shows nothing.
    """
    return tuple(islice(_lines(written), PREVIEWED_LINES))


def _lines(written: bytes) -> Iterator[str]:
    if not is_zipfile(BytesIO(written)):
        yield from _of_text(written)
        return
    with ZipFile(BytesIO(written)) as archive:
        for name in archive.namelist():
            yield f"[{name}]"
            yield from _of_text(archive.read(name))


def _of_text(written: bytes) -> list[str]:
    try:
        text = written.decode()
    except UnicodeDecodeError:
        return []
    # Not by splitlines: a text may hold other line breaks, which end no line of a file.
    lines = text.split("\n", PREVIEWED_LINES)
    return lines[:PREVIEWED_LINES] if lines[-1] else lines[:-1]
