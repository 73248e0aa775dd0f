"""Articles and labels in, labels out: long actions, as generators that tell how far they are."""

from labels.actions.transfer.export import (
    EVERYTHING,
    Chosen,
    Preview,
    Range,
    Source,
    chosen_sets,
    count_of,
    export_readings,
    preview_export,
    ranges_of,
)
from labels.actions.transfer.intake import Intake, import_readings, pages, rehearse
from labels.actions.transfer.matching import (
    inventoried,
    keep_matching,
    kept_matching,
    matched,
    names_of,
)
from labels.actions.transfer.progress import Finding, Progress, Rejection, RejectionCode
from labels.actions.transfer.sources import Input
from labels.actions.transfer.whose import (
    GOLD,
    NONE,
    SUGGESTION,
    LabelsAs,
    Twice,
    as_named,
    reading_of,
)

__all__ = [
    "EVERYTHING",
    "GOLD",
    "NONE",
    "SUGGESTION",
    "Chosen",
    "Finding",
    "Input",
    "Intake",
    "LabelsAs",
    "Preview",
    "Progress",
    "Range",
    "Rejection",
    "RejectionCode",
    "Source",
    "Twice",
    "as_named",
    "chosen_sets",
    "count_of",
    "export_readings",
    "import_readings",
    "inventoried",
    "keep_matching",
    "kept_matching",
    "matched",
    "names_of",
    "pages",
    "preview_export",
    "ranges_of",
    "reading_of",
    "rehearse",
]
