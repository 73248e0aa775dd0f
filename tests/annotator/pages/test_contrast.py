"""Colours of text stand out from what they stand on (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

SHEET = (settings.BASE_DIR / "static" / "styles" / "base.css").read_text(encoding="utf-8")
TEXT, SHAPE = 4.5, 3.0

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
SHAPES = [(name, ground) for name in ("line-strong", "focus") for ground in ("paper", "surface")]


def colours(appearance: str) -> dict[str, str]:
    """The colours of an appearance by their names."""
    _, _, rest = SHEET.partition(f'[data-bs-theme="{appearance}"] {{')
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", rest.partition("}")[0]))


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


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_text_and_shapes_can_be_told_from_what_they_stand_on(appearance: str) -> None:
    known = colours(appearance)

    weak = {
        (ink, ground): round(contrast(known[ink], known[ground]), 2)
        for pairs, least in ((TEXTS, TEXT), (SHAPES, SHAPE))
        for ink, ground in pairs
        if contrast(known[ink], known[ground]) < least
    }
    assert weak == {}
