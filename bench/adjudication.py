"""How fast an article of three readings with 200 labels each is opened for adjudication.

    python -m bench adjudication

Readers hear noise: one mention in ten is missed, one moved, one retyped, and one argument in ten is
missed. The requests are asked of the application within this process, so that the network is left
out; the settling alone is measured beside them.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import django

from bench.bringing import AT, bring
from bench.figures import Figure
from bench.noise import Noise
from labels.adjudication import settle
from labels.document import Document, Link, Mention
from labels.schema import MentionKind, MentionType, Role, Schema
from labels.text.span import Span, Spans

SEED = 20
READERS = 3
ENTITIES = 130
EVENTS = 20
ARGUMENTS = 50
TIMES = 15
OK = 200
MOST = 500
"""Milliseconds that opening may take."""
TYPES = ("PERS", "ORG", "LOC", "MISC")
SCHEMA = Schema(
    name="bench",
    types=(
        *map(MentionType, TYPES),
        MentionType("Attack", kind=MentionKind.EVENT, roles=(Role("Place"), Role("Target"))),
    ),
)
NOISE = Noise(missed=0.1, moved=0.1, retyped=0.1, types=TYPES)
SENTENCE = "أعلن المتحدث باسم الوزارة أمس أن الوفد وصل إلى العاصمة بعد ظهر اليوم. "


def figures() -> list[Figure]:
    """All figures; in a process of its own, for Django is set up there."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured).result()


def readings() -> dict[int, Document]:
    """What the readers made of the article, by their numbers."""
    chance = random.Random(SEED)  # noqa: S311 - the same readings every time
    whole = _whole(chance)
    return {number: _heard(whole, chance) for number in range(1, READERS + 1)}


def _measured() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
        os.environ["VAR_DIR"] = folder
        django.setup()
        from django.db import connection  # noqa: PLC0415 - after the setup
        from django.test.utils import setup_test_environment  # noqa: PLC0415

        setup_test_environment()
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "test.sqlite3")
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            return _of_article(connection.vendor)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def _of_article(vendor: str) -> list[Figure]:
    from django.test import Client  # noqa: PLC0415

    by = readings()
    article, manager = _kept(by)
    client = Client()
    client.force_login(manager)
    path = f"/api/articles/{article.pk}/adjudication/"
    client.get(path)  # which is refused, but finds all that a first request must load
    begin = _times(lambda: client.post(path, content_type="application/json"), 1)
    opened = _times(lambda: client.get(path))
    told = client.get(path).json()
    decided = _times(_deciding(client, told))
    settled = _times(lambda: settle(by, schema=SCHEMA))
    assert sum(len(one.mentions) + len(one.links) for one in by.values()) > READERS * 150
    at = f"{READERS} × {ENTITIES + EVENTS + ARGUMENTS} labels, {vendor}"
    return [
        Figure(f"readings settled, {at}", statistics.median(settled), "ms"),
        Figure(f"adjudication begun, {at}", begin[0], "ms", MOST),
        Figure(f"adjudication opened, median, {at}", statistics.median(opened), "ms", MOST),
        Figure(f"adjudication opened, slowest, {at}", max(opened), "ms", MOST),
        Figure(f"a decision written, median, {at}", statistics.median(decided), "ms"),
        Figure("differences to decide", len(told["stops"]), "stops"),
        Figure("what all agree on", told["agreed"], "labels"),
    ]


def _deciding(client: Any, told: dict[str, Any]) -> Callable[[], Any]:  # noqa: ANN401
    """Each time it is called: the first version of the next mention in question is taken."""
    stops = iter([one for one in told["stops"] if not one["needs"]])
    revision = iter(range(told["gold"]["revision"], told["gold"]["revision"] + TIMES))

    def decide() -> Any:  # noqa: ANN401
        stop, base = next(stops), next(revision)
        option = stop["options"][0]
        mentions = [one for one in option["changes"] if "link" not in one.get("put", {})]
        data = {
            "batch": f"decide-{base}",
            "base_revision": base,
            "changes": mentions,
            "decisions": [{"stop": stop["key"], "take": option["readers"]}],
        }
        path = f"/api/sets/{told['gold']['set']}/changes/"
        return client.post(path, json.dumps(data), content_type="application/json")

    return decide


def _times(ask: Callable[[], Any], times: int = TIMES) -> list[float]:
    """Milliseconds of each time."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        answer = ask()
        took.append((time.perf_counter() - begun) * 1000)
        assert getattr(answer, "status_code", OK) == OK, answer.content
    return took


def _kept(by: dict[int, Document]) -> tuple[Any, Any]:
    """The article with these readings handed in, and its manager; types need Django set up."""
    from labels.actions import handout, projects  # noqa: PLC0415
    from labels.actions.annotate import apply_changes, submit  # noqa: PLC0415
    from labels.changes import difference  # noqa: PLC0415
    from labels.models import AnnotationSet, User  # noqa: PLC0415
    from labels.permissions import MemberRole  # noqa: PLC0415

    manager = User.objects.create(username="manager")
    project = projects.found(
        slug="bench",
        name="bench",
        schema=SCHEMA,
        by=manager,
        at=AT,
        readers_per_article=READERS,
    )
    bring(project, {"a": by[1].text}, by=manager)
    article = project.articles.get()
    for number, reading in by.items():
        reader = User.objects.create(username=f"reader{number}")
        projects.admit(project=project, user=reader, role=MemberRole.ANNOTATOR)
        own = handout.open_article(article=article, by=reader, at=AT)
        changes = difference(reading.bare(), reading)
        apply_changes(
            annotation_set=own, batch="b", base_revision=0, changes=changes, by=reader, at=AT
        )
        own = AnnotationSet.objects.get(pk=own.pk)
        submit(annotation_set=own, base_revision=1, by=reader, at=AT)
    return article, manager


def _whole(chance: random.Random) -> Document:
    text = SENTENCE * 120
    starts = range(1, len(text) - 20, len(text) // (ENTITIES + EVENTS + 1))
    marks = [
        Mention(f"m{place}", Span(start, start + chance.randint(3, 14)), chance.choice(TYPES))
        for place, start in enumerate(starts[: ENTITIES + EVENTS])
    ]
    events = [
        replace(one, type="Attack", kind=MentionKind.EVENT) for one in chance.sample(marks, EVENTS)
    ]
    entities = [one for one in marks if one.id not in {event.id for event in events}]
    links = [
        Link(f"l{place}", events[place % EVENTS].id, filler.id, ("Place", "Target")[place % 2])
        for place, filler in enumerate(chance.sample(entities, ARGUMENTS))
    ]
    return Document.of(
        text,
        sentences=Spans.of(
            Span(start, start + len(SENTENCE) - 1) for start in range(0, len(text), len(SENTENCE))
        ),
        tokens=Spans(),
        mentions=[*entities, *events],
        links=links,
    )


def _heard(whole: Document, chance: random.Random) -> Document:
    """The document as one more reader made it, under ids of the reader's own."""
    entities = NOISE.on(whole, chance).mentions
    mentions = {**entities, **{one.id: one for one in whole.events()}}
    links = {
        one.id: one
        for one in whole.links.values()
        if chance.random() >= NOISE.missed and {one.source, one.target} <= mentions.keys()
    }
    return replace(whole, mentions=mentions, links=links)
