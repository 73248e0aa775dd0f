"""Modules that are loaded are not searched for garbage; what comes later is."""

from __future__ import annotations

import gc
import os
import subprocess
import sys

import pytest

from annotator.management.loading import loading


def test_nothing_is_collected_while_loading_and_what_is_loaded_never() -> None:
    frozen = gc.get_freeze_count()
    try:
        with loading():
            searched = gc.isenabled()
            kept = [[number] for number in range(1000)]

        assert not searched
        assert gc.isenabled()
        assert gc.get_freeze_count() >= frozen + len(kept)
    finally:
        gc.unfreeze()


def test_loading_that_fails_leaves_the_collector_running() -> None:
    with pytest.raises(ImportError), loading():
        raise ImportError

    assert gc.isenabled()
    gc.unfreeze()


FRAMEWORK = """
import sys
import django
django.setup()
from annotator.management.loading import load_framework
load_framework()
import annotator.urls
print([one for one in ("psycopg", "requests", "pygments") if one in sys.modules])
import requests, pygments, django.contrib.postgres.fields
"""


def test_the_framework_is_loaded_alone_and_others_may_have_the_rest() -> None:
    asked = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", FRAMEWORK],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "annotator.settings", "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (asked.returncode, asked.stdout.strip()) == (0, "[]"), asked.stderr
