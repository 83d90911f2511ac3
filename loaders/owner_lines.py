"""Paragraphs that name the owner of what stands above them in, tasks out: "Cơ quan chủ trì: Sở Nội vụ"."""

from __future__ import annotations

import re
from dataclasses import replace

from .clean import words
from .headings import heading
from .model import Block
from .split import split
from .subjects import subject
from .tasks import Tasks
from .unit import HEAD

#: Depths of the outline: numbered points, then bullets ("-"), then bullets under bullets ("+").
_BULLET, _INNER = 10, 11
#: Contents that the owners in the bullets below can have, at most.
_MOST = 100
_OWNER = re.compile(
    r"(?:(?:cơ quan|đơn vị|bộ phận|sở,? ngành|cơ quan,? đơn vị)\s+)?"
    r"(?:(?:chịu trách nhiệm|được giao|đầu mối|phụ trách)\s+)?"
    r"(?:chủ trì|thực hiện|phân công|đầu mối|chịu trách nhiệm|chủ trì thực hiện|phụ trách|tham mưu|được giao"
    r"|trách nhiệm(?: chính)?)"
    r"(?:\s*(?:,|/|và)?\s*(?:tham mưu|thực hiện|triển khai|tổ chức thực hiện))?\s*:\s*"
)
#: "(Giao Sở Y tế chủ trì)." on a line of its own.
_IN_BRACKETS = re.compile(
    rf"\((?:giao\s+(?:cho\s+)?)?(?={HEAD.pattern}[^()]{{2,120}}\s"
    r"(?:chủ trì|thực hiện|phụ trách|đầu mối)(?![^\W\d_]))"
)
#: A heading of its own above the owners: "a) Cơ quan chủ trì".
_OWNER_HEAD = re.compile(
    r"(?:(?:cơ quan|đơn vị)(?:,? đơn vị)? (?:chủ trì|thực hiện|chịu trách nhiệm)|chủ trì)(?: thực hiện)?:?"
)
#: A heading above the owners and the partners: "2. Cơ quan chủ trì, phối hợp".
_OWNERS = re.compile(
    r"(?:(?:các )?cơ quan|(?:các )?đơn vị|phân công) (?:chủ trì|thực hiện)\s?(?:,|và|-)"
    r" (?:cơ quan |đơn vị )?phối hợp(?: thực hiện)?:?"
)
#: A heading above the partners: "b) Cơ quan phối hợp".
_PARTNER_HEAD = re.compile(r"(?:cơ quan|đơn vị)(?:,? đơn vị)? phối hợp(?: thực hiện)?:?")
#: Lines beside the owner's that hold no contents: partners, time, money, product.
_BESIDE = re.compile(
    r"(?P<partner>(?:(?:cơ quan|đơn vị|các cơ quan|các đơn vị)\s+)?phối\s*hợp(?:\s+thực hiện)?\s*:\s*)"
    r"|(?:hoàn thành|thời gian|thời hạn|tiến độ|kinh phí|địa điểm|đối tượng|sản phẩm|hình thức|số lượng"
    r"|kết quả|thành phần|quy mô|phạm vi)\b[^:]{0,40}:"
)
_CONTENT = re.compile(
    r"(?:nội dung|nhiệm vụ|công việc|hoạt động)(?:\s+(?:thực hiện|công việc|hoạt động))?\s*:"
)
#: "; cơ quan phối hợp: Sở Nội vụ": no task of another unit.
_LABEL = re.compile(
    r"[;.]\s*(?:(?:cơ quan|đơn vị)\s[^.;:]{3,30}|nội dung|phối hợp|thời (?:gian|hạn)|hoàn thành|hạn)\s*:"
)
#: Where the names end that no verb ends.
_ITS_TASK = re.compile(r"\s+(?:chủ trì|phối hợp|chịu trách nhiệm)\b")


class OwnerLines:
    """Remembers the contents above and gives them to the owner that a line names."""

    def __init__(self, view: str, low: str, tasks: Tasks) -> None:
        self.view, self.low, self.tasks = view, low, tasks
        self.reset()

    def reset(self) -> None:
        """Begin a new section: nothing stands above."""
        self.contents: list[Block] = []
        self.points: list[Block] = []  # lettered points in a row
        self.shared: list[Block] = []  # those of all owners below a heading of owners
        self.below = 0  # the depth of that heading
        self.pending: list[Block] = []  # contents whose owners stand in the bullets below
        self.owning = self.owned = self.partnering = False
        self.given = len(self.tasks.found)  # where the tasks of the owner above begin
        self.partners: tuple[str, ...] = ()
        self.due: str | None = None

    def read(self, block: Block, inside: bool) -> bool:
        """Whether a paragraph is such a line; ``inside`` the section on who does what bullets are tasks."""
        low = self.low
        start = block.body + (low[block.body : block.body + 1] == " ")
        if 0 < block.depth <= self.below:
            self.shared, self.below = [], 0
        match = _OWNER.match(low, start, block.end) or _IN_BRACKETS.match(low, start, block.end)
        if match:
            self._owner_line(block, match.end())
            return True
        if 0 < block.depth < _BULLET and _OWNERS.fullmatch(words(low[block.body : block.end])):
            self.shared, self.below = self._above(block), block.depth
            return True
        if 0 < block.depth < _BULLET and _OWNER_HEAD.fullmatch(words(low[block.body : block.end])):
            self.owning, self.pending = True, self._above(block)[-_MOST:]
            return True
        if self.owning and block.depth >= _BULLET:
            self._give(block.body, block.end, self.pending)
            return True
        self.owning = False
        if self.partnering and block.depth >= _BULLET:
            self.partners += tuple(unit.name for unit in split(self.view[block.body : block.end]))
            return True
        if self.partnering and self.owned:
            self._complete()
        self.partnering = bool(_PARTNER_HEAD.fullmatch(words(low[block.body : block.end])))
        if self.partnering:
            return True
        beside = _BESIDE.match(low, start, block.end)
        if beside:
            self._beside(block, beside)
            return True
        self._remember(block, start, inside)
        return False

    def _owner_line(self, block: Block, start: int) -> None:
        self.owning = not self.view[start : block.end].strip()
        if self.owning:
            self.pending = self._above(block)[-_MOST:]
        else:
            self.given = len(self.tasks.found)
            self._give(start, block.end, self._above(block))
            self.owned = True
            self._complete()

    def _above(self, block: Block) -> list[Block]:
        """What an owner is given: the lettered points of the number before, else the contents above."""
        if self.shared:
            return self.shared
        whole = len(self.points) > 1 and 0 < block.depth < self.points[0].depth
        return self.points[-_MOST:] if whole else self.contents

    def _beside(self, block: Block, match: re.Match[str]) -> None:
        """Partners and day on a line of their own are those of the owner above, else of the next."""
        if match["partner"]:
            self.partners = tuple(unit.name for unit in split(self.view[match.end() : block.end]))
        elif self.due is None:
            self.due = self.tasks.due(block.start, block.end)
        if self.owned:
            self._complete()

    def _complete(self) -> None:
        """Give partners and day to the tasks of the owner above that have none."""
        found = self.tasks.found
        for number in range(self.given, len(found)):
            task = found[number]
            found[number] = replace(task, partners=task.partners or self.partners, due=task.due or self.due)
        self.partners, self.due = (), None

    def _remember(self, block: Block, start: int, inside: bool) -> None:
        """Keep a paragraph as contents of the next owner; a point begins anew, bullets add up."""
        if self.owned:
            self.contents, self.owned = [b for b in self.contents if b.depth < _BULLET], False
            self.points = []
        if block.depth:
            self.partners, self.due = (), None
        last = self.contents[-1] if self.contents else None
        if 0 < block.depth < _BULLET:
            self.contents = [block]
            if self.points and self.points[-1].depth != block.depth:
                self.points = []
            self.points.append(block)
        elif block.depth == _BULLET:
            under_a_point = inside and len(self.contents) == 1 and self.contents[0].depth < _BULLET
            if not under_a_point or _CONTENT.match(self.low, start, block.end):
                if last is not None and self.contents[0].depth < _BULLET:
                    self.contents = []  # a point stands first, if at all
                self.contents.append(block)
        elif block.depth == _INNER and last is not None:
            if self.low[last.end - 1] == ":":
                self.contents[-1] = block
            elif last.depth == _INNER:
                self.contents.append(block)

    def _give(self, start: int, end: int, contents: list[Block]) -> None:
        """Give the contents above, else the line itself, to its units; a semicolon begins another's task."""
        label = _LABEL.search(self.low, start, end)
        end = label.start() if label else end
        found = subject(self.view, self.low, start, end)
        bare = words(self.view[start:end]).rstrip(".")
        listed = heading(bare) if found is None else None
        if found and found[2] - start > 4:
            units = found[0]
        elif listed:
            units = listed[0]
        else:
            units = split(_ITS_TASK.split(bare)[0])
        spans = [(content.body, content.end) for content in contents] or [(start, end)]
        for begin, stop in spans:
            self.tasks.add(units, "lead", begin, stop, "owner line")
        at = self.low.find(";", found[2], end) if found else -1
        other = subject(self.view, self.low, at + 1, end) if at >= 0 else None
        if other:
            self.tasks.add(other[0], "execute", at + 1, end, "owner line", verb=other[2])
