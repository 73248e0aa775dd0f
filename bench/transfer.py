"""How fast articles and labels come in and go out, and how much memory that takes.

    python -m bench transfer [--data FOLDER]

The articles are paragraphs of the news in the given file (JSON Lines with `text`), shuffled by a
seed; without one they are made of words by the same seed. Every trial runs in a process of its
own on a new SQLite database, so its peak of memory is its own.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

from annotator.management.loading import loading
from bench.figures import Figure

SEED = 7
SHORT = 10_000
LABELS = 10
TOKENS = 100
TYPES = ("PERS", "ORG", "LOC", "MISC")
SYLLABLES = ("با", "مد", "كر", "سي", "نو", "لا", "تش", "حم", "را", "عي", "قد", "فو")


def figures(news: Path | None = None) -> list[Figure]:
    """All figures, each trial in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        files = _files(place, news)
        return [figure for trial in TRIALS for figure in trial(place, files)]


def _files(place: Path, news: Path | None) -> dict[str, Path]:
    """The files to import, by name."""
    texts = list(paragraphs(news))
    files = {
        "short": place / "short.jsonl",
        "many": place / "many.jsonl",
        "labelled": place / "labelled.jsonl",
        "few": place / "few.jsonl",
        "news": news or place / "news.jsonl",
    }
    write(files["short"], texts, SHORT)
    write(files["many"], texts, SHORT * 10)
    write(files["labelled"], texts, SHORT, labels=LABELS)
    write(files["few"], texts, SHORT // 10, labels=LABELS)
    if news is None:
        long = ["\n".join(texts[at : at + 5]) for at in range(0, 565 * 5, 5)]
        write(files["news"], long, 565)
    return files


def paragraphs(news: Path | None) -> Iterator[str]:
    """Texts of about TOKENS words, in an order that the seed alone decides."""
    chance = random.Random(SEED)  # noqa: S311
    words = _words_of(news) if news else [_word(chance) for _ in range(200_000)]
    pieces = [words[at : at + TOKENS] for at in range(0, len(words), TOKENS)]
    chance.shuffle(pieces)
    return (" ".join(piece) for piece in pieces)


def _words_of(news: Path) -> list[str]:
    with news.open(encoding="utf-8") as lines:
        return [word for line in lines for word in json.loads(line)["text"].split()]


def _word(chance: random.Random) -> str:
    ending = "." if chance.random() < 1 / 20 else ""
    return "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) + ending


def write(path: Path, texts: list[str], count: int, *, labels: int = 0) -> None:
    """So many articles with so many labels each, a line each."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            # A number in front: no two texts are the same.
            text = f"{number} {texts[number % len(texts)]}"
            row = {"id": f"a{number}", "text": text, "mentions": _mentions(text, labels)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _mentions(text: str, count: int) -> list[dict[str, Any]]:
    """So many words of a text, marked, from the first one on."""
    found = []
    start = 0
    for number, word in enumerate(text.split(" ")[:count]):
        end = start + len(word)
        kind = TYPES[number % len(TYPES)]
        found.append(
            {"id": f"m{number}", "kind": "entity", "start": start, "end": end, "type": kind}
        )
        start = end + 1
    return found


# --- trials, from the process that asks for them --------------------------------------------------


def _imports(folder: Path, files: dict[str, Path]) -> Iterator[Figure]:
    for name, file, count, target in (
        ("10,000 short articles", "short", SHORT, 6_000),
        ("565 news articles", "news", 565, 1_500),
        ("10,000 short articles, 10 labels each", "labelled", SHORT, 2_000),
        ("100,000 short articles", "many", SHORT * 10, 6_000),
    ):
        told = _trial("import", files[file], folder / f"{file}.sqlite3")
        assert told["count"] == count, told
        yield Figure(f"import: {name}", count / told["seconds"], "articles/s", target, "below")
        yield Figure(f"import: {name}, peak memory", told["megabytes"], "MB", 250, "above")


def _exports(folder: Path, files: dict[str, Path]) -> Iterator[Figure]:
    _trial("import", files["few"], folder / "few.sqlite3")
    for name, database in (("10,000", "labelled"), ("1,000", "few")):
        for form, target in (("jsonl", 2.0), ("conll", 3.0)):
            told = _trial(f"export-{form}", folder / "out", folder / f"{database}.sqlite3")
            what = f"export: {form}, {name} articles, {LABELS} labels each"
            if database == "labelled":
                yield Figure(what, told["seconds"], "s", target, "above")
            yield Figure(f"{what}, peak memory", told["megabytes"], "MB", 200, "above")


TRIALS: tuple[Callable[[Path, dict[str, Path]], Iterator[Figure]], ...] = (_imports, _exports)


def _trial(name: str, file: Path, database: Path) -> dict[str, float]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(database.parent),
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
    }
    command = [sys.executable, "-m", "bench.transfer", name, str(file)]
    answer = subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    told: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return told


# --- one trial, in its own process ----------------------------------------------------------------


def trial(name: str, file: Path) -> dict[str, float]:
    """Import a file, or export to it, and tell how long it took and what memory at most."""
    with loading():  # as manage.py does
        django.setup()
    form = name.removeprefix("export-")
    count, seconds = bring(file) if name == "import" else _export(file, form)
    return {"count": count, "seconds": seconds, "megabytes": _peak()}


def bring(file: Path, slug: str = "bench") -> tuple[int, float]:
    """Import a file into a new project: how many articles, and in how many seconds."""
    from django.core.management import call_command  # noqa: PLC0415 - after django.setup()

    from labels import shipped  # noqa: PLC0415
    from labels.actions import projects, transfer  # noqa: PLC0415
    from labels.formats import FORMATS  # noqa: PLC0415
    from labels.models import User  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    at = datetime.now(UTC)
    by, _ = User.objects.get_or_create(username="bench")
    project = projects.found(slug=slug, name=slug, schema=shipped.schema("anercorp"), by=by, at=at)
    jsonl = FORMATS["jsonl"]
    begun = time.perf_counter()
    with file.open("rb") as lines:
        *_, last = transfer.import_readings(
            project=project,
            readings=jsonl.read(lines, jsonl.reading(), name=file.name),
            twice=transfer.Twice.REFUSE,
            labels_as=transfer.GOLD if "few labelled".count(file.stem) else transfer.NONE,
            by=by,
            at=at,
        )
    assert last.refused == 0, last
    return last.done, time.perf_counter() - begun


def _export(file: Path, form: str) -> tuple[int, float]:
    from labels.actions import transfer  # noqa: PLC0415 - after django.setup()
    from labels.formats import WRITABLE  # noqa: PLC0415
    from labels.models import Project  # noqa: PLC0415

    begun = time.perf_counter()
    with file.open("wb") as to:
        *_, last = transfer.export_readings(
            project=Project.objects.get(),
            source=transfer.Source.GOLD,
            format=WRITABLE[form],
            options=WRITABLE[form].writing(),
            to=to,
        )
    return last.done, time.perf_counter() - begun


def _peak() -> float:
    """Megabytes that this program held at most; its parent's do not count, as in ru_maxrss."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(trial(sys.argv[1], Path(sys.argv[2]))) + "\n")
