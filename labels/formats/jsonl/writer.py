"""A reading as one line of JSON."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from json import JSONEncoder
from json.encoder import encode_basestring as _quoted

from labels.document import Mention
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
    mentions = ",".join([_mention(one) for one in document.in_reading_order()])
    links = [link_data(one) for one in document.links.values()]
    attributes = attribute_data(document.attributes)
    whole = f',"attributes":{_encode(attributes)}' if attributes else ""
    # What there is most of, spans and mentions, is spelled by patterns: thrice as fast as by json.
    line = (
        f'{_encode(head)[:-1]},"sha256":"{sha256(document.text.encode()).hexdigest()}"'
        f',"text":{_quoted(document.text)},"sentences":{_pairs(document.sentences)}'
        f',"tokens":{_pairs(document.tokens)},"mentions":[{mentions}]'
        f',"links":{_encode(links)}{whole}}}\n'
    )
    return line.encode()


def _mention(mention: Mention) -> str:
    """What json makes of its data; few have more than this."""
    if mention.attributes or mention.note:
        return _encode(mention_data(mention))
    span = mention.span
    return (
        f'{{"id":{_quoted(mention.id)},"kind":"{mention.kind}","start":{span.start}'
        f',"end":{span.end},"type":{_quoted(mention.type)}}}'
    )


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
