#!/usr/bin/env python
"""The shell's way in: `manage.py COMMAND`."""

from __future__ import annotations

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from annotator.management.loading import loading


def main() -> None:
    """Run the command named on the command line; a setting that cannot be is told in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    try:
        with loading():
            django.setup()
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
