"""How a person likes to read and to work: what may be chosen, and what holds while nothing is.

Preferences have parts. A part is chosen whole and kept whole, so that what one window chooses for
the keys takes nothing from what another has chosen for the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from functools import partial
from typing import Any

from labels.keys import Keys, KeysError, checked
from labels.wire.data import Json, WireError, array, flag, number, one_of, record, string

MOST_COMMANDS = 200
MOST_CHORDS = 8
LONGEST_KEY = 64
"""Code points of a command or a chord."""

SIZES = range(14, 41)
"""Pixels, where the browser's own size is 16."""
LEADINGS = range(140, 261)
"""Per cent of the size: 140 is what letters with their marks take."""
WIDTHS = range(28, 97)
"""As `SIZES`, in sixteens: 56 is 896 pixels, margins included."""


class Face(StrEnum):
    """What letters look like."""

    NOTO = "noto-sans-arabic"
    AMIRI = "amiri"


class Chips(StrEnum):
    """How much is told above each label."""

    NAMES = "names"
    SHORT = "short"
    RAILS = "rails"
    """Nothing: a line under the words alone."""


class Contrast(StrEnum):
    """How far colours stand apart."""

    SYSTEM = "system"
    NORMAL = "normal"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text of an article is shown; `focus` dims all sentences but the reader's."""

    face: Face = Face.NOTO
    size: int = 22
    leading: int = 140
    width: int = 56
    chips: Chips = Chips.NAMES
    contrast: Contrast = Contrast.SYSTEM
    numbers: bool = True
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Whether the lines of all events are shown, or of the chosen one alone."""

    all: bool = False


class NoticeKind(StrEnum):
    """What a person can be told of."""

    SENT_BACK = "sent-back"
    APPROVED = "approved"
    TAKEN_BACK = "taken-back"
    """A verdict on a reading of one's own that was given before."""
    SETTLED = "settled"
    ASSIGNED = "assigned"
    WENT_BACK = "went-back"
    """Unfinished for too long, so that others may have the place."""
    COMMENT = "comment"
    """Beside one's own reading."""
    ANSWER = "answer"
    """In a thread in which one has written oneself."""
    FOR_ALL = "for-all"
    """A comment for all on an article that one reads."""


class Post(StrEnum):
    """When letters go out."""

    AT_ONCE = "at-once"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Letters:
    """Which notices come by e-mail as well, and when: one by one, or all of a day together."""

    kinds: tuple[NoticeKind, ...] = tuple(NoticeKind)
    when: Post = Post.DAILY


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has chosen; without arguments, what holds for a person who chose nothing."""

    reading: Reading = field(default_factory=Reading)
    lines: Lines = field(default_factory=Lines)
    keys: Keys = field(default_factory=dict)
    letters: Letters = field(default_factory=Letters)


@dataclass(frozen=True, slots=True)
class Choice:
    """The parts that a person chooses anew; None leaves a part as it is."""

    reading: Reading | None = None
    lines: Lines | None = None
    keys: Keys | None = None
    letters: Letters | None = None

    def upon(self, kept: Preferences) -> Preferences:
        """What is kept then."""
        return Preferences(
            reading=kept.reading if self.reading is None else self.reading,
            lines=kept.lines if self.lines is None else self.lines,
            keys=kept.keys if self.keys is None else self.keys,
            letters=kept.letters if self.letters is None else self.letters,
        )


_PARTS = frozenset(one.name for one in fields(Preferences))


def choice_from(data: object) -> Choice:
    """What was chosen; a part that is there is whole, and what it leaves out is as at first.

    Raises WireError, and KeysError for keys that nobody can have.
    """
    found = record(data, "preferences", _PARTS)
    return Choice(
        reading=_reading_from(found["reading"]) if "reading" in found else None,
        lines=_lines_from(found["lines"]) if "lines" in found else None,
        keys=_keys_from(found["keys"]) if "keys" in found else None,
        letters=_letters_from(found["letters"]) if "letters" in found else None,
    )


def preferences_from(kept: Json) -> Preferences:
    """What was kept of a person's choices.

    A part that an earlier version kept and this one does not understand counts as never chosen:
    nobody must be shut out of an article by the size of its letters.
    """
    found = Preferences()
    for name in _PARTS & kept.keys():
        try:
            found = choice_from({name: kept[name]}).upon(found)
        except (WireError, KeysError):
            continue
    return found


def preferences_data(preferences: Preferences) -> Json:
    """All of it as JSON data, also what was never chosen."""
    return {
        "reading": asdict(preferences.reading),
        "lines": asdict(preferences.lines),
        "keys": {command: list(chords) for command, chords in preferences.keys.items()},
        "letters": {
            "kinds": [one.value for one in preferences.letters.kinds],
            "when": preferences.letters.when.value,
        },
    }


def _reading_from(data: object) -> Reading:
    found = record(data, "reading", frozenset(_READ))
    chosen = {name: _READ[name](value, f"reading.{name}") for name, value in found.items()}
    return replace(Reading(), **chosen)


def _lines_from(data: object) -> Lines:
    found = record(data, "lines", frozenset({"all"}))
    return Lines(all=flag(found["all"], "lines.all")) if found else Lines()


def _keys_from(data: object) -> Keys:
    found = record(data, "keys", None)
    if len(found) > MOST_COMMANDS:
        raise WireError("unknown-kind", "keys", f"{len(found)} commands")
    given = {_key(name, "keys"): _chords_from(found[name], f"keys.{name}") for name in found}
    return checked(given)


def _letters_from(data: object) -> Letters:
    found = record(data, "letters", frozenset({"kinds", "when"}))
    chosen = Letters()
    if "kinds" in found:
        given = array(found["kinds"], "letters.kinds")
        named = {one_of(NoticeKind, one, f"letters.kinds.{at}") for at, one in enumerate(given)}
        chosen = replace(chosen, kinds=tuple(one for one in NoticeKind if one in named))
    if "when" in found:
        chosen = replace(chosen, when=one_of(Post, found["when"], "letters.when"))
    return chosen


def _chords_from(data: object, place: str) -> tuple[str, ...]:
    found = array(data, place)
    if len(found) > MOST_CHORDS:
        raise WireError("unknown-kind", place, f"{len(found)} keys")
    return tuple(_key(one, place) for one in found)


def _key(value: object, place: str) -> str:
    found = string(value, place)
    if not 0 < len(found) <= LONGEST_KEY:
        raise WireError("not-a-name", place, found[:LONGEST_KEY])
    return found


def _within(range_: range, value: object, place: str) -> int:
    found = number(value, place)
    if found not in range_:
        raise WireError("unknown-kind", place, found)
    return found


_READ: Mapping[str, Callable[[object, str], Any]] = {
    "face": partial(one_of, Face),
    "size": partial(_within, SIZES),
    "leading": partial(_within, LEADINGS),
    "width": partial(_within, WIDTHS),
    "chips": partial(one_of, Chips),
    "contrast": partial(one_of, Contrast),
    "numbers": flag,
    "focus": flag,
}
"""How each choice of `Reading` is read, with its place."""
