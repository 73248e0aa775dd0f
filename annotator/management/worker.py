"""What the worker does besides the pages: long actions, letters, the work of the day."""

from __future__ import annotations

import logging
from threading import Thread
from time import sleep

from django.core.management import call_command
from django.db import connections
from django.utils.timezone import now

from annotator.letters import Postman
from labels.actions.notices import clear_old

A_MINUTE = 60
A_DAY = 60 * 60 * 24
"""Seconds."""

logger = logging.getLogger(__name__)


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
