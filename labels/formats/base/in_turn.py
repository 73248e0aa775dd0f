"""How a format is written whose file is its readings one after the other, and nothing besides."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Generic

from labels.formats.base.format import In, Out, Writable
from labels.formats.base.losses import Losses, LossReport, Lost
from labels.formats.base.reading import Reading
from labels.text.clitics import Segmenter


@dataclass(frozen=True, slots=True)
class Written:
    """What stands of one reading in a file, how much of it, and what is lost; maybe no bytes."""

    data: bytes
    lost: Iterable[Lost]
    mentions: int
    links: int


class InTurn(Writable[In, Out], Generic[In, Out]):
    """A format that says how one reading is `written`; `write` follows from that."""

    @abstractmethod
    def written(self, reading: Reading, options: Out, segmenter: Segmenter | None) -> Written:
        """The reading as it stands in a file, whatever comes before and after it."""

    def write(
        self,
        readings: Iterable[Reading],
        options: Out,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,
    ) -> LossReport:
        """Write the readings in their order, and say what could not be held."""
        losses = Losses()
        for reading in readings:
            one = self.written(reading, options, segmenter)
            losses.count(reading.external_id, one.lost, mentions=one.mentions, links=one.links)
            to.write(one.data)
        return losses.report()
