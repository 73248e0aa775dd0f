"""Sound files of every format with articles 1 to 4, as we write them, to be broken in one place."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile, is_zipfile

from labels.document import Document, Link, Mention
from labels.formats import WRITABLE
from labels.formats.base import Reading
from labels.schema import MentionKind, MentionType, Overlap, Role, Schema
from labels.text import sentences, tokens
from labels.text.span import Span

TEXT = "زار وزير دمشق أمس"
SCHEMA = Schema(
    "visits",
    types=(
        MentionType("PER"),
        MentionType("GPE"),
        MentionType("Visit", kind=MentionKind.EVENT, roles=(Role("Agent"),)),
    ),
    overlap=Overlap.NONE,
)
ARTICLES = "1234"
TOGETHER = "123", "4"
"""Which articles share a file, where a file holds several: the first is called a, the next b."""

OPTIONS = {"conll": {"heads": "facts"}, "doccano": {"events": "none"}}
"""So that articles of CoNLL have ids, and labels of doccano fit the schema again."""

BESIDE = frozenset({"label_config.xml", "dataset_info.json", "README.md"})
"""What an export has besides its articles."""


def files(name: str) -> dict[str, bytes]:
    """The files of a format by their names: one for some articles, or for each its own."""
    if name not in WRITABLE:
        return {f"{id}.txt": TEXT.encode() for id in ARTICLES}
    whole = exported(name, ARTICLES)
    if any(PurePosixPath(one).name.startswith("1.") for one in whole):
        return whole
    return {
        own if own in BESIDE else f"{letter}{PurePosixPath(own).suffix}": data
        for letter, ids in zip("ab", TOGETHER, strict=True)
        for own, data in exported(name, ids).items()
    }


def exported(name: str, ids: Iterable[str], **asked: str) -> dict[str, bytes]:
    """What an export of these articles consists of, with what is asked of it."""
    format_, to = WRITABLE[name], BytesIO()
    options = format_.writing.from_strings({**OPTIONS.get(name, {}), **asked})
    writer = format_.writer(options, to=to, schema=SCHEMA)
    writer.add(reading(id) for id in ids)
    writer.end()
    if not is_zipfile(to):
        return {f"x{format_.suffixes[0]}": to.getvalue()}
    with ZipFile(to) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def reading(id: str) -> Reading:
    """An article with an event, who it is of, and a place."""
    mentions = [
        Mention("e", Span(0, 3), "Visit", MentionKind.EVENT),
        Mention("p", Span(4, 8), "PER"),
        Mention("g", Span(9, 13), "GPE"),
    ]
    document = Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=mentions,
        links=[Link("l", "e", "p", "Agent")],
    )
    return Reading(id, document)


def zipped(files: dict[str, bytes]) -> bytes:
    """These files as a ZIP."""
    to = BytesIO()
    with ZipFile(to, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return to.getvalue()
