"""What a CAS can hold: signs that XML has, values of the kind that their feature is of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from labels.document import AttributeValue
from labels.formats.base import Became, LossCode, Lost
from labels.formats.inception.cas.kinds import Kinds, kind_of
from labels.formats.inception.cas.read import divided
from labels.formats.inception.content import Content
from labels.formats.inception.layers import NOTE
from labels.formats.inception.plan import Plan, told_of_ids

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML cannot spell in any way."""


def fitted(planned: Plan, kinds: Kinds) -> Plan:
    """The content as it comes back from a file whose features are of these kinds."""
    content = planned.content
    fitter = _Fitter(planned, kinds)
    text = _NO_XML.sub(" ", content.text)
    if text != content.text:
        planned.lost.append(Lost(LossCode.SPACING, Became.CHANGED, "", ""))
    annotations = [
        replace(
            one,
            type=fitter.name(one.type, mention.id, mention.span.of(content.text)),
            features=fitter.features(one.layer, one.features, mention.id),
            slots=[
                (fitter.name(role, link.id, role), filler)
                for link, (role, filler) in zip(links, one.slots, strict=True)
            ],
        )
        for one, mention, links in zip(
            content.annotations, planned.mentions, planned.slots, strict=True
        )
    ]
    arcs = [
        replace(
            arc,
            type=fitter.name(arc.type, link.id, link.type),
            features=fitter.features(arc.layer, arc.features, link.id),
        )
        for arc, link in zip(content.arcs, planned.arcs, strict=True)
    ]
    planned.content = Content(text, content.sentences, content.tokens, annotations, arcs)
    if divided(planned.content, content.sentences, content.tokens) != (
        content.sentences,
        content.tokens,
    ):
        planned.lost.append(Lost(LossCode.DIVISION, Became.CHANGED, "", ""))
    planned.lost += told_of_ids(planned)
    return planned


@dataclass(slots=True)
class _Fitter:
    planned: Plan
    kinds: Kinds

    def name(self, name: str, at: str, surface: str) -> str:
        """A type or a role, with what is lost of it."""
        kept = _NO_XML.sub(" ", name)
        if kept != name:
            self.planned.lost.append(Lost(LossCode.TYPE_NAME, Became.CHANGED, at, surface))
        return kept

    def features(
        self, layer: str, features: dict[str, AttributeValue], at: str
    ) -> dict[str, AttributeValue]:
        """The values that their features can have, with what is lost of others."""
        kept: dict[str, AttributeValue] = {}
        for name, value in features.items():
            if name != NOTE and self.kinds.get((layer, name)) is not kind_of(value):
                self.planned.lost.append(Lost(LossCode.ATTRIBUTES, Became.DROPPED, at, name))
                continue
            kept[name] = _value(value)
            if kept[name] != value:
                code = LossCode.NOTE if name == NOTE else LossCode.ATTRIBUTES
                self.planned.lost.append(Lost(code, Became.CHANGED, at, name))
        return kept


def _value(value: AttributeValue) -> AttributeValue:
    if isinstance(value, str):
        return _NO_XML.sub(" ", value)
    return tuple(_NO_XML.sub(" ", one) for one in value) if isinstance(value, tuple) else value
