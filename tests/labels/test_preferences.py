"""What a person may choose of reading and working, read aloud."""

from __future__ import annotations

import pytest

from labels.preferences import (
    Chips,
    Choice,
    Contrast,
    Face,
    Letters,
    Lines,
    NoticeKind,
    Post,
    Preferences,
    Reading,
    choice_from,
    preferences_data,
    preferences_from,
)
from labels.wire import Json, WireError

CHOSEN: Json = {
    "reading": {
        "face": "amiri",
        "size": 28,
        "leading": 180,
        "width": 72,
        "chips": "short",
        "contrast": "high",
        "numbers": False,
        "focus": True,
    },
    "lines": {"all": True},
    "keys": {"undo": ["Ctrl+KeyZ", "KeyU"]},
    "letters": {"kinds": ["sent-back", "answer"], "when": "at-once"},
}


def test_whoever_chose_nothing_reads_as_at_first() -> None:
    assert preferences_from({}) == Preferences(
        reading=Reading(
            face=Face.NOTO,
            size=22,
            leading=140,
            width=56,
            chips=Chips.NAMES,
            contrast=Contrast.SYSTEM,
            numbers=True,
            focus=False,
        ),
        lines=Lines(all=False),
        keys={},
        letters=Letters(kinds=tuple(NoticeKind), when=Post.DAILY),
    )


def test_what_is_chosen_is_kept_and_read_back() -> None:
    chosen = choice_from(CHOSEN).upon(Preferences())

    assert preferences_data(chosen) == CHOSEN
    assert preferences_from(CHOSEN) == chosen


def test_a_part_takes_the_place_of_the_part_that_was_and_leaves_the_others() -> None:
    kept = preferences_from(CHOSEN)

    assert choice_from({"reading": {"size": 30}}).upon(kept) == Preferences(
        reading=Reading(size=30), lines=kept.lines, keys=kept.keys, letters=kept.letters
    )
    emptied = choice_from({"lines": {}, "keys": {}, "letters": {}}).upon(kept)
    assert emptied == Preferences(reading=kept.reading)
    assert choice_from({}) == Choice()


@pytest.mark.parametrize(
    ("sent", "code", "place"),
    [
        ([], "not-an-object", "preferences"),
        ({"raeding": {}}, "unknown-key", "preferences"),
        ({"reading": None}, "missing", "reading"),
        ({"reading": {"colour": "red"}}, "unknown-key", "reading"),
        ({"reading": {"face": "comic"}}, "unknown-kind", "reading.face"),
        ({"reading": {"size": 13}}, "unknown-kind", "reading.size"),
        ({"reading": {"size": 22.5}}, "not-a-number", "reading.size"),
        ({"reading": {"leading": 261}}, "unknown-kind", "reading.leading"),
        ({"reading": {"width": True}}, "not-a-number", "reading.width"),
        ({"reading": {"numbers": "no"}}, "not-a-flag", "reading.numbers"),
        ({"lines": {"all": None}}, "not-a-flag", "lines.all"),
        ({"lines": {"some": True}}, "unknown-key", "lines"),
        ({"letters": {"kinds": ["sent-back", "gossip"]}}, "unknown-kind", "letters.kinds.1"),
        ({"letters": {"when": "never"}}, "unknown-kind", "letters.when"),
        ({"keys": {"undo": "KeyZ"}}, "not-a-list", "keys.undo"),
        ({"keys": {"undo": [""]}}, "not-a-name", "keys.undo"),
        ({"keys": {"u" * 65: []}}, "not-a-name", "keys"),
        ({"keys": {"undo": ["KeyZ"] * 9}}, "unknown-kind", "keys.undo"),
        ({"keys": {f"undo{n}": [] for n in range(201)}}, "unknown-kind", "keys"),
    ],
)
def test_what_nobody_can_choose_is_refused_with_its_place(
    sent: object, code: str, place: str
) -> None:
    with pytest.raises(WireError) as refused:
        choice_from(sent)

    assert (refused.value.code, refused.value.place) == (code, place)


def test_a_part_that_is_not_understood_any_more_counts_as_never_chosen() -> None:
    kept = preferences_from({**CHOSEN, "reading": {"face": "gone"}, "sounds": {}})

    assert kept == Preferences(
        lines=Lines(all=True),
        keys={"undo": ("Ctrl+KeyZ", "KeyU")},
        letters=Letters(kinds=(NoticeKind.SENT_BACK, NoticeKind.ANSWER), when=Post.AT_ONCE),
    )
