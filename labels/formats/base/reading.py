"""What goes in and out of a format: a reading of an article with the article's facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from labels.document import Document
from labels.formats.base.codes import RefusalCode, RemarkCode

Params = Mapping[str, str | int]
"""Names and numbers for the sentence that tells of a refusal or a remark."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one article: the article's facts, and the document as one reader marked it.

    Facts are as the file spells them; empty means unknown. `annotator` names who marked it and is
    empty for an article that nobody read yet and for the gold. `state` is the state of the reading
    (`drafting`, `accepted` …); `schema` is the name and the version of the schema it follows, as
    `ace/3`.

    `line` is where the article begins in its file, counted from 1, and `file` the file's name where
    it came with others; `splitter` names what made its tokens, and is empty where the file brought
    them. `was_read` tells an article in which a reader found nothing from one that nobody has read
    yet. These say where the reading came from, not what it is, so two that differ in them alone are
    equal.
    """

    external_id: str
    document: Document
    title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict, hash=False)
    annotator: str = ""
    state: str = ""
    schema: str = ""
    line: int | None = field(default=None, compare=False)
    splitter: str = field(default="", compare=False)
    was_read: bool = field(default=True, compare=False)
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One article that could not be taken; nothing of it was.

    `line` counts from 1 and is None where the file as a whole is meant. `file` is the file's name
    where it came with others, else empty.
    """

    code: RefusalCode
    line: int | None = None
    params: Params = field(default_factory=dict, hash=False)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something was taken, but mended first, or had to be found out; places as in `Refusal`."""

    code: RemarkCode
    line: int | None = None
    params: Params = field(default_factory=dict, hash=False)
    file: str = ""


Outcome = Reading | Refusal | Remark
"""What reading a file yields, in the file's order; remarks come before their reading."""
