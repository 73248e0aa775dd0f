"""The main journey in the reader's own Firefox: sign in, label, link, take back, hand in."""

from __future__ import annotations

from labels.models import AnnotationSet
from tests.browser.firefox.desk import Desk

CHIPS = "(count) => document.querySelectorAll('.chip').length === count"
NEXT_TEXT = "() => document.querySelector('.text')?.textContent.startsWith('زار الوفد')"

# Whether a fill reaches from the first to the last edge of these letters, as they are drawn.
COVERED = """(words) => {
  const text = [...document.querySelectorAll(".text")].map((one) => one.firstChild)
    .find((node) => node.data.includes(words));
  const range = document.createRange();
  range.setStart(text, text.data.indexOf(words));
  range.setEnd(text, text.data.indexOf(words) + words.length);
  const boxes = [...range.getClientRects()];
  const left = Math.min(...boxes.map((one) => one.left));
  const right = Math.max(...boxes.map((one) => one.right));
  return [...document.querySelectorAll(".fill")].map((one) => one.getBoundingClientRect())
    .some((fill) => Math.abs(fill.left - left) < 1.5 && Math.abs(fill.right - right) < 1.5);
}"""


def test_from_sign_in_to_hand_in(desk: Desk) -> None:
    desk.drag("داعش")
    desk.firefox.press("o")
    desk.drag("قصفت")
    desk.firefox.press("Shift+A", "e")
    desk.click("داعش")
    desk.firefox.press("Escape", "Control+z", "Control+Shift+Z")
    document = desk.saved()
    desk.firefox.press("Control+Enter")
    desk.firefox.wait(NEXT_TEXT)

    words = {one.id: document.surface(one) for one in document.mentions.values()}
    links = [(words[one.source], one.type, words[one.target]) for one in document.links.values()]
    assert sorted(words.values()) == ["داعش", "قصفت"]
    assert links == [("قصفت", "Attacker", "داعش")]
    assert desk.reading.state == AnnotationSet.State.SUBMITTED


def test_labels_are_made_by_keys_alone(desk: Desk) -> None:
    desk.firefox.press("ArrowLeft", "v", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "w")
    desk.firefox.wait(CHIPS, 2)
    desk.firefox.press("Control+z", "Control+z", "Control+Shift+Z", "Control+Shift+Z")

    document = desk.saved()
    words = [document.surface(one) for one in document.in_reading_order()]
    assert words == ["مقاتلات", "من طراز"]


def test_marks_cover_their_letters_in_both_directions(desk: Desk) -> None:
    for words, key in (("F-16", "v"), ("بالعراق", "g"), ("85%", "m"), ("15/10/2024", "t")):
        desk.drag(words)
        desk.firefox.press(key, "Escape")
    desk.firefox.wait(CHIPS, 4)

    labelled = ("F-16", "العراق", "85%", "15/10/2024")
    assert [words for words in labelled if not desk.firefox.evaluate(COVERED, words)] == []
