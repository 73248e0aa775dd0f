"""What is found out about a file as it is read: its scheme, and the tags that break it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from labels.formats.base import Remark, RemarkCode
from labels.formats.base.tags import Decoded, Scheme
from labels.formats.conll.layout import Columns, Marked
from labels.formats.conll.lines import Comment, Sentence

PATIENCE = 1000
"""How many stray tags wait for a sign of the scheme."""


@dataclass(slots=True)
class Findings:
    """The scheme of a file, its stray tags and the comments that were passed over.

    IOB1 begins nearly every mention with I-, so an I- that begins one is astray only where a tag
    elsewhere tells of another scheme. Until then strays wait; when too many do, it is IOB1.
    """

    scheme: Scheme | None = None
    first_comment: Comment | None = None
    skipped: int = 0
    waiting: list[Remark] = field(default_factory=list)

    def skip(self, comment: Comment) -> None:
        """A comment that is not ours."""
        self.skipped += 1
        self.first_comment = self.first_comment or comment

    def see(self, marked: Marked, sentence: Sentence) -> Iterator[Remark]:
        """Look at one sentence; its strays and those that waited, once the scheme is known."""
        for column in marked.columns():
            self._judge(column)
            self.waiting += (
                Remark(RemarkCode.STRAY_INSIDE, sentence.lines[row], {"tag": tag})
                for row, tag in column.strays
            )
        if self.scheme is Scheme.IOB1:
            self.waiting.clear()
        elif self.scheme is not None:
            yield from self.waiting
            self.waiting.clear()
        elif len(self.waiting) > PATIENCE:
            self.scheme = Scheme.IOB1

    def told(self, columns: Columns) -> Iterator[Remark]:
        """What is to be said of the file as a whole."""
        scheme = self.scheme or (Scheme.IOB1 if self.waiting else None)
        if scheme is not None:
            yield Remark(RemarkCode.SCHEME_FOUND, params={"scheme": scheme.name})
        layout = columns.found()
        if layout is not None:
            params: dict[str, str | int] = {
                "columns": columns.widest,
                "tags": columns.places(),
                "layout": layout.value,
            }
            yield Remark(RemarkCode.LAYOUT_FOUND, params=params)
        if self.first_comment is not None:
            first = self.first_comment.line
            yield Remark(RemarkCode.COMMENTS_SKIPPED, first, {"count": self.skipped})

    def _judge(self, column: Decoded) -> None:
        if column.ends and self.scheme is not Scheme.IOB1:
            self.scheme = Scheme.BIOES
        elif column.begins and self.scheme is None:
            self.scheme = Scheme.IOB2
