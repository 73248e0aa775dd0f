"""Long actions: asked for in a page or by the API, run by a worker, watched in a `Job`.

`plans` reads what was asked for from plain strings, `asking` puts it into the queue, `running`
turns what an action yields into progress, `reports` keeps what it had to tell. The queue itself is
django-tasks.
"""

from annotator.jobs.asking import (
    NEEDS,
    NothingToRepeatError,
    ask_export,
    ask_import,
    import_rehearsed,
    result_of,
    stop,
)
from annotator.jobs.plans import ExportPlan, ImportPlan, PlanCode, PlanError

__all__ = [
    "NEEDS",
    "ExportPlan",
    "ImportPlan",
    "NothingToRepeatError",
    "PlanCode",
    "PlanError",
    "ask_export",
    "ask_import",
    "import_rehearsed",
    "result_of",
    "stop",
]
