"""The text of a task, and its regions as mentions in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser

from labels.document import Document, Mention
from labels.formats.base import RefusalCode
from labels.formats.base.facts import entity_from, misspelt, split_document
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.offsets import Stretch, Unit, places
from labels.formats.labelstudio.held import Pair, links_of
from labels.formats.labelstudio.results import Region, Results
from labels.schema import MentionKind
from labels.schema.label_studio import EVENTS
from labels.text.span import Span

_OF_EVENTS = frozenset({EVENTS, "event", "trigger", "triggers"})
"""What the `Labels` are called whose regions are triggers."""

_SHOWN = 50


def texts(data: str, *, has_markup: bool) -> Iterator[str]:
    """What the text may be: of HTML what is between its tags, a `<br>` perhaps a line break."""
    if not has_markup:
        yield data
        return
    for line_break in ("", "\n"):
        reader = _Content(line_break)
        reader.feed(data)
        reader.close()
        yield "".join(reader.pieces)


def units_that_fit(text: str, stretches: Iterable[Stretch]) -> Sequence[int] | None:
    """The places that offsets mean, so that the words beside all regions are theirs; None if none.

    Label Studio counts code points; older versions counted as browsers do.
    """
    for unit in (Unit.CODE_POINTS, Unit.UTF_16):
        units = places(text, unit)
        if all(_fits(one, text, units) for one in stretches):
            return units
    return None


def document_of(text: str, results: Results, units: Sequence[int]) -> Document:
    """The marks that results make in a text.

    A region with several labels is several mentions in one place: links and attributes are those of
    the first, which has the region's id. Raises UnfitError for a region that does not lie in the
    text, or not where its words are.
    """
    mentions = {
        one.id: one
        for region in results.regions.values()
        for one in _mentions(region, _span(region, units, text))
    }
    pairs: dict[Pair, list[str]] = {}
    for arc in results.arcs:
        types = pairs.setdefault((arc.source, arc.target), [])
        types += (one for one in arc.labels if one not in types)
    return split_document(
        text,
        mentions=mentions.values(),
        links=links_of(pairs, mentions),
        attributes=results.attributes,
    )


def _mentions(region: Region, span: Span) -> Iterator[Mention]:
    parts = {"start": span.start, "end": span.end}
    kind = MentionKind.EVENT if region.source in _OF_EVENTS else MentionKind.ENTITY
    for number, label in enumerate(region.labels, 1):
        id = f"{region.id}-{number}" if number > 1 else region.id
        one = entity_from({"id": id, "type": label, **parts}, region.place, length=span.end)
        if number == 1:
            one = replace(one, attributes=region.attributes, note=region.note)
        yield replace(one, kind=kind)


def _span(region: Region, units: Sequence[int], text: str) -> Span:
    at = region.stretch
    found = at.within(units)
    if found is None:
        if 0 <= at.start < at.end:
            length = len(units) - 1
            raise UnfitError(RefusalCode.OUT_OF_TEXT, id=region.id, end=at.end, length=length)
        raise misspelt("not-a-span", region.place, [at.start, at.end])
    span = Span(*found)
    if not _fits(at, text, units):
        expected, surface = at.surface[:_SHOWN], span.of(text)[:_SHOWN]
        raise UnfitError(RefusalCode.OTHER_SURFACE, id=region.id, expected=expected, found=surface)
    return span


def _fits(at: Stretch, text: str, units: Sequence[int]) -> bool:
    found = at.within(units)
    return found is not None and (not at.surface or _same(at.surface, text[slice(*found)]))


def _same(surface: str, found: str) -> bool:
    """Whether these are the same words: a line break is spelled in several ways there."""
    return "".join(surface.replace("\\n", "\n").split()) == "".join(
        found.replace("\\n", "\n").split()
    )


class _Content(HTMLParser):
    """What a browser counts of a page: the text between tags, but of scripts and styles."""

    def __init__(self, line_break: str) -> None:
        super().__init__(convert_charrefs=True)
        self.line_break = line_break
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's own
        self.hidden += tag in {"script", "style"}
        if tag == "br":
            self.pieces.append(self.line_break)

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in {"script", "style"}))

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)
