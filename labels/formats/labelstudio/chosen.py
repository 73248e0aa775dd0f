"""The annotations of a task: which of them become readings, and who made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from labels.formats.base.facts import misspelt
from labels.formats.labelstudio.options import Which
from labels.formats.labelstudio.results import Results, each
from labels.wire import Json


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one person or model made of a task."""

    annotator: str
    results: Results


def chosen(found: Json, which: Which) -> Iterator[Annotation]:
    """The annotations of a task that become readings, two of one name with a number."""
    names: Counter[str] = Counter()
    for one, place in _chosen(found, which):
        name = _annotator(one)
        names[name] += 1
        if names[name] > 1:
            name = f"{name}-{names[name]}"
        yield Annotation(name, Results.of(one.get("result", []), f"{place}.result"))


def _chosen(found: Json, which: Which) -> list[tuple[Json, str]]:
    if which is Which.PREDICTION:
        return list(_listed(found, "predictions"))[-1:]
    kept = _kept(found)
    if which is Which.EACH or not kept:
        return kept
    if which is Which.LAST:
        return kept[-1:]
    return [next((one for one in kept if one[0].get("ground_truth")), kept[0])]


def _kept(found: Json) -> list[tuple[Json, str]]:
    """The annotations that were not skipped; before version 1.0 they were called completions."""
    key = "annotations" if "annotations" in found else "completions"
    return [(one, place) for one, place in _listed(found, key) if not one.get("was_cancelled")]


def others(found: Json, taken: int, which: Which) -> int:
    """How many annotations are left where so many readings were taken."""
    return len(_kept(found)) - (0 if which is Which.PREDICTION else taken)


def _listed(found: Json, key: str) -> Iterator[tuple[Json, str]]:
    spelled = found.get(key) or []
    if not isinstance(spelled, list):
        raise misspelt("not-a-list", key, spelled)
    return each(spelled, key)


def _annotator(annotation: Json) -> str:
    """Who made it: a number, or a person with an address; a model by its version."""
    match annotation.get("completed_by", annotation.get("model_version")):
        case {"email": str(name)} | {"username": str(name)} if name:
            return name
        case {"id": number}:
            return str(number)
        case int() | str() as name:
            return str(name)
    return ""
