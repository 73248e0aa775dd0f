"""Sentences of a file as readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from labels.document import Mention
from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode, stem_of
from labels.formats.base.facts import facts_from, text_from, unfit
from labels.formats.base.ids import Ids
from labels.formats.base.joined import Joined, places_in
from labels.formats.base.json_lines import UnfitError, decoded
from labels.formats.conllu.brackets import ORDER
from labels.formats.conllu.lines import Comment, Sentence, parts
from labels.formats.conllu.marks import Marks, has_labels
from labels.formats.conllu.options import Articles, ReadingOptions
from labels.text.span import Span
from labels.wire import WireError

FACTS = "article"
"""The name of a comment of ours with the article's facts."""

LONG = 100
"""Sentences beyond which what nothing parts is rather a corpus than one article."""


def read(lines: Iterable[bytes], options: ReadingOptions, *, name: str) -> Iterator[Outcome]:
    """The articles of a file."""
    file = _File(options, stem_of(name))
    for part in parts(lines):
        match part:
            case Sentence():
                yield from file.add(part)
            case Comment():
                yield from file.note(part)
            case _:
                file.article.fault = file.article.fault or part
    yield from file.end()
    if not file.articles:
        yield Refusal(RefusalCode.NO_ROWS)


@dataclass(slots=True)
class _Article:
    """What there is of an article; `fault` is the first reason not to take it."""

    line: int = 0
    fault: Refusal | None = None
    joined: Joined = field(default_factory=Joined)
    ids: Ids = field(default_factory=Ids)
    mentions: list[Mention] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    chains: set[str] = field(default_factory=set)
    further: int = 0
    sentences: int = 0
    was_read: bool = False

    def add(self, sentence: Sentence, text: str, order: Sequence[str]) -> None:
        """One more sentence, with its text as a comment has it; raises UnfitError."""
        first = sentence.tokens[0].row.line
        self.line = self.line or first
        words = [token.row.form for token in sentence.tokens]
        shown = _shown(text)
        if shown and places_in(shown, words) is None:
            self.remarks.append(Remark(RemarkCode.OTHER_TEXT, first))
            shown = ""
        start = self.joined.count
        self.joined.add(words, shown or _spaced(sentence))
        rows = range(start, self.joined.count)
        starts = [self.joined.span(row, row + 1).start for row in rows]
        marks = Marks(sentence, starts, order)
        for one in marks.all():
            self.further += one.id in self.chains
            self.chains |= {one.id} - {""}
            id = self.ids.of(one.id, "m")
            self.mentions.append(Mention(id, Span(one.start, one.end), one.type))
        self.remarks += marks.strays
        self.was_read = self.was_read or has_labels(sentence)

    def told(self) -> Iterator[Remark]:
        """What is to be said of it."""
        yield from self.remarks
        if self.further:
            yield Remark(RemarkCode.CLUSTERS, self.line, {"count": self.further})


@dataclass(slots=True)
class _File:
    """What has to be remembered from line to line.

    `id` and `facts` are those of the article that `# newdoc` began, `text` is the next sentence's.
    """

    options: ReadingOptions
    stem: str
    article: _Article = field(default_factory=_Article)
    order: Sequence[str] = ORDER
    id: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    articles: int = 0
    parted: bool = False
    seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, sentence: Sentence) -> Iterator[Outcome]:
        """Add a sentence to the article; the article, where that makes it whole."""
        text, self.text = self.text, ""
        try:
            self.article.add(sentence, text, self.order)
        except (UnfitError, WireError) as error:
            fault = unfit(error)
            params = dict(fault.params)
            line = params.pop("at", sentence.tokens[0].row.line)
            self.article.fault = self.article.fault or Refusal(fault.code, int(line), params)
        self.article.sentences += 1
        by_sentences = self.options.articles is Articles.SENTENCES
        if by_sentences and self.article.sentences == self.options.every:
            yield from self.end()

    def note(self, comment: Comment) -> Iterator[Outcome]:
        """Take what a comment says, where it says something to us."""
        match comment.name:
            case "newdoc" | "newdoc id" if self.options.articles is not Articles.FILE:
                # Some treebanks say with each sentence in which article it stands.
                if not (comment.value and comment.value == self.id):
                    yield from self.end()
                    self.id, self.facts, self.parted = comment.value, {}, True
            case "text":
                self.text = comment.value
            case "global.Entity":
                self.order = comment.value.split("-")
            case "article":
                # Two readings of an article follow one another under one id.
                if self.article.sentences and self.options.articles is Articles.MARKERS:
                    yield from self.end()
                self._know(comment)

    def end(self) -> Iterator[Outcome]:
        """The article, if anything of it was there; the next one begins."""
        article, self.article = self.article, _Article()
        if not (article.sentences or article.fault):
            return
        self.articles += 1
        if article.fault is not None:
            yield article.fault
            return
        try:
            reading, replaced = self._reading(article)
        except UnfitError as error:
            yield Refusal(error.code, article.line, error.params)
            return
        undivided = self.options.articles is Articles.MARKERS and not self.parted
        if undivided and article.sentences > LONG:
            yield Remark(RemarkCode.UNDIVIDED, params={"sentences": article.sentences})
        yield from article.told()
        if replaced:
            yield Remark(RemarkCode.CONTROLS_REPLACED, article.line, {"count": replaced})
        yield reading

    def _know(self, comment: Comment) -> None:
        try:
            self.facts = facts_from(decoded(comment.value.encode()))[0]
        except (UnfitError, WireError) as error:
            fault = unfit(error)
            refusal = Refusal(fault.code, comment.line, fault.params)
            self.article.fault = self.article.fault or refusal

    def _reading(self, article: _Article) -> tuple[Reading, int]:
        bare = article.joined.document()
        cleaned = text_from(bare.text, marked=True)
        mentions = {one.id: one for one in article.mentions}
        facts = {**self.facts, "external_id": self._external_id()}
        reading = Reading(
            document=replace(bare, text=cleaned.text, mentions=mentions),
            line=article.line,
            was_read=article.was_read,
            **facts,
        )
        key = reading.external_id, reading.annotator
        if key in self.seen:
            raise UnfitError(RefusalCode.ID_TWICE, id=reading.external_id)
        self.seen.add(key)
        return reading, cleaned.replaced

    def _external_id(self) -> str:
        known = self.facts.get("external_id") or self.id
        if known and self.options.articles is Articles.MARKERS:
            return str(known)
        return f"{known or self.stem}-{self.articles}"


def _shown(text: str) -> str:
    """A sentence as it can stand in a text; empty where it cannot."""
    try:
        return text_from(text, marked=True).text.strip()
    except UnfitError:
        return ""


def _spaced(sentence: Sentence) -> str:
    """The tokens with a space between them, but where MISC says that there is none."""
    tokens = sentence.tokens
    return "".join(
        token.row.form + ("" if token.row.misc.get("SpaceAfter") == "No" else " ")
        for token in tokens
    ).strip()
