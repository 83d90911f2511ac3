"""Tables of columns in, the bytes of a packed block out: whole numbers as in memory, the rest as JSON."""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from sys import byteorder
from typing import Any, NamedTuple

_LONG, _FEW = 200, 1000  # rows from which a column is coded; words that a coded column has at most
_SLICE = 2000  # rows that are written at once: what they need stays at hand
_LEVEL = 5  # of zlib: 6 takes a quarter longer for a hundredth of the size
_WIDTHS = "bh"  # narrower than "i"


class Sparse(NamedTuple):
    """A column of which only some rows are told."""

    rows: Sequence[int]
    values: Sequence[Any]
    size: int


def packed(blocks: Mapping[str, Mapping[str, Any] | bytes]) -> dict[str, str]:
    """Each block deflated (RFC 1950) and in base64 (RFC 4648, 4); one is made while another is packed."""
    with ThreadPoolExecutor(1) as pool:
        packing = {
            name: _packing(pool, [content] if isinstance(content, bytes) else block(content))
            for name, content in blocks.items()
        }
        return {name: wait() for name, wait in packing.items()}


def block(tables: Mapping[str, Any]) -> Iterator[bytes]:
    """The parts of a block: where its JSON begins, four bytes, little-endian; the numbers; the JSON.

    In the JSON a long column is ``{"ints": [width, start, count]}``, or one of these forms of such columns:
    ``{"words", "at"}``, ``{"sizes", "rows"}`` of lists of numbers, ``{"near", "of", "size"}`` of some rows.

    >>> b"".join(block({"documents": {"body": [1, 2]}}))
    b'\\x04\\x00\\x00\\x00{"documents":{"body":[1,2]}}'
    >>> b"".join(block({"documents": {"body": [7] * 200}}))[-45:]
    b'\\x07\\x07{"documents":{"body":{"ints":["b",4,200]}}}'
    """
    kept: list[bytes] = [b""]
    at = [4]

    def ints(values: Iterable[int]) -> dict[str, Any]:
        column = _narrow(list(values))
        if byteorder == "big":
            column.byteswap()
        content = column.tobytes()
        content += bytes(-len(content) % 4)
        kept.append(content)
        at[0] += len(content)
        return {"ints": [column.typecode, at[0] - len(content), len(column)]}

    coded = {
        name: {column: _coded(values, ints) for column, values in table.items()}
        if isinstance(table, Mapping)
        else table
        for name, table in tables.items()
    }
    kept[0] = at[0].to_bytes(4, "little")
    yield b"".join(kept)
    yield from _json(coded)


def _narrow(values: list[int]) -> array[int]:
    """The numbers in as few bytes each as all of them fit into."""
    for width in _WIDTHS:
        try:
            return array(width, values)
        except OverflowError:
            continue
    return array("i", values)


def _coded(values: Any, ints: Callable[[Iterable[int]], dict[str, Any]]) -> Any:
    """A column in the shortest of the forms that it can have; a short one as it is."""
    if isinstance(values, Sparse):
        return {"near": ints(values.rows), "of": values.values, "size": values.size}
    if not isinstance(values, Sequence) or len(values) < _LONG:
        return values
    try:
        if isinstance(values[0], str):
            return _words(values, ints)
        if type(values[0]) is int:
            return {"ints": ints(values)["ints"]}
        if isinstance(values[0], Sequence):
            sizes = list(map(len, values))
            return {"rows": ints(chain.from_iterable(values)), "sizes": ints(sizes)}
    except (TypeError, OverflowError):
        pass  # there is something else among them
    return values


def _words(values: Sequence[str], ints: Callable[[Iterable[int]], dict[str, Any]]) -> Any:
    if len(set(values[: 4 * _FEW])) > _FEW:
        return values
    words = dict.fromkeys(values)
    if len(words) > _FEW:
        return values
    places = {word: place for place, word in enumerate(words)}
    return {"words": list(words), "at": ints(map(places.__getitem__, values))}


def _json(value: Any) -> Iterator[bytes]:
    """JSON, a column at a time: the whole in one piece would take more memory than all that it tells.

    Half a surrogate pair becomes its escape, since UTF-8 has no form for it.
    """
    if isinstance(value, list) and len(value) > _SLICE:
        for start in range(0, len(value), _SLICE):
            text = json.dumps(value[start : start + _SLICE], ensure_ascii=False, separators=(",", ":"))
            yield (("," if start else "[") + text[1:-1]).encode("utf-8", "backslashreplace")
        yield b"]"
        return
    if not isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield text.encode("utf-8", "backslashreplace")
        return
    for number, (name, part) in enumerate(value.items()):
        yield f"{',' if number else '{'}{json.dumps(name)}:".encode()
        yield from _json(part)
    yield b"}" if value else b"{}"


def _packing(pool: ThreadPoolExecutor, parts: Iterable[bytes]) -> Callable[[], str]:
    """The parts in one, packed while the next are made; what is returned waits for the last."""
    packer = zlib.compressobj(_LEVEL)
    done = [pool.submit(packer.compress, part) for part in parts]
    done.append(pool.submit(packer.flush))
    return lambda: b64encode(b"".join(one.result() for one in done)).decode()
