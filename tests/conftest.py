"""What every test may ask for; those that need a browser ask for `page`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finder
from django.db import connection
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from annotator import assets
from tests.browser import chromium

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 10_000
"""Milliseconds after which a browser test gives up waiting."""


def pytest_configure() -> None:
    """Passwords need not be strong for one test, and a busy machine breaks no law.

    What is counted of those who sign in is each process's own.

    Each client of a test makes a handler of its own, which would look for all files to serve.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.WHITENOISE_AUTOREFRESH = True
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    hypothesis.settings.register_profile("patient", deadline=None)
    hypothesis.settings.load_profile("patient")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a browser is marked so, and what else asks for a database.

    Where RETRIES says a number, a test in a browser is run again that often before it counts as
    failed.
    """
    retries = int(os.environ.get("RETRIES", "0"))
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if {"browser", "firefox"} & asked:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=retries))
        elif "db" in asked or "transactional_db" in asked or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def _no_language_is_left() -> Iterator[None]:
    """A request leaves its language to whoever comes next in its thread; a test does not."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """SQLite in a file, as it is used: threads of the live server must not share a connection."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    path = chromium.found()
    if path is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    # Playwright's loop runs in this thread; Django would take it for an asynchronous caller.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chosen = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chosen
        chosen.close()


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Scripts and sheets joined, as they are served: a page takes five requests, not a hundred."""
    folder = tmp_path_factory.mktemp("static")
    assets.join(Path(settings.STATICFILES_DIRS[0]), into=folder)
    settings.STATIC_ROOT = folder
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, folder]
    get_finder.cache_clear()  # type: ignore[attr-defined]


@pytest.fixture
def server(joined: None, live_server: LiveServer) -> str:  # noqa: ARG001 - joined before it serves
    """The address of a running Hashiya that sees the rows a test has made."""
    return str(live_server.url)


def slowed(page: Page) -> None:
    """A page on a machine as many times slower as SLOWER says: what only holds by luck shows."""
    if rate := os.environ.get("SLOWER"):
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": float(rate)})


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A page of its own for each test, in Arabic; an error in its scripts fails the test."""
    context = browser.new_context(
        base_url=server, locale="ar", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(WAIT)
    context.on("page", slowed)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
