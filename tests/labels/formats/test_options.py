"""Options as plain strings, for forms, the API and the shell alike."""

from __future__ import annotations

import pytest

from labels.formats import FORMATS, WRITABLE
from labels.formats.base import OptionCode, OptionError, OptionField, Options
from labels.formats.conll.options import Articles, Nested, ReadingOptions, Writing

ALL = [one.reading for one in FORMATS.values()] + [one.writing for one in WRITABLE.values()]


def test_options_are_read_from_strings_and_the_rest_is_as_by_default() -> None:
    assert Writing.from_strings({"nested": "columns", "depth": "3"}) == Writing(
        nested=Nested.COLUMNS, depth=3
    )


@pytest.mark.parametrize("options", ALL)
def test_options_spelled_as_strings_are_read_back(options: type[Options]) -> None:
    assert options.from_strings(options().strings()) == options()
    assert options.from_strings({}) == options()


def test_options_are_described_with_choices_limits_and_defaults() -> None:
    assert ReadingOptions.fields() == (
        OptionField("articles", "markers", ("markers", "file", "sentences")),
        OptionField("every", "10", least=1, most=10_000),
        OptionField("layout", "found", ("found", "last", "columns", "stacked", "events")),
        OptionField("depth", "1", least=1, most=20),
    )
    assert Articles.MARKERS.value == "markers"


@pytest.mark.parametrize(
    ("given", "code", "params"),
    [
        (
            {"articels": "file"},
            OptionCode.UNKNOWN_OPTION,
            {"option": "articels", "choices": "articles, every, layout, depth"},
        ),
        (
            {"articles": "files"},
            OptionCode.NOT_A_CHOICE,
            {"option": "articles", "value": "files", "choices": "markers, file, sentences"},
        ),
        *(
            (
                {"depth": value},
                OptionCode.NOT_A_NUMBER,
                {"option": "depth", "value": value, "least": "1", "most": "20"},
            )
            for value in ("", "0", "21", "-1", "٣", "1.5", "9" * 5000)
        ),
    ],
)
def test_a_wrong_option_is_refused_with_what_is_taken_instead(
    given: dict[str, str], code: OptionCode, params: dict[str, str]
) -> None:
    with pytest.raises(OptionError) as refused:
        ReadingOptions.from_strings(given)

    assert (refused.value.code, refused.value.params) == (code, params)
