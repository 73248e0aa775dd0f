"""`manage.py serve` as it is: from an empty folder to an answer, and to the end of all of it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.management.web import Web
from tests.repository.sources import ROOT

PATIENCE = 30
"""Seconds."""


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def served(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Hashiya started in an empty folder."""
    words = {"VAR_DIR": str(tmp_path), "PORT": str(port), "DATABASE_URL": ""}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=os.environ | words,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def answer(port: int, path: str) -> tuple[int, bytes]:
    """Status and body of the first answer, as soon as there is one."""
    end = time.monotonic() + PATIENCE
    while True:
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                return response.status, response.read()
            except ConnectionError:
                assert time.monotonic() < end
                time.sleep(0.02)


def test_an_empty_folder_is_served_until_told_to_stop(
    served: subprocess.Popen[str], port: int, tmp_path: Path
) -> None:
    assert answer(port, "/readyz") == (200, b"ready\n")
    with closing(sqlite3.connect(tmp_path / "hashiya.sqlite3")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)

    served.send_signal(signal.SIGTERM)
    told, _ = served.communicate(timeout=PATIENCE)

    assert told == f"http://127.0.0.1:{port}/\n"
    assert served.returncode == 0


def test_a_worker_that_is_just_made_hears_that_it_is_to_end(port: int) -> None:
    """Told between its fork and its own handlers, it ends once it has them."""
    slow = """
import sys, time
import django
django.setup()
from annotator.management.web import Web
web = Web(print)
web.cfg.set("post_fork", lambda arbiter, worker: (print("forked", flush=True), time.sleep(1)))
web.run()
"""
    words = {"PORT": str(port), "DJANGO_SETTINGS_MODULE": "annotator.settings"}
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", slow],
        cwd=ROOT,
        env=os.environ | words,
        stdout=subprocess.PIPE,
        text=True,
    ) as web:
        assert web.stdout is not None
        assert web.stdout.readline() == "forked\n"
        web.send_signal(signal.SIGTERM)
        try:
            assert web.wait(timeout=PATIENCE / 2) == 0
        finally:
            web.kill()


def test_gunicorn_takes_every_choice() -> None:
    web = Web(print)

    assert web.load() is print
    assert (web.cfg.worker_class_str, web.cfg.threads) == ("gthread", 4)
