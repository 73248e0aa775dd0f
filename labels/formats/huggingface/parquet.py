"""Parquet in and out: the one module that needs pyarrow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any

from labels.formats.base import RefusalCode
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.lines import LONGEST_LINE, MEGABYTE
from labels.formats.huggingface.features import Names, features, names_in

AT_ONCE = 5000
"""Rows that are read, or written, together."""

LARGEST_GROUP = 128
"""Megabytes that a row group may have once it is unpacked: all of it may be one page."""

MOST_VALUES = 10_000_000
"""Values that a column may have in a row group; a run of equal ones takes no room in the file."""

KEY = b"huggingface"
MARK = b"PAR1"
"""What a file of Parquet begins with."""

Row = dict[str, Any]


class ParquetRows:
    """A file in the making; the names of tags are written at its end, when all are known."""

    def __init__(self, to: IO[bytes], columns: Sequence[str]) -> None:
        # Here, for pyarrow is no part of what Hashiya runs on: only who asks for Parquet needs it.
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415

        texts, numbers = pa.list_(pa.string()), pa.list_(pa.int64())
        self._schema = pa.schema(
            [
                ("id", pa.string()),
                ("article_id", pa.string()),
                ("tokens", texts),
                *((name, numbers) for name in columns),
            ]
        )
        # A schema of Arrow's own at the beginning would hide the names at the end.
        self._to = parquet.ParquetWriter(to, self._schema, store_schema=False)
        self._table = pa.Table
        self._columns = columns
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        """One row more."""
        self._rows.append(row)
        if len(self._rows) == AT_ONCE:
            self._write()

    def close(self, names: Names) -> None:
        """The last rows, and what their numbers mean."""
        self._write()
        info = {"info": {"features": features(self._columns, names)}}
        self._to.add_key_value_metadata({KEY.decode(): json.dumps(info, ensure_ascii=False)})
        self._to.close()

    def _write(self) -> None:
        self._to.write_table(self._table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()


def read_parquet(
    file: IO[bytes], is_known: Callable[[str], object]
) -> tuple[Mapping[str, Sequence[str]], Iterator[Row | UnfitError]]:
    """The names of tags by column, and the rows, a few thousand at a time.

    Columns that are not known are named in each row, and not read. A row that is longer than any
    line may be is told of in its place. Raises UnfitError where a row group is too large or the
    file no whole Parquet, which may show in the middle of the rows.
    """
    from pyarrow import ArrowException, parquet  # noqa: PLC0415

    try:
        found = parquet.ParquetFile(file)
        schema = found.schema_arrow
    except (ArrowException, OSError, ValueError):
        raise UnfitError(RefusalCode.NOT_PARQUET) from None
    for number in range(found.num_row_groups):
        _refuse_large(found.metadata.row_group(number), number + 1)
    names = names_in(_info((schema.metadata or {}).get(KEY, b"{}")))
    known = [name for name in schema.names if is_known(name)]
    return names, _rows(found, known, ArrowException)


def _info(told: bytes) -> object:
    try:
        return json.loads(told).get("info")
    except (ValueError, AttributeError):
        return None


def _rows(file: Any, known: list[str], failure: type[Exception]) -> Iterator[Row | UnfitError]:  # noqa: ANN401 - pyarrow's own
    others = dict.fromkeys(name for name in file.schema_arrow.names if name not in known)
    try:
        for batch in file.iter_batches(AT_ONCE, columns=known):
            for row in _bounded(batch):
                yield row if isinstance(row, UnfitError) else others | row
    except (failure, OSError, ValueError):
        raise UnfitError(RefusalCode.NOT_PARQUET) from None


def _refuse_large(group: Any, number: int) -> None:  # noqa: ANN401 - pyarrow's own
    columns = [group.column(place) for place in range(group.num_columns)]
    values = max((one.num_values for one in columns), default=0)
    if group.total_byte_size > LARGEST_GROUP * MEGABYTE or values > MOST_VALUES:
        raise UnfitError(RefusalCode.LARGE_GROUP, number=number, most=LARGEST_GROUP)


def _bounded(batch: Any) -> Iterator[Row | UnfitError]:  # noqa: ANN401 - pyarrow's own
    """The rows; those of a batch that is longer than a line may be are looked at one by one."""
    if _weight(batch) <= LONGEST_LINE:
        yield from batch.to_pylist()
        return
    for place in range(batch.num_rows):
        one = batch.slice(place, 1)
        if _weight(one) <= LONGEST_LINE:
            yield from one.to_pylist()
        else:
            yield UnfitError(RefusalCode.TOO_LONG, most=LONGEST_LINE // MEGABYTE)


def _weight(batch: Any) -> int:  # noqa: ANN401 - pyarrow's own
    """The bytes of all values; of those that stand for others, with what these may take."""
    return sum(map(_bytes, batch.columns))


def _bytes(array: Any) -> int:  # noqa: ANN401 - pyarrow's own
    from pyarrow import compute, types  # noqa: PLC0415

    if types.is_list(array.type) or types.is_large_list(array.type):
        return len(array) + _bytes(array.flatten())
    if types.is_dictionary(array.type):
        longest = compute.max(compute.binary_length(array.dictionary.cast("string"))).as_py()
        return len(array) * (longest or 1)
    return int(array.nbytes)
