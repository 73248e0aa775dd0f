"""How words of the environment are read, and what a wrong one is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from annotator.environment import Environment

REFUSALS: dict[str, tuple[Callable[[Environment], object], str, str]] = {
    "a flag": (
        lambda env: env.flag("X", default=False),
        "maybe",
        "X is “maybe”: write true or false.",
    ),
    "a number that is none": (
        lambda env: env.number("X", default=8000, highest=65535),
        "web",
        "X is “web”: write a whole number from 1 to 65535.",
    ),
    "a number out of bounds": (
        lambda env: env.number("X", default=8000, highest=65535),
        "70000",
        "X is “70000”: write a whole number from 1 to 65535.",
    ),
    "a host with its scheme": (
        lambda env: env.hosts("X"),
        "a.example, https://b.example",
        (
            "X is “https://b.example”: write names like hashiya.example.org, "
            "without https:// or a port."
        ),
    ),
    "an origin without its scheme": (
        lambda env: env.origins("X"),
        "a.example",
        "X is “a.example”: write origins like https://hashiya.example.org.",
    ),
    "a folder below a file": (
        lambda env: env.folder("X", default=Path()),
        f"{__file__}/var",
        f"X is “{__file__}/var”: write a folder that can be made (Not a directory).",
    ),
    "a short secret": (
        lambda env: env.secret("X", kept_in=Path("unused")),
        "short",
        (
            "X is missing or short, and ALLOWED_HOSTS lets others in: write at least 50 random "
            "characters, the same for every process."
        ),
    ),
    "a database of another kind, its password unseen": (
        lambda env: env.database("X", default=Path()),
        "mysql://who:secret@db.example/name",
        (
            "X is “mysql://…@db.example/name”: write sqlite:////folder/file.sqlite3 or "
            "postgres://user:password@host:5432/name."
        ),
    ),
    "a database in memory": (
        lambda env: env.database("X", default=Path()),
        "sqlite://:memory:",
        (
            "X is “sqlite://:memory:”: write sqlite:////folder/file.sqlite3 or "
            "postgres://user:password@host:5432/name."
        ),
    ),
    "a database whose port is no number": (
        lambda env: env.database("X", default=Path()),
        "postgres://db.example:port/name",
        (
            "X is “postgres://db.example:port/name”: write sqlite:////folder/file.sqlite3 or "
            "postgres://user:password@host:5432/name."
        ),
    ),
    "mail by another road": (
        lambda env: env.mail("X", default="consolemail://"),
        "pigeon://loft",
        "X is “pigeon://loft”: write smtp+tls://user:password@host:587.",
    ),
    "a time zone that is none": (
        lambda env: env.time_zone("X", default="UTC"),
        "Baghdad",
        "X is “Baghdad”: write a time zone like Asia/Baghdad.",
    ),
}


@pytest.mark.parametrize(("read", "word", "sentence"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_word_that_cannot_be_taken_is_answered_by_what_to_write(
    read: Callable[[Environment], object], word: str, sentence: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(Environment({"X": word}))

    assert str(refusal.value) == sentence


def test_a_word_missing_or_empty_stands_for_the_default() -> None:
    for env in (Environment({}), Environment({"X": " "})):
        assert env.text("X", default="here") == "here"
        assert env.flag("X", default=True) is True
        assert env.number("X", default=4, highest=9) == 4
        assert env.hosts("X") == []
        assert env.time_zone("X", default="UTC") == "UTC"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ar_IQ.UTF-8"}, "ar"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "ar_IQ.UTF-8"}, "en"),
    ],
)
def test_the_shell_speaks_as_its_locale_does(words: dict[str, str], language: str) -> None:
    assert Environment(words).shell_language() == language


def test_words_are_taken_with_white_space_around_them() -> None:
    env = Environment({"FLAG": " Yes ", "HOSTS": "a.example , [::1],", "PORT": "80 "})

    assert env.flag("FLAG", default=False) is True
    assert env.hosts("HOSTS") == ["a.example", "[::1]"]
    assert env.number("PORT", default=1, highest=65535) == 80


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    folder = Environment({"X": str(tmp_path / "a" / "b")}).folder("X", default=tmp_path)

    assert folder == tmp_path / "a" / "b"
    assert folder.is_dir()


def test_mail_goes_where_the_url_says() -> None:
    mail = Environment({"X": "smtp+tls://who:secret@mail.example:587"}).mail("X", default="")

    assert mail["EMAIL_HOST"] == "mail.example"
    assert mail["EMAIL_PORT"] == 587
    assert mail["EMAIL_USE_TLS"] is True
