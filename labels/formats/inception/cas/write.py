"""From a content to a CAS."""

from __future__ import annotations

from typing import Any

from labels.document import AttributeValue
from labels.formats.inception.cas.kinds import ARRAY, SENTENCE, SOURCE, TARGET, TOKEN, field_name
from labels.formats.inception.content import Content
from labels.formats.inception.layers import ARGUMENT, ARGUMENTS, VALUE


def cas_of(content: Content, system: Any) -> Any:  # noqa: ANN401 - cassis's own
    """The CAS that says this, in a type system of `kinds`."""
    from cassis import Cas  # noqa: PLC0415 - see there

    cas = Cas(typesystem=system)
    cas.sofa_string = content.text
    cas.sofa_mime = "text/plain"
    for name, spans in ((SENTENCE, content.sentences), (TOKEN, content.tokens)):
        made = system.get_type(name)
        cas.add_all(made(begin=start, end=end) for start, end in spans.pairs())
    marked = []
    for one in content.annotations:
        made = system.get_type(one.layer)
        fields = {VALUE: one.type, **_fields(one.features, system)}
        marked.append(made(begin=one.span.start, end=one.span.end, **fields))
    cas.add_all(marked)
    for one, host in zip(content.annotations, marked, strict=True):
        if one.slots:
            link = system.get_type(ARGUMENT)
            links = [link(role=role, target=marked[filler]) for role, filler in one.slots]
            host[ARGUMENTS] = system.get_type(ARRAY)(elements=links)
    for arc in content.arcs:
        source, target = marked[arc.source], marked[arc.target]
        ends = {SOURCE: source, TARGET: target, "begin": target.begin, "end": target.end}
        fields = {VALUE: arc.type, **_fields(arc.features, system)}
        cas.add(system.get_type(arc.layer)(**ends, **fields))
    return cas


def _fields(features: dict[str, AttributeValue], system: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {field_name(name): _field(value, system) for name, value in features.items()}


def _field(value: AttributeValue, system: Any) -> object:  # noqa: ANN401 - as above
    if isinstance(value, tuple):
        return system.get_type("uima.cas.StringArray")(elements=list(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value
