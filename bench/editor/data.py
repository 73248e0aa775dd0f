"""What `bench.editor` opens: short and long articles, few and many labels, and a session.

    VAR_DIR=… python -m bench.editor.data [SAMPLE]

SAMPLE is a text file for the short articles; the first article of the demo where none is given. The
long ones are the demo's sentences over and over. Labels fall by seed. Prints as JSON what the
browser needs to know.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

from bench.bringing import AT, bring
from bench.editor.readings import COMPARED, LABELS, compared

if TYPE_CHECKING:
    from labels.document import Document, Mention
    from labels.models import Project, User

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 7
WORDS = 10_000
LONGEST = 4
"""Words that one label covers at most."""
ARTICLES = {"short-0": 0, "short-200": 200, "long-0": 0, "long-2000": 2_000, "long-10000": 10_000}
"""How many labels each has."""
PARAGRAPHS = 40
"""Of the article that three people have read."""


def main() -> None:
    """Migrate, fill, and tell."""
    sample = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after Django is set up

    call_command("migrate", verbosity=0)
    print(json.dumps(_filled(sample)))


def _filled(sample: str) -> dict[str, Any]:
    from labels import shipped  # noqa: PLC0415 - after Django is set up
    from labels.actions import people, projects  # noqa: PLC0415
    from labels.records import bare_document  # noqa: PLC0415

    manager = people.enrol(username="manager", name="M", password="", founds_projects=True)
    project = projects.found(
        slug="bench", name="Bench", schema=shipped.schema("ace"), by=manager, at=AT
    )
    demo = _demo()
    texts = {"short": sample or demo[0], "long": _long(demo)}
    texts["compared"] = "\n".join(texts["long"].split("\n")[:PARAGRAPHS])
    named = [*ARTICLES, COMPARED]
    bring(project, {name: texts[name.split("-")[0]] for name in named}, by=manager)
    for name, labels in ARTICLES.items():
        _label(project, manager, name=name, labels=labels)
    articles = {one.external_id: one.pk for one in project.articles.all()}
    both = project.articles.get(external_id=COMPARED)
    return {
        "gold": compared(both, list(_mentions(bare_document(both), LABELS)), by=manager),
        "session": _session(manager),
        "articles": articles,
        "text": texts["long"],
    }


def _demo() -> list[str]:
    lines = (ROOT / "annotator" / "demo" / "articles.jsonl").read_text(encoding="utf-8")
    return [str(json.loads(line)["text"]) for line in lines.splitlines()]


def _long(demo: list[str]) -> str:
    """Paragraphs of the demo until there are enough words."""
    paragraphs = cycle([one for text in demo for one in text.split("\n") if one.strip()])
    taken: list[str] = []
    count = 0
    while count < WORDS:
        taken.append(next(paragraphs))
        count += len(taken[-1].split())
    return "\n".join(taken)


def _label(project: Project, manager: User, *, name: str, labels: int) -> None:
    from labels.actions import annotate, handout  # noqa: PLC0415 - after Django is set up
    from labels.changes import Put  # noqa: PLC0415
    from labels.records import bare_document  # noqa: PLC0415

    article = project.articles.get(external_id=name)
    reading = handout.open_article(article=article, by=manager, at=AT)
    marks = list(_mentions(bare_document(article), labels))
    if marks:
        annotate.apply_changes(
            annotation_set=reading,
            batch=name,
            base_revision=reading.revision,
            changes=[Put(one) for one in marks],
            by=manager,
            at=AT,
        )


def _mentions(document: Document, count: int) -> Iterator[Mention]:
    """So many labels of a few words each, one in seven a trigger, no two alike."""
    from labels.document import Mention  # noqa: PLC0415 - after Django is set up
    from labels.schema import MentionKind  # noqa: PLC0415
    from labels.text.span import Span  # noqa: PLC0415

    chance = random.Random(SEED)  # noqa: S311 - the same labels at each run
    seen: set[tuple[int, int, str]] = set()
    while len(seen) < count:
        sentence = chance.choice(document.sentences)
        within = document.tokens.touching(sentence)
        first = chance.choice(within)
        last = min(first + chance.randrange(LONGEST), within.stop - 1)
        start, end = document.tokens[first].start, document.tokens[last].end
        event = chance.random() < 1 / 7
        kind = chance.choice(("Conflict.Attack", "Life.Die") if event else ("PER", "ORG", "GPE"))
        if (start, end, kind) not in seen:
            seen.add((start, end, kind))
            of = MentionKind.EVENT if event else MentionKind.ENTITY
            yield Mention(f"m{len(seen)}", Span(start, end), kind, of)


def _session(user: User) -> str:
    from django.conf import settings  # noqa: PLC0415 - after Django is set up
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(user)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


if __name__ == "__main__":
    main()
