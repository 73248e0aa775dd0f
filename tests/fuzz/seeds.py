"""Sound files of every format, written by ourselves, and options to read them with."""

from __future__ import annotations

import random
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from labels.document import Document, Link, LinkKind, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import OptionError, Options, Reading
from labels.schema import MentionKind
from labels.shipped import schema
from labels.text import sentences, tokens
from labels.text.span import Span

Files = Mapping[str, bytes]
"""The files of an export by their names; one alone where the format has but one."""

TEXT = "زار وزيرُ خارجية العراق 👨\u200d👩\u200d👧 دمشق أمس.\n\nوالتقى بالرئيس. وقُتل 3 في «حلب»!"
EVENT = MentionKind.EVENT


def document() -> Document:
    """An article with all that a format may meet."""
    mentions = [
        Mention("e1", Span(0, 3), "Movement.Transport", EVENT, {"tense": "Past"}, "انظر"),
        Mention("e2", Span(42, 48), "Contact.Meet", EVENT),
        Mention("p1", Span(4, 23), "PER.Individual", attributes={"level": "NOM"}),
        Mention("g1", Span(17, 23), "GPE.Nation"),
        Mention("p2", Span(50, 56), "PER"),
        Mention("x", Span(10, 36), "جهة رسمية", note="سطر\nثانٍ"),
    ]
    links = [
        Link("l1", "e1", "p1", "Artifact"),
        Link("l2", "e2", "p2", "Entity"),
        Link("l3", "e2", "e1", "Cause", attributes={"sure": True, "of": ("a", "ب")}),
        Link("l4", "p1", "g1", "ORG-AFF.Employment", LinkKind.RELATION),
    ]
    return Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=mentions,
        links=links,
        attributes={"topic": "Politics"},
    )


def readings() -> list[Reading]:
    """Two articles, one of them without labels."""
    one = document()
    return [
        Reading("a/1", one, title="زيارة", metadata={"n": [1, None]}, annotator="سلمى"),
        Reading("2", one.bare(), url="https://example.org/?a=1&b=2"),
    ]


def files_of(name: str, chance: random.Random) -> Files:
    """What a format writes of these with some of its options; of one only read, its text."""
    if name not in WRITABLE:
        return {"x.txt": TEXT.encode()}
    format_ = WRITABLE[name]
    to = BytesIO()
    options = some(format_.writing, chance)
    try:
        writer = format_.writer(options, to=to, schema=schema("ace"))
        writer.add(readings())
        writer.end()
    except OptionError:
        # An extra is not installed: as by default.
        return files_of(name, chance)
    if not is_zipfile(to):
        return {f"x{format_.suffix(options)}": to.getvalue()}
    with ZipFile(to) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def some(options: type[Options], chance: random.Random) -> Any:  # noqa: ANN401 - of any format
    """Options of this class, any of them."""
    chosen = {
        one.name: chance.choice(one.choices or (str(one.least), str(one.most), one.default))
        for one in options.fields()
    }
    try:
        return options.from_strings(chosen)
    except OptionError:
        return options()


NAMES = tuple(FORMATS)
