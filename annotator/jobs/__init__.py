"""Long actions: asked for in a page or by the API, run by a worker, watched in a `Job`.

`plans` reads what was asked for from plain strings, `asking` puts it into the queue, `running`
turns what an action yields into progress, `portions` divides an export among workers, `life` tells
that a worker lives, `clearing` throws away what nobody needs, `reports` keeps what it had to tell.
`comparing` makes figures of agreement, `comparisons` keeps them, `moving` follows a schema's next
version, `packing` makes releases and `releases` asks for them. The queue itself is django-tasks.
"""

from annotator.jobs.asking import (
    NEEDS,
    NothingToRepeatError,
    ask_export,
    ask_import,
    import_rehearsed,
    rehearse_again,
    result_of,
    stop,
)
from annotator.jobs.comparing import chosen_from, compare_now
from annotator.jobs.comparisons import (
    AT_ONCE,
    Kept,
    ask_comparison,
    kept_comparison,
    latest_comparison,
)
from annotator.jobs.moving import (
    Adopted,
    NothingToMoveError,
    adopt_schema,
    latest_job,
    move_on,
    undo_schema,
)
from annotator.jobs.plans import KEPT, ExportPlan, ImportPlan, PlanCode, PlanError, moves_given
from annotator.jobs.releases import NothingToReleaseError, ask_release, file_of
from annotator.jobs.running import resume_broken, resume_if_broken

__all__ = [
    "AT_ONCE",
    "KEPT",
    "NEEDS",
    "Adopted",
    "ExportPlan",
    "ImportPlan",
    "Kept",
    "NothingToMoveError",
    "NothingToReleaseError",
    "NothingToRepeatError",
    "PlanCode",
    "PlanError",
    "adopt_schema",
    "ask_comparison",
    "ask_export",
    "ask_import",
    "ask_release",
    "chosen_from",
    "compare_now",
    "file_of",
    "import_rehearsed",
    "kept_comparison",
    "latest_comparison",
    "latest_job",
    "move_on",
    "moves_given",
    "rehearse_again",
    "result_of",
    "resume_broken",
    "resume_if_broken",
    "stop",
    "undo_schema",
]
