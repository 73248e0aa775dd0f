"""How English pages write days and numbers, where they would not as Django has it."""

SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y H:i"
