"""Which scripts and sheets a page loads: the joined ones where the server has joined any."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from annotator import assets
from annotator.headers import APPEARANCE

register = template.Library()

_LIT = ("lit-html", "directive", "directive-helpers", "directives/repeat")
_STATIC = settings.BASE_DIR / "static"
MODULES = {
    "editor": (
        *sorted(f"vendor/lit-html/{name}.js" for name in _LIT),
        "vendor/signals-core/signals-core.js",
        "pages/menus.js",
        *sorted(f"editor/{path.name}" for path in (_STATIC / "editor").glob("*.js")),
    ),
    "pages": ("pages/main.js", "pages/menus.js"),
    "schema": (
        *sorted(f"vendor/lit-html/{name}.js" for name in (*_LIT, "directives/live")),
        "vendor/signals-core/signals-core.js",
        *(f"editor/{name}.js" for name in ("chords", "keys", "words", "schema")),
        *sorted(f"schema/{path.name}" for path in (_STATIC / "schema").glob("*.js")),
    ),
}
"""Every module that a kind of page imports."""

_BLOCKING = {"editor": mark_safe(' blocking="render"'), "pages": "", "schema": ""}
"""The editor is laid out once, when its script has said how high the lines are to be."""


@register.simple_tag
def sheets(kind: str) -> SafeString:
    """The sheets of a kind of page, in the direction of its language."""
    direction = "rtl" if get_language_bidi() else "ltr"
    joined = assets.joined_sheet(kind, direction)
    names = [joined] if _is_there(joined) else assets.sheets(kind, direction)
    return format_html_join(
        "\n  ", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names)
    )


@register.simple_tag
def scripts(kind: str) -> SafeString:
    """The scripts of a kind of page; single modules are all fetched at once."""
    joined = assets.joined_script(kind)
    is_joined = _is_there(joined)
    begin = joined if is_joined else assets.SCRIPTS[kind]
    others = () if is_joined else MODULES[kind]
    preloads = format_html_join(
        "\n  ", '<link rel="modulepreload" href="{}">', ((static(name),) for name in others)
    )
    tag = '<script type="module"{} src="{}"></script>\n  {}'
    return format_html(tag, _BLOCKING[kind], static(begin), preloads)


@register.simple_tag
def chart_scripts() -> SafeString:
    """The scripts that draw charts, for pages that have any; they run one after the other."""
    library, ours = static("vendor/chartjs/chart.umd.min.js"), static("pages/charts.js")
    tag = '<script defer src="{}"></script>\n  <script type="module" src="{}"></script>'
    return format_html(tag, library, ours)


@register.simple_tag
def appearance_script() -> SafeString:
    """Follows the system's light or dark; within the page, so that nothing waits for it."""
    return mark_safe(f"<script>{APPEARANCE}</script>")  # noqa: S308 - our own file


def _is_there(name: str) -> bool:
    return (settings.STATIC_ROOT / name).is_file()
