"""A reading as one line of JSON."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from json import JSONEncoder

from labels.formats.base import Reading
from labels.text.span import WIDTH, Spans
from labels.wire import attribute_data, link_data, mention_data
from labels.wire.data import given

FORMAT = "hashiya/1"
"""What a line of ours says of itself; another number will mean another spelling."""

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def line_of(reading: Reading) -> bytes:
    """The line, with its end; facts that are empty are left out."""
    document = reading.document
    head = {"format": FORMAT, "external_id": reading.external_id, **_facts(reading)}
    mentions = [mention_data(one) for one in document.in_reading_order()]
    links = [link_data(one) for one in document.links.values()]
    attributes = attribute_data(document.attributes)
    whole = f',"attributes":{_encode(attributes)}' if attributes else ""
    # The spans are nearly all of the numbers, and a pattern spells them thrice as fast as json.
    line = (
        f'{_encode(head)[:-1]},"sha256":"{sha256(document.text.encode()).hexdigest()}"'
        f',"text":{_encode(document.text)},"sentences":{_pairs(document.sentences)}'
        f',"tokens":{_pairs(document.tokens)},"mentions":{_encode(mentions)}'
        f',"links":{_encode(links)}{whole}}}\n'
    )
    return line.encode()


def _facts(reading: Reading) -> dict[str, object]:
    return given(
        title=reading.title,
        source=reading.source,
        url=reading.url,
        author=reading.author,
        published=reading.published,
        metadata=dict(reading.metadata),
        annotator=reading.annotator,
        state=reading.state,
        schema=reading.schema,
    )


def _pairs(spans: Spans) -> str:
    return _pattern(len(spans.flat) // WIDTH) % tuple(spans.flat)


@lru_cache(maxsize=1024)
def _pattern(pairs: int) -> str:
    return f"[{','.join(['[%d,%d]'] * pairs)}]"
