"""A schema as brat has it, `annotation.conf`, both ways.

names     how brat spells a type, and what it has names of its own for
lines     a file as lines with their fields: sections, hierarchy, macros
reader    from the lines to a schema
writer    from a schema to the lines, with what they cannot hold as comments

brat knows neither colours nor keys nor hints here, and only attributes of yes or no and of a
choice. A type that is named where fillers are asked for stands with us for all below it.
"""

from labels.schema.brat.lines import ConfCode, ConfError
from labels.schema.brat.names import stored, writable
from labels.schema.brat.reader import Configuration, schema_from_conf
from labels.schema.brat.writer import conf_of

__all__ = [
    "ConfCode",
    "ConfError",
    "Configuration",
    "conf_of",
    "schema_from_conf",
    "stored",
    "writable",
]
