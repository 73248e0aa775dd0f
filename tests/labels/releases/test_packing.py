"""A release is one ZIP: the labels, the schema, a card and a manifest, the same to the byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from labels.formats.base import Reading
from labels.releases import About, Agreed, Contents, Packing, TermCode, Terms, TermsError
from labels.split import Part, Split
from labels.wire import schema_data
from tests.labels.agreement.making import RAID, told
from tests.labels.newsroom import SCHEMA

TERMS = Terms("1.0", "أخبار الموصل", formats=("conll",), authors="هدى سالم", year=2026)
ABOUT = About("news", "مقالات عن المدينة.", "# الدليل\n", SCHEMA, "ace/3", ["huda", "omar"])
STRICT = Agreed("strict", 0.8125, 16, 16, 13)


def readings(*ids: str, annotator: str = "omar") -> list[Reading]:
    return [Reading(id, told(*RAID), annotator=annotator, state="accepted") for id in ids]


def packed(found: Iterable[Reading], terms: Terms = TERMS) -> tuple[bytes, Contents]:
    to = BytesIO()
    with Packing(ABOUT, terms, None) as packing:
        for reading in found:
            packing.add([reading])
        contents = packing.end(to, [STRICT, Agreed("role", None, 0, 0, 0)])
    return to.getvalue(), contents


def file(release: bytes, name: str) -> str:
    return ZipFile(BytesIO(release)).read(f"news-1.0/{name}").decode()


def lines(release: bytes, part: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file(release, f"data/{part}.jsonl").splitlines()]


def test_the_same_readings_are_the_same_bytes_whoever_marked_what_first() -> None:
    found = readings("أ-1", "أ-2", "ب-7")
    turned = []
    for one in found:
        document = one.document
        links = dict(reversed(list(document.links.items())))
        mentions = dict(reversed(list(document.mentions.items())))
        turned.append(replace(one, document=replace(document, mentions=mentions, links=links)))

    assert packed(turned)[0] == packed(found)[0]


def test_every_part_of_every_format_is_there_with_its_hash_in_the_manifest() -> None:
    release, contents = packed(readings("أ-1"))

    with ZipFile(BytesIO(release)) as files:
        held = {name: files.read(name) for name in files.namelist()}
    manifest = json.loads(held.pop("news-1.0/manifest.json"))
    assert {name: hashlib.sha256(content).hexdigest() for name, content in held.items()} == {
        f"news-1.0/{one['name']}": one["sha256"] for one in manifest["files"]
    }
    assert [one.name for one in contents.files] == [
        "README.md", "CITATION.bib", "guidelines.md", "schema.json",
        "data/train.jsonl", "data/dev.jsonl", "data/test.jsonl",
        "conll/train.conll", "conll/dev.conll", "conll/test.conll",
    ]  # fmt: skip
    assert json.loads(held["news-1.0/schema.json"]) == schema_data(SCHEMA)
    assert manifest["terms"] == TERMS.data()


def test_an_article_stands_in_the_part_that_its_id_draws() -> None:
    ids = [f"مقال-{number}" for number in range(40)]

    release, contents = packed(readings(*ids))

    split = Split(seed=TERMS.seed)
    for part in Part:
        wanted = [one for one in ids if split.part_of(one) is part]
        assert [line["external_id"] for line in lines(release, part)] == wanted
        assert contents.figures.parts[part].readings == len(wanted)
    assert contents.figures.articles == len(ids)


def test_annotators_are_numbered_unless_they_are_to_be_named() -> None:
    found = readings("أ-1", annotator="omar")

    release, _ = packed(found)
    named, _ = packed(found, replace(TERMS, annotators="named"))

    part = Split().part_of("أ-1")
    assert [line["annotator"] for line in lines(release, part)] == ["annotator-2"]
    assert [line["annotator"] for line in lines(named, part)] == ["omar"]


def test_the_card_tells_what_is_in_it_how_far_readers_agree_and_what_formats_lose() -> None:
    card = file(packed(readings("أ-1"))[0], "README.md")

    assert card.startswith("---\nlanguage:\n- ar\nlicense: cc-by-4.0\n")
    assert "# أخبار الموصل, version 1.0" in card
    assert "| strict | 0.812 | 16 | 16 | 13 |" in card
    assert "| role | – | 0 | 0 | 0 |" in card
    assert "1 articles, read by 2 annotators." in card
    assert "| conll | " in card


def test_a_release_without_labels_or_readers_has_a_card_all_the_same() -> None:
    to = BytesIO()
    with Packing(ABOUT, replace(TERMS, formats=()), None) as packing:
        packing.end(to)

    card = file(to.getvalue(), "README.md")
    assert "## Agreement" not in card
    assert "by type" not in card


def test_it_is_cited_without_what_tex_would_take_for_its_own() -> None:
    terms = replace(TERMS, title="أخبار & حوادث_1", authors="")

    citation = file(packed([], terms)[0], "CITATION.bib")

    assert citation == (
        "@misc{news-1-0,\n"
        "  title = {{أخبار \\& حوادث\\_1}},\n"
        "  year = {2026},\n"
        "  version = {1.0},\n"
        "  note = {Creative Commons Attribution 4.0 International},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("version", "../1", TermCode.VERSION),
        ("version", "1.", TermCode.VERSION),
        ("licence", "mine", TermCode.LICENCE),
        ("test", 95, TermCode.SPLIT),
        ("dev", -1, TermCode.SPLIT),
        ("year", 26, TermCode.YEAR),
        ("title", "خبر" * 70, TermCode.TOO_LONG),
    ],
)
def test_terms_that_cannot_be_kept_are_refused(field: str, value: object, code: TermCode) -> None:
    with pytest.raises(TermsError) as caught:
        Terms.from_data({**TERMS.data(), field: value})

    assert caught.value.code is code
