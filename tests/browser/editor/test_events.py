"""Events and their roles; relations; attributes."""

from __future__ import annotations

from playwright.sync_api import expect

from labels.models import Project
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.labels import making


def _attack(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.label("بالعراق", "KeyG")
    desk.label("فجر الثلاثاء", "KeyT")
    desk.press("Escape")
    desk.label("قصفت", "Shift+KeyA")


def test_a_role_is_its_key_and_a_click_on_a_label_that_may_fill_it(desk: Desk) -> None:
    _attack(desk)

    desk.press("KeyE")
    desk.click("داعش")
    desk.press("KeyL")
    desk.click("بالعراق")

    assert desk.links() == [("قصفت", "Attacker", "داعش"), ("قصفت", "Place", "العراق")]


def test_while_a_role_waits_the_foot_offers_what_may_fill_it(desk: Desk) -> None:
    _attack(desk)
    types = desk.page.locator(".types-row button")
    expect(types).to_have_count(29)

    desk.press("KeyT")

    expect(types).to_have_count(1)
    expect(types).to_contain_text("تعبير زمني")


def test_only_what_may_fill_the_role_is_lit(desk: Desk) -> None:
    _attack(desk)

    desk.press("KeyT")

    expect(desk.page.locator(".chip.lit")).to_have_attribute("data-words", "تعبير زمني")
    expect(desk.page.locator(".chip.faint")).to_have_count(2)


def test_what_may_not_fill_it_is_refused_with_a_sentence(desk: Desk) -> None:
    _attack(desk)

    desk.press("KeyE")
    desk.click("الثلاثاء")

    expect(desk.notice).to_contain_text("المهاجم")
    assert desk.links() == []


def test_words_are_selected_and_typed_in_place(desk: Desk) -> None:
    _attack(desk)

    desk.press("KeyE")
    desk.drag("مقاتلات من طراز")
    desk.press("KeyO")

    assert desk.links() == [("قصفت", "Attacker", "مقاتلات من طراز")]


def test_lines_lead_from_the_chosen_event_and_roles_stand_on_the_chips(desk: Desk) -> None:
    _attack(desk)
    desk.press("KeyL")
    desk.click("بالعراق")

    expect(desk.page.locator(".connectors path")).to_have_count(1)
    expect(desk.page.locator('.chip[data-words^="المكان"]')).to_have_count(1)

    desk.press("Escape")
    expect(desk.page.locator(".connectors path")).to_have_count(0)


ENDS = """() => {
  const line = document.querySelector(".connectors path");
  const chip = document.querySelector('.chip[data-words^="المكان"]').getBoundingClientRect();
  const { x } = line.getPointAtLength(line.getTotalLength()).matrixTransform(line.getScreenCTM());
  return [chip.left, x, chip.right];
}"""


def test_a_line_ends_at_the_chip_of_a_label_however_far_that_reaches(desk: Desk) -> None:
    desk.label("مواقع تنظيم داعش بالعراق، فجر الثلاثاء", "KeyL")
    desk.press("Escape")
    desk.label("قصفت", "Shift+KeyA")
    desk.press("KeyL")
    desk.click("تنظيم")
    expect(desk.page.locator(".connectors path")).to_have_count(1)

    start, x, end = desk.page.evaluate(ENDS)

    assert start < x < end


HILLS = "قصف التحالف الدولي بمقاتلات من طراز F-16، فجر الثلاثاء، مخابئ لتنظيم داعش بالعراق، فيه."
"""A line ends after the last label: its chip is moved over the one before."""

HIDDEN = """() => {
  const over = ({ x, y }, box) =>
    x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1;
  const chips = [...document.querySelectorAll(".chip")].map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll(".connectors path")].flatMap((path) => {
    const tip = path.getPointAtLength(path.getTotalLength());
    const end = tip.matrixTransform(path.getScreenCTM());
    return chips.filter((chip) => over(end, chip)).map((chip) => [end.x, end.y, chip.left]);
  });
}"""
"""Lines whose head lies behind a chip, by where it is."""


def test_no_line_ends_behind_a_chip(project: Project, open_desk: Open) -> None:
    making.bring(project, making.reading("hills", text=HILLS))
    desk = open_desk(project.articles.get(external_id="hills"))
    desk.label("داعش", "KeyO")
    desk.label("بالعراق", "KeyG")
    desk.label("قصف", "Shift+KeyA")

    for key, words in (("KeyG", "داعش"), ("KeyL", "بالعراق")):
        desk.press(key)
        desk.click(words)
    expect(desk.page.locator(".connectors path")).to_have_count(2)
    expect(desk.page.locator('.chip[data-words^="المكان"]')).to_have_count(1)

    assert desk.page.evaluate(HIDDEN) == []


def test_lines_come_and_go_with_the_mouse_on_a_trigger_or_an_argument(desk: Desk) -> None:
    _attack(desk)
    desk.press("KeyL")
    desk.click("بالعراق")
    desk.press("Escape")
    lines = desk.page.locator(".connectors path")

    for words, count in (("قصفت", 1), ("داعش", 0), ("بالعراق", 1), ("العتاد", 0)):
        desk.hover(words)
        expect(lines).to_have_count(count)


def test_an_event_is_dropped_with_its_links_and_comes_back_with_them(desk: Desk) -> None:
    _attack(desk)
    desk.press("KeyL")
    desk.click("بالعراق")
    desk.press("Delete")
    assert desk.links() == []

    desk.press("Control+KeyZ")

    assert desk.links() == [("قصفت", "Place", "العراق")]


def test_a_relation_is_found_in_the_list_and_joined_by_a_click(desk: Desk) -> None:
    _attack(desk)
    desk.click("داعش")
    desk.press("KeyX")
    desk.page.keyboard.type("location")
    desk.press("Enter")
    desk.click("بالعراق")

    assert desk.links() == [("داعش", "GEN-AFF.Org-Location", "العراق")]


def test_a_filler_is_taken_out_in_the_panel(desk: Desk) -> None:
    _attack(desk)
    desk.press("KeyL")
    desk.click("بالعراق")

    desk.page.locator(".filler .cross").click()

    assert desk.links() == []


def test_an_attribute_is_chosen_in_the_panel(desk: Desk) -> None:
    _attack(desk)

    desk.page.locator("#panel-chosen select").first.select_option(index=1)
    desk.settle()

    kept = desk.annotation_set.mentions.get(type="Conflict.Attack").attributes
    assert len(kept) == 1


def test_a_card_names_its_roles_in_the_order_of_the_schema(desk: Desk) -> None:
    _attack(desk)
    for key, words in (("KeyL", "بالعراق"), ("KeyE", "داعش")):
        desk.press(key)
        desk.click(words)
    desk.press("Escape")

    desk.page.get_by_role("tab", name="الأحداث").click()

    expect(desk.page.locator(".card dt")).to_have_text(["المهاجم", "المكان"])


def test_events_stand_as_cards_and_a_card_chooses_its_event(desk: Desk) -> None:
    _attack(desk)
    desk.press("Escape")

    desk.page.get_by_role("tab", name="الأحداث").click()
    desk.page.locator(".card-head").click()

    expect(desk.page.locator(".chip.chosen")).to_have_attribute("data-words", "هجوم")
    expect(desk.page.locator(".card.chosen .slot")).to_have_count(5)
