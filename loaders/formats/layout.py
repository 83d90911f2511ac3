"""A table in, the paragraphs out that it merely lays out: letterhead, signature, addressee; None for data.

The letterhead and the closing part of a document are tables of two columns without borders (Nghị định
30/2020/NĐ-CP, Phụ lục I, mục IV: ô số 1 to 14). They are read column by column, as a person reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...ontology.frame import phrases
from ..clean import key, view
from ..columns import NUMBER, OWNER, TASK
from .flow import Cell, Paragraph, Table

#: A layout table is small: with more columns or rows, a table is one of data.
COLUMNS, ROWS = 4, 14
#: The national name, the motto or the heading of the party alone on a line.
_MOTTO = re.compile(
    r"(?:cộng\s+(?:hòa|ịa)\s+xã\s+hội(?:\s+chủ\s+nghĩa(?:\s+việt\s+nam)?)?|xã\s+hội\s+chủ\s+nghĩa(?:\s+việt\s+nam)?"
    r"|độc\s+lập\s*[-.,]\s*tự\s+do(?:\s*[-.,]\s*hạnh\s+phúc)?|đảng\s+cộng\s+sản\s+việt\s+nam)[\s*_.-]*$"
)
#: "Kim Động, ngày 03 tháng 8 năm 2023", with blanks too, alone on a line.
_DATED = re.compile(r"[^\d:;]{2,40},\s*ngày[\s\d….]*tháng[\s\d….]*năm[\s\d….]*$")
#: A cell of a head row is short.
_NAME = 60


def stacks(table: Table, before: Table | None = None) -> list[tuple[Paragraph, ...]] | None:
    """What a table of layout stacks up, cell by cell in order; None where rows and columns matter.

    ``before`` is a table of data that stands right above, if any: a row as wide as it may go on with it.

    >>> left = Cell((Paragraph("UBND HUYỆN A"), Paragraph("Số: 5/KH-UBND")))
    >>> right = Cell((Paragraph("Độc lập - Tự do - Hạnh phúc"),))
    >>> [[one.text for one in stack] for stack in stacks(Table(((left, right),)))]
    [['UBND HUYỆN A', 'Số: 5/KH-UBND'], ['Độc lập - Tự do - Hạnh phúc']]
    >>> stacks(Table(((Cell((Paragraph("TT"),)), Cell((Paragraph("Nội dung"),))),)))
    """
    rows = [row for row in table.rows if any(map(_filled, row))]
    if not rows:
        return []
    if max(sum(map(_filled, row)) for row in rows) == 1:
        return [cell.paragraphs for row in rows for cell in row]
    width = len(before.rows[0]) if before is not None and before.rows else 0
    if _headed(rows[0]) or not _laid_out(rows, width):
        return None
    return list(_columns(rows))


def _filled(cell: Cell) -> bool:
    return any(one.text.strip() for one in cell.paragraphs)


def _headed(row: tuple[Cell, ...]) -> bool:
    """Whether a row names the columns of a table of data: "TT | Nội dung | Cơ quan chủ trì"."""
    names = [" ".join(key(view(_written(cell))).split()) for cell in row if _filled(cell)]
    if any(len(name) > _NAME for name in names[:1]):
        return False
    named = [bool(TASK.match(name) or OWNER.match(name)) for name in names if len(name) < _NAME]
    return bool(NUMBER.match(names[0])) or sum(named) > 1


def _written(cell: Cell) -> str:
    return " ".join(one.text for one in cell.paragraphs)


def _laid_out(rows: list[tuple[Cell, ...]], width: int) -> bool:
    wide = sum(
        any(_filled(row[column]) for row in rows if column < len(row)) for column in range(len(rows[0]))
    )
    if wide > COLUMNS or len(rows) > ROWS:
        return False
    if len(rows) == 1 and len(rows[0]) != width:
        return wide < COLUMNS
    return any(_framing(line) for row in rows for cell in row for line in _lines(cell))


def _lines(cell: Cell) -> Iterable[str]:
    for one in cell.paragraphs:
        yield from (line for line in one.text.split("\n") if line.strip())


def is_head(line: str) -> bool:
    """Whether a line is one of a letterhead and of nothing else: the motto, or place and date.

    >>> is_head("Độc lập - Tự do - Hạnh phúc"), is_head("Kim Động, ngày ... tháng 8 năm 2023")
    (True, True)
    >>> is_head("Số: 5/KH-UBND")
    False
    """
    low = key(" ".join(view(line).split()))
    return len(low) < 110 and bool(_MOTTO.match(low) or _DATED.match(low))


def _framing(line: str) -> bool:
    """Whether a line is one of a letterhead or of the closing part, and of nothing else."""
    frames = phrases()
    text = " ".join(view(line).split())
    low = key(text)
    if len(low) > 110:
        return False
    if is_head(line) or frames["addressee"].match(low):
        return True
    label = frames["recipients"].match(low)
    if label is not None and not low[label.end() :].strip(" :"):
        return True
    if text[: max(8, len(text) // 2)].isupper() and frames["on_behalf"].match(low):
        return True
    return text.isupper() and len(text) < 40 and bool(frames["post"].match(low))


def _columns(rows: list[tuple[Cell, ...]]) -> Iterable[tuple[Paragraph, ...]]:
    """Column by column, first to last; a row that is one wide cell is read before what stands below it."""
    band: list[tuple[Cell, ...]] = []
    for row in [*rows, ()]:
        if row and not (row[0].wide >= len(row) > 1):
            band.append(row)
            continue
        for column in range(max(map(len, band), default=0)):
            yield tuple(one for cells in band if column < len(cells) for one in cells[column].paragraphs)
        band = []
        if row:
            yield row[0].paragraphs
