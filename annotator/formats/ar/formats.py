"""How Arabic pages write days and numbers, where they would not as Django has it."""

DECIMAL_SEPARATOR = "."
"""With the digits 0 to 9, as everywhere on our pages."""

SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y H:i"
