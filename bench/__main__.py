"""All benchmarks, or those that are named.

    python -m bench [--data FOLDER] [NAME …], where the names are those of BENCHMARKS below

FOLDER holds real articles: `news/news.jsonl` (one a line, its text under `text`), and where there
are such `ud_pud/ar_pud-ud-test.conllu`, `anercorp/train.conll` and `articles/*.txt` (the first is
the sample article).
Without it the benchmarks make or borrow texts of their own, so that they run on every clone.
Measure when nothing else runs: every figure is of the whole machine.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import (
    adjudication,
    agreement,
    editor,
    exports,
    formats,
    handout,
    imports,
    lexicon,
    server,
    size,
    text,
    transfer,
)
from bench.figures import Figure, publish


def news(data: Path | None) -> Path | None:
    """The real articles in the folder, if it has them."""
    return data / "news" / "news.jsonl" if data else None


def sample(data: Path | None) -> Path | None:
    """The sample article in the folder, if it has one."""
    return next(iter(sorted((data / "articles").glob("*.txt"))), None) if data else None


BENCHMARKS: Mapping[str, Callable[[Path | None], Sequence[Figure]]] = {
    "text": text.figures,
    "lexicon": lexicon.figures,
    "agreement": agreement.figures,
    "adjudication": lambda _data: adjudication.figures(),
    "formats": lambda _data: formats.figures(),
    "transfer": lambda data: transfer.figures(news(data)),
    "imports": lambda data: imports.figures(news(data)),
    "exports": lambda data: exports.figures(news(data)),
    "size": lambda _data: size.figures(),
    "server": lambda _data: server.figures(),
    "handout": lambda _data: handout.figures(),
    "editor": lambda data: editor.figures(sample(data)),
}


BY_NAME = {"size"}
"""Those that run only when they are named: they take an hour, and some gigabytes."""


def main() -> None:
    """Run them one after another, and say at the end what was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--data", type=Path)
    parser.add_argument("names", nargs="*", default=[])
    chosen = parser.parse_args()
    missed = 0
    for name in chosen.names or (one for one in BENCHMARKS if one not in BY_NAME):
        found = BENCHMARKS[name](chosen.data)
        publish(name, found)
        missed += sum(not one.reached for one in found)
    print(f"\n{missed} of the figures missed their target." if missed else "\nEvery target is met.")


if __name__ == "__main__":
    main()
