"""How much memory readers take at most, whatever they are given: held to it by the system."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise, repeat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
from pyarrow import parquet

from labels.formats import FORMATS

MEGABYTE = 1024 * 1024
LINE = 50
"""Megabytes of a line that nobody writes."""

MOST = 128
"""Megabytes that a reader may take to refuse it: 32 of an article's file, and what copies it."""

BOMB = 200
"""Megabytes that a bomb unpacks to."""

TOO_LONG = {
    **dict.fromkeys(FORMATS, "too-long 1"),
    **dict.fromkeys(("text", "webanno", "cas-xmi", "cas-json"), "too-long None"),
    # A line break within an object of JSON ends nothing: the file does.
    "label-studio": "too-long 1, truncated 2",
    "brat": "too-long None",
}


def told(*asked: tuple[str, Path]) -> dict[str, str]:
    """What is told of each file by a process with so much memory and no more."""
    files = [f"{name}={path}" for name, path in asked]
    command = [sys.executable, "-m", "tests.broken.bounded", str(MOST), *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.returncode == 0, run.stderr
    found: dict[str, str] = {}
    for line in run.stdout.splitlines():
        name, _, said = line.partition(" ")
        found[name] = f"{found[name]}, {said}" if name in found else said
    return found


def letters(megabytes: int) -> Iterator[bytes]:
    """So many megabytes, one after the other."""
    return repeat(b"x" * MEGABYTE, megabytes)


def long_line(folder: Path, name: str) -> Path:
    """A file of a format that is one line, as long as no line is."""
    ending = ".txt" if name == "brat" else FORMATS[name].suffixes[0]
    path = folder / f"{name}{ending}"
    with path.open("wb") as file:
        file.write(b'[{"text": "' if name == "label-studio" else b'{"text": "')
        file.writelines(letters(LINE))
        file.write(b'"}\n')
    return path


def test_a_line_of_fifty_megabytes_is_refused_in_little_memory(tmp_path: Path) -> None:
    found = told(*((name, long_line(tmp_path, name)) for name in FORMATS))

    assert found == TOO_LONG


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("a.jsonl", "w") as member:
        member.writelines(letters(BOMB))

    assert told(("jsonl", path)) == {"jsonl": "too-compressed None"}


def test_a_bomb_of_one_packed_file_is_given_up_on(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb") as file:
        file.writelines(letters(BOMB))

    assert told(("jsonl", path)) == {"jsonl": "too-compressed None"}


def test_entities_without_end_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "a.xmi"
    levels = [f'<!ENTITY {name} "{f"&{of};" * 10}">' for of, name in pairwise("abcdefghi")]
    doctype = f'<!DOCTYPE x [<!ENTITY a "ha">{"".join(levels)}]>'
    path.write_text(f'{doctype}<x xmlns="http://www.omg.org/XMI">&i;</x>')

    assert told(("cas-xmi", path)) == {"cas-xmi": "doctype 1"}


def packed(path: Path, *, words: int, letters: int) -> Path:
    """A Parquet of one row with so many words of so many letters: a few kilobytes."""
    values = pa.repeat("x" * letters, words)
    table = pa.table({"id": ["a"], "tokens": pa.ListArray.from_arrays([0, words], values)})
    parquet.write_table(table, path, compression="zstd")
    assert path.stat().st_size < MEGABYTE
    return path


def test_a_parquet_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    few_large = packed(tmp_path / "large.parquet", words=1, letters=BOMB * MEGABYTE)
    many_small = packed(tmp_path / "many.parquet", words=20_000_000, letters=1)

    assert told(("huggingface", few_large)) == {"huggingface": "large-group None"}
    assert told(("huggingface", many_small)) == {"huggingface": "large-group None"}
