"""The packed blocks of a page: what goes in can be read out again, whatever stands in it."""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64decode
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thac.queries.render.page.pack import Sparse, packed

INTS = st.integers(-(1 << 33), 1 << 33) | st.integers(-130, 130)
VALUES = st.one_of(
    st.lists(INTS, max_size=5),
    st.lists(st.sampled_from(["Kế hoạch", "</script>", "", "\ud800"]), max_size=5),
    st.lists(st.lists(st.integers(-9, 70_000), max_size=3), max_size=5),
    st.lists(st.none() | st.text() | st.booleans() | st.floats(allow_nan=False), max_size=5),
)


def spelled_out(column: Any, block: bytes) -> Any:
    """A column as the script of the page reads it."""
    if not isinstance(column, dict):
        return column
    if "ints" in column:
        width, start, count = column["ints"]
        size = array(width).itemsize * count
        assert start % 4 == 0
        return array(width, block[start : start + size]).tolist()
    if "words" in column:
        return [column["words"][place] for place in spelled_out(column["at"], block)]
    if "near" in column:
        values = [None] * column["size"]
        for row, value in zip(spelled_out(column["near"], block), column["of"], strict=True):
            values[row] = value
        return values
    rows = iter(spelled_out(column["rows"], block))
    return [[next(rows) for _ in range(size)] for size in spelled_out(column["sizes"], block)]


def read(text: str) -> dict[str, Any]:
    block = zlib.decompress(b64decode(text))
    found: dict[str, Any] = json.loads(block[int.from_bytes(block[:4], "little") :].decode())
    return {
        name: {column: spelled_out(values, block) for column, values in table.items()}
        for name, table in found.items()
    }


@given(st.dictionaries(st.text(max_size=3), VALUES, max_size=6), st.sampled_from([1, 70]))
def test_a_block_is_read_as_it_was_written(columns: dict[str, list[Any]], times: int) -> None:
    table = {name: values * times for name, values in columns.items()}
    assert read(packed({"data": {"documents": table}})["data"]) == {"documents": table}


def test_of_a_sparse_column_the_other_rows_are_empty() -> None:
    column = Sparse([1, 3], ["xã A", "xã B"], 5)
    assert read(packed({"data": {"bodies": {"name": column}}})["data"]) == {
        "bodies": {"name": [None, "xã A", None, "xã B", None]}
    }


def test_a_block_is_the_same_bytes_each_time() -> None:
    tables = {"documents": {"body": list(range(5000)), "symbol": [f"{n}/KH" for n in range(5000)]}}
    assert packed({"data": tables, "vis": b"code"}) == packed({"data": tables, "vis": b"code"})
