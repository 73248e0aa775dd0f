"""`manage.py found_project`: a new project with one of the schemas we bring along."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from annotator.management.naming import person_named
from annotator.management.shell import ShellCommand
from annotator.messages import sentence
from annotator.messages.keys import of_clash
from labels import shipped
from labels.actions import projects
from labels.keys import clashes
from labels.models import User


class Command(ShellCommand):
    help = "Found a project with one of the schemas that come along."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the project's name in addresses, such as news-2026")
        parser.add_argument("--template", required=True, choices=shipped.NAMES)
        parser.add_argument("--name", default="", help="as people call it; without: the slug")
        parser.add_argument("--manager", default="", help="user name; without: the first of staff")

    def handle(
        self, *_args: object, slug: str, template: str, name: str, manager: str, **_options: object
    ) -> None:
        try:
            project = projects.found(
                slug=slug,
                name=name or slug,
                schema=shipped.schema(template),
                by=person_named(manager) if manager else first_of_staff(),
                at=timezone.now(),
            )
        except projects.SlugTakenError as error:
            raise CommandError(sentence(error)) from error
        self.stdout.write(_("Founded “%(name)s”.") % {"name": project.name})
        schema = shipped.schema(template)
        for clash in clashes(schema):
            self.stdout.write(of_clash(clash, schema))


def first_of_staff() -> User:
    """Who manages what the shell founds for nobody in particular."""
    found = User.objects.filter(is_staff=True, is_active=True).order_by("pk").first()
    if found is None:
        raise CommandError(_("Nobody may found projects yet: name a --manager."))
    return found
