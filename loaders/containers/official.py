"""A text in, whether it has the letterhead of a document out."""

from __future__ import annotations

import html
import re
from contextlib import suppress

from ..clean import key, view
from ..page import MOTTO
from ..symbols import symbol_in

#: So much of a text is looked at; a line that says its number stands at the top of that.
_REACH, _TOP = 65536, 3000
_NUMBERED = re.compile(r"^[ ]*số[ ]*[:.]?[ ]*\d[^\n]{2,40}$", re.MULTILINE)


def looks_official(text: str) -> bool:
    """Whether a text has the national name and motto, the party's heading, or a line with its number.

    >>> looks_official("Độc lập - Tự do - Hạnh phúc"), looks_official("all: build")
    (True, False)
    >>> looks_official("HUYỆN ỦY\\nSố 5-KH/HU\\nKẾ HOẠCH"), looks_official("Xem kế hoạch số 5-KH/HU")
    (True, False)
    """
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8", "ignore")  # a sample shows UTF-8 byte by byte
    shown = view(html.unescape(text[:_REACH]))
    low = key(shown)
    return MOTTO.search(low) is not None or any(
        symbol_in(shown[line.start() : line.end()]) for line in _NUMBERED.finditer(low, 0, _TOP)
    )
