"""No line below a label covers the tail of a letter, whatever the face."""

from __future__ import annotations

import base64

import pytest

from labels.actions import preferences
from labels.models import Project, User
from labels.preferences import Choice, Face, Reading
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.browser.ink import DIFFERENCE
from tests.labels import making

pytestmark = pytest.mark.browser

TAILS = "اجتمع الدفاع حجج خوض\n"
BARE = """
  .fill, .chip, .place { display: none !important; }
  .reading { background: #fff; } .text { color: #000 !important; }
"""
# Yellow upon white has the red of white: where red changes, a line covers ink.
YELLOW = f"{BARE} .rail {{ background: rgb(255 255 0) !important; }}"
NONE = ".rail { display: none !important; }"


@pytest.mark.parametrize("face", Face)
def test_tails_end_above_the_line_of_their_label(
    project: Project, open_desk: Open, face: Face
) -> None:
    reader = User.objects.get(username="annotator")
    preferences.choose(user=reader, choice=Choice(reading=Reading(face=face, size=40)))
    making.bring(project, making.reading("tails", text=TAILS))
    desk = open_desk(project.articles.get(external_id="tails"))
    for words in TAILS.split():
        desk.label(words, "KeyP")
    desk.press("Escape")
    desk.settle()

    with_lines = ink(desk, YELLOW)
    without = ink(desk, NONE)

    assert desk.page.locator(".rail").count() == 4
    assert desk.page.evaluate(DIFFERENCE, [without, with_lines]) == 0


def ink(desk: Desk, look: str) -> str:
    """A picture of the sentence in this look, which stays upon it."""
    desk.page.evaluate(
        """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet); return document.fonts.ready; }""",
        look,
    )
    return base64.b64encode(desk.page.locator(".sentence").first.screenshot()).decode()
