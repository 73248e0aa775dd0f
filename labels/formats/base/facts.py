"""The facts of an article as JSON data, and its text as it comes out of such."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from labels.document import Attributes, Document, Link, Mention
from labels.formats.base.codes import RefusalCode
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.reading import Reading
from labels.text import sentences, tokens
from labels.text.intake import Cleaned, UnreadableTextError, clean
from labels.wire import Json, WireError, mention_from
from labels.wire.data import given
from labels.wire.documents import LONGEST_ID, LONGEST_TYPE

FACTS = ("title", "source", "url", "author", "published", "annotator", "state", "schema")
"""The facts of a reading that are texts, besides its external id."""

ALL_FACTS = ("external_id", *FACTS, "metadata")
"""All that is known of an article, in the order in which it is written."""

SHOWN = 100
"""Characters that a refusal repeats of what cannot be read."""


def facts_data(reading: Reading) -> Json:
    """The facts that are known, the external id first and the metadata last."""
    facts = {name: getattr(reading, name) for name in FACTS}
    return given(external_id=reading.external_id, **facts, metadata=dict(reading.metadata))


def facts_from(found: Json) -> tuple[dict[str, Any], frozenset[str]]:
    """The facts that an object spells, as a Reading names them, and the keys it had besides.

    These go into the metadata. Raises UnfitError for facts that are no text.
    """
    known = {name: fact(found, name) for name in (*FACTS, "external_id") if name in found}
    rest = {key: one for key, one in found.items() if key not in known and key != "metadata"}
    metadata = found.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise UnfitError(RefusalCode.NOT_A_FACT, key="metadata")
    return {**known, "metadata": {**rest, **metadata}}, frozenset(rest)


def fact(found: Json, key: str) -> str:
    """The text under a key; a number stands for itself, null and no key for nothing."""
    value = found.get(key)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise UnfitError(RefusalCode.NOT_A_FACT, key=key)


def text_from(text: object, *, marked: bool) -> Cleaned:
    """The text of an article as it will stay; `marked` tells that offsets count on it.

    Raises UnfitError where it is none, and where it is marked and would get other offsets.
    """
    if not isinstance(text, str):
        raise UnfitError(RefusalCode.NO_TEXT)
    try:
        cleaned = clean(text)
    except UnreadableTextError as error:
        raise UnfitError(RefusalCode(error.code), **error.parameters) from None
    if marked and len(cleaned.text) != len(text):
        raise UnfitError(RefusalCode.UNCLEAN_TEXT)
    return cleaned


def entity_from(found: Mapping[str, object], place: str, *, length: int) -> Mention:
    """The entity of these parts (`id`, `start`, `end`, `type`) in a text of that length.

    Raises UnfitError, naming the place where they stood.
    """
    try:
        mention = mention_from({"kind": "entity", **found}, place)
    except WireError as error:
        raise misspelt(error.code, error.place, error.value) from None
    if mention.span.end > length:
        end = mention.span.end
        raise UnfitError(RefusalCode.OUT_OF_TEXT, id=place, end=end, length=length)
    return mention


def split_document(
    text: str,
    *,
    mentions: Collection[Mention] = (),
    links: Collection[Link] = (),
    attributes: Attributes | None = None,
) -> Document:
    """These marks in a text that is split into sentences and tokens here."""
    return Document.of(
        text,
        sentences=sentences.split(text),
        tokens=tokens.tokenize(text),
        mentions=mentions,
        links=links,
        attributes=attributes,
    )


def refuse_long(document: Document) -> None:
    """Raise UnfitError where an id or a type is longer than any that can be kept."""
    marks: list[Mention | Link] = [*document.mentions.values(), *document.links.values()]
    for one in marks:
        if len(one.id) > LONGEST_ID or len(one.type) > LONGEST_TYPE:
            raise misspelt("not-a-name", one.id[:SHOWN], one.type)


def misspelt(error: str, place: str, value: object) -> UnfitError:
    """What stood at a place instead of what should, by a code of `labels.wire`."""
    return UnfitError(RefusalCode.MISSPELT, error=error, place=place, value=str(value)[:SHOWN])


def unfit(error: UnfitError | WireError) -> UnfitError:
    """What is wrong with data, as a reader tells it."""
    if isinstance(error, UnfitError):
        return error
    return misspelt(error.code, error.place, error.value)
