"""What a project's words tell: the segmenter that the editor and the exports use."""

from __future__ import annotations

from functools import lru_cache

from labels.models import Project, Vocabulary
from labels.text.clitics import Segmenter
from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.wordcounts import WordCounts


def segmenter_for(project: Project) -> Segmenter:
    """The segmenter by the counts of the project's words; without any it splits nothing."""
    kept = Vocabulary.objects.filter(project=project).values_list("counts", flat=True).first()
    return _by_counts(bytes(kept or b""))


@lru_cache(maxsize=4)
def _by_counts(counts: bytes) -> Segmenter:
    # The bytes are the key, for they cannot be out of date.
    return CountsSegmenter(WordCounts.from_bytes(counts))
