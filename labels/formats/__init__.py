"""Files in and out: one module per format, none of which knows another.

Whoever reads or writes a file asks `FORMATS` for the format by its name; those that can be written
stand in `WRITABLE` too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from labels.formats.base import Bundle, File, Format, Head, Writable
from labels.formats.brat import Brat
from labels.formats.conll import Conll
from labels.formats.conllu import Conllu
from labels.formats.doccano import Doccano
from labels.formats.dygie import Dygie
from labels.formats.huggingface import HuggingFace
from labels.formats.inception import CasJson, WebAnno, Xmi
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
        Conllu(),
        Spacy(),
        Doccano(),
        LabelStudio(),
        HuggingFace(),
        OneIe(),
        Dygie(),
        MavenArg(),
        Brat(),
        WebAnno(),
        Xmi(),
        CasJson(),
    )
}
"""Every format by its name."""

WRITABLE: Mapping[str, Writable[Any, Any]] = {
    name: one for name, one in FORMATS.items() if isinstance(one, Writable)
}
"""Those that can be written too."""


HEAD = 64 * 1024
"""Bytes at the beginning of a file that tell its format."""

LOOKED_AT = 20
"""Files of a bundle that are looked at."""


def format_of(head: Head) -> Format[Any] | None:
    """The format that a file tells by its name and its first bytes; None where it tells none."""
    return _surest([head])


def format_found(bundle: Bundle) -> Format[Any] | None:
    """The format that is surest of one of these files; None where none of ours is sure of any."""
    return _surest([_head(file) for file in islice(bundle, LOOKED_AT)])


def _surest(heads: Sequence[Head]) -> Format[Any] | None:
    sureness = {name: max(map(one.recognises, heads)) for name, one in FORMATS.items()}
    best = max(sureness, key=lambda name: (sureness[name], _longest(FORMATS[name], heads)))
    return FORMATS[best] if sureness[best] else None


def _longest(format_: Format[Any], heads: Sequence[Head]) -> int:
    """How long an ending of the format's a name has: `.doccano.jsonl` tells more than `.jsonl`."""
    endings = (one for one in format_.suffixes for head in heads if head.ends_in((one,)))
    return max(map(len, endings), default=0)


def _head(file: File) -> Head:
    with file.open() as opened:
        return Head(file.name, opened.read(HEAD))
