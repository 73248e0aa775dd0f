"""The server killed at any moment while a program labels: nothing is lost, nothing doubled."""

from __future__ import annotations

import http.client
import json
import logging
from typing import Any, Self

from labels.changes import apply
from labels.wire import changes_from, document_from
from tests.durability.conftest import Run
from tests.durability.hashiya import Answer, Hashiya
from tests.durability.processes import Moment, as_soon_as

LONGEST = 0.015
"""Seconds after a batch was sent in which the server is killed: a save takes fewer."""

log = logging.getLogger(__name__)


class Client:
    """A program with a token, which sends each batch until it is answered."""

    def __init__(self, hashiya: Hashiya) -> None:
        self.hashiya = hashiya
        self._connection = http.client.HTTPConnection("127.0.0.1", hashiya.port, timeout=60)
        self.committed_unanswered = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    def hang_up(self) -> None:
        """Close the connection; the next request opens another."""
        self._connection.close()

    def ask(self, method: str, path: str, data: object = None) -> Answer:
        """One request to the set; ConnectionError or HTTPException when nobody answers."""
        self.send(method, path, data)
        response = self._connection.getresponse()
        return response.status, json.loads(response.read())

    def send(self, method: str, path: str, data: object = None) -> None:
        """The same without waiting for the answer."""
        body = None if data is None else json.dumps(data)
        headers = {
            "Authorization": f"Token {self.hashiya.facts.token}",
            "Content-Type": "application/json",
        }
        address = f"/api/sets/{self.hashiya.facts.set_id}/{path}"
        self._connection.request(method, address, body, headers)

    def deliver(self, batch: dict[str, Any], killer: Moment) -> Answer:
        """The answer to a batch, which is sent again to a server started anew when it has died."""
        while True:
            try:
                return self.ask("POST", "changes/", batch)
            except (ConnectionError, http.client.HTTPException):
                self.hang_up()
                killer.pass_by()
                self.hashiya.start()
                seen = (batch["batch"], batch["base_revision"] + 1) in self.hashiya.batches()
                self.committed_unanswered += seen


def batch(number: int, span: list[int]) -> dict[str, Any]:
    """The batch that puts one label, the `number`th."""
    start, end = span
    mention = {"id": f"m{number}", "kind": "entity", "start": start, "end": end, "type": "LOC"}
    changes = [{"put": {"mention": mention}}]
    return {"batch": f"b{number}", "base_revision": number, "changes": changes}


def test_every_acknowledged_batch_is_there_once(hashiya: Hashiya, run: Run) -> None:
    batches = [batch(number, hashiya.facts.spans[number]) for number in range(run.labels)]

    with Client(hashiya) as client:
        answers = delivered(batches, client, run)
        _, reading = client.ask("GET", "")
        history = told_by(client)

    assert [(status, data["revision"]) for status, data in answers] == [
        (200, revision) for revision in range(1, run.labels + 1)
    ]
    assert hashiya.batches() == [(f"b{one}", one + 1) for one in range(run.labels)]
    assert reading["revision"] == run.labels
    assert reading["document"]["mentions"] == [
        one["changes"][0]["put"]["mention"] for one in batches
    ]
    assert replayed(history, reading) == document_from(reading["document"])
    hashiya.is_sound()
    assert hashiya.kills == len(run.kills)
    log.info(
        "%s labels, %s kills, %s acknowledged, 0 lost, 0 twice; %s had been committed unanswered",
        *(run.labels, hashiya.kills, len(answers), client.committed_unanswered),
    )


def delivered(batches: list[dict[str, Any]], client: Client, run: Run) -> list[Answer]:
    """The answers to the batches, sent one after the other while the server is killed now and then.

    It runs at the end.
    """
    hashiya, killer = client.hashiya, Moment(lambda: None, after=0)
    answers = []
    for number, one in enumerate(batches):
        if number in run.kills:
            settled(killer, hashiya)
            killer = Moment(hashiya.kill, after=run.chance.uniform(0, LONGEST))
        answers.append(client.deliver(one, killer))
    settled(killer, hashiya)
    client.hang_up()
    return answers


def settled(killer: Moment, hashiya: Hashiya) -> None:
    """Wait until the kill has come, and start again what it has ended."""
    killer.pass_by()
    if not hashiya.runs:
        hashiya.start()


def told_by(client: Client) -> list[dict[str, Any]]:
    """The whole history, page by page, the last step first."""
    steps, after = [], 0
    while after is not None:
        _, page = client.ask("GET", f"history/?after={after}")
        steps += page["results"]
        after = page["next"]
    return steps


def replayed(history: list[dict[str, Any]], reading: dict[str, Any]) -> object:
    """The document to which the history leads from nothing."""
    document = document_from(reading["document"]).bare()
    for step in reversed(history):
        document = apply(document, changes_from(step["changes"]))
    return document


def test_a_batch_committed_but_not_answered_is_answered_as_it_was(hashiya: Hashiya) -> None:
    one = batch(0, hashiya.facts.spans[0])
    with Client(hashiya) as client:
        client.send("POST", "changes/", one)
        as_soon_as(lambda: hashiya.batches() or None)
        hashiya.kill()
    hashiya.start()

    with Client(hashiya) as client:
        first, second = client.ask("POST", "changes/", one), client.ask("POST", "changes/", one)

    assert first == second
    assert (first[0], first[1]["revision"]) == (200, 1)
    assert hashiya.batches() == [("b0", 1)]
    assert hashiya.marks() == [(*hashiya.facts.spans[0], "LOC")]
    hashiya.is_sound()
