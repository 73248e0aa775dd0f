"""The page of settings, read with other environments than the one of the tests."""

from __future__ import annotations

import runpy
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

import annotator.settings

PAGE = Path(annotator.settings.__file__)
SECRET = "a secret of fifty characters or more, for tests only"
OURS = ("ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "HTTPS", "SECRET_KEY")

Read = Callable[..., Mapping[str, Any]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Read:
    """The settings as they are with these words and no others of ours."""

    def settings(**words: str) -> Mapping[str, Any]:
        for name in OURS:
            monkeypatch.delenv(name, raising=False)
        for name, word in ({"VAR_DIR": str(tmp_path / "var")} | words).items():
            monkeypatch.setenv(name, word)
        return runpy.run_path(str(PAGE))

    return settings


def test_nothing_said_serves_this_machine_alone_from_one_sqlite_file(
    read: Read, tmp_path: Path
) -> None:
    settings = read()

    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DEBUG"] is False
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert settings["DATABASES"]["default"]["NAME"] == str(tmp_path / "var" / "hashiya.sqlite3")


def test_the_secret_is_made_once_and_only_its_owner_reads_it(read: Read, tmp_path: Path) -> None:
    first = read()["SECRET_KEY"]

    again = read()["SECRET_KEY"]

    kept = tmp_path / "var" / "secret-key"
    assert first == again == kept.read_text(encoding="ascii")
    assert len(first) >= 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert sorted(one.name for one in kept.parent.iterdir()) == ["secret-key", "static"]


def test_a_service_for_others_demands_a_secret(read: Read) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(ALLOWED_HOSTS="hashiya.example")

    assert str(refusal.value) == (
        "SECRET_KEY is missing or short, and ALLOWED_HOSTS lets others in: write at least "
        "50 random characters, the same for every process."
    )


def test_a_service_for_others_is_strict(read: Read) -> None:
    settings = read(ALLOWED_HOSTS="hashiya.example", SECRET_KEY=SECRET)

    names = (
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
    )
    assert [settings[name] for name in names] == [True, True, True, 31_536_000]


def test_a_service_for_others_refuses_debug(read: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"write DEBUG=false\."):
        read(ALLOWED_HOSTS="hashiya.example", SECRET_KEY=SECRET, DEBUG="true")


def test_a_team_in_one_house_may_do_without_https(read: Read) -> None:
    settings = read(ALLOWED_HOSTS="192.168.1.5", SECRET_KEY=SECRET, HTTPS="false")

    assert settings["SESSION_COOKIE_SECURE"] is False
    assert settings["SECURE_PROXY_SSL_HEADER"] is None


def test_sqlite_takes_its_lock_first_and_keeps_what_it_acknowledged(read: Read) -> None:
    options = read()["DATABASES"]["default"]["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_postgresql_is_named_by_a_url(read: Read) -> None:
    database = read(DATABASE_URL="postgres://who:p%40ss@db.example:5433/hashiya")["DATABASES"]

    assert database["default"] == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hashiya",
        "USER": "who",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def test_files_are_read_anew_while_someone_works_on_them(read: Read) -> None:
    assert read(DEBUG="true")["STATIC_URL"] == "static/now/"
    assert read()["STATIC_URL"] == f"static/{read()['STATIC_DIGEST']}/"
