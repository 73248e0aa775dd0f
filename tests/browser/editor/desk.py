"""The editor as a person uses it: words found in the text, pressed, dragged; and what was saved."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from labels.document import Document
from labels.models import AnnotationSet, User
from labels.records import document_of

PLACE = """(words) => {
  for (const text of document.querySelectorAll(".sentence .text")) {
    const start = text.firstChild.data.indexOf(words);
    if (start < 0) continue;
    text.scrollIntoView({ block: "nearest" });
    const range = document.createRange();
    range.setStart(text.firstChild, start);
    range.setEnd(text.firstChild, start + words.length);
    const sameLine = (a, b) => Math.abs(a.top - b.top) < 5;
    const inOrder = (a, b) => (sameLine(a, b) ? b.right - a.right : a.top - b.top);
    const boxes = [...range.getClientRects()].filter((one) => one.width > 1).sort(inOrder);
    const [first, last] = [boxes[0], boxes.at(-1)];
    const middle = (first.top + first.bottom) / 2;
    return { x: (first.left + first.right) / 2, y: middle, below: (last.top + last.bottom) / 2,
      start: first.right - 3, end: last.left + 3 };
  }
}"""


def labels_of(document: Document) -> list[tuple[str, str]]:
    """The words and type of every label, in reading order."""
    return [(document.surface(one), one.type) for one in document.in_reading_order()]


def links_of(document: Document) -> list[tuple[str, str, str]]:
    """Source, role and target of every link, as words."""
    words = {id: document.surface(one) for id, one in document.mentions.items()}
    links = document.links.values()
    return sorted((words[one.source], one.type, words[one.target]) for one in links)


@dataclass(frozen=True, slots=True)
class Desk:
    """One reader at one reading."""

    page: Page
    annotation_set: AnnotationSet
    reader: User

    def press(self, *keys: str) -> None:
        """Keys, one after the other, by their places on the keyboard."""
        for key in keys:
            self.page.keyboard.press(key)

    def click(self, words: str) -> None:
        """Click the middle of these words."""
        at = self.page.evaluate(PLACE, words)
        self.page.mouse.click(at["x"], at["y"])

    def hover(self, words: str) -> None:
        """Let the mouse rest on the middle of these words."""
        at = self.page.evaluate(PLACE, words)
        self.page.mouse.move(at["x"], at["y"])

    def double_click(self, words: str) -> None:
        """Click their middle twice."""
        at = self.page.evaluate(PLACE, words)
        self.page.mouse.dblclick(at["x"], at["y"])

    def drag(self, words: str) -> None:
        """From their first letter to their last."""
        at = self.page.evaluate(PLACE, words)
        self.page.mouse.move(at["start"], at["y"])
        self.page.mouse.down()
        self.page.mouse.move((at["start"] + at["end"]) / 2, at["y"])
        self.page.mouse.move(at["end"], at["below"])
        self.page.mouse.up()

    def label(self, words: str, key: str) -> None:
        """Drag over words and press the key of a type."""
        self.drag(words)
        self.press(key)

    @property
    def saving(self) -> Locator:
        """How saving goes."""
        return self.page.locator("#saving")

    @property
    def notice(self) -> Locator:
        """What the editor says."""
        return self.page.locator("#notice")

    def reload(self) -> None:
        """Load the page anew, until all of it is there."""
        self.page.reload()
        self.page.wait_for_selector("html[data-whole]")

    def settle(self) -> None:
        """Wait until everything is saved."""
        expect(self.saving).to_have_attribute("data-state", "saved")

    def saved(self) -> list[tuple[str, str]]:
        """The words and type of every label as the server has it, in reading order."""
        self.settle()
        return labels_of(document_of(AnnotationSet.objects.get(pk=self.annotation_set.pk)))

    def links(self) -> list[tuple[str, str, str]]:
        """Source, role and target of every link as the server has it, as words."""
        self.settle()
        return links_of(document_of(AnnotationSet.objects.get(pk=self.annotation_set.pk)))

    def revision(self) -> int:
        """How many batches the server has seen."""
        return AnnotationSet.objects.get(pk=self.annotation_set.pk).revision
