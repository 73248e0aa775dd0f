"""How fast articles are handed out to sixteen people who ask at once, and that it is exact.

    DATABASE_URL=postgres://… python -m bench handout

Each client is a process that hands in what it gets and asks again until there is none. The
database is a test database of the server that `DATABASE_URL` names, SQLite without; it is made for
this and dropped again. Latencies are those of one `next_article`, its waiting included.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import django

from bench.bringing import AT, bring
from bench.figures import Figure

CLIENTS = 16
ARTICLES = 2_000
READERS = 2


def figures() -> list[Figure]:
    """All figures; in a process of its own, for Django is set up there."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured).result()


def _measured() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
        os.environ["VAR_DIR"] = folder
        django.setup()
        from django.db import connection  # noqa: PLC0415 - after the setup

        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "test.sqlite3")
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            return _with_articles(connection.vendor)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def _with_articles(vendor: str) -> list[Figure]:
    from django.db import connections  # noqa: PLC0415

    from labels.models import AnnotationSet, Article, User  # noqa: PLC0415

    project, readers = _made()
    connections.close_all()
    context = multiprocessing.get_context("fork")
    barrier, told = context.Barrier(CLIENTS), context.Queue()
    clients = [
        context.Process(
            target=_client,
            args=(project.pk, reader.pk),
            kwargs={"barrier": barrier, "told": told},
        )
        for reader in readers
    ]
    begun = time.perf_counter()
    for client in clients:
        client.start()
    took = [one for _ in clients for one in told.get()]
    for client in clients:
        client.join()
    seconds = time.perf_counter() - begun
    pairs = Counter(AnnotationSet.objects.values_list("article", flat=True))
    right = sum(pairs[pk] == READERS for pk in Article.objects.values_list("pk", flat=True))
    assert User.objects.count() == CLIENTS + 1
    at = f"{CLIENTS} clients, {vendor}"
    target = 100 if vendor == "postgresql" else None
    return [
        Figure(f"articles with exactly {READERS} readers, {at}", right, "", ARTICLES, "below"),
        Figure(f"next article, median, {at}", statistics.median(took), "ms"),
        Figure(f"next article, p95, {at}", statistics.quantiles(took, n=20)[18], "ms", target),
        Figure(f"articles handed out, {at}", ARTICLES * READERS / seconds, "a second"),
    ]


def _made() -> tuple[Any, list[Any]]:
    """A project with articles, and its readers; their types need Django set up."""
    from labels.actions import projects  # noqa: PLC0415
    from labels.models import User  # noqa: PLC0415
    from labels.shipped import schema  # noqa: PLC0415

    manager = User.objects.create(username="manager")
    project = projects.found(
        slug="bench",
        name="bench",
        schema=schema("anercorp"),
        by=manager,
        at=AT,
        readers_per_article=READERS,
    )
    text = "زار الوزير بغداد. " * 150
    bring(project, {f"a{number}": text for number in range(ARTICLES)}, by=manager)
    return project, [User.objects.create(username=f"reader{one}") for one in range(CLIENTS)]


def _client(project_id: int, reader_id: int, *, barrier: Any, told: Any) -> None:  # noqa: ANN401
    from labels.actions.handout import next_article  # noqa: PLC0415
    from labels.models import AnnotationSet, Project, User  # noqa: PLC0415

    project = Project.objects.get(pk=project_id)
    reader = User.objects.get(pk=reader_id)
    took: list[float] = []
    with suppress(KeyboardInterrupt):
        barrier.wait()
        while True:
            begun = time.perf_counter()
            found = next_article(project=project, by=reader, at=AT)
            took.append((time.perf_counter() - begun) * 1000)
            if found is None:
                break
            AnnotationSet.objects.filter(pk=found.pk).update(state="submitted")
    told.put(took)
