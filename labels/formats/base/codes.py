"""Every code of the formats, with the parameters its sentence needs.

The words are `annotator`'s. `docs/formats.md` has the same table; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class RefusalCode(StrEnum):
    """Why a row, and the article it stands in, could not be taken."""

    NOT_UTF_8 = "not-utf-8"
    NUL_IN_TEXT = "nul-in-text"
    EMPTY_TEXT = "empty-text"
    ID_TWICE = "id-twice"
    NOT_JSON = "not-json"
    NOT_AN_OBJECT = "not-an-object"
    MISSPELT = "misspelt"
    NOT_A_FACT = "not-a-fact"
    NO_TEXT = "no-text"
    OTHER_HASH = "other-hash"
    OUT_OF_TEXT = "out-of-text"
    OTHER_VERSION = "other-version"
    UNCLEAN_TEXT = "unclean-text"
    TOO_FEW_COLUMNS = "too-few-columns"
    OTHER_COLUMNS = "other-columns"
    NOT_A_TAG = "not-a-tag"
    NO_ROWS = "no-rows"
    TOO_LONG = "too-long"
    NO_SUCH_MENTION = "no-such-mention"
    NEEDS_PACKAGE = "needs-package"
    OUT_OF_WORDS = "out-of-words"
    OTHER_LENGTH = "other-length"
    NO_COMPANION = "no-companion"
    NOT_STANDOFF = "not-standoff"
    TRUNCATED = "truncated"
    NO_HEADER = "no-header"
    NOT_A_ROW = "not-a-row"
    OUT_OF_ORDER = "out-of-order"
    NO_TAG_NAMES = "no-tag-names"
    NOT_PARQUET = "not-parquet"
    LARGE_GROUP = "large-group"
    DOCTYPE = "doctype"
    OTHER_ENCODING = "other-encoding"
    NOT_A_CAS = "not-a-cas"
    NO_TYPE = "no-type"
    OTHER_SURFACE = "other-surface"
    NO_FORMAT = "no-format"
    DAMAGED_ARCHIVE = "damaged-archive"
    DAMAGED_FILE = "damaged-file"
    OTHER_ARCHIVE = "other-archive"
    EMPTY_ARCHIVE = "empty-archive"
    NESTED_ARCHIVE = "nested-archive"
    ENCRYPTED = "encrypted"
    UNSAFE_NAME = "unsafe-name"
    NAME_TWICE = "name-twice"
    LINK = "link"
    TOO_MANY_FILES = "too-many-files"
    TOO_LARGE_UNPACKED = "too-large-unpacked"
    TOO_COMPRESSED = "too-compressed"
    UNPAIRED = "unpaired"


class RemarkCode(StrEnum):
    """What was mended, or found out, in something that was taken."""

    CONTROLS_REPLACED = "controls-replaced"
    METADATA_KEYS = "metadata-keys"
    STRAY_INSIDE = "stray-inside"
    SCHEME_FOUND = "scheme-found"
    LAYOUT_FOUND = "layout-found"
    COMMENTS_SKIPPED = "comments-skipped"
    TWIN = "twin"
    ROLE_WITHOUT_MENTION = "role-without-mention"
    UNDIVIDED = "undivided"
    TAGS_IN_TEXT = "tags-in-text"
    IN_PIECES = "in-pieces"
    NOTES_LEFT = "notes-left"
    LAYERS_LEFT = "layers-left"
    EMPTY_LABELS = "empty-labels"
    FILES_PASSED_OVER = "files-passed-over"
    OFFSETS_FOUND = "offsets-found"
    CLUSTERS = "clusters"
    FILLERS_MADE = "fillers-made"
    READINGS_LEFT = "readings-left"
    PREDICTIONS_LEFT = "predictions-left"
    RESULTS_LEFT = "results-left"
    BOTH_WAYS = "both-ways"
    FORMAT_FOUND = "format-found"
    FORMATS_FOUND = "formats-found"
    LEFT_OUT = "left-out"
    COLUMNS_LEFT = "columns-left"
    OTHER_TEXT = "other-text"


class LossCode(StrEnum):
    """What a format cannot hold."""

    FACTS = "facts"
    IDS = "ids"
    SPACING = "spacing"
    DIVISION = "division"
    FORMAT_CHARACTERS = "format-characters"
    FORM = "form"
    NO_WORDS = "no-words"
    TYPE_NAME = "type-name"
    WITHIN_WORD = "within-word"
    WITHOUT_WORD = "without-word"
    EDGES = "edges"
    ACROSS_SENTENCES = "across-sentences"
    TWIN = "twin"
    NESTED = "nested"
    CROSSING = "crossing"
    EVENT = "event"
    ARGUMENT = "argument"
    RELATION = "relation"
    ATTRIBUTES = "attributes"
    ARTICLE_ATTRIBUTES = "article-attributes"
    NOTE = "note"
    LONG_TRIGGER = "long-trigger"
    EVENT_AS_ARGUMENT = "event-as-argument"
    LINK_ACROSS = "link-across"


class Became(StrEnum):
    """What became of something that a format cannot hold as it is."""

    DROPPED = "dropped"
    WIDENED = "widened"
    SPLIT = "split"
    CHANGED = "changed"


class OptionCode(StrEnum):
    """What is wrong with an option as given."""

    UNKNOWN_OPTION = "unknown-option"
    NOT_A_CHOICE = "not-a-choice"
    NOT_A_NUMBER = "not-a-number"
    NEEDS_PACKAGE = "needs-package"


PARAMETERS: Mapping[StrEnum, tuple[str, ...]] = {
    RefusalCode.NOT_UTF_8: ("byte",),
    RefusalCode.NUL_IN_TEXT: ("byte",),
    RefusalCode.ID_TWICE: ("id",),
    RefusalCode.NOT_JSON: ("column",),
    RefusalCode.MISSPELT: ("error", "place", "value"),
    RefusalCode.NOT_A_FACT: ("key",),
    RefusalCode.OTHER_VERSION: ("value",),
    RefusalCode.OUT_OF_TEXT: ("id", "end", "length"),
    RefusalCode.TOO_FEW_COLUMNS: ("text",),
    RefusalCode.OTHER_COLUMNS: ("expected", "found"),
    RefusalCode.NOT_A_TAG: ("tag",),
    RefusalCode.TOO_LONG: ("most",),
    RefusalCode.NO_SUCH_MENTION: ("id", "place"),
    RefusalCode.NEEDS_PACKAGE: ("package",),
    RefusalCode.LARGE_GROUP: ("number", "most"),
    RefusalCode.NO_TAG_NAMES: ("column",),
    RefusalCode.OUT_OF_WORDS: ("place", "end", "length"),
    RefusalCode.OTHER_LENGTH: ("place", "expected", "found"),
    RefusalCode.NO_COMPANION: ("name",),
    RefusalCode.NOT_STANDOFF: ("text",),
    RefusalCode.NOT_A_ROW: ("text",),
    RefusalCode.OUT_OF_ORDER: ("offset",),
    RefusalCode.OTHER_ENCODING: ("encoding",),
    RefusalCode.NOT_A_CAS: ("why",),
    RefusalCode.NO_TYPE: ("type", "name"),
    RefusalCode.UNPAIRED: ("tag",),
    RefusalCode.OTHER_SURFACE: ("id", "expected", "found"),
    RefusalCode.NO_FORMAT: ("archive",),
    RefusalCode.DAMAGED_ARCHIVE: ("archive",),
    RefusalCode.DAMAGED_FILE: ("archive", "member"),
    RefusalCode.OTHER_ARCHIVE: ("archive",),
    RefusalCode.EMPTY_ARCHIVE: ("archive",),
    RefusalCode.NESTED_ARCHIVE: ("archive", "member"),
    RefusalCode.ENCRYPTED: ("archive", "member"),
    RefusalCode.UNSAFE_NAME: ("archive", "member"),
    RefusalCode.NAME_TWICE: ("archive", "member"),
    RefusalCode.LINK: ("archive", "member"),
    RefusalCode.TOO_MANY_FILES: ("archive", "most"),
    RefusalCode.TOO_LARGE_UNPACKED: ("archive", "gigabytes"),
    RefusalCode.TOO_COMPRESSED: ("archive", "member", "ratio"),
    RemarkCode.CONTROLS_REPLACED: ("count",),
    RemarkCode.FORMAT_FOUND: ("format",),
    RemarkCode.FORMATS_FOUND: ("format", "count", "names"),
    RemarkCode.LEFT_OUT: ("mentions", "links"),
    RemarkCode.METADATA_KEYS: ("keys",),
    RemarkCode.STRAY_INSIDE: ("tag",),
    RemarkCode.SCHEME_FOUND: ("scheme",),
    RemarkCode.LAYOUT_FOUND: ("columns", "tags", "layout"),
    RemarkCode.COMMENTS_SKIPPED: ("count",),
    RemarkCode.TWIN: ("type",),
    RemarkCode.ROLE_WITHOUT_MENTION: ("role",),
    RemarkCode.UNDIVIDED: ("sentences",),
    RemarkCode.IN_PIECES: ("count", "id"),
    RemarkCode.NOTES_LEFT: ("count",),
    RemarkCode.LAYERS_LEFT: ("layers",),
    RemarkCode.EMPTY_LABELS: ("count",),
    RemarkCode.FILES_PASSED_OVER: ("count", "names"),
    RemarkCode.OFFSETS_FOUND: ("unit", "count"),
    RemarkCode.CLUSTERS: ("count",),
    RemarkCode.FILLERS_MADE: ("count", "type"),
    RemarkCode.READINGS_LEFT: ("count",),
    RemarkCode.PREDICTIONS_LEFT: ("count",),
    RemarkCode.RESULTS_LEFT: ("count", "types"),
    RemarkCode.BOTH_WAYS: ("count",),
    RemarkCode.COLUMNS_LEFT: ("names",),
    OptionCode.UNKNOWN_OPTION: ("option", "choices"),
    OptionCode.NOT_A_CHOICE: ("option", "value", "choices"),
    OptionCode.NOT_A_NUMBER: ("option", "value", "least", "most"),
    OptionCode.NEEDS_PACKAGE: ("option", "value", "package"),
}
"""The names of each code's parameters; a code that is not here has none."""
