"""What may be asked of spaCy's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from labels.formats.base import Options
from labels.formats.base.choices import Within
from labels.formats.base.flat import Events


class File(StrEnum):
    """What is written."""

    JSONL = "jsonl"
    """Lines of `{"text", "spans"}`, as Prodigy and spaCy's projects read."""
    DOCBIN = "docbin"
    """What `spacy train` reads, in a ZIP; made by spaCy itself."""


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write; `within` is for DocBin, where labels lie on words."""

    extras: ClassVar[Mapping[tuple[str, str], str]] = MappingProxyType(
        {("file", "docbin"): "spacy"}
    )

    file: File = File.JSONL
    events: Events = Events.NONE
    within: Within = Within.WIDEN
