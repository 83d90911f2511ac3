"""The text of a heading in, the units that it names out."""

from __future__ import annotations

import re

from .clean import key
from .split import BRACKETS, LONGEST, split
from .subjects import named_alone
from .unit import HEAD, Unit, acts, is_group

_LEAD = re.compile(
    r"(?:đề nghị|giao(?:\s+(?:trách nhiệm|nhiệm vụ))?(?:\s+cho)?|yêu cầu|đối với|phân công|mời"
    r"|trách nhiệm của|nhiệm vụ của|về phía|riêng|phần việc của)\s*:?\s+"
)
#: Short forms whose dot ends no sentence: "UB. MTTQ", "P. Nội vụ".
_SHORT = re.compile(r"\b(UB|TT|VP|TP|TX|BCĐ|BCH|P|Q|H)\.\s*")
_LISTS_NAMES = re.compile(r"các\s+[^:,;]{2,30}:")
#: "Phòng Y tế được giao chủ trì việc ...": a sentence, no name.
_TOLD = re.compile(r"\sđược (?:giao|phân công)\s")
#: "Bộ Xây dựng có quyền hạn, trách nhiệm sau đây:" heads the tasks of the ministry.
_AS_FOLLOWS = re.compile(
    r"\s+có\s+(?:các\s+)?(?:quyền hạn|trách nhiệm|nhiệm vụ)(?:(?:,| và)\s(?:quyền hạn|trách nhiệm|nhiệm vụ))*"
    r"\s+(?:như sau|sau đây|sau)$"
)
#: No list of units holds a year, a quotation or the end of a sentence.
_NO_NAMES = re.compile(r"\d{4}|[“”\"]|[.!?]\s")


def heading(text: str) -> tuple[list[Unit], str] | None:
    """The units of a heading and its lead word ("đề nghị", "giao"), or None where it is no list of units.

    >>> heading("Đề nghị Ban Tuyên giáo Huyện ủy:")
    ([Unit(name='Ban Tuyên giáo Huyện ủy', group=False)], 'đề nghị')
    >>> heading("Công tác tuyên truyền") is None
    True
    """
    text = _AS_FOLLOWS.sub("", text.strip().rstrip(":").strip())
    if not 3 <= len(text) <= LONGEST or (text.endswith((".", ";")) and len(text) > 140):
        return None
    low = key(text)
    if low.endswith(("như sau", "sau đây")):
        return None
    match = _LEAD.match(low)
    lead, start = (match[0].strip(), match.end()) if match else ("", 0)
    if not HEAD.match(low, start):
        return _unheard_of(text[start:], lead)
    names = _SHORT.sub(r"\1 ", BRACKETS.sub("", text[start:]))
    if ":" in names and not _LISTS_NAMES.search(key(names)):
        return None
    if acts(names) or (names.isupper() and len(names) > 60) or _NO_NAMES.search(names):
        return None
    if text.endswith(".") and (_TOLD.search(low) or named_alone(text, low, start, len(text))):
        return None  # a sentence whose verb is no known one: "Giao UBND xã A làm điểm mô hình ..."
    found = split(names)
    return (found, lead) if found else None


def _unheard_of(text: str, lead: str) -> tuple[list[Unit], str] | None:
    """One name with a capital behind a word of command is a unit, whatever it begins with."""
    name = BRACKETS.sub("", text).strip(" .:;")
    if not lead.startswith(("giao", "đề nghị")) or not name[:1].isupper() or len(name) >= 80:
        return None
    if "," in name or acts(name):
        return None
    return [Unit(name, is_group(name))], lead
