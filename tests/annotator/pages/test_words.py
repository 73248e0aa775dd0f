"""Whatever a page may have to name has words, in both languages."""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.utils import translation

from annotator.messages.schemas import FATES, FIELDS, PARTS
from annotator.models import Job
from annotator.pages import markdown, schema_view
from annotator.pages.format_words import (
    CHOICE_NAMES,
    FORMAT_NAMES,
    JOB_NAMES,
    JOB_STATES,
    OPTION_NAMES,
)
from annotator.pages.projects import TEMPLATES
from annotator.pages.schema_view import key_shown
from annotator.templatetags.look import ROLE_NAMES, STATE_NAMES
from labels import shipped
from labels.formats import FORMATS, WRITABLE
from labels.models import AnnotationSet
from labels.permissions import MemberRole
from labels.queries.articles import TO_COME
from labels.queries.finding import UNTOUCHED
from labels.schema import (
    Attribute,
    MentionKind,
    MentionType,
    Part,
    RelationType,
    Role,
    Schema,
    SchemaFate,
)

OPTIONS = [
    option
    for kind in (
        *(one.reading for one in FORMATS.values()),
        *(one.writing for one in WRITABLE.values()),
    )
    for option in kind.fields()
]

SCHEMA_FIELDS = {
    field.name for part in (MentionType, Role, RelationType, Attribute) for field in fields(part)
} - {"roles", "choices"}


def test_every_format_option_and_choice_has_words() -> None:
    choices = {(one.name, choice) for one in OPTIONS for choice in one.choices}

    assert set(FORMAT_NAMES) == set(FORMATS)
    assert set(OPTION_NAMES) == {one.name for one in OPTIONS}
    assert set(CHOICE_NAMES) == choices


def test_everything_else_that_has_a_name_has_words() -> None:
    assert set(JOB_NAMES) == set(Job.Kind)
    assert set(JOB_STATES) == set(Job.State)
    assert set(STATE_NAMES) == {UNTOUCHED, TO_COME, *AnnotationSet.State}
    assert set(ROLE_NAMES) == set(MemberRole)
    assert set(PARTS) == set(Part)
    assert set(FATES) == set(SchemaFate)
    assert set(FIELDS) >= SCHEMA_FIELDS
    assert set(TEMPLATES) == set(shipped.NAMES)


def test_the_words_are_arabic_where_arabic_is_read() -> None:
    with translation.override("ar"):
        words = [str(one) for one in (*STATE_NAMES.values(), *ROLE_NAMES.values())]

    assert words == [
        *("لم يُمسّ", "لم توزَّع", "موزَّعة", "قيد العمل", "مسلَّمة", "مقبولة", "مُعادة", "عادت"),
        *("مدير", "مراجع", "موسِّم", "مطّلع"),
    ]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا وسوم"),
        (1, "وسم واحد"),
        (2, "وسمان"),
        (3, "3 وسوم"),
        (11, "11 وسماً"),
        (100, "100 وسم"),
    ],
)
def test_arabic_counts_in_six_ways(count: int, words: str) -> None:
    with translation.override("ar"):
        said = translation.ngettext("%(count)s label", "%(count)s labels", count)

    assert said % {"count": count} == words


@pytest.mark.parametrize(
    ("key", "shown"), [("KeyP", "P"), ("Digit1", "1"), ("Shift+KeyA", "⇧A"), ("", "")]
)
def test_a_key_is_shown_as_it_stands_on_the_keyboard(key: str, shown: str) -> None:
    assert key_shown(key) == shown


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (0, None, ""),
        (0, 2, "at most 2"),
        (1, None, "at least 1"),
        (1, 1, "exactly 1"),
        (1, 3, "from 1 to 3"),
    ],
)
def test_how_many_may_fill_a_role_is_said_where_it_says_anything(
    least: int, most: int | None, words: str
) -> None:
    event = MentionType(
        "Attack", kind=MentionKind.EVENT, roles=(Role("Place", least=least, most=most),)
    )

    with translation.override("en"):
        [group] = schema_view.of(Schema("news", (event,))).events

    assert group.head.roles[0].often == words


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("# رأس", "<h2>رأس</h2>"),
        ("نصّ **مهم**", "<p>نصّ <strong>مهم</strong></p>"),
        ("<script>alert(1)</script>نصّ", "<p>نصّ</p>"),
        ('<b onclick="x()">نصّ</b>', "<p>نصّ</p>"),
        ("[رابط](javascript:alert(1))", '<p><a rel="noopener noreferrer">رابط</a></p>'),
        (
            "[رابط](https://hashiya.example/)",
            '<p><a href="https://hashiya.example/" rel="noopener noreferrer">رابط</a></p>',
        ),
        ("", ""),
    ],
)
def test_guidelines_can_do_nothing_but_be_read(source: str, html: str) -> None:
    assert markdown.rendered(source).strip() == html
