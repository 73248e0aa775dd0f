"""The handles at the ends of the chosen label."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from labels.models import Project
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.browser.editor.hand import Knob, boxes, marks, middle
from tests.labels import making


def beyond(desk: Desk, words: str) -> tuple[float, float]:
    """Where one has read these words: just beyond their last letter."""
    last = boxes(desk.page, words)[-1]
    return last["left"] - 1, middle(last)[1]


def before(desk: Desk, words: str) -> tuple[float, float]:
    """Where one begins to read them."""
    first = boxes(desk.page, words)[0]
    return first["right"] + 1, middle(first)[1]


def test_a_dragged_end_goes_from_word_to_word_and_is_moved_once(desk: Desk) -> None:
    desk.label("تنظيم", "KeyO")
    assert desk.saved() == [("تنظيم", "ORG")]
    revision = desk.revision()

    Knob(desk.page, "end").drag_to(*beyond(desk, "تنظيم داعش"))
    expect(desk.page.locator(".preview > i")).to_have_count(1)
    assert desk.saved() == [("تنظيم", "ORG")]
    desk.page.mouse.up()

    assert desk.saved() == [("تنظيم داعش", "ORG")]
    assert desk.revision() == revision + 1


def test_a_dragged_start_stops_at_a_part_of_a_word(desk: Desk) -> None:
    desk.label("بالعراق", "KeyG")
    assert desk.saved() == [("العراق", "GPE")]

    Knob(desk.page, "start").drag_to(*before(desk, "بالعراق"))
    desk.page.mouse.up()

    assert desk.saved() == [("بالعراق", "GPE")]


def test_with_alt_an_end_stops_at_a_letter(desk: Desk) -> None:
    desk.label("مقاتلات", "KeyV")
    desk.page.keyboard.down("Alt")
    Knob(desk.page, "end").drag_to(*beyond(desk, "مقاتلا"))
    desk.page.mouse.up()
    desk.page.keyboard.up("Alt")

    assert desk.saved() == [("مقاتلا", "VEH")]


def test_escape_lets_the_end_go_back(desk: Desk) -> None:
    desk.label("تنظيم", "KeyO")
    Knob(desk.page, "end").drag_to(*beyond(desk, "تنظيم داعش"))

    desk.press("Escape")
    desk.page.mouse.up()

    expect(desk.page.locator(".preview > i")).to_have_count(0)
    expect(desk.page.locator(".knob.end")).to_be_visible()
    assert desk.saved() == [("تنظيم", "ORG")]


def test_what_a_rule_forbids_is_said_and_the_end_springs_back(desk: Desk) -> None:
    desk.label("تنظيم داعش", "KeyO")
    desk.press("Escape", "Escape")
    desk.label("تنظيم", "KeyO")
    desk.settle()
    stem = Knob(desk.page, "end").stem()

    Knob(desk.page, "end").drag_to(*beyond(desk, "تنظيم داعش"))
    desk.page.mouse.up()

    expect(desk.notice).to_contain_text("منظمة")
    expect(desk.page.locator(".preview > i")).to_have_count(0)
    assert Knob(desk.page, "end").stem() == pytest.approx(stem, abs=0.5)
    assert desk.saved() == [("تنظيم داعش", "ORG"), ("تنظيم", "ORG")]


def test_an_end_never_passes_the_other_nor_leaves_the_sentence(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    Knob(desk.page, "start").drag_to(*beyond(desk, "الثلاثاء"))
    desk.page.mouse.up()
    assert desk.saved() == [("داعش", "ORG")]

    Knob(desk.page, "end").drag_to(*beyond(desk, "من بغداد"))
    desk.page.mouse.up()

    assert desk.saved() == [("داعش بالعراق، فجر الثلاثاء.", "ORG")]


def test_a_number_is_taken_whole_from_outside_and_by_parts_with_alt(desk: Desk) -> None:
    desk.label("طراز", "KeyV")
    Knob(desk.page, "end").drag_to(*middle(boxes(desk.page, "F-16")[0]))
    desk.page.mouse.up()
    assert desk.saved() == [("طراز F-16", "VEH")]

    desk.page.keyboard.down("Alt")
    letter = boxes(desk.page, "F-16")[0]
    Knob(desk.page, "end").drag_to(letter["right"] - 1, middle(letter)[1])
    desk.page.mouse.up()
    desk.page.keyboard.up("Alt")

    assert desk.saved() == [("طراز F", "VEH")]
    # Within the name its end is where its letters end, amid what the label's words run around.
    assert Knob(desk.page, "end").stem()[0] == pytest.approx(letter["right"], abs=1)


@pytest.mark.parametrize(
    ("words", "key"),
    [("طراز F-16", "KeyV"), ("F-16", "KeyW"), ("85%", "KeyM"), ("15/10/2024", "KeyT")],
)
def test_handles_stand_at_the_outer_edges_of_a_label_with_a_number(
    desk: Desk, words: str, key: str
) -> None:
    desk.label(words, key)
    drawn = boxes(desk.page, words)
    edges = max(one["right"] for one in drawn), min(one["left"] for one in drawn)

    assert Knob(desk.page, "start").stem()[0] == pytest.approx(edges[0], abs=1)
    assert Knob(desk.page, "end").stem()[0] == pytest.approx(edges[1], abs=1)


def test_the_end_of_a_label_over_lines_stands_on_the_last(
    project: Project, open_desk: Open
) -> None:
    words = " ".join(["المتحدث باسم قوات الحدود"] * 8)
    making.bring(project, making.reading("long", text=f"قال {words} أمس."))
    desk = open_desk(project.articles.get(external_id="long"))

    desk.label(words, "KeyP")

    drawn = boxes(desk.page, words)
    start, end = (Knob(desk.page, one).stem() for one in ("start", "end"))
    assert start == pytest.approx((drawn[0]["right"], middle(drawn[0])[1]), abs=2)
    assert end == pytest.approx((drawn[-1]["left"], middle(drawn[-1])[1]), abs=2)
    assert end[1] > start[1] + 30


def test_handles_are_large_enough_to_hit_and_lie_beside_the_words(desk: Desk) -> None:
    desk.label("داعش", "KeyO")

    start, end = marks(desk.page, ".knob.start")[0], marks(desk.page, ".knob.end")[0]

    for knob in (start, end):
        assert knob["right"] - knob["left"] >= 24
        assert knob["bottom"] - knob["top"] >= 24
    assert start["left"] > end["right"]


def test_a_handle_that_has_the_focus_goes_by_arrows(desk: Desk) -> None:
    desk.label("تنظيم", "KeyO")
    end = desk.page.locator(".knob.end")
    end.focus()

    desk.press("ArrowLeft")
    assert desk.saved() == [("تنظيم داعش", "ORG")]
    desk.press("Alt+ArrowRight")

    assert desk.saved() == [("تنظيم داع", "ORG")]
    expect(end).to_be_focused()
    expect(end).to_have_attribute("aria-valuetext", "تنظيم داع")


def test_the_brackets_move_an_end_and_with_alt_by_a_letter(desk: Desk) -> None:
    desk.label("تنظيم", "KeyO")
    desk.press("Shift+BracketRight")
    assert desk.saved() == [("تنظيم داعش", "ORG")]

    desk.press("Alt+Shift+BracketLeft", "Alt+BracketRight")

    assert desk.saved() == [("نظيم داع", "ORG")]


def test_what_has_no_label_and_what_is_only_looked_at_has_no_handles(desk: Desk) -> None:
    desk.label("تنظيم", "KeyO")
    expect(desk.page.locator(".knob.start")).to_be_visible()

    desk.press("Escape", "Escape")

    expect(desk.page.locator(".knob.start")).to_be_hidden()


def test_a_drag_beyond_what_is_seen_scrolls_the_text(project: Project, open_desk: Open) -> None:
    words = " ".join(f"كلمة{number}" for number in range(400))
    making.bring(project, making.reading("longest", text=f"قال {words}."))
    desk = open_desk(project.articles.get(external_id="longest"))
    desk.label("كلمة0", "KeyP")
    knob = Knob(desk.page, "end")
    knob.take()

    desk.page.mouse.move(400, 795, steps=3)
    while desk.page.evaluate("document.querySelector('#scroller').scrollTop") < 200:
        desk.page.wait_for_timeout(50)
    desk.page.mouse.move(400, 400, steps=3)
    desk.page.mouse.up()

    (surface, _) = desk.saved()[0]
    assert surface.startswith("كلمة0 كلمة1 ")
    assert len(surface.split()) > 60
