"""An article in the making, sentence by sentence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from labels.document import Document
from labels.formats.base import RefusalCode, Remark, RemarkCode
from labels.formats.base.facts import ALL_FACTS
from labels.formats.base.tags import Mark
from labels.formats.conll.layout import Marked
from labels.formats.conll.lines import Comment, Sentence, UnfitError
from labels.formats.conll.render import FACTS_COMMENT
from labels.formats.conll.sheet import Event, Sheet
from labels.text.intake import UnreadableTextError, clean

Facts = Mapping[str, Any]
"""The facts of a reading by their names, metadata a mapping, all others strings."""


@dataclass(slots=True)
class Article:
    """The sheet so far, and the lines its rows stood in.

    `fault` is the first reason not to take the article; nothing of it can be taken then.
    """

    sheet: Sheet = field(default_factory=lambda: Sheet(layers=[[]]))
    lines: list[int] = field(default_factory=list)
    sentences: int = 0
    fault: UnfitError | None = None

    @property
    def begun(self) -> bool:
        """Whether there was anything of it in the file."""
        return bool(self.lines or self.fault)

    def refuse(self, fault: UnfitError) -> None:
        """Nothing of the article can be taken."""
        self.fault = self.fault or fault

    def add(self, sentence: Sentence, marked: Marked) -> None:
        """One more sentence and what is marked in it."""
        start = len(self.sheet.forms)
        self.lines += sentence.lines
        self.sheet.forms += [row[0] for row in sentence.rows]
        self.sheet.breaks.append(len(self.sheet.forms))
        for column in marked.entities:
            self.sheet.layers[0] += (_moved(mark, start) for mark in column.marks)
        self.sheet.events += (
            Event(_moved(trigger, start), tuple(_moved(role, start) for role in roles.marks))
            for trigger, roles in zip(marked.triggers.marks, marked.roles, strict=True)
        )

    def document(self) -> tuple[Document, int]:
        """The document, and how many control characters became spaces in it.

        Raises UnfitError where the text cannot be taken.
        """
        document = self.sheet.document()
        try:
            cleaned = clean(document.text)
        except UnreadableTextError as error:
            raise UnfitError(RefusalCode(error.code), self.lines[0]) from None
        return replace(document, text=cleaned.text), cleaned.replaced

    def remarks(self) -> Iterator[Remark]:
        """What was not taken as it stood: a mention twice, a role on rows that no mention has."""
        for mark, times in Counter(self.sheet.layers[0]).items():
            if times > 1:
                yield Remark(RemarkCode.TWIN, self.lines[mark.start], {"type": mark.type})
        for role in self.sheet.loose_roles():
            line = self.lines[role.start]
            yield Remark(RemarkCode.ROLE_WITHOUT_MENTION, line, {"role": role.type})


def facts_from(comment: Comment) -> Facts:
    """The facts that a comment of ours holds; raises UnfitError where it holds something else."""
    try:
        found = json.loads(comment.text.removeprefix(FACTS_COMMENT))
    except (ValueError, RecursionError):
        raise UnfitError(RefusalCode.NOT_JSON, comment.line, column=1) from None
    if not isinstance(found, dict):
        raise UnfitError(RefusalCode.NOT_AN_OBJECT, comment.line)
    for key, fact in found.items():
        kind = dict if key == "metadata" else str
        if key not in ALL_FACTS or not isinstance(fact, kind):
            raise UnfitError(RefusalCode.NOT_A_FACT, comment.line, key=key)
    return found


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.start + by, mark.end + by, mark.type)
