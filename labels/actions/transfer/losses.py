"""Reports of what was lost, put together: an export writes some hundred readings at a time."""

from __future__ import annotations

from dataclasses import replace

from labels.formats.base import Loss, LossCode, LossReport
from labels.formats.base.losses import EXAMPLES


def together(first: LossReport, second: LossReport) -> LossReport:
    """One report of both, as if all had been written at once; the first one's examples lead."""
    losses = {(one.code, one.became): one for one in first.losses}
    for one in second.losses:
        known = losses.get((one.code, one.became))
        losses[one.code, one.became] = _both(known, one) if known else one
    order = {code: place for place, code in enumerate(LossCode)}
    return LossReport(
        articles=first.articles + second.articles,
        mentions=first.mentions + second.mentions,
        links=first.links + second.links,
        losses=tuple(sorted(losses.values(), key=lambda one: (order[one.code], one.became))),
    )


def _both(first: Loss, second: Loss) -> Loss:
    return replace(
        first,
        count=first.count + second.count,
        examples=(first.examples + second.examples)[:EXAMPLES],
    )
