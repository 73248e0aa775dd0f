"""UIMA CAS as XMI and JSON, read: as dkpro-cassis itself and INCEpTION write them."""

from __future__ import annotations

from io import BytesIO

import cassis
import pytest

from labels.document import Document
from labels.formats import WRITABLE
from labels.formats.base import (
    File,
    Options,
    Reading,
    Refusal,
    Remark,
    RemarkCode,
    in_files,
)
from labels.formats.inception import uima
from labels.formats.inception.cas import kinds, loading
from labels.formats.inception.layers import ENTITY
from tests.labels.formats.casing import TEXT, filled, outcomes, peer, saved, saved_json

# cassis reads its own copy of DKPro's types in a way that Python would have it give up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

NAMES = ("cas-xmi", "cas-json")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_peer_is_read_with_events_relations_and_chains(name: str) -> None:
    xmi, types, spelled = saved(filled())
    files = {"x_xmi": xmi, "TypeSystem_xml": types} if name == "cas-xmi" else {"x": spelled}

    *remarks, reading = outcomes(name, **files)

    assert [one.code for one in remarks if isinstance(one, Remark)] == [
        RemarkCode.LAYERS_LEFT,
        RemarkCode.EMPTY_LABELS,
    ]
    assert isinstance(reading, Reading)
    document = reading.document
    assert document.text == TEXT.replace("\r\n", "\n")
    assert {
        document.surface(one): (one.kind.value, one.type, one.attributes)
        for one in document.events()
    } == {"زار": ("event", "Frame", {"certain": True, "weight": 3, "tags": ("a", "b")})}
    assert [(one.type, document.surface(one), one.attributes) for one in document.entities()] == [
        ("PER", "😊 الرئيس", {"identifier": "Q1"}),
        ("pro", "😊 الرئيس", {}),
        ("NamedEntity", "القاهرة", {}),
        ("nam", "القاهرة", {}),
    ]
    assert [(one.type, one.kind.value) for one in document.links.values()] == [
        ("who", "argument"),
        ("in", "relation"),
        ("same", "relation"),
    ]
    assert (len(document.sentences), reading.splitter != "", reading.was_read) == (2, True, True)


def test_without_its_types_a_file_of_dkpro_is_read_and_another_is_refused() -> None:
    cas = cassis.Cas(typesystem=kinds.known_types())
    cas.sofa_string = "خبر"
    cas.add(kinds.known_types().get_type(kinds.METADATA)(begin=0, end=3, documentId="x"))
    (known,) = outcomes("cas-xmi", x_xmi=saved(cas)[0])
    (unknown,) = outcomes("cas-xmi", x_xmi=saved(filled())[0])

    assert isinstance(known, Reading)
    assert isinstance(unknown, Refusal)
    assert (unknown.code.value, unknown.params["name"]) == ("no-type", "TypeSystem.xml")


def test_the_types_nearest_to_a_file_are_its_own() -> None:
    types = {
        name: File(name, BytesIO)
        for name in ("a/TypeSystem.xml", "TypeSystem.xml", "b/typesystem.xml")
    }

    found = [loading.nearest(name, types) for name in ("a/b/x.xmi", "c/x.xmi", "x.xmi")]
    other = loading.nearest("c/x.xmi", {"b/t": File("b/t", BytesIO)})

    assert [one.name for one in found if one] == [
        "a/TypeSystem.xml",
        "TypeSystem.xml",
        "TypeSystem.xml",
    ]
    assert (other.name if other else "", loading.nearest("x", {})) == ("b/t", None)


EMPTY = b'{"%TYPES": {}, "%FEATURE_STRUCTURES": [], "%VIEWS": {}}'
BOMB = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n<x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (BOMB, ("doctype", 2)),
        (b'<?xml version="1.0" encoding="UTF-7"?>\n<x/>', ("other-encoding", 1, "UTF-7")),
        (b"<x>\n\xff", ("not-utf-8", 2, 4)),
        ('<?xml version="1.0"?>\n<x>'.encode("utf-16"), ("not-utf-8", 1, 0)),
        (b"<x>\n<y></x>", ("not-a-cas", 2)),
        (b"", ("not-a-cas",)),
        (b"<x>" * 5000, ("not-a-cas",)),
    ],
)
def test_xml_that_is_none_is_refused(content: bytes, told: tuple[object, ...]) -> None:
    assert refused(content)[: len(told)] == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (b"sofaString", b"x", ("not-a-cas", None)),
        (b'end="', b'end="9', ("out-of-text", None)),
        (b'Dependent="', b'x="', ("not-a-cas", None)),
        (b'next="', b'next="77', ("no-such-mention", None)),
        (b"<custom:Near", b"<custom:Far", ("no-type", None)),
        (b"</xmi:XMI>", b"", ("not-a-cas", 2)),
    ],
)
def test_a_cas_that_is_broken_is_refused(
    before: bytes, after: bytes, told: tuple[object, ...]
) -> None:
    assert refused(saved(filled())[0].replace(before, after))[: len(told)] == told


def test_a_relation_without_an_end_is_refused() -> None:
    cas = filled()
    cas.select("custom.Near")[0]["Governor"] = None

    assert refused(saved(cas)[0])[0] == "no-such-mention"


@pytest.mark.parametrize("name", NAMES)
def test_a_type_longer_than_any_that_can_be_kept_is_refused(name: str) -> None:
    cas = filled()
    for one in cas.select(ENTITY):
        one.value = "P" * 101
    xmi, types, spelled = saved(cas)
    files = {"x_xmi": xmi, "TypeSystem_xml": types} if name == "cas-xmi" else {"x": spelled}

    (refusal,) = outcomes(name, **files)

    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.params["error"]) == ("misspelt", "not-a-name")


def refused(content: bytes) -> tuple[object, ...]:
    (refusal,) = outcomes("cas-xmi", x_xmi=content, TypeSystem_xml=saved(filled())[1])
    assert isinstance(refusal, Refusal)
    assert refusal.file == "x.xmi"
    return refusal.code.value, refusal.line, *refusal.params.values()


def test_types_with_entities_are_refused_as_such() -> None:
    (refusal,) = outcomes("cas-xmi", x_xmi=saved(filled())[0], TypeSystem_xml=BOMB)

    assert isinstance(refusal, Refusal)
    assert (refusal.code.value, refusal.file) == ("doctype", "TypeSystem.xml")


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b"{}", b'{"%TYPES": {}}', b'"\xff"', b"[" * 9999, EMPTY]
)
def test_json_that_is_no_cas_is_refused(content: bytes) -> None:
    (refusal,) = outcomes("cas-json", x=content)

    assert isinstance(refusal, Refusal)
    assert refusal.code.value in {"not-a-cas", "no-text", "not-utf-8"}


@pytest.mark.parametrize("text", ["\u200f", "\0"])
def test_a_text_that_no_article_can_have_is_refused(text: str) -> None:
    cas = peer()
    cas.sofa_string = text
    (refusal,) = outcomes("cas-json", x=saved_json(cas))

    assert isinstance(refusal, Refusal)
    assert refusal.code.value in {"empty-text", "nul-in-text"}
    assert WRITABLE["cas-json"].holds(Reading("a", Document("\u200f")), uima.Writing()) is None


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_files, "MEGABYTE", 1)
    (refusal,) = WRITABLE["cas-xmi"].read([b"x" * 40], Options(), name="x.xmi")

    assert isinstance(refusal, Refusal)
    assert (refusal.code.value, refusal.file) == ("too-long", "")
