"""The format of a file is found out, by its name and by how it begins."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.formats import format_found, format_of, shares
from labels.formats.base import Bundle, File, Head

ROWS = "زار O\nالوزير B-PER\n\nدمشق B-GPE\nأم"
OURS = '{"format":"hashiya/1","external_id":"a"'
PLAIN = '{"id": 7, "text": "نص"}\n'


@pytest.mark.parametrize(
    ("name", "first", "format_"),
    [
        ("a.TXT", "نص", "text"),
        ("a.jsonl", "no JSON", "jsonl"),
        ("a.conll", "", "conll"),
        ("a.txt", ROWS, "conll"),
        ("export", "-DOCSTART- O\n\nزار O\n", "conll"),
        ("a.txt", OURS, "jsonl"),
        ("a.json", PLAIN, "jsonl"),
        ("a.docx", "\x00\x01", None),
        ("a", "", None),
    ],
)
def test_a_file_tells_its_format(name: str, first: str, format_: str | None) -> None:
    found = format_of(Head(name, first.encode()))

    assert (found.name if found else None) == format_


def file(name: str, content: str) -> File:
    return File(name, lambda: BytesIO(content.encode()))


def test_of_several_files_the_surest_tells_the_format() -> None:
    news = [file("1.txt", "خبر"), file("2.txt", "خبر"), file("README.md", "")]
    rows = [file("README.txt", "عن هذه الأخبار"), file("train.bio", ROWS)]

    assert format_found(Bundle.of(*news)) is format_of(Head("a.txt", b""))
    assert format_found(Bundle.of(*rows)) is format_of(Head("a.conll", b""))
    assert format_found(Bundle.of(news[2])) is None


def test_what_goes_along_with_a_format_is_no_share_of_its_own() -> None:
    written = {
        "a.txt": "زار دمشق",
        "a.ann": "T1\tGPE 4 8\tدمشق",
        "annotation.conf": "[entities]\nGPE",
    }
    bundle = Bundle.of(*(file(name, text) for name, text in written.items()))

    (share,) = shares(bundle)

    assert (share.format.name, sorted(one.name for one in share.bundle)) == (
        "brat",
        sorted(written),
    )
