"""A store in, two Parquet tables out, for data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from ..errors import StoreError
from ..shown import Node
from ..stores.protocol import Store
from .columns import Edge, edges, nodes

FILES = ("nodes", "edges")
_BATCH = 20_000


def write(store: Store, file: str, path: Path) -> int:
    """Writes one table to a file, some thousand rows at a time; how many rows there are.

    Raises:
        StoreError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise StoreError("Parquet needs the package pyarrow: pip install 'thac[parquet]'") from None
    kind: type[NamedTuple] = Node if file == "nodes" else Edge
    types = {bool: pyarrow.bool_(), int: pyarrow.int64()}
    schema = pyarrow.schema(
        [(name, types.get(sort, pyarrow.string())) for name, sort in get_type_hints(kind).items()]
    )
    rows: Iterable[Any] = nodes(store) if file == "nodes" else edges(store)
    total = 0
    with parquet.ParquetWriter(path, schema) as writer:
        for batch in _batches(iter(rows)):
            columns = [
                pyarrow.array(values, field.type)
                for values, field in zip(zip(*batch, strict=True), schema, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            total += len(batch)
    return total


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
