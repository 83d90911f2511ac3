"""Paragraphs in, tasks out: which unit gets which task, in which role, until when.

A task is a paragraph or bullet under a unit's heading in the section on who does what, a sentence there whose
subject is a unit, what follows "giao", or a line or column that names the owner.
"""

from __future__ import annotations

import re

from ..ontology.frame import phrases
from .addressed import addressed
from .body import Chain
from .clean import UPPER, key, same, words
from .frame import Frame
from .headings import heading
from .model import Assignment, Block, Deadline
from .owner_lines import OwnerLines
from .owner_within import owners_within
from .roles import role_of_command
from .sections import has_units_alone, is_all_tasks, opens_section
from .subjects import addressed_subject, subject
from .tasks import Tasks
from .unit import VERB, Unit

#: Depths of the outline that matter here: parts, articles and main sections part the text; a heading in bold
#: without a number stands above bullets; deeper than points are bullets.
_PART, _ARTICLE, _SECTION, _LEAD_IN, _POINT, _BOLD, _LAST_POINT = 1, 3, 4, 5, 6, 8, 9
#: A heading is no longer.
_SHORT = 100
#: A sentence ends before a capital, but for "TP. Vinh", and at a semicolon before another order.
_SENTENCE = re.compile(
    rf"[.!?;](?:(?<=[.!?])(?<![Tt][pPxX].)(?=\s+[{UPPER}])|(?<=;)(?=\s+(?:[Gg]iao|[Đđ]ề nghị)\s))"
)
#: "thống nhất chủ trương, giao Sở Xây dựng ...": an order of its own behind what is granted.
_GRANTED = re.compile(rf"(?:[Tt]hống nhất|[Đđ]ồng ý|[Cc]hấp thuận)\s[^.;:]{{0,160}}?,(?=\s+giao\s+[{UPPER}])")
_COMMAND = re.compile(r"(?:yêu cầu|đề nghị|giao)\s+(?:các\s+đồng chí\s*:?\s+)?")
#: "Yêu cầu các sở ..." is an order, unless all of them are only to take it seriously.
_ORDERED = re.compile(
    r"yêu cầu\s+(?:các )?(?:sở|ubnd|công an|phòng|chủ tịch|giám đốc|trưởng phòng)\b(?!.{0,200}nghiêm túc)"
)
#: "Mở lớp học. Đơn vị thực hiện: Phòng Nội vụ.": the owner of a task behind it.
_OWNER = re.compile(
    r"\s*(?:cơ quan|đơn vị)\s+(?:chủ trì|thực hiện|chủ trì thực hiện|chịu trách nhiệm)\s*:\s*"
)
#: An article on responsibility, and its sentences on those who are responsible.
_RESPONSIBLE = re.compile(
    r"(?:chịu|có) trách nhiệm|căn cứ (?:quyết định|nghị quyết|quy định|chỉ thị) này"
    r"|giám sát (?:việc )?(?:tổ chức |triển khai )*(?:thực hiện|thi hành) nghị quyết"
)
_CARRIES_OUT = re.compile(
    r"chịu trách nhiệm (?:tổ chức |triển khai )?(?:thi hành|thực hiện)\s+"
    r"(?:quyết định|nghị quyết|chỉ thị|quy định|kế hoạch|quy chế|thông tư)\s+này"
)
_IS_RESPONSIBLE = re.compile(r"(?:có trách nhiệm|chịu trách nhiệm|căn cứ|giám sát)")
#: "các sở, ngành: Nội vụ, Y tế": the colon begins a list of names, not a task.
_LISTS_NAMES = re.compile(
    r"\bcác\s+(?:bộ|sở|ban|(?P<of>tỉnh|xã|huyện|phường|thành phố|đơn vị))"
    r"(?:,\s*(?:ngành|thành phố|phường|ban))?$"
)
#: What an issuer says to others: "UBND tỉnh yêu cầu Sở Y tế ...".
_SPEAKS = ("đề nghị", "yêu cầu", "giao ", "phân công ")
_HEAD_OF = re.compile(r"^(?:chủ tịch|ban thường vụ|thường trực|ban chấp hành) ")
_AS_FOLLOWS = re.compile(r"(?:như sau|nội dung sau|nhiệm vụ sau|các việc sau|sau đây)\s*:$")


def assign(
    view: str,
    low: str,
    blocks: list[Block],
    frame: Frame,
    chain: Chain,
    own: str,
    deadlines: list[Deadline],
) -> list[Assignment]:
    """The tasks of a document in order of place; ``own`` is its issuer, whose own deeds are none."""
    body = [blocks[number] for numbers in frame.body_ranges() for number in numbers]
    tasks = Tasks(view, low, chain, deadlines)
    reader = _Reader(view, low, body, own, tasks, addressed(low, blocks, frame))
    if is_all_tasks(low, blocks, body, frame):
        reader.everywhere(blocks[frame.body - 1] if frame.body else None)
    for number in range(len(body)):
        reader.read(number)
    return tasks.found


class _Reader:
    """Walks the paragraphs; knows how deep the section on who does what is and whose heading it is under."""

    def __init__(
        self, view: str, low: str, body: list[Block], own: str, tasks: Tasks, names: list[str]
    ) -> None:
        self.view, self.low, self.body, self.own, self.tasks = view, low, body, same(own), tasks
        self.names = names
        self.owner_lines = OwnerLines(view, low, tasks)
        self.section: int | None = None
        self.all_tasks = False
        self.reset()

    def reset(self) -> None:
        """Stand under nobody's heading."""
        self.owners: list[Unit] = []
        self.lead = ""
        self.depth = 0
        self.task_depth: int | None = None
        self.owner_lines.reset()

    def everywhere(self, block: Block | None) -> None:
        """Read all as the section: points without a subject are of those whom the opening commands."""
        self.section, self.all_tasks = 0, True
        if block is None:
            return
        commands = list(_COMMAND.finditer(self.low, block.start, block.end))
        found = subject(self.view, self.low, commands[-1].end(), block.end) if commands else None
        if found:
            word = commands[-1][0].strip()
            self.owners, self.lead, self.depth = found[0], word if word.startswith("đề") else "", _LEAD_IN

    def read(self, number: int) -> None:
        """One paragraph of the body."""
        block = self.body[number]
        after = self.body[number + 1] if number + 1 < len(self.body) else None
        text = self.low[block.body : block.end].strip()
        if not text and block.depth and after is not None and after.depth == 0:
            text = self.low[after.start : after.end].strip()  # "Phần III", its title on the line below
        if self.section is not None and not self.all_tasks and 0 < block.depth <= self.section:
            self.section = None
            self.reset()
        if self.section is None and opens_section(block, text):
            self.section = block.depth
            self.reset()
            self._duties_of(block)
            return
        if self._parts_text(block):
            self.reset()
            if (
                self.section is None
                and self._is_division(block)
                and has_units_alone(self.view, self.low, self.body, number)
            ):
                self.section = block.depth
                return
        elif self.section is None and self._heads_units(number):
            self.section = block.depth
            return
        if self.section is None and self._article(block):
            return
        if self._closes(block, text):
            self.reset()
            self._orders(block)
            return
        if self.owner_lines.read(block, self.section is not None):
            return
        if self.section is None and after is not None and 0 < block.depth < after.depth:
            ordered = heading(words(self.view[block.body : block.end]))
            if ordered and ordered[1].startswith(("giao", "đề nghị")):
                self.section = block.depth - 1
        if self.section is not None:
            self._take(block, after)
        elif not self._article(block):
            self._subjects(block, "body")

    def _duties_of(self, block: Block) -> None:
        """ "Điều 5. Trách nhiệm của Sở Y tế" heads the tasks of one unit; other articles may head others."""
        named = heading(words(self.view[block.body : block.end])) if block.depth == _ARTICLE else None
        if named and named[1] and len(named[0]) == 1 and not named[0][0].group:
            self.section = block.depth - 1
            self._head(block, *named)

    def _heads_units(self, number: int) -> bool:
        """Whether a short numbered line that is no unit stands above parts that begin with units."""
        block = self.body[number]
        if not 0 < block.depth < _BOLD or block.end - block.body > _SHORT:
            return False
        if number + 1 == len(self.body) or self.body[number + 1].depth <= block.depth:
            return False
        text = words(self.view[block.body : block.end])
        if text.endswith((".", ";")) or heading(text):
            return False
        return has_units_alone(self.view, self.low, self.body, number, told=True)

    def _parts_text(self, block: Block) -> bool:
        return self._is_division(block) or (block.depth == _ARTICLE and self.view[block.start] == "Đ")

    def _is_division(self, block: Block) -> bool:
        """A part, chapter or main section; an article is none."""
        if block.depth == _ARTICLE:
            return not self.view.startswith(("Điều", "ĐIỀU"), block.start)
        return block.depth in (_PART, _SECTION)

    def _closes(self, block: Block, text: str) -> bool:
        """Whether a paragraph is one of the closing sentences, which give no task but by "giao"."""
        if block.depth and (self.section is not None or text.startswith("yêu cầu")):
            return False
        return self._is_closing(text, block.body, block.end)

    def _is_closing(self, text: str, start: int, end: int) -> bool:
        """Whether a sentence closes the document; "Yêu cầu Hạt Kiểm lâm ..." gives one unit a task."""
        if not phrases()["closing"].match(text) or _ORDERED.match(text):
            return False
        told = subject(self.view, self.low, start, end) if text.startswith("yêu cầu") else None
        return told is None or len(told[0]) > 1 or told[0][0].group

    def _orders(self, block: Block) -> None:
        """ "Giao X ..." among the closing sentences."""
        for begin, end in self._sentences(block):
            found = subject(self.view, self.low, begin, end)
            if found and found[1].startswith("giao"):
                self.tasks.add(found[0], "lead", begin, end, "subject", verb=found[2])

    def _article(self, block: Block) -> bool:
        """The article on who is responsible for carrying a decision out."""
        low = self.low
        cue = _RESPONSIBLE if block.depth == _ARTICLE else _CARRIES_OUT
        if block.depth not in (0, _ARTICLE) or not cue.search(low, block.body, block.end):
            return False
        for begin, end in self._sentences(block):
            found = subject(self.view, low, begin, end)
            if found and _IS_RESPONSIBLE.match(low[found[2] : end]):
                self.tasks.add(found[0], "", begin, end, "article", verb=found[2])
        return True

    def _take(self, block: Block, after: Block | None) -> None:
        """One paragraph of the section: a heading, a heading with its task, a task, or sentences."""
        text = words(self.view[block.body : block.end])
        low = key(text)
        found = heading(text)
        if found and text.endswith(".") and self._addressed(block.body, block.end):
            found = None  # a sentence whose verb is no known one
        if found and self._is_heading(block, low):
            if block.depth or low.endswith(":") or after is not None:
                self._head(block, *found)
            return
        if self._inline(block):
            return
        numbered = self.depth == _LEAD_IN and block.depth == _POINT
        if numbered and subject(self.view, self.low, block.body, block.end):
            self.owners = []
        if self.owners and (block.depth > self.depth or block.depth == 0):
            if self._is_task(block, low, after):
                self._subjects(block, "organisation", under_heading=True)
            return
        if block.depth:
            self.owners = []
        self._subjects(block, "organisation", after=after)

    def _is_heading(self, block: Block, low: str) -> bool:
        """Whether a list of units heads tasks, rather than being words within a task of the owners above."""
        if low.startswith("đối với"):
            return False
        return low.endswith(":") or not self.owners or 0 < block.depth <= _LAST_POINT

    def _head(self, block: Block, units: list[Unit], lead: str) -> None:
        self.owners, self.lead = units, lead
        self.depth = block.depth or _BOLD
        self.task_depth = None

    def _inline(self, block: Block) -> bool:
        """ "Sở Tài chính: Căn cứ ...": heading and first task in one paragraph."""
        colon = self.low.find(":", block.body, min(block.end, block.body + 260))
        if colon < 0 or colon >= block.end - 2:
            return False
        found = heading(words(self.view[block.body : colon]))
        lists = _LISTS_NAMES.search(self.low[block.body : colon].strip())
        if found is None or (lists and not (lists["of"] and self._ordered_at(colon + 1, block.end))):
            return False
        self._head(block, *found)
        self.tasks.add(self.owners, self._request(), colon + 1, block.end, "heading")
        return True

    def _ordered_at(self, start: int, end: int) -> bool:
        """Whether a task, and no list of places, begins behind a colon: "các xã: Xây dựng kế hoạch ..."."""
        while start < end and self.low[start] in " \n-+*":
            start += 1
        return VERB.match(self.low, start, end) is not None

    def _is_task(self, block: Block, low: str, after: Block | None) -> bool:
        """Whether a paragraph under a heading is a task: those of the first depth are."""
        titles = low.endswith(":") and len(low) < 70 and after is not None and after.depth > block.depth
        if self.task_depth is None and not titles:
            self.task_depth = block.depth
        if self.task_depth is None or block.depth > self.task_depth > 0:
            return False
        return not (low.endswith(":") and block.depth == 0 and len(low) < 90)

    def _subjects(
        self, block: Block, scope: str, *, under_heading: bool = False, after: Block | None = None
    ) -> None:
        """Sentences whose subject is a unit; under a heading the rest of a paragraph is the heading's."""
        view, low = self.view, self.low
        given: set[str] = set()
        spans = self._sentences(block)
        request = self._request() if under_heading else ""
        numbered = scope == "organisation" and _LEAD_IN < block.depth <= _LAST_POINT
        if under_heading and subject(view, low, *spans[0]) is None:
            self.tasks.add(self.owners, request, block.body, block.end, "heading", scope=scope)
            given = {same(unit.name) for unit in self.owners}
        for number, (begin, end) in enumerate(spans[:1] if scope == "body" else spans):
            text = low[begin:end].strip()
            closes = not numbered and self._is_closing(text, begin, end)
            owner = None if closes else _OWNER.match(low, begin, end)
            if owner:
                named = heading(words(view[owner.end() : end]))
                self.tasks.add(named[0] if named else [], "lead", block.body, block.end, "owner", scope=scope)
                continue
            found = None if closes else subject(view, low, begin, end)
            if found is None and not closes and scope == "organisation" and block.depth:
                found = self._addressed(begin, end)
            if found is None:
                continue
            units, word, verb = found
            if not word and low.startswith(_SPEAKS, verb):
                told = subject(view, low, verb, end) if self._is_own(units) else None
                if told and told[1] and (block.depth or not told[0][0].group):
                    units, word, verb = told
                elif low.startswith(_SPEAKS[:2], verb):
                    continue  # the issuer speaking: no task of its own
            units = [self._owner(unit) for unit in units]
            fresh = [unit for unit in units if same(unit.name) not in given]
            if number and not fresh:
                continue
            others = [unit for unit in fresh if same(unit.name) != self.own]
            if others or number:
                fresh = others
            if scope == "organisation":
                self._behind_semicolons(verb, end, given)
            own_scope = "organisation" if word.startswith("giao") else scope
            self.tasks.add(
                fresh, role_of_command(word) or request, begin, end, "subject", scope=own_scope, verb=verb
            )
            given.update(same(unit.name) for unit in fresh)
            if number == 0 and scope == "organisation" and not under_heading and self._leads(block, after):
                self.owners, self.depth, self.lead, self.task_depth = units, block.depth, word, None
                if _AS_FOLLOWS.search(low[block.body : block.end]) or end - verb < 40:
                    del self.tasks.found[len(self.tasks.found) - len(fresh) :]

        if not given and scope == "organisation" and block.depth and not under_heading:
            self._within(block)

    def _within(self, block: Block) -> None:
        """ "Mở lớp dạy nghề do Sở Y tế chủ trì.": the owner behind the task."""
        owners = owners_within(self.view, self.low, block.body, block.end)
        if owners:
            self.tasks.add(owners[0], "lead", block.body, block.end, "owner")

    def _is_own(self, units: list[Unit]) -> bool:
        """Whether who speaks is the issuer of the document, or its head."""
        name = _HEAD_OF.sub("", same(units[0].name))
        return len(units) == 1 and bool(name) and self.own.startswith(name)

    def _addressed(self, start: int, end: int) -> tuple[list[Unit], str, int] | None:
        return addressed_subject(self.view, self.low, start, end, self.names)

    def _behind_semicolons(self, verb: int, end: int, given: set[str]) -> None:
        """ "Sở A tham mưu ...; Sở B, Báo C tuyên truyền": a unit behind a semicolon has a task of its own."""
        view = self.view
        at = view.find(";", verb, end)
        while at >= 0:
            capital = view[at + 1 : at + 3].strip()[:1].isupper()
            other = subject(view, self.low, at + 1, end) if capital else None
            if other and all(same(unit.name) not in given for unit in other[0]):
                self.tasks.add(other[0], "", at + 1, end, "subject", verb=other[2])
            at = view.find(";", at + 1, end)

    def _leads(self, block: Block, after: Block | None) -> bool:
        """Whether the paragraphs below are the tasks of this one's subject."""
        return self.low[block.end - 1] == ":" and after is not None and after.depth > block.depth

    def _request(self) -> str:
        return "request" if role_of_command(self.lead) == "request" else ""

    def _owner(self, unit: Unit) -> Unit:
        """The heading's own name for a unit that a sentence under it names in short."""
        for owner in self.owners:
            theirs, ours = (same(name).replace("các ", "") for name in (owner.name, unit.name))
            if theirs == ours or theirs.startswith(ours + " "):
                return owner
        return unit

    def _sentences(self, block: Block) -> list[tuple[int, int]]:
        cuts = [match.end() for match in _SENTENCE.finditer(self.view, block.body, block.end)]
        if self.low.find(", giao ", block.body, block.end) >= 0:
            granted = _GRANTED.finditer(self.view, block.body, block.end)
            cuts = sorted({*cuts, *(match.end() for match in granted)})
        return list(zip([block.body, *cuts], [*cuts, block.end], strict=True))
