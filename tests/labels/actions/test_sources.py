"""What an import reads: files, archives and folders, in the format that they tell."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from labels.actions.transfer import Input
from labels.formats import FORMATS
from labels.formats.archives import Meter
from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode
from labels.formats.conll.options import Articles, ReadingOptions

FOUND = Remark(RemarkCode.FORMAT_FOUND, params={"format": "text"})


def read(given: Input, meter: Meter | None = None) -> list[Outcome]:
    with given.opened(meter) as outcomes:
        return list(outcomes)


def ids(outcomes: list[Outcome]) -> list[str]:
    return [one.external_id for one in outcomes if isinstance(one, Reading)]


def packed(folder: Path, **files: str) -> Path:
    path = folder / "news.zip"
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"news/{name}", content)
    return path


def test_an_archive_is_read_in_the_format_that_it_tells_and_says_so(tmp_path: Path) -> None:
    path, meter = packed(tmp_path, **{"2.txt": "خبر آخر", "1.txt": "خبر"}), Meter()

    found, *rest = read(Input(path, "news.zip", spool_in=tmp_path), meter)

    assert (found, ids(rest)) == (FOUND, ["1", "2"])
    assert (meter.read, meter.total, meter.share) == (19, 19, 1.0)
    assert [one.name for one in tmp_path.iterdir()] == ["news.zip"]


def test_a_folder_is_read_as_an_archive_is(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("خبر", encoding="utf-8")

    assert ids(read(Input(tmp_path, "in"))) == ["1"]


def test_an_archive_not_to_be_trusted_is_one_refusal(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"../../1.txt": "خبر"})

    assert read(Input(path, "news.zip")) == [
        Refusal(
            RefusalCode.UNSAFE_NAME,
            params={"archive": "news.zip", "member": "news/../../1.txt"},
        )
    ]


def test_an_archive_that_tells_no_format_is_one_refusal(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"1.png": "", "2.png": ""})

    assert read(Input(path, "news.zip")) == [
        Refusal(RefusalCode.NO_FORMAT, params={"archive": "news.zip"})
    ]


def test_a_format_that_is_named_needs_not_be_found_out(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"1.txt": "زار O\n"})

    assert ids(read(Input(path, "news.zip", FORMATS["text"]))) == ["1"]


def test_options_hold_for_a_format_that_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_text("زار O\n\nدمشق B-GPE\n", encoding="utf-8")
    options = ReadingOptions(articles=Articles.SENTENCES, every=1)

    outcomes = read(Input(path, "a.txt", options=options))

    assert ids(outcomes) == ["a-1", "a-2"]
    assert outcomes[0] == Remark(RemarkCode.FORMAT_FOUND, params={"format": "conll"})


def test_a_file_whose_name_tells_its_format_says_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_text("خبر", encoding="utf-8")

    assert ids(read(Input(path, "a.txt"))) == ["a"]


def test_files_of_several_formats_are_each_read_in_their_own_and_told(tmp_path: Path) -> None:
    path = packed(
        tmp_path,
        **{
            "README.md": "#",
            "a.jsonl": '{"format": "hashiya/1", "external_id": "1", "text": "خبر"}\n',
            "b.jsonl": '{"id": 2, "text": "خبر", "entities": [], "relations": []}\n',
            "c.conll": "-DOCSTART- O\n\nخبر O\n",
            "d.ann": "T1\tPER 0 9\tخبر\n",
            "d.txt": "خبر",
        },
    )

    outcomes = read(Input(path, "news.zip"))

    told = [one for one in outcomes if isinstance(one, Remark)]
    found = [one.params for one in told if one.code is RemarkCode.FORMATS_FOUND]
    assert [(one["format"], one["names"]) for one in found] == [
        ("jsonl", "a.jsonl"),
        ("brat", "d.ann"),
        ("conll", "c.conll"),
        ("doccano", "b.jsonl"),
    ]
    assert ids(outcomes) == ["1", "c-1", "2"]
    (refusal,) = (one for one in outcomes if isinstance(one, Refusal))
    assert (refusal.code, refusal.file) == (RefusalCode.OUT_OF_TEXT, "d.ann")
    assert {one.file for one in outcomes if isinstance(one, Reading)} == {
        "a.jsonl",
        "b.jsonl",
        "c.conll",
    }
