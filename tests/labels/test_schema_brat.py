"""A schema as brat's annotation.conf, both ways."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from labels import shipped
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Schema,
    SchemaError,
    Wording,
)
from labels.schema.brat import ConfError, Configuration, conf_of, schema_from_conf
from labels.schema.brat.names import stored
from tests.labels.schemas import schemas

PAGE = Path(__file__).parents[2] / "docs" / "schemas.md"
CONF = """\
# entities of the news
[spans]
Person|شخص
	Official
---
GPE    <NORM>:GeoNames

[relations]
Alias  Arg1:Person, Arg2:Person, <REL-TYPE>:symmetric-transitive
Lives  Arg1:Person, Arg2:GPE
Lives  Arg1:Official, Arg2:Person|Planet
<OVERLAP> Arg1:Person, Arg2:GPE, <OVL-TYPE>:contain
Alone  Arg1:Person
Lost   Arg1:Planet, Arg2:Person

[events]
<WHO>=Person|Official
<ALL>=<WHO>|GPE
!Life
	Marry	Spouse{2}:<WHO>, Place?:GPE, Guest*:<ALL>, Witness{1-3}:<ENTITY>
	Divorce	<INHERIT>, Reason+:<EVENT>, Cause:<ANY>, Planet:Planet
[attributes]
Negation	Arg:<EVENT>
Confidence	Arg:Marry|Lives, Value:High|Low, <DEFAULT>:High
Nothing	Value:High
[display]
whatever <stands> here
"""
EVENT = MentionKind.EVENT


def taken(*lines: str) -> Configuration:
    return schema_from_conf("\n".join(lines), name="خبر")


def test_a_configuration_becomes_a_schema_and_what_has_no_place_is_told() -> None:
    marry = (
        Role("Spouse", fillers=("Person",), least=2, most=2),
        Role("Place", fillers=("GPE",), most=1),
        Role("Guest", fillers=("Person", "GPE")),
        Role("Witness", least=1, most=3),
    )
    every = ("Person", "GPE", "Life")

    found = schema_from_conf(CONF, name="news")

    assert found.schema == Schema(
        "news",
        types=(
            MentionType("Person", title=Wording(ar="شخص")),
            MentionType("Official", parent="Person"),
            MentionType("GPE"),
            MentionType("Life", EVENT, selectable=False),
            MentionType("Marry", EVENT, parent="Life", roles=marry),
            MentionType(
                "Divorce",
                EVENT,
                parent="Life",
                roles=(
                    Role("Reason", fillers=("Life",), least=1),
                    Role("Cause", fillers=every, least=1, most=1),
                ),
            ),
        ),
        relations=(
            RelationType("Alias", sources=("Person",), targets=("Person",), symmetric=True),
            RelationType("Lives", sources=("Person", "Official"), targets=("GPE", "Person")),
        ),
        attributes=(
            Attribute("Negation", AttributeForm.FLAG, ("Life",)),
            Attribute(
                "Confidence",
                AttributeForm.CHOICE,
                ("Marry", "Lives"),
                choices=(Choice("High"), Choice("Low")),
            ),
        ),
    )
    assert found.passed_over == (11, 12, 13, 14, 21, 25)


def test_names_with_spaces_stand_before_a_tab() -> None:
    conf = taken("[entities]", "Born at home|Birth\tNear:Person")

    assert conf.schema.types == (MentionType("Born at home", title=Wording(en="Birth")),)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Person"], (0, "no-sections", "")),
        (["[display]", "x"], (0, "no-sections", "")),
        (["[entities]", "\tPerson"], (2, "no-parent", "Person")),
        (["[events]", "Die Who:<POG>"], (2, "unknown-macro", "<POG>")),
        (["[events]", "<ANY>=Person"], (2, "reserved-macro", "<ANY>")),
        (["[events]", "Die Who"], (2, "not-an-argument", "Who")),
        (["[events]", "Die Who{0}:Die"], (2, "not-a-number-of-times", "{0}")),
        (["[events]", "Die Who{3-2}:Die"], (2, "not-a-number-of-times", "{3-2}")),
        (["[events]", "Die Who{x}:Die"], (2, "not-a-number-of-times", "{x}")),
    ],
)
def test_a_line_that_is_wrong_is_told_with_its_number(
    lines: list[str], told: tuple[int, str, str]
) -> None:
    with pytest.raises(ConfError) as caught:
        taken(*lines)

    assert (caught.value.line, caught.value.code, caught.value.value) == told


def test_macros_of_macros_do_not_grow_without_end() -> None:
    names = "abcdefghijklmnop"
    bomb = [f"<{b}>={'|'.join([f'<{a}>'] * 20)}" for a, b in pairwise(names)]

    with pytest.raises(ConfError) as caught:
        taken("[entities]", "<a>=Person", *bomb)

    assert caught.value.code == "long-line"


def test_a_type_twice_contradicts_itself_as_in_any_schema() -> None:
    with pytest.raises(SchemaError):
        taken("[entities]", "Person", "Person")


def test_the_example_of_the_page_is_what_is_written() -> None:
    (expected,) = re.findall(r"```text\n(\[entities\].*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    per = MentionType("PER")
    official = MentionType("PER.Official", parent="PER")
    meeting = MentionType(
        "Meeting",
        EVENT,
        roles=(
            Role("Participant", fillers=("PER",), least=2),
            Role("Place", fillers=("GPE",), most=1),
        ),
    )
    polarity = Attribute(
        "polarity",
        AttributeForm.CHOICE,
        ("Meeting",),
        choices=(Choice("Positive"), Choice("Negative")),
    )
    schema = Schema(
        "أخبار",
        (per, official, MentionType("GPE"), meeting),
        (RelationType("Born-In", sources=("PER",), targets=("GPE",)),),
        (polarity,),
    )

    assert conf_of(schema).split("\n", 2)[2].rstrip() == expected.rstrip()
    assert conf_of(schema).startswith("# Hashiya: أخبار\n")


def test_what_brat_cannot_hold_stands_as_a_comment() -> None:
    conf = conf_of(shipped.schema("ace"))

    assert "# topic: choice of article\n" in conf
    assert schema_from_conf(conf, name="x").schema.name == "ACE 2005"


@settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(schemas(), st.data())
def test_what_is_read_admits_what_was_written(schema: Schema, data: st.DataObject) -> None:
    names = {one.name: stored(one.name) for one in schema.types}
    assume(len({*names.values()}) == len(names))

    back = schema_from_conf(conf_of(schema), name="x")

    assert back.passed_over == ()
    assert [one.name for one in back.schema.types] == [names[one] for one in in_order(schema)]
    one = data.draw(st.sampled_from([*schema.event_types()]))
    theirs = back.schema.by_name[names[one.name]]
    for role, again in zip(one.roles, theirs.roles, strict=True):
        assert (again.least, again.most) == (
            (role.least, role.most) if role.most else (min(role.least, 1), None)
        )
        assert admitted(back.schema, again.fillers) == {
            names[name] for name in admitted(schema, role.fillers) or admitted(schema, ())
        }


def in_order(schema: Schema) -> list[str]:
    """The names as the tree has them: what stands under a type comes right after it."""

    def below(parent: str, kind: MentionKind) -> list[str]:
        ours = [one for one in schema.types if one.parent == parent and one.kind is kind]
        return [name for one in ours for name in [one.name, *below(one.name, kind)]]

    return [*below("", MentionKind.ENTITY), *below("", EVENT)]


def admitted(schema: Schema, fillers: tuple[str, ...]) -> set[str]:
    """What may be marked and fill a role that asks for these."""
    return {one.name for one in schema.types if one.selectable and schema.admits(fillers, one.name)}
