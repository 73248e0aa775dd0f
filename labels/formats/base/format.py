"""What a format is: how it is told from others, how it reads, and how it writes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import IO, Any, ClassVar, Generic, TypeVar

from labels.formats.base.codes import RemarkCode
from labels.formats.base.files import Bundle, File
from labels.formats.base.losses import LossReport, together
from labels.formats.base.options import Options
from labels.formats.base.reading import Outcome, Params, Reading, Remark
from labels.schema import Schema
from labels.text.clitics import Segmenter

In = TypeVar("In", bound=Options)
Out = TypeVar("Out", bound=Options)

NAMED = 5
"""Files that a remark names."""


class Sureness(IntEnum):
    """How sure a format is that a file is one of its own."""

    NO = 0
    BY_NAME = 1
    """The ending of its name is the format's, and what it holds says nothing against that."""
    LIKELY = 2
    """It is built as files of the format are, and others might be too."""
    CERTAIN = 3
    """It says of itself that it is one, or nothing else is built so."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a file's format is told by: its name with its folders, and its first bytes."""

    name: str
    first: bytes

    def ends_in(self, suffixes: tuple[str, ...]) -> bool:
        """Whether its name has one of these endings, in capitals or not."""
        return self.name.lower().endswith(suffixes)

    def lines(self) -> list[bytes]:
        """Its first lines, without those that are cut off and without their ends."""
        lines = self.first.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        return [line.removesuffix(b"\r") for line in (lines[:-1] or lines)]


class Format(ABC, Generic[In]):
    """A format that can be read.

    `name` stands in URLs and options. `suffixes` are endings of file names that tell the format,
    dots included. `beside` are those of files that go along with its own and say something of them.
    `reading` is the class of its options for reading.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    beside: ClassVar[tuple[str, ...]] = ()
    reading: type[In]

    def recognises(self, head: Head) -> Sureness:
        """How sure it is that this file is one of its own; by its name alone, unless overridden."""
        return Sureness.BY_NAME if head.ends_in(self.suffixes) else Sureness.NO

    @abstractmethod
    def read(self, lines: Iterable[bytes], options: In, *, name: str) -> Iterator[Outcome]:
        """What stands in one file, article by article.

        `lines` are the file's, ends of line included: a file open for reading in binary is such.
        `name` is the file's name within its folder or archive; ids are made of it where the file
        has none.
        """

    def read_files(self, bundle: Bundle, options: In) -> Iterator[Outcome]:
        """What stands in files that came together, those with its endings, or all.

        A format whose articles lie in several files each overrides this. Each outcome says which
        file it is of, unless there is but one.
        """
        files = bundle.ending_in(*self.suffixes) or [*bundle]
        yield from passed_over(bundle, files)
        for file in files:
            with file.open() as lines:
                outcomes = self.read(lines, options, name=file.name)
                yield from outcomes if len(bundle) == 1 else of_file(outcomes, file)


def of_file(outcomes: Iterable[Outcome], file: File) -> Iterator[Outcome]:
    """The outcomes of a file that came with others, told as such."""
    return (replace(one, file=file.name) for one in outcomes)


def passed_over(bundle: Bundle, files: Iterable[File]) -> Iterator[Remark]:
    """What is to be told of the files that are none of these; nothing where there are none."""
    read = {one.name for one in files}
    others = [one.name for one in bundle if one.name not in read]
    if others:
        yield Remark(RemarkCode.FILES_PASSED_OVER, params=named_shortly(others))


def named_shortly(files: Sequence[str]) -> Params:
    """How many files there are, and the names of the first."""
    names = ", ".join(files[:NAMED]) + (" …" if len(files) > NAMED else "")
    return {"count": len(files), "names": names}


class Writer(ABC):
    """One file in the making: readings come page by page, and the report at the end."""

    @abstractmethod
    def add(self, readings: Iterable[Reading]) -> LossReport:
        """Write these after those that came before, and tell what could not be held so far."""

    @abstractmethod
    def end(self) -> LossReport:
        """Write what stands at the end of the file, and tell what could not be held of all."""


class Writable(Format[In], Generic[In, Out]):
    """A format that can be written too.

    `media_type` is what HTTP calls it. `writing` is the class of its options for writing.
    """

    media_type: ClassVar[str]
    writing: type[Out]

    def suffix(self, options: Out) -> str:  # noqa: ARG002 - for formats whose options decide it
        """The ending of the file that is written: `.zip` where it is several."""
        return self.suffixes[0]

    def is_joined(self, options: Out) -> bool:  # noqa: ARG002 - for formats whose options decide it
        """Whether files of these options, one after the other, are the file of all their readings.

        Then several may write one export, a stretch of its articles each; their reports are put
        together by `together`. Where it is not true, one writes all.
        """
        return True

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
        None every word is one segment. What is written twice stands one after the other in a file
        of both; a format of which that is not true is a `WrittenWhole`.
        """

    def writer(
        self,
        options: Out,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,
        schema: Schema | None = None,  # noqa: ARG002 - for formats that spell it beside the labels
    ) -> Writer:
        """A writer of one file, for readings that come page by page.

        `schema` is the one that the readings follow, for formats whose files name its types.
        """
        return _ByPages(self, options, to, segmenter)

    @abstractmethod
    def holds(
        self, reading: Reading, options: Out, *, segmenter: Segmenter | None = None
    ) -> Reading | None:
        """The reading as it comes back when it is written and read again; None if nothing does.

        Equal to the reading that was given but for what the loss report names.
        """


class WrittenWhole(Writable[In, Out], Generic[In, Out]):
    """A format whose file has a beginning and an end besides its readings, or is a ZIP of several.

    It makes a `writer`; `write` follows from that. Files of it are not joined, unless it says so.
    """

    def is_joined(self, options: Out) -> bool:  # noqa: ARG002 - as in `Writable`
        """False: what stands at the beginning and the end would stand between readings."""
        return False

    @abstractmethod
    def writer(
        self,
        options: Out,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,
        schema: Schema | None = None,
    ) -> Writer:
        """A writer of one file, for readings that come page by page; `schema` as in `Writable`."""

    def write(
        self,
        readings: Iterable[Reading],
        options: Out,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,
    ) -> LossReport:
        """Write the readings in their order, and say what could not be held."""
        writer = self.writer(options, to=to, segmenter=segmenter)
        writer.add(readings)
        return writer.end()


@dataclass(slots=True)
class _ByPages(Writer):
    """What a format writes page by page, and its report of all pages so far."""

    format: Writable[Any, Any]
    options: Options
    to: IO[bytes]
    segmenter: Segmenter | None
    report: LossReport = field(default_factory=LossReport)

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """One page more."""
        page = self.format.write(readings, self.options, to=self.to, segmenter=self.segmenter)
        self.report = together(self.report, page)
        return self.report

    def end(self) -> LossReport:
        """The report of all pages; nothing is left to write."""
        return self.report
