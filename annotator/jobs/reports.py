"""What a long action had to tell, kept as JSON: everything is counted, the first are named.

Codes and parameters are kept, not sentences: each reader gets them in a language of their own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from annotator.models import Job
from labels.actions.transfer import Finding, Progress, Rejection, RejectionCode
from labels.checks import Problem, Rule
from labels.formats.base import (
    Became,
    Example,
    Loss,
    LossCode,
    LossReport,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
)
from labels.moving import Inventory, Name
from labels.schema import AttributeForm, MentionKind, Part

NAMED = 200
"""Findings that a report names; of those beyond only the numbers are kept."""

OF_THE_FILE = 20
"""Findings on the file as a whole that are named besides: most are told at its end."""

PROBLEMS_NAMED = 10
"""Broken rules that are named of one article."""

ROWS = 5
"""Articles of which a rehearsal shows how they will be."""

CHARACTERS = 160
"""Of each of them so much of its beginning."""

LABELS = 8
"""And so many of its labels."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article as an import will bring it: its beginning, its first labels with their types."""

    external_id: str
    title: str
    beginning: str
    sentences: int
    tokens: int
    mentions: int
    links: int
    labels: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Report:
    """The report of one job in the making, and how far the job is."""

    progress: Progress = field(default_factory=Progress)
    numbers: Counter[str] = field(default_factory=Counter)
    first: list[Finding] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    inventory: Inventory = field(default_factory=Inventory)

    @classmethod
    def so_far(cls, job: Job) -> Report:
        """The report of a job that another worker had begun, as that one left it."""
        kept = job.report
        done, skipped, refused = job.done, kept.get("skipped", 0), job.refused
        progress = Progress(done=done, skipped=skipped, refused=refused)
        return cls(progress, Counter(kept.get("numbers", {})), findings(kept), rows(kept))

    def add(self, progress: Progress) -> None:
        """What the action told with its latest step."""
        self.progress = progress
        self.numbers.update(str(finding.code) for finding in progress.findings)
        for finding in progress.findings:
            if len(self.first) < (NAMED + OF_THE_FILE if finding.line is None else NAMED):
                self.first.append(finding)
        self.rows += map(row_of, progress.fitting[: ROWS - len(self.rows)])

    def counts(self) -> dict[str, int | None]:
        """How far it is, as the columns of a Job."""
        now = self.progress
        return {"done": now.done, "refused": now.refused, "total": now.total}

    def data(self) -> dict[str, Any]:
        """The report as JSON data."""
        return {
            "skipped": self.progress.skipped,
            "numbers": dict(self.numbers),
            "first": [finding_data(finding) for finding in self.first],
            "losses": asdict(self.progress.losses),
            "rows": [asdict(row) for row in self.rows],
            "names": [name_data(one) for one in self.inventory.names.values()],
        }


def row_of(reading: Reading) -> Row:
    """How an article will be, shortened."""
    document = reading.document
    text = document.text
    first = islice(document.in_reading_order(), LABELS)
    return Row(
        external_id=reading.external_id,
        title=reading.title,
        beginning=text if len(text) <= CHARACTERS else f"{text[:CHARACTERS]}…",
        sentences=len(document.sentences),
        tokens=len(document.tokens),
        mentions=len(document.mentions),
        links=len(document.links),
        labels=tuple((document.surface(one), one.type) for one in first),
    )


def rows(report: dict[str, Any]) -> list[Row]:
    """The first articles that a kept report tells of; none but of a rehearsal."""
    return [
        Row(**{**row, "labels": tuple(map(tuple, row["labels"]))}) for row in report.get("rows", ())
    ]


def name_data(name: Name) -> dict[str, Any]:
    """A name that labels use as JSON data; `inventory` reads it back."""
    return {**asdict(name), "beside": sorted(name.beside)}


def inventory(report: dict[str, Any]) -> Inventory:
    """What the labels of a rehearsed file are called."""
    names = [_name(data) for data in report.get("names", ())]
    return Inventory({one.key: one for one in names})


def _name(data: dict[str, Any]) -> Name:
    return Name(
        Part(data["part"]),
        data["name"],
        data["owner"],
        kind=MentionKind(data["kind"]) if data["kind"] else None,
        form=AttributeForm(data["form"]) if data["form"] else None,
        count=data["count"],
        examples=tuple(data["examples"]),
        beside=frozenset(data["beside"]),
    )


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON data; `findings` reads it back."""
    data: dict[str, Any] = {
        "sort": type(finding).__name__.lower(),
        "code": finding.code.value,
        "line": finding.line,
        "file": finding.file,
        "params": dict(finding.params),
    }
    if isinstance(finding, Rejection):
        problems = finding.problems[:PROBLEMS_NAMED]
        data["external_id"] = finding.external_id
        data["problems"] = [
            {"rule": one.rule.value, "at": one.at, "params": dict(one.params)} for one in problems
        ]
    return data


def findings(report: dict[str, Any]) -> list[Finding]:
    """The findings that a kept report names, those on the whole file first; none while it runs."""
    named = [_finding(data) for data in report.get("first", [])]
    return sorted(named, key=lambda finding: finding.line is not None)


def losses(report: dict[str, Any]) -> LossReport:
    """The losses that a kept report tells of; empty while the job runs and for an import."""
    data = report.get("losses", {})
    return LossReport(
        **{
            **data,
            "losses": tuple(_loss(one) for one in data.get("losses", ())),
        }
    )


def _finding(data: dict[str, Any]) -> Finding:
    line, params, file = data["line"], data["params"], data.get("file", "")
    if data["sort"] == "refusal":
        return Refusal(RefusalCode(data["code"]), line, params, file)
    if data["sort"] == "remark":
        return Remark(RemarkCode(data["code"]), line, params, file)
    problems = tuple(
        Problem(Rule(one["rule"]), one["at"], one["params"]) for one in data["problems"]
    )
    code = RejectionCode(data["code"])
    return Rejection(code, data["external_id"], line, params, problems, file)


def _loss(data: dict[str, Any]) -> Loss:
    examples = tuple(Example(**one) for one in data["examples"])
    return Loss(LossCode(data["code"]), Became(data["became"]), data["count"], examples)
