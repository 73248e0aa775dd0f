"""What the tests of CAS have in common: files as the peer itself writes them."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

import cassis

from labels.formats import WRITABLE
from labels.formats.base import Bundle, File, Options, Outcome
from labels.formats.inception.layers import ENTITY

TEXT = "زار 😊 الرئيس\r\nالقاهرة"
CHAIN = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"
POS = "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"


def peer() -> Any:  # noqa: ANN401 - cassis's own
    """A CAS as INCEpTION makes it, in layers of a project of its own."""
    system = cassis.load_dkpro_core_typesystem()
    frame = system.create_type("custom.Frame")
    link = system.create_type("custom.FrameLink", "uima.cas.TOP")
    system.create_feature(link, "role", "uima.cas.String")
    system.create_feature(link, "target", "uima.tcas.Annotation")
    system.create_feature(frame, "slots", "uima.cas.FSArray", elementType=link.name)
    system.create_feature(frame, "certain", "uima.cas.Boolean")
    system.create_feature(frame, "weight", "uima.cas.Integer")
    system.create_feature(frame, "tags", "uima.cas.StringArray")
    near = system.create_type("custom.Near")
    entity = system.get_type(ENTITY)
    system.create_feature(near, "Governor", entity)
    system.create_feature(near, "Dependent", entity)
    system.create_feature(near, "label", "uima.cas.String")
    return cassis.Cas(typesystem=system)


def filled() -> Any:  # noqa: ANN401 - as above
    cas = peer()
    cas.sofa_string = TEXT
    made = cas.typesystem.get_type
    person = made(ENTITY)(begin=4, end=12, value="PER", identifier="Q1")
    city = made(ENTITY)(begin=14, end=21)
    nothing = made(ENTITY)(begin=12, end=12)
    links = [made("custom.FrameLink")(role="who", target=person)]
    links.append(made("custom.FrameLink")(role=None, target=nothing))
    tags = made("uima.cas.StringArray")(elements=["a", "b"])
    frame = made("custom.Frame")(begin=0, end=3, certain=True, weight=3, tags=tags)
    frame["slots"] = made("uima.cas.FSArray")(elements=links)
    coref = made(CHAIN)
    second = coref(begin=14, end=21, referenceType="nam")
    first = coref(begin=4, end=12, referenceType="pro", referenceRelation="same", next=second)
    near = made("custom.Near")(begin=14, end=21, label="in", Governor=person, Dependent=city)
    lost = made("custom.Near")(begin=12, end=12, Governor=person, Dependent=nothing)
    noun = made(POS)(begin=0, end=3, PosValue="N")
    cas.add_all([person, city, nothing, frame, first, second, near, lost, noun])
    return cas


def outcomes(name: str, **files: bytes) -> list[Outcome]:
    spelled = {file.replace("_", "."): content for file, content in files.items()}
    opened = [File(file, partial(BytesIO, content)) for file, content in spelled.items()]
    return [*WRITABLE[name].read_files(Bundle.of(*opened), Options())]


def saved(cas: Any) -> tuple[bytes, bytes, bytes]:  # noqa: ANN401 - cassis's own
    return cas.to_xmi().encode(), cas.typesystem.to_xml().encode(), cas.to_json().encode()


def saved_json(cas: Any) -> bytes:  # noqa: ANN401 - cassis's own
    spelled: bytes = cas.to_json().encode()
    return spelled
