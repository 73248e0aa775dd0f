"""Days and numbers are written alike in both languages, and no day can be read in two ways."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.template.defaultfilters import filesizeformat
from django.utils import formats, translation

AT = datetime(2026, 11, 3, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(("language", "month"), [("ar", "نوفمبر"), ("en", "Nov")])
def test_a_month_has_its_name(language: str, month: str) -> None:
    with translation.override(language):
        day = formats.date_format(AT, "SHORT_DATE_FORMAT")
        moment = formats.date_format(AT, "SHORT_DATETIME_FORMAT")

    assert day == f"3 {month} 2026"
    assert moment == f"3 {month} 2026 16:05"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_point_stands_before_tenths(language: str) -> None:
    with translation.override(language):
        size = filesizeformat(38_400)

    assert size.startswith("37.5")
