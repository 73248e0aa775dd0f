"""Colours of text stand out from what they stand on (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from labels import shipped

SHEET = (settings.BASE_DIR / "static" / "styles" / "base.css").read_text(encoding="utf-8")
TEXT, SHAPE = 4.5, 3.0
ENHANCED = 7.0
"""What WCAG 1.4.6 asks of text, and high contrast of all of it."""

TEXTS = [
    *((ink, ground) for ink in ("ink", "ink-soft") for ground in ("paper", "surface", "surface-2")),
    *(("ink", f"{name}-soft") for name in ("accent", "good", "warn", "bad")),
    *((name, f"{name}-soft") for name in ("good", "warn", "bad")),
    ("ink-soft", "accent-soft"),
    ("accent-strong", "accent-soft"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("bad", "surface"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
]
SHAPES = [
    (name, ground) for name in ("line-strong", "focus", "cursor") for ground in ("paper", "surface")
]
DEEPEST = 2.4
"""How much deeper than an entity's the fill of a chosen label is; styles/editor-marks.css."""

APPEARANCES = {
    "light": ('[data-bs-theme="light"] {',),
    "dark": ('[data-bs-theme="dark"] {',),
    "high light": ('[data-bs-theme="light"] {', '\n[data-colours="high"] {'),
    "high dark": ('[data-bs-theme="dark"] {', '[data-bs-theme="dark"][data-colours="high"] {'),
}


def colours(appearance: str) -> dict[str, str]:
    """The colours of an appearance by their names, from its rules one upon the other."""
    known: dict[str, str] = {}
    for rule in APPEARANCES[appearance]:
        _, found, rest = SHEET.partition(rule)
        assert found, rule
        known |= re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", rest.partition("}")[0])
    return known


def luminance(colour: str) -> float:
    """Relative luminance, from 0 of black to 1 of white (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 of equal colours to 21 of black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_text_and_shapes_can_be_told_from_what_they_stand_on(appearance: str) -> None:
    known = colours(appearance)

    weak = {
        (ink, ground): round(contrast(known[ink], known[ground]), 2)
        for pairs, least in ((TEXTS, ENHANCED if "high" in appearance else TEXT), (SHAPES, SHAPE))
        for ink, ground in pairs
        if contrast(known[ink], known[ground]) < least
    }
    assert weak == {}


def mixed(colour: str, share: float, ground: str) -> str:
    """The colour that `share` of a colour gives upon a ground."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def grounds(surface: str, mix: float) -> set[str]:
    """What the reader can stand upon: the page, and every shipped type's fill at its deepest."""
    schemas = (shipped.schema(name) for name in shipped.NAMES)
    types = (one.colour for schema in schemas for one in schema.types)
    fills = {mixed(colour, min(1, mix * DEEPEST), surface) for colour in types if colour}
    return {surface, *fills}


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_the_reader_stands_out_from_every_label_by_one_of_two_rings(appearance: str) -> None:
    known = colours(appearance)
    mix = 0.26 if "dark" in appearance else 0.14

    weak = {
        ground: rings
        for ground in grounds(known["surface"], mix)
        if max(rings := [round(contrast(known[one], ground), 2) for one in ("cursor", "surface")])
        < SHAPE
    }
    assert weak == {}
    # Whatever lies beside them, the two rings can be told from each other.
    assert contrast(known["cursor"], known["surface"]) >= TEXT


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_dimmed_letters_stay_readable_upon_the_labels_of_their_sentence(appearance: str) -> None:
    known = colours(appearance)
    faded = 0.35  # of a fill, styles/reading.css
    mix = (0.26 if "dark" in appearance else 0.14) * faded

    weak = {
        ground: round(contrast(known["ink-soft"], ground), 2)
        for ground in grounds(known["surface"], mix)
        if contrast(known["ink-soft"], ground) < TEXT
    }
    assert weak == {}
