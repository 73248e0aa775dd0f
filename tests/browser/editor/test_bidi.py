"""Numbers, Latin names, quotes, marks within Arabic: what is selected, drawn and hit."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from labels.actions import annotate
from labels.changes import Put
from labels.document import Mention
from labels.models import Project
from labels.text.span import Span
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.browser.editor.hand import Box, Knob, boxes, marks, middle
from tests.labels import making

TEXT = (
    "أسقطت الدفاعات مقاتلة F-16 قرب الحدود، وقال «مصدر عسكري» إن طائرة MiG-29 عادت.\n"
    "وفي 12/3/2024 ارتفعت الأسعار بنسبة 45.5% (أي 1,250 ليرة) حتى الآن.\n"
    'وكتبت الصحيفة "the word سلام means peace" على موقعها https://example.org/news?id=7 أمس.\n'
    "وقُتِلَ ١٢ شخصاً في ٣/٤/٢٠٢٤ بنسبة ٤٥٫٥٪ من السكان.\n"
    "ورفع الأطفال 👨‍👩‍👧 العلم 🇸🇾 أمس، وقال لا، ولآلئ البحر.\n"
)
PHRASES = [
    "F-16",
    "مقاتلة F-16",
    "F-16 قرب",
    "MiG-29 عادت",
    "«مصدر عسكري»",
    "مصدر عسكري",
    "12/3/2024",
    "وفي 12/3/2024 ارتفعت",
    "45.5%",
    "بنسبة 45.5%",
    "1,250 ليرة",
    "(أي 1,250 ليرة)",
    '"the word سلام means peace"',
    "سلام",
    "https://example.org/news?id=7",
    "موقعها https://example.org/news?id=7",
    "١٢ شخصاً",
    "٣/٤/٢٠٢٤",
    "٤٥٫٥٪",
    "وقُتِلَ",
    "👨‍👩‍👧 العلم",
    "العلم 🇸🇾",
]
PARTS = ["F", "16 قرب", "word سلام", "/3/", "5.5", "example"]


@pytest.fixture
def desk(project: Project, open_desk: Open) -> Desk:
    making.bring(project, making.reading("mixed", text=TEXT))
    return open_desk(project.articles.get(external_id="mixed"))


def marked(desk: Desk, open_desk: Open, *phrases: str) -> Desk:
    """The desk with these words labelled, whatever they cut through."""
    one = desk.annotation_set
    annotate.apply_changes(
        annotation_set=one,
        batch="marked",
        base_revision=one.revision,
        changes=[
            Put(Mention(f"m{at}", Span(TEXT.index(words), TEXT.index(words) + len(words)), "PER"))
            for at, words in enumerate(phrases)
        ],
        by=desk.reader,
        at=making.AT,
    )
    found = open_desk(one.article)
    found.page.wait_for_selector(".fill", state="attached")
    return found


def overlap(one: Box, other: Box) -> float:
    """How many pixels of `one` lie across `other` on its line."""
    (_, y), across = (
        middle(one),
        min(one["right"], other["right"]) - max(one["left"], other["left"]),
    )
    return max(0.0, across) if other["top"] <= y <= other["bottom"] else 0.0


def sweep(desk: Desk, words: str) -> list[Box]:
    """Drag from their first letter to their last; the answer is where the letters lie."""
    letters = boxes(desk.page, words)
    desk.page.mouse.move(*middle(letters[0]))
    desk.page.mouse.down()
    desk.page.mouse.move(*middle(letters[-1]), steps=3)
    desk.page.mouse.up()
    return [one for one in boxes(desk.page, words) if one["right"] - one["left"] > 1]


def covers(covered: list[Box], letters: list[Box]) -> bool:
    """Whether marks lie upon all of these letters and upon no others."""
    inside = [sum(overlap(letter, one) for one in covered) for letter in letters]
    widths = [one["right"] - one["left"] for one in letters]
    drawn = sum(one["right"] - one["left"] for one in covered)
    return inside == pytest.approx(widths, abs=1) and drawn == pytest.approx(sum(widths), abs=2)


def test_a_drag_from_the_first_to_the_last_letter_takes_just_these_words(desk: Desk) -> None:
    for words in PHRASES:
        letters = sweep(desk, words)
        desk.page.wait_for_timeout(50)

        assert covers(marks(desk.page, ".place.held > i"), letters), words


def test_a_label_is_drawn_and_hit_upon_its_letters_and_no_others(desk: Desk) -> None:
    surface = desk.page.locator(".chosen-head .surface")
    # The project's policy would leave out a particle in front.
    for words in [*(one for one in PHRASES if one[0] != "و"), *PARTS]:
        if words in PARTS:
            desk.page.keyboard.down("Alt")
        sweep(desk, words)
        desk.page.keyboard.up("Alt")
        desk.press("KeyP")
        expect(surface).to_have_text(words)
        desk.page.wait_for_timeout(50)
        letters = [one for one in boxes(desk.page, words) if one["right"] - one["left"] > 1]
        assert covers(marks(desk.page, ".fill"), letters), words

        for letter in letters:
            desk.press("Escape", "Escape")
            desk.page.mouse.click(*middle(letter))
            expect(surface).to_have_text(words)
        desk.press("Backspace")


@pytest.mark.parametrize(
    ("words", "longer"),
    [
        ("مقاتلة", "مقاتلة F-16"),
        ("الأسعار", "الأسعار بنسبة 45.5%"),
        ("وفي", "وفي 12/3/2024"),
        ("الصحيفة", 'الصحيفة "the word سلام means peace"'),
        ("وقُتِلَ", "وقُتِلَ ١٢ شخصاً"),
        ("الأطفال", "الأطفال 👨‍👩‍👧"),
    ],
)
def test_an_end_is_dragged_over_what_runs_the_other_way(
    desk: Desk, open_desk: Open, *, words: str, longer: str
) -> None:
    shown = marked(desk, open_desk, words)
    shown.click(words)
    letters = boxes(shown.page, longer)
    edge = min(one["left"] for one in letters)

    Knob(shown.page, "end").drag_to(edge - 1, middle(letters[-1])[1])
    shown.page.mouse.up()

    assert shown.saved() == [(longer, "PER")]
    assert Knob(shown.page, "end").stem()[0] == pytest.approx(edge, abs=1.5)


def test_by_keys_the_words_come_in_reading_order_whichever_way_they_run(desk: Desk) -> None:
    desk.click("الصحيفة")
    told = desk.page.locator("#announced")

    for word in ['"', "the", "word", "سلام", "means", "peace", '"']:
        desk.press("ArrowLeft")
        expect(told).to_have_text(word)


def test_with_alt_a_drag_takes_letters_with_their_marks_and_families_whole(desk: Desk) -> None:
    letters = boxes(desk.page, "وقُتِلَ")
    desk.page.keyboard.down("Alt")
    desk.page.mouse.move(*middle(letters[1]))
    desk.page.mouse.down()
    desk.page.mouse.move(*middle(letters[2]), steps=4)
    desk.page.mouse.up()
    desk.page.keyboard.up("Alt")
    desk.press("KeyP", "Escape", "Escape")

    desk.page.keyboard.down("Alt")
    family = boxes(desk.page, "👨‍👩‍👧")[0]
    desk.page.mouse.move(*middle(family))
    desk.page.mouse.down()
    desk.page.mouse.move(family["left"] + 3, middle(family)[1], steps=4)
    desk.page.mouse.up()
    desk.page.keyboard.up("Alt")
    desk.press("KeyO")

    assert desk.saved() == [("قُتِ", "PER"), ("👨‍👩‍👧", "ORG")]


def test_lam_and_alef_are_two_letters_to_a_drag_with_alt(desk: Desk) -> None:
    x, y = middle(boxes(desk.page, "لا،")[0])
    desk.page.keyboard.down("Alt")
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x, y + 6, steps=3)
    desk.page.mouse.up()
    desk.page.keyboard.up("Alt")
    desk.press("KeyP")

    assert desk.saved() == [("ل", "PER")]
