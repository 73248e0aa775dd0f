"""A schema as Label Studio's labelling configuration."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from labels.schema import Attribute, AttributeForm, MentionType, Schema
from labels.schema.label_studio import configuration
from tests.labels.making import NEWS


def test_a_schema_is_labels_relations_and_what_is_told_of_them() -> None:
    assert (
        configuration(NEWS)
        == """\
<View>
  <Labels name="entities" toName="text">
    <Label value="PER" hotkey="p"/>
    <Label value="CITY"/>
  </Labels>
  <Labels name="events" toName="text">
    <Label value="Attack"/>
  </Labels>
  <Text name="text" value="$text"/>
  <Relations>
    <Relation value="Place"/>
    <Relation value="Attacker"/>
    <Relation value="lives-in"/>
  </Relations>
  <Choices name="level" toName="text" perRegion="true">
    <Choice value="name"/>
    <Choice value="noun"/>
  </Choices>
  <Taxonomy name="topics" toName="text" perRegion="true">
    <Choice value="war"/>
    <Choice value="art"/>
  </Taxonomy>
  <Choices name="section" toName="text">
    <Choice value="world"/>
    <Choice value="home"/>
  </Choices>
  <Taxonomy name="angles" toName="text">
    <Choice value="war"/>
    <Choice value="aid"/>
  </Taxonomy>
</View>
"""
    )


def test_names_are_spelled_so_that_xml_can_hold_them() -> None:
    schema = Schema(
        "x",
        types=(MentionType('A<"&/>', colour="#ff0000"),),
        attributes=(
            Attribute("sure", AttributeForm.FLAG, ('A<"&/>',)),
            Attribute("age", AttributeForm.NUMBER, ('A<"&/>',)),
            Attribute("gloss", AttributeForm.TEXT, ("article",)),
        ),
    )

    view = ET.fromstring(configuration(schema))  # noqa: S314 - our own

    assert [one.tag for one in view] == ["Labels", "Text", "Choices", "Number", "TextArea"]
    assert view[0][0].attrib == {"value": 'A<"&/>', "background": "#ff0000"}
    assert [one.get("value") for one in view[2]] == ["true", "false"]
