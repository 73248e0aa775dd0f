"""`manage.py set_handing_out`: how a project hands its articles out, as on the page of settings."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from annotator.management.naming import project_named
from annotator.management.shell import ShellCommand
from labels.actions import projects
from labels.rota import ALL, Order

MOST_READERS = 50
MOST_DAYS = 3_650
HIGHEST_SEED = 2**31 - 1


class Command(ShellCommand):
    help = "Change how a project hands out and reviews its articles; what is not named stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the project")
        parser.add_argument("--readers", type=int, help="how many people read an article")
        parser.add_argument("--share", type=int, help="per cent of the articles that get so many")
        parser.add_argument("--order", choices=[one.value for one in Order])
        parser.add_argument("--seed", type=int, help="what share and random order are drawn by")
        parser.add_argument("--days", type=int, help="until unfinished work goes back; 0: never")
        parser.add_argument("--review-share", type=int, help="per cent that is reviewed")
        parser.add_argument("--review-seed", type=int, help="what is reviewed is drawn by it")
        parser.add_argument("--blind", choices=["yes", "no"], help="no: shared when handed in")

    def handle(self, *_args: object, slug: str, **given: object) -> None:
        project = project_named(slug)
        for name, (least, most) in BOUNDS.items():
            value = given[name]
            if isinstance(value, int) and not least <= value <= most:
                raise CommandError(
                    _("--%(name)s is a number from %(least)s to %(most)s: correct it.")
                    % {"name": name.replace("_", "-"), "least": least, "most": most}
                )
        changes = {field: given[name] for name, field in FIELDS.items() if given[name] is not None}
        if given["blind"] is not None:
            changes["blind"] = given["blind"] == "yes"
        if "days_to_finish" in changes:
            changes["days_to_finish"] = changes["days_to_finish"] or None
        projects.change(project=project, **changes)  # type: ignore[arg-type]
        self.stdout.write(_("The settings are saved."))


BOUNDS = {
    "readers": (1, MOST_READERS),
    "share": (0, ALL),
    "seed": (0, HIGHEST_SEED),
    "days": (0, MOST_DAYS),
    "review_share": (0, ALL),
    "review_seed": (0, HIGHEST_SEED),
}
FIELDS = {
    "readers": "readers_per_article",
    "share": "share",
    "order": "order",
    "seed": "seed",
    "days": "days_to_finish",
    "review_share": "review_share",
    "review_seed": "review_seed",
}
