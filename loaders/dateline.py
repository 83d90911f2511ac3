"""The cells at the top of a text in, its place and date out (địa danh và thời gian ban hành)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import dates
from .clean import key
from .page import LINE, Page

_AFTER_DATE = re.compile(r"[\s.,;)]*(?=[\n\t\v]|$)")
_BARE = re.compile(
    r"(?:ngày\s*)?(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|(?:ngày[\s.…_]*)?tháng\s*(?P<m2>\d{0,2})[\s.…_]*năm\s*(?P<y2>\d{4})"
    r"|ngày\s*[\s.…_]*/[\s.…_]*(?P<m3>\d{0,2})[\s.…_]*/\s*(?P<y3>\d{4})"
)
#: "Huế, hồi 15 giờ 30 ngày ...": telegrams tell the hour.
_HOUR = re.compile(r",?\s*(?:hồi|lúc)?\s*\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{1,2}\s*(?:phút)?)?\s*,?\s*$")
_PLACE = re.compile(
    r"(?:[^\n\t\v:;/()\d]{2,60}(?: \d{1,2})?|(?:[^\n\t\v:;/()\d]{2,40} )?(?:quận|phường|q\.|"
    r"p\.) ?\d{1,2}(?:,[^\d:;]{2,40})?)$"
)
_NO_PLACE = re.compile(
    r"\b(?:căn cứ|thực hiện|quyết định|kế hoạch|luật|của|theo|từ|đến|trước|kèm|hành|số|về|nghị)\b"
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date and where it stands; the place before it begins at ``left``."""

    issued: str
    start: int
    end: int
    place: str
    left: int


def find_date(page: Page, last: int, beyond: int, spent: list[tuple[int, int]]) -> DateLine | None:
    """The first date before ``beyond`` that ends its cell and has but a place or the number before it.

    ``last`` is where the type stands, ``spent`` what other fields have taken.
    """
    found: list[tuple[int, int, str | None]] = []
    for match in dates.DATE.finditer(page.low, 0, beyond):
        found.append((match.start(), match.end(), dates.value_of(match)))
    for match in _BARE.finditer(page.low, 0, beyond):
        if not any(a <= match.start() < b for a, b, _ in found):
            month = match["m"] or match["m2"] or match["m3"] or ""
            year = match["y"] or match["y2"] or match["y3"]
            found.append((match.start(), match.end(), dates.compose(year, month, match["d"] or "")))
    for start, end, value in sorted(found, key=lambda item: item[0]):
        if value is None or not _AFTER_DATE.match(page.low, end):
            continue
        left = start
        while left and page.text[left - 1] not in "\n\t\v":
            left -= 1
        before = _HOUR.sub("", page.text[left:start]).strip(" ,.-")
        numbered = next((b for a, b in spent if a <= left < b), None)
        if numbered is not None:
            left = min(numbered, start)
            before = page.text[left:start].strip(" ,.-\n\t\v")
        elif start >= last and not before:
            continue
        if before and not _is_place(before):
            continue
        if (
            (not before or " " not in before)
            and left > 1
            and page.text[left - 1] == LINE
            and numbered is None
        ):
            left, before = _wrapped_place(page, left, start, before, spent)
        return DateLine(value, start, end, " ".join(before.split()) if before[:1].isupper() else "", left)
    return None


def _is_place(text: str) -> bool:
    """Whether a text is the name of a place; "hành", "từ" with a capital are parts of names ("Từ Sơn").

    >>> _is_place("Lực Hành"), _is_place("Có hiệu lực thi hành"), _is_place("Xuân Thọ 1"), _is_place("Từ")
    (True, False, True, False)
    """
    low = key(text)
    if not _PLACE.match(low):
        return False
    words = text.split()
    named = len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words)
    return not any(" " in match[0] or not named for match in _NO_PLACE.finditer(low))


def _wrapped_place(
    page: Page, left: int, start: int, before: str, spent: list[tuple[int, int]]
) -> tuple[int, str]:
    """A place whose beginning stands on the line above: "Thành phố Hồ", "Chí Minh, ngày ..."."""
    above = max(page.text.rfind(mark, 0, left - 1) for mark in "\n\t\v") + 1
    written = page.text[above : left - 1].strip()
    taken = any(a < left - 1 and above < b for a, b in spent)
    if (
        taken
        or not written[:1].isupper()
        or written.isupper()
        or len(written) > 30
        or not _PLACE.fullmatch(written)
    ):
        return left, before
    if before and written.endswith((",", ".")):
        return left, before
    return above, f"{written} {before}".strip(" ,.")
