"""A paragraph whose subject is no unit in, the units that it names as its owners further on out."""

from __future__ import annotations

import re

from .clean import words
from .headings import heading
from .unit import HEAD, Unit

_LEADS = r"(?:chủ trì|phụ trách|đảm nhận|đảm nhiệm|đầu mối|làm đầu mối|chịu trách nhiệm(?: chính)?|chủ công)"
_DOES = rf"(?:(?:cùng )?(?:tổ chức |triển khai )?(?:thực hiện|tham mưu|thi hành)|{_LEADS})"
_NAME = r"(?P<name>[^.;:()|]{3,110}?)"
_END = r"(?=\s*(?:[.;,)]|$))"
#: Must match "việc mở lớp do Sở Y tế chủ trì", "(giao Sở Y tế chủ trì, Sở Nội vụ phối hợp)", "mở lớp - Sở Y
#: tế thực hiện.", "được giao cho Sở Y tế.", "trách nhiệm thuộc về Sở Y tế", "mở lớp; cơ quan chủ trì: Sở Y
#: tế", "đầu mối nhận hồ sơ: Sở Y tế", "xác định rõ trách nhiệm của Sở Y tế trong mở lớp"; not "kinh phí do
#: Nhà nước cấp", "giao Sở Y tế mở lớp", "phối hợp với Sở Y tế thực hiện".
_IN_WORDS = (
    rf"(?<![^\W\d_])do {_NAME} {_DOES}(?![^\W\d_])",
    rf"(?:\(|[–—]\s|\s-\s)\s*(?:giao (?:cho )?|do )?{_NAME},? {_DOES}(?![^\W\d_])",
    rf"(?<![^\W\d_])(?:giao|phân công|trao|ủy quyền)(?: trách nhiệm)? cho {_NAME}(?: (?:{_DOES}))?{_END}",
    rf"(?<![^\W\d_])giao (?:trách nhiệm|nhiệm vụ|việc)[^.;:()]{{3,140}} cho {_NAME}{_END}",
    rf"(?<![^\W\d_])(?:thuộc(?: về)?|là) (?:trách nhiệm|nhiệm vụ|phần việc) của {_NAME}{_END}",
    rf"(?<![^\W\d_])(?:trách nhiệm|nhiệm vụ|việc này) (?:này )?thuộc(?: về)? {_NAME}{_END}",
)
_LABELLED = (
    rf"(?<![^\W\d_])(?:(?:cơ quan|đơn vị|nơi|bên|người) )?(?:{_LEADS}|thực hiện|trách nhiệm|được giao)"
    rf"(?: (?:tiếp nhận|nhận|thực hiện|chính|triển khai)[^.;:()]{{0,40}})?\s*:\s*{_NAME}{_END}"
)
_MADE_CLEAR = (
    r"(?:(?:xác định|phân định|làm|nêu|quy định) rõ|đề cao|nâng cao|phát huy|tăng cường|gắn)"
    rf" (?:vai trò, |vai trò và )?(?:trách nhiệm|vai trò) của {_NAME} (?:trong|về|đối với|khi)(?![^\W\d_])"
)
_MARK = re.compile(r"[.;()]|$")
_OWNERS = tuple(re.compile(pattern) for pattern in (*_IN_WORDS, _LABELLED, _MADE_CLEAR))


def owners_within(view: str, low: str, start: int, end: int) -> tuple[list[Unit], int] | None:
    """The owners that a paragraph names behind its task, and where they are named.

    >>> text = "Mở 12 lớp dạy nghề (giao Sở Y tế chủ trì)."
    >>> units, at = owners_within(text, text.lower(), 0, len(text))
    >>> [unit.name for unit in units], text[at:at + 6]
    (['Sở Y tế'], 'Sở Y t')
    >>> owners_within("Kinh phí do tỉnh cấp.", "kinh phí do tỉnh cấp.", 0, 21)
    """
    for pattern in _OWNERS:
        for match in pattern.finditer(low, start, end):
            at, stop = match.span("name")
            if not HEAD.match(low, at, stop) or not _is_name(view[at:stop]):
                continue
            for last in (_to_the_mark(low, stop, end), stop):
                found = heading(words(view[at:last]))
                if found and not found[1]:
                    return found[0], at
    return None


def _to_the_mark(low: str, stop: int, end: int) -> int:
    """Where a list ends that goes on behind a comma: "Ủy ban nhân dân các xã, thị trấn."."""
    mark = _MARK.search(low, stop, end) if low[stop : stop + 1] == "," else None
    return mark.start() if mark else stop


def _is_name(text: str) -> bool:
    """Whether some words may be names of units: one of them begins with a capital, or they are many."""
    return any(word[:1].isupper() for word in text.split()) or text.lower().startswith("các ")
