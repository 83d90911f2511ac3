"""The name of a unit in, whether it begins one, acts or stands for many out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..ontology.wording import alternatives
from .clean import key

#: A kind of territory in the name of a unit.
KIND = r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
#: How the name of a unit begins, in lower case.
HEAD = re.compile(rf"(?:(?:các|những|toàn thể|một số|mọi|từng)\s+)?{alternatives('unit')}(?![^\W\d_])")
#: What a unit does, in the text as written: a capital begins a name ("Ban Chỉ đạo") or a sentence.
VERB = re.compile(rf"(?<![^\W\d_]){alternatives('verb')}(?![^\W\d_])")
#: Words with which a plural begins.
PLURAL = ("các ", "những ", "một số ", "toàn thể ")
#: What ends in one of these is a name, if one of those follows: "Ban Chỉ đạo", "Tổ kiểm tra".
_BODIES_OF_DOING = ("chỉ đạo", "tổ chức", "quản lý", "kiểm tra")
#: Names that stand for many: plurals ("các xã", "Chủ tịch UBND các xã"), levels ("UBND cấp xã"), kinds side
#: by side ("xã, phường", "sở, ngành"), and words of the whole apparatus ("cấp ủy", "hệ thống"); not "cơ quan
#: Công an huyện".
MANY = re.compile(
    r"(?:các|những|mọi|toàn thể|từng|một số)\b"
    r"|.*\b(?:các|những)\s"
    r"|.*\bcấp\s+(?:xã|huyện|tỉnh|cơ sở|phường)"
    rf"|.*{KIND}\s*(?:[,/-]|và)\s*{KIND}\b"
    r"|(?:sở|phòng|ban|ngành)\s*,\s"
    r"|cấp ủy"
    r"|.*đơn vị (?:liên quan|khác|có liên quan)"
    r"|cơ quan\s*,\s*(?:đơn vị|tổ chức)"
    r"|.*,\s*(?:ban|ngành|đoàn thể)\b"
    r"|doanh nghiệp"
    r"|bộ trưởng$"
    r"|(?:thủ trưởng|người đứng đầu|lãnh đạo) cơ quan"
    r"|cơ quan (?:thông tấn|báo chí|ngành dọc|liên quan|có|khác|chức năng|truyền thông)"
    r"|hệ thống"
    r"|(?:tổ chức|cơ quan|đơn vị|địa phương)\b(?=\s*(?:,|$|có|liên quan|được))"
)
_ONE = ("đảng ủy khối", "đảng ủy các cơ quan")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the text names it; ``group`` where it stands for many."""

    name: str
    group: bool


def is_group(name: str) -> bool:
    """Whether a unit's name stands for many.

    >>> is_group("UBND các xã, thị trấn"), is_group("UBND cấp xã"), is_group("Công an huyện")
    (True, True, False)
    """
    low = key(name)
    return bool(MANY.match(low)) and not low.startswith(_ONE)


def acts(text: str) -> bool:
    """Whether a text holds a verb of doing: then it is a sentence, no name.

    >>> acts("Sở Nội vụ chủ trì"), acts("Ban Chỉ đạo tỉnh"), acts("Các tổ chức, đơn vị")
    (True, False, False)
    """
    for match in VERB.finditer(text):
        before = key(text[max(0, match.start() - 7) : match.start()]).strip()
        of_a_body = before.endswith(("ban", "hội", "tổ", "bộ", "các")) and not before.endswith("xã hội")
        if of_a_body and names_a_body(match[0]):
            continue
        if before.endswith(("trực", "được", "giao")):
            continue
        if match[0] == "tổ chức" and text[match.end() : match.end() + 1] in ("", ","):
            continue
        return True
    return False


def names_a_body(verb: str) -> bool:
    """Whether a verb behind "Ban", "Tổ", "Hội đồng" is a part of that name.

    >>> names_a_body("Chỉ đạo"), names_a_body("tham mưu")
    (True, False)
    """
    return verb.lower().startswith(_BODIES_OF_DOING)
