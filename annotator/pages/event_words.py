"""What the editor says of events, their roles, their copies and what they lack."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

EVENTS: Mapping[str, StrPromise] = {
    "events": _("Events"),
    "in-sentence": _("s. %(number)s"),
    "cards-of": _("%(first)s–%(last)s of %(all)s events"),
    "earlier": _("Earlier"),
    "later": _("Later"),
    "asked": _("missing"),
    "asked-of": _("Missing: %(types)s"),
    "gaps": _("Missing: %(count)s"),
    "no-gaps": _("Nothing is missing."),
    "proposed": _("“%(role)s”: Enter takes “%(text)s”, Tab goes on to the next"),
    "no-fillers": _("No label here may fill it: select words and press the key of a type."),
    "slot-full": _("“%(role)s” takes %(most)s at most: take one out first."),
    "choose-event": _("Choose the event that is to be copied first."),
    "copying": _(
        "Copying the event “%(text)s” with its arguments: go to the trigger of the copy and press"
        " Enter. Esc lets it be."
    ),
    "copied": _("Copied to “%(text)s”, arguments: %(count)s"),
    "not-linked": _("This label is linked with nothing."),
    "no-fields": _("This label has no attributes."),
    "lines-all": _("The lines of all events are shown"),
    "lines-chosen": _("The lines of the chosen event alone are shown"),
    "again-help": _(
        "Esc, then the key of another type: a second label on the same words. A click on them goes"
        " from one to the other."
    ),
    "again": _("Several labels on the same words"),
}
