"""UIMA CAS as XMI and JSON, written; and without the package."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.document import Document, Link, LinkKind, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Head,
    OptionError,
    Reading,
    Refusal,
    Remark,
    RemarkCode,
    Sureness,
)
from labels.formats.inception import uima
from labels.formats.inception.cas import kinds
from labels.schema import (
    ARTICLE,
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Schema,
)
from labels.text.span import Span, Spans
from tests.labels.formats.bratting import zipped
from tests.labels.formats.casing import filled, outcomes, peer, saved, saved_json

# cassis reads its own copy of DKPro's types in a way that Python would have it give up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_without_the_package_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uima, "MODULE", "not_here_at_all")
    (refusal,) = outcomes("cas-xmi", x_xmi=b"")

    with pytest.raises(OptionError) as caught:
        WRITABLE["cas-xmi"].writing.from_strings({})

    assert isinstance(refusal, Refusal)
    assert (refusal.code.value, refusal.params) == ("needs-package", {"package": "dkpro-cassis"})
    assert caught.value.params["package"] == "dkpro-cassis"


def test_files_are_told_by_what_stands_in_them() -> None:
    xmi, _, spelled = saved(filled())

    found = [
        FORMATS[name].recognises(Head(file, first))
        for name, file, first in (
            ("cas-xmi", "x.xml", xmi),
            ("cas-xmi", "x.xmi", b""),
            ("cas-json", "x.json", spelled),
            ("cas-json", "x.json", b"[]"),
        )
    ]

    assert found == [Sureness.CERTAIN, Sureness.BY_NAME, Sureness.CERTAIN, Sureness.NO]


def test_the_types_of_a_schema_stand_once_beside_all_files() -> None:
    mentions = [
        Mention("m1", Span(0, 3), "PER", attributes={"class": True, "n": 2, "x": 5}, note="a\x0bb"),
        Mention("m2", Span(0, 3), "Deed\x0b", MentionKind.EVENT, {"n": "two"}),
    ]
    links = [
        Link("l1", "m2", "m1", "Who\x0b"),
        Link("l2", "m1", "m1", "Near\x0b", LinkKind.RELATION, {"of": ("a\x0b",)}),
    ]
    document = Document.of(
        "خبر\uffff", sentences=Spans([0, 3]), tokens=Spans([0, 3]), mentions=mentions, links=links
    )
    to = BytesIO()
    writer = WRITABLE["cas-xmi"].writer(uima.Writing(), to=to, schema=SCHEMA)

    writer.add([Reading("a", document, title="t")])
    report = writer.end()

    files = zipped(to)
    assert [*files] == ["a.xmi", "TypeSystem.xml"]
    (back,) = outcomes("cas-xmi", a_xmi=files["a.xmi"], TypeSystem_xml=files["TypeSystem.xml"])
    assert isinstance(back, Reading)
    assert back.document.mentions["m2"].attributes == {"class": True, "n": 2}
    assert [one.type for one in back.document.links.values()] == ["Who ", "Near "]
    assert {(one.code.value, one.became.value): one.count for one in report.losses} == {
        ("facts", "dropped"): 1,
        ("ids", "changed"): 1,
        ("spacing", "changed"): 1,
        ("type-name", "changed"): 3,
        ("attributes", "dropped"): 2,
        ("attributes", "changed"): 1,
        ("note", "changed"): 1,
    }


SCHEMA = Schema(
    "x",
    (MentionType("PER"), MentionType("Deed", MentionKind.EVENT, roles=(Role("Who"),))),
    (RelationType("Near"),),
    (
        Attribute("class", AttributeForm.FLAG, ("PER", "Who", ARTICLE)),
        Attribute("n", AttributeForm.NUMBER, ("PER", "Deed")),
        Attribute("of", AttributeForm.SEVERAL, ("Near",), choices=(Choice("a"),)),
    ),
)


@pytest.mark.parametrize("name", ["class", "class_", "type", "plain", "plain_"])
def test_words_of_python_may_be_names_of_attributes(name: str) -> None:
    assert kinds.attribute_name(kinds.field_name(name)) == name


def test_tokens_that_overlap_are_divided_anew_and_controls_told() -> None:
    cas = peer()
    cas.sofa_string = "خبر\x01آخر"
    token = cas.typesystem.get_type(kinds.TOKEN)
    cas.add_all([token(begin=0, end=3), token(begin=1, end=7)])

    remark, reading = outcomes("cas-json", x=saved_json(cas))

    assert isinstance(remark, Remark)
    assert isinstance(reading, Reading)
    assert (remark.code, remark.params) == (RemarkCode.CONTROLS_REPLACED, {"count": 1})
    assert reading.document.tokens.strings(reading.document.text) == ["خبر", "آخر"]


def test_what_is_written_is_a_zip_and_has_no_options() -> None:
    suffixes = {WRITABLE[name].suffix(WRITABLE[name].writing()) for name in ("cas-xmi", "brat")}

    assert (suffixes, WRITABLE["cas-xmi"].writing.from_strings({}).strings()) == ({".zip"}, {})
