"""`manage.py serve`: the web and the worker on one machine, from an empty folder if need be."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
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

from annotator import assets
from annotator.management.loading import load_framework, loading
from annotator.management.processes import run_together
from annotator.management.web import Web


class Command(BaseCommand):
    help = "Bring the database up to date, then serve the web and run long actions."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="load the demo when nobody is there yet"
        )

    def handle(self, *_args: object, demo: bool, **_options: object) -> None:
        with files_joined_meanwhile():
            bring_up_to_date()
            with loading():
                load_framework()
                import_module(settings.ROOT_URLCONF)
                from annotator.management.worker import work  # noqa: PLC0415 - takes its time too
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


@contextmanager
def files_joined_meanwhile() -> Iterator[None]:
    """Join scripts and sheets in a process beside what is done within; it waits for them.

    Should that process fail, the application joins them itself when it is loaded, and says why it
    cannot.
    """
    if settings.DEBUG:
        yield
        return
    joining = get_context("fork").Process(
        target=assets.join, args=settings.STATICFILES_DIRS, kwargs={"into": settings.STATIC_ROOT}
    )
    joining.start()
    try:
        yield
    finally:
        joining.join()


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
