"""Files that belong together: what a folder or an archive holds, as formats read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|%]|^\.|\.$')
_ESCAPED = re.compile(r"%([0-7][0-9A-F])")


@dataclass(frozen=True, slots=True)
class File:
    """One file to be read.

    `name` is its path within its folder or archive, with "/" between folders. `opener` opens it for
    reading in binary, at its beginning, however often it is called. `size` is in bytes, 0 where
    nobody asked.
    """

    name: str
    opener: Callable[[], IO[bytes]] = field(repr=False)
    size: int = 0

    def open(self) -> IO[bytes]:
        """The file from its beginning; whoever opens it closes it."""
        return self.opener()

    def ends_in(self, *suffixes: str) -> bool:
        """Whether its name has one of these endings, in capitals or not."""
        return self.name.lower().endswith(suffixes)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a folder or an archive by their names, or one file that came by itself."""

    files: Mapping[str, File]

    @classmethod
    def of(cls, *files: File) -> Bundle:
        """These files, in the order of their names."""
        return cls({one.name: one for one in sorted(files, key=lambda one: one.name)})

    def __iter__(self) -> Iterator[File]:
        return iter(self.files.values())

    def __len__(self) -> int:
        return len(self.files)

    def ending_in(self, *suffixes: str) -> list[File]:
        """Its files whose names have one of these endings, in order."""
        return [one for one in self if one.ends_in(*suffixes)]


def stem_of(name: str) -> str:
    """A file's name, with its folders, without its ending: what ids are made of."""
    path = PurePosixPath(name)
    return str(path.parent / path.stem) if path.name else ""


def file_name(external_id: str) -> str:
    """The name, without ending, of the file that holds an article: fit for every system.

    Characters that some system forbids are spelled %XX; `external_id_of` gives them back.
    """
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", external_id) or "%00"


def external_id_of(name: str) -> str:
    """The id of the article that a file of this name, without ending, holds.

    Only what `file_name` spells is read back; other signs of per cent stay what they are.
    """
    if name == "%00":
        return ""
    return _ESCAPED.sub(_unescaped, name)


def _unescaped(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if _UNSAFE.match(character) else found[0]
