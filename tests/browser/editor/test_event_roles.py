"""Events at work: what is proposed and missing, copies, several on one trigger, other sentences."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from labels.models import User
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    Role,
    Schema,
)
from tests.browser.editor.conftest import Open, found
from tests.browser.editor.desk import Desk
from tests.browser.waiting import DRAWN

SLOTS = Schema(
    name="slots",
    types=(
        MentionType("ORG", hotkey="KeyO"),
        MentionType("GPE", hotkey="KeyG"),
        MentionType(
            "Attack",
            kind=MentionKind.EVENT,
            hotkey="Shift+KeyA",
            roles=(
                Role("Attacker", fillers=("ORG",), least=1, most=1, hotkey="KeyE"),
                Role("Target", fillers=("ORG", "GPE"), hotkey="KeyT"),
                Role("Place", fillers=("GPE",), hotkey="KeyL"),
                Role("Cause", fillers=("Attack", "Say"), hotkey="KeyC"),
            ),
        ),
        MentionType(
            "Say",
            kind=MentionKind.EVENT,
            hotkey="Shift+KeyD",
            roles=(Role("Speaker", fillers=("ORG",), hotkey="KeyE"),),
        ),
    ),
    attributes=(
        Attribute(
            "polarity",
            AttributeForm.CHOICE,
            of=("Attack",),
            choices=(Choice("positive"), Choice("negative")),
        ),
        Attribute("sure", AttributeForm.FLAG, of=("Place",)),
    ),
)


@pytest.fixture
def slots(annotator: User, open_desk: Open) -> Desk:
    """At an article whose attacks must have one attacker, and may be caused by events."""
    made = found(annotator, SLOTS)
    return open_desk(made.articles.get(external_id="one"))


def _attack(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.label("بالعراق", "KeyG")
    desk.label("قصفت", "Shift+KeyA")


def test_a_missing_role_shows_at_once_and_goes_when_it_is_filled(slots: Desk) -> None:
    _attack(slots)
    head = slots.page.locator("#gaps")
    expect(head).to_contain_text("1")
    expect(slots.page.locator(".chip.wanting")).to_have_attribute("data-words", "Attack")
    expect(slots.page.locator(".slot.wanting .slot-name")).to_contain_text("Attacker")

    slots.press("KeyE", "Enter")

    expect(slots.page.locator(".wanting:visible")).to_have_count(0)
    expect(head).to_be_hidden()


def test_a_key_leads_from_one_thing_missing_to_the_next(slots: Desk) -> None:
    slots.label("قصفت", "Shift+KeyA")
    slots.label("دُمّر", "Shift+KeyA")
    slots.press("Escape")
    surface = slots.page.locator(".chosen-head .surface")

    slots.press("F8")
    expect(surface).to_have_text("دُمّر")
    slots.press("F8")
    expect(surface).to_have_text("قصفت")


def test_a_role_proposes_what_is_near_and_tab_goes_on_among_what_may_fill_it(slots: Desk) -> None:
    _attack(slots)
    slots.label("الجيش", "KeyO")
    slots.click("قصفت")

    slots.press("KeyE")
    expect(slots.page.locator(".chip.proposed")).to_have_count(1)
    expect(slots.page.locator(".candidate")).to_have_text("داعش")
    slots.press("Tab")
    expect(slots.page.locator(".candidate")).to_have_text("الجيش")
    slots.press("Tab", "Enter")

    assert slots.links() == [("قصفت", "Attacker", "داعش")]


def test_a_role_at_its_most_is_refused_with_a_sentence(slots: Desk) -> None:
    _attack(slots)
    slots.press("KeyE", "Enter")

    slots.press("KeyE")

    expect(slots.notice).to_contain_text("Attacker")
    expect(slots.page.locator(".slot.open")).to_have_count(0)
    expect(slots.page.locator(".slot-name", has_text="Attacker")).to_be_disabled()


def test_another_role_may_be_begun_before_the_first_is_filled(slots: Desk) -> None:
    _attack(slots)

    slots.press("KeyE", "KeyL", "Enter")

    assert slots.links() == [("قصفت", "Place", "العراق")]


def test_a_word_that_is_come_to_by_arrows_fills_the_role_with_its_label(slots: Desk) -> None:
    _attack(slots)
    slots.press("KeyT", "End", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(slots.page.locator(".candidate")).to_have_text("العراق")

    slots.press("Enter")

    assert slots.links() == [("قصفت", "Target", "العراق")]


def test_a_label_takes_several_roles_and_an_event_fills_one(slots: Desk) -> None:
    _attack(slots)
    slots.press("KeyL", "Enter", "KeyT", "Tab", "Enter")
    slots.label("دُمّر", "Shift+KeyA")
    slots.press("KeyL", "Enter", "KeyC", "Enter")

    assert slots.links() == [
        ("دُمّر", "Cause", "قصفت"),
        ("دُمّر", "Place", "العراق"),
        ("قصفت", "Place", "العراق"),
        ("قصفت", "Target", "العراق"),
    ]


def test_escape_and_a_key_make_a_second_event_on_the_same_words(slots: Desk) -> None:
    slots.drag("مواقع تنظيم")
    slots.press("Shift+KeyA", "Escape", "Shift+KeyD")
    assert slots.saved() == [("مواقع تنظيم", "Attack"), ("مواقع تنظيم", "Say")]
    expect(slots.page.locator(".chip.event")).to_have_count(2)

    seen = set()
    for _ in range(2):
        slots.click("تنظيم")
        slots.page.evaluate(DRAWN)
        seen.add(slots.page.locator(".chosen-head .type").inner_text())

    assert seen == {"Attack", "Say"}


def test_an_argument_in_another_sentence_is_told_at_the_margin(slots: Desk) -> None:
    slots.label("بغداد", "KeyG")
    slots.label("قصفت", "Shift+KeyA")
    slots.press("KeyL", "Enter")
    flags = slots.page.locator(".flag")
    expect(flags).to_have_count(2)
    assert sorted(flags.evaluate_all("all => all.map(({ dataset }) => dataset.words)")) == [
        "↑ 1",
        "↓ 3",
    ]

    slots.page.locator('.flag[data-words="↓ 3"]').click()
    expect(slots.page.locator(".chosen-head .surface")).to_have_text("بغداد")
    slots.press("Alt+Enter")
    expect(slots.page.locator(".chosen-head .surface")).to_have_text("قصفت")
    slots.press("Alt+Enter", "Alt+Enter")
    expect(slots.page.locator(".chosen-head .surface")).to_have_text("قصفت")


def test_an_event_is_copied_to_the_next_trigger_in_one_step(slots: Desk) -> None:
    _attack(slots)
    slots.press("KeyE", "Enter", "KeyL", "Enter")

    slots.press("Control+KeyD", "ArrowDown", "ArrowDown", "ArrowLeft", "Enter")

    assert slots.links() == [
        ("قصفت", "Attacker", "داعش"),
        ("قصفت", "Place", "العراق"),
        ("يصدر", "Attacker", "داعش"),
        ("يصدر", "Place", "العراق"),
    ]
    slots.press("Control+KeyZ")
    assert ("يصدر", "Attack") not in slots.saved()
    assert len(slots.links()) == 2


def test_selected_words_take_a_copy_at_once_and_escape_lets_it_be(slots: Desk) -> None:
    _attack(slots)
    slots.press("Control+KeyD", "Escape")
    expect(slots.page.locator(".copying")).to_have_count(0)

    slots.drag("دُمّر")
    slots.press("Control+KeyD")

    assert ("دُمّر", "Attack") in slots.saved()


def test_attributes_are_given_by_keys_and_stay_with_their_label(slots: Desk) -> None:
    slots.label("قصفت", "Shift+KeyA")
    slots.press("Shift+Enter", "ArrowDown", "ArrowDown", "Escape")
    slots.settle()
    kept = slots.annotation_set.mentions.get(type="Attack").attributes
    assert kept == {"polarity": "negative"}

    slots.press("End", "ArrowRight", "Shift+KeyA")

    expect(slots.page.locator("#panel-chosen select")).to_have_value("")
    slots.settle()
    assert slots.annotation_set.mentions.filter(attributes={}).count() == 1


def test_an_argument_has_attributes_of_its_own(slots: Desk) -> None:
    _attack(slots)
    slots.press("KeyL", "Enter")

    slots.page.locator(".slot .field input").check()
    slots.settle()

    assert slots.annotation_set.links.get().attributes == {"sure": True}


def test_the_lines_of_all_events_are_shown_by_a_key_and_stay_so(slots: Desk) -> None:
    _attack(slots)
    slots.press("KeyL", "Enter", "Escape")
    lines = slots.page.locator(".connectors path")
    expect(lines).to_have_count(0)

    slots.press("Shift+KeyL")
    expect(lines).to_have_count(1)
    slots.settle()
    slots.page.wait_for_timeout(1000)
    slots.page.reload()

    expect(lines).to_have_count(1)


def test_arrows_go_from_card_to_card_and_enter_to_the_text(slots: Desk) -> None:
    slots.label("قصفت", "Shift+KeyA")
    slots.label("دُمّر", "Shift+KeyA")
    slots.press("Escape", "ArrowUp", "ArrowUp", "Home")

    slots.press("Shift+KeyV")
    card = slots.page.locator(".card.chosen bdi").first
    expect(card).to_have_text("قصفت")
    slots.press("ArrowDown")
    expect(card).to_have_text("دُمّر")
    expect(slots.page.locator(".card.chosen .asked")).to_contain_text("ORG")
    slots.press("Enter", "Backspace")

    assert slots.saved() == [("قصفت", "Attack")]
