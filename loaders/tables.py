"""Tables of tasks in, owners and deadlines out: a task a row, the unit from the owner's column.

Rows come as tab-separated lines, as Markdown rows, or as a cell a line between lone bars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import dates
from .bodies import Chain
from .clean import key, words
from .frame import Frame
from .model import Assignment, Block, Deadline
from .units import heading, organisation, split

Cell = tuple[int, int]
_OWNER = re.compile(r"(?:cơ quan|đơn vị|phòng|bộ phận|sở)?\s*(?:,? đơn vị|,? ngành|,? địa phương)?\s*(?:chủ trì|được giao|phụ trách|đầu mối|chịu trách nhiệm|thực hiện)(?:\s+(?:thực hiện|tham mưu|chính|chủ trì|triển khai))?$|phân công(?: thực hiện)?$|(?:cơ quan|đơn vị),?\s*(?:cơ quan|đơn vị)?\s*(?:chủ trì|thực hiện)\b.{0,30}$|chủ trì$")
_PARTNER = re.compile(r".*phối hợp$")
_TASK = re.compile(r"(?:nội dung|nhiệm vụ|công việc|hoạt động|tên nhiệm vụ|tên công việc|danh mục|chỉ tiêu|giải pháp)\b")
_TIME = re.compile(r".*(?:thời gian|thời hạn|tiến độ|hoàn thành)")
_DUE = re.compile(r"(?:trước\s+|chậm nhất\s+|xong\s+|hoàn thành\s+|trong\s+|đến\s+)*(?:ngày\s+)?(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(?:tháng\s+)?(\d{1,2})\s*(?:/|năm)\s*(\d{4})|(?:năm\s+)?(\d{4}))\.?$")


@dataclass(slots=True)
class Tables:
    """Owner cells with the task cell of their row."""

    view: str
    rows: list[tuple[Cell, Cell, str]] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)

    def assignments(self, chain: Chain, own: str) -> list[Assignment]:
        """A task a row and unit."""
        result: list[Assignment] = []
        for owner, task, partner in self.rows:
            text = words(self.view[owner[0] : owner[1]])
            found = heading(text)
            units = found[0] if found else split(text)
            partners = tuple(unit.name for unit in split(partner)) if partner else ()
            due = next((d.due for d in self.deadlines if task[0] <= d.start <= owner[1] + 400), None)
            for unit in units:
                result.append(
                    Assignment(
                        unit.name, organisation(unit.name, unit.group, chain, own), unit.group, "lead",
                        words(self.view[task[0] : task[1]])[:1000], task[0], min(task[1], task[0] + 2900), partners, due,
                        "organisation", "owner column",
                    )  # fmt: skip
                )
        return result


def read_tables(original: str, view: str, low: str, blocks: list[Block], frame: Frame) -> Tables:
    """The task tables of a text; a table without an owner's column says nothing of units."""
    tables = Tables(view)
    if "|" not in original and "\t" not in original:
        return tables
    start = blocks[frame.first].start if frame.first < len(blocks) else 0
    if not re.search(r"chủ\s+trì|thực\s+hiện|phân\s+công", low):
        return tables
    for table in _tables(original, view, start):
        _read(view, low, table, tables)
    return tables


def _tables(original: str, view: str, start: int) -> list[list[list[Cell]]]:
    """Runs of rows; a row is its cells in order."""
    result: list[list[list[Cell]]] = []
    rows: list[list[Cell]] = []
    cells: list[Cell] = []
    open_cell: Cell | None = None
    bars = 0
    position = 0
    inside = False
    for raw in original.split("\n"):
        end = position + len(raw)
        if end < start:
            position = end + 1
            continue
        text = raw.strip()
        if "\t" in raw.strip(" "):
            rows.append(_cut(raw, position, "\t"))
        elif text.startswith("|") and text.count("|") > 2:
            if not re.fullmatch(r"[|\s:-]+", text):
                rows.append([c for c in _cut(raw, position, "|")][1:-1])
        elif text == "|":
            bars += 1
            if open_cell:
                cells.append(open_cell)
                open_cell = None
            elif bars >= 2 and inside and not cells:
                pass
            if bars >= 2 and cells:
                rows.append(cells)
                cells = []
            inside = True
        elif text:
            bars = 0
            at = position + len(raw) - len(raw.lstrip())
            if inside:
                open_cell = (open_cell[0] if open_cell else at, end)
            else:
                if rows:
                    result.append(rows)
                    rows = []
        elif bars >= 1 and inside and not open_cell:
            bars = max(bars, 1)
            inside = False
            if cells:
                rows.append(cells)
                cells = []
        position = end + 1
    if cells or open_cell:
        rows.append([*cells, *([open_cell] if open_cell else [])])
    if rows:
        result.append(rows)
    return result


def _cut(raw: str, position: int, mark: str) -> list[Cell]:
    cells: list[Cell] = []
    at = 0
    for piece in raw.split(mark):
        lead = len(piece) - len(piece.lstrip())
        cells.append((position + at + lead, position + at + max(lead, len(piece.rstrip()))))
        at += len(piece) + 1
    return cells


def _read(view: str, low: str, rows: list[list[Cell]], tables: Tables) -> None:
    """Owners below a head row that has an owner's column."""
    columns: dict[str, int] = {}
    width = 0
    for row in rows:
        names = [" ".join(key(words(view[a:b])).split()) for a, b in row]
        owner = next((i for i, name in enumerate(names) if len(name) < 60 and _OWNER.match(name)), None)
        task = next((i for i, name in enumerate(names) if len(name) < 60 and _TASK.match(name)), None)
        if owner is not None and task is not None and owner != task:
            columns = {"owner": owner, "task": task}
            width = len(row)
            for label, pattern in (("partner", _PARTNER), ("time", _TIME)):
                place = next((i for i, name in enumerate(names) if i not in (owner, task) and len(name) < 60 and pattern.match(name)), None)
                if place is not None:
                    columns[label] = place
            continue
        if not columns or len(row) <= max(columns["owner"], columns["task"]) or len(row) < width - 2:
            continue
        owner_cell, task_cell = row[columns["owner"]], row[columns["task"]]
        text = words(view[owner_cell[0] : owner_cell[1]])
        if not text or not split(text):
            continue
        partner = words(view[slice(*row[columns["partner"]])]) if columns.get("partner", 99) < len(row) else ""
        tables.rows.append((owner_cell, task_cell, partner))
        if columns.get("time", 99) < len(row):
            _due(low, row[columns["time"]], tables)


def _due(low: str, cell: Cell, tables: Tables) -> None:
    text = " ".join(low[cell[0] : cell[1]].split())
    match = _DUE.fullmatch(text)
    if match is None:
        return
    day, month, year, month2, year2, year3 = match.groups()
    value = dates.compose(year or year2 or year3, month or month2 or "", day or "")
    if value:
        tables.deadlines.append(Deadline(value, None, "completion", cell[0], cell[1]))
