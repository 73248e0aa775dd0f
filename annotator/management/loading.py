"""How what stays for as long as we run is loaded without being searched for garbage."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

SELDOM = 50_000
"""New objects after which the young are searched for garbage.

What is read from the database is thousands of objects that all go at once, without any help.
"""

UNUSED = ("django.contrib.postgres", "pygments", "requests")
"""What Django REST framework loads where it is there, for what Hashiya does not use: fields of
PostgreSQL alone, coloured documentation, a client for tests. A seventh of a start's time."""


def load_framework() -> None:
    """Load Django REST framework without what it takes along unasked.

    Whoever else needs one of these modules imports it afterwards as ever.
    """
    hidden = [name for name in UNUSED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type] # None: not to be had
    try:
        import_module("rest_framework.compat")
    finally:
        for name in hidden:
            del sys.modules[name]


@contextmanager
def loading() -> Iterator[None]:
    """Load modules within: nothing of it is garbage, and it is never searched for any later.

    The search would go through all that is loaded so far, again and again: a sixth of the time
    that loading takes.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(SELDOM)
        gc.enable()
