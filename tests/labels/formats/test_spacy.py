"""spaCy's lines and DocBins."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from io import BytesIO
from types import ModuleType
from zipfile import ZipFile

import pytest

from labels.document import Document, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Became,
    Example,
    Head,
    Loss,
    LossCode,
    OptionCode,
    OptionError,
    Options,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Sureness,
)
from labels.formats.base.choices import Within
from labels.formats.spacy import docbin
from labels.formats.spacy.options import File, Writing
from labels.formats.spacy.words import Label, sheet_of
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span, Spans

TEXT = " زار وزير خارجية العراق\n\nدمشق. "
MENTIONS = (
    Mention("e", Span(1, 4), "Visit", MentionKind.EVENT),
    Mention("p", Span(5, 23), "PER"),
    Mention("g", Span(19, 23), "GPE", attributes={"level": "NAM"}),
    Mention("d", Span(25, 29), "GPE"),
    Mention("w", Span(23, 25), "GAP"),
    Mention("s", Span(29, 31), "STOP"),
)


def document(*mentions: Mention) -> Document:
    return Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=mentions,
    )


def read(*lines: object) -> list[Outcome]:
    data = "".join(f"{json.dumps(one)}\n" for one in lines).encode()
    return list(FORMATS["spacy"].read(BytesIO(data), Options(), name="train.jsonl"))


def found(outcome: Outcome) -> list[tuple[int, int, str]]:
    assert isinstance(outcome, Reading)
    mentions = outcome.document.mentions.values()
    return [(one.span.start, one.span.end, one.type) for one in mentions]


def test_a_line_has_the_text_the_spans_and_the_facts() -> None:
    to = BytesIO()
    reading = Reading("خبر-7", document(*MENTIONS), title="زيارة")

    WRITABLE["spacy"].write([reading], Writing(), to=to)

    assert json.loads(to.getvalue()) == {
        "text": TEXT,
        "spans": [
            {"start": 5, "end": 23, "label": "PER"},
            {"start": 19, "end": 23, "label": "GPE"},
            {"start": 23, "end": 25, "label": "GAP"},
            {"start": 25, "end": 29, "label": "GPE"},
            {"start": 29, "end": 31, "label": "STOP"},
        ],
        "meta": {"external_id": "خبر-7", "title": "زيارة"},
    }


@pytest.mark.parametrize(
    "line",
    [
        {"text": "زار دمشق", "spans": [{"start": 4, "end": 8, "label": "GPE", "token_start": 1}]},
        {"text": "زار دمشق", "entities": [[4, 8, "GPE"]], "tokens": [{"id": 0}]},
        {
            "text": "زار دمشق",
            "ents": [{"start": 4, "end": 8, "label": "GPE"}],
            "spans": {"sc": [{"start": 4, "end": 8, "label": "GPE", "kb_id": ""}], "other": []},
        },
    ],
)
def test_lines_of_prodigy_and_of_doc_to_json_are_read(line: dict[str, object]) -> None:
    (reading,) = read(line)

    assert found(reading) == [(4, 8, "GPE")]


def test_facts_stand_under_meta_or_beside_the_text() -> None:
    told, reading = read({"text": "زار", "meta": {"id": 7, "title": "ع"}, "answer": "accept"})

    assert isinstance(reading, Reading)
    assert (reading.external_id, reading.title) == ("7", "ع")
    assert reading.metadata == {"answer": "accept"}
    assert not reading.was_read
    assert told.params == {"keys": "answer"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"text": "زار", "spans": [{"start": 0, "end": 4, "label": "X"}]}, RefusalCode.OUT_OF_TEXT),
        ({"text": "زار", "spans": [{"start": 1, "end": 1, "label": "X"}]}, RefusalCode.MISSPELT),
        ({"text": "زار", "spans": [{"start": 1, "end": 2}]}, RefusalCode.MISSPELT),
        ({"text": "زار", "spans": 3}, RefusalCode.MISSPELT),
        ({"text": "زار", "meta": 3}, RefusalCode.NOT_A_FACT),
        ({"spans": []}, RefusalCode.NO_TEXT),
    ],
)
def test_broken_lines_are_refused(line: dict[str, object], code: RefusalCode) -> None:
    (refused,) = read(line)

    assert isinstance(refused, Refusal)
    assert (refused.code, refused.line) == (code, 1)


def test_words_and_spaces_make_up_the_whole_text() -> None:
    words = sheet_of(document(), Within.WIDEN).words

    pairs = zip(words.forms, words.spaces, strict=True)
    assert "".join(form + " " * space for form, space in pairs) == TEXT
    assert words.forms == [" ", "زار", "وزير", "خارجية", "العراق", "\n\n", "دمشق", "."]


def test_all_labels_are_spans_and_those_that_do_not_overlap_entities() -> None:
    one = document(*MENTIONS[1:4])
    spans = [*one.sentences, Span(30, 31)]
    sheet = sheet_of(replace(one, sentences=Spans.of(spans)), Within.WIDEN)

    person, iraq, damascus = Label(2, 5, "PER"), Label(4, 5, "GPE"), Label(6, 7, "GPE")
    assert sheet.spans == (person, iraq, damascus)
    assert sheet.entities == (person, damascus)
    assert sheet.firsts == {1, 6}
    assert [one.code for one in sheet.lost] == [LossCode.WITHIN_WORD]


@pytest.mark.parametrize(
    ("within", "expected", "became"),
    [
        (Within.WIDEN, (["بالعراق", "أمس"], [Label(0, 1, "GPE")]), Became.WIDENED),
        (Within.SPLIT, (["ب", "العراق", "أمس"], [Label(1, 2, "GPE")]), Became.SPLIT),
        (Within.REFUSE, (["بالعراق", "أمس"], []), Became.DROPPED),
    ],
)
def test_a_label_within_a_word_is_widened_or_splits_it_or_is_left_out(
    within: Within, expected: tuple[list[str], list[Label]], became: Became
) -> None:
    one = Document.of(
        "بالعراق أمس",
        sentences=Spans(),
        tokens=Spans([0, 7, 8, 11]),
        mentions=[Mention("g", Span(1, 7), "GPE")],
    )

    sheet = sheet_of(one, within)

    assert (sheet.words.forms, list(sheet.spans)) == expected
    assert [(one.code, one.became) for one in sheet.lost] == [(LossCode.WITHIN_WORD, became)]


class Recorded:
    """Stands for spaCy, which tests/peers tries: keeps what it is given."""

    def __init__(self, *given: object, **named: object) -> None:
        self.given, self.named = given, named
        self.spans: dict[str, object] = {}
        self.ents: object = None
        self.user_data: dict[str, object] = {}
        self.docs: list[Recorded] = []

    def add(self, doc: Recorded) -> None:
        self.docs.append(doc)

    def to_bytes(self) -> bytes:
        kept = [
            [doc.named["words"], len(doc.spans["sc"]), len(doc.ents), doc.user_data]  # type: ignore[arg-type]
            for doc in self.docs
        ]
        return json.dumps(kept, ensure_ascii=False).encode()


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens_, vocab = ModuleType("spacy.tokens"), ModuleType("spacy.vocab")
    tokens_.Doc = tokens_.DocBin = tokens_.Span = vocab.Vocab = Recorded  # type: ignore[attr-defined]
    for name, module in {
        "spacy": ModuleType("spacy"),
        "spacy.tokens": tokens_,
        "spacy.vocab": vocab,
    }.items():
        monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.usefixtures("spacy")
def test_docbins_come_in_a_zip_of_so_many_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docbin, "AT_ONCE", 2)
    to = BytesIO()
    readings = [Reading(f"a{number}", document(*MENTIONS)) for number in range(4)]
    spacy_ = WRITABLE["spacy"]

    report = spacy_.write(readings, Writing(file=File.DOCBIN), to=to)

    archive = ZipFile(to)
    assert archive.namelist() == ["00001.spacy", "00002.spacy"]
    (doc, _) = json.loads(archive.read("00002.spacy"))
    assert doc[1:] == [4, 3, {"external_id": "a2"}]
    assert report.mentions == 16
    assert (
        Loss(
            LossCode.WITHOUT_WORD,
            Became.DROPPED,
            4,
            tuple(Example(f"a{number}", "m3", "\n\n") for number in range(4)),
        )
        in report.losses
    )
    assert LossCode.DIVISION not in {one.code for one in report.losses}
    assert spacy_.holds(readings[0], Writing(file=File.DOCBIN)) is None
    assert spacy_.suffix(Writing(file=File.DOCBIN)) == ".zip"


@pytest.mark.usefixtures("spacy")
def test_no_articles_are_one_empty_docbin() -> None:
    to = BytesIO()

    WRITABLE["spacy"].write([], Writing(file=File.DOCBIN), to=to)

    assert ZipFile(to).read("00001.spacy") == b"[]"
    assert WRITABLE["spacy"].suffix(Writing()) == ".jsonl"


def test_lines_read_back_as_what_is_held() -> None:
    reading = Reading("a", document(*MENTIONS))

    held = WRITABLE["spacy"].holds(reading, Writing())

    assert held is not None
    assert found(held) == [
        (5, 23, "PER"),
        (19, 23, "GPE"),
        (23, 25, "GAP"),
        (25, 29, "GPE"),
        (29, 31, "STOP"),
    ]


def test_without_spacy_a_docbin_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("labels.formats.base.options.is_installed", lambda _: False)

    with pytest.raises(OptionError) as refused:
        Writing.from_strings({"file": "docbin"})

    assert refused.value.code is OptionCode.NEEDS_PACKAGE
    assert refused.value.params == {"option": "file", "value": "docbin", "package": "spacy"}


def test_a_file_is_recognised_by_its_keys() -> None:
    spacy_ = FORMATS["spacy"]

    assert spacy_.recognises(Head("x.jsonl", b'{"text": "x", "spans": []}')) is Sureness.CERTAIN
    assert spacy_.recognises(Head("x.jsonl", b'{"text": "x"}')) is Sureness.NO
