"""The words for formats, their options, and what jobs are about."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from annotator.models import Job
from labels.schema import Part

FORMAT_NAMES: Mapping[str, Promise] = {
    "text": _("Plain text: a file is an article"),
    "jsonl": _("JSONL: an article a line, without any loss"),
    "conll": _("CoNLL: a word a line, for training taggers"),
    "spacy": _("spaCy: texts with labels on stretches, or DocBin"),
    "doccano": _("doccano: a text a line with labels and relations"),
    "conllu": _("CoNLL-U: a word a line as in treebanks, labels in MISC"),
    "oneie": _("OneIE: a sentence a line, with events"),
    "dygie": _("DyGIE++: an article a line, with events by word"),
    "maven-arg": _("MAVEN-Arg: an article a line, with events by character"),
    "brat": _("brat: a text, and beside it what stands where"),
    "huggingface": _("Hugging Face: words and tags, for training with datasets"),
    "label-studio": _("Label Studio: tasks with annotations"),
    "webanno": _("WebAnno TSV 3.3: a word a row, for INCEpTION"),
    "cas-xmi": _("UIMA CAS as XMI, for INCEpTION (needs dkpro-cassis)"),
    "cas-json": _("UIMA CAS as JSON (needs dkpro-cassis)"),
}

OPTION_NAMES: Mapping[str, Promise] = {
    "scheme": _("How tags tell the ends of a label"),
    "separator": _("Between columns"),
    "columns": _("Columns before the tags"),
    "rows": _("One row is"),
    "within": _("A label that ends within a row"),
    "nested": _("Labels within labels"),
    "depth": _("Columns of entities"),
    "events": _("Events"),
    "heads": _("At the head of an article"),
    "articles": _("One article is"),
    "every": _("Sentences in an article"),
    "layout": _("Columns with tags"),
    "file": _("As"),
    "offsets": _("Offsets count"),
    "form": _("Labels as"),
    "types": _("Types of two parts"),
    "overlapping": _("Labels that share a word"),
    "labels": _("Labels stand as"),
    "triggers": _("Triggers of several words"),
    "names": _("Names of types are spelled"),
    "split": _("Name of the split"),
    "examples": _("One example is"),
    "which": _("Of several annotations"),
    "config": _("Labelling configuration"),
}

CHOICE_NAMES: Mapping[tuple[str, str], Promise] = {
    ("scheme", "iob2"): _("IOB2: B- at every beginning (usual)"),
    ("scheme", "iob1"): _("IOB1: B- only between neighbours"),
    ("scheme", "bioes"): _("BIOES: ends and single rows marked too"),
    ("separator", "space"): _("a space"),
    ("separator", "tab"): _("a tab"),
    ("columns", "two"): _("the word alone"),
    ("columns", "four"): _("word, part of speech, chunk (CoNLL-2003)"),
    ("rows", "tokens"): _("a written word"),
    ("rows", "segments"): _("a particle or a stem: ب and العراق"),
    ("within", "widen"): _("takes the whole row"),
    ("within", "split"): _("splits the row"),
    ("within", "refuse"): _("is left out"),
    ("nested", "outer"): _("only the outer one"),
    ("nested", "inner"): _("only the inner one"),
    ("nested", "columns"): _("all, each depth in its column"),
    ("events", "none"): _("leave them out"),
    ("events", "columns"): _("triggers and roles in further columns"),
    ("events", "labels"): _("triggers as labels, arguments as relations"),
    ("file", "jsonl"): _("lines of JSON"),
    ("file", "parquet"): _("Parquet (needs pyarrow)"),
    ("split", "train"): _("train"),
    ("split", "validation"): _("validation"),
    ("split", "test"): _("test"),
    ("examples", "sentences"): _("a sentence"),
    ("examples", "articles"): _("a whole article"),
    ("file", "docbin"): _("DocBin, for spacy train (needs spaCy)"),
    ("offsets", "found"): _("found out by itself"),
    ("offsets", "code-points"): _("code points: as we do"),
    ("offsets", "utf-16"): _("UTF-16: as browsers do"),
    ("offsets", "graphemes"): _("what is seen as one character"),
    ("form", "relations"): _("labels and relations"),
    ("form", "labels"): _("labels alone"),
    ("which", "truth"): _("the ground truth, or else the first"),
    ("which", "last"): _("the last"),
    ("which", "each"): _("each one, named"),
    ("which", "prediction"): _("the last prediction of a model instead"),
    ("config", "beside"): _("beside the tasks, in a ZIP"),
    ("config", "none"): _("none, the tasks alone"),
    ("heads", "marker"): _("-DOCSTART- alone"),
    ("heads", "facts"): _("-DOCSTART- and the article's facts as comments"),
    ("articles", "markers"): _("between two -DOCSTART- or # newdoc"),
    ("articles", "file"): _("the whole file"),
    ("articles", "sentences"): _("every so many sentences"),
    ("layout", "found"): _("found out by itself"),
    ("layout", "last"): _("the last one"),
    ("layout", "columns"): _("all, each by itself"),
    ("layout", "stacked"): _("all, rows of unequal length (Wojood)"),
    ("types", "parted"): _("in two: Conflict:Attack, PER and Group"),
    ("types", "whole"): _("by the same name"),
    ("overlapping", "outer"): _("only the outer one"),
    ("overlapping", "inner"): _("only the inner one"),
    ("overlapping", "all"): _("all of them"),
    ("labels", "entity"): _("brackets, which may nest: Entity=(e1-PER-1-"),
    ("labels", "ner"): _("tags, the outer ones: NER=B-PER"),
    ("triggers", "first"): _("their first word"),
    ("triggers", "refuse"): _("are left out"),
    ("layout", "events"): _("entities, triggers and roles, as we write them"),
    ("names", "kept"): _("as they are"),
    ("names", "brat"): _("as brat takes them: Latin letters, digits, _ and -"),
}

PART_NAMES: Mapping[Part, StrPromise] = {
    Part.TYPE: _("type"),
    Part.ROLE: _("role of"),
    Part.RELATION: _("relation"),
    Part.ATTRIBUTE: _("attribute of"),
}

JOB_NAMES: Mapping[str, Promise] = {
    Job.Kind.IMPORT: _("Import"),
    Job.Kind.REHEARSAL: _("Trial of an import"),
    Job.Kind.EXPORT: _("Export"),
    Job.Kind.AGREEMENT: _("Agreement"),
    Job.Kind.SCHEMA: _("Labels moved to a schema"),
    Job.Kind.RELEASE: _("Release"),
}

JOB_STATES: Mapping[str, Promise] = {
    Job.State.WAITING: _("Waiting for its turn"),
    Job.State.RUNNING: _("Running"),
    Job.State.DONE: _("Done"),
    Job.State.FAILED: _("Failed"),
    Job.State.STOPPED: _("Stopped"),
    Job.State.BROKEN: _("Broken off"),
}
