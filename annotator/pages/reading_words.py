"""The words for how a text is shown, for the editor's layer and for the page of one's account."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

READING: Mapping[str, StrPromise] = {
    "reading": _("Reading"),
    "reading.face": _("Typeface"),
    "reading.face.noto-sans-arabic": _("Noto Sans Arabic"),
    "reading.face.amiri": _("Amiri"),
    "reading.size": _("Size of letters"),
    "reading.size.among": _("14 to 40 pixels; 22 at first."),
    "reading.pixels": _("%(value)s px"),
    "reading.leading": _("Line height"),
    "reading.leading.among": _("In per cent of the size: 140 to 260; 140 at first."),
    "reading.width.among": _("28 to 96, in sixteens of pixels; 56 at first."),
    "reading.width": _("Width of the column"),
    "reading.chips": _("Above each label"),
    "reading.chips.names": _("Its type"),
    "reading.chips.short": _("In short"),
    "reading.chips.rails": _("Nothing"),
    "reading.appearance": _("Appearance"),
    "reading.appearance.system": _("As my system is set"),
    "reading.appearance.light": _("Light"),
    "reading.appearance.dark": _("Dark"),
    "reading.contrast": _("Contrast"),
    "reading.contrast.system": _("As my system is set"),
    "reading.contrast.normal": _("Normal"),
    "reading.contrast.high": _("High"),
    "reading.numbers": _("Number the sentences"),
    "reading.focus": _("Dim all sentences but the one at the reader"),
    "reading.kept": _("Kept with your account"),
    "reading.waits": _("Kept in this browser until the server answers"),
    "reading.reset": _("As at first"),
    "focus-on": _("Only the sentence at the reader stands out"),
    "focus-off": _("All sentences stand out alike"),
    "reading-refused": _("Your choice could not be kept: %(why)s"),
}
"""By the keys that static/editor/reading.js asks for."""
