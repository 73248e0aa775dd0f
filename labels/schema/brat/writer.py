"""From a schema to an `annotation.conf`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from labels.schema.brat.names import ENTITY, NAMED, RELATION_KIND, RESERVED, SYMMETRIC, stored
from labels.schema.parts import (
    Attribute,
    AttributeForm,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Wording,
)
from labels.schema.whole import Schema

_MACRO = re.compile(r"[a-zA-Z_-]+")
_UNFIT = re.compile(r"[\s|,<>!]")
_OFTEN = {(1, 1): "", (0, 1): "?", (0, None): "*", (1, None): "+"}
_WRITABLE = (AttributeForm.FLAG, AttributeForm.CHOICE)


def conf_of(schema: Schema, *, spelled: Callable[[str], str] = stored) -> str:
    """The `annotation.conf` of a schema; what it cannot hold stands in it as comments.

    Names are spelled as brat stores them, with the schema's own beside them where they differ;
    `spelled` is another way to spell them.
    Where a type stands for those below it, a macro of its name stands for all of them.
    """
    writer = _Writer(schema, spelled)
    lines = [
        f"{NAMED}{_bare(schema.name)}",
        "",
        *("[entities]", "", *writer.types(MentionKind.ENTITY), ""),
        *("[relations]", "", *writer.macros(), *map(writer.relation, schema.relations), ""),
        *("[events]", "", *writer.macros(), *writer.types(MentionKind.EVENT), ""),
        *("[attributes]", "", *writer.attributes(), ""),
    ]
    return "\n".join(lines)


class _Writer:
    """A schema, and what stands for each of its types where fillers are asked for."""

    def __init__(self, schema: Schema, spelled: Callable[[str], str]) -> None:
        self._schema = schema
        self._spelled = spelled
        self._below: dict[str, list[str]] = {one.name: [] for one in schema.types}
        for one in schema.types:
            for above in schema.lineage(one.name):
                if one.selectable:
                    self._below[above].append(self._spelled(one.name))
        self._macros: dict[str, str] = {}
        for name, below in self._below.items():
            macro = f"<{self._spelled(name)}>"
            if len(below) > 1 and _MACRO.fullmatch(macro[1:-1]) and macro not in RESERVED:
                self._macros[name] = macro

    def types(self, kind: MentionKind) -> Iterator[str]:
        """The lines of all types of a kind, each below the one it stands under."""
        for one in self._schema.types:
            if one.kind is kind and not one.parent:
                yield from self._tree(one, 0)

    def macros(self) -> Iterator[str]:
        """What the macros of a section stand for; brat reads them section by section."""
        for name, macro in self._macros.items():
            if self._is_asked_for(name):
                yield f"{macro}={'|'.join(self._below[name])}"

    def relation(self, one: RelationType) -> str:
        """The line of a relation."""
        ends = f"Arg1:{self._fillers(one.sources)}, Arg2:{self._fillers(one.targets)}"
        kind = f", {RELATION_KIND}:{SYMMETRIC}" if one.symmetric else ""
        return f"{self._term(one.name, one.title)}\t{ends}{kind}"

    def attributes(self) -> Iterator[str]:
        """The lines of the attributes; those that brat has no form for as comments."""
        for one in self._schema.attributes:
            owners = self._owners(one)
            values = [choice.name for choice in one.choices]
            if one.form not in _WRITABLE or not owners or any(map(_UNFIT.search, values)):
                yield f"# {_bare(one.name)}: {one.form} of {_bare(', '.join(one.of))}"
                continue
            chosen = f", Value:{'|'.join(values)}" if values else ""
            yield f"{self._term(one.name, one.title)}\tArg:{'|'.join(owners)}{chosen}"

    def _tree(self, one: MentionType, depth: int) -> Iterator[str]:
        roles = ", ".join(self._role(role) for role in one.roles)
        mark = "" if one.selectable else "!"
        term = f"{mark}{self._term(one.name, one.title)}"
        yield "\t" * depth + (f"{term}\t{roles}" if roles else term)
        for other in self._schema.types:
            if other.parent == one.name:
                yield from self._tree(other, depth + 1)

    def _term(self, name: str, title: Wording) -> str:
        """The name as it is stored, and beside it what people see: the name, or its title."""
        spelled = self._spelled(name)
        other = name if name != spelled else title.en or title.ar
        return f"{spelled}|{_UNFIT.sub('_', other)}" if other else spelled

    def _role(self, role: Role) -> str:
        return f"{self._spelled(role.name)}{_often(role)}:{self._fillers(role.fillers)}"

    def _fillers(self, names: Iterable[str]) -> str:
        spelled = (self._macros.get(one) or "|".join(self._below[one]) for one in names)
        return "|".join(filter(None, spelled)) or ENTITY

    def _is_asked_for(self, name: str) -> bool:
        roles = (role.fillers for one in self._schema.types for role in one.roles)
        ends = (one.sources + one.targets for one in self._schema.relations)
        return any(name in names for names in (*roles, *ends))

    def _owners(self, attribute: Attribute) -> list[str]:
        """The types and relations that it belongs to; brat has none of roles or the article."""
        owners: list[str] = []
        for name in attribute.of:
            owners += self._below.get(name, [])
            owners += [self._spelled(name)] if name in self._schema.relation_by_name else []
        return list(dict.fromkeys(owners))


def _often(role: Role) -> str:
    """How many may fill a role; what brat cannot say, two or more without an end, as a +."""
    if (role.least, role.most) in _OFTEN:
        return _OFTEN[role.least, role.most]
    if role.most is None:
        return "+"
    return f"{{{role.least}}}" if role.least == role.most else f"{{{role.least}-{role.most}}}"


def _bare(words: str) -> str:
    return " ".join(words.split())
