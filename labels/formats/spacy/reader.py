"""Lines of spaCy as readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from labels.document import Mention
from labels.formats.base import Outcome, Reading, RefusalCode, stem_of
from labels.formats.base.articles import Taken, articles_of
from labels.formats.base.facts import (
    entity_from,
    facts_from,
    misspelt,
    split_document,
    text_from,
)
from labels.formats.base.json_lines import UnfitError
from labels.text.sentences import SPLITTER
from labels.wire import Json

_SPANS = ("spans", "ents", "entities")
_OURS = frozenset({*_SPANS, "text", "meta", "tokens", "sents"})
"""Tokens and sentences are made here, as of every text; so they are no facts either."""

_Group = tuple[str, list[object]]


def read(lines: Iterable[bytes], *, name: str) -> Iterator[Outcome]:
    """A reading or a refusal for each line."""
    return articles_of(lines, partial(_taken, stem=stem_of(name)))


def _taken(found: Json, line: int, *, stem: str) -> Iterator[Taken]:
    groups = list(_groups(found))
    cleaned = text_from(found.get("text"), marked=any(group for _, group in groups))
    facts, unknown = facts_from(_facts(found))
    facts["external_id"] = facts.get("external_id") or f"{stem}-{line}"
    reading = Reading(
        document=split_document(cleaned.text, mentions=_mentions(groups, cleaned.text)),
        line=line,
        splitter=SPLITTER,
        was_read=any(key in found for key in _SPANS),
        **facts,
    )
    yield Taken(reading, cleaned.replaced, unknown)


def _facts(found: Json) -> Json:
    """The facts: those under `meta`, and all other keys of the line."""
    meta = found.get("meta") or {}
    if not isinstance(meta, dict):
        raise UnfitError(RefusalCode.NOT_A_FACT, key="meta")
    facts = {**{key: one for key, one in found.items() if key not in _OURS}, **meta}
    if "id" in facts and "external_id" not in facts:
        facts["external_id"] = facts.pop("id")
    return facts


def _groups(found: Json) -> Iterator[_Group]:
    """The lists of spans with their places: one, or several by their names as in `doc.spans`."""
    for key in _SPANS:
        spelled = found.get(key) or []
        groups = spelled if isinstance(spelled, dict) else {"": spelled}
        for name, group in groups.items():
            place = f"{key}.{name}" if name else key
            if not isinstance(group, list):
                raise misspelt("not-a-list", place, group)
            yield place, group


def _mentions(groups: list[_Group], text: str) -> list[Mention]:
    """The mentions of all lists; what stood in an earlier list is the same one again."""
    found: list[Mention] = []
    for place, group in groups:
        before = {(one.span, one.type) for one in found}
        for number, spelled in enumerate(group):
            one = _mention(spelled, f"{place}.{number}", number=len(found) + 1, length=len(text))
            if (one.span, one.type) not in before:
                found.append(one)
    return found


def _mention(spelled: object, place: str, *, number: int, length: int) -> Mention:
    match spelled:
        case [start, end, kind] | {"start": start, "end": end, "label": kind}:
            parts = {"id": f"m{number}", "start": start, "end": end, "type": kind}
            return entity_from(parts, place, length=length)
        case _:
            raise misspelt("not-a-span", place, spelled)
