"""`manage.py serve`: the web and the worker on one machine, from an empty folder if need be."""

from __future__ import annotations

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils.timezone import now
from gunicorn.app.base import BaseApplication

from annotator.letters import Postman
from annotator.management.processes import run_together
from labels.actions.notices import clear_old

A_MINUTE = 60
A_DAY = 60 * 60 * 24
"""Seconds."""

logger = logging.getLogger(__name__)

MEMORY = Path("/dev/shm")  # noqa: S108 - gunicorn's heartbeat; it makes the file safely
"""A folder that is no disk: a busy disk must not make a healthy process look dead."""


class Command(BaseCommand):
    help = "Bring the database up to date, then serve the web and run long actions."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="load the demo when nobody is there yet"
        )

    def handle(self, *_args: object, demo: bool, **_options: object) -> None:
        bring_up_to_date()
        if demo and not get_user_model().objects.exists():
            call_command("load_demo", stdout=self.stdout)
        self.stdout.write(f"http://{settings.HOST}:{settings.PORT}/")
        self._show_sign_ins()
        from annotator.wsgi import application  # noqa: PLC0415 - joins files, which costs others

        warm(application)
        connections.close_all()
        ended = run_together({"web": Web(application).run, "worker": work})
        if ended:
            self.stderr.write(f"The {ended} process ended by itself; the others were ended too.")
            sys.exit(1)

    def _show_sign_ins(self) -> None:
        kept = settings.VAR_DIR / "demo-sign-ins.txt"
        if kept.exists():
            self.stdout.write(kept.read_text(encoding="utf-8"))
        self.stdout.flush()


def bring_up_to_date() -> None:
    """Migrate when there is something to migrate; a start without takes no longer for it."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)


def warm(application: WSGIHandler) -> None:
    """Ask for the sign-in page once, so that the parent loads what every child will need."""
    request: dict[str, Any] = {
        "PATH_INFO": reverse(settings.LOGIN_URL),
        "HTTP_HOST": settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_FOR": "127.0.0.1",
    }
    setup_testing_defaults(request)

    def start(*_answer: object) -> Callable[[bytes], object]:
        return lambda _body: None

    application(request, start).close()


def work() -> None:
    """Run long actions as they come, letters and what is done daily, until told to stop."""
    for task in (daily, post):
        Thread(target=task, daemon=True).start()
    call_command("db_worker", queue_name="*", startup_delay=False, reload=False, verbosity=0)


def daily() -> None:
    """Once now and once each day: give unfinished work back. A day that fails is only logged."""
    while True:
        try:
            call_command("return_unfinished", verbosity=0)
            clear_old(at=now())
        except Exception:
            logger.exception("The work of the day was not done; it is tried again tomorrow.")
        connections.close_all()
        sleep(A_DAY)


def post() -> None:
    """Send letters as they come, from now on; what fails is logged, and tried again."""
    postman = Postman()
    while True:
        try:
            postman.go_round(at=now())
        except Exception:
            logger.exception("Letters were not looked for; they are in a minute.")
        connections.close_all()
        sleep(A_MINUTE)


class Web(BaseApplication):
    """Gunicorn around an application that its workers find in memory."""

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application
        super().__init__()

    def load_config(self) -> None:
        choices = {
            "bind": f"{settings.HOST}:{settings.PORT}",
            "workers": settings.WEB_PROCESSES,
            "worker_class": "gthread",
            "threads": settings.WEB_THREADS,
            "worker_tmp_dir": str(MEMORY) if MEMORY.is_dir() else None,
            "control_socket_disable": True,
            "keepalive": 75,
            "loglevel": "warning",
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        return self.application
