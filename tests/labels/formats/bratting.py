"""What the tests of brat's files have in common."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from labels.document import Link, LinkKind, Mention
from labels.formats import WRITABLE
from labels.formats.base import Bundle, File, LossReport, Options, Outcome, Reading
from labels.formats.brat.options import Writing
from labels.schema import MentionKind

BRAT = WRITABLE["brat"]
TEXT = "زار وزير خارجية العراق دمشق أمس.\nوالتقى بالرئيس."
EVENT, RELATION = MentionKind.EVENT, LinkKind.RELATION


def bundle(**files: bytes | str) -> Bundle:
    """Files by their names, in which a _ stands for the dot of the ending."""
    contents = {
        ".".join(name.rsplit("_", 1)): one if isinstance(one, bytes) else one.encode()
        for name, one in files.items()
    }
    return Bundle.of(
        *(File(name, lambda one=one: BytesIO(one)) for name, one in contents.items())  # type: ignore[misc]
    )


def outcomes(**files: bytes | str) -> list[Outcome]:
    return [*BRAT.read_files(bundle(**files), Options())]


def taken(*lines: str, text: str = TEXT) -> Reading:
    (reading,) = outcomes(a_txt=text, a_ann="\n".join(lines))
    assert isinstance(reading, Reading)
    return reading


def written(reading: Reading, options: Writing) -> tuple[dict[str, str], LossReport]:
    to = BytesIO()
    report = BRAT.write([reading], options, to=to)
    with ZipFile(to) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}, report


def marked(*things: Mention | Link, text: str = TEXT) -> Reading:
    document = taken(text=text).document
    mentions = {one.id: one for one in things if isinstance(one, Mention)}
    links = {one.id: one for one in things if isinstance(one, Link)}
    return Reading("a", replace(document, mentions=mentions, links=links))


def read_again(files: dict[str, str]) -> list[Outcome]:
    again = Bundle.of(
        *(File(name, lambda one=one: BytesIO(one.encode())) for name, one in files.items())  # type: ignore[misc]
    )
    return [*BRAT.read_files(again, Options())]


def zipped(to: BytesIO) -> dict[str, bytes]:
    """The files in a ZIP by their names."""
    with ZipFile(to) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
