"""Segments by the morphological dictionary of camel-tools, where a machine has its data.

The dictionary knows every reading of a word; the one with the most frequent lemma is taken, and of
its segmentation (`d3seg`) the lengths of the proclitics alone, for it spells the segments anew and
they are not to be found in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, Protocol

from labels.text.cameltools import MissingDataError, prepare
from labels.text.clitics import Segmenter, cut_after
from labels.text.clitics_known import known_heads
from labels.text.normalize import fold, key
from labels.text.span import Span

PACKAGE = "morphology-db-msa-r13"
DATABASE = Path("data", "morphology_db", "calima-msa-r13", "morphology.db")
"""Where `camel_data` puts the dictionary within its folder."""

_SEGMENTATION = "d3seg"
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_REMEMBERED = 100_000
"""Words whose readings are kept: thirty times the speed on news, some hundred megabytes at most."""


class Analyzer(Protocol):
    """What is asked of `camel_tools.morphology.analyzer.Analyzer`."""

    def analyze(self, word: str) -> list[Mapping[str, Any]]:
        """All readings of this word; none when the dictionary lacks it."""

    def tok_feats(self) -> frozenset[str]:
        """The segmentations that readings come with."""


@dataclass(frozen=True)
class MorphologySegmenter:
    """Particles as the dictionary has them; words it lacks are left to `otherwise`."""

    analyzer: Analyzer
    otherwise: Segmenter

    @classmethod
    def load(cls, folder: Path, *, otherwise: Segmenter) -> MorphologySegmenter:
        """Read the dictionary under this data folder of camel-tools, which takes two seconds.

        Raises MissingDataError, which tells what to install, where it or a library is missing.
        """
        database = folder / DATABASE
        try:
            if not database.exists():
                raise MissingDataError(package=PACKAGE, folder=folder)
            prepare(folder)
            analyzer = _analyzer(database)
        except (OSError, ImportError, KeyError) as error:
            raise MissingDataError(package=PACKAGE, folder=folder) from error
        if _SEGMENTATION not in analyzer.tok_feats():
            raise MissingDataError(package=PACKAGE, folder=folder)
        return cls(analyzer, otherwise)

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        """See `Segmenter`."""
        folded = fold(token.of(text))
        heads = known_heads(folded.text)
        if heads is None:
            readings = self.analyzer.analyze(_INVISIBLE.sub("", token.of(text)))
            if not readings or readings[0]["source"] == "foreign":
                return self.otherwise.segments(text, token)
            heads = _heads(min(readings, key=_cost)[_SEGMENTATION])
        return cut_after(heads, token, folded)


def _analyzer(database: Path) -> Analyzer:
    # What needs the data folder prepared may not be imported before it is.
    from camel_tools.morphology.analyzer import Analyzer as CamelAnalyzer  # noqa: PLC0415
    from camel_tools.morphology.database import MorphologyDB  # noqa: PLC0415

    analyzer: Analyzer = CamelAnalyzer(MorphologyDB(str(database)), cache_size=_REMEMBERED)
    return analyzer


def _cost(reading: Mapping[str, Any]) -> float:
    # Frequencies are decimal logarithms: a reading with one particle more than another is taken
    # when its lemma is ten times as frequent (فكرة is an idea, not "so a ball").
    return len(_heads(reading[_SEGMENTATION])) - float(reading["pos_lex_logprob"])


def _heads(segmentation: str) -> tuple[int, ...]:
    """The lengths of the proclitics in a segmentation such as بِ+_ال+_عِراق."""
    proclitics = takewhile(lambda segment: segment.endswith("+"), segmentation.split("_"))
    return tuple(len(key(segment.rstrip("+"))) for segment in proclitics)
