"""Files that come together, and files that go out together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labels.document import Document
from labels.formats import FORMATS
from labels.formats.base import (
    Bundle,
    File,
    Head,
    LossReport,
    NameTwiceError,
    Options,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
    Sureness,
    Writer,
    WrittenWhole,
    Zip,
    external_id_of,
    file_name,
    stem_of,
)
from labels.formats.text import Text


def file(name: str, content: str) -> File:
    return File(name, lambda: BytesIO(content.encode()))


def read(*files: File) -> list[Outcome]:
    return list(FORMATS["text"].read_files(Bundle.of(*files), Options()))


def test_each_file_of_several_is_read_by_itself_and_named() -> None:
    first, refused, second = read(
        file("b/2.txt", "التقى الوزيران"), file("a/1.TXT", "زار الوزير دمشق"), file("a/2.txt", "")
    )

    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (first.external_id, first.file) == ("a/1", "a/1.TXT")
    assert refused == Refusal(RefusalCode.EMPTY_TEXT, file="a/2.txt")
    assert (second.external_id, second.file) == ("b/2", "b/2.txt")


def test_files_that_the_format_does_not_read_are_told_of_first() -> None:
    others = [file(f"{number}.png", "") for number in range(6)]

    remark, _reading = read(*others, file("a.txt", "بغداد"))

    assert remark == Remark(
        RemarkCode.FILES_PASSED_OVER,
        params={"count": 6, "names": "0.png, 1.png, 2.png, 3.png, 4.png …"},
    )


def test_one_file_alone_is_read_whatever_its_name() -> None:
    (only,) = read(file("news.md", "بغداد"))

    assert isinstance(only, Reading)
    assert (only.external_id, only.file) == ("news", "")


def test_a_format_is_told_by_the_ending_where_it_knows_no_better() -> None:
    assert by_name("a/NEWS.TXT") is Sureness.BY_NAME
    assert by_name("a/news.pdf") is Sureness.NO


def by_name(name: str) -> Sureness:
    return super(Text, Text()).recognises(Head(name, b""))


def test_the_first_lines_of_a_file_leave_out_what_is_cut_off() -> None:
    assert Head("a", b"\xef\xbb\xbfone\r\ntwo\nthr").lines() == [b"one", b"two"]
    assert Head("a", b"one").lines() == [b"one"]


@pytest.mark.parametrize(
    ("name", "stem"), [("a/b.c.txt", "a/b.c"), ("b.txt", "b"), ("b", "b"), ("", "")]
)
def test_what_ids_are_made_of_keeps_its_folders(name: str, stem: str) -> None:
    assert stem_of(name) == stem


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12))
@settings(max_examples=100)
def test_any_id_has_a_file_name_that_leads_nowhere_else_and_gives_it_back(id: str) -> None:
    name = file_name(id)

    assert external_id_of(name) == id
    assert name not in {"", ".", ".."}
    assert "/" not in name
    assert "\\" not in name


def test_signs_of_per_cent_in_names_of_others_stay() -> None:
    assert external_id_of("%41 100%") == "%41 100%"


def packed() -> bytes:
    to = BytesIO()
    with Zip(to) as files:
        files.put("annotation.conf", b"[entities]\n")
        with files.file("نص/1.txt") as one:
            one.write("دمشق".encode())
            one.write(b"\n")
    return to.getvalue()


def test_a_zip_holds_its_files_in_their_order_and_is_the_same_each_time() -> None:
    found = ZipFile(BytesIO(packed()))

    assert found.namelist() == ["annotation.conf", "نص/1.txt"]
    assert found.read("نص/1.txt").decode() == "دمشق\n"
    assert found.getinfo("نص/1.txt").date_time == (1980, 1, 1, 0, 0, 0)
    assert packed() == packed()


def test_a_zip_takes_no_name_twice() -> None:
    files = Zip(BytesIO())
    files.put("a.txt", b"")

    with pytest.raises(NameTwiceError):
        files.put("a.txt", b"")


class Bracketed(WrittenWhole[Options, Options]):
    """The ids between brackets: a file that cannot be written one after the other."""

    name = "bracketed"
    suffixes = (".ids",)
    media_type = "text/plain"
    reading = Options
    writing = Options

    def read(self, *_: object, **__: object) -> Iterator[Outcome]:
        return iter(())

    def writer(
        self,
        _options: Options,
        *,
        to: IO[bytes],
        segmenter: object = None,  # noqa: ARG002
        schema: object = None,  # noqa: ARG002
    ) -> Writer:
        return Between(to)

    def holds(self, reading: Reading, *_: object, **__: object) -> Reading:
        return reading


class Between(Writer):
    def __init__(self, to: IO[bytes]) -> None:
        self.to, self.articles = to, 0
        to.write(b"[")

    def add(self, readings: Iterable[Reading]) -> LossReport:
        for one in readings:
            self.to.write(one.external_id.encode())
            self.articles += 1
        return LossReport(articles=self.articles)

    def end(self) -> LossReport:
        self.to.write(b"]")
        return LossReport(articles=self.articles)


def test_a_file_with_a_beginning_and_an_end_is_written_at_once_as_by_pages() -> None:
    page = [Reading("a", Document("نص")), Reading("b", Document("نص"))]
    whole, paged = BytesIO(), BytesIO()
    format_ = Bracketed()

    report = format_.write(page, Options(), to=whole)
    writer = format_.writer(Options(), to=paged)
    for one in page:
        writer.add([one])

    assert writer.end() == report == LossReport(articles=2)
    assert paged.getvalue() == whole.getvalue() == b"[ab]"
    assert format_.suffix(Options()) == ".ids"
