"""How far an import or an export is, and what it has to tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from labels.checks import Problem
from labels.formats.base import LossReport, Params, Reading, Refusal, Remark


class RejectionCode(StrEnum):
    """Why an article that could be read was not taken into the project."""

    ARTICLE_TWICE = "article-twice"
    """An article of this id is in the project, or came earlier in the file."""
    SECOND_READING = "second-reading"
    """A reading of this article came earlier in the file, and only one can be taken."""
    BROKEN_RULES = "broken-rules"
    OTHER_SCHEMA = "other-schema"
    """Another schema came into use, or labels are on their way to it."""
    TOO_LONG = "too-long"
    """`field` holds more than `longest` characters."""
    NO_ID = "no-id"
    NUL_IN_FACT = "nul-in-fact"
    """`field` holds a NUL."""
    OTHER_TEXT = "other-text"
    """The article that is there under this id has another text, so labels would not fit."""
    NO_SUCH_READER = "no-such-reader"
    """The file names a `reader` who is no member of the project."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article that could be read and was not taken; nothing of it was.

    `line` is where it begins in its file, None where that is unknown; `file` is the file's name
    where it came with others. `problems` are the rules that
    its labels break, empty where something else is wrong.
    """

    code: RejectionCode
    external_id: str
    line: int | None = None
    params: Params = field(default_factory=dict, hash=False)
    problems: tuple[Problem, ...] = ()
    file: str = ""


Finding = Refusal | Remark | Rejection


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long action is: counts since its beginning, findings since the last progress.

    `done` are the articles (of an export: the readings) that were taken or written, `skipped` those
    that were there already, `refused` those not taken; `total` is how many there will be, None
    where that is not known. `losses` is an export's report so far, `fitting` what a rehearsal would
    have taken since the last progress.
    """

    done: int = 0
    skipped: int = 0
    refused: int = 0
    total: int | None = None
    findings: tuple[Finding, ...] = ()
    losses: LossReport = field(default_factory=LossReport)
    fitting: tuple[Reading, ...] = field(default=(), compare=False)

    def and_then(
        self, *, done: int = 0, skipped: int = 0, findings: tuple[Finding, ...] = ()
    ) -> Progress:
        """The progress after so much more; what the findings refuse is counted."""
        refused = sum(not isinstance(finding, Remark) for finding in findings)
        return replace(
            self,
            done=self.done + done,
            skipped=self.skipped + skipped,
            refused=self.refused + refused,
            findings=findings,
        )
