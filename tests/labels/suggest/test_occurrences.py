"""Where else the text of a label stands; the browser looks by the same cases."""

from __future__ import annotations

import pytest

from labels.suggest.lexicon import Occurrences, occurrences
from labels.text.span import Span
from tests.labels.suggest.marked import Case, cases

CASES = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


def shown(case: Case, spans: list[Span]) -> list[tuple[int, str]]:
    """Spans with the words they cover."""
    return [(span.start, span.of(case.text)) for span in spans]


def found_in(case: Case) -> Occurrences:
    """What is found of the chosen label."""
    return occurrences(case.document, case.chosen, segmenter=case.segmenter, policy=case.policy)


@CASES
def test_the_text_of_a_label_is_found_where_it_stands_again(case: Case) -> None:
    found = found_in(case)

    assert shown(case, list(found.spans)) == shown(case, case.expected)
    assert found.blocked == case.blocked
