"""`manage.py mail_notices`: send what is new by e-mail; `serve` does so every minute."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import ngettext

from annotator.management.shell import ShellCommand
from annotator.notices import post_all


class Command(ShellCommand):
    help = "Send notices that wait by e-mail, one letter a person."

    def handle(self, *_args: object, verbosity: int, **_options: object) -> None:
        count = post_all(at=timezone.now())
        if verbosity:
            words = ngettext("%(count)s letter was sent.", "%(count)s letters were sent.", count)
            self.stdout.write(words % {"count": count})
