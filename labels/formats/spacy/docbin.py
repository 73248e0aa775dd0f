"""DocBin: what `spacy train` reads, made by spaCy itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from labels.formats.base import Reading, Zip
from labels.formats.base.facts import facts_data
from labels.formats.spacy.words import Label, Sheet

AT_ONCE = 1000
"""Articles in one DocBin, which spaCy holds in memory until it is written."""

_ATTRIBUTES = ["ENT_IOB", "ENT_TYPE", "SENT_START"]


@dataclass(slots=True)
class DocBins:
    """Articles in a ZIP of DocBins, 00001.spacy and so on: a folder that `spacy train` takes."""

    archive: Zip
    number: int = 0
    docs: list[tuple[Reading, Sheet]] = field(default_factory=list)

    def add(self, reading: Reading, sheet: Sheet) -> None:
        """One article more."""
        self.docs.append((reading, sheet))
        if len(self.docs) == AT_ONCE:
            self._put()

    def close(self) -> None:
        """The last DocBin, and the end of the ZIP."""
        if self.docs or not self.number:
            self._put()
        self.archive.close()

    def _put(self) -> None:
        self.number += 1
        self.archive.put(f"{self.number:05}.spacy", _docbin(self.docs))
        self.docs.clear()


def _docbin(docs: Iterable[tuple[Reading, Sheet]]) -> bytes:
    # Here, for spaCy is no part of what Hashiya runs on: only who asks for a DocBin needs it.
    from spacy.tokens import DocBin  # noqa: PLC0415
    from spacy.vocab import Vocab  # noqa: PLC0415

    vocabulary = Vocab()
    found = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for reading, sheet in docs:
        found.add(_doc(reading, sheet, vocabulary))
    written: bytes = found.to_bytes()
    return written


def _doc(reading: Reading, sheet: Sheet, vocabulary: Any) -> Any:  # noqa: ANN401 - spaCy's own
    from spacy.tokens import Doc  # noqa: PLC0415

    words = sheet.words
    starts = [place in sheet.firsts for place in range(len(words.forms))]
    doc = Doc(vocabulary, words=words.forms, spaces=words.spaces, sent_starts=starts)
    doc.spans["sc"] = [_span(one, doc) for one in sheet.spans]
    doc.ents = [_span(one, doc) for one in sheet.entities]
    doc.user_data.update(facts_data(reading))
    return doc


def _span(label: Label, doc: Any) -> Any:  # noqa: ANN401 - spaCy's own
    from spacy.tokens import Span  # noqa: PLC0415

    return Span(doc, label.start, label.end, label=label.type)
