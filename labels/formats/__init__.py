"""Files in and out: one module per format, none of which knows another.

Whoever reads or writes a file asks `FORMATS` for the format by its name; those that can be written
stand in `WRITABLE` too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from labels.formats.base import Bundle, File, Format, Head, Sureness, Writable
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


@dataclass(frozen=True, slots=True)
class Share:
    """The files of a bundle that are of one format, and those that go along with them."""

    format: Format[Any]
    bundle: Bundle
    own: tuple[str, ...]


def shares(bundle: Bundle) -> list[Share]:
    """The files by their formats, the surest first; empty where none is known.

    A file is of another format than the rest where that one is likely and the rest's is not: so a
    README goes along, and an article without labels stays with those that have some.
    """
    main = format_found(bundle)
    if main is None:
        return []
    others: defaultdict[str, list[File]] = defaultdict(list)
    for file in bundle:
        other = _other(main, file)
        if other is not None:
            others[other.name].append(file)
    shares_ = [_share(FORMATS[name], others[name], bundle) for name in sorted(others)]
    taken = {file.name for share in shares_ for file in share.bundle}
    named = {one.name for one in bundle.ending_in(*main.suffixes)}
    apart = taken - named | {name for share in shares_ for name in share.own}
    rest = [one for one in bundle if one.name not in apart]
    own = tuple(one.name for one in rest if one.name in named or not named)
    return [Share(main, Bundle.of(*rest), own), *shares_]


def _share(format_: Format[Any], files: Sequence[File], bundle: Bundle) -> Share:
    own = tuple(one.name for one in files)
    beside = bundle.ending_in(*format_.beside) if format_.beside else []
    return Share(format_, Bundle.of(*files, *beside), own)


def _other(main: Format[Any], file: File) -> Format[Any] | None:
    """The format of a file that does not go with the rest; None for one that does."""
    if file.ends_in(*main.beside):
        return None
    head = _head(file)
    if main.recognises(head) >= Sureness.LIKELY:
        return None
    other = _surest([head])
    likely = other is not None and other.recognises(head) >= Sureness.LIKELY
    return other if likely and other is not main else None


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
