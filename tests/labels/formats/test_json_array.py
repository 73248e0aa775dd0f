"""Arrays of JSON, object by object."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labels.formats.base import Refusal, RefusalCode, json_array
from labels.formats.base.json_array import Entry, entries

OBJECTS = st.lists(
    st.recursive(
        st.dictionaries(st.text(max_size=3), st.text('"\\{}[],:\n ع', max_size=6), max_size=3),
        lambda inner: st.dictionaries(st.text(max_size=2), st.lists(inner, max_size=2), max_size=2),
        max_leaves=4,
    ),
    max_size=4,
)


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(OBJECTS, st.integers(1, 9), st.sampled_from(["array", "indented", "bare"]))
def test_every_object_comes_out_wherever_the_chunks_end(
    objects: list[dict[str, object]], size: int, form: str
) -> None:
    spelled = json.dumps(objects, ensure_ascii=False, indent=1 if form == "indented" else None)
    if form == "bare":
        spelled = "\n".join(json.dumps(one) for one in objects) or "[]"

    found = list(entries(pieces(spelled.encode(), size)))

    assert [json.loads(one.raw or b"") for one in found if isinstance(one, Entry)] == objects
    assert len(found) == len(objects)


def test_an_object_knows_the_line_it_begins_in() -> None:
    data = b'\xef\xbb\xbf\n[\n{"a": "\\n\n"},\n\n  {"b":\n 1}\n]\n'

    assert list(entries(BytesIO(data))) == [
        Entry(b'{"a": "\\n\n"}', 3),
        Entry(b'{"b":\n 1}', 6),
    ]


@pytest.mark.parametrize(
    ("data", "refusals"),
    [
        ("", [(RefusalCode.NOT_JSON, 1)]),
        (" \n", [(RefusalCode.NOT_JSON, 1)]),
        ("زار\n", [(RefusalCode.NOT_JSON, 1)]),
        ('[\n{"a": 1},\n{"b": ', [(RefusalCode.TRUNCATED, 3)]),
        ('[\n{"a": "x', [(RefusalCode.TRUNCATED, 2)]),
        ("[", [(RefusalCode.TRUNCATED, 1)]),
        ('{"a": 1', [(RefusalCode.TRUNCATED, 1)]),
        ("[{}, 3, {}]", [(RefusalCode.NOT_AN_OBJECT, 1)]),
        ("[{} {}]", [(RefusalCode.NOT_AN_OBJECT, 1)]),
        ("[{},]", [(RefusalCode.NOT_AN_OBJECT, 1)]),
        ("[{}]\n x", [(RefusalCode.NOT_JSON, 1)]),
        ("{}\n}{}", [(RefusalCode.NOT_JSON, 2)]),
    ],
)
@pytest.mark.parametrize("size", [1, 100])
def test_what_is_no_array_of_objects_is_refused(
    data: str, refusals: list[tuple[RefusalCode, int]], size: int
) -> None:
    found = list(entries(pieces(data.encode(), size)))

    assert [(one.code, one.line) for one in found if isinstance(one, Refusal)] == refusals


def test_an_object_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_array, "LONGEST_LINE", 12)
    data = b'[{"a": "1"},\n{"a": "%s"},\n{"a": "2"}]' % (b"x\\n" * 20)

    for size in (3, 1000):
        first, long, last = entries(pieces(data, size))
        assert (first, long) == (Entry(b'{"a": "1"}', 1), Entry(None, 2))
        assert last == Entry(b'{"a": "2"}', 3)


def test_an_endless_string_and_what_follows_the_end_fill_no_memory() -> None:
    def endless() -> Iterator[bytes]:
        yield b'[{"a": "'
        yield from [b"x" * 2**20] * 40
        yield b'"}]'
        yield from [b" " * 2**20] * 40

    tracemalloc.start()
    found = list(entries(endless()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found == [Entry(None, 1)]
    assert peak < 60 * 2**20
