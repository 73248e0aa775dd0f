"""`manage.py check_annotations`: whether all that is kept is sound."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from annotator.management.naming import project_named
from annotator.management.shell import ShellCommand
from annotator.messages import sentence
from labels.models import Project
from labels.queries.soundness import Flaw, Trouble, inspection
from labels.records import schema_of, version_in_use
from labels.schema import Schema

FLAWS: Mapping[Flaw, StrPromise] = {
    Flaw.OTHER_HASH: gettext_lazy("the text is not the one that was imported."),
    Flaw.SPANS: gettext_lazy("sentences or tokens are out of order or beyond the text."),
    Flaw.BORDERS: gettext_lazy(
        "the splits and merges of its sentences do not lead to the sentences that are there."
    ),
    Flaw.HISTORY: gettext_lazy("the history does not lead to what is there."),
    Flaw.UNDO: gettext_lazy("the history cannot be undone to nothing."),
    Flaw.REVISION: gettext_lazy("the history has not as many batches as the revision says."),
    Flaw.TALLY: gettext_lazy("the tally is not what the rows say; recount_tallies mends it."),
}


class Command(ShellCommand):
    help = "Check texts, spans, rules, history, tallies of projects; without a name, of all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("projects", nargs="*", metavar="project", help="slugs")

    def handle(self, *_args: object, projects: list[str], **_options: object) -> None:
        chosen = map(project_named, projects) if projects else Project.objects.order_by("slug")
        troubles = sum(self._look_at(project) for project in chosen)
        if troubles:
            raise CommandError(_("Found wrong: %(troubles)s.") % {"troubles": troubles})

    def _look_at(self, project: Project) -> int:
        """Print each trouble of a project, and how much was looked at; how many there were."""
        schema = schema_of(version_in_use(project))
        seen = troubles = 0
        for page in inspection(project):
            seen += page.seen
            troubles += len(page.troubles)
            for trouble in page.troubles:
                self.stderr.write(f"{project.slug}: {told(trouble, schema)}")
        self.stdout.write(
            _("%(project)s: %(seen)s articles and readings, %(troubles)s wrong.")
            % {"project": project.slug, "seen": seen, "troubles": troubles}
        )
        return troubles


def told(trouble: Trouble, schema: Schema) -> str:
    """Where the trouble is, and what it is."""
    place = trouble.external_id + (f" · {trouble.set_id}" if trouble.set_id else "")
    if trouble.problem is None:
        return f"{place}: {FLAWS[trouble.flaw]}"
    return f"{place} · {trouble.problem.at}: {sentence(trouble.problem, schema)}"
