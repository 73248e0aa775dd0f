"""`manage.py return_unfinished`: give the places of unfinished readings to others, once a day."""

from __future__ import annotations

from argparse import ArgumentParser

from django.utils import timezone
from django.utils.translation import ngettext

from annotator.management.naming import project_named
from annotator.management.shell import ShellCommand
from labels.actions.returning import return_unfinished
from labels.models import Project


class Command(ShellCommand):
    help = "Give unfinished readings back where their project sets a time; labels are kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", nargs="?", help="this project alone; without: all of them")

    def handle(self, *_args: object, slug: str | None, verbosity: int, **_options: object) -> None:
        timed = Project.objects.filter(days_to_finish__isnull=False)
        for project in [project_named(slug)] if slug else timed:
            count = return_unfinished(project=project, at=timezone.now())
            if verbosity:
                words = ngettext(
                    "%(name)s: %(count)s reading went back.",
                    "%(name)s: %(count)s readings went back.",
                    count,
                )
                self.stdout.write(words % {"name": project.slug, "count": count})
