"""Paragraphs in, tasks out: which unit gets which task, in which role, until when.

A task is a paragraph or bullet under a unit's heading in the section on who does what, a sentence there whose
subject is a unit, what follows "giao", or a line or column that names the owner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..ontology.frame import phrases
from .bodies import Chain
from .clean import UPPER, key, same, words
from .frame import Frame
from .model import Assignment, Block, Deadline
from .units import Unit, heading, organisation, split, subject

_OWNER = re.compile(
    r"(?:(?:cơ quan|đơn vị|bộ phận|sở,? ngành|cơ quan,? đơn vị)\s+)?(?:(?:chịu trách nhiệm|được giao|đầu mối|phụ trách)\s+)?(?:chủ trì|thực hiện|phân công|đầu mối|chịu trách nhiệm|chủ trì thực hiện)"
    r"(?:\s*(?:,|/|và)?\s*(?:tham mưu|thực hiện|triển khai|tổ chức thực hiện))?\s*:\s*"
)
#: A heading of its own above the owners: "a) Cơ quan chủ trì".
_OWNER_HEAD = re.compile(r"(?:cơ quan|đơn vị)(?:,? đơn vị)? (?:chủ trì|thực hiện|chịu trách nhiệm)(?: thực hiện)?:?")
_PARTNER = re.compile(r"(?:(?:cơ quan|đơn vị|các cơ quan|các đơn vị)\s+)?phối\s*hợp(?:\s+thực hiện)?\s*:\s*")
_CONTENT = re.compile(r"(?:nội dung|nhiệm vụ|công việc|hoạt động)(?:\s+(?:thực hiện|công việc|hoạt động))?\s*:")
_TIME = re.compile(r"(?:hoàn thành|thời gian|thời hạn|tiến độ|kinh phí|địa điểm|đối tượng|sản phẩm|hình thức|số lượng|kết quả|thành phần|quy mô|phạm vi)\b[^:]{0,40}:")
_ROLES = (
    ("lead", re.compile(r"chủ trì|đầu mối|chịu trách nhiệm (?:chính|toàn diện|chung)")),
    ("cooperate", re.compile(r"(?:tích cực |chủ động )?(?:phối hợp|tham gia|cùng)\b")),
    ("advise", re.compile(r"(?:chủ động |kịp thời )?(?:tham mưu|giúp|đề xuất|hằng năm, rà soát, tham mưu)\b")),
    ("fund", re.compile(r"thẩm định dự toán|(?:bố trí|bảo đảm|đảm bảo|cân đối|cấp|tổng hợp)[^.;]{0,40}(?:kinh phí|ngân sách|dự toán|nguồn vốn)")),
    ("monitor", re.compile(r"(?:theo dõi|đôn đốc|kiểm tra|giám sát|hướng dẫn)")),
)
_WITH = re.compile(r"phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+")
_SENTENCE = re.compile(rf"[.!?;](?:(?<=[.!?])(?<![Tt][pPxX].)(?=\s+[{UPPER}])|(?<=;)(?=\s+(?:[Gg]iao|[Đđ]ề nghị)\s))")


def assign(view: str, low: str, blocks: list[Block], frame: Frame, chain: Chain, own: str, deadlines: list[Deadline]) -> list[Assignment]:
    """The tasks of a document in order of place."""
    collected: list[Assignment] = []
    reader = _Reader(view, low, frame, chain, own, deadlines, collected)
    closing, who = phrases()["closing"], phrases()["section_who"]
    everywhere = _everywhere(low, blocks, frame)
    section: int | None = None if not everywhere else 0
    body = [blocks[number] for numbers in frame.body_ranges() for number in numbers]
    if everywhere:
        reader.lead_in(blocks[frame.body - 1] if frame.body else None)
    for offset, block in enumerate(body):
        after = body[offset + 1] if offset + 1 < len(body) else None
        text = low[block.body : block.end].strip()
        if block.depth and section is not None and not everywhere and block.depth <= section:
            section = None
            reader.reset()
        if 0 < block.depth <= 7 and section is None and len(text) < 160 and who.match(_first_line(text)) and not _is_task(text):
            section = block.depth
            reader.reset()
            continue
        if block.depth == 3 and view[block.start] in "ĐĐ":
            reader.reset()
        if block.depth in (1, 4) or (block.depth == 3 and not view.startswith(("Điều", "ĐIỀU"), block.start)):
            reader.reset()
            if section is None and _only_units(view, low, body, offset):
                section = block.depth
                continue
        if block.depth == 3 and section is None and reader.article(block):
            continue
        if closing.match(text) and (block.depth == 0 or section is None) and not re.match(r"yêu cầu\s+(?:các )?(?:sở|ubnd|công an|phòng)\b(?!.{0,200}nghiêm túc)", text):
            reader.reset()
            reader.orders(block)
            continue
        if reader.owner_line(block, after, section is not None):
            continue
        if section is None and block.depth and after is not None and after.depth > block.depth:
            ordered = heading(words(view[block.body : block.end]))
            if ordered and ordered[1].startswith(("giao", "đề nghị")):
                section = block.depth - 1
        if section is not None:
            reader.take(block, after, "organisation")
        else:
            reader.article(block) or reader.subjects(block, "body", own_only=False)
    return collected


def _first_line(text: str) -> str:
    return " ".join(text.rstrip(":. ").split())


def _is_task(text: str) -> bool:
    return text.endswith(".") and len(text) > 90 or len(text) > 110 and "," in text


def _everywhere(low: str, blocks: list[Block], frame: Frame) -> bool:
    """Telegrams and letters of command have no section on who does what: their whole list is one."""
    if frame.type == "CĐ":
        return True
    if frame.type not in ("CV", "CT", "TB"):
        return False
    if any(b.depth and phrases()["section_who"].match(_first_line(low[b.body : min(b.body + 100, b.end)].strip())) and b.end - b.start < 90 for numbers in frame.body_ranges() for b in blocks[numbers.start : numbers.stop]):
        return False
    lead = low[blocks[frame.first].start : blocks[frame.body - 1].end] if frame.first < frame.body <= len(blocks) else ""
    return bool(re.search(r"(?:yêu cầu|chỉ đạo|giao|đề nghị)[^.]{0,300}:\s*$", lead[-500:].strip()))


def _only_units(view: str, low: str, body: list[Block], offset: int) -> bool:
    """Whether all the headings of a section are units: then it says who does what, whatever its title."""
    names = total = 0
    level = None
    depth = body[offset].depth
    for block in body[offset + 1 :]:
        if block.depth and block.depth <= depth:
            break
        if block.depth and (level is None or block.depth == level):
            level = block.depth
            total += 1
            text = words(view[block.body : block.end])
            first = text.split(":", 1)[0]
            names += heading(text) is not None or (":" in text[:160] and heading(first) is not None)
    return total >= 2 and names == total


class _Reader:
    """Walks the section on who does what; knows whose heading it stands under."""

    def __init__(self, view: str, low: str, frame: Frame, chain: Chain, own: str, deadlines: list[Deadline], out: list[Assignment]) -> None:
        self.view, self.low, self.frame, self.chain, self.own = view, low, frame, chain, own
        self.deadlines = sorted(deadlines, key=lambda d: d.start)
        self.starts = [d.start for d in self.deadlines]
        self.out = out
        self.contents: list[Block] = []
        self.reset()

    def reset(self) -> None:
        self.owners: list[Unit] = []
        self.lead = ""
        self.depth = 0
        self.task_depth: int | None = None
        self.contents = []
        self.owning = self.owned = False

    def lead_in(self, block: Block | None) -> None:
        """"... yêu cầu A, B thực hiện các nhiệm vụ sau:": points below without a subject of their own are theirs."""
        if block is None:
            return
        at = None
        for at in re.compile(r"(?:yêu cầu|đề nghị|giao)\s+(?:các\s+đồng chí\s*:?\s+)?").finditer(self.low, block.start, block.end):
            pass
        found = subject(self.view, self.low, at.end(), block.end) if at else None
        if at and found:
            self.owners, self.lead, self.depth = found[0], at[0].strip() if at[0].startswith("đề") else "", 5

    def take(self, block: Block, after: Block | None, scope: str) -> None:
        """One paragraph of the section."""
        view, low = self.view, self.low
        text = words(view[block.body : block.end])
        low_text = key(text)
        bold_lead = heading(text)
        if bold_lead and (block.depth or low_text.endswith(":") or not self.owners) and not (self.owners and block.depth > 9 and not low_text.endswith(":")) and not low_text.startswith("đối với"):
            if block.depth == 0 and not low_text.endswith(":") and after is None:
                return
            self._head(block, *bold_lead)
            return
        inline = self._inline(block, text)
        if inline:
            return
        if self.depth == 5 and block.depth == 6 and subject(view, low, block.body, block.end):
            self.owners = []
        if self.owners and self._below(block):
            if self.task_depth is None and not (low_text.endswith(":") and len(low_text) < 70 and after is not None and (after.depth > block.depth)):
                self.task_depth = block.depth
            if self.task_depth is not None and block.depth > self.task_depth > 0:
                return
            if low_text.endswith(":") and block.depth == 0 and len(low_text) < 90:
                return
            if self.task_depth is None:
                return
            self.subjects(block, scope, own_only=True)
            return
        if block.depth:
            self.owners = []
        self.subjects(block, scope, own_only=False, after=after)

    def _below(self, block: Block) -> bool:
        return block.depth > self.depth or block.depth == 0

    def _head(self, block: Block, units: list[Unit], lead: str) -> None:
        self.owners, self.lead = units, lead
        self.depth = block.depth or 8
        self.task_depth = None

    def _inline(self, block: Block, text: str) -> bool:
        """"Sở Tài chính: Căn cứ ...": heading and first task in one paragraph."""
        colon = self.low.find(":", block.body, min(block.end, block.body + 260))
        if colon < 0 or colon >= block.end - 2:
            return False
        found = heading(words(self.view[block.body : colon]))
        if found is None or re.search(r"\bcác\s+(?:bộ|sở|tỉnh|xã|huyện|phường|ban|thành phố|đơn vị)(?:,\s*(?:ngành|thành phố|phường|ban))?$", self.low[block.body : colon].strip()):
            return False
        units, lead = found
        self._head(block, units, lead)
        self.task_depth = None
        self._add(units, "request" if lead.startswith(("đề nghị", "mời")) else "", colon + 1, block.end, "organisation", "heading")
        return True

    def subjects(self, block: Block, scope: str, own_only: bool, after: Block | None = None) -> bool:
        """Sentences whose subject is a unit; under a heading the rest of a paragraph is the heading's."""
        view, low = self.view, self.low
        given: list[str] = []
        start = block.body
        cuts = [m.end() for m in _SENTENCE.finditer(view, block.body, block.end)]
        spans = list(zip([start, *cuts], [*cuts, block.end], strict=True))
        request = "request" if self.lead.startswith(("đề nghị", "mời")) else ""
        if own_only and subject(view, low, *spans[0]) is None:
            self._add(self.owners, request, block.body, block.end, scope, "heading")
            given = [same(unit.name) for unit in self.owners]
        for number, (begin, end) in enumerate(spans):
            if scope == "body" and number:
                break
            if phrases()["closing"].match(low[begin:end].strip()):
                continue
            found = subject(view, low, begin, end)
            if found is None:
                continue
            units, word, verb = found
            if low.startswith(("đề nghị", "yêu cầu"), verb) and not word:
                continue  # the issuer speaking: no task of its own
            units = [self._owner(unit) for unit in units]
            if scope == "organisation" and number and all(same(u.name) in given for u in units):
                continue
            if own_only and number and any(same(u.name) in given for u in units) and len(units) == 1:
                continue
            fresh = [unit for unit in units if same(unit.name) not in given and same(unit.name) != same(self.own)]
            role = "request" if word.startswith(("đề nghị", "mời")) else "lead" if word.startswith("giao") else ""
            if not fresh and units and number == 0:
                fresh = [unit for unit in units if same(unit.name) not in given]
            self._more(begin, verb, end, scope, given)
            self._add(fresh, role or (request if own_only else ""), begin, end, "organisation" if word.startswith("giao") else scope, "subject", verb)
            given.extend(same(unit.name) for unit in fresh)
            if number == 0 and not own_only and scope == "organisation" and low[block.end - 1] == ":" and after is not None and after.depth > block.depth:
                self.owners, self.depth, self.lead, self.task_depth = units, block.depth, word, None
                if re.search(r"(?:như sau|nội dung sau|nhiệm vụ sau|các việc sau|sau đây)\s*:$", low[block.body : block.end]) or end - verb < 40:
                    del self.out[len(self.out) - len(fresh) :]
        return bool(given)

    def _more(self, begin: int, verb: int, end: int, scope: str, given: list[str]) -> None:
        """"Sở A tham mưu ...; Sở B, Báo C tuyên truyền": a unit behind a semicolon has a task of its own."""
        if scope != "organisation":
            return
        at = self.view.find(";", verb, end)
        while at >= 0:
            other = subject(self.view, self.low, at + 1, end) if self.view[at + 1 : at + 3].strip()[:1].isupper() else None
            if other and all(same(unit.name) not in given for unit in other[0]):
                self._add(other[0], "", at + 1, end, scope, "subject", other[2])
            at = self.view.find(";", at + 1, end)

    def _owner(self, unit: Unit) -> Unit:
        """The heading's own name for a unit that a sentence under it names in short."""
        for owner in self.owners:
            theirs, ours = (same(name).replace("các ", "") for name in (owner.name, unit.name))
            if theirs == ours or theirs.startswith(ours + " "):
                return owner
        return unit

    def orders(self, block: Block) -> None:
        """"Giao X ..." among the closing sentences."""
        for begin, end in _sentences(self.view, block):
            found = subject(self.view, self.low, begin, end)
            if found and found[1].startswith("giao"):
                self._add(found[0], "lead", begin, end, "organisation", "subject", found[2])

    def article(self, block: Block) -> bool:
        """The article on who is responsible for carrying a decision out, and "giao" outside the section."""
        view, low = self.view, self.low
        text = low[block.body : block.end]
        if block.depth == 3 and re.search(r"(?:chịu|có) trách nhiệm|căn cứ (?:quyết định|nghị quyết|quy định|chỉ thị) này", text):
            for begin, end in _sentences(view, block):
                found = subject(view, low, begin, end)
                if found and re.match(r"(?:có trách nhiệm|chịu trách nhiệm|căn cứ)", low[found[2] : end]):
                    self._add(found[0], "", begin, end, "organisation", "article", found[2])
            return True
        return False

    def owner_line(self, block: Block, after: Block | None, inside: bool) -> bool:
        """"Cơ quan chủ trì: Sở Nội vụ": the owner of the contents above it."""
        view, low = self.view, self.low
        match = _OWNER.match(low, block.body + (low[block.body : block.body + 1] == " "), block.end)
        if match is None and 0 < block.depth < 10 and _OWNER_HEAD.fullmatch(words(low[block.body : block.end])):
            self.owning, self.pending = True, self.contents
            return True
        if match:
            contents = self.contents
            text = view[match.end() : block.end]
            self.owning = not text.strip()
            if self.owning:
                self.pending = contents
                return True
            self._own(text, match.end(), block.end, contents)
            self.owned = True
            return True
        if self.owning and block.depth >= 10:
            self._own(view[block.body : block.end], block.body, block.end, self.pending)
            return True
        self.owning = False
        if _PARTNER.match(low, block.body + (low[block.body : block.body + 1] == " "), block.end) or _TIME.match(low, block.body + (low[block.body : block.body + 1] == " "), block.end):
            return True
        if self.owned:
            self.contents, self.owned = [b for b in self.contents if b.depth < 10], False
        if 0 < block.depth < 10:
            self.contents = [block]
        elif block.depth == 10:
            heads = [b for b in self.contents if b.depth < 10]
            if _CONTENT.match(low, block.body + (low[block.body : block.body + 1] == " "), block.end) or not heads or len(self.contents) > 1 or not inside:
                self.contents = [*(b for b in self.contents if b.depth >= 10), block] if any(b.depth >= 10 for b in self.contents) else [block]
        elif block.depth == 11 and self.contents and low[self.contents[-1].end - 1] == ":":
            self.contents = [*self.contents[:-1], block]
        elif block.depth == 11 and self.contents and self.contents[-1].depth == 11:
            self.contents = [*self.contents, block]
        return False

    def _own(self, text: str, start: int, end: int, contents: list[Block]) -> None:
        view, low = self.view, self.low
        found = subject(view, low, start, end)
        bare = words(text).rstrip(".")
        whole = heading(bare) if found is None else None
        if found and found[2] - start > 4:
            units = found[0]
        elif whole:
            units = whole[0]
        else:
            units = split(re.split(r"\s+(?:chủ trì|phối hợp|chịu trách nhiệm)\b", bare)[0])
        role = "lead"
        for content in contents or [None]:
            self._add(units, role, content.body if content else start, content.end if content else end, "organisation", "owner line")
        if found and ";" in low[found[2] : end]:
            self._second(low, found[2], end, contents)

    def _second(self, low: str, verb: int, end: int, contents: list[Block]) -> None:
        at = low.find(";", verb, end)
        other = subject(self.view, low, at + 1, end)
        if other:
            self._add(other[0], "execute", at + 1, end, "organisation", "owner line", other[2])

    def _add(self, units: list[Unit], role: str, start: int, end: int, scope: str, rule: str, verb: int | None = None) -> None:
        view, low = self.view, self.low
        while start < end and view[start] in " \n-+.;:,":
            start += 1
        while end > start and view[end - 1] in " \n":
            end -= 1
        if start >= end:
            return
        act = low[verb if verb is not None else start : end]
        partners = tuple(self._partners(start, end))
        at = bisect_left(self.starts, start)
        due = self.deadlines[at].due if at < len(self.starts) and self.starts[at] < end else None
        for unit in units:
            self.out.append(
                Assignment(
                    unit.name, organisation(unit.name, unit.group, self.chain, self.own), unit.group, role or role_of(act),
                    words(view[start:end])[:1000], start, min(end, start + 2900), partners, due, scope, rule,
                )  # fmt: skip
            )

    def _partners(self, start: int, end: int) -> Iterator[str]:
        for match in _WITH.finditer(self.low, start, end):
            found = subject(self.view, self.low, match.end(), end)
            if found:
                yield from (unit.name for unit in found[0])


def _sentences(view: str, block: Block) -> list[tuple[int, int]]:
    cuts = [m.end() for m in _SENTENCE.finditer(view, block.body, block.end)]
    return list(zip([block.body, *cuts], [*cuts, block.end], strict=True))


def role_of(act: str) -> str:
    """The role that the first words of a task give.

    >>> role_of("chủ trì, phối hợp với Công an huyện"), role_of("tham mưu ủy ban"), role_of("tổ chức tuyên truyền")
    ('lead', 'advise', 'execute')
    """
    act = act.strip(" ,:\n-")
    for role, pattern in _ROLES:
        if pattern.match(act) or role in ("lead", "fund") and pattern.search(act[:90]):
            return role
    return "execute"
