"""Texts brought into a project to be measured with; used once Django is set up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labels.models import Project, User

AT = datetime(2026, 1, 1, tzinfo=UTC)


def bring(project: Project, texts: Mapping[str, str], *, by: User) -> None:
    """Import these texts, named by their external ids, split and without labels."""
    from labels.actions import transfer  # noqa: PLC0415 - after Django is set up
    from labels.document import Document  # noqa: PLC0415
    from labels.formats.base import Reading  # noqa: PLC0415
    from labels.text import sentences, tokens  # noqa: PLC0415

    readings = (
        Reading(
            name,
            Document.of(text, sentences=sentences.split(text), tokens=tokens.tokenize(text)),
            title=name,
        )
        for name, text in texts.items()
    )
    *_, last = transfer.import_readings(
        project=project,
        readings=readings,
        twice=transfer.Twice.REFUSE,
        labels_as=transfer.NONE,
        by=by,
        at=AT,
    )
    assert last.done == len(texts)
