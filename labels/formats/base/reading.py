"""What goes in and out of a format: a reading of an article with the article's facts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, ClassVar, Generic, TypeVar

from labels.document import Document
from labels.formats.base.codes import RefusalCode, RemarkCode
from labels.formats.base.losses import LossReport
from labels.formats.base.options import Options
from labels.text.clitics import Segmenter

Params = Mapping[str, str | int]
"""Names and numbers for the sentence that tells of a refusal or a remark."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one article: the article's facts, and the document as one reader marked it.

    Facts are as the file spells them; empty means unknown. `annotator` names who marked it and is
    empty for an article that nobody read yet and for the gold. `state` is the state of the reading
    (`drafting`, `accepted` …); `schema` is the name and the version of the schema it follows, as
    `ace/3`.

    `line` is where the article begins in its file, counted from 1; `splitter` names what made its
    tokens, and is empty where the file brought them. `was_read` tells an article in which a reader
    found nothing from one that nobody has read yet. These say where the reading came from, not
    what it is, so two that differ in them alone are equal.
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


@dataclass(frozen=True, slots=True)
class Refusal:
    """One article that could not be taken; nothing of it was.

    `line` counts from 1 and is None where the file as a whole is meant.
    """

    code: RefusalCode
    line: int | None = None
    params: Params = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something was taken, but mended first, or had to be found out; `line` as in `Refusal`."""

    code: RemarkCode
    line: int | None = None
    params: Params = field(default_factory=dict, hash=False)


Outcome = Reading | Refusal | Remark
"""What reading a file yields, in the file's order; remarks come before their reading."""

In = TypeVar("In", bound=Options)
Out = TypeVar("Out", bound=Options)


class Format(ABC, Generic[In]):
    """A format that can be read.

    `name` stands in URLs and options. `suffixes` are endings of file names that tell the format,
    dots included. `reading` is the class of its options for reading.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    reading: type[In]

    @abstractmethod
    def read(self, lines: Iterable[bytes], options: In, *, name: str) -> Iterator[Outcome]:
        """What stands in a file, article by article.

        `lines` are the file's, ends of line included: a file open for reading in binary is such.
        `name` is the file's name, without its folder; ids are made of it where the file has none.
        """


class Writable(Format[In], Generic[In, Out]):
    """A format that can be written too.

    `media_type` is what HTTP calls it. `writing` is the class of its options for writing.
    """

    media_type: ClassVar[str]
    writing: type[Out]

    @abstractmethod
    def write(
        self,
        readings: Iterable[Reading],
        options: Out,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,
    ) -> LossReport:
        """Write the readings in their order, and say what could not be held.

        `segmenter` finds the particles in front of words, where the format writes such rows; with
        None every word is one segment.
        """

    @abstractmethod
    def holds(
        self, reading: Reading, options: Out, *, segmenter: Segmenter | None = None
    ) -> Reading | None:
        """The reading as it comes back when it is written and read again; None if nothing does.

        Equal to the reading that was given but for what the loss report names.
        """
