"""The editor as it is served, joined, does what its single modules do."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page

from annotator import assets
from labels.models import Project
from tests.browser.editor.conftest import Open

LOOKS = """() => [...document.querySelectorAll("body, .chip, .sentence, kbd, .types button")]
  .map((one) => [getComputedStyle(one).color, getComputedStyle(one).fontFamily])"""


@pytest.fixture
def joined(page: Page, settings: LazySettings, tmp_path: Path) -> None:
    """The server's pages name joined files; the browser gets them from where they were made."""
    assets.join(Path(settings.STATICFILES_DIRS[0]), into=tmp_path)
    settings.STATIC_ROOT = tmp_path
    page.route(
        f"**/{assets.JOINED}/*",
        lambda route: route.fulfill(
            path=tmp_path / assets.JOINED / route.request.url.rpartition("/")[2]
        ),
    )


def _told(page: Page) -> list[str]:
    return [str(one) for one in page.evaluate(LOOKS)]


@pytest.mark.usefixtures("joined")
def test_joined_it_asks_for_two_scripts_and_one_sheet(project: Project, open_desk: Open) -> None:
    desk = open_desk(project.articles.get(external_id="one"))

    asked = desk.page.evaluate(
        """() => performance.getEntriesByType("resource")
          .map((one) => one.name.split("/").slice(-2).join("/"))
          .filter((name) => /\\.(js|css)$/.test(name))"""
    )

    assert sorted(asked) == ["joined/editor-later.js", "joined/editor.js", "joined/editor.rtl.css"]


def test_joined_it_labels_links_saves_and_looks_the_same(
    project: Project, open_desk: Open, request: pytest.FixtureRequest
) -> None:
    article = project.articles.get(external_id="one")
    desk = open_desk(article)
    desk.label("داعش", "KeyO")
    desk.settle()
    separate = _told(open_desk(article).page)

    request.getfixturevalue("joined")
    desk = open_desk(article)
    assert _told(desk.page) == separate
    desk.label("قصفت", "Shift+KeyA")
    desk.press("KeyE")
    desk.click("داعش")

    assert desk.links() == [("قصفت", "Attacker", "داعش")]
