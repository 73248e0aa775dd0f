"""What a reader asks for is announced, shown to be refused, or opens something with the focus."""

from __future__ import annotations

import pytest

from annotator.messages.commands import COMMANDS
from labels import shipped
from labels.keys import in_force
from tests.browser.editor.desk import Desk

LAST = "hand-in"
"""It may leave the page."""

QUIET = """() => {
  document.activeElement?.blur();
  document.querySelector("#announced").textContent = "";
  document.querySelector("#notice .cross")?.click();
  for (const one of document.querySelectorAll("dialog[open]")) one.close();
  return true;
}"""
TOLD = """() => {
  const notice = document.querySelector("#notice");
  const focused = document.activeElement;
  return Boolean(document.querySelector("#announced").textContent || !notice.hidden
    || document.querySelector("dialog[open]") || !focused?.matches("body, #reading"));
}"""


def registered(desk: Desk) -> set[str]:
    """The commands that the help layer lists, for those alone does somebody answer."""
    desk.press("Shift+Slash")
    listed = set(desk.page.locator("#help dd").all_inner_texts())
    desk.press("Escape")
    words = desk.page.evaluate("JSON.parse(document.getElementById('boot').textContent).words")
    return {name for name in COMMANDS if words[f"command.{name}"] in listed}


def pressed(chord: str) -> str:
    return chord.replace("Ctrl+", "Control+")


@pytest.mark.parametrize("labels", ["none", "chosen", "event"])
def test_every_command_is_answered(desk: Desk, labels: str) -> None:
    schema = shipped.schema("ace")
    taken = {one.hotkey for one in schema.types}
    taken |= {role.hotkey for one in schema.types for role in one.roles}
    chords = in_force({}, "rtl", taken=taken)
    commands = sorted(registered(desk), key=lambda name: name == LAST)
    if labels != "none":
        desk.label("داعش", "KeyO")
    desk.settle()

    silent = []
    for command in commands:
        desk.press("Escape", "Escape", "Escape")
        desk.click("قصفت")
        if labels == "chosen":
            desk.click("داعش")
        if labels == "event":
            desk.press("Shift+KeyA")
        if command == LAST:
            desk.page.context.set_offline(True)
        desk.page.evaluate(QUIET)
        desk.press(pressed(chords[command][0]))
        if not _told(desk):
            silent.append(command)
        desk.page.evaluate(QUIET)

    assert len(commands) > 25
    assert silent == []


def _told(desk: Desk) -> bool:
    """Whether anything was said within a second."""
    for _ in range(20):
        if desk.page.evaluate(TOLD):
            return True
        desk.page.wait_for_timeout(50)
    return False
