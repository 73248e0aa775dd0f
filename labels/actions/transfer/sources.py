"""What an import reads: a file, an archive or a folder, in a format that is named or found out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from labels.formats import Share, shares
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
    named_shortly,
)


@dataclass(frozen=True, slots=True)
class Input:
    """A path with the name its sender gave it, and how it is read.

    Without a `format` it is found out, and told in a remark unless the file's name tells it; files
    of another format among others are read in their own.
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
        found = shares(bundle)
        if not found:
            return [Refusal(RefusalCode.NO_FORMAT, params={"archive": self.name})]
        if len(found) == 1 and len(bundle) == 1 and bundle.ending_in(*found[0].format.suffixes):
            return self._read(found[0], meter)
        told = [_told(share, found) for share in found]
        read = (self._read(share, meter) for share in found)
        if len(found) > 1:
            read = (_naming(share, outcomes) for share, outcomes in zip(found, read, strict=True))
        return chain(told, *read)

    def _read(self, share: Share, meter: Meter) -> Iterable[Outcome]:
        format_ = share.format
        options = self.options if isinstance(self.options, format_.reading) else format_.reading()
        return format_.read_files(meter.watch(share.bundle), options)


def _naming(share: Share, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Of a share of one file among others: what is told of it names it, as it would of several."""
    alone = share.own[0] if len(share.own) == len(share.bundle) == 1 else ""
    for one in outcomes:
        yield one if one.file else replace(one, file=alone)


def _told(share: Share, found: Sequence[Share]) -> Remark:
    """What is said of a format that was found out; of one among others also for which files."""
    if len(found) == 1:
        return Remark(RemarkCode.FORMAT_FOUND, params={"format": share.format.name})
    files = named_shortly(share.own)
    return Remark(RemarkCode.FORMATS_FOUND, params={"format": share.format.name, **files})
