"""From Label Studio's labelling configuration to a schema.

A block of labels is a kind of types: those of a block named `events` or `triggers` are events, all
others entities. Choices, numbers and texts of a region are attributes of the labels that
`whenLabelValue` names, or of all; those of the task are attributes of the article. Label Studio has
neither roles nor what may join what: what is a role there reads as a relation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from labels.schema.borrowed import ConfigError, colour_from, hotkey_from, unless_taken
from labels.schema.parts import (
    ARTICLE,
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Wording,
)
from labels.schema.whole import Schema

_BLOCKS = {"Labels", "HyperTextLabels", "ParagraphLabels"}
_EVENTS = {"events", "triggers"}
_FORMS = {"Choices", "Taxonomy", "TextArea", "Number", "Rating"}
_TRUTH = {"true", "false"}
_INNER = {"Label", "Choice", "Relation"}
_WITHOUT_MEANING = {"View", "Text", "HyperText", "Paragraphs", "Header", "Style", "Relations"}


@dataclass(frozen=True, slots=True)
class Config:
    """The schema of a configuration, and the lines of what no schema of ours has a place for."""

    schema: Schema
    passed_over: tuple[int, ...] = ()


@dataclass(slots=True)
class _Element:
    tag: str
    given: dict[str, str]
    line: int
    inner: list[_Element] = field(default_factory=list)

    def within(self) -> Iterator[_Element]:
        for one in self.inner:
            yield one
            yield from one.within()


def schema_from_config(text: str, *, name: str) -> Config:
    """The schema that a labelling configuration spells.

    Raises ConfigError for what is no XML, for one with a document type, for such may define
    entities, and for one without any labels.
    """
    elements = list(_parsed(text).within())
    blocks = [one for one in elements if one.tag in _BLOCKS]
    types = tuple(_types(blocks))
    if not types:
        raise ConfigError("no-labels")
    relations = dict.fromkeys(_name(one) for one in elements if one.tag == "Relation")
    known = _BLOCKS | _FORMS | _INNER | _WITHOUT_MEANING
    schema = Schema(
        name=name,
        types=types,
        relations=tuple(RelationType(one) for one in relations),
        attributes=tuple(_attributes(elements, types)),
    )
    return Config(schema, tuple(one.line for one in elements if one.tag not in known))


def _parsed(text: str) -> _Element:
    root = _Element("", {}, 0)
    path = [root]
    parser = expat.ParserCreate()

    def begin(tag: str, given: dict[str, str]) -> None:
        element = _Element(tag, given, parser.CurrentLineNumber)
        path[-1].inner.append(element)
        path.append(element)

    def refuse(*_about: object) -> None:
        raise ConfigError("doctype", line=parser.CurrentLineNumber)

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _tag: path.pop()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - that no more follows
    except expat.ExpatError as error:
        raise ConfigError("not-xml", line=error.lineno) from error
    return root


def _types(blocks: list[_Element]) -> Iterator[MentionType]:
    """The labels of all blocks, each name once."""
    labels: dict[str, tuple[_Element, MentionKind]] = {}
    for block in blocks:
        is_event = block.given.get("name", "").lower() in _EVENTS
        kind = MentionKind.EVENT if is_event else MentionKind.ENTITY
        for one in block.within():
            if one.tag == "Label":
                labels.setdefault(_name(one), (one, kind))
    keys = unless_taken(_hotkey(one.given) for one, _ in labels.values())
    for (name, (one, kind)), key in zip(labels.items(), keys, strict=True):
        yield MentionType(
            name=name,
            kind=kind,
            title=_title(one),
            hint=_wording(one.given.get("hint", "")),
            colour=colour_from(one.given.get("background", "")),
            hotkey=key,
        )


def _attributes(elements: list[_Element], types: tuple[MentionType, ...]) -> Iterator[Attribute]:
    everything = tuple(one.name for one in types)
    for one in elements:
        if one.tag not in _FORMS:
            continue
        of_region = one.given.get("perRegion", "").lower() == "true"
        asked = [name.strip() for name in one.given.get("whenLabelValue", "").split(",")]
        named = tuple(name for name in asked if name in everything)
        choices = {_name(each): each for each in one.within() if each.tag == "Choice"}
        form = _form(one, choices.keys())
        yield Attribute(
            name=one.given.get("name") or one.tag,
            form=form,
            of=(named or everything) if of_region else (ARTICLE,),
            choices=tuple(
                Choice(value, _title(each))
                for value, each in choices.items()
                if form is not AttributeForm.FLAG
            ),
            required=one.given.get("required", "").lower() == "true",
        )


def _form(one: _Element, choices: Collection[str]) -> AttributeForm:
    if one.tag == "Taxonomy":
        return AttributeForm.SEVERAL
    if one.tag == "Choices" and set(choices) == _TRUTH:
        return AttributeForm.FLAG
    if one.tag == "Choices":
        several = one.given.get("choice") == "multiple"
        return AttributeForm.SEVERAL if several else AttributeForm.CHOICE
    return AttributeForm.TEXT if one.tag == "TextArea" else AttributeForm.NUMBER


def _name(one: _Element) -> str:
    """What stands in data: the alias where there is one."""
    return one.given.get("alias", "").strip() or _value(one)


def _title(one: _Element) -> Wording:
    """What people see, where it is not the name."""
    return _wording(_value(one)) if _name(one) != _value(one) else Wording()


def _value(one: _Element) -> str:
    value = one.given.get("value", "").strip()
    if not value:
        raise ConfigError("not-a-label", line=one.line, value=one.tag)
    return value


def _hotkey(given: dict[str, str]) -> str:
    *held, key = given.get("hotkey", "").lower().split("+")
    return hotkey_from(key, shift=held == ["shift"]) if held in ([], ["shift"]) else ""


def _wording(words: str) -> Wording:
    arabic = any("\u0600" <= one <= "\u06ff" for one in words)
    return Wording(ar=words) if arabic else Wording(en=words)
