"""A text in, the bodies out that issue it by its own words: in opening, appendix line, end or signature."""

from __future__ import annotations

import re

from ..ontology.frame import phrases
from .bodies import body_at
from .body import Body
from .clean import key, words
from .heads import ORGAN, body_of
from .letterhead import Frame
from .model import Block, Span
from .places import past_spaces, place_name

_STARTS = re.compile(
    r"(?<![^\W\d_])(?:ban thường vụ|ban chấp hành|thường trực|ủy ban nhân dân|ubnd|đảng ủy|tỉnh ủy|"
    r"thành ủy|huyện ủy|quận ủy|thị ủy|"
    r"hội đồng nhân dân|ủy ban mặt trận|ủy ban mttq|ban chỉ đạo|ban tuyên giáo|sở|phòng|ban|công an|"
    r"văn phòng|bộ|hội|liên đoàn|tỉnh đoàn|"
    r"huyện đoàn|chủ tịch|cục)\s"
)


#: Before a body these say that somebody else issues, or a head of it ("Chủ nhiệm Văn phòng Chính phủ").
_NOT_AFTER = ("của", "do", "chủ nhiệm")
_ABOVE = re.compile(r",\s*(?:tỉnh|thành phố|huyện|quận|thị xã)\s+")
_ATTACHED = re.compile(r"\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)\s+theo\b")


def stated_bodies(view: str, low: str, blocks: list[Block], frame: Frame) -> list[tuple[Body, Span]]:
    """Bodies of which the text says that they issue this document."""
    result: list[tuple[Body, Span]] = []
    issuing = phrases()["issuing"]
    for number in range(frame.first, min(frame.body + 1, frame.tail)):
        block = blocks[number]
        candidates: list[tuple[Body, Span]] = []
        for match in _STARTS.finditer(low, block.start, min(block.end, block.start + 4000)):
            if candidates and match.start() < candidates[-1][1].end:
                continue
            body = body_at(view, low, match.start(), block.end)
            before = low[max(block.start, match.start() - 12) : match.start()].rstrip()
            if body is None or before.endswith(_NOT_AFTER):
                continue
            after = _past_territory(view, low, past_spaces(low, body.end, block.end), block.end)
            if issuing.match(low, after, block.end) or low.startswith("điện:", after):
                candidates.append((body, Span(match.start(), body.end)))
        result.extend(reversed(candidates))
    attached = [
        i for i in range(max(frame.first - 3, 0), frame.first) if _ATTACHED.match(low, blocks[i].start)
    ]
    for number in (*attached, *frame.attached):
        result.extend(_of(view, low, blocks[number].start, blocks[number].end))
    for number in range(max(frame.tail - 4, frame.body), frame.tail):
        block = blocks[number]
        if low.startswith("trên đây", block.body) or low.startswith("trên đây", block.start):
            result.extend(_of(view, low, block.start, min(block.start + 200, block.end)))
    return result


def _past_territory(view: str, low: str, at: int, limit: int) -> int:
    """Where it goes on behind the territory of a territory: "huyện Giao Thủy, tỉnh Nam Định ban hành"."""
    kind = _ABOVE.match(low, at, limit)
    name, end = place_name(view, kind.end(), limit) if kind else ("", at)
    return past_spaces(low, end, limit) if name else at


def _of(view: str, low: str, start: int, end: int) -> list[tuple[Body, Span]]:
    """The first body after "của"."""
    for match in re.compile(r"\bcủa\s+").finditer(low, start, end):
        body = body_at(view, low, match.end(), end)
        if body and not body.central:
            return [(body, Span(match.end(), body.end))]
    return []


def signed_body(view: str, low: str, blocks: list[Block], frame: Frame) -> tuple[Body | None, Span | None]:
    """The body that a signature "TM. ..." speaks for."""
    on_behalf = phrases()["on_behalf"]
    for block in blocks[frame.tail : frame.tail + 40]:
        match = on_behalf.match(low, block.start, block.end)
        if match and low[block.start] == "t":
            body = body_of(words(view[match.end() : min(block.end, match.end() + 120)]))
            if not ORGAN.match(key(body.base)) and not key(body.base).startswith(
                ("chủ tịch", "bộ trưởng", "giám đốc", "cục trưởng")
            ):
                return body, Span(match.end(), block.end)
    return None, None
