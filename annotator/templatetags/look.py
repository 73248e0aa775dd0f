"""What templates say about how a thing looks."""

from __future__ import annotations

from django import template
from django.forms import BoundField, CheckboxInput, Select, Widget
from django.forms.boundfield import BoundWidget
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from labels.models import AnnotationSet
from labels.permissions import MemberRole
from labels.queries.articles import UNTOUCHED

register = template.Library()

ROLE_NAMES = {
    MemberRole.MANAGER: _("Manager"),
    MemberRole.REVIEWER: _("Reviewer"),
    MemberRole.ANNOTATOR: _("Annotator"),
    MemberRole.VIEWER: _("Viewer"),
}

STATE_NAMES = {
    UNTOUCHED: _("Untouched"),
    AnnotationSet.State.ASSIGNED: _("Handed out"),
    AnnotationSet.State.DRAFTING: _("In work"),
    AnnotationSet.State.SUBMITTED: _("Handed in"),
    AnnotationSet.State.ACCEPTED: _("Accepted"),
    AnnotationSet.State.SENT_BACK: _("Sent back"),
}


@register.simple_tag
def role_name(role: str) -> str:
    """What a member's role is called."""
    return str(ROLE_NAMES[MemberRole(role)])


@register.simple_tag
def state_name(state: str) -> str:
    """What the state of an article or of a reading is called."""
    return str(STATE_NAMES[state])


@register.simple_tag
def option(radio: BoundWidget) -> SafeString:
    """One button of several, in our dress, without its label."""
    radio.data["attrs"]["class"] = "form-check-input"
    return radio.tag()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing from pages/icons.svg; it says nothing by itself, so a text must stand beside it."""
    return format_html(
        '<svg class="icon icon-{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        name,
        static("pages/icons.svg"),
        name,
    )


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """A form's field in our dress, told to assistive tools together with its hint and errors."""
    return field.as_widget(attrs={"class": _dress(field.field.widget), **_described(field)})


def _dress(widget: Widget) -> str:
    """Bootstrap's class for a widget, beside those that it has of its own."""
    own = widget.attrs.get("class", "")
    if isinstance(widget, CheckboxInput):
        return f"form-check-input {own}"
    return f"form-select {own}" if isinstance(widget, Select) else f"form-control {own}"


def _described(field: BoundField) -> dict[str, str]:
    """ARIA attributes that name the texts beneath the field."""
    hints = [f"{field.id_for_label}_hint"] if field.help_text else []
    if not field.errors:
        return {"aria-describedby": " ".join(hints)} if hints else {}
    described = [*hints, f"{field.id_for_label}_error"]
    return {"aria-describedby": " ".join(described), "aria-invalid": "true"}
