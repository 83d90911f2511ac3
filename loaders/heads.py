"""The lines on the left of a letterhead in, the bodies that they name out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from .. import ontology
from ..ontology.frame import phrases
from .beside import one_by_one
from .bodies import body_at
from .body import Body
from .clean import key, same, words
from .letterhead import Frame
from .model import Span
from .places import KIND
from .territory import titled

#: Words that leave a name open: the next line of the letterhead belongs to it.
_OPEN = re.compile(
    r"(?:^(?:ban|bộ|ủy|ủy ban|hội|hội đồng|sở|phòng|đảng|ban chấp hành|ban thường trực|ban thường vụ|"
    r"văn phòng|cục|trung tâm|ban chỉ đạo|"
    r"ban quản lý|đảng ủy khối.*)|ủy ban nhân|hội đồng nhân|\bvà|,|-|\bcủa|\btỉnh|\bhuyện|\bthành phố|"
    r"\bthị xã|\bquận|\bxã|\bphường|\bnhân|\bcác)$"
)
#: "HẢI" at the end of a line and "PHÒNG" below are a city, no department.
_HAI = re.compile(r"\bhải$")
#: Organs of a body, on a line of their own: the body issues.
ORGAN = re.compile(
    r"(?:ban thường trực|ban thường vụ|ban chấp hành|bch|btv|thường trực|thường vụ)(?:\s+(?=hội|đoàn|"
    r"ubmttq|ủy ban|ub |đảng bộ|tỉnh|huyện|xã|phường|thành|quận|công đoàn|liên)|$)"
)
#: The heading of the Youth Union, as the party's above: not who issues, but of whom a committee below it is.
_HEADING = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) (?:hồ chí minh|hcm)")
_COMMITTEE = re.compile(
    r"(?:ban chấp hành|ban thường vụ|bch|btv)\s+(?=(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|"
    r"thị trấn)\b)"
)
_CENTRAL = re.compile(r"(?:ban chấp hành|bch|ban thường vụ|btv|ban bí thư)\s+(?:trung ương|tw)(?:\s+đoàn)?")
_TERRITORY = re.compile(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn)\b\.?\s+(?=\S)")
#: The Union of a territory, which has a name of its own: "ĐOÀN TNCS HỒ CHÍ MINH HUYỆN X" is "Huyện đoàn X".
_UNION = re.compile(
    r"đoàn\s+(?:(?:tncs|thanh niên cộng sản) (?:hồ chí minh|hcm)\s+)?"
    r"(tỉnh|thành phố|tp\.?|huyện|quận|thị xã)\s+(?=\S)"
)
#: Offices in whose names a word may look like a kind of territory: "Sở Lao động - Thương binh và Xã hội".
_OFFICES = ("Sở ", "Phòng ", "Ban ", "Chi cục ", "Trung tâm ", "Hội ")
YOUTH = "Đoàn TNCS Hồ Chí Minh"
_UNIONS = {
    "tỉnh": "Tỉnh đoàn",
    "thành phố": "Thành đoàn",
    "huyện": "Huyện đoàn",
    "quận": "Quận đoàn",
    "thị xã": "Thị đoàn",
}
_PLACED = re.compile(r"\s(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?:\s+(?=\S)|$)")
#: The Front's committee in its many spellings.
_FRONT = re.compile(
    r"(?i)^(?:(?:ub|ủy ban|uỷ ban)\s*(?:mttq|mặt trận tổ quốc)|mặt trận tổ quốc|mttq)\s*(?:việt nam|"
    r"vn)?(?![^\W_])\s*"
)


def heads(frame: Frame) -> list[tuple[str, Span]]:
    """Lines of the letterhead put together to names: superior first, issuer last."""
    starts = phrases()["body"]
    names: list[tuple[str, Span]] = []
    lines, headed = _without_heading([one for line in frame.heads for one in one_by_one(*line)])
    for number, (text, span) in enumerate(lines):
        low = key(text)
        begins = bool(starts.match(low)) and not (low == "phòng" and names and _HAI.search(key(names[-1][0])))
        if names:
            before = key(names[-1][0])
            open_end = (
                _OPEN.search(before) and not before.startswith("đảng bộ") and not before.endswith("hà nội")
            )
            if begins and open_end and ORGAN.fullmatch(before) and not before.endswith(("trực", "vụ")):
                open_end = None
            if (
                begins
                and open_end
                and before in ("văn phòng", "ban thường trực", "ban thường vụ", "ban chấp hành")
                and _known(low)
            ):
                names.insert(len(names) - 1, (text, span))
                continue
            if not begins or open_end:
                names[-1] = (f"{names[-1][0]} {text}", Span(names[-1][1].start, span.end))
                continue
        elif not begins and not (
            number + 1 < len(lines) and starts.match(f"{low} {key(lines[number + 1][0])}")
        ):
            continue
        names.append((text, span))
    if not headed:
        return names
    found = [(text, span, _COMMITTEE.match(key(text))) for text, span in names]
    named = [(f"{headed} {text[m.end() :]}" if m else text, span) for text, span, m in found]
    return [(f"Trung ương {headed}" if _CENTRAL.fullmatch(key(text)) else text, span) for text, span in named]


def _without_heading(lines: list[tuple[str, Span]]) -> tuple[list[tuple[str, Span]], str]:
    """The lines without the heading of the Youth Union, unless a bare territory follows it; the heading."""
    kept: list[tuple[str, Span]] = []
    headed = ""
    for number, (text, span) in enumerate(lines):
        if len(lines) > 1 and _HEADING.fullmatch(key(text)):
            headed = text
            if number + 1 == len(lines) or not _TERRITORY.match(key(lines[number + 1][0])):
                continue
        kept.append((text, span))
    return kept, headed


def _known(low: str) -> bool:
    return low.startswith(("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy"))


@cache
def _agency_names() -> dict[str, str]:
    """Names of bodies in their usual spelling, by their key of comparison."""
    found: dict[str, str] = {}
    entries = ontology.agencies()
    for name in (*(entry.name for entry in entries), *(name for entry in entries for name in entry.names)):
        if " " in name:
            found.setdefault(same(name), name)
    return found


def body_of(text: str) -> Body:
    """A line of a letterhead as a body; capitals carry no information there."""
    view = titled(text) if text.isupper() else text
    view = _FRONT.sub("Ủy ban Mặt trận Tổ quốc Việt Nam ", view).strip()
    low = key(view)
    if _HEADING.fullmatch(low):
        return Body(0, len(text), YOUTH)
    if low.startswith("trung ương đoàn"):
        return Body(0, len(text), f"Trung ương {YOUTH}", level="central", central=True)
    union = _UNION.match(low)
    if union:
        kind = "thành phố" if union[1].startswith("tp") else union[1]
        return Body(0, len(text), _UNIONS[kind], kind, words(view[union.end() :]))
    organ = ORGAN.match(low)
    if organ and organ.end() < len(low) and not low.startswith(("trung ương", "đảng bộ"), organ.end()):
        return replace(body_of(view[organ.end() :]), organ=organ[0].strip())
    if low.startswith(("ban chấp hành đảng bộ ", "bch đảng bộ ")):
        kind = KIND.match(low, low.index("đảng bộ ") + 8)
        base = {
            "tỉnh": "Tỉnh ủy",
            "thành phố": "Thành ủy",
            "huyện": "Huyện ủy",
            "quận": "Quận ủy",
            "thị xã": "Thị ủy",
        }
        if kind and kind[1]:
            return Body(0, len(text), base.get(kind[1], "Đảng ủy"), kind[1], words(view[kind.end() :]))
    body = body_at(view, low, 0, len(view))
    whole = _agency_names().get(same(view))
    if whole and whole.startswith(_OFFICES) and not (body and (body.central or body.office)):
        return Body(0, len(text), whole)
    if body is None:
        body = Body(0, len(text), view)
    rest = low[body.end :].strip(" .,-*")
    if (
        not body.name
        and not body.kind
        and (rest or _PLACED.search(key(body.base)))
        and not (body.central and len(rest) < 4)
    ):
        body = _split(view, low, text)
    spelled = _agency_names().get(same(body.base)) or body.base
    return body if body.central or spelled == body.base else replace(body, base=spelled)


def _split(view: str, low: str, text: str) -> Body:
    """The name of an office and the territory at its end."""
    found = list(_PLACED.finditer(low))
    if found:
        last = found[-1]
        kind = "thành phố" if last[1].startswith("tp") else last[1]
        return Body(0, len(text), words(view[: last.start()]), kind, words(view[last.end() :]))
    tail = view.split()
    for count in (3, 2):
        known = ontology.province(" ".join(tail[-count:])) if len(tail) > count + 1 else None
        if known:
            return Body(0, len(text), " ".join(tail[:-count]), "", known.name)
    return Body(0, len(text), words(view))
