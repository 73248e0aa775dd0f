"""What templates say about how a thing looks."""

from __future__ import annotations

from django import template
from django.forms import BoundField, CheckboxInput, Select
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


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
    looks = {CheckboxInput: "form-check-input", Select: "form-select"}
    dress = next((name for kind, name in looks.items() if isinstance(field.field.widget, kind)), "")
    return field.as_widget(attrs={"class": dress or "form-control", **_described(field)})


def _described(field: BoundField) -> dict[str, str]:
    """ARIA attributes that name the texts beneath the field."""
    hints = [f"{field.id_for_label}_hint"] if field.help_text else []
    if not field.errors:
        return {"aria-describedby": " ".join(hints)} if hints else {}
    described = [*hints, f"{field.id_for_label}_error"]
    return {"aria-describedby": " ".join(described), "aria-invalid": "true"}
