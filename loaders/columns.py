"""The head row of a table in, which column holds the owner, the task, the partners and the deadline out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHO = (
    r"(?:các )?(?:cơ quan|đơn vị|sở|ban|ngành|phòng|bộ phận|người|cá nhân|địa phương|tổ chức|lãnh đạo"
    r"|cán bộ|thành viên)"
)
#: Must match "cơ quan chủ trì", "đơn vị/người thực hiện", "chủ trì", "phân công thực hiện";
#: never "cơ quan phối hợp", "thời gian thực hiện", "nội dung thực hiện", "đơn vị tính".
OWNER = re.compile(
    rf"{_WHO}(?:\s?[,/]\s?{_WHO}|\s+và\s+{_WHO}|\s+{_WHO}){{0,3}}\s*[,/]?\s+(?:được\s+)?"
    r"(?:chủ trì|thực hiện|phụ trách|đầu mối|chịu trách nhiệm|tham mưu|giao|phân công|soạn thảo|triển khai)\b"
    r"|(?:chủ trì|phân công|đầu mối|phụ trách)(?:$|[\s,/(]+(?:thực hiện|nhiệm vụ|trách nhiệm|chủ trì"
    r"|tham mưu|phối hợp|đơn vị|cơ quan|cho|tổ chức|triển khai))"
    r"|trách nhiệm (?:thực hiện|chính|chủ trì)"
)
PARTNER = re.compile(r"(?:.*\s)?(?:phối hợp|tham gia)\b")
TASK = re.compile(
    r"(?:tên |danh mục |các |stt,? )?(?:nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|chỉ tiêu|giải pháp"
    r"|công tác|việc cần|việc (?:được )?giao|phải làm|việc làm|danh mục|phần việc)\b"
    r"|tên (?:văn bản|đề án|dự án|chương trình|kế hoạch|nhóm)\b"
)
_TIME = re.compile(r".*(?:thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|hạn (?:hoàn|cuối|xong|nộp))|hạn$")
#: Under these heads a bare month or year is a deadline, under "thời gian thực hiện" it is a period.
_DUE = re.compile(r".*(?:hoàn thành|thời hạn|(?:thời gian|thời điểm) trình|hạn (?:cuối|xong|nộp))|hạn$")
NUMBER = re.compile(r"(?:s?tt|số\s*tt|số thứ tự|#)\b")
#: Who does it, where nothing in the table is counted or priced: "đơn vị" may be a measure.
_WHO_ALONE = re.compile(
    r"(?:tên )?(?:đơn vị|cơ quan|sở, ngành|địa phương)(?:\s?[,/-]\s?(?:đơn vị|địa phương|cơ quan))?$|ai làm"
)
_COUNTED = re.compile(
    r"(?:số lượng|khối lượng|đơn giá|thành tiền|giá|kinh phí|dự toán|tỷ lệ|mức|đvt|kế hoạch|năm|chỉ tiêu)\b"
)
_STEP = re.compile(
    r"(?:các |trình tự |tt )?bước\b|trình tự\b|.*(?:giải quyết|thủ tục hành chính|thụ lý|tthc)"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each column in a row of ``width`` cells; ``strict``: the time is that of completion."""

    owner: int
    task: int
    width: int
    partner: int | None
    time: int | None
    number: int | None
    strict: bool


def read_columns(names: list[str], crawled: bool) -> Columns | None:
    """The columns of a head row, or None where it is not that of a task table.

    >>> columns = read_columns(["tt", "nội dung", "cơ quan chủ trì", "cơ quan phối hợp", "thời hạn"], False)
    >>> columns.owner, columns.task, columns.partner, columns.time, columns.width
    (2, 1, 3, 4, 5)
    >>> read_columns(["tt", "tên vật tư", "đơn vị tính", "đơn giá"], False)
    """
    short = [name if len(name) < 60 else "" for name in names]
    task = next((i for i, name in enumerate(short) if TASK.match(name)), None)
    owner = next((i for i, name in enumerate(short) if i != task and OWNER.match(name)), None)
    if owner is None and task is not None and not any(map(_COUNTED.match, short)):
        owner = next((i for i, name in enumerate(short) if i != task and _WHO_ALONE.match(name)), None)
    if owner is None or task is None:
        return None
    first = min(owner, task)
    number = next((i for i in range(first, -1, -1) if NUMBER.match(short[i])), None)
    start = 0
    if crawled:  # what stands before the table is a cell of its first row
        start = number if number is not None else first
    if any(_STEP.match(name) for name in short[start:]):
        return None
    others = [i for i in range(start, len(names)) if i not in (owner, task, number)]
    partner = next((i for i in others if PARTNER.match(short[i])), None)
    time = next((i for i in others if i != partner and _TIME.match(short[i])), None)
    return Columns(
        owner - start, task - start, len(names) - start,
        None if partner is None else partner - start, None if time is None else time - start,
        None if number is None else number - start, time is not None and bool(_DUE.match(short[time])),
    )  # fmt: skip
