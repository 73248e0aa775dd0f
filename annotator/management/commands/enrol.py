"""`manage.py enrol`: somebody new may sign in; also how the first person of a house comes in."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from annotator import invitations
from annotator.letters import own_origin
from annotator.management.naming import person_named
from annotator.management.shell import ShellCommand
from annotator.messages.answers import answer
from labels.actions import people
from labels.models import User


class Command(ShellCommand):
    help = "Make an account, and print the link by which its owner chooses a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="to sign in by, such as salma")
        parser.add_argument("--name", default="", help="as the others see it")
        parser.add_argument("--email", default="", help="where the link is sent, too")
        parser.add_argument("--language", default="ar", choices=User.Language.values)
        parser.add_argument(
            "--founds-projects", action="store_true", help="may found projects, and manages these"
        )
        parser.add_argument(
            "--again", action="store_true", help="another link, for somebody who has an account"
        )
        parser.add_argument("--origin", default="", help="without: as the settings say")

    def handle(
        self, *_args: object, username: str, again: bool, origin: str, **given: object
    ) -> None:
        person = person_named(username) if again else enrolled(username, given)
        made = invitations.invitation(
            person=person, origin=origin.rstrip("/") or own_origin(), at=now()
        )
        posting = invitations.post(made, by=None)
        words = _("Who opens this link chooses the password of “%(name)s”, once, until %(until)s.")
        until = date_format(localtime(made.until), "j F Y")
        self.stdout.write(words % {"name": person.username, "until": until})
        self.stdout.write(invitations.told(posting, person))
        self.stdout.write(made.link)


def enrolled(username: str, given: dict[str, Any]) -> User:
    """A new person; what hinders it is said in a sentence."""
    try:
        return people.enrol(
            username=username,
            name=given["name"],
            email=given["email"],
            language=User.Language(given["language"]),
            founds_projects=given["founds_projects"],
        )
    except people.EnrolmentError as error:
        raise CommandError(answer(error.code, **error.params)) from error
