"""How often each word stands in a project's articles: what the segmenter by counts knows.

A project's own news is the best list of its names and words, and costs nothing: the counts grow
with each import. Words are folded (see `normalize`), so هذا with and without its marks is one.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from labels.text.normalize import key

KEPT = 60_000
"""Words kept: the most frequent, of equals the first in the order of code points. Stored they take
about half a megabyte, in memory ten."""

_ARABIC = re.compile("[ء-ي]{2,}")
_STAMP = b"words 1\n"


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Folded Arabic words of two letters and more, each with how often it was seen."""

    words: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, word: str) -> int:
        """How often this folded word was seen; 0 when never."""
        return self.words.get(word, 0)

    def __len__(self) -> int:
        return len(self.words)

    def plus(self, words: Iterable[str]) -> WordCounts:
        """These counts and the written words of more articles.

        Folding costs ten times what counting does, so hand over the words of many articles at
        once: an import fills one Counter of written words and brings it here now and then.
        """
        written = words if isinstance(words, Counter) else Counter(words)
        total = Counter(self.words)
        for word, times in written.items():
            folded = key(word)
            if _ARABIC.fullmatch(folded):
                total[folded] += times
        # Trimmed now and then, for sorting costs more than counting.
        return WordCounts(dict(total) if len(total) <= 2 * KEPT else _most_frequent(total))

    def to_bytes(self) -> bytes:
        """The most frequent words, compressed; equal counts give equal bytes."""
        lines = "\n".join(f"{word} {times}" for word, times in _most_frequent(self.words).items())
        return zlib.compress(_STAMP + lines.encode())

    @classmethod
    def from_bytes(cls, data: bytes) -> WordCounts:
        """What `to_bytes` wrote; no words out of no bytes. Raises ValueError for anything else."""
        if not data:
            return cls()
        try:
            stamp, lines = zlib.decompress(data).split(b"\n", 1)
        except (zlib.error, ValueError):
            stamp, lines = b"", b""
        if stamp != _STAMP.rstrip():
            message = "These bytes hold no word counts of this version."
            raise ValueError(message)
        pairs = (line.split(" ") for line in lines.decode().splitlines())
        return cls({word: int(times) for word, times in pairs})


def _most_frequent(words: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT])
