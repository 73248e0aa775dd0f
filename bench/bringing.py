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


def session_of(user: User) -> str:
    """The key of a new session of this person, as a browser that signed in holds it."""
    from django.conf import settings  # noqa: PLC0415 - after Django is set up
    from django.contrib.auth import (  # noqa: PLC0415
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
