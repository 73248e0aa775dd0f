"""What the next version of a schema would change in a label, told before it does."""

from __future__ import annotations

import pytest

from labels.document import LinkKind
from labels.moving import Meeting, Met
from labels.schema import (
    AttributeForm,
    Choice,
    MentionKind,
    Move,
    Moves,
    Part,
)
from tests.labels.moving.schemas import with_attribute, without_type
from tests.labels.newsroom import (
    SCHEMA,
)

NOWHERE = Moves()


@pytest.mark.parametrize(
    ("met", "told"),
    [
        (Meeting(NOWHERE, SCHEMA), []),
        (Meeting(NOWHERE, without_type("WEA")), [Met(Part.TYPE, "WEA", to="WEA", lost=True)]),
        (Meeting(Moves([Move(Part.TYPE, "WEA")]), without_type("WEA")), [Met(Part.TYPE, "WEA")]),
        (
            Meeting(Moves([Move(Part.TYPE, "WEA", to="FAC")]), without_type("WEA")),
            [Met(Part.TYPE, "WEA", to="FAC")],
        ),
        (
            Meeting(Moves([Move(Part.TYPE, "WEA", to="Conflict")]), SCHEMA),
            [Met(Part.TYPE, "WEA", to="Conflict", lost=True)],
        ),
    ],
)
def test_of_a_mention_its_type_is_met(met: Meeting, told: list[Met]) -> None:
    assert list(met.mention(MentionKind.ENTITY, "WEA", {})) == told


def test_a_type_that_became_one_of_the_other_kind_is_lost() -> None:
    assert list(Meeting(NOWHERE, SCHEMA).mention(MentionKind.EVENT, "WEA", {})) == [
        Met(Part.TYPE, "WEA", to="WEA", lost=True)
    ]


@pytest.mark.parametrize(
    ("moves", "facts", "told"),
    [
        ([], {"of": ("GPE",)}, [Met(Part.ATTRIBUTE, "level", "PER", "level", lost=True)]),
        ([Move(Part.ATTRIBUTE, "level")], {}, [Met(Part.ATTRIBUTE, "level", "PER")]),
        (
            [],
            {"choices": (Choice("NAM"),)},
            [Met(Part.CHOICE, "NOM", "level", "NOM", lost=True)],
        ),
        (
            [Move(Part.CHOICE, "NOM", "level", to="NAM")],
            {"choices": (Choice("NAM"),)},
            [Met(Part.CHOICE, "NOM", "level", "NAM")],
        ),
        ([Move(Part.CHOICE, "NOM", "level")], {}, [Met(Part.CHOICE, "NOM", "level")]),
        (
            [],
            {"form": AttributeForm.FLAG, "choices": ()},
            [Met(Part.ATTRIBUTE, "level", "PER", "level", lost=True)],
        ),
        ([], {"form": AttributeForm.SEVERAL}, []),
        ([], {"form": AttributeForm.TEXT, "choices": ()}, []),
    ],
)
def test_of_attributes_names_values_and_forms_are_met(
    moves: list[Move], facts: dict[str, object], told: list[Met]
) -> None:
    meeting = Meeting(Moves(moves), with_attribute("level", **facts))

    assert list(meeting.mention(MentionKind.ENTITY, "PER", {"level": "NOM"})) == told


def test_attributes_of_the_article_are_met() -> None:
    met = Meeting(NOWHERE, with_attribute("topic", choices=(Choice("NAM"),)))

    assert list(met.article({"topic": "war", "stance": "for"})) == [
        Met(Part.CHOICE, "war", "topic", "war", lost=True)
    ]


@pytest.mark.parametrize(
    ("kind", "named", "ends", "told"),
    [
        (LinkKind.ARGUMENT, "Target", ("Attack", "FAC"), []),
        (LinkKind.ARGUMENT, "Target", ("Attack", "gone"), []),
        (LinkKind.ARGUMENT, "Target", ("gone", "FAC"), []),
        (
            LinkKind.ARGUMENT,
            "Past",
            ("Attack", "FAC"),
            [Met(Part.ROLE, "Past", "Attack", "Past", lost=True)],
        ),
        (
            LinkKind.ARGUMENT,
            "Place",
            ("Attack", "FAC"),
            [Met(Part.ENDS, "Attack>FAC", "Place", lost=True)],
        ),
        (
            LinkKind.RELATION,
            "Past",
            ("PER", "FAC"),
            [Met(Part.RELATION, "Past", "", "Past", lost=True)],
        ),
        (
            LinkKind.RELATION,
            "Located",
            ("PER", "PER"),
            [Met(Part.ENDS, "PER>PER", "Located", lost=True)],
        ),
        (LinkKind.RELATION, "Located", ("GPE", "PER"), [Met(Part.ENDS, "GPE>PER", "Located")]),
        (LinkKind.RELATION, "Old", ("PER", "FAC"), [Met(Part.RELATION, "Old")]),
    ],
)
def test_of_a_link_its_name_and_its_ends_are_met(
    *, kind: LinkKind, named: str, ends: tuple[str, str], told: list[Met]
) -> None:
    moves = Moves([Move(Part.ENDS, "GPE>PER", "Located"), Move(Part.RELATION, "Old")])

    assert list(Meeting(moves, SCHEMA).link(kind, named, ends=ends, attributes={})) == told


def test_an_attribute_of_a_link_is_met() -> None:
    meeting = Meeting(Moves([Move(Part.ATTRIBUTE, "cause")]), SCHEMA)

    found = meeting.link(
        LinkKind.RELATION, "Located", ends=("PER", "FAC"), attributes={"cause": "حرب"}
    )

    assert list(found) == [Met(Part.ATTRIBUTE, "cause", "Located")]
