"""The layers and columns that the header of a file declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from labels.formats.inception.content import Content
from labels.formats.inception.layers import (
    ANYTHING,
    ARGUMENT,
    ARGUMENTS,
    ENTITY,
    EVENT,
    EVENT_RELATION,
    RELATION,
    VALUE,
)

FORMAT = "#FORMAT=WebAnno TSV 3."
SPAN, CHAIN, JOIN = "#T_SP=", "#T_CH=", "#T_RL="
ROLE, BASE = "ROLE_", "BT_"
LINKS = "referenceRelation"


class Part(StrEnum):
    """What a column tells of the annotations of its layer."""

    FEATURE = "feature"
    NOTHING = "nothing"
    """Only that they are there."""
    ROLES = "roles"
    FILLERS = "fillers"
    BASE = "base"
    """Where a relation comes from."""
    LINK = "link"
    """Which one of a chain it is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `name` is that of a feature, or of the layer that fillers or ends are of."""

    part: Part
    name: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer with its columns; `first` is the place of the first in a row, after three others."""

    sort: str
    name: str
    columns: tuple[Column, ...]
    first: int

    @property
    def features(self) -> list[str]:
        """The names of its features."""
        return [one.name for one in self.columns if one.part is Part.FEATURE]

    @property
    def has_slots(self) -> bool:
        """Whether its annotations have fillers."""
        return any(one.part is Part.FILLERS for one in self.columns)

    @property
    def base(self) -> str:
        """The layer whose annotations a relation joins; empty in other layers."""
        return next((one.name for one in self.columns if one.part is Part.BASE), "")


BEFORE = 3
"""Columns of every row: its number, its offsets and the word."""


def declared(lines: Iterable[str]) -> list[Layer]:
    """The layers that these lines of a header declare; other lines are passed over."""
    layers: list[Layer] = []
    first = BEFORE
    for line in lines:
        sort = line[: len(SPAN)]
        if sort in (SPAN, CHAIN, JOIN):
            name, *spelled = line[len(sort) :].split("|")
            columns = tuple(_columns(spelled, sort))
            layers.append(Layer(sort, name, columns, first))
            first += len(columns)
    return layers


def _columns(spelled: Sequence[str], sort: str) -> Iterator[Column]:
    before = ""
    for one in spelled:
        if before.startswith(ROLE):
            yield Column(Part.FILLERS, one)
        elif one.startswith(ROLE):
            yield Column(Part.ROLES, one)
        elif one.startswith(BASE):
            yield Column(Part.BASE, one.removeprefix(BASE))
        elif sort == CHAIN and one == LINKS:
            yield Column(Part.LINK)
        else:
            yield Column(Part.FEATURE if one else Part.NOTHING, one)
        before = one


def header(layers: Iterable[Layer]) -> str:
    """The lines that declare these layers, and what stands before them."""
    lines = [f"{FORMAT}3", *(_declaration(one) for one in layers)]
    return "\n".join([*lines, "", ""])


def _declaration(layer: Layer) -> str:
    spelled = []
    for one in layer.columns:
        if one.part is Part.ROLES:
            spelled.append(f"{ROLE}{layer.name}:{ARGUMENTS}_{ARGUMENT}")
        else:
            spelled.append(f"{BASE}{one.name}" if one.part is Part.BASE else one.name)
    return f"{layer.sort}{layer.name}|{'|'.join(spelled)}"


def layers_of(content: Content) -> list[Layer]:
    """The layers that a content of ours takes, with those features that are there."""
    layers: list[Layer] = []
    first = BEFORE
    for sort, name, base in (
        (SPAN, ENTITY, ""),
        (SPAN, EVENT, ""),
        (JOIN, RELATION, ENTITY),
        (JOIN, EVENT_RELATION, EVENT),
    ):
        stretches = [one for one in content.annotations if one.layer == name]
        arcs = [one for one in content.arcs if one.layer == name]
        if not stretches and not arcs:
            continue
        given = [*(one.features for one in stretches), *(one.features for one in arcs)]
        names = sorted({feature for features in given for feature in features})
        columns = [Column(Part.FEATURE, feature) for feature in (VALUE, *names)]
        if any(one.slots for one in stretches):
            columns += [Column(Part.ROLES), Column(Part.FILLERS, ANYTHING)]
        columns += [Column(Part.BASE, base)] if base else []
        layers.append(Layer(sort, name, tuple(columns), first))
        first += len(columns)
    return layers
