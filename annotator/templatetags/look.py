"""What templates say about how a thing looks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput, Select, Widget
from django.forms.boundfield import BoundWidget
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from labels.models import AnnotationSet, Skip
from labels.permissions import MemberRole
from labels.queries.articles import TO_COME
from labels.queries.finding import UNTOUCHED

register = template.Library()

ROLE_NAMES = {
    MemberRole.MANAGER: _("Manager"),
    MemberRole.REVIEWER: _("Reviewer"),
    MemberRole.ANNOTATOR: _("Annotator"),
    MemberRole.VIEWER: _("Viewer"),
}

STATE_NAMES = {
    UNTOUCHED: _("Untouched"),
    TO_COME: _("Not handed out"),
    AnnotationSet.State.ASSIGNED: _("Handed out"),
    AnnotationSet.State.DRAFTING: _("In work"),
    AnnotationSet.State.SUBMITTED: _("Handed in"),
    AnnotationSet.State.ACCEPTED: _("Accepted"),
    AnnotationSet.State.SENT_BACK: _("Sent back"),
    AnnotationSet.State.RETURNED: _("Gone back"),
}

SKIP_REASONS = {
    Skip.Reason.NOT_ARABIC: _("It is not in Arabic"),
    Skip.Reason.UNREADABLE: _("It cannot be read: cut off, garbled, or nearly empty"),
    Skip.Reason.DUPLICATE: _("It is the same as another article"),
    Skip.Reason.NOT_NEWS: _("It is no news"),
    Skip.Reason.OTHER: _("For another reason"),
    Skip.Reason.WITHDRAWN: _("A manager took it away"),
}

_SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="([\d ]+)">(.*?)</symbol>')
_DRAWINGS = {
    name: (view, mark_safe(drawing))  # noqa: S308 - our own file
    for name, view, drawing in _SYMBOL.findall(
        (settings.BASE_DIR / "static" / "pages" / "icons.svg").read_text(encoding="utf-8")
    )
}
"""The view box and the shapes of each icon; within the page, for a file of its own comes later."""


@register.filter
def shown_in(username: str, names: Mapping[str, str]) -> str:
    """How a person is shown, by what `people.names_of` found; whoever is no more by username."""
    return names.get(username, username)


@register.simple_tag
def role_name(role: str) -> str:
    """What a member's role is called."""
    return str(ROLE_NAMES[MemberRole(role)])


@register.simple_tag
def state_name(state: str) -> str:
    """What the state of an article or of a reading is called."""
    return str(STATE_NAMES[state])


@register.simple_tag
def skip_reason(reason: str) -> str:
    """Why an article is skipped, in words."""
    return str(SKIP_REASONS[Skip.Reason(reason)])


@register.simple_tag
def option(radio: BoundWidget) -> SafeString:
    """One button of several, in our dress, without its label."""
    radio.data["attrs"]["class"] = "form-check-input"
    return radio.tag()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing from pages/icons.svg; it says nothing by itself, so a text must stand beside it."""
    return format_html(
        '<svg class="icon icon-{}" aria-hidden="true" focusable="false" viewBox="{}">{}</svg>',
        name,
        *_DRAWINGS[name],
    )


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """A form's field in our dress, told to assistive tools together with its hint and errors."""
    attrs = {"class": _dress(field.field.widget), **_described(field)}
    if field.field.widget.attrs.get("placeholder") == field.label:
        attrs["placeholder"] = False  # it would be read aloud twice
    return field.as_widget(attrs=attrs)


def _dress(widget: Widget) -> str:
    """Bootstrap's class for a widget, beside those that it has of its own."""
    own = widget.attrs.get("class", "")
    if isinstance(widget, CheckboxInput):
        return f"form-check-input {own}"
    return f"form-select {own}" if isinstance(widget, Select) else f"form-control {own}"


def _described(field: BoundField) -> dict[str, str | bool]:
    """ARIA attributes that name the texts beneath the field."""
    hints = [f"{field.id_for_label}_hint"] if field.help_text else []
    if not field.errors:
        return {"aria-describedby": " ".join(hints)} if hints else {}
    described = [*hints, f"{field.id_for_label}_error"]
    return {"aria-describedby": " ".join(described), "aria-invalid": "true"}
