"""Rows of a data set as readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, cast

from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode
from labels.formats.base.json_lines import UnfitError, decoded
from labels.formats.base.lines import LONGEST_LINE, MEGABYTE, numbered
from labels.formats.base.options import is_installed
from labels.formats.base.tags import Scheme
from labels.formats.huggingface.article import KNOWN, TAGS, Article, Names
from labels.formats.huggingface.parquet import MARK, read_parquet
from labels.wire import Json

PATIENCE = 1000
"""How many stray tags wait for the end of the file, where the scheme is known."""

Rows = Iterator[tuple[int, Json | UnfitError]]
"""Rows with the lines they stand in; of Parquet, with their numbers."""


def read(lines: Iterable[bytes], names: Names, *, stem: str) -> Iterator[Outcome]:
    """The articles of a file of lines or of Parquet; what was found out comes last.

    `names` are what is told beside the file; Parquet tells it itself.
    """
    if not _is_parquet(lines):
        yield from _Reader(names, stem).outcomes(_of_lines(lines))
        return
    if not is_installed("pyarrow"):
        yield Refusal(RefusalCode.NEEDS_PACKAGE, params={"package": "pyarrow"})
        return
    try:
        own, rows = read_parquet(cast("IO[bytes]", lines), _is_known)
        yield from _Reader(own or names, stem).outcomes(enumerate(rows, 1))
    except UnfitError as error:
        yield Refusal(error.code, params=error.params)


def _is_parquet(lines: Iterable[bytes]) -> bool:
    if not hasattr(lines, "seek"):
        return False
    file = cast("IO[bytes]", lines)
    mark = file.read(len(MARK))
    file.seek(0)
    return mark == MARK


def _of_lines(lines: Iterable[bytes]) -> Rows:
    for number, line in numbered(lines):
        if line is None:
            most = LONGEST_LINE // MEGABYTE
            yield number, UnfitError(RefusalCode.TOO_LONG, most=most)
        elif not line.isspace():
            try:
                yield number, decoded(line)
            except UnfitError as error:
                yield number, error


@dataclass(slots=True)
class _Reader:
    """What has to be remembered from row to row.

    `broken` is the row before, where it could not be read: it may be of the article before it and
    of the one after it, so neither is whole.
    """

    names: Names
    stem: str
    article: Article | None = None
    broken: tuple[UnfitError, int] | None = None
    articles: int = 0
    seen: set[str] = field(default_factory=set)
    columns: dict[str, None] = field(default_factory=dict)
    strays: list[Remark] = field(default_factory=list)
    scheme: Scheme | None = None

    def outcomes(self, rows: Rows) -> Iterator[Outcome]:
        """The articles that rows make, and what is to be told of the file as a whole."""
        for line, row in rows:
            if isinstance(row, UnfitError):
                yield from self._break(row, line)
            else:
                yield from self._add(row, line)
        yield from self._end()
        yield from self._told()

    def _break(self, error: UnfitError, line: int) -> Iterator[Outcome]:
        self.broken = error, line
        if self.article and self.article.key is not None:
            self.article.fault = self.article.fault or self.broken
            return
        yield from self._end()
        yield Refusal(error.code, line, error.params)

    def _add(self, row: Json, line: int) -> Iterator[Outcome]:
        key, id = _text(row.get("article_id")), _text(row.get("id"))
        article = self.article
        if article is None or not article.goes_on(key, id):
            yield from self._end()
            self.articles += 1
            name = key or id or f"{self.stem}-{self.articles}"
            article = self.article = Article(key, name, line, self.broken if key else None)
        self.broken = None
        article.ids.add(id)
        article.add(row, line, self.names)
        others = (name for name in row if not _is_known(name))
        self.columns |= dict.fromkeys(others)

    def _end(self) -> Iterator[Outcome]:
        article, self.article = self.article, None
        if article is None:
            return
        try:
            reading, replaced = self._reading(article)
        except UnfitError as error:
            line = article.fault[1] if article.fault else article.line
            yield Refusal(error.code, line, error.params)
            return
        self._judge(article)
        yield from article.remarks()
        if replaced:
            yield Remark(RemarkCode.CONTROLS_REPLACED, article.line, {"count": replaced})
        yield reading

    def _reading(self, article: Article) -> tuple[Reading, int]:
        if article.fault:
            raise article.fault[0]
        document, replaced = article.document()
        if article.id in self.seen:
            raise UnfitError(RefusalCode.ID_TWICE, id=article.id)
        self.seen.add(article.id)
        reading = Reading(article.id, document, line=article.line, was_read=article.was_read)
        return reading, replaced

    def _judge(self, article: Article) -> None:
        """Look for signs of the scheme, and keep the tags that go on with nothing."""
        for found, line in article.decoded:
            if found.ends:
                self.scheme = Scheme.BIOES
            elif found.begins and self.scheme is None:
                self.scheme = Scheme.IOB2
            room = PATIENCE - len(self.strays)
            for _, tag in found.strays[:room]:
                self.strays.append(Remark(RemarkCode.STRAY_INSIDE, line, {"tag": tag}))

    def _told(self) -> Iterator[Remark]:
        """The scheme, tags that are astray in it, and columns that nothing was taken of."""
        if self.scheme is not None:
            yield from self.strays
        scheme = self.scheme or (Scheme.IOB1 if self.strays else None)
        if scheme is not None:
            yield Remark(RemarkCode.SCHEME_FOUND, params={"scheme": scheme.name})
        if self.columns:
            names = ", ".join(self.columns)
            yield Remark(RemarkCode.COLUMNS_LEFT, params={"names": names})


def _is_known(column: str) -> bool:
    return column in KNOWN or TAGS.fullmatch(column) is not None


def _text(found: object) -> str | None:
    return str(found) if isinstance(found, str | int) and found != "" else None
