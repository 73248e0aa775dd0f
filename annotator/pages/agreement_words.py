"""What the tables of agreement are called, what they say, and why a figure may be missing."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from labels.agreement import Difference, Measure

MEASURES: Mapping[str, Promise] = {
    Measure.STRICT: _("Entities: ends and type"),
    Measure.RELAXED: _("Entities: overlap and type"),
    Measure.UNTYPED: _("Entities: ends alone"),
    Measure.TRIGGER: _("Events: trigger found"),
    Measure.TRIGGER_TYPE: _("Events: trigger and its type"),
    Measure.ARGUMENT: _("Events: argument found"),
    Measure.ROLE: _("Events: argument and its role"),
    Measure.RELATION: _("Relations: both ends and type"),
}

DIFFERENCES: Mapping[str, Promise] = {
    Difference.MISSING: _("Only one marked it"),
    Difference.TYPE: _("Other type"),
    Difference.BOUNDARY: _("Other ends"),
    Difference.TRIGGER: _("Trigger of an event"),
    Difference.ATTRIBUTE: _("Attribute"),
    Difference.ROLE: _("Role in an event"),
    Difference.RELATION: _("Relation"),
}

CAPTIONS: Mapping[str, Promise] = {
    "overall": _("All readers together"),
    "pairs": _("Reader by reader"),
    "types": _("By type"),
    "events": _("Events, level by level"),
    "unitizing": _("Krippendorff's α_U"),
    "attributes": _("Attributes"),
    "confusion": _("Which types are taken for which"),
    "gold": _("Each reader against the gold"),
    "weeks": _("Against the gold, by week of hand-in"),
}

HINTS: Mapping[str, Promise] = {
    "overall": _(
        "F1 is twice what both marked, divided by what the one and the other marked: 1 is full"
        " agreement. Once over all labels, once as the mean over pairs of readers."
    ),
    "pairs": _("Two readers are compared on the articles that both have handed in."),
    "types": _("Strict: same ends and same type. Relaxed: same type, and one character in common."),
    "events": _(
        "Each level asks for more: the trigger has the same ends; and the same type; an argument"
        " has the same words in an event of the same type; and fills the same role."
    ),
    "unitizing": _(
        "How far readers agree on where labels begin and end, beyond what chance would give: 1 is"
        " full agreement, 0 is chance, below 0 is worse than chance."
    ),
    "attributes": _(
        "Of labels that are the same in both readings: Cohen's κ, as the mean over pairs of"
        " readers, and Krippendorff's α over all of them; both take off what chance would give."
    ),
    "confusion": _(
        "Labels with the same ends: how often one reader chose the type of the row where another"
        " chose that of the column. The darker, the more of the row. Types that nobody mistook are"
        " left out."
    ),
    "gold": _(
        "Precision: how much of what a reader marked is in the gold. Recall: how much of the gold"
        " the reader found."
    ),
    "weeks": _(
        "F1, strict, of what was handed in during the week from that Monday; the number of articles"
        " in brackets."
    ),
}

COLUMNS: Mapping[str, Promise] = {
    "measure": _("Measure"),
    "one": _("The one"),
    "other": _("The other"),
    "both": _("Both"),
    "f1": _("F1"),
    "mean_f1": _("F1, mean over pairs"),
    "pairs": _("Pairs"),
    "pairs_without": _("Pairs without a figure"),
    "reader": _("Reader"),
    "other_reader": _("Other reader"),
    "articles": _("Articles"),
    "strict_both": _("Both, strict"),
    "strict_f1": _("F1, strict"),
    "strict_precision": _("Precision, strict"),
    "strict_recall": _("Recall, strict"),
    "relaxed_both": _("Both, relaxed"),
    "relaxed_f1": _("F1, relaxed"),
    "untyped_both": _("Both, untyped"),
    "untyped_f1": _("F1, untyped"),
    "alpha_u": _("α_U"),
    "trigger_f1": _("F1, trigger"),
    "trigger_type_f1": _("F1, trigger type"),
    "argument_f1": _("F1, argument"),
    "role_f1": _("F1, role"),
    "type": _("Type"),
    "other_type": _("Other type"),
    "name": _("Type or role"),
    "readers": _("Readers"),
    "kind": _("Kind"),
    "units": _("Labels"),
    "merged": _("Merged: they overlap"),
    "owner": _("Of"),
    "attribute": _("Attribute"),
    "things": _("Compared"),
    "alike": _("Alike"),
    "mean_kappa": _("κ, mean over pairs"),
    "alpha": _("α"),
    "count": _("Count"),
    "gold": _("In the gold"),
    "found": _("Marked"),
    "week": _("Week"),
}

WHOLE = _("All types")
NOT_FOUND = _("not marked")
THE_GOLD = _("the gold")
NO_VALUE = _("no value")
YES, NO = _("yes"), _("no")
KINDS: Mapping[str, Promise] = {
    "entity": _("Entities"),
    "event": _("Events"),
    "mention": _("label"),
    "article": _("the article"),
}

NO_SHARED = _("They share no article that both have handed in.")
WHY: Mapping[str, Promise] = {
    "precision": _("The reader marked none."),
    "recall": _("The gold has none."),
    "f1": _("Neither marked any."),
    "u": _("Nobody marked anything."),
    "kappa": _("All said one and the same, so chance alone explains it."),
    "alpha": _("All said one and the same, so chance alone explains it."),
}
"""Why a figure is undefined, by how its column's name ends."""
