"""How fast the server saves and lists on SQLite, run by the command that everybody runs.

    python -m bench server

A new folder gets a project, eight annotators and their articles; then `manage.py serve` is started
on it and asked over HTTP, with sessions as a browser has them. Clients are processes of their own.
Latencies are in milliseconds, from the first byte sent to the last byte read.
"""

from __future__ import annotations

import json
import multiprocessing
import socket
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.serving import prepared, serving

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = 8
SAVES = 400
SAVES_EACH = 150
LABELS = 2_000
LISTED = 100
ON_A_PAGE = 50
WARM = 20
SECRET = "b" * 32

Answer = tuple[int, float, bytes]


@dataclass(frozen=True)
class Annotator:
    """Who is asking: a session, the reading to save into, and where labels may be put."""

    session: str
    set_id: int
    spans: list[tuple[int, int]]


class Client:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, port: int, annotator: Annotator) -> None:
        self.annotator = annotator
        self.revision = 0
        self.connection = HTTPConnection("127.0.0.1", port)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.headers = {
            "Cookie": f"sessionid={annotator.session}; csrftoken={SECRET}",
            "X-CSRFToken": SECRET,
            "Content-Type": "application/json",
        }

    def ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        """Status, milliseconds and body of an answer."""
        begun = time.perf_counter()
        self.connection.request(method, path, body, self.headers)
        response = self.connection.getresponse()
        data = response.read()
        return response.status, (time.perf_counter() - begun) * 1000, data

    def save(self, start: int, end: int) -> float:
        """Put one label; how long it took."""
        mention = {
            "id": f"m-{start}-{self.revision}",
            "kind": "entity",
            "start": start,
            "end": end,
            "type": "LOC",
        }
        batch = {
            "batch": f"b-{self.revision}-{time.time_ns()}",
            "base_revision": self.revision,
            "changes": [{"put": {"mention": mention}}],
        }
        path = f"/api/sets/{self.annotator.set_id}/changes/"
        status, took, data = self.ask("POST", path, json.dumps(batch).encode())
        assert status == HTTPStatus.OK, data
        self.revision = json.loads(data)["revision"]
        return took


def figures() -> list[Figure]:
    """All figures of one run on a new folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = prepared("bench.server_data", folder, str(CLIENTS + 1), str(LABELS))
        annotators = [Annotator(**one) for one in told["annotators"]]
        crowded = Annotator(**told["crowded"])
        with serving(folder) as served:
            memory = _pss(served.process_id)
            found = [
                Figure("start → sign-in page", served.seconds, "s", 0.9, "above"),
                Figure("idle memory of all processes (PSS)", memory, "MB", 150, "above"),
                *_alone(served.port, annotators[0]),
                *_together(served.port, annotators[1:]),
                *_crowded(served.port, crowded, told["revision"]),
                *_list(served.port, annotators[0]),
            ]
        with serving(folder) as again:
            # What scripts and sheets are joined into is there from the first start.
            found.insert(1, Figure("started again → sign-in page", again.seconds, "s"))
        return found


def _alone(port: int, annotator: Annotator) -> list[Figure]:
    client = Client(port, annotator)
    took = [client.save(*span) for span in annotator.spans[: SAVES + WARM]][WARM:]
    return [
        Figure("save, one client, p95", _p95(took), "ms", 7, "above"),
        Figure("save, one client, median", statistics.median(took), "ms", 7, "above"),
    ]


def _together(port: int, annotators: Sequence[Annotator]) -> list[Figure]:
    context = multiprocessing.get_context("fork")
    begin = context.Barrier(len(annotators) + 1)
    told: Any = context.Queue()
    clients = [
        context.Process(target=_save_in_turn, args=(Client(port, one), begin, told))
        for one in annotators
    ]
    for client in clients:
        client.start()
    begin.wait()
    begun = time.perf_counter()
    took = [one for _ in clients for one in told.get()]
    lasted = time.perf_counter() - begun
    for client in clients:
        client.join()
    name = f"save, {len(annotators)} clients"
    return [
        Figure(f"{name}, together", len(took) / lasted, "/s", 300, "below"),
        Figure(f"{name}, p95", _p95(took), "ms", 40, "above"),
    ]


def _save_in_turn(client: Client, begin: Any, told: Any) -> None:  # noqa: ANN401
    spans = client.annotator.spans
    for span in spans[:WARM]:
        client.save(*span)
    begin.wait()
    told.put([client.save(*span) for span in spans[WARM : WARM + SAVES_EACH]])


def _crowded(port: int, annotator: Annotator, revision: int) -> list[Figure]:
    client = Client(port, annotator)
    client.revision = revision
    took = [client.save(*span) for span in annotator.spans[LABELS : LABELS + LISTED]]
    name = f"save beside {LABELS} labels, median"
    return [Figure(name, statistics.median(took), "ms", 16, "above")]


def _list(port: int, annotator: Annotator) -> list[Figure]:
    client = Client(port, annotator)
    took = []
    for _ in range(LISTED):
        status, milliseconds, data = client.ask("GET", "/api/projects/bench/articles/")
        assert status == HTTPStatus.OK
        assert len(json.loads(data)["results"]) == ON_A_PAGE
        took.append(milliseconds)
    return [Figure("list of 50 articles, median", statistics.median(took), "ms", 15, "above")]


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _pss(process_id: int) -> float:
    """Megabytes of a process and all its children, shared pages counted by their share."""
    time.sleep(2)
    return sum(_own_pss(one) for one in _family(process_id)) / 1024


def _own_pss(process_id: int) -> int:
    lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _family(process_id: int) -> Iterator[int]:
    yield process_id
    for task in Path(f"/proc/{process_id}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))
