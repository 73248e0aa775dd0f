"""By finger: tapping, resting, dragging, scrolling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from labels.models import Project
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.browser.editor.hand import Finger, Knob, boxes, middle
from tests.browser.waiting import DRAWN
from tests.labels import making

RESTED = 650
"""Milliseconds after which a finger has surely rested."""


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A tablet held upright."""
    context = browser.new_context(
        base_url=server,
        locale="ar",
        viewport={"width": 768, "height": 1024},
        has_touch=True,
        is_mobile=True,
    )
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture
def finger(page: Page) -> Finger:
    return Finger(page.context.new_cdp_session(page))


def tap(desk: Desk, words: str) -> None:
    desk.page.touchscreen.tap(*middle(boxes(desk.page, words)[1]))


def rest(desk: Desk, finger: Finger, words: str) -> tuple[float, float]:
    """Rest upon these words and stay there."""
    x, y = middle(boxes(desk.page, words)[1])
    finger.down(x, y)
    expect(desk.page.locator(".place.held")).to_have_count(1)
    return x, y


def tap_type(desk: Desk, title: str) -> None:
    desk.page.locator("#types").get_by_role("button", name=title).first.tap()
    # A label made lets go of the selection; the click comes a little after the tap. Then its chip
    # makes its lines higher, and what lies below moves down.
    expect(desk.page.locator(".place.held")).to_have_count(0)
    expect(desk.page.locator(".chip")).to_have_count(1)
    desk.page.evaluate(DRAWN)


def test_a_finger_that_rests_takes_the_word_and_a_tap_on_a_type_labels_it(
    desk: Desk, finger: Finger
) -> None:
    rest(desk, finger, "داعش")
    finger.up()
    expect(desk.page.locator(".knob.start")).to_be_visible()
    expect(desk.page.locator(".knob.end")).to_be_visible()

    tap_type(desk, "منظمة")

    assert desk.saved() == [("داعش", "ORG")]


def test_a_finger_that_has_taken_a_word_drags_on_over_others(desk: Desk, finger: Finger) -> None:
    x, y = rest(desk, finger, "تنظيم")
    end_x, end_y = middle(boxes(desk.page, "داعش")[1])
    finger.move((x + end_x) / 2, (y + end_y) / 2)
    finger.move(end_x, end_y)
    finger.up()

    tap_type(desk, "منظمة")

    assert desk.saved() == [("تنظيم داعش", "ORG")]


def drag_knob(finger: Finger, knob: Knob, to: tuple[float, float]) -> None:
    """Drag a handle by finger until its stem stands there; the finger stays down."""
    (x, y), stem = knob.place(), knob.stem()
    finger.down(x, y)
    for part in (0.3, 0.7, 1):
        finger.move(x + (to[0] - stem[0]) * part, y + (to[1] - stem[1]) * part)
    knob.page.wait_for_timeout(50)


def test_the_handles_of_a_selection_extend_it(desk: Desk, finger: Finger) -> None:
    rest(desk, finger, "تنظيم")
    finger.up()
    last = boxes(desk.page, "داعش")[-1]
    drag_knob(finger, Knob(desk.page, "end"), (last["left"] - 1, middle(last)[1]))
    finger.up()

    tap_type(desk, "منظمة")

    assert desk.saved() == [("تنظيم داعش", "ORG")]


def test_a_tap_chooses_a_label_whose_handles_move_its_ends(desk: Desk, finger: Finger) -> None:
    rest(desk, finger, "داعش")
    finger.up()
    tap_type(desk, "منظمة")
    tap(desk, "بغداد")
    expect(desk.page.locator(".knob.start")).to_be_hidden()

    tap(desk, "داعش")
    first = boxes(desk.page, "تنظيم")[0]
    drag_knob(finger, Knob(desk.page, "start"), (first["right"] + 1, middle(first)[1]))
    finger.up()

    assert desk.saved() == [("تنظيم داعش", "ORG")]


def test_after_a_rest_on_the_way_a_handle_goes_by_letters(desk: Desk, finger: Finger) -> None:
    rest(desk, finger, "داعش")
    finger.up()
    tap_type(desk, "منظمة")
    last = boxes(desk.page, "داعش")[-1]
    drag_knob(finger, Knob(desk.page, "end"), (last["left"] - 8, middle(last)[1]))
    desk.page.wait_for_timeout(800)
    knob, stem = Knob(desk.page, "end").place(), Knob(desk.page, "end").stem()
    finger.move(knob[0] + last["right"] - stem[0], knob[1])
    desk.page.wait_for_timeout(50)
    finger.up()

    assert desk.saved() == [("داع", "ORG")]


def test_a_finger_that_moves_at_once_scrolls_and_selects_nothing(
    project: Project, open_desk: Open, finger: Finger
) -> None:
    long = "\n".join(f"وأعلن المتحدث رقم {number} أمس." for number in range(60))
    making.bring(project, making.reading("long", text=long))
    desk = open_desk(project.articles.get(external_id="long"))
    x, y = middle(boxes(desk.page, "المتحدث رقم 5 ")[2])

    finger.down(x, y)
    for step in range(1, 12):
        finger.move(x, y - 25 * step)
        desk.page.wait_for_timeout(16)
    desk.page.wait_for_timeout(RESTED)
    finger.up()

    assert desk.page.evaluate("document.querySelector('#scroller').scrollTop") > 100
    expect(desk.page.locator(".place.held")).to_have_count(0)


def test_a_finger_that_rests_beside_the_words_takes_none(desk: Desk, finger: Finger) -> None:
    x, y = middle(boxes(desk.page, "تعليق")[0])
    finger.down(x, y + 300)
    desk.page.wait_for_timeout(RESTED)
    finger.up()

    expect(desk.page.locator(".place.held")).to_have_count(0)


def test_two_taps_take_the_word(desk: Desk) -> None:
    x, y = middle(boxes(desk.page, "بغداد")[1])
    desk.page.touchscreen.tap(x, y)
    desk.page.touchscreen.tap(x, y)

    expect(desk.page.locator(".place.held")).to_have_count(1)
