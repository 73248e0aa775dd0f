"""What `bench.size` is measured on: a project with any number of articles, a share in each state.

    VAR_DIR=… [DATABASE_URL=…] python -m bench.size_data ARTICLES

The articles come in by the product's own import, so they are kept as any others are. Their texts
are put together by a seed from words of ours, and many articles bear the same one: what is asked
here does not read them. Prints as JSON how
many articles came in per second in each quarter of the import.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from labels.document import Document
    from labels.formats.base import Reading
    from labels.models import AnnotationSet, Project, User

SEED = 5
TOKENS = 100
TEXTS = 500
LABELS = 3
READERS = 20
ENDING = 0.1
"""How many of the words end a sentence."""

DAYS = 90
AT_ONCE = 5_000
WORDS = ("قال", "الوزير", "إن", "بغداد", "تشهد", "اجتماعا", "في", "مدينة", "الموصل", "اليوم")

SHARES = {"untouched": 55, "submitted": 15, "accepted": 20, "drafting": 5, "gold": 5}
"""Of a hundred articles: how many nobody has read, are in which state, or have a gold alone."""

RARE = {"sent-back": 10_007, "returned": 20_011}
"""One of so many drafts is in these states: what is rare is what a list must not search for."""


def main() -> None:
    """Migrate, fill, and tell."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after Django is set up

    call_command("migrate", verbosity=0)
    print(json.dumps(_filled(int(sys.argv[1]))))


def _filled(count: int) -> dict[str, Any]:
    from django.utils.timezone import now  # noqa: PLC0415 - after Django is set up

    from labels import shipped  # noqa: PLC0415
    from labels.actions import people, projects  # noqa: PLC0415
    from labels.permissions import MemberRole  # noqa: PLC0415

    at = now()
    manager = people.enrol(username="manager", name="M", password="", founds_projects=True)
    schema = shipped.schema("anercorp")
    project = projects.found(slug="bench", name="Bench", schema=schema, by=manager, at=at)
    readers = {}
    for number in range(READERS):
        user = people.enrol(username=f"reader{number}", name="", password="", founds_projects=False)
        projects.admit(project=project, user=user, role=MemberRole.ANNOTATOR)
        readers[user.username] = user.pk
    rates = _brought(project, count, readers=readers, by=manager, at=at)
    _worked(project, at)
    _settled()
    return {"rates": rates}


def _settled() -> None:
    """Let PostgreSQL do at once what its autovacuum does within minutes."""
    from django.db import connection  # noqa: PLC0415 - after Django is set up

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _brought(
    project: Project, count: int, *, readers: dict[str, int], by: User, at: datetime
) -> list[float]:
    """Import so many articles; the articles per second of each quarter."""
    from labels.actions import transfer  # noqa: PLC0415 - after Django is set up

    marks = [(0, time.perf_counter())]
    for told in transfer.import_readings(
        project=project,
        readings=_readings(count),
        twice=transfer.Twice.REFUSE,
        labels_as=transfer.as_named(readers),
        by=by,
        at=at,
    ):
        assert not told.refused, told
        if told.done >= len(marks) * count / 4:
            marks.append((told.done, time.perf_counter()))
    return [(done - before) / (ended - begun) for (before, begun), (done, ended) in pairwise(marks)]


def _readings(count: int) -> Iterator[Reading]:
    """The articles, the shares of each hundred of them in one order."""
    from labels.formats.base import Reading  # noqa: PLC0415 - after Django is set up

    chance = random.Random(SEED)  # noqa: S311 - the same words at every run
    bare = [_document(chance) for _ in range(TEXTS)]
    marked = [_marked(one) for one in bare]
    for number in range(count):
        state = _state(number * 37 % 100)
        has_labels = state != "untouched"
        yield Reading(
            f"news-{number:07}",
            (marked if has_labels else bare)[number % TEXTS],
            title=f"{WORDS[number % 10]} {WORDS[number // 10 % 10]} {number}",
            source="وكالة",
            published="2026-01-01",
            annotator="" if state in {"untouched", "gold"} else f"reader{number // 100 % READERS}",
            state="" if state in {"untouched", "gold"} else state,
            was_read=has_labels,
        )


def _state(of_hundred: int) -> str:
    ends = accumulate(SHARES.values())
    return next(state for state, end in zip(SHARES, ends, strict=True) if of_hundred < end)


def _document(chance: random.Random) -> Document:
    from labels.document import Document  # noqa: PLC0415 - after Django is set up
    from labels.text import sentences, tokens  # noqa: PLC0415

    text = " ".join(f"{word}." if chance.random() < ENDING else word for word in _words(chance))
    return Document.of(text, sentences=sentences.split(text), tokens=tokens.tokenize(text))


def _words(chance: random.Random) -> list[str]:
    return chance.choices(WORDS, k=TOKENS)


def _marked(bare: Document) -> Document:
    from labels.document import Document, Mention  # noqa: PLC0415 - after Django is set up

    mentions = [
        Mention(id=f"m{number}", span=span, type="LOC")
        for number, span in zip(range(LABELS), bare.tokens, strict=False)
    ]
    return Document.of(bare.text, sentences=bare.sentences, tokens=bare.tokens, mentions=mentions)


def _worked(project: Project, at: datetime) -> None:
    """Let finished readings have been handed in over the last days, and some be in rare states."""
    from labels.models import AnnotationSet  # noqa: PLC0415 - after Django is set up

    sets = AnnotationSet.objects.filter(article__project=project, kind="reading").order_by("pk")
    for state, one_of in RARE.items():
        drafts = sets.filter(state="drafting").values_list("pk", flat=True)[::one_of]
        AnnotationSet.objects.filter(pk__in=drafts).update(state=state)
    finished = sets.filter(state__in=AnnotationSet.FINISHED_STATES)
    last = 0
    while page := list(finished.filter(pk__gt=last)[:AT_ONCE]):
        _handed_in(project, page, at)
        last = page[-1].pk


def _handed_in(project: Project, page: list[AnnotationSet], at: datetime) -> None:
    """Count these as handed in at some time of the last days, after two minutes of work."""
    from django.db import transaction  # noqa: PLC0415 - after Django is set up

    from labels.models import AnnotationSet, HandIn, Visit  # noqa: PLC0415

    hand_ins, visits = [], []
    for one in page:
        one.submitted_at = when = at - timedelta(seconds=one.pk * 7919 % (DAYS * 86_400))
        facts: dict[str, Any] = {
            "annotation_set": one,
            "project": project,
            "reader_id": one.author_id,
            "day": when.date(),
        }
        hand_ins.append(HandIn(**facts, at=when))
        visits.append(Visit(**facts, key="bench", seconds=120, last_at=when))
    with transaction.atomic():
        HandIn.objects.bulk_create(hand_ins)
        Visit.objects.bulk_create(visits)
        AnnotationSet.objects.bulk_update(page, ["submitted_at"], batch_size=200)


if __name__ == "__main__":
    main()
