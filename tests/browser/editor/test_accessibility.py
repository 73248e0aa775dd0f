"""The editor keeps nobody out: axe-core finds nothing serious, whatever is open in it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from labels.models import Project, User
from tests.browser.axe import LOOKS, WITH_HIGH_CONTRAST, barriers, let_axe_in
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk

pytestmark = pytest.mark.browser

LAYERS = {"palette": "Enter", "help": "Shift+Slash", "settings": "Comma"}
OVER_IT = "dialog[open]"


@pytest.fixture
def page(page: Page) -> Page:
    let_axe_in(page)
    return page


def worked(desk: Desk) -> Desk:
    """A reading with entities, an event that lacks nothing but has a role begun, and a note."""
    desk.label("داعش", "KeyO")
    desk.label("بالعراق", "KeyG")
    desk.label("قصفت", "Shift+KeyA")
    desk.press("KeyE")
    desk.click("داعش")
    desk.settle()
    return desk


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_that_the_editor_shows(project: Project, open_desk: Open, language: str) -> None:
    User.objects.update(language=language)
    desk = worked(open_desk(project.articles.get(external_id="one")))
    # Words differ between languages, colours do not.
    looks = WITH_HIGH_CONTRAST if language == "ar" else LOOKS[:1]

    found = {"a chosen event": barriers(desk.page, looks)}
    for tab in desk.page.locator("#panel [role=tab]").all():
        tab.click()
        found[str(tab.get_attribute("id"))] = barriers(desk.page, looks[:2])
    for layer, key in LAYERS.items():
        desk.page.locator("#reading").focus()
        desk.press(key)
        desk.page.wait_for_selector(OVER_IT)
        found[layer] = barriers(desk.page, looks)
        desk.press("Escape")
        desk.page.wait_for_selector(OVER_IT, state="detached")

    assert {where: told for where, told in found.items() if told} == {}
