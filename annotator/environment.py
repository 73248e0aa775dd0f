"""Readers of the environment's words: each gives a value or says in one sentence what to write.

The words come in as an argument, so that the rules can be tried on any of them; only
`annotator.settings` hands in the real environment.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""Names by which a machine calls itself: nobody else can reach them."""

HIGHEST_PORT = 65535
SHORTEST_SECRET = 50

_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_DATABASES = ("sqlite", "postgres", "postgresql")
_MAIL = ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "memorymail", "dummymail")


def flag(words: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Whether `name` says true; raises ImproperlyConfigured on a word that is neither."""
    word = words.get(name, "").strip().lower()
    if not word:
        return default
    if word not in _FLAGS:
        raise _refusal(name, words[name], "true or false")
    return _FLAGS[word]


def names(words: Mapping[str, str], name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """The names in a list with commas; the default when there is none."""
    found = [part.strip() for part in words.get(name, "").split(",")]
    return [part for part in found if part] or list(default)


def number(words: Mapping[str, str], name: str, *, default: int, highest: int) -> int:
    """A whole number from 1 to `highest`; raises ImproperlyConfigured on anything else."""
    word = words.get(name, "").strip()
    if not word:
        return default
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= highest):
        raise _refusal(name, word, f"a whole number from 1 to {highest}")
    return int(word)


def folder(words: Mapping[str, str], name: str, *, default: Path) -> Path:
    """A folder that exists and can be written to, made when it is missing."""
    path = Path(words.get(name) or default).expanduser().absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(name, str(path), f"a folder that can be made ({error.strerror})") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise _refusal(name, str(path), "a folder that can be written to")
    return path


def secret(words: Mapping[str, str], name: str, *, kept_in: Path, demanded: bool) -> str:
    """The secret given, or one of our own making, kept in a file that only its owner reads.

    Raises ImproperlyConfigured when it is too short, or is demanded and missing.
    """
    given = words.get(name, "")
    if given and len(given) < SHORTEST_SECRET:
        raise _refusal(name, "…", f"at least {SHORTEST_SECRET} random characters")
    if given:
        return given
    if demanded:
        message = (
            f"{name} is missing: ALLOWED_HOSTS lets others in, so write at least "
            f"{SHORTEST_SECRET} random characters, the same for every process."
        )
        raise ImproperlyConfigured(message)
    return _kept_secret(kept_in)


def database(words: Mapping[str, str], name: str, *, default: Path) -> dict[str, object]:
    """Django's description of the database that a URL names; a SQLite file when there is none."""
    url = words.get(name, "").strip()
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
    wish = "sqlite:////folder/file.sqlite3 or postgres://user:password@host:5432/name"
    if url.partition("://")[0] not in _DATABASES:
        raise _refusal(name, _without_password(url), wish)
    try:
        described = dict(environ.Env.db_url_config(url))
    except (ValueError, ImproperlyConfigured) as error:
        raise _refusal(name, _without_password(url), wish) from error
    if not described.get("NAME"):
        raise _refusal(name, _without_password(url), wish)
    return described


def mail(words: Mapping[str, str], name: str, *, default: str) -> dict[str, object]:
    """Django's e-mail settings for the server that a URL names."""
    url = words.get(name, "").strip() or default
    if url.partition("://")[0] not in _MAIL:
        raise _refusal(name, _without_password(url), "smtp+tls://user:password@host:587")
    described = environ.Env.email_url_config(url)
    return {key: value for key, value in described.items() if key.startswith("EMAIL_")}


def _kept_secret(path: Path) -> str:
    """The secret in this file, made when missing; two first starts at once agree on one."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(SHORTEST_SECRET))
    return path.read_text(encoding="ascii")


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://…@{rest.rpartition('@')[2]}" if "@" in rest else url


def _refusal(name: str, word: str, wish: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is “{word}”: write {wish}.")
