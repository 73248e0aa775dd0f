"""A format's options as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from annotator.messages import sentence
from annotator.pages.format_words import CHOICE_NAMES, FORMAT_NAMES, OPTION_NAMES
from labels.formats.base import OptionError, OptionField, Options


def format_choices(known: Mapping[str, object]) -> list[tuple[str, object]]:
    """These formats with their words, in the order of the words."""
    return [(name, words) for name, words in FORMAT_NAMES.items() if name in known]


class OptionsForm(forms.Form):
    """A form that ends with the options of a format."""

    def add_options(self, options: type[Options]) -> None:
        """One field more for each option."""
        self.options_of = options
        self.option_names = [one.name for one in options.fields()]
        for one in options.fields():
            self.fields[one.name] = _field(one)

    def options(self) -> Iterator[forms.BoundField]:
        """The fields of the options."""
        return (self[name] for name in self.option_names)

    def clean(self) -> dict[str, Any]:
        """Where a choice needs a package that is not installed, what to install."""
        given = super().clean() or self.cleaned_data
        chosen = {name: str(given[name]) for name in self.option_names if name in given}
        try:
            self.options_of.from_strings(chosen)
        except OptionError as error:
            self.add_error(error.params["option"], sentence(error))
        return given

    def strings(self) -> dict[str, str]:
        """What was chosen, as the plans of jobs read it; only of a valid form."""
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if isinstance(value, str | int) and value != ""
        }


def _field(one: OptionField) -> forms.Field:
    label = str(OPTION_NAMES[one.name])
    if one.choices:
        choices = [(choice, CHOICE_NAMES[one.name, choice]) for choice in one.choices]
        return forms.ChoiceField(label=label, choices=choices, initial=one.default)
    return forms.IntegerField(
        label=label, min_value=one.least, max_value=one.most, initial=one.default
    )
