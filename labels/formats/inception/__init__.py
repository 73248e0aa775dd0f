"""INCEpTION's forms of an article: WebAnno TSV, and UIMA CAS as XMI and as JSON.

layers    which of its layers are labels, and what ours are called there
content   what a file says, in whatever form: where writing and reading meet
plan      from a document to that, and what is lost on the way
tsv       the rows of WebAnno TSV
webanno   them as a format
cas       annotations with features of known types, by dkpro-cassis
uima      them as two formats
"""

from labels.formats.inception.uima import CasJson, Xmi
from labels.formats.inception.webanno import WebAnno

__all__ = ["CasJson", "WebAnno", "Xmi"]
