"""The words for what files tell on their way in: refused, mended, or not taken."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from annotator.messages.shapes import WIRE
from labels.actions.transfer import Finding, Rejection, RejectionCode
from labels.formats.base import Refusal, RefusalCode, RemarkCode

REFUSALS: Mapping[RefusalCode, StrPromise] = {
    RefusalCode.NOT_UTF_8: _(
        "The file is not UTF-8 (byte %(byte)s): save it as UTF-8 and give it again."
    ),
    RefusalCode.NUL_IN_TEXT: _("The text holds a NUL character: remove it and give it again."),
    RefusalCode.EMPTY_TEXT: _("The article has no text: add it, or leave the article out."),
    RefusalCode.ID_TWICE: _("The id “%(id)s” came before in this file: give each article its own."),
    RefusalCode.NOT_JSON: _("The line is not JSON (from column %(column)s on): correct it."),
    RefusalCode.NOT_AN_OBJECT: _("The line is JSON but no object: write it in curly brackets."),
    RefusalCode.MISSPELT: _("The data is misspelt: %(why)s"),
    RefusalCode.NOT_A_FACT: _("“%(key)s” has no value that can be kept: write a text."),
    RefusalCode.NO_TEXT: _("The line has no “text”: add it, or leave the article out."),
    RefusalCode.OTHER_HASH: _(
        "The text is not the one that was exported (its SHA-256 differs), so labels would lie "
        "beside their words: give the text as it was."
    ),
    RefusalCode.OUT_OF_TEXT: _(
        "“%(id)s” ends at %(end)s, but the text ends at %(length)s: correct the offsets."
    ),
    RefusalCode.OTHER_VERSION: _(
        "The line is in a form of ours that this version does not know (“%(value)s”): update "
        "Hashiya, or export it again."
    ),
    RefusalCode.UNCLEAN_TEXT: _(
        "The text holds control characters that would have to be replaced, and labels count on "
        "every character: clean the text where it came from."
    ),
    RefusalCode.TOO_FEW_COLUMNS: _(
        "The row “%(text)s” has one column only: a row is a word and its tag, between them a space "
        "or tab."
    ),
    RefusalCode.OTHER_COLUMNS: _(
        "The row has %(found)s columns and those before have %(expected)s: make them equal."
    ),
    RefusalCode.NOT_A_TAG: _("“%(tag)s” is no tag: write O, or a letter, a hyphen and a type."),
    RefusalCode.NO_FORMAT: _(
        "“%(archive)s” holds no file of a format that we know: choose the format."
    ),
    RefusalCode.DAMAGED_ARCHIVE: _(
        "The archive “%(archive)s” is damaged or cut off: pack it and send it again."
    ),
    RefusalCode.DAMAGED_FILE: _(
        "In the archive “%(archive)s” the file “%(member)s” is damaged or cut off: pack it and "
        "send it again."
    ),
    RefusalCode.OTHER_ARCHIVE: _(
        "“%(archive)s” is an archive of a kind that is not read: pack the files as ZIP or tar.gz."
    ),
    RefusalCode.EMPTY_ARCHIVE: _("The archive “%(archive)s” holds no files."),
    RefusalCode.NESTED_ARCHIVE: _(
        "“%(member)s” in the archive “%(archive)s” is an archive itself: unpack it first."
    ),
    RefusalCode.ENCRYPTED: _(
        "“%(member)s” in the archive “%(archive)s” is encrypted: pack it without a password."
    ),
    RefusalCode.UNSAFE_NAME: _(
        "“%(member)s” in the archive “%(archive)s” has a name that leads out of the archive: pack "
        "the files from within their folder."
    ),
    RefusalCode.NAME_TWICE: _(
        "“%(member)s” stands in the archive “%(archive)s” twice: leave in it the one that shall "
        "count."
    ),
    RefusalCode.LINK: _(
        "“%(member)s” in “%(archive)s” is a link or a device, not a file: put the file itself "
        "there."
    ),
    RefusalCode.TOO_MANY_FILES: _(
        "The archive “%(archive)s” holds more than %(most)s files: divide it."
    ),
    RefusalCode.TOO_LARGE_UNPACKED: _(
        "The archive “%(archive)s” would be larger than %(gigabytes)s GB unpacked: divide it."
    ),
    RefusalCode.TOO_COMPRESSED: _(
        "“%(member)s” in the archive “%(archive)s” would be more than %(ratio)s times as large "
        "unpacked, as no text is: it is not opened."
    ),
    RefusalCode.TOO_LONG: _(
        "The article takes more than %(most)s MB, which is more than can be read: divide it."
    ),
    RefusalCode.NO_SUCH_MENTION: _(
        "“%(place)s” joins “%(id)s”, which is no label of the article: add the label, or leave out "
        "what joins it."
    ),
    RefusalCode.TRUNCATED: _("The file breaks off here, within an article: give the whole of it."),
    RefusalCode.NO_TAG_NAMES: _(
        "The tags of “%(column)s” are numbers, and nothing says what they mean: give the file "
        "together with its dataset_info.json, in a folder or a ZIP."
    ),
    RefusalCode.NOT_PARQUET: _("The file is no whole Parquet: have it made and sent again."),
    RefusalCode.LARGE_GROUP: _(
        "Row group %(number)s has more than %(most)s MB or 10 million values, which is more than "
        "can be read at once: write the file with smaller row groups."
    ),
    RefusalCode.NEEDS_PACKAGE: _(
        "To read this file, the package “%(package)s” is needed: have “pip install %(package)s” "
        "run where Hashiya runs."
    ),
    RefusalCode.NO_ROWS: _("The article has no rows: add them, or leave it out."),
    RefusalCode.OUT_OF_WORDS: _(
        "“%(place)s” ends at the word %(end)s, but there are %(length)s words: correct the numbers."
    ),
    RefusalCode.OTHER_LENGTH: _(
        "“%(place)s” has %(found)s entries where there must be %(expected)s: correct it."
    ),
    RefusalCode.UNPAIRED: _(
        "“%(tag)s” has no partner in its sentence: each bracket that opens a label needs one that "
        "closes it."
    ),
    RefusalCode.OTHER_SURFACE: _(
        "At the offsets of “%(id)s” stands “%(found)s” instead of “%(expected)s”: correct them; "
        "they count characters of Unicode from 0."
    ),
    RefusalCode.NO_COMPANION: _("The file “%(name)s” belongs to it and is missing: give both."),
    RefusalCode.NOT_STANDOFF: _("“%(text)s” is no line of brat's: correct or remove it."),
    RefusalCode.NO_HEADER: _(
        "The file does not begin with “#FORMAT=WebAnno TSV 3”: export it as WebAnno TSV 3."
    ),
    RefusalCode.NOT_A_ROW: _("“%(text)s” is no row of this format: correct or remove it."),
    RefusalCode.DOCTYPE: _(
        "The XML has a document type (<!DOCTYPE), which could define entities without end, and no "
        "CAS has one: remove it."
    ),
    RefusalCode.OTHER_ENCODING: _("The XML says it is “%(encoding)s”: save it as UTF-8."),
    RefusalCode.NOT_A_CAS: _("This is no CAS of UIMA (%(why)s): export it again."),
    RefusalCode.NO_TYPE: _(
        "The type “%(type)s” is declared nowhere: give %(name)s with the file, in a folder or ZIP."
    ),
    RefusalCode.OUT_OF_ORDER: _(
        "The sentence cannot begin at %(offset)s, before the end of the one before it or far from "
        "it: correct the offsets."
    ),
}

REMARKS: Mapping[RemarkCode, StrPromise] = {
    RemarkCode.CONTROLS_REPLACED: _("%(count)s control characters became spaces."),
    RemarkCode.METADATA_KEYS: _("The keys %(keys)s are not ours: they were kept as metadata."),
    RemarkCode.STRAY_INSIDE: _(
        "“%(tag)s” follows nothing that it continues: taken as a beginning."
    ),
    RemarkCode.SCHEME_FOUND: _("The tags are spelled in %(scheme)s."),
    RemarkCode.LAYOUT_FOUND: _("The rows have %(columns)s columns, with the tags in %(tags)s."),
    RemarkCode.COMMENTS_SKIPPED: _("%(count)s lines with comments were passed over."),
    RemarkCode.TWIN: _("The same words are labelled “%(type)s” twice: one label was taken."),
    RemarkCode.ROLE_WITHOUT_MENTION: _(
        "The role “%(role)s” stands at words without a label: the link was left out."
    ),
    RemarkCode.UNDIVIDED: _(
        "No -DOCSTART- or # newdoc parts the file, so its %(sentences)s sentences are one article: "
        "to have several, choose the format and let so many sentences be an article."
    ),
    RemarkCode.OFFSETS_FOUND: _(
        "In %(count)s articles it matters what offsets count; they were taken for %(unit)s. If "
        "labels lie beside their words, choose what is counted."
    ),
    RemarkCode.READINGS_LEFT: _(
        "%(count)s other annotations of the same articles were left out: choose which are read."
    ),
    RemarkCode.PREDICTIONS_LEFT: _(
        "%(count)s predictions of models were left out: choose them to have them read instead."
    ),
    RemarkCode.RESULTS_LEFT: _(
        "%(count)s results (%(types)s) say nothing of a labelled stretch, and were left out."
    ),
    RemarkCode.BOTH_WAYS: _(
        "%(count)s relations go both ways; they were taken as going from the first on."
    ),
    RemarkCode.COLUMNS_LEFT: _("Nothing was taken of the columns %(names)s."),
    RemarkCode.TAGS_IN_TEXT: _(
        "Each line ends in a tag, as in CoNLL, and is taken as plain text all the same: for words "
        "with labels choose the format CoNLL."
    ),
    RemarkCode.IN_PIECES: _(
        "%(count)s labels are in several pieces (the first is “%(id)s”): each was taken from the "
        "beginning of the first piece to the end of the last."
    ),
    RemarkCode.NOTES_LEFT: _("%(count)s notes on something other than a label were left out."),
    RemarkCode.LEFT_OUT: _(
        "%(mentions)s labels and %(links)s links were left out, or became one with others, as the "
        "file was matched with the schema."
    ),
    RemarkCode.FORMAT_FOUND: _("Read as %(format)s, as the file itself tells."),
    RemarkCode.FORMATS_FOUND: _(
        "The files are of several formats. Read as %(format)s, as they themselves tell, were "
        "%(count)s: %(names)s"
    ),
    RemarkCode.LAYERS_LEFT: _("These layers say nothing of labels and were left out: %(layers)s."),
    RemarkCode.EMPTY_LABELS: _(
        "%(count)s labels without a character were left out, and so were links to them."
    ),
    RemarkCode.FILES_PASSED_OVER: _("%(count)s files of other kinds were passed over: %(names)s"),
    RemarkCode.OTHER_TEXT: _(
        "The words are not those of the “# text” above them: the text was made of the words."
    ),
    RemarkCode.CLUSTERS: _(
        "%(count)s labels tell of something that another label tells of too: each is a label of "
        "its own now, and roles hang on the first."
    ),
    RemarkCode.FILLERS_MADE: _(
        "%(count)s fillers of roles were marked nowhere: they became labels of the type “%(type)s”."
    ),
}

REJECTIONS: Mapping[RejectionCode, StrPromise] = {
    RejectionCode.ARTICLE_TWICE: _(
        "The article “%(article)s” is in the project already: leave it out, or choose to skip "
        "what is there."
    ),
    RejectionCode.SECOND_READING: _(
        "A reading of the article “%(article)s” came before in this file, and only one of each "
        "article can be imported: leave in the file the one that shall count."
    ),
    RejectionCode.BROKEN_RULES: _(
        "Labels of the article “%(article)s” break rules of the schema: correct what is listed."
    ),
    RejectionCode.OTHER_SCHEMA: _(
        "The schema was changed while the article “%(article)s” was on its way: import the file "
        "once more when labels follow the new schema. What was taken already is passed over."
    ),
    RejectionCode.TOO_LONG: _(
        "“%(field)s” of the article “%(article)s” has more than %(longest)s characters: shorten it."
    ),
    RejectionCode.NO_ID: _("The article has no id: give it one of its own."),
    RejectionCode.OTHER_TEXT: _(
        "The article “%(article)s” is in the project with another text, so these labels would lie "
        "beside their words: give it with the text that was exported."
    ),
    RejectionCode.NO_SUCH_READER: _(
        "“%(reader)s”, whose reading of the article “%(article)s” this is, is no member: add them, "
        "or choose whose the labels become."
    ),
    RejectionCode.NUL_IN_FACT: _(
        "“%(field)s” of the article “%(article)s” holds a NUL character: remove it."
    ),
}


class Known(dict[str, object]):
    """Parameters of a sentence, for reports that were kept before it asked for one more."""

    def __missing__(self, key: str) -> str:
        return "…"


def of_finding(finding: Finding) -> str:
    """What was refused or mended and where, and what to do about it."""
    sentence = _of(finding)
    place = {"file": finding.file, "line": finding.line, "sentence": sentence}
    if finding.line is None:
        return gettext("%(file)s: %(sentence)s") % place if finding.file else sentence
    if finding.file:
        return gettext("%(file)s, line %(line)s: %(sentence)s") % place
    return gettext("Line %(line)s: %(sentence)s") % place


def _of(finding: Finding) -> str:
    params = Known(finding.params)
    if "member" in params:
        # A path reads in its own direction, whatever that of the sentence.
        params["member"] = f"\u2068{params['member']}\u2069"
    if isinstance(finding, Rejection):
        return str(REJECTIONS[finding.code]) % Known(params, article=finding.external_id)
    if isinstance(finding, Refusal):
        misspelt = {"why": _why(params)} if finding.code is RefusalCode.MISSPELT else {}
        return str(REFUSALS[finding.code]) % Known(params, **misspelt)
    return str(REMARKS[finding.code]) % params


def _why(params: Mapping[str, object]) -> str:
    """What is misspelt, in the words for data from anywhere."""
    words = WIRE.get(str(params.get("error")))  # type: ignore[call-overload]
    return str(words) % Known(params) if words else ""
