"""The environment's words, read strictly: each gives a value, or one sentence says what to write.

The words come in as an argument, so that the rules can be tried on any of them; only
`annotator.settings` hands in the real ones.
"""

from __future__ import annotations

import os
import re
import secrets
import zoneinfo
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""Names by which a machine calls itself: nobody else can reach them."""

HIGHEST_PORT = 65535
SHORTEST_SECRET = 50
"""Characters; what `check --deploy` asks for."""

_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_HOST = re.compile(r"\.?[\w.-]+|\[[\da-fA-F:.]+\]|\*")
_ORIGIN = re.compile(r"https?://[\w.*-]+(:\d+)?")
_DATABASES = ("sqlite", "postgres", "postgresql")
_MAIL = ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "memorymail", "dummymail")


class Environment:
    """Words by name; a name that is missing or empty stands for its default.

    Every method raises ImproperlyConfigured on a word it cannot take.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def text(self, name: str, *, default: str = "") -> str:
        """The word as it stands, without white space around it."""
        return self._words.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        """Whether the word says true."""
        word = self.text(name).lower()
        if word and word not in _FLAGS:
            raise _refusal(name, word, "true or false")
        return _FLAGS.get(word, default)

    def shell_language(self) -> str:
        """`ar` where the locale of the shell is Arabic, else `en`: few terminals join letters."""
        locales = (self.text(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        return "ar" if next(filter(None, locales), "").startswith("ar") else "en"

    def number(self, name: str, *, default: int, lowest: int = 1, highest: int) -> int:
        """A whole number in these bounds, both included."""
        word = self.text(name, default=str(default))
        if not (word.isascii() and word.isdigit() and lowest <= int(word) <= highest):
            raise _refusal(name, word, f"a whole number from {lowest} to {highest}")
        return int(word)

    def hosts(self, name: str) -> list[str]:
        """Names of hosts in a list with commas; this machine alone when there is none."""
        return self._names(
            name, _HOST, "names like hashiya.example.org, without https:// or a port"
        )

    def origins(self, name: str) -> list[str]:
        """Origins in a list with commas."""
        return self._names(name, _ORIGIN, "origins like https://hashiya.example.org")

    def folder(self, name: str, *, default: Path) -> Path:
        """A folder that can be written to, made when it is missing."""
        path = Path(self.text(name, default=str(default))).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            wish = f"a folder that can be made ({error.strerror})"
            raise _refusal(name, str(path), wish) from error
        if not os.access(path, os.W_OK | os.X_OK):
            raise _refusal(name, str(path), "a folder that can be written to")
        return path

    def secret(self, name: str, *, kept_in: Path | None) -> str:
        """The secret given, else one of our own making in a file that only its owner reads.

        Where it is kept nowhere it must be given.
        """
        word = self.text(name)
        if not word and kept_in is not None:
            return _kept_secret(kept_in)
        if len(word) < SHORTEST_SECRET:
            raise ImproperlyConfigured(
                f"{name} is missing or short, and ALLOWED_HOSTS lets others in: write at least "
                f"{SHORTEST_SECRET} random characters, the same for every process."
            )
        return word

    def database(self, name: str, *, default: Path) -> dict[str, Any]:
        """Django's description of the database that a URL names; a SQLite file by default."""
        url = self.text(name)
        if not url:
            return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
        wish = "sqlite:////folder/file.sqlite3 or postgres://user:password@host:5432/name"
        described = dict(_parsed(name, url, _DATABASES, wish=wish))
        if described["NAME"] in ("", ":memory:"):
            raise _refusal(name, _without_password(url), wish)
        return described

    def mail(self, name: str, *, default: str) -> dict[str, Any]:
        """Django's e-mail settings for the server that a URL names."""
        url = self.text(name, default=default)
        wish = "smtp+tls://user:password@host:587"
        described = _parsed(name, url, _MAIL, wish=wish)
        return {key: value for key, value in described.items() if key.startswith("EMAIL_")}

    def time_zone(self, name: str, *, default: str) -> str:
        """A time zone by its name in the IANA database."""
        word = self.text(name, default=default)
        if word not in zoneinfo.available_timezones():
            raise _refusal(name, word, "a time zone like Asia/Baghdad")
        return word

    def _names(self, name: str, form: re.Pattern[str], wish: str) -> list[str]:
        parts = [part.strip() for part in self.text(name).split(",")]
        for part in filter(None, parts):
            if not form.fullmatch(part):
                raise _refusal(name, part, wish)
        return [part for part in parts if part]


def _kept_secret(path: Path) -> str:
    """The secret in this file, made when missing; of two first starts at once one makes it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(SHORTEST_SECRET), encoding="ascii")
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass  # the other first start was quicker: its secret is the one
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")


def _parsed(name: str, url: str, schemes: tuple[str, ...], *, wish: str) -> dict[str, Any]:
    shown = _without_password(url)
    if url.partition("://")[0] not in schemes:
        raise _refusal(name, shown, wish)
    read = environ.Env.email_url_config if schemes is _MAIL else environ.Env.db_url_config
    try:
        return dict(read(url))
    except ValueError as error:  # a port that is no number
        raise _refusal(name, shown, wish) from error


def _without_password(url: str) -> str:
    """The URL without who signs in and how: it is shown on a screen and kept in logs."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://…@{rest.rpartition('@')[2]}" if "@" in rest else url


def _refusal(name: str, word: str, wish: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is “{word}”: write {wish}.")
