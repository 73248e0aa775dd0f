"""The commands that must find nothing to say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.repository.sources import ROOT

SERVICE = {
    "ALLOWED_HOSTS": "hashiya.example",
    "SECRET_KEY": "for the check alone, opens nothing, 50 characters or more",
}


@pytest.mark.django_db
def test_the_models_are_as_the_migrations_make_them() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_api_describes_itself_without_a_warning(tmp_path: Path) -> None:
    call_command("spectacular", fail_on_warn=True, validate=True, file=str(tmp_path / "api.yaml"))

    assert (tmp_path / "api.yaml").stat().st_size > 0


def test_a_service_passes_djangos_own_inspection(tmp_path: Path) -> None:
    # What the browser of other tests needs (tests/conftest.py) no service may have.
    ours = {name: word for name, word in os.environ.items() if not name.startswith("DJANGO_")}
    told = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=ours | SERVICE | {"VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.stderr == ""
    assert told.stdout == "System check identified no issues (2 silenced).\n"
    assert told.returncode == 0
