"""Archives and folders in: what they hold, and why one is not taken."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labels.formats.archives import (
    ArchiveError,
    Limits,
    Meter,
    is_archive,
    opened_file,
    opened_folder,
)
from labels.formats.base import Refusal, RefusalCode
from tests.labels.formats.packing import TEXT, TIGHT, content_of, refused, taped, zipped

BOTH = {"ب/2.txt": "", "ج/1.txt": TEXT}
MEMBERS = (("أخبار/ب/2.txt", ""), ("./أخبار/ج/1.txt", TEXT), ("__MACOSX/._1.txt", "x"))


@pytest.mark.parametrize(
    "content",
    [
        zipped(*MEMBERS),
        taped(*MEMBERS),
        gzip.compress(taped(*MEMBERS)),
        lzma.compress(taped(*MEMBERS)),
    ],
    ids=["zip", "tar", "tar.gz", "tar.xz"],
)
def test_files_are_named_from_the_folder_they_share(
    held: Callable[..., dict[str, str]], content: bytes
) -> None:
    files = held(content, limits=Limits())

    assert files == BOTH


def test_a_file_packed_by_itself_loses_its_ending(held: Callable[..., dict[str, str]]) -> None:
    assert held(gzip.compress(TEXT.encode()), "news.txt.GZ") == {"news.txt": TEXT}


def test_a_file_that_is_no_archive_stays_what_it_is(held: Callable[..., dict[str, str]]) -> None:
    assert held(TEXT.encode(), "news.txt") == {"news.txt": TEXT}


def test_names_in_utf_8_are_read_as_such_even_where_nothing_says_so(
    held: Callable[..., dict[str, str]],
) -> None:
    content = bytearray(zipped(("ص.txt", TEXT), ("é.txt", TEXT)))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(magic)
        while at >= 0:
            content[at + flags + 1] &= ~0x8
            at = content.find(magic, at + 1)
    old = bytes(content).replace("é".encode(), b"\x82x")

    assert held(old) == {"ص.txt": TEXT, "éx.txt": TEXT}


def link() -> ZipInfo:
    info = ZipInfo("a.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


def encrypted() -> bytes:
    content = bytearray(zipped(("a.txt", TEXT)))
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def damaged() -> bytes:
    content = bytearray(zipped(("a.txt", TEXT)))
    content[40] ^= 0xFF
    return bytes(content)


def endless() -> bytes:
    """A tar whose member says that it is smaller than nothing."""
    content = bytearray(taped(("a.txt", "")))
    content[124:136] = b"\xff" * 10 + b"\xfc\x00"
    content[148:156] = b" " * 8
    content[148:156] = b"%06o\0 " % sum(content[:512])
    return bytes(content)


def otherwise_packed() -> bytes:
    content = bytearray(zipped(("a.txt", TEXT)))
    for magic, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.find(magic) + at] = 97
    return bytes(content)


def twice() -> bytes:
    return zipped(("a.txt", TEXT), ("b.txt", TEXT)).replace(b"b.txt", b"a.txt")


WHOLE = gzip.compress(taped(("a.txt", TEXT)))
REFUSED = {
    "a name with ..": (zipped(("../a.txt", TEXT)), RefusalCode.UNSAFE_NAME, "../a.txt"),
    "a name with \\..": (zipped(("x\\..\\a.txt", TEXT)), RefusalCode.UNSAFE_NAME, "x\\..\\a.txt"),
    "an absolute name": (taped(("/etc/a.txt", TEXT)), RefusalCode.UNSAFE_NAME, "/etc/a.txt"),
    "a drive": (zipped(("C:/a.txt", TEXT)), RefusalCode.UNSAFE_NAME, "C:/a.txt"),
    "a control character": (zipped(("a\n.txt", TEXT)), RefusalCode.UNSAFE_NAME, "a�.txt"),
    "a link in a zip": (zipped((link(), "/etc/passwd")), RefusalCode.LINK, "a.txt"),
    "a link in a tar": (taped(("a.txt", ""), kind=tarfile.SYMTYPE), RefusalCode.LINK, "a.txt"),
    "a hard link": (taped(("a.txt", ""), kind=tarfile.LNKTYPE), RefusalCode.LINK, "a.txt"),
    "a device": (taped(("a.txt", ""), kind=tarfile.CHRTYPE), RefusalCode.LINK, "a.txt"),
    "an encrypted file": (encrypted(), RefusalCode.ENCRYPTED, "a.txt"),
    "two files of one name": (twice(), RefusalCode.NAME_TWICE, "a.txt"),
    "two of one name in a tar": (
        taped(("a.txt", ""), ("a.txt", "")),
        RefusalCode.NAME_TWICE,
        "a.txt",
    ),
    "a changed byte": (damaged(), RefusalCode.DAMAGED_FILE, "a.txt"),
    "an unknown packing": (otherwise_packed(), RefusalCode.DAMAGED_FILE, "a.txt"),
    "a member cut off": (taped(("a.txt", TEXT))[:520], RefusalCode.DAMAGED_FILE, "a.txt"),
    "a bomb": (zipped(("a.txt", "0" * 3000)), RefusalCode.TOO_COMPRESSED, "a.txt"),
    "a packed bomb": (gzip.compress(b"0" * 3000), RefusalCode.TOO_COMPRESSED, "news.zip"),
    "a zip cut off": (zipped(("a.txt", TEXT))[:-30], RefusalCode.DAMAGED_ARCHIVE, None),
    "a packed tar cut off": (WHOLE[:-9], RefusalCode.DAMAGED_ARCHIVE, None),
    "a size below nothing": (endless(), RefusalCode.DAMAGED_ARCHIVE, None),
    "too large a table": (zipped((2100 * "a", "")), RefusalCode.DAMAGED_ARCHIVE, None),
    "nothing": (zipped(), RefusalCode.EMPTY_ARCHIVE, None),
    "another kind": (b"Rar!\x1a\x07\x01", RefusalCode.OTHER_ARCHIVE, None),
    "too many files": (zipped(*((f"{n}", "") for n in "1234")), RefusalCode.TOO_MANY_FILES, None),
    "too much": (
        zipped(("a", "".join(map(chr, range(600, 3000))))),
        RefusalCode.TOO_LARGE_UNPACKED,
        None,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_trusted_is_refused_before_anything_is_taken(
    held: Callable[..., dict[str, str]], name: str
) -> None:
    content, code, member = REFUSED[name]

    assert refused(held, content) == (code, member)


def test_a_refusal_names_the_archive_and_what_is_in_it() -> None:
    error = ArchiveError(RefusalCode.LINK, member="a.txt")

    assert error.refusal("news.zip") == Refusal(
        RefusalCode.LINK, params={"archive": "news.zip", "member": "a.txt"}
    )


def test_a_folder_is_read_with_those_in_it_and_refuses_links(tmp_path: Path) -> None:
    (tmp_path / "ب").mkdir()
    (tmp_path / "ب" / "2.txt").write_text(TEXT)
    (tmp_path / "1.txt").write_text("")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("")

    assert content_of(opened_folder(tmp_path)) == {"1.txt": "", "ب/2.txt": TEXT}

    (tmp_path / "passwd").symlink_to("/etc/passwd")
    with pytest.raises(ArchiveError) as caught:
        opened_folder(tmp_path)
    assert caught.value.params == {"member": "passwd"}


def test_a_member_can_be_read_from_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("1", "first"), ("2", "second")))

    with opened_file(path, name="a.zip") as bundle, bundle.files["2"].open() as file:
        assert (file.seek(-3, io.SEEK_END), file.read()) == (3, b"ond")
        assert (file.seek(9), file.read(), file.seek(2), file.tell()) == (9, b"", 2, 2)


ZIPPED = zipped(("a.txt", TEXT * 9), ("b/c.txt", "x" * 99))
TARS = taped(("a.txt", TEXT), ("b/c.txt", "x" * 99))


@settings(max_examples=100, deadline=1000)
@given(
    st.sampled_from([ZIPPED, TARS, gzip.compress(TARS, mtime=0)]),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=4),
)
def test_whatever_becomes_of_an_archive_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, changes: list[tuple[int, int]]
) -> None:
    spoilt = bytearray(content)
    for at, byte in changes:
        spoilt[at % len(spoilt)] = byte
    path = tmp_path_factory.getbasetemp() / "spoilt"
    path.write_bytes(spoilt)

    try:
        with opened_file(path, name="spoilt", limits=TIGHT) as bundle:
            held = content_of(bundle)
    except ArchiveError:
        return
    assert sum(map(len, held.values())) <= max(TIGHT.unpacked, len(spoilt))


def test_archives_are_told_by_how_they_begin() -> None:
    begins = [ZIPPED, TARS, WHOLE, b"7z\xbc\xaf\x27\x1c", TEXT.encode(), b""]

    assert [is_archive(one) for one in begins] == [True, True, True, True, False, False]


def test_a_meter_tells_how_much_of_the_files_was_read(tmp_path: Path) -> None:
    path, meter = tmp_path / "a.zip", Meter()
    path.write_bytes(zipped(("1", "first"), ("2", "second")))

    with opened_file(path, name="a.zip") as bundle:
        watched = meter.watch(bundle)
        before = meter.share
        with watched.files["2"].open() as file:
            file.seek(3)
            rest = file.read()

    assert (before, rest, meter.read, meter.total) == (0, b"ond", 3, 11)
    assert Meter().share == 0
