"""A hand on the text: where letters lie, the handles of a label, fingers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from playwright.sync_api import CDPSession, Page

BOXES = """([words, nth]) => {
  for (const text of document.querySelectorAll(".sentence .text")) {
    const node = text.firstChild;
    let start = node.data.indexOf(words);
    for (let seen = 0; start >= 0 && seen < nth; seen += 1) {
      start = node.data.indexOf(words, start + 1);
    }
    if (start < 0) continue;
    text.scrollIntoView({ block: "nearest" });
    const range = document.createRange();
    return Array.from(new Intl.Segmenter("ar").segment(words), ({ index, segment }) => {
      range.setStart(node, start + index);
      range.setEnd(node, start + index + segment.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom, blank: !segment.trim() };
    });
  }
  throw new Error(`Nowhere is ${words}`);
}"""
MARKS = """async (selector) => {
  const drawn = () => new Promise(requestAnimationFrame);
  await drawn().then(drawn);  // what was done a moment ago is seen by then
  return [...document.querySelectorAll(selector)].map((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { left, right, top, bottom, blank: false };
  });
}"""
KNOB = 7
"""Pixels from the corner of a handle to where a hand takes it."""

End = Literal["start", "end"]


class Box(TypedDict):
    """A rectangle in the window."""

    left: float
    right: float
    top: float
    bottom: float
    blank: bool


def boxes(page: Page, words: str, nth: int = 0) -> list[Box]:
    """The rectangle of each character of these words, where they stand in the text."""
    found: list[Box] = page.evaluate(BOXES, [words, nth])
    return found


def marks(page: Page, selector: str) -> list[Box]:
    """The rectangles of what is drawn, once something is."""
    page.locator(selector).first.wait_for(state="attached")
    found: list[Box] = page.evaluate(MARKS, selector)
    return found


def middle(box: Box) -> tuple[float, float]:
    """The middle of a rectangle."""
    return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2


@dataclass(frozen=True, slots=True)
class Knob:
    """The handle at one end of what is chosen, under the mouse."""

    page: Page
    end: End

    def take(self) -> tuple[float, float]:
        """Press it; the answer is where it was pressed."""
        x, y = self.place()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def place(self) -> tuple[float, float]:
        """The middle of what can be hit."""
        knob = self.page.locator(f".knob.{self.end}")
        knob.wait_for(state="visible")
        return middle(marks(self.page, f".knob.{self.end}")[0])

    def stem(self) -> tuple[float, float]:
        """The edge of the words that it stands at, and the middle of their line."""
        found: list[float] = self.page.evaluate(
            """(end) => { const knob = document.querySelector(`.knob.${end}`);
            const { left, right, top } = knob.getBoundingClientRect();
            const stem = parseFloat(getComputedStyle(knob).getPropertyValue("--stem"));
            const high = parseFloat(knob.style.getPropertyValue("--high"));
            const x = knob.classList.contains("before") ? right - stem : left + stem;
            return [x, top - high / 2]; }""",
            self.end,
        )
        return found[0], found[1]

    def drag_to(self, x: float, y: float) -> None:
        """Drag until its stem stands at a point, and keep it pressed."""
        stem_x, stem_y = self.stem()
        knob_x, knob_y = self.take()
        to_x, to_y = x + knob_x - stem_x, y + knob_y - stem_y
        self.page.mouse.move((knob_x + to_x) / 2, (knob_y + to_y) / 2)
        self.page.mouse.move(to_x, to_y, steps=4)


@dataclass(frozen=True, slots=True)
class Finger:
    """A finger on the glass."""

    session: CDPSession

    def down(self, x: float, y: float) -> None:
        """Touch."""
        self._tell("touchStart", x, y)

    def move(self, x: float, y: float) -> None:
        """Move on the glass."""
        self._tell("touchMove", x, y)

    def up(self) -> None:
        """Let go."""
        self.session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _tell(self, kind: str, x: float, y: float) -> None:
        points = [{"x": x, "y": y}]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
