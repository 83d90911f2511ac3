"""Tables of tasks in, owners and deadlines out: a task a row, the unit from the owner's column.

A table counts when its head has a column of owners and one of tasks; lists, prices and the steps of a
procedure do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from .body import Chain
from .clean import key, words
from .columns import NUMBER, OWNER, PARTNER, TASK, Columns, read_columns
from .deadlines import in_cell, is_read
from .frame import Frame
from .headings import heading
from .model import Assignment, Block, Deadline
from .organisations import organisation
from .rows import Cell, Row, read_rows
from .split import split
from .unit import HEAD

_ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivx]{1,5}|[a-zđ])[.)]*$|[-+•]$")
_DITTO = re.compile(r"[-“\"'\s]*(?:nt|như trên|như (?:mục|nhiệm vụ) trên|như nt|//)[-”\"'.\s]*$|[\"”“″]+$")
#: Hours and working days are steps of a procedure, not tasks of a plan.
_HOURS = re.compile(
    r"(?:không quá |tối đa |trong )?\(?\d[\d,./]*\)?\s*(?:\([^()]*\)\s*)?(?:giờ|phút|ngày|½)|(?:nửa|một|hai"
    r"|ba) (?:ngày|giờ)|không tính|giờ hành chính"
)
_OUTSIDE = re.compile(r"nơi nhận|tm\.|t/m|kt\.|tl\.|tuq\.|phụ lục|ghi chú\s*:")
_PERSON = re.compile(r"(?:các )?(?:đồng chí|đ/c|đc|ông|bà|anh|chị)\b")
_BULLET = re.compile(r"(?:^|\n|\u2028|<br\s*/?>)\s*[-+•*]\s*(?=[^\W\d_])")
#: The end of a line within a cell: of Markdown, and of a document laid out in paragraphs.
_BREAK = re.compile(r"<br\s*/?>|\u2028")
_ABOVE = "\u2028"
_LED = re.compile(r"(?:cơ quan |đơn vị )?(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)(?: chính)?\s*:\s*")
_JOINED = re.compile(r"[\s,;:.(/-]*(?:(?:cơ quan|đơn vị)\s+)?phối\s+hợp(?:\s+(?:với|cùng))?\s*:?\s*")
_LEADS = re.compile(
    r"\s+(?:chủ trì|đầu mối|thực hiện|chịu trách nhiệm)(?:\s+(?:chính|thực hiện|tham mưu|phối hợp))?$"
)


@dataclass(frozen=True, slots=True)
class Task:
    """A row: the cells of owner and task, the names of owners and partners, the row's deadline."""

    owner: Cell
    task: Cell
    owners: str
    partners: str
    due: str | None


@dataclass(slots=True)
class Tables:
    """The rows of all task tables of a text, and the deadlines that no paragraph has said."""

    view: str
    rows: list[Task] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    spans: list[Cell] = field(default_factory=list)

    def covers(self, position: int) -> bool:
        """Whether a place lies in a task table: what its cells say is told by its rows alone."""
        number = bisect_right(self.spans, (position, len(self.view))) - 1
        return number >= 0 and position < self.spans[number][1]

    def assignments(self, chain: Chain) -> list[Assignment]:
        """A task a row and unit."""
        result: list[Assignment] = []
        for row in self.rows:
            found = heading(row.owners)
            partners = tuple(unit.name for unit in split(row.partners)) if row.partners else ()
            start, end = row.task
            for unit in found[0] if found else split(row.owners):
                result.append(
                    Assignment(
                        unit.name,
                        organisation(unit.name, unit.group, chain),
                        unit.group,
                        "lead",
                        words(self.view[start:end])[:1000],
                        start,
                        min(end, start + 2900),
                        partners,
                        row.due,
                        "organisation",
                        "owner column",
                    )
                )
        return result


def read_tables(original: str, view: str, low: str, blocks: list[Block], frame: Frame) -> Tables:
    """The task tables of a text; a table without an owner's column says nothing of units."""
    tables = Tables(view)
    start = blocks[frame.first].start if frame.first < len(blocks) else 0
    while start and original[start - 1] in "|* \t\n":
        start -= 1  # the border of the first cell
    rows = read_rows(original, start)
    if rows:
        _Reader(view, low, blocks, frame, tables).read(rows)
    return tables


class _Reader:
    """Goes through the rows; what it knows is the head of the table it is in and the owner above."""

    def __init__(self, view: str, low: str, blocks: list[Block], frame: Frame, tables: Tables) -> None:
        self.view, self.low, self.blocks, self.frame, self.tables = view, low, blocks, frame, tables
        self.starts = [block.start for block in blocks]
        self.columns: Columns | None = None
        self.above = ""
        self.before: tuple[Cell, ...] = ()

    def read(self, rows: list[Row]) -> None:
        index = 0
        while index < len(rows):
            row = rows[index]
            following = rows[index + 1] if index + 1 < len(rows) else None
            index += 1
            head = self._head(row, following)
            if head is not None:
                self.columns, used = head
                self.tables.spans.append((row.cells[-self.columns.width :][0][0], row.cells[-1][1]))
                self.above = ""
                index += used
                continue
            if row.first or self._other_head(row):
                self.columns = None
            if self.columns is None:
                continue
            cells = row.cells
            if row.bars:
                while index < len(rows) and self._goes_on(cells, rows[index - 1].bars, rows[index].cells):
                    blank = cells[-1][1]
                    cells = (*cells, *[(blank, blank)] * (rows[index - 1].bars - 1), *rows[index].cells)
                    index += 1
                self._long(cells)
            else:
                self._row(cells)

    def _name(self, cell: Cell) -> str:
        return " ".join(self.low[cell[0] : min(cell[1], cell[0] + 90)].split())

    def _head(self, row: Row, following: Row | None) -> tuple[Columns, int] | None:
        """The columns of a head row, and how many rows below it belong to the head too."""
        names = [self._name(cell) for cell in row.cells]
        if len(names) < 2 or not (NUMBER.match(names[0]) or any(TASK.match(name) for name in names)):
            return None
        columns = read_columns(names, bool(row.bars))
        if following is None:
            return (columns, 0) if columns else None
        below = [self._name(cell) for cell in following.cells]
        if (
            row.bars
            and columns
            and 2 <= len(below) <= 3
            and OWNER.match(below[0])
            and PARTNER.match(below[1])
        ):
            # "Phân công" over "Chủ trì" and "Phối hợp"
            at = columns.owner
            more = len(below) - 1
            time = columns.time + more if columns.time is not None and columns.time > at else columns.time
            return replace(columns, width=columns.width + more, partner=at + 1, time=time), 1
        if not row.bars and len(below) == len(names) and all(len(name) < 40 for name in below):
            joined = read_columns([f"{a} {b}".strip() for a, b in zip(names, below, strict=True)], False)
            lower = next((i for i, name in enumerate(below) if OWNER.match(name)), None)
            if lower is not None and not any(map(_ORDINAL.match, below[:1])):
                wide = read_columns([b or a for a, b in zip(names, below, strict=True)], False)
                if wide:
                    return wide, 1
            if columns is None and joined is not None and not below[0]:
                return joined, 1
        return (columns, 0) if columns else None

    def _other_head(self, row: Row) -> bool:
        """The head of a table of another kind."""
        return bool(NUMBER.match(self._name(row.cells[0]))) and len(row.cells) > 1

    def _goes_on(self, cells: tuple[Cell, ...], bars: int, more: tuple[Cell, ...]) -> bool:
        """Whether two bars were an empty cell rather than the end of a row."""
        columns = self.columns
        assert columns is not None
        if len(cells) >= columns.width or len(cells) + bars - 1 + min(len(more), 1) > columns.width:
            return False
        if columns.number is not None and _ORDINAL.match(self._name(more[0])):
            return False
        return len(cells) + bars - 1 + len(more) <= columns.width

    def _long(self, cells: tuple[Cell, ...]) -> None:
        """A row of the crawl form, or several that only a line of dots keeps apart."""
        at = 0
        while self.columns is not None and at < len(cells):
            columns = self.columns
            self._row(cells[at : at + columns.width])
            at += columns.width
            if at >= len(cells):
                return
            if columns.number is None or cells[at][1] - cells[at][0] > 200:
                self.columns = None
                return
            while at < len(cells) and not _ORDINAL.match(self._name(cells[at])):
                at += 1

    def _row(self, cells: tuple[Cell, ...]) -> None:
        columns = self.columns
        assert columns is not None
        cells = self._whole(cells)
        if (
            columns.number == 0
            and len(cells) == columns.width - 1
            and not _ORDINAL.match(self._name(cells[0]))
        ):
            cells = ((cells[0][0], cells[0][0]), *cells)  # the number stands once for several rows
        first, last = self.tables.spans[-1]
        self.tables.spans[-1] = (first, max(last, *(cell[1] for cell in cells if cell[1] - cell[0] < 1500)))
        if len(cells) <= max(columns.owner, columns.task):
            return
        owner, task = cells[columns.owner], cells[columns.task]
        if owner[1] - owner[0] > 420 or task[1] - task[0] < 3 or _OUTSIDE.match(self._name(owner)):
            return
        if self.view[slice(*owner)] == self.view[slice(*task)]:
            return
        time = cells[columns.time] if columns.time is not None and columns.time < len(cells) else None
        if time is not None and _HOURS.match(self._name(time)):
            return
        owners, partners = self._owners(owner)
        if not owners:
            return
        if columns.partner is not None and columns.partner < len(cells):
            partners = self._listed(cells[columns.partner])
        due = self._due(time, columns.strict, owners) if time is not None and time[1] > time[0] else None
        self.tables.rows.append(Task(owner, task, owners, partners, due))

    def _owners(self, cell: Cell) -> tuple[str, str]:
        """The names of owners and, where the cell says "phối hợp", of partners; blank where it names none."""
        if _DITTO.match(self._name(cell)):
            return self.above, ""
        text = self._listed(cell)
        low = key(text)
        led = _LED.match(low)
        begin = led.end() if led else 0
        joined = _JOINED.search(low, begin)
        owners = text[begin : joined.start() if joined else len(text)].strip(" ,;.(")
        partners = text[joined.end() :].strip(" ).") if joined else ""
        tail = _LEADS.search(key(owners))
        owners = owners[: tail.start()] if tail else owners
        if _PERSON.match(key(owners)) or not split(owners):
            return "", ""
        self.above = owners
        return owners, partners

    def _whole(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """A row in which the lower part of a cell of several rows is that cell: it holds a break alone."""
        if _ABOVE in self.view[cells[0][0] - 3 : cells[-1][1] + 3]:
            cells = tuple(
                self.before[i]
                if a == b and i < len(self.before) and _ABOVE in self.view[a - 3 : a]
                else (a, b)
                for i, (a, b) in enumerate(cells)
            )
        self.before = cells
        return cells

    def _listed(self, cell: Cell) -> str:
        """The words of a cell; its bullets and lines become a list."""
        text = _BULLET.sub("; ", self.view[slice(*cell)].replace(" \n", "\n"))
        if "<" in text or "\u2028" in text:
            text = _BREAK.sub(lambda m: "; " if HEAD.match(key(text[m.end() :].lstrip())) else " ", text)
        return words(text).strip("; ")

    def _due(self, cell: Cell, strict: bool, owners: str) -> str | None:
        found = in_cell(self.view, self.low, cell[0], cell[1], strict, self.frame)
        if not found:
            return None
        block = bisect_right(self.starts, cell[0]) - 1
        if not is_read(self.view, self.low, self.blocks, block, self.frame, found[0]):
            units = split(owners)
            name = units[0].name if len(units) == 1 else None
            self.tables.deadlines.extend(replace(deadline, unit=deadline.unit or name) for deadline in found)
        return found[0].due
