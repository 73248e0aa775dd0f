"""A keyboard with the Arabic layout: Arabic letters in the places of every keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Page

LETTERS = dict(
    zip(
        (f"Key{letter}" for letter in "QWERTYUIOPASDFGHJKLZXCVBNM"),
        (*"ضصثقفغعهخحشسيبلاتنمئءؤر", "لا", *"ىة"),
        strict=True,
    )
)
VIRTUAL = {
    "Enter": 13, "Tab": 9, "Escape": 27, "Home": 36, "End": 35, "Backspace": 8,
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
}  # fmt: skip
TEXT = {"Enter": "\r"}
HELD = {"Alt": 1, "Control": 2, "Shift": 8}
MOVES = frozenset({"Tab", "Home", "End", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"})


@dataclass(slots=True)
class ArabicKeyboard:
    """Presses keys by their places, and counts: to move to a thing is one action, by any keys."""

    page: Page
    keys: int = 0
    actions: int = 0
    moving: bool = False
    session: CDPSession = field(init=False)

    def __post_init__(self) -> None:
        self.session = self.page.context.new_cdp_session(self.page)

    def press(self, *chords: str) -> None:
        """Chords such as `Shift+KeyA`, one after the other."""
        for chord in chords:
            *held, code = chord.split("+")
            self._count(moves=code in MOVES)
            self._play(code, sum(HELD[one] for one in held))

    def write(self, words: str) -> None:
        """Words for a field, as typed with the layout of their letters; one action."""
        self._count(moves=False)
        self.keys += len(words) - 1
        for letter in words:
            self.session.send("Input.dispatchKeyEvent", {"type": "char", "text": letter})

    def _count(self, *, moves: bool) -> None:
        self.keys += 1
        self.actions += not (moves and self.moving)
        self.moving = moves

    def _play(self, code: str, modifiers: int) -> None:
        letter = LETTERS.get(code, TEXT.get(code, ""))
        plain = not modifiers & (HELD["Control"] | HELD["Alt"])
        event = {
            "code": code,
            "key": LETTERS.get(code, code),
            "modifiers": modifiers,
            "windowsVirtualKeyCode": VIRTUAL.get(code, ord(code[-1])),
        }
        down = {"type": "keyDown", "text": letter} if letter and plain else {"type": "rawKeyDown"}
        self.session.send("Input.dispatchKeyEvent", event | down)
        self.session.send("Input.dispatchKeyEvent", event | {"type": "keyUp"})
