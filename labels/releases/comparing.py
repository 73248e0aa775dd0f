"""What one release has that another has not: articles and labels, added, removed and changed.

Both files are read in step, by the ids of their articles, so that memory stays the same however
large they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import IO
from zipfile import BadZipFile, ZipFile

from labels.agreement.matching import Matches
from labels.document import Document, Mention
from labels.formats.base import Options, Reading
from labels.formats.jsonl import Jsonl
from labels.schema import MentionKind
from labels.text.span import Span

SHOWN = 100
"""Changes that a comparison names; all are counted."""

_OLD, _NEW = range(2)


class What(StrEnum):
    """What became of a label."""

    ADDED = "added"
    REMOVED = "removed"
    RELABELLED = "relabelled"
    """The same characters, of another type."""
    MOVED = "moved"
    """The same type, of other characters that overlap."""


class NoReleaseError(ValueError):
    """The file is no release."""


@dataclass(frozen=True, slots=True)
class Change:
    """One label that changed: in which article, its characters, and its type before and after.

    `before` is empty for what was added, `after` for what was removed.
    """

    article: str
    what: What
    surface: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Comparison:
    """What changed from one release to another, counted; the first changes are named.

    `labels` counts mentions by what became of them, and by their type: that before for what was
    removed, else that after. `links` counts roles and relations that came and went, by type.
    """

    articles_added: int = 0
    articles_removed: int = 0
    articles_changed: int = 0
    articles_alike: int = 0
    texts_changed: int = 0
    labels: Counter[tuple[What, str]] = field(default_factory=Counter)
    links: Counter[tuple[What, str]] = field(default_factory=Counter)
    first: list[Change] = field(default_factory=list)

    def of(self, what: What) -> int:
        """Mentions of all types of which this became."""
        return sum(count for (one, _), count in self.labels.items() if one is what)

    def _tell(self, change: Change) -> None:
        self.labels[change.what, change.after or change.before] += 1
        if len(self.first) < SHOWN:
            self.first.append(change)

    def add(self, article: str, readings: Sequence[tuple[Reading | None, Reading | None]]) -> None:
        """An article's readings as the two releases have them; None where one has one not."""
        before = self.labels.total() + self.links.total()
        for old, new in readings:
            one = old.document if old else Document("")
            other = new.document if new else Document("")
            for change in _changes(article, one, other):
                self._tell(change)
            self._count_links(one, other)
        olds = {old.document.text for old, _ in readings if old}
        news = {new.document.text for _, new in readings if new}
        self.articles_added += not olds
        self.articles_removed += not news
        if olds and news:
            everywhere = all(old and new for old, new in readings)
            marked = self.labels.total() + self.links.total() > before
            differs = marked or olds != news or not everywhere
            self.texts_changed += olds != news
            self.articles_changed += differs
            self.articles_alike += not differs

    def _count_links(self, one: Document, other: Document) -> None:
        olds, news = _links(one), _links(other)
        self.links += _by_type(news - olds, What.ADDED) + _by_type(olds - news, What.REMOVED)


_Keyed = tuple[tuple[str, str], int, Reading]
"""A reading with its article and annotator, and the release that it is of."""


def compare(old: IO[bytes], new: IO[bytes]) -> Comparison:
    """What changed from the older to the newer release; raises NoReleaseError."""
    found = Comparison()
    both = merge(_readings(old, _OLD), _readings(new, _NEW), key=itemgetter(0))
    for article, group in groupby(both, key=_article_of):
        readings: dict[str, dict[int, Reading]] = {}
        for (_, annotator), side, reading in group:
            readings.setdefault(annotator, {})[side] = reading
        found.add(article, [(one.get(_OLD), one.get(_NEW)) for one in readings.values()])
    return found


def _readings(file: IO[bytes], side: int) -> Iterator[_Keyed]:
    """The readings of a release in the order of article and annotator, whatever their part."""
    try:
        files = ZipFile(file)
    except BadZipFile:
        raise NoReleaseError from None
    names = [one for one in files.namelist() if one.count("/") == 2 and "/data/" in one]  # noqa: PLR2004
    if not names:
        raise NoReleaseError
    return merge(*(_part(files, name, side) for name in names), key=itemgetter(0))


def _part(files: ZipFile, name: str, side: int) -> Iterator[_Keyed]:
    with files.open(name) as lines:
        outcomes = Jsonl().read(lines, Options(), name=name)
        found = (one for one in outcomes if isinstance(one, Reading))
        keyed = (((one.external_id, one.annotator), side, one) for one in found)
        # Readers stand in the order of their names, so annotator-10 after annotator-9.
        for _, readings in groupby(keyed, key=_article_of):
            yield from sorted(readings, key=itemgetter(0))


def _article_of(one: _Keyed) -> str:
    return one[0][0]


def _changes(article: str, one: Document, other: Document) -> Iterator[Change]:
    for kind in MentionKind:
        matches = Matches.of(_of_kind(one, kind), _of_kind(other, kind))
        for old, new in (*matches.retyped, *matches.unlike):
            yield Change(article, What.RELABELLED, new.span.of(other.text), old.type, new.type)
        for old, new in matches.moved:
            yield Change(article, What.MOVED, new.span.of(other.text), old.type, new.type)
        for old in matches.ones:
            yield Change(article, What.REMOVED, old.span.of(one.text), before=old.type)
        for new in matches.others:
            yield Change(article, What.ADDED, new.span.of(other.text), after=new.type)


def _of_kind(document: Document, kind: MentionKind) -> list[Mention]:
    return [one for one in document.mentions.values() if one.kind is kind]


def _links(document: Document) -> Counter[tuple[str, Span, Span]]:
    mentions = document.mentions
    return Counter(
        (link.type, mentions[link.source].span, mentions[link.target].span)
        for link in document.links.values()
    )


def _by_type(links: Counter[tuple[str, Span, Span]], what: What) -> Counter[tuple[What, str]]:
    counts: Counter[tuple[What, str]] = Counter()
    for (type_, _, _), count in links.items():
        counts[what, type_] += count
    return counts
