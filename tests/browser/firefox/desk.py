"""A reader's Firefox and what was saved of the reader's work."""

from __future__ import annotations

from dataclasses import dataclass

from labels.document import Document
from labels.models import AnnotationSet, User
from labels.records import document_of
from tests.browser.editor.desk import PLACE
from tests.browser.firefox.bidi import Firefox

PASSWORD = "نخلة-على-شط-العرب"
READY = "() => document.documentElement.dataset.ready === 'true'"
SAVED = "() => document.getElementById('saving').dataset.state === 'saved'"
NEXT = "() => document.querySelector('form[action$=\"/next/\"] button').click()"


@dataclass(frozen=True, slots=True)
class Desk:
    """One reader at one reading in the project “news”."""

    firefox: Firefox
    server: str
    reader: User

    def sign_in(self) -> None:
        """Through the page for it, by keys."""
        firefox = self.firefox
        firefox.open(f"{self.server}/accounts/login/?next=/projects/news/")
        firefox.evaluate("() => document.querySelector('input[name=login]').focus()")
        firefox.type(self.reader.username)
        firefox.press("Tab")
        firefox.type(PASSWORD)
        firefox.press("Enter")
        firefox.wait("() => location.pathname === '/projects/news/'")

    def take_next_article(self) -> None:
        """By the button of the project's page."""
        self.firefox.open(f"{self.server}/projects/news/")
        self.firefox.evaluate(NEXT)
        self.firefox.wait(READY)

    def reload(self) -> None:
        """Open the same page anew."""
        self.firefox.open(self.firefox.evaluate("() => location.href"))
        self.firefox.wait(READY)

    def drag(self, words: str) -> None:
        """From their first letter to their last."""
        at = self.firefox.evaluate(PLACE, words)
        middle = (at["start"] + at["end"]) / 2
        self.firefox.drag((at["start"], at["y"]), (middle, at["y"]), (at["end"], at["below"]))

    def click(self, words: str) -> None:
        """Click the middle of these words."""
        at = self.firefox.evaluate(PLACE, words)
        self.firefox.drag((at["x"], at["y"]))

    @property
    def reading(self) -> AnnotationSet:
        """The reader's own."""
        return AnnotationSet.objects.get(
            author=self.reader, article__external_id__in=("one", "own")
        )

    def saved(self) -> Document:
        """What the server has, once everything is saved."""
        self.firefox.wait(SAVED)
        return document_of(self.reading)
