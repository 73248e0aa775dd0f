"""UIMA CAS as two formats, XMI and JSON: a file an article."""

from __future__ import annotations

import warnings
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any, Self

from labels.formats.base import (
    Bundle,
    File,
    Head,
    LossReport,
    OptionCode,
    OptionError,
    Options,
    Outcome,
    Reading,
    RefusalCode,
    Remark,
    Sureness,
    Writer,
    WrittenWhole,
    Zip,
    passed_over,
)
from labels.formats.base.in_files import (
    Files,
    UnfitFileError,
    joined,
    named,
    place_of,
    placed_back,
    refuse_long_names,
    refuse_twice,
    whole,
    whose,
)
from labels.formats.base.losses import Losses
from labels.formats.base.lost import lost_facts
from labels.formats.base.options import is_installed
from labels.formats.inception.cas.fit import fitted
from labels.formats.inception.cas.guard import decoded, guarded
from labels.formats.inception.cas.kinds import (
    Kinds,
    kinds_of_contents,
    kinds_of_schema,
    known_types,
    type_system,
)
from labels.formats.inception.cas.loading import TYPES, nearest, remarks_on, unfit
from labels.formats.inception.cas.read import Read, divided, read_of
from labels.formats.inception.cas.write import cas_of
from labels.formats.inception.content import Content, document_of
from labels.formats.inception.plan import Plan, plan
from labels.schema import Schema
from labels.text.clitics import Segmenter
from labels.text.intake import UnreadableTextError, clean
from labels.text.sentences import SPLITTER

PACKAGE, MODULE = "dkpro-cassis", "cassis"


class Writing(Options):
    """No options; but nothing can be written without the package."""

    @classmethod
    def from_strings(cls, given: Mapping[str, str]) -> Self:
        """The options, of which there are none; raises OptionError where the package is missing."""
        if not is_installed(MODULE):
            wanted = {"option": "format", "value": "UIMA CAS", "package": PACKAGE}
            raise OptionError(OptionCode.NEEDS_PACKAGE, **wanted)
        return super().from_strings(given)


class Uima(WrittenWhole[Options, Writing]):
    """What both forms of a CAS have in common."""

    media_type = "application/zip"
    reading = Options
    writing = Writing

    @property
    def ending(self) -> str:
        """The ending of a file."""
        return self.suffixes[0]

    @abstractmethod
    def spelled(self, content: Content, kinds: Kinds) -> bytes:
        """The file that says this."""

    @abstractmethod
    def loaded(self, content: bytes, types: bytes | None) -> Any:  # noqa: ANN401 - cassis's own
        """The CAS in a file, with the file of its types where there is one."""

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:
        """The article of a file that came alone."""
        return self.read_files(Bundle.of(File(name, lambda: BytesIO(joined(lines)))), options)

    def read_files(self, bundle: Bundle, options: Options) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """The articles of all files, each with the types that stand nearest to it."""
        types = {one.name: one for one in bundle.ending_in(TYPES.lower())}
        files = [*bundle] if len(bundle) == 1 else bundle.ending_in(*self.suffixes)
        yield from passed_over(bundle, [*files, *types.values()])
        seen: set[tuple[str, str]] = set()
        for file in files:
            try:
                with named(file.name if len(bundle) > 1 else ""):
                    reading, remarks = self._article(file, nearest(file.name, types))
                    refuse_twice(reading, seen)
            except UnfitFileError as error:
                yield error.refusal()
            else:
                yield from remarks
                yield reading

    def suffix(self, options: Writing) -> str:  # noqa: ARG002 - whatever they are
        """A ZIP."""
        return ".zip"

    def file(self, reading: Reading, planned: Plan, kinds: Kinds) -> Files:
        """The file of an article with features of these kinds."""
        planned = fitted(planned, kinds)
        content = self.spelled(planned.content, kinds)
        return Files(
            files=((f"{place_of(reading)}{self.ending}", content),),
            mentions=len(planned.mentions),
            links=planned.links,
            lost=(*lost_facts(reading, {"external_id", "annotator"}), *planned.lost),
        )

    def writer(
        self,
        options: Writing,  # noqa: ARG002 - there are none
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,  # noqa: ARG002 - tokens are written as they are
        schema: Schema | None = None,
    ) -> Writer:
        """A ZIP of the files and, at its end, of their types."""
        return _Typed(self, Zip(to), kinds_of_schema(schema) if schema else None)

    def types(self, kinds: Kinds) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002 - JSON has them within
        """The file that says of which kinds all features are."""
        yield from ()

    def holds(
        self,
        reading: Reading,
        options: Writing,  # noqa: ARG002 - there are none
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - tokens are written as they are
    ) -> Reading | None:
        """The reading with its id, its reader, and what a CAS holds of it."""
        planned = plan(reading.document)
        content = fitted(planned, kinds_of_contents([planned.content])).content
        content.sentences, content.tokens = divided(content, content.sentences, content.tokens)
        try:
            clean(content.text)
        except UnreadableTextError:
            return None
        return placed_back(reading, document_of(content))

    def _article(self, file: File, types: File | None) -> tuple[Reading, list[Remark]]:
        if not is_installed(MODULE):
            raise UnfitFileError(RefusalCode.NEEDS_PACKAGE, package=PACKAGE)
        with file.open() as opened:
            content = whole(opened)
        declared = None
        if types is not None:
            with named(types.name), types.open() as opened:
                declared = guarded(whole(opened))
        with warnings.catch_warnings():
            # What cassis warns of, offsets beyond the text for one, is refused here or left out.
            warnings.simplefilter("ignore")
            try:
                found = read_of(self.loaded(content, declared))
            except UnfitFileError:
                raise
            except Exception as error:  # noqa: BLE001 - cassis raises whatever comes
                raise unfit(error) from None
        return self._reading(found, file.name), [*remarks_on(found)]

    def _reading(self, found: Read, name: str) -> Reading:
        document = document_of(found.content)
        refuse_long_names(document)
        stem = name[: -len(self.ending)] if name.lower().endswith(self.ending) else name
        external_id, annotator = whose(stem)
        return Reading(
            external_id,
            document,
            annotator=annotator,
            splitter=SPLITTER if found.divided_here else "",
            was_read=bool(document.mentions),
            file=name,
        )


class Xmi(Uima):
    """A CAS as XML, with its types in a file beside it."""

    name = "cas-xmi"
    suffixes = (".xmi",)
    beside = (TYPES.lower(),)

    def recognises(self, head: Head) -> Sureness:
        """Certain where it is XMI."""
        there = b"http://www.omg.org/XMI" in head.first
        return Sureness.CERTAIN if there else super().recognises(head)

    def spelled(self, content: Content, kinds: Kinds) -> bytes:
        """The XMI."""
        written: str = cas_of(content, type_system(kinds)).to_xmi(pretty_print=True)
        return written.encode()

    def loaded(self, content: bytes, types: bytes | None) -> Any:  # noqa: ANN401 - cassis's own
        """The CAS; without the file of its types those are known that we write."""
        from cassis import load_cas_from_xmi, load_typesystem  # noqa: PLC0415 - see `kinds`

        guarded(content)
        system = load_typesystem(BytesIO(types)) if types else known_types()
        return load_cas_from_xmi(BytesIO(content), typesystem=system)

    def types(self, kinds: Kinds) -> Iterator[tuple[str, bytes]]:
        """The type system."""
        yield TYPES, type_system(kinds).to_xml().encode()


class CasJson(Uima):
    """A CAS as JSON, with its types in it."""

    name = "cas-json"
    suffixes = (".cas.json",)

    def recognises(self, head: Head) -> Sureness:
        """Certain where it has the keys of a CAS."""
        there = any(key in head.first for key in (b'"%TYPES"', b'"%FEATURE_STRUCTURES"'))
        return Sureness.CERTAIN if there else Sureness.NO

    def spelled(self, content: Content, kinds: Kinds) -> bytes:
        """The JSON."""
        written: str = cas_of(content, type_system(kinds)).to_json(pretty_print=True)
        return written.encode()

    def loaded(self, content: bytes, types: bytes | None) -> Any:  # noqa: ANN401, ARG002 - as above
        """The CAS."""
        from cassis import load_cas_from_json  # noqa: PLC0415 - see `kinds`

        return load_cas_from_json(decoded(content))


@dataclass(slots=True)
class _Typed(Writer):
    """A ZIP in the making; without a schema the first readings tell the kinds of features."""

    format: Uima
    zip: Zip
    kinds: Kinds | None
    losses: Losses = field(default_factory=Losses)

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """The files of these."""
        page = [(reading, plan(reading.document)) for reading in readings]
        if self.kinds is None:
            self.kinds = kinds_of_contents(planned.content for _, planned in page)
        for reading, planned in page:
            files = self.format.file(reading, planned, self.kinds)
            for name, content in files.files:
                self.zip.put(name, content)
            self.losses.count(
                reading.external_id, files.lost, mentions=files.mentions, links=files.links
            )
        return self.losses.report()

    def end(self) -> LossReport:
        """The types of all, and the table of files."""
        for name, content in self.format.types(self.kinds or {}):
            self.zip.put(name, content)
        self.zip.close()
        return self.losses.report()
