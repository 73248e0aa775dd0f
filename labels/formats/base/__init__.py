"""What every format shares: readings in and out, and what is told of those that do not fit.

A format reads lines and yields readings, with a refusal for each article that it could not take and
a remark where it mended something first. It writes readings and returns a report of what it could
not hold. Both stream: no more than one article is in memory at a time.
"""

from labels.formats.base.codes import (
    PARAMETERS,
    Became,
    LossCode,
    OptionCode,
    RefusalCode,
    RemarkCode,
)
from labels.formats.base.losses import Example, Loss, Losses, LossReport, Lost
from labels.formats.base.options import OptionError, OptionField, Options, number
from labels.formats.base.reading import (
    Format,
    Outcome,
    Params,
    Reading,
    Refusal,
    Remark,
    Writable,
)

__all__ = [
    "PARAMETERS",
    "Became",
    "Example",
    "Format",
    "Loss",
    "LossCode",
    "LossReport",
    "Losses",
    "Lost",
    "OptionCode",
    "OptionError",
    "OptionField",
    "Options",
    "Outcome",
    "Params",
    "Reading",
    "Refusal",
    "RefusalCode",
    "Remark",
    "RemarkCode",
    "Writable",
    "number",
]
