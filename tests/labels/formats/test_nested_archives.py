"""ZIPs within an archive: opened where they lie, one level deep."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from labels.formats.archives import ArchiveError, Limits
from labels.formats.base import RefusalCode
from tests.labels.formats.packing import TEXT, refused, zipped

SOUND = zipped(("a.txt", TEXT))


def test_zips_within_are_opened_where_they_lie(held: Callable[..., dict[str, str]]) -> None:
    types, other = ("TypeSystem.xml", "<types/>"), ("TypeSystem.xml", "<other/>")
    project = zipped(
        ("annotation/visit.txt/salma.zip", zipped(("salma.xmi", "1"), types)),
        ("annotation/visit.txt/huda.zip", zipped(("huda.xmi", "2"), types)),
        ("curation/visit.txt/CURATION_USER.zip", zipped(("CURATION_USER.xmi", "3"), other)),
        ("source/visit.txt", TEXT),
    )

    assert held(project, limits=Limits()) == {
        "annotation/visit.txt/TypeSystem.xml": "<types/>",
        "annotation/visit.txt/huda.xmi": "2",
        "annotation/visit.txt/salma.xmi": "1",
        "curation/visit.txt/CURATION_USER.xmi": "3",
        "curation/visit.txt/TypeSystem.xml": "<other/>",
        "source/visit.txt": TEXT,
    }


def test_two_files_that_would_take_one_place_are_refused(
    held: Callable[..., dict[str, str]],
) -> None:
    content = zipped(("a.zip", SOUND), ("a.txt", "2"), ("a/a.txt", "3"))

    with pytest.raises(ArchiveError) as caught:
        held(content, limits=Limits())

    assert caught.value.params == {"member": "a/a.txt"}


REFUSED = {
    "a tar in it": (zipped(("a.zip", gzip.compress(b""))), RefusalCode.NESTED_ARCHIVE, "a.zip"),
    "a document of an office": (zipped(("a.docx", SOUND)), RefusalCode.NESTED_ARCHIVE, "a.docx"),
    "a zip in a zip in it": (
        zipped(("a.zip", zipped(("b.zip", SOUND)))),
        RefusalCode.NESTED_ARCHIVE,
        "a.zip/b.zip",
    ),
    "a zip cut off in it": (
        zipped(("a.zip", SOUND[:-9])),
        RefusalCode.DAMAGED_FILE,
        "a.zip",
    ),
    "a way out of a zip in it": (
        zipped(("a.zip", zipped(("../a.txt", "")))),
        RefusalCode.UNSAFE_NAME,
        "a.zip/../a.txt",
    ),
    "a bomb in it": (
        zipped(("a.zip", zipped(("a.txt", "0" * 3000)))),
        RefusalCode.TOO_COMPRESSED,
        "a.zip/a.txt",
    ),
    "too many files in zips": (
        zipped(("a.zip", zipped(("1", ""), ("2", ""))), ("b.zip", zipped(("3", "")))),
        RefusalCode.TOO_MANY_FILES,
        None,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_lies_within_is_trusted_no_more(
    held: Callable[..., dict[str, str]], name: str
) -> None:
    content, code, member = REFUSED[name]

    assert refused(held, content) == (code, member)
