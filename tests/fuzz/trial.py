"""One trial: a broken file is read, and what comes of it is sound."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Mapping
from functools import partial
from io import BytesIO
from typing import Any

from labels.formats import FORMATS
from labels.formats.base import Bundle, File, Format, Head, Options, Reading, Refusal, Remark
from labels.text.intake import clean
from labels.wire import document_data, document_from
from tests.fuzz.breaking import broken
from tests.fuzz.seeds import NAMES, files_of, some

SECONDS = 1.0
"""For each 100 kB, and for less: of the processor, which others may share."""

PER = 100_000
HEAD = 64 * 1024


class UnsoundError(AssertionError):
    """A reader did what no reader may."""


def trial(chance: random.Random, name: str, *, seconds: float = SECONDS) -> None:
    """Break a file of a format and read it, now and then as another; raises what the reader does.

    Raises UnsoundError for what is not sound, or took too long.
    """
    files = dict(files_of(name, chance))
    victim = chance.choice([*files])
    files[victim] = broken(files[victim], chance)
    reader = name if chance.random() < 0.9 else chance.choice(NAMES)
    read(FORMATS[reader], files, some(FORMATS[reader].reading, chance), seconds=seconds)


def read(
    format_: Format[Any], files: Mapping[str, bytes], options: Options, *, seconds: float = SECONDS
) -> None:
    """Read files as a format; raises as `trial`."""
    bundle = Bundle.of(*(File(name, partial(BytesIO, data)) for name, data in files.items()))
    begin = time.process_time()
    for name, data in files.items():
        format_.recognises(Head(name, data[:HEAD]))
    outcomes = list(format_.read_files(bundle, options))
    spent = time.process_time() - begin
    for outcome in outcomes:
        match outcome:
            case Reading():
                _refuse_unsound(outcome)
            case Refusal() | Remark():
                json.dumps(dict(outcome.params)).encode()
    if spent > seconds * max(1, sum(map(len, files.values())) / PER):
        raise UnsoundError(f"{format_.name} took {spent:.1f} seconds")


def _refuse_unsound(reading: Reading) -> None:
    document = reading.document
    if clean(document.text).text != document.text:
        raise UnsoundError("The text would be cleaned again.")
    # Everything else that a document must be, the wire asks for: ids, types, spans, ends of links.
    if document_from(document_data(document), "x") != document:
        raise UnsoundError("The document cannot be sent.")
    ends = [span.end for span in (*document.sentences[-1:], *document.tokens[-1:])]
    ends += [one.span.end for one in document.mentions.values()]
    if max(ends, default=0) > len(document.text):
        raise UnsoundError("Something lies beyond the text.")
    if not {end for one in document.links.values() for end in one.ends} <= {*document.mentions}:
        raise UnsoundError("A link ends at nothing.")
    if document.links.keys() & document.mentions.keys():
        raise UnsoundError("A link and a mention share an id.")
    facts = [reading.external_id, reading.title, reading.annotator, dict(reading.metadata)]
    json.dumps(facts, allow_nan=False, ensure_ascii=False).encode()
