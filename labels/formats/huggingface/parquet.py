"""Parquet in and out: the one module that needs pyarrow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from labels.formats.huggingface.features import Names, features, names_in

AT_ONCE = 5000
"""Rows that are read, or written, together."""

KEY = b"huggingface"
MARK = b"PAR1"
"""What a file of Parquet begins with."""

Row = dict[str, Any]


class NotParquetError(ValueError):
    """The file is no Parquet, or not all of it is there."""


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


def read_parquet(file: IO[bytes]) -> tuple[Mapping[str, Sequence[str]], Iterator[Row]]:
    """The names of tags by column, and the rows, a few thousand at a time.

    Raises NotParquetError, also in the middle of the rows.
    """
    from pyarrow import ArrowException, parquet  # noqa: PLC0415

    try:
        found = parquet.ParquetFile(file)
        told = (found.schema_arrow.metadata or {}).get(KEY, b"{}")
    except (ArrowException, OSError, ValueError) as error:
        raise NotParquetError(str(error)) from None
    return names_in(_info(told)), _rows(found, ArrowException)


def _info(told: bytes) -> object:
    try:
        return json.loads(told).get("info")
    except (ValueError, AttributeError):
        return None


def _rows(file: Any, failure: type[Exception]) -> Iterator[Row]:  # noqa: ANN401 - pyarrow's own
    batches: Iterable[Any] = file.iter_batches(batch_size=AT_ONCE)
    try:
        for batch in batches:
            yield from batch.to_pylist()
    except (failure, OSError, ValueError) as error:
        raise NotParquetError(str(error)) from None
