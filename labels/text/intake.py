"""From the bytes of a file to the text of an article, which nothing changes afterwards.

What is done here is done once, at import: the byte order mark goes, CRLF and CR become LF, and
each other control character but the tab becomes one space. There is no Unicode normalisation, no
trimming and no removal of marks: every offset of Hashiya counts on the text as it leaves here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import category

BYTE_ORDER_MARK = "\ufeff"
_CONTROLS = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f]")
_INVISIBLE = frozenset(("Cf", "Mn"))


class UnreadableTextError(ValueError):
    """An article cannot be taken; `code` names the reason, `parameters` where it lies."""

    code: ClassVar[str] = "unreadable-text"

    def __init__(self, **parameters: int) -> None:
        super().__init__(self.code, parameters)
        self.parameters = parameters


class EmptyTextError(UnreadableTextError):
    """There is nothing to read: only white space, marks and format characters."""

    code = "empty-text"


class MisplacedByteError(UnreadableTextError):
    """A place the text cannot hold: `line` counts from 1, `byte` from 0 at the very start.

    The byte is counted in UTF-8, also where a decoded string was given.
    """

    def __init__(self, *, line: int, byte: int) -> None:
        super().__init__(line=line, byte=byte)
        self.line = line
        self.byte = byte


class NotUtf8Error(MisplacedByteError):
    """The bytes are not UTF-8, or the string holds half of a surrogate pair."""

    code = "not-utf-8"


class NulError(MisplacedByteError):
    """A NUL stands in the text, as in a file that is not text at all, or is UTF-16."""

    code = "nul-in-text"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text of an article, for ever; and how many control characters became spaces."""

    text: str
    replaced: int


def clean(raw: bytes | str) -> Cleaned:
    """The article in `raw`: the bytes of a UTF-8 file, or a string out of JSON or a form.

    Raises NotUtf8Error and NulError with the place of the first offence, and EmptyTextError.
    """
    text = _decoded(raw) if isinstance(raw, bytes) else _encodable(raw)
    if "\0" in text:
        raise NulError(**_place(text.encode(), text.encode().index(0)))
    text = text.removeprefix(BYTE_ORDER_MARK)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, replaced = _CONTROLS.subn(" ", text)
    if all(one.isspace() or category(one) in _INVISIBLE for one in text):
        raise EmptyTextError
    return Cleaned(text, replaced)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise NotUtf8Error(**_place(raw, error.start)) from None


def _encodable(text: str) -> str:
    # A JSON file may spell half a surrogate pair (\ud83d); no database would take it.
    try:
        text.encode()
    except UnicodeEncodeError as error:
        before = text[: error.start].encode()
        raise NotUtf8Error(**_place(before, len(before))) from None
    return text


def _place(raw: bytes, byte: int) -> dict[str, int]:
    before = raw[:byte].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return {"line": before.count(b"\n") + 1, "byte": byte}
