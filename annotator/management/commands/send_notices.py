"""`manage.py send_notices`: send the letters that are due, every few minutes; clear old notices."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import ngettext

from annotator.letters import Postman
from annotator.management.shell import ShellCommand
from labels.actions.notices import clear_old


class Command(ShellCommand):
    help = "Send by e-mail what people are to be told, and throw away notices of long ago."

    def handle(self, *_args: object, verbosity: int, **_options: object) -> None:
        at = timezone.now()
        sent = Postman().go_round(at=at)
        clear_old(at=at)
        if verbosity:
            words = ngettext("%(count)s letter sent.", "%(count)s letters sent.", sent)
            self.stdout.write(words % {"count": sent})
