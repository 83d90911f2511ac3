"""What is said behind a document's name in, what becomes of that document out: ended, replaced or changed."""

from __future__ import annotations

import re

from ..ontology.frame import either

_OVER = re.compile(rf"[^.;]{{0,160}}?\b{either('relations', 'over')}(?!\s+(?:bởi|bằng|theo))")
_THIS = rf"{either('relations', 'numbered_type')}\s+này\b"
_REPLACED = re.compile(rf"[^.;]{{0,160}}?\bđược\s+thay\s+thế\s+(?:bởi|bằng)\s+{_THIS}")
_CHANGED = re.compile(
    r"[^.;]{0,160}?(?<!đã )\bđược\s+"
    r"(?:gia\s+hạn|kéo\s+dài|lùi|dời|điều\s+chỉnh|sửa\s+đổi|bổ\s+sung|đính\s+chính|sửa)\b"
    rf"[^.;0-9]{{0,60}}?\s(?:đến|sang|thành|như\s+sau|(?:nội\s+dung\s+)?sau(?=\s*:)|(?:tại|theo|bởi)\s+{_THIS})"
)
#: How far behind the name these words may begin.
_REACH = 200


def ended(low: str, start: int, end: int) -> str:
    """The relation to a document of which ``low[start:end]`` speaks: repeals, replaces, amends, or nothing.

    >>> text = "được gia hạn đến ngày 31/12/2024"
    >>> ended(text, 0, len(text)), ended("hết hiệu lực thi hành.", 0, 22), ended("được ban hành", 0, 13)
    ('amends', 'repeals', '')
    """
    if _OVER.match(low, start, end):
        return "repeals"
    if low.find("được", start, min(end, start + _REACH)) < 0:
        return ""
    if _REPLACED.match(low, start, end):
        return "replaces"
    return "amends" if _CHANGED.match(low, start, end) else ""
