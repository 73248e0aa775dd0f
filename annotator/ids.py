"""Numbers of rows, in addresses and forms."""

from __future__ import annotations

from django.urls import register_converter

LONGEST = 18
"""Digits that every database keeps in one number."""


def numbered(text: str) -> int | None:
    """The number that a text spells; None where it spells none, or one that no row has."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None


class Id:
    """The number of a row, in an address; a longer one is that of none, and leads nowhere."""

    regex = rf"[0-9]{{1,{LONGEST}}}"

    def to_python(self, value: str) -> int:
        """The number that is written there."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number as it is written there."""
        return str(value)


register_converter(Id, "id")
