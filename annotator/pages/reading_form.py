"""How the text is shown, to be chosen on the page of one's account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum

from django import forms
from django_stubs_ext import StrPromise

from annotator.pages.reading_words import READING
from labels.preferences import LEADINGS, SIZES, WIDTHS, Chips, Contrast, Face, Reading


def _one_of(name: str, kind: Iterable[StrEnum]) -> forms.ChoiceField:
    choices: list[tuple[str, StrPromise]] = [
        (one.value, READING[f"reading.{name}.{one.value}"]) for one in kind
    ]
    return forms.ChoiceField(
        label=READING[f"reading.{name}"], choices=choices, widget=forms.RadioSelect
    )


def _measure(name: str, among: range) -> forms.IntegerField:
    return forms.IntegerField(
        label=READING[f"reading.{name}"],
        min_value=among[0],
        max_value=among[-1],
        help_text=READING[f"reading.{name}.among"],
    )


class ReadingForm(forms.Form):
    """`Reading` as a form; its fields are named alike."""

    face = _one_of("face", Face)
    size = _measure("size", SIZES)
    leading = _measure("leading", LEADINGS)
    width = _measure("width", WIDTHS)
    chips = _one_of("chips", Chips)
    contrast = _one_of("contrast", Contrast)
    numbers = forms.BooleanField(label=READING["reading.numbers"], required=False)
    focus = forms.BooleanField(label=READING["reading.focus"], required=False)

    def chosen(self) -> Reading:
        """What was chosen; the form must be valid."""
        given = self.cleaned_data
        named = {"face": Face, "chips": Chips, "contrast": Contrast}
        return Reading(**{**given, **{name: kind(given[name]) for name, kind in named.items()}})


def filled(reading: Reading) -> ReadingForm:
    """The form as the person has chosen before; `reading-` begins its names on the page."""
    return ReadingForm(initial=asdict(reading), prefix="reading")
