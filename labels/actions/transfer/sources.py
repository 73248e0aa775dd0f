"""What an import reads: a file, an archive or a folder, in a format that is named or found out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from labels.formats import format_found
from labels.formats.archives import ArchiveError, Meter, opened_file, opened_folder
from labels.formats.base import (
    Bundle,
    Format,
    Options,
    Outcome,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
)


@dataclass(frozen=True, slots=True)
class Input:
    """A path with the name its sender gave it, and how it is read.

    Without a `format` it is found out, and told in a remark unless the file's name tells it;
    `options` of another format are then as by default. Archives are unpacked into `spool_in`, or
    where the system keeps such files.
    """

    path: Path
    name: str
    format: Format[Any] | None = None
    options: Options = field(default_factory=Options)
    spool_in: Path | None = None

    @contextmanager
    def opened(self, meter: Meter | None = None) -> Iterator[Iterable[Outcome]]:
        """All that stands in it, for as long as it is open; `meter` tells how much was read.

        An archive that is not to be trusted is one refusal.
        """
        with ExitStack() as kept_open:
            try:
                bundle = kept_open.enter_context(self._files())
            except ArchiveError as error:
                yield [error.refusal(self.name)]
            else:
                yield self._outcomes(bundle, meter or Meter())

    def _files(self) -> AbstractContextManager[Bundle]:
        if self.path.is_dir():
            return nullcontext(opened_folder(self.path))
        return opened_file(self.path, name=self.name, spool_in=self.spool_in)

    def _outcomes(self, bundle: Bundle, meter: Meter) -> Iterable[Outcome]:
        if self.format is not None:
            return self.format.read_files(meter.watch(bundle), self.options)
        found = format_found(bundle)
        if found is None:
            return [Refusal(RefusalCode.NO_FORMAT, params={"archive": self.name})]
        own = isinstance(self.options, found.reading)
        outcomes = found.read_files(meter.watch(bundle), self.options if own else found.reading())
        if len(bundle) == 1 and bundle.ending_in(*found.suffixes):
            return outcomes
        return chain([Remark(RemarkCode.FORMAT_FOUND, params={"format": found.name})], outcomes)
