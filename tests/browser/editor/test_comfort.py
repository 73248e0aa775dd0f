"""Readers choose how the text is shown; every mark lies right afterwards, and it is kept."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Locator, expect

from labels.actions import preferences
from labels.models import Project, User
from labels.preferences import (
    LEADINGS,
    SIZES,
    WIDTHS,
    Chips,
    Choice,
    Contrast,
    Face,
    Lines,
    Preferences,
    Reading,
    preferences_from,
)
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

SHORT = {"كيان جغرافي سياسي": "كيان"}
MISPLACED = """() => {
  // Each fill lies where the letters of its words do now: half a pixel of rounding apart.
  const text = document.querySelector(".sentence .text").firstChild;
  const range = document.createRange();
  const boxes = ["داعش", "العراق"].map((words) => {
    range.setStart(text, text.data.indexOf(words));
    range.setEnd(text, text.data.indexOf(words) + words.length);
    return range.getBoundingClientRect();
  });
  const fills = [...document.querySelectorAll(".fill")].map((one) => one.getBoundingClientRect());
  return boxes.filter((box) => !fills.some((fill) => Math.abs(fill.left - box.left) < 1.5
    && Math.abs(fill.right - box.right) < 1.5
    && Math.abs((fill.top + fill.bottom) / 2 - (box.top + box.bottom) / 2) < 1.5)).length;
}"""
COLLIDING = """() => {
  // Chips touch neither the letters of their own line nor rails of the line above.
  const box = (one) => one.getBoundingClientRect();
  const boxes = (all) => [...document.querySelectorAll(all)].map(box);
  const ink = boxes(".fill, .rail");
  const across = (one, other) => one.left < other.right - 1 && one.right > other.left + 1;
  const along = (one, other) => one.top < other.bottom - 1 && one.bottom > other.top + 1;
  return boxes(".chip")
    .filter((chip) => ink.some((one) => across(one, chip) && along(one, chip))).length;
}"""


@pytest.fixture
def labelled(desk: Desk) -> Desk:
    desk.label("داعش", "KeyO")
    desk.label("بالعراق", "KeyG")
    desk.label("العتاد", "KeyW")
    desk.settle()
    desk.press("Escape")
    return desk


def layer(desk: Desk) -> Locator:
    """The layer in which it is chosen, opened by its key."""
    desk.press("Comma")
    return desk.page.locator("#reading-settings")


def pick(chosen: Locator, words: str) -> None:
    """Choose one of several."""
    chosen.get_by_role("radio", name=words, exact=True).check()


def kept(user: User, at_least: Reading) -> None:
    """Wait until the server has it."""
    for _ in range(150):
        user.refresh_from_db()
        if preferences_from(user.preferences).reading == at_least:
            return
        time.sleep(0.1)
    assert preferences_from(user.preferences).reading == at_least


@pytest.mark.parametrize("face", ["أميري", "نوتو سانس"])
@pytest.mark.parametrize("measure", ["حجم الحروف", "ارتفاع السطر", "عرض العمود"])
def test_marks_lie_right_after_every_change(labelled: Desk, face: str, measure: str) -> None:
    chosen = layer(labelled)

    pick(chosen, face)
    chosen.get_by_label(measure).press("End")

    until(labelled.page, f"!({MISPLACED})() && !({COLLIDING})()")
    assert labelled.page.locator(".fill").count() >= 3


def test_what_is_chosen_is_kept_and_there_at_the_next_visit_from_the_first_paint(
    labelled: Desk, annotator: User
) -> None:
    chosen = layer(labelled)

    pick(chosen, "أميري")
    chosen.get_by_label("حجم الحروف").press("End")
    pick(chosen, "مختصرًا")
    chosen.get_by_label("أظهر أرقام الجمل").uncheck()

    expect(chosen.get_by_role("status")).to_have_text("محفوظ في حسابك")
    kept(annotator, Reading(face=Face.AMIRI, size=40, chips=Chips.SHORT, numbers=False))
    sent = labelled.page.request.get(labelled.page.url).text()
    assert 'data-face="amiri" data-chips="short" data-numbers="hidden"' in sent
    assert 'style="--size: 40; --leading: 140; --width: 56"' in sent


def test_amiri_is_fetched_only_by_whoever_chose_it(labelled: Desk) -> None:
    names = "performance.getEntriesByType('resource').map((one) => one.name).join(' ')"
    before = str(labelled.page.evaluate(names))

    with labelled.page.expect_response(re.compile(r"amiri-arabic-400")):
        pick(layer(labelled), "أميري")

    assert "amiri-" not in before


def test_the_measures_reach_as_far_as_the_server_lets_them(labelled: Desk) -> None:
    sliders = layer(labelled).get_by_role("slider").all()

    ends = [(one.get_attribute("min"), one.get_attribute("max")) for one in sliders]
    assert ends == [(str(one[0]), str(one[-1])) for one in (SIZES, LEADINGS, WIDTHS)]


def test_all_is_put_back_as_it_was_at_first(open_desk: Open, project: Project) -> None:
    reader = User.objects.get(username="annotator")
    every = Reading(
        face=Face.AMIRI,
        size=30,
        leading=200,
        width=40,
        chips=Chips.RAILS,
        contrast=Contrast.HIGH,
        numbers=False,
        focus=True,
    )
    preferences.choose(user=reader, choice=Choice(reading=every, lines=Lines(all=True)))
    desk = open_desk(project.articles.get(external_id="one"))

    layer(desk).get_by_role("button", name="كما كان").click()

    kept(reader, Reading())
    assert preferences_from(reader.preferences) == Preferences(lines=Lines(all=True))
    expect(desk.page.locator("html")).to_have_attribute("data-face", "noto-sans-arabic")


def test_what_is_chosen_without_a_network_is_sent_when_it_is_back(
    labelled: Desk, annotator: User
) -> None:
    labelled.page.context.set_offline(offline=True)
    chosen = layer(labelled)
    chosen.get_by_label("حجم الحروف").press("End")
    expect(chosen.get_by_role("status")).to_have_text("محفوظ في هذا المتصفح إلى أن يجيب الخادم")

    labelled.page.wait_for_timeout(600)
    labelled.page.context.set_offline(offline=False)

    kept(annotator, Reading(size=40))


def test_chips_tell_all_or_little_or_nothing(labelled: Desk) -> None:
    chips = labelled.page.locator(".chip")
    words = "(all) => all.map((one) => one.dataset.words)"
    chosen = layer(labelled)
    in_full = chips.evaluate_all(words)

    pick(chosen, "مختصرًا")
    until(
        labelled.page,
        "[...document.querySelectorAll('.chip')].every((one) => one.dataset.words.length < 6)",
    )
    in_short = chips.evaluate_all(words)
    pick(chosen, "بلا كتابة")

    expect(chips).to_have_count(0)
    assert in_short == [SHORT.get(one, one) for one in in_full]
    assert labelled.page.locator(".rail").count() >= 3


def test_one_sentence_at_a_time_stands_out_and_the_others_stay_readable(labelled: Desk) -> None:
    labelled.press("Shift+KeyF")

    colours = labelled.page.locator(".sentence .text").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).color)"
    )
    here = labelled.page.locator(".sentence.here")
    expect(labelled.page.locator("html")).to_have_attribute("data-focus", "on")
    expect(here).to_have_count(1)
    assert len(set(colours)) == 2
    labelled.press("ArrowUp", "ArrowDown")
    expect(here).to_have_attribute("data-number", "2")


def test_contrast_follows_the_system_until_one_chooses(desk: Desk) -> None:
    html = desk.page.locator("html")

    desk.page.emulate_media(contrast="more")
    expect(html).to_have_attribute("data-colours", "high")
    pick(layer(desk), "عادي")
    expect(html).to_have_attribute("data-colours", "normal")


def test_nothing_moves_for_whoever_wants_no_motion(desk: Desk) -> None:
    desk.page.emulate_media(reduced_motion="reduce")

    moving = desk.page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationDuration } = getComputedStyle(one);
          return [transitionDuration, animationDuration].some((many) => many.split(",")
            .some((one) => parseFloat(one) > 0.001));
        }).length"""
    )

    assert moving == 0
