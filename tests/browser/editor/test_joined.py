"""The editor of single modules and sheets does what it does joined, as it is served."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page

from labels.models import Project
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk

LOOKS = """() => [...document.querySelectorAll("body, .chip, .sentence, kbd, .types button")]
  .map((one) => [getComputedStyle(one).color, getComputedStyle(one).fontFamily])"""


@pytest.fixture
def single(settings: LazySettings, tmp_path: Path) -> None:
    """The server's pages name single modules and sheets, as where none have been joined."""
    settings.STATIC_ROOT = tmp_path


def _told(page: Page) -> list[str]:
    return [str(one) for one in page.evaluate(LOOKS)]


def test_joined_it_asks_for_two_scripts_and_one_sheet(project: Project, open_desk: Open) -> None:
    desk = open_desk(project.articles.get(external_id="one"))

    asked = desk.page.evaluate(
        """() => performance.getEntriesByType("resource")
          .map((one) => one.name.split("/").slice(-2).join("/"))
          .filter((name) => /\\.(js|css)$/.test(name))"""
    )

    assert sorted(asked) == ["joined/editor-later.js", "joined/editor.js", "joined/editor.rtl.css"]


def test_joined_it_looks_as_its_single_sheets_do(
    project: Project, open_desk: Open, request: pytest.FixtureRequest
) -> None:
    article = project.articles.get(external_id="one")
    desk = open_desk(article)
    desk.label("داعش", "KeyO")
    desk.settle()
    joined = _told(open_desk(article).page)

    request.getfixturevalue("single")

    assert _told(open_desk(article).page) == joined


@pytest.mark.usefixtures("single")
def test_single_modules_label_and_link_as_the_joined_ones_do(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.label("قصفت", "Shift+KeyA")
    desk.press("KeyE")
    desk.click("داعش")

    assert desk.links() == [("قصفت", "Attacker", "داعش")]
