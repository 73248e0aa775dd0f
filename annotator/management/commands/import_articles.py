"""`manage.py import_articles`: files and folders of articles into a project."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from annotator.jobs.plans import KEPT, ImportPlan, Whose
from annotator.management.naming import (
    manager_of,
    named,
    person_named,
    project_named,
    told_in_a_sentence,
)
from annotator.management.shell import ShellCommand
from annotator.messages import sentence
from labels.actions import transfer
from labels.actions.transfer import Finding, Progress, Rejection
from labels.formats import FORMATS, HEAD
from labels.formats.base import Head, Outcome
from labels.models import Project, User
from labels.records import schema_of, version_in_use
from labels.schema import Schema


class Command(ShellCommand):
    help = "Take the articles of files, folders and archives into a project."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("project", help="the project's slug")
        parser.add_argument("paths", nargs="+", type=Path, metavar="path")
        parser.add_argument("--format", choices=FORMATS, help="without: as each file tells")
        parser.add_argument("--dry-run", action="store_true", help="tell all, write nothing")
        parser.add_argument("--twice", choices=list(transfer.Twice), default=transfer.Twice.REFUSE)
        parser.add_argument("--labels-as", choices=list(Whose), default=Whose.GOLD)
        parser.add_argument("--reader", help="the member whose the labels become (reading)")
        parser.add_argument("--by", help="who imports; without: the project's first manager")
        parser.add_argument(
            "--map", metavar="FILE.json", help="where the file's labels go, or: kept"
        )
        parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")

    def handle(
        self,
        *_args: object,
        project: str,
        paths: list[Path],
        **options: Any,  # noqa: ANN401 - as argparse gives them
    ) -> None:
        found = project_named(project)
        by = person_named(options["by"]) if options["by"] else manager_of(found)
        refused = 0
        for file in existing(paths):
            with told_in_a_sentence():
                given = strings(options)
                plan = ImportPlan.from_strings(given, head=head_of(file), project=found)
            with plan.input(file, name=file.name).opened() as outcomes:
                readings = plan.fit(outcomes, found)
                if options["dry_run"]:
                    steps = rehearsal(plan, readings, project=found)
                else:
                    steps = intake(plan, readings, project=found, by=by)
                refused += self._tell(file, steps, schema_of(version_in_use(found)))
        if refused:
            raise CommandError(_("Articles not taken: %(refused)s.") % {"refused": refused})

    def _tell(self, file: Path, steps: Iterator[Progress], schema: Schema) -> int:
        """Print what the steps find and what came of the file; how many articles were refused."""
        last = Progress()
        for last in steps:
            for finding in last.findings:
                self.stderr.write("\n".join(told(file, finding, schema)))
        self.stdout.write(
            _("%(file)s: %(done)s taken, %(skipped)s there already, %(refused)s refused.")
            % {"file": file, "done": last.done, "skipped": last.skipped, "refused": last.refused}
        )
        return last.refused


def told(file: Path, finding: Finding, schema: Schema) -> Iterator[str]:
    """What was found in a file; of an article with labels that break rules, each of these too."""
    yield f"{file}: {sentence(finding)}"
    for problem in finding.problems if isinstance(finding, Rejection) else ():
        yield f"    {problem.at}: {sentence(problem, schema)}"


def existing(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths in their order, as long as there is something at them."""
    for path in paths:
        if not path.exists():
            raise CommandError(_("There is no file “%(path)s”.") % {"path": path})
        yield path


def head_of(path: Path) -> Head | None:
    """How a file begins; None for a folder."""
    if path.is_dir():
        return None
    with path.open("rb") as file:
        return Head(path.name, file.read(HEAD))


def strings(options: Mapping[str, Any]) -> dict[str, str]:
    """The options as a plan is spelled; what was not given is left out."""
    own = {name: options[name] for name in ("format", "twice", "labels_as", "reader")}
    own["map"] = _map(options["map"])
    return {name: value for name, value in own.items() if value} | named(options["option"])


def _map(given: str | None) -> str:
    """What a plan reads as the map: the text of the file, or that the project keeps it."""
    if given is None or given == KEPT:
        return given or ""
    try:
        return Path(given).read_text("utf-8")
    except OSError:
        raise CommandError(_("There is no file “%(path)s”.") % {"path": given}) from None


def rehearsal(
    plan: ImportPlan, readings: Iterable[Outcome], *, project: Project
) -> Iterator[Progress]:
    """What an import would tell."""
    return transfer.rehearse(
        project=project, readings=readings, twice=plan.twice, labels_as=plan.labels_as
    )


def intake(
    plan: ImportPlan, readings: Iterable[Outcome], *, project: Project, by: User
) -> Iterator[Progress]:
    """The import."""
    return transfer.import_readings(
        project=project,
        readings=readings,
        twice=plan.twice,
        labels_as=plan.labels_as,
        by=by,
        at=timezone.now(),
    )
