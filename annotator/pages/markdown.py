"""Guidelines: Markdown to HTML that can do nothing but be read."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown

TAGS = frozenset(
    (
        *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"),
        *("ul", "ol", "li", "strong", "em", "del", "a"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
)


def rendered(source: str) -> SafeString:
    """The HTML of a Markdown text; whatever is not in `TAGS` is left out, its words stay.

    A page has one heading of the first level, its title: headings begin at the second.
    """
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
