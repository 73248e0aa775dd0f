"""Break files for as long as asked, and say what no reader may do.

    python -m tests.fuzz [--minutes 10] [--seed 0] [format …]

Each trial has a number; what fails is told with it, and `--seed N --trials 1` does it again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Container

from tests.fuzz.archives import ARCHIVES, trial_of_archives
from tests.fuzz.seeds import NAMES
from tests.fuzz.trial import trial


def main() -> int:
    """Run, print, and return how many kinds of failure there were."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--trials", type=int, default=sys.maxsize)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("names", nargs="*", default=[])
    asked = parser.parse_args()
    names = asked.names or [*NAMES, ARCHIVES]
    end = time.monotonic() + 60 * asked.minutes
    failures: Counter[str] = Counter()
    number = 0
    while number < asked.trials and time.monotonic() < end:
        failure = _tried(asked.seed + number, names[number % len(names)], known=failures)
        if failure:
            failures[failure] += 1
        number += 1
    print(f"{number} trials, {failures.total()} failures of {len(failures)} kinds")
    for kind, count in failures.most_common():
        print(f"  {count} × {kind}")
    return len(failures)


def _tried(seed: int, name: str, known: Container[str]) -> str:
    """What kind of failure a trial ends in, printed unless it is known; empty for none."""
    try:
        chance = random.Random(seed)  # noqa: S311
        if name == ARCHIVES:
            trial_of_archives(chance)
        else:
            trial(chance, name)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{name}: {type(error).__name__} at {where.name}:{where.lineno}"
        if kind not in known:
            print(f"--- again: --seed {seed} --trials 1 {name}")
            traceback.print_exc()
        return kind
    return ""


if __name__ == "__main__":
    sys.exit(min(main(), 1))
