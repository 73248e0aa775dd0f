"""What every format shares: readings in and out, and what is told of those that do not fit.

A format reads lines and yields readings, with a refusal for each article that it could not take and
a remark where it mended something first. It writes readings and returns a report of what it could
not hold. Both stream: no more than one article is in memory at a time. `File` and `Bundle` are what
formats of several files read, `Zip` and `WrittenWhole` how they write them; `InTurn` are those that
write one reading after the other.
"""

from labels.formats.base.codes import (
    PARAMETERS,
    Became,
    LossCode,
    OptionCode,
    RefusalCode,
    RemarkCode,
)
from labels.formats.base.files import Bundle, File, external_id_of, file_name, stem_of
from labels.formats.base.format import (
    Format,
    Head,
    Sureness,
    Writable,
    Writer,
    WrittenWhole,
    named_shortly,
    of_file,
    passed_over,
)
from labels.formats.base.in_turn import InTurn, Written
from labels.formats.base.losses import Example, Loss, Losses, LossReport, Lost, together
from labels.formats.base.options import OptionError, OptionField, Options, number
from labels.formats.base.reading import Outcome, Params, Reading, Refusal, Remark
from labels.formats.base.zips import NameTwiceError, Zip

__all__ = [
    "PARAMETERS",
    "Became",
    "Bundle",
    "Example",
    "File",
    "Format",
    "Head",
    "InTurn",
    "Loss",
    "LossCode",
    "LossReport",
    "Losses",
    "Lost",
    "NameTwiceError",
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
    "Sureness",
    "Writable",
    "Writer",
    "Written",
    "WrittenWhole",
    "Zip",
    "external_id_of",
    "file_name",
    "named_shortly",
    "number",
    "of_file",
    "passed_over",
    "stem_of",
    "together",
]
