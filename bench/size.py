"""How the pages of a project answer that has ten thousand articles, and one that has a million.

    [DATABASE_URL=postgres://…] python -m bench size

Both are filled by `bench.size_data`, which takes its time: SIZE_FOLDER names a folder where they
stay, to be measured again. The database is SQLite's, or one of the server that DATABASE_URL names.
Each page is asked by HTTP as a browser would, WARM times before it counts. Latencies are p95 in
milliseconds, from the first byte sent to the last byte read; a ratio is that of the large project
to the small one.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.figures import Figure
from bench.server import Annotator, Client
from bench.serving import prepared, serving

SMALL, LARGE = 10_000, 1_000_000
ASKED, WARM = 40, 5
MOST_MILLISECONDS, MOST_TIMES, MOST_PER_ARTICLE = 100, 1.5, 1.2

LIST = "/projects/bench/articles/"
API = "/api/projects/bench/"


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked of the server, and by whom; `posts` where it changes something."""

    name: str
    path: str
    asker: str = "manager"
    posts: bool = False


PAGES = (
    Page("projects", "/"),
    Page("project", "/projects/bench/"),
    Page("list, first page", LIST),
    Page("list, deep page", LIST + "?after={deep}"),
    *(
        Page(f"list, {state}", f"{LIST}?state={state}")
        for state in ("untouched", "drafting", "submitted", "accepted", "sent-back", "gold")
    ),
    Page("list, returned, which is rare, deep", LIST + "?state=returned&after={deep}"),
    Page("list, with open comments", f"{LIST}?comments=open"),
    Page("list, a reader's own, accepted", f"{LIST}?state=accepted", "reader"),
    Page("search by id", LIST + "?search={deep_name}"),
    Page("search by the beginning of ids", f"{LIST}?search=news-"),
    Page("search in titles", f"{LIST}?search={quote('بغداد')}"),
    Page("list by API", f"{API}articles/"),
    Page("progress by API", f"{API}progress/"),
    Page("progress, 30 days", "/projects/bench/progress/"),
    Page("progress, all days", "/projects/bench/progress/?days=all"),
    Page("queue of reviews", "/projects/bench/review/"),
    Page("next article, one's unfinished", f"{API}next/", "reader", posts=True),
    Page("next article, a new one", f"{API}next/", "newcomers", posts=True),
    Page("open an article", "/projects/bench/articles/{deep}/"),
    Page("open one's reading", "/projects/bench/articles/{own}/", "reader"),
)


def figures() -> list[Figure]:
    """All figures: of both projects, and how these compare."""
    with _folder() as folder:
        told = [_measured(folder / str(count), count) for count in (SMALL, LARGE)]
    (small, _), (large, rates) = told
    return [*_compared(small, large), *_flatness(rates)]


@contextmanager
def _folder() -> Iterator[Path]:
    """Where the databases of SQLite are kept, and what is told of filling either database."""
    kept = os.environ.get("SIZE_FOLDER")
    if kept:
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _measured(folder: Path, count: int) -> tuple[Mapping[str, float], list[float]]:
    """The p95 of each page of a project of this size, and the rates at which it was filled."""
    folder.mkdir(parents=True, exist_ok=True)
    with _database_of(count):
        filled = folder / "filled.json"
        if not filled.exists():
            told = prepared("bench.size_data", folder, str(count))
            filled.write_text(json.dumps(told), encoding="utf-8")
        known = prepared("bench.size_askers", folder, str(WARM + ASKED))
        with serving(folder) as served:
            found = {page.name: _p95(served.port, page, known) for page in PAGES}
    return found, json.loads(filled.read_text(encoding="utf-8"))["rates"]


@contextmanager
def _database_of(count: int) -> Iterator[None]:
    """On PostgreSQL a database of its own for each size, beside the one that is named."""
    named = os.environ.get("DATABASE_URL")
    if named:
        os.environ["DATABASE_URL"] = f"{named}_{count}"
    try:
        yield
    finally:
        if named:
            os.environ["DATABASE_URL"] = named


def _p95(port: int, page: Page, known: Mapping[str, Any]) -> float:
    """The p95 of asking for a page; each time somebody else asks where the asker is many."""
    sessions = known["sessions"][page.asker]
    clients = [Client(port, Annotator(session, 0, [])) for session in sessions]
    path = page.path.format(**known["places"])
    took = []
    for number in range(WARM + ASKED):
        client = clients[number % len(clients)]
        status, milliseconds, data = client.ask("POST" if page.posts else "GET", path)
        assert status == HTTPStatus.OK, (path, status, data[:300])
        took.append(milliseconds)
    return statistics.quantiles(took[WARM:], n=20)[-1]


def _compared(small: Mapping[str, float], large: Mapping[str, float]) -> Iterator[Figure]:
    for name, took in large.items():
        yield Figure(f"{name}, {SMALL:,} articles", small[name], "ms")
        yield Figure(f"{name}, {LARGE:,} articles", took, "ms", MOST_MILLISECONDS)
        yield Figure(f"{name}, times as long", took / small[name], "×", MOST_TIMES)


def _flatness(rates: list[float]) -> Iterator[Figure]:
    """What an article costs in the last quarter of a long import, beside one in the first."""
    yield Figure(f"import of {LARGE:,} articles, first quarter", rates[0], "articles/s")
    cost = rates[0] / rates[-1]
    yield Figure("an article of the last quarter, times as long", cost, "×", MOST_PER_ARTICLE)
