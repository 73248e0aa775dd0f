"""Guidelines: Markdown to HTML that can do nothing but be read."""

from __future__ import annotations

from functools import lru_cache

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown

TAGS = frozenset(
    (
        *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"),
        *("ul", "ol", "li", "strong", "em", "del", "a"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
)


MOST = {"[": 1_000, "<": 1_000, "`": 4_000}
"""Marks of which a text may have so many: the time to read them grows with the square."""


@lru_cache(maxsize=64)
def rendered(source: str) -> SafeString:
    """The HTML of a Markdown text; whatever is not in `TAGS` is left out, its words stay.

    A page has one heading of the first level, its title: headings begin at the second. What nobody
    could read in reasonable time, or is nested beyond reason, is shown as it was written.
    """
    if any(source.count(mark) > most for mark, most in MOST.items()):
        return _as_written(source)
    try:
        return _read(source)
    except RecursionError:
        return _as_written(source)


def _as_written(source: str) -> SafeString:
    return format_html("<pre>{}</pre>", source)


def _read(source: str) -> SafeString:
    reader = Markdown(
        extensions=["tables", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 2}},
        output_format="html",
    )
    html = nh3.clean(
        reader.convert(source),
        tags=set(TAGS),
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
    )
    return mark_safe(html)  # noqa: S308 - cleaned on the line above
