"""Files in and out: one module per format, none of which knows another.

Whoever reads or writes a file asks `FORMATS` for the format by its name; those that can be written
stand in `WRITABLE` too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labels.formats.base import Format, Writable
from labels.formats.brat import Brat
from labels.formats.conll import Conll
from labels.formats.doccano import Doccano
from labels.formats.dygie import Dygie
from labels.formats.jsonl import Jsonl
from labels.formats.labelstudio import LabelStudio
from labels.formats.maven import MavenArg
from labels.formats.oneie import OneIe
from labels.formats.spacy import Spacy
from labels.formats.text import Text

FORMATS: Mapping[str, Format[Any]] = {
    one.name: one
    for one in (
        Text(),
        Jsonl(),
        Conll(),
        Spacy(),
        Doccano(),
        LabelStudio(),
        OneIe(),
        Dygie(),
        MavenArg(),
        Brat(),
    )
}
"""Every format by its name."""

WRITABLE: Mapping[str, Writable[Any, Any]] = {
    name: one for name, one in FORMATS.items() if isinstance(one, Writable)
}
"""Those that can be written too."""


def format_of(file: str) -> Format[Any] | None:
    """The format that a file's name tells by its ending; None where it tells none of ours."""
    lowered = file.lower()
    endings = (
        (len(suffix), one)
        for one in FORMATS.values()
        for suffix in one.suffixes
        if lowered.endswith(suffix)
    )
    return max(endings, key=lambda one: one[0], default=(0, None))[1]
