"""Articles and labels in, labels out: long actions, as generators that tell how far they are."""

from labels.actions.transfer.export import (
    EVERYTHING,
    Chosen,
    Preview,
    Source,
    export_readings,
    preview_export,
)
from labels.actions.transfer.intake import (
    GOLD,
    NONE,
    LabelsAs,
    Twice,
    fitting,
    import_readings,
    reading_of,
    rehearse,
)
from labels.actions.transfer.progress import Finding, Progress, Rejection, RejectionCode

__all__ = [
    "EVERYTHING",
    "GOLD",
    "NONE",
    "Chosen",
    "Finding",
    "LabelsAs",
    "Preview",
    "Progress",
    "Rejection",
    "RejectionCode",
    "Source",
    "Twice",
    "export_readings",
    "fitting",
    "import_readings",
    "preview_export",
    "reading_of",
    "rehearse",
]
