"""Rows as the shell names them; whoever is not there is said to be missing in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from annotator.jobs.plans import PlanError
from annotator.messages import sentence
from annotator.messages.answers import answer
from labels.formats.base import OptionError
from labels.models import Project, User
from labels.permissions import MemberRole


def project_named(slug: str) -> Project:
    """The project with this slug."""
    project = Project.objects.select_related("schema").filter(slug=slug).first()
    if project is None:
        slugs = ", ".join(Project.objects.values_list("slug", flat=True)) or "–"
        raise CommandError(
            _("There is no project “%(slug)s”; there are: %(slugs)s.")
            % {"slug": slug, "slugs": slugs}
        )
    return project


def person_named(username: str) -> User:
    """The person with this user name."""
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CommandError(_("Nobody is called “%(name)s”.") % {"name": username})
    return person


def manager_of(project: Project) -> User:
    """The manager that has been one the longest: in whose name the shell acts in a project."""
    return project.members.filter(memberships__role=MemberRole.MANAGER).order_by("memberships")[0]


def named(given: list[str]) -> dict[str, str]:
    """Options written as `name=value`."""
    pairs = [one.partition("=") for one in given]
    for name, equals, _value in pairs:
        if not (name and equals):
            raise CommandError(_("Write the option “%(name)s” as name=value.") % {"name": name})
    return {name: value for name, _equals, value in pairs}


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """What is wrong with options as given, as a sentence on the shell."""
    try:
        yield
    except PlanError as error:
        raise CommandError(answer(error.code, **error.params)) from error
    except OptionError as error:
        raise CommandError(sentence(error)) from error
