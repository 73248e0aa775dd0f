"""`manage.py recount_tallies`: the numbers that pages show, counted anew from the rows."""

from __future__ import annotations

from argparse import ArgumentParser

from django.utils.translation import gettext as _

from annotator.management.naming import project_named
from annotator.management.shell import ShellCommand
from labels.actions import tallies
from labels.models import Project
from labels.queries.tallies import wrong


class Command(ShellCommand):
    help = "Count articles, readings and days of projects anew; without a name, of all of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("projects", nargs="*", metavar="project", help="slugs")

    def handle(self, *_args: object, projects: list[str], **_options: object) -> None:
        chosen = map(project_named, projects) if projects else Project.objects.order_by("slug")
        for project in chosen:
            mended = wrong(project)
            tallies.recount(project=project)
            said = {"project": project.slug, "mended": len(mended)}
            self.stdout.write(_("%(project)s: %(mended)s tallies mended.") % said)
