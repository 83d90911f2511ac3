"""Records of a crawl in JSON in, the document of each out: one a line, or one after the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ...graph.errors import SourceError
from ...graph.model import Failure
from ..limits import size
from ..model import Source
from .box import Box
from .crawl import document, encoding, fields

#: So many bytes of a stream are decoded at a time.
_CHUNK = 1 << 18
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_BROKEN = "repair the line or leave it out; the other rows are read"


def read_lines(box: Box) -> Iterator[Source | Failure]:
    """The document of each line of JSON Lines; a line that is broken is a failure that names it.

    The stream is read line by line, whatever its length.
    """
    name, _ = encoding(box.stream.read(4096))
    box.stream.seek(0)
    if name != "utf-8-sig":
        yield from read_records(box)
        return
    number = 0
    while line := box.stream.readline(box.limits.row + 1):
        number += 1
        uri = f"{box.uri}!/{number}"
        if len(line) > box.limits.row:
            while line and not line.endswith(b"\n"):
                line = box.stream.readline(_CHUNK)
            yield Failure(uri, f"line {number} is larger than {size(box.limits.row)}", "raise the limit row")
            continue
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")
        if text.strip():
            yield _row(box, uri, f"line {number}", text)


def _row(box: Box, uri: str, where: str, text: str) -> Source | Failure:
    try:
        return document(box, uri, flat(json.loads(text)))
    except SourceError as error:
        return Failure(error.uri, error.reason, error.remedy)
    except (ValueError, RecursionError, TypeError) as error:
        reason = getattr(error, "msg", "") or str(error) or type(error).__name__
        return Failure(uri, f"{where} is no JSON record ({reason})", _BROKEN)


def read_records(box: Box) -> Iterator[Source | Failure]:
    """The document of each record of a JSON file: an array of records, or records one after the other.

    Raises:
        SourceError: the file breaks off or is no JSON; what stood before is read.
    """
    records = (inner for record in _objects(box) for inner in _unwrapped(record))
    for number, record in enumerate(records, 1):
        uri = f"{box.uri}!/{number}"
        try:
            yield document(box, uri, flat(record))
        except SourceError as error:
            yield Failure(error.uri, error.reason, error.remedy)
        except TypeError as error:
            yield Failure(uri, f"record {number} is no JSON record ({error})", _BROKEN)


def _objects(box: Box) -> Iterator[Any]:
    """The values of a stream of JSON, the brackets of an array around them left out."""
    import codecs

    head = box.stream.read(4096)
    box.stream.seek(0)
    name, errors = encoding(head)
    decoder = codecs.getincrementaldecoder(name)(errors)
    parser = json.JSONDecoder()
    buffer, at, line, ended, opened = "", 0, 1, False, False
    wanted = _CHUNK
    while True:
        skipped = _BETWEEN.match(buffer, at)
        if skipped:
            line += buffer.count("\n", at, skipped.end())
            at = skipped.end()
        if not opened and buffer.startswith("[", at):
            at, opened = at + 1, True
            continue
        if opened and buffer.startswith("]", at):
            return
        if at < len(buffer):
            try:
                value, stop = parser.raw_decode(buffer, at)
            except RecursionError:
                raise SourceError(box.uri, f"line {line}: JSON in too many layers", _BROKEN) from None
            except json.JSONDecodeError as error:
                if ended or len(buffer) - at > box.limits.row:
                    raise _broken(box, buffer, at, line, error, opened) from None
            else:
                if stop < len(buffer) or ended:
                    yield value
                    line += buffer.count("\n", at, stop)
                    at, wanted = stop, _CHUNK
                    continue
        elif ended:
            if opened:
                raise SourceError(box.uri, "the file breaks off before its end", "get it again")
            return
        more = box.stream.read(wanted)
        wanted = min(2 * wanted, 1 << 26)  # a record that is not whole yet is read anew: ever larger steps
        ended = not more
        buffer, at = buffer[at:] + decoder.decode(more, ended), 0


def _broken(
    box: Box, buffer: str, at: int, line: int, error: json.JSONDecodeError, opened: bool
) -> SourceError:
    here = line + buffer.count("\n", at, error.pos)
    if len(buffer) - at > box.limits.row:
        return SourceError(
            box.uri,
            f"line {line}: a record is larger than {size(box.limits.row)}, or broken",
            "raise the limit row, or repair the file",
        )
    what = "the file breaks off" if error.pos >= len(buffer.rstrip()) else f"no JSON ({error.msg})"
    return SourceError(box.uri, f"line {here}: {what}; what stands before is read", "repair the file")


def _unwrapped(record: Any) -> Iterator[Any]:
    """The records that one record holds as its only list of records ({"data": [...]}), else itself."""
    lists = [one for one in record.values() if isinstance(one, list)] if isinstance(record, dict) else []
    inner = [one for one in lists if one and all(isinstance(row, dict) for row in one)]
    if len(inner) == 1 and "text" not in fields(tuple(map(str, record))):
        yield from inner[0]
    else:
        yield record


def flat(record: Any) -> dict[str, str]:
    """A record as texts by name; those of a record inside it stand beside, its own first.

    Raises:
        TypeError: it is no record.

    >>> flat({"text": ["a", "b"], "meta": {"so_hieu": 5, "text": "x"}, "none": None})
    {'text': 'a\\nb', 'so_hieu': '5'}
    """
    if not isinstance(record, dict):
        raise TypeError(f"a {type(record).__name__} instead of names with values")
    row: dict[str, str] = {}
    inner: list[dict[str, Any]] = []
    for name, value in record.items():
        if isinstance(value, dict):
            inner.append(value)
        elif isinstance(value, list):
            if all(isinstance(one, str) for one in value):
                row[str(name)] = "\n".join(value)
        elif value is not None and not isinstance(value, bool):
            row[str(name)] = str(value)
    for one in inner:
        for name, value in one.items():
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                row.setdefault(str(name), str(value))
    return row
