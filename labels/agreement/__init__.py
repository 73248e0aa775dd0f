"""How far readers of the same articles agree, with the counts that each figure rests on.

    compare(one, other, *, schema) -> Tally             two readings of one article
    compare_all(readings, *, schema) -> Agreement       any number of them, by reader
    disagreements(one, other, *, schema)                where two differ, in reading order

Tallies and agreements add up (`+`, and `total` of an iterator), so that a project is compared in
batches.

counts         what the one found, the other, both: F1, precision, recall
matching       which mentions of two readings belong together
unitizing      Krippendorff's α_U; `marked` keeps what it needs of many articles
codings        Cohen's κ and Krippendorff's α on attributes
tally          all of it for two readers; `readers` for any number
disagreements  what an adjudicator would have to decide

Pure values: no rows, no words for people. docs/agreement.md tells what each figure says.
"""

from labels.agreement.codings import Coded, Codings, Coincidences
from labels.agreement.comparing import TwoTextsError, compare
from labels.agreement.counts import Counts, Mean, Measure
from labels.agreement.disagreements import Difference, Disagreement, disagreements
from labels.agreement.marked import Marked
from labels.agreement.readers import Agreement, Names, Together, compare_all
from labels.agreement.tally import NOT_FOUND, Tally
from labels.agreement.unitizing import Unitized, alpha, unitized

__all__ = [
    "NOT_FOUND",
    "Agreement",
    "Coded",
    "Codings",
    "Coincidences",
    "Counts",
    "Difference",
    "Disagreement",
    "Marked",
    "Mean",
    "Measure",
    "Names",
    "Tally",
    "Together",
    "TwoTextsError",
    "Unitized",
    "alpha",
    "compare",
    "compare_all",
    "disagreements",
    "unitized",
]
