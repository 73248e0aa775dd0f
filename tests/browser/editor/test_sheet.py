"""The panel as a sheet: on tablets held either way, and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from labels.models import Project, User
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.browser.editor.hand import Finger, marks
from tests.labels import making

UPRIGHT, LYING, PHONE = (768, 1024), (1024, 768), (390, 844)


@pytest.fixture
def screen() -> tuple[int, int]:
    return UPRIGHT


@pytest.fixture
def page(browser: Browser, server: str, screen: tuple[int, int]) -> Iterator[Page]:
    """Glass of this size."""
    width, height = screen
    context = browser.new_context(
        base_url=server,
        locale="ar",
        viewport={"width": width, "height": height},
        has_touch=True,
        is_mobile=True,
    )
    opened = context.new_page()
    yield opened
    context.close()


def sheet_button(desk: Desk) -> Locator:
    return desk.page.locator("#sheet-button")


def seen(desk: Desk) -> float:
    """The share of the window that shows text."""
    (text,) = marks(desk.page, "#scroller")
    area = (text["right"] - text["left"]) * (text["bottom"] - text["top"])
    size = desk.page.viewport_size
    assert size is not None
    return area / (size["width"] * size["height"])


@pytest.mark.parametrize("screen", [UPRIGHT, LYING, PHONE])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_sheet_opens_and_closes_and_the_text_stays_readable(
    project: Project,
    open_desk: Open,
    annotator: User,
    *,
    language: str,
    screen: tuple[int, int],
) -> None:
    annotator.language = language
    annotator.save()
    desk = open_desk(project.articles.get(external_id="one"))
    button = sheet_button(desk)
    lying = screen == LYING
    expect(button).to_have_attribute("aria-expanded", "true" if lying else "false")
    if not lying:
        button.tap()
    both = seen(desk)

    button.tap()

    expect(button).to_have_attribute("aria-expanded", "false")
    assert both > 0.3
    assert seen(desk) > both * 1.2
    # A page that is too wide makes a phone show it smaller.
    assert desk.page.evaluate("innerWidth") == screen[0]


def test_a_swipe_opens_the_sheet_and_another_closes_it(desk: Desk) -> None:
    finger = Finger(desk.page.context.new_cdp_session(desk.page))
    button = sheet_button(desk)
    for way, expanded in ((-80, "true"), (80, "false")):
        (tabs,) = marks(desk.page, ".panel .tabs")
        x, y = (tabs["left"] + tabs["right"]) / 2, tabs["top"] + 20
        finger.down(x, y)
        for part in (0.3, 0.7, 1):
            finger.move(x, y + way * part)
        finger.up()

        expect(button).to_have_attribute("aria-expanded", expanded)


def test_a_tap_on_a_tab_opens_the_sheet_upon_it(desk: Desk) -> None:
    desk.page.locator("#tab-labels").tap()

    expect(sheet_button(desk)).to_have_attribute("aria-expanded", "true")
    expect(desk.page.locator("#panel-labels")).to_be_visible()


def test_what_is_to_have_the_focus_opens_the_sheet_and_closing_gives_it_back(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    expect(sheet_button(desk)).to_have_attribute("aria-expanded", "false")

    desk.press("KeyN")
    expect(desk.page.locator("#note")).to_be_focused()
    expect(sheet_button(desk)).to_have_attribute("aria-expanded", "true")
    desk.page.locator("#tab-chosen").focus()
    desk.press("Control+KeyB")

    expect(sheet_button(desk)).to_have_attribute("aria-expanded", "false")
    expect(desk.page.locator("#reading")).to_be_focused()


def test_the_chosen_label_is_brought_into_what_is_still_seen(
    project: Project, open_desk: Open
) -> None:
    long = "\n".join(f"وأعلن المتحدث رقم {number} أمس." for number in range(60))
    making.bring(project, making.reading("long", text=long))
    desk = open_desk(project.articles.get(external_id="long"))
    desk.page.evaluate("document.querySelector('#scroller').scrollTop = 300")
    (text,) = marks(desk.page, "#scroller")
    desk.page.touchscreen.tap(500, text["bottom"] - 60)
    desk.press("KeyP")
    expect(desk.page.locator(".fill.chosen")).to_have_count(1)

    sheet_button(desk).tap()
    desk.page.wait_for_timeout(200)

    (text,), (label,) = marks(desk.page, "#scroller"), marks(desk.page, ".fill.chosen")
    assert text["top"] < label["top"] < label["bottom"] < text["bottom"]


def test_the_browser_remembers_how_the_sheet_was_left(desk: Desk) -> None:
    sheet_button(desk).tap()
    desk.reload()

    expect(sheet_button(desk)).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("screen", [UPRIGHT, PHONE])
def test_what_a_finger_is_to_hit_is_large_enough(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    sheet_button(desk).tap()

    small = desk.page.evaluate(
        """() => [...document.querySelectorAll("button, a, select, textarea, [role=tab]")]
          .filter((one) => one.checkVisibility() && !one.matches(".skip-link, .chip"))
          .map((one) => [one.id || one.className || one.textContent, one.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
          .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)"""
    )

    assert small == []
