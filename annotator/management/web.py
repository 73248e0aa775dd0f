"""The web's processes: gunicorn around an application that is in memory already."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

MEMORY = Path("/dev/shm")  # noqa: S108 - gunicorn's heartbeat; it makes the file safely
"""A folder that is no disk: a busy disk must not make a healthy process look dead."""

ENDING = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


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
            "post_worker_init": _hear,
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        return self.application

    def run(self) -> None:
        Forking(self).run()


class Forking(Arbiter):
    """An arbiter whose new workers miss no signal to end.

    Between its fork and its own handlers a worker has those of the arbiter, which would put such a
    signal into a queue that nobody reads there: the arbiter then waits half a minute for a worker
    that was not told. So the signal waits until the worker hears it.
    """

    def spawn_worker(self) -> int:
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            pid: int = super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        return pid


def _hear(_worker: object) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
