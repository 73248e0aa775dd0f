"""People: who may sign in, and how each likes pages to be shown."""

from __future__ import annotations

from labels.models import User


def enrol(*, username: str, name: str, password: str, founds_projects: bool) -> User:
    """Let a person sign in; `name` is what others are shown, in one piece.

    Raises IntegrityError when the username is taken.
    """
    user = User(username=username, first_name=name, is_staff=founds_projects)
    user.set_password(password)
    user.save(force_insert=True)
    return user


def prefer(
    *, user: User, language: User.Language | None = None, appearance: User.Appearance | None = None
) -> None:
    """Keep the language or the appearance that a person chose; None leaves it as it is."""
    if language is not None:
        user.language = language
    if appearance is not None:
        user.appearance = appearance
    user.save(update_fields=["language", "appearance"])
