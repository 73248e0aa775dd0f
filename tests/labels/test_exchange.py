"""Schemas as files of other tools: taken as they are written, and what is no such file refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labels import shipped
from labels.exchange import SPELLINGS, schema_from_file
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Schema,
    Wording,
)
from labels.schema.borrowed import ConfigError, colour_from, hotkey_from
from labels.schema.brat import ConfError
from labels.wire import schema_data
from tests.labels.making import NEWS

STUDIO = """<View>
  <Header value="سِم الكيانات"/>
  <Labels name="label" toName="text" choice="multiple">
    <Label value="Person" alias="PER" background="red" hotkey="p" hint="اسم إنسان"/>
    <Label value="مدينة" alias="CITY" background="#0AF" hotkey="shift+c"/>
    <Label value="ORG" background="chartreuse" hotkey="p"/>
  </Labels>
  <Labels name="triggers" toName="text"><Header/><Label value="Attack" hotkey="ctrl+a"/></Labels>
  <Text name="text" value="$text"/>
  <Relations><Relation value="lives-in"/><Relation value="lives-in"/></Relations>
  <Choices name="level" toName="text" perRegion="true" whenLabelValue="PER, Nobody" required="true">
    <Choice value="name"/><Choice value="a noun" alias="noun"/>
  </Choices>
  <Choices name="sure" toName="text" perRegion="true">
    <Choice value="true"/><Choice value="false"/>
  </Choices>
  <Taxonomy name="topics" toName="text"><Choice value="war"/></Taxonomy>
  <Choices name="moods" toName="text" choice="multiple"><Choice value="glad"/></Choices>
  <TextArea name="why" toName="text"/>
  <Number name="count" toName="text" perRegion="true"/>
  <Image name="picture" value="$image"/>
</View>
"""
EVERYTHING = ("PER", "CITY", "ORG", "Attack")


def test_a_configuration_of_label_studio_is_taken_with_what_it_says() -> None:
    taken = schema_from_file(STUDIO, name="news.xml")

    assert taken.passed_over == (21,)
    assert taken.schema == Schema(
        name="news",
        types=(
            MentionType(
                "PER",
                title=Wording(en="Person"),
                hint=Wording(ar="اسم إنسان"),
                colour="#ff0000",
                hotkey="KeyP",
            ),
            MentionType("CITY", title=Wording(ar="مدينة"), colour="#00aaff", hotkey="Shift+KeyC"),
            MentionType("ORG"),
            MentionType("Attack", kind=MentionKind.EVENT),
        ),
        relations=(RelationType("lives-in"),),
        attributes=(
            Attribute(
                "level",
                AttributeForm.CHOICE,
                ("PER",),
                choices=(Choice("name"), Choice("noun", Wording(en="a noun"))),
                required=True,
            ),
            Attribute("sure", AttributeForm.FLAG, EVERYTHING),
            Attribute("topics", AttributeForm.SEVERAL, ("article",), choices=(Choice("war"),)),
            Attribute("moods", AttributeForm.SEVERAL, ("article",), choices=(Choice("glad"),)),
            Attribute("why", AttributeForm.TEXT, ("article",)),
            Attribute("count", AttributeForm.NUMBER, EVERYTHING),
        ),
    )


BOMB = '<!DOCTYPE a [<!ENTITY b "ها"><!ENTITY c "&b;&b;">]><View><Label value="&c;"/></View>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><View>&b;</View>'


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("a.xml", BOMB, "doctype", 1),
        ("a.xml", OUTSIDE, "doctype", 1),
        ("a.xml", "\n<!DOCTYPE View><View/>", "doctype", 2),
        ("a.xml", "<View>\n<Labels>", "not-xml", 2),
        ("a.xml", "<View>&other;</View>", "not-xml", 1),
        ("a.xml", "", "not-xml", 1),
        ("a.xml", "<View/>", "no-labels", 0),
        ("a.xml", "<View><Labels>\n<Label/></Labels></View>", "not-a-label", 2),
        ("a.json", "[]", "no-labels", 0),
        ("a.json", '[{"text": "PER"}, {"text": ""}]', "not-a-label", 2),
        ("a.json", '["PER"]', "not-a-label", 1),
    ],
)
def test_what_is_no_such_file_is_refused_and_where(
    *, name: str, text: str, code: str, line: int
) -> None:
    with pytest.raises(ConfigError) as error:
        schema_from_file(text, name=name)

    assert (error.value.code, error.value.line) == (code, line)


def test_a_list_of_doccanos_labels_is_taken_with_keys_and_colours() -> None:
    labels = [
        {"text": "PER", "suffix_key": "p", "prefix_key": None, "background_color": "#209CEE"},
        {"text": "LOC", "suffix_key": "l", "prefix_key": "shift", "backgroundColor": "green"},
        {"text": "ORG", "suffix_key": "o", "prefix_key": "ctrl", "background_color": 7},
        {"text": "GPE", "suffix_key": "p"},
    ]

    schema = schema_from_file(json.dumps(labels), name="labels.json").schema

    assert schema == Schema(
        name="labels",
        types=(
            MentionType("PER", colour="#209cee", hotkey="KeyP"),
            MentionType("LOC", colour="#008000", hotkey="Shift+KeyL"),
            MentionType("ORG"),
            MentionType("GPE"),
        ),
    )


def test_doccano_is_given_every_type_that_marks_something() -> None:
    told = json.loads(SPELLINGS["doccano"].write(NEWS))

    assert [(one["text"], one["prefix_key"], one["suffix_key"]) for one in told] == [
        ("PER", None, "p"), ("CITY", None, None), ("Attack", None, None),
    ]  # fmt: skip
    assert told[0]["background_color"] == "#6b7280"
    assert {one["text_color"] for one in told} == {"#ffffff"}


@pytest.mark.parametrize("name", shipped.NAMES)
def test_types_go_to_other_tools_and_come_back(name: str) -> None:
    schema = shipped.schema(name)
    marking = [one for one in schema.types if one.selectable]

    studio = schema_from_file(SPELLINGS["label-studio"].write(schema), name="a.xml").schema
    doccano = schema_from_file(SPELLINGS["doccano"].write(schema), name="a.json").schema

    facts = [(one.name, one.kind, one.hotkey) for one in marking]
    assert [(one.name, one.kind, one.hotkey) for one in studio.types] == facts
    assert [(one.name, one.hotkey) for one in doccano.types] == [
        (one.name, one.hotkey) for one in marking
    ]
    assert all(one.colour == schema.colour(one.name) for one in doccano.types)


def test_a_file_of_ours_and_brats_are_known_by_their_endings() -> None:
    own = schema_from_file(SPELLINGS["hashiya"].write(NEWS), name="s.json")
    brat = schema_from_file(SPELLINGS["brat"].write(NEWS), name="annotation.conf")

    assert own.schema == NEWS
    assert [one.name for one in brat.schema.types] == [one.name for one in NEWS.types]
    with pytest.raises(ConfError):
        schema_from_file("", name="annotation.conf")


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_whatever_stands_in_a_configuration_there_is_one_answer(text: str) -> None:
    try:
        schema = schema_from_file(
            f"<View><Labels>{text}<Label value='A'/></Labels></View>", name="x.xml"
        )
    except ConfigError:
        return

    assert schema_data(schema.schema)["entities"]


@pytest.mark.parametrize(
    ("spelled", "colour"),
    [("#ABC", "#aabbcc"), (" Red ", "#ff0000"), ("#123456", "#123456"), ("rgb(1,2,3)", "")],
)
def test_colours_are_spelled_as_ours_where_they_are_known(spelled: str, colour: str) -> None:
    assert colour_from(spelled) == colour


@pytest.mark.parametrize(
    ("key", "hotkey"), [("p", "KeyP"), ("7", "Digit7"), ("ط", ""), ("enter", ""), ("", "")]
)
def test_only_letters_and_digits_are_keys(key: str, hotkey: str) -> None:
    assert hotkey_from(key) == hotkey


def test_keys_without_a_type_are_left_out() -> None:
    bare = replace(NEWS, types=(MentionType("PER"),), relations=(), attributes=())

    assert "hotkey" not in SPELLINGS["label-studio"].write(bare)
