"""Lines of a CoNLL file as readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode, stem_of
from labels.formats.conll.article import Article, Facts, facts_from
from labels.formats.conll.findings import Findings
from labels.formats.conll.layout import Columns
from labels.formats.conll.lines import Comment, Marker, Sentence, UnfitError, parts
from labels.formats.conll.options import Articles, ReadingOptions
from labels.formats.conll.render import COLUMNS_COMMENT, FACTS_COMMENT

LONG = 100
"""Sentences beyond which what nothing parts is rather a corpus than one article."""


def read(lines: Iterable[bytes], options: ReadingOptions, *, name: str) -> Iterator[Outcome]:
    """The articles of a file; what was found out about the file comes last."""
    file = _File(options, stem_of(name), Columns.asked(options))
    for part in parts(lines):
        match part:
            case Sentence():
                yield from file.add(part)
            case Marker() if options.articles is not Articles.FILE:
                yield from file.end()
                file.facts = {}
                file.parted = True
            case Comment():
                file.note(part)
            case UnfitError():
                file.article.refuse(part)
    yield from file.end()
    yield from file.findings.told(file.columns)
    if not file.articles:
        yield Refusal(RefusalCode.NO_ROWS)


@dataclass(slots=True)
class _File:
    """What has to be remembered from line to line.

    `articles` counts those that had rows, refused ones too, so that the ids made of it stay the
    same when a file is mended. `parted` tells whether a marker was met.
    """

    options: ReadingOptions
    stem: str
    columns: Columns
    findings: Findings = field(default_factory=Findings)
    article: Article = field(default_factory=Article)
    facts: Facts = field(default_factory=dict)
    articles: int = 0
    parted: bool = False
    seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, sentence: Sentence) -> Iterator[Outcome]:
        """Add a sentence to the article; the article, where that makes it whole."""
        try:
            marked = self.columns.read(sentence)
        except UnfitError as error:
            self.article.refuse(error)
        else:
            self.article.add(sentence, marked)
            yield from self.findings.see(marked, sentence)
        self.article.sentences += 1
        by_sentences = self.options.articles is Articles.SENTENCES
        if by_sentences and self.article.sentences == self.options.every:
            yield from self.end()

    def note(self, comment: Comment) -> None:
        """Take what a comment of ours says; count others."""
        if comment.text.startswith(COLUMNS_COMMENT):
            self.columns.declare(comment.text.removeprefix(COLUMNS_COMMENT).split())
        elif comment.text.startswith(FACTS_COMMENT):
            try:
                self.facts = facts_from(comment)
            except UnfitError as error:
                self.article.refuse(error)
        else:
            self.findings.skip(comment)

    def end(self) -> Iterator[Outcome]:
        """The article, if anything of it was there; the next one begins."""
        article, self.article = self.article, Article()
        if not article.begun:
            return
        self.articles += 1
        try:
            reading, replaced = self._reading(article)
        except UnfitError as error:
            yield Refusal(error.code, error.line, error.params)
            return
        if self._undivided(article):
            yield Remark(RemarkCode.UNDIVIDED, params={"sentences": article.sentences})
        yield from article.remarks()
        if replaced:
            yield Remark(RemarkCode.CONTROLS_REPLACED, reading.line, {"count": replaced})
        yield reading

    def _undivided(self, article: Article) -> bool:
        asked = self.options.articles is Articles.MARKERS
        return asked and not self.parted and article.sentences > LONG

    def _reading(self, article: Article) -> tuple[Reading, int]:
        if article.fault is not None:
            raise article.fault
        document, replaced = article.document()
        facts = {**self.facts, "external_id": self._external_id()}
        reading = Reading(document=document, line=article.lines[0], **facts)
        key = reading.external_id, reading.annotator
        if key in self.seen:
            raise UnfitError(RefusalCode.ID_TWICE, article.lines[0], id=reading.external_id)
        self.seen.add(key)
        return reading, replaced

    def _external_id(self) -> str:
        known: str = self.facts.get("external_id", "")
        if known and self.options.articles is Articles.MARKERS:
            return known
        return f"{known or self.stem}-{self.articles}"
