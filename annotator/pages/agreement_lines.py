"""Disagreements in words: what is sought, one page of them, and all of them as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from annotator.pages import agreement_words as words
from annotator.pages.agreement_view import attribute_title, value_said
from annotator.pages.schema_view import title_of
from labels.agreement import Difference
from labels.document import Link, Mention
from labels.models import Project
from labels.queries.agreement import GOLD, Chosen, Line, Side, Sought, listed
from labels.schema import Schema

OF_LINKS = frozenset((Difference.ROLE, Difference.RELATION))
COLUMNS = (
    *("article", "title", "difference", "start", "end", "words"),
    *("reader", "type", "id", "other_reader", "other_type", "other_id", "attribute", "role"),
    "other_role",
)


@dataclass(frozen=True, slots=True)
class SideView:
    """What one reading has there: in words, and the label to be shown in the editor.

    `is_there` unless the reading has nothing of the kind.
    """

    reader: str
    set_id: int
    at: str
    words: str
    type: str
    colour: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A disagreement: the words it is about, what it is, and both sides.

    `place` is where it lies, as the address of an adjudication names it; empty for the article.
    """

    article_id: int
    title: str
    kind: str
    words: str
    detail: str
    place: str
    sides: tuple[SideView, SideView]


class SoughtForm(forms.Form):
    difference = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *words.DIFFERENCES.items()]
    )
    type = forms.ChoiceField(label=_("Type"), required=False)
    against = forms.ChoiceField(
        label=_("Compare"),
        required=False,
        choices=[("", _("Reader with reader")), ("gold", _("Reader with gold"))],
    )
    after = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)

    def __init__(self, *args: object, schema: Schema) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        types = [(one.name, title_of(one.name, schema)) for one in schema.types if one.selectable]
        cast("forms.ChoiceField", self.fields["type"]).choices = [("", _("All")), *types]

    def sought(self) -> Sought:
        """What was chosen; everything where it makes no sense."""
        given = self.cleaned_data if self.is_valid() else {}
        difference = given.get("difference")
        return Sought(
            difference=Difference(difference) if difference else None,
            type=given.get("type") or "",
            against_gold=given.get("against") == "gold",
        )

    @property
    def begins_after(self) -> int:
        """The key of the article that the page before ended with."""
        return (self.cleaned_data.get("after") if self.is_valid() else 0) or 0


def line_rows(project: Project, chosen: Chosen, sought: Sought) -> Iterator[tuple[object, ...]]:
    """All disagreements under their columns, these first; pages are read one after another."""
    yield COLUMNS
    after: int | None = 0
    while after is not None:
        page = listed(project, chosen, sought, after=after)
        yield from (_row(line) for line in page.lines)
        after = page.after


def _row(line: Line) -> tuple[object, ...]:
    found = line.found
    span = (found.span.start, found.span.end) if found.span else ("", "")
    sides = ((line.one, found.one), (line.other, found.other))
    named = (
        (side.reader or "gold", mention.type if mention else "", mention.id if mention else "")
        for side, mention in sides
    )
    roles = (link.type if link else "" for link in (found.one_link, found.other_link))
    about = (line.article_id, line.title, found.difference.value)
    said = (cell for side in named for cell in side)
    return (*about, *span, line.words, *said, found.attribute, *roles)


def line_in_words(line: Line, schema: Schema) -> LineView:
    """A disagreement as a page shows it."""
    found = line.found
    return LineView(
        article_id=line.article_id,
        title=line.title,
        kind=str(words.DIFFERENCES[found.difference]),
        words=line.words,
        detail=attribute_title(found.attribute, schema) if found.attribute else "",
        place=f"{found.span.start}-{found.span.end}" if found.span else "",
        sides=(_side(line, line.one, schema), _side(line, line.other, schema)),
    )


def _side(line: Line, side: Side, schema: Schema) -> SideView:
    mention, link = _told_by(line, side)
    return SideView(
        reader=side.reader if side.reader != GOLD else str(words.THE_GOLD),
        set_id=side.set_id,
        at=mention.id if mention else "",
        words=_said(line, side, schema),
        type=title_of(mention.type, schema) if mention else "",
        colour=schema.colour(mention.type) if mention else "",
        is_there=bool(link if line.found.difference in OF_LINKS else mention),
    )


def _told_by(line: Line, side: Side) -> tuple[Mention | None, Link | None]:
    found = line.found
    if side is line.one:
        return found.one, found.one_link
    return found.other, found.other_link


def _said(line: Line, side: Side, schema: Schema) -> str:
    """What a reading says there, in words; that nothing is marked where it says nothing."""
    mention, link = _told_by(line, side)
    document = side.document
    if line.found.attribute:
        attributes = mention.attributes if mention else document.attributes
        return value_said(line.found.attribute, attributes.get(line.found.attribute), schema)
    if line.found.difference in OF_LINKS and link:
        target = document.mentions.get(link.target)
        return f"{title_of(link.type, schema)}: {document.surface(target) if target else ''}"
    if line.found.difference not in OF_LINKS and mention:
        return document.surface(mention)
    return str(words.NOT_FOUND)
