"""`manage.py export_annotations`: the labels of a project into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import deque
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from annotator.jobs.plans import ExportPlan
from annotator.management.naming import named, project_named, told_in_a_sentence
from annotator.management.shell import ShellCommand
from annotator.messages import sentence
from labels.actions import transfer
from labels.actions.transfer import Progress
from labels.formats import WRITABLE
from labels.models import AnnotationSet
from labels.split import Part


class Command(ShellCommand):
    help = "Write the labels of a project into a file, and tell what the format cannot hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        states = AnnotationSet.State.values
        parser.add_argument("project", help="the project's slug")
        parser.add_argument("--format", required=True, choices=WRITABLE)
        parser.add_argument("--source", choices=list(transfer.Source), default=transfer.Source.GOLD)
        parser.add_argument("--output", required=True, type=Path)
        parser.add_argument("--state", choices=states, help="readings in this state only")
        parser.add_argument("--part", choices=list(Part), help="this part of a split only")
        parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")

    def handle(
        self,
        *_args: object,
        project: str,
        output: Path,
        **options: Any,  # noqa: ANN401 - as argparse gives them
    ) -> None:
        found = project_named(project)
        own = {name: options[name] for name in ("format", "source", "state", "part")}
        given = {name: value for name, value in own.items() if value} | named(options["option"])
        with told_in_a_sentence():
            plan = ExportPlan.from_strings(given)
        # Under another name until it is whole: half a file must not be taken for the export.
        unfinished = output.with_name(f"{output.name}.part")
        with unfinished.open("wb") as to:
            (last,) = deque(plan.written(found, to=to), maxlen=1)
        unfinished.replace(output)
        self._tell(output, last)

    def _tell(self, output: Path, last: Progress) -> None:
        self.stdout.write(
            _("%(file)s: %(readings)s readings, %(mentions)s labels, %(links)s links.")
            % {
                "file": output,
                "readings": last.done,
                "mentions": last.losses.mentions,
                "links": last.losses.links,
            }
        )
        for loss in last.losses.losses:
            self.stderr.write(sentence(loss))
