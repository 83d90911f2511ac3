"""The heading of a column in, the field of a document that it holds out."""

from __future__ import annotations

import re
from functools import cache

from .data import read_toml
from .keys import fold

_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


@cache
def columns() -> dict[str, dict[str, int]]:
    """Field to the names of its columns, folded and without spaces, each with its rank (0 is the best).

    >>> list(columns())[:3], columns()["text"]["toanvan"]
    (['text', 'address', 'symbol'], 0)
    """
    return {
        entry["field"]: {column_key(name): rank for rank, name in enumerate(entry["names"])}
        for entry in read_toml("columns.toml")["column"]
    }


def column_key(heading: str) -> str:
    """A heading as it is compared: without accents, letter case, spaces and marks.

    >>> column_key("Số, ký hiệu"), column_key("soKyHieu"), column_key("SO_KY_HIEU")
    ('sokyhieu', 'sokyhieu', 'sokyhieu')
    """
    return fold(_HUMP.sub(" ", heading)).replace(" ", "")


def field_of(heading: str) -> str:
    """The field that a column of that heading holds, or an empty string.

    >>> field_of("Ngày ban hành"), field_of("crawled_at")
    ('issued', '')
    """
    here = column_key(heading)
    return next((field for field, names in columns().items() if here in names), "")
