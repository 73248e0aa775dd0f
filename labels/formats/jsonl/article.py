"""One line, decoded, as a reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from labels.document import Document
from labels.formats.base import Reading, RefusalCode
from labels.formats.base.articles import Taken
from labels.formats.base.facts import FACTS, fact, text_from
from labels.formats.base.json_lines import UnfitError
from labels.formats.jsonl.writer import FORMAT
from labels.text import sentences, tokens
from labels.text.intake import Cleaned
from labels.text.sentences import SPLITTER
from labels.wire import Json, WireError, document_from

_MARKED = ("sentences", "tokens", "mentions", "links")
_OF_OURS = "attributes"
"""In plain lines it may mean anything, so there it is one of the keys that we have no name for."""
_READ = frozenset({"format", "mentions", "links", "annotator", "state"})
"""Keys of which a line has at least one when somebody has read its article."""

_KNOWN = frozenset(
    {"format", "external_id", "metadata", "sha256", "text", *FACTS, *_MARKED, _OF_OURS}
)
_OTHER_NAMES: Mapping[str, str] = {"id": "external_id", "date": "published"}
"""What plain lines call some facts."""


def taken(found: Json, line: int, *, stem: str) -> Iterator[Taken]:
    """The one reading that a line spells; raises UnfitError.

    Its external id is made of `stem` and `line` where it has none.
    """
    ours = _KNOWN if "format" in found else _KNOWN - {_OF_OURS}
    unknown = frozenset(found.keys() - ours)
    if unknown:
        found, unknown = _plain(found, unknown)
    elif found.get("format", FORMAT) != FORMAT:
        raise UnfitError(RefusalCode.OTHER_VERSION, value=str(found["format"]))
    cleaned = _text(found)
    metadata = found.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise UnfitError(RefusalCode.NOT_A_FACT, key="metadata")
    reading = Reading(
        external_id=fact(found, "external_id") or f"{stem}-{line}",
        document=_document(found, cleaned.text),
        title=fact(found, "title"),
        source=fact(found, "source"),
        url=fact(found, "url"),
        author=fact(found, "author"),
        published=fact(found, "published"),
        metadata=metadata,
        annotator=fact(found, "annotator"),
        state=fact(found, "state"),
        schema=fact(found, "schema"),
        line=line,
        splitter=SPLITTER if found.get("tokens") is None else "",
        was_read=not _READ.isdisjoint(found),
    )
    yield Taken(reading, cleaned.replaced, unknown)


def _plain(found: Json, unknown: frozenset[str]) -> tuple[Json, frozenset[str]]:
    """The line with our names, and the keys that went into its metadata for want of one."""
    if "format" in found:
        keys = ", ".join(sorted(unknown))
        raise UnfitError(RefusalCode.MISSPELT, error="unknown-key", place="line", value=keys)
    ours = {key: value for key, value in found.items() if key not in unknown}
    rest = {key: found[key] for key in found if key in unknown}
    for other, name in _OTHER_NAMES.items():
        if other in rest and name not in ours:
            ours[name] = rest.pop(other)
    if rest:
        metadata = ours.get("metadata") or {}
        ours["metadata"] = {**rest, **metadata} if isinstance(metadata, dict) else metadata
    return ours, frozenset(rest)


def _text(found: Json) -> Cleaned:
    text = found.get("text")
    stated = found.get("sha256")
    if stated is not None and isinstance(text, str) and stated != sha256(text.encode()).hexdigest():
        raise UnfitError(RefusalCode.OTHER_HASH)
    return text_from(text, marked=any(found.get(key) for key in _MARKED))


def _document(found: Json, text: str) -> Document:
    parts = {key: found[key] for key in (*_MARKED, _OF_OURS) if found.get(key) is not None}
    if not parts:
        return Document(text, sentences=sentences.split(text), tokens=tokens.tokenize(text))
    try:
        document = document_from({"text": text, **parts}, "line")
    except WireError as error:
        params = {"error": error.code, "place": error.place, "value": str(error.value)}
        raise UnfitError(RefusalCode.MISSPELT, **params) from None
    _refuse_outside(document)
    return Document(
        text,
        sentences=document.sentences if "sentences" in parts else sentences.split(text),
        tokens=document.tokens if "tokens" in parts else tokens.tokenize(text),
        mentions=document.mentions,
        links=document.links,
        attributes=document.attributes,
    )


def _refuse_outside(document: Document) -> None:
    length = len(document.text)
    for one in document.mentions.values():
        if one.span.end > length:
            raise UnfitError(RefusalCode.OUT_OF_TEXT, id=one.id, end=one.span.end, length=length)
    for link in document.links.values():
        for end in link.ends:
            if end not in document.mentions:
                raise UnfitError(RefusalCode.NO_SUCH_MENTION, id=end, place=link.id)
