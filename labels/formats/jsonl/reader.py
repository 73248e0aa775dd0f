"""Lines of a file as readings, each line by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from labels.formats.base import Outcome, stem_of
from labels.formats.base.articles import articles_of
from labels.formats.jsonl.article import taken


def read(lines: Iterable[bytes], *, name: str) -> Iterator[Outcome]:
    """A reading, with the remarks on it before it, or a refusal for each line that is not blank."""
    return articles_of(lines, partial(taken, stem=stem_of(name)))
