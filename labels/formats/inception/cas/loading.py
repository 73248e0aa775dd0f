"""Which types belong to a file, and what is told of what was loaded, or could not be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from labels.formats.base import File, RefusalCode, Remark, RemarkCode
from labels.formats.base.in_files import UnfitFileError
from labels.formats.inception.cas.read import Read

TYPES = "TypeSystem.xml"
_SHOWN = 200
_UNTYPED = re.compile(r"Type with name \[([^]]*)\] not found")


def nearest(name: str, types: Mapping[str, File]) -> File | None:
    """The types in the folder of a file, or the nearest one above it; else any."""
    folder = name
    while folder:
        folder = folder.rpartition("/")[0]
        found = types.get(f"{folder}/{TYPES}" if folder else TYPES)
        if found is not None:
            return found
    return next(iter(types.values()), None)


def unfit(error: Exception) -> UnfitFileError:
    """What is told of an error of cassis, or of the parser of XML or JSON under it."""
    line = getattr(error, "lineno", None)
    if untyped := _UNTYPED.search(str(error)):
        return UnfitFileError(RefusalCode.NO_TYPE, type=untyped[1], name=TYPES)
    if isinstance(error, KeyError) and isinstance(error.args[0], int):
        # What cassis looks up by number is an annotation that another refers to.
        return UnfitFileError(RefusalCode.NO_SUCH_MENTION, id=str(error.args[0]), place="xmi:id")
    why = f"{type(error).__name__}: {error}"[:_SHOWN]
    return UnfitFileError(RefusalCode.NOT_A_CAS, line or None, why=why)


def remarks_on(found: Read) -> Iterator[Remark]:
    """What was mended or left out."""
    if found.replaced:
        yield Remark(RemarkCode.CONTROLS_REPLACED, params={"count": found.replaced})
    if found.passed_over:
        layers = ", ".join(sorted(found.passed_over))
        yield Remark(RemarkCode.LAYERS_LEFT, params={"layers": layers})
    if found.empty:
        yield Remark(RemarkCode.EMPTY_LABELS, params={"count": found.empty})
