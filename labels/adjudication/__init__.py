"""Several readings of one article made into one: what all agree on, and where they differ.

    settle(readings, *, schema) -> Settlement              what is agreed, and the stops
    taken(document, changes, *, schema) -> Document        one decision
    merged(gold, before, now, *, decided, schema)          a gold brought up to changed readings
    planned(settlement, gold, choice, *, decided, schema)  what a strategy would decide

things      mentions of several readings that stand for the same thing
arcs        links between things; which all agree on, and which not
stops       a difference and its options, and what each of these changes
settling    all of it for one article
standing    a settlement in the words of a gold that was there before
following   which stop became which when labels are called otherwise
merging     what a decision makes of the gold, and what changed readings make of it
strategies  deciding many stops at once

Pure values: no rows, no words for people. docs/adjudication.md tells how they are used.
"""

from labels.adjudication.following import Followed, followed
from labels.adjudication.merging import merged, taken
from labels.adjudication.settling import Settlement, settle
from labels.adjudication.standing import named_as_in
from labels.adjudication.stops import Need, Option, Stop
from labels.adjudication.strategies import Choice, Plan, Strategy, planned

__all__ = [
    "Choice",
    "Followed",
    "Need",
    "Option",
    "Plan",
    "Settlement",
    "Stop",
    "Strategy",
    "followed",
    "merged",
    "named_as_in",
    "planned",
    "settle",
    "taken",
]
