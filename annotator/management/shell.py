"""What the commands have in common: they speak as the shell does that they are called from."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation


class ShellCommand(BaseCommand):
    """A command whose sentences are in the language of the shell."""

    def execute(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401 - as Django calls it
        """Run it in that language."""
        with translation.override(settings.SHELL_LANGUAGE):
            return super().execute(*args, **options)
