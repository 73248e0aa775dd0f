"""The same readers, led by atheris to what they have not done yet.

    python -m tests.fuzz.guided FORMAT [-max_total_time=600] [other options of libFuzzer]

atheris is no requirement: `pip install atheris` brings a wheel for Linux. What is found is kept
under var/fuzz/FORMAT, with the sound files that it begins with.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["labels"]):
    from labels.formats import FORMATS

from tests.fuzz.seeds import files_of, some
from tests.fuzz.trial import read

SOUND = 20
"""Exports with different options that it begins with."""


def main() -> None:
    """Write sound files of the format, then break them until something fails or time is over."""
    name = sys.argv[1]
    folder = Path("var") / "fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    endings = set()
    for seed in range(SOUND):
        files = files_of(name, random.Random(seed))  # noqa: S311
        for place, (file, data) in enumerate(files.items()):
            endings.add(Path(file).suffix)
            (folder / f"sound-{seed}-{place}").write_bytes(data)

    def one(data: bytes) -> None:
        reader = FORMATS[name]
        chance = random.Random(len(data))  # noqa: S311 - options differ, and come again
        read(reader, {f"x{chance.choice(sorted(endings))}": data}, some(reader.reading, chance))

    atheris.Setup([sys.argv[0], *sys.argv[2:], str(folder)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
