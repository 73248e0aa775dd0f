"""Layers of annotations as INCEpTION has them, and which of them are labels here.

A layer is a type of UIMA. One on stretches of text makes mentions: events where it has slots for
other annotations, else entities. One between two annotations makes relations.
"""

from __future__ import annotations

from collections.abc import Collection

ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
EVENT = "webanno.custom.Event"
ARGUMENTS = "arguments"
ARGUMENT = "webanno.custom.EventArgumentsLink"
RELATION = "webanno.custom.Relation"
"""Relations between entities."""

EVENT_RELATION = "webanno.custom.EventRelation"
"""Relations between events; in INCEpTION a relation joins annotations of one layer."""

ANYTHING = "uima.tcas.Annotation"
VALUE = "value"
"""The feature that names the type of a label."""

NOTE = "note"
TAKEN = frozenset({VALUE, NOTE, ARGUMENTS, "begin", "end", "sofa", "Governor", "Dependent"})
"""Features that mean something of their own, so that no attribute can be called so."""

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
_LABELS = tuple(f"{_DKPRO}{part}." for part in ("ner", "semantics", "coref"))
_INNER = ("uima.", "de.tudarmstadt.ukp.clarin.webanno.api.type.")


def is_label(layer: str) -> bool:
    """Whether annotations of a layer are labels: not what a machine says of words and texts."""
    if layer.startswith(_DKPRO):
        return layer.startswith(_LABELS)
    return not layer.startswith(_INNER)


def short(layer: str) -> str:
    """The last part of a layer's name, without the packages before it."""
    return layer.rpartition(".")[2]


def naming(features: Collection[str]) -> str:
    """The feature of a layer that names the type; empty where the layer itself does."""
    if VALUE in features:
        return VALUE
    return next(iter(features)) if len(features) == 1 else ""
