"""A line in, the personal name that it consists of out; offices and recipients are none."""

from __future__ import annotations

import re
from functools import cache

from ..ontology.frame import surnames
from .clean import UPPER, key

#: Must match "Nguyễn Văn An", "K'Mák", "H’Lan Niê"; never one word alone without such a mark before it.
_WORDS = rf"(?:[ -][{UPPER}][^\W\d_]*['’]?)"
_NAME = re.compile(
    rf"(?:[{UPPER}][^\W\d_]*['’.]?{_WORDS}{{1,5}}|[HKY]['’][{UPPER}][^\W\d_]+{_WORDS}{{0,4}})$"
)
_RANK = re.compile(
    r"(?:\(?\s*(?:đã ký|ký tên|ký)(?![^\W\d_])[^)]{0,30}\)?\s*[:.]?\s*)?"
    r"(?:(?:(?:thiếu|trung|thượng|đại) (?:tướng|tá|úy)|đại tướng|pgs|gs|ths|thạc sĩ|ts|tiến sĩ|tskh|bs|"
    r"bscki{0,2}|bsck|"
    r"bác sĩ|ks|kts|kỹ sư|cn|luật sư|ls|dược sĩ|ds|cki{0,2}|nsưt|nsnd|nhà giáo|thầy|ông|bà|đ/c|đồng chí)"
    r"(?![^\W\d_])[.,:]?\s*){0,4}"
)
#: "Ông" as a family name: what follows it is the middle of a name.
_ONG = re.compile(r"(?:Ông|ÔNG) (?:Văn|Thị|Ích|VĂN|THỊ|ÍCH) ")
#: Words of offices, which no name has; after a family name only the longer ones count ("Lê Văn Trưởng").
_OFFICE = (
    r"ủy ban|nơi nhận|phụ lục|danh mục|kế hoạch|quyết định|chủ tịch|giám đốc|bí thư|văn phòng|thành phố|"
    r"hội đồng|chính phủ|nội dung|"
    r"chi cục|như trên|đơn vị|thời gian|đã ký|ký tên|chữ ký|thường trực|thường vụ|xã hội|việt nam|nhân dân|"
    r"người ghi|trung ương|"
    r"chính sách|đại biểu|công ty|thứ trưởng|thủ tướng|chủ nhiệm|thống đốc|quốc hội|thanh tra|kiểm toán|"
    r"phó trưởng|cục trưởng|cơ quan"
)
_NOT_AFTER_SURNAME = re.compile(rf"\b(?:{_OFFICE})\b")
_NOT_NAME = re.compile(
    rf"\b(?:{_OFFICE}|trưởng|sở|phòng|huyện|tỉnh|ban|đảng|bộ|biểu|stt|tt|số|cục|lưu|tổng|thuế|khoa|viện|"
    rf"phó)\b"
)
_PARTY_MARK = re.compile(r"(?:t\s*/\s*m|tm)\b")


@cache
def family_names() -> frozenset[str]:
    """The family names of the words, in key form."""
    return frozenset(map(key, surnames()))


def capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.85 * len(letters)


def person(text: str) -> str | None:
    """The personal name that a line consists of, without rank and "(Đã ký)"; in capitals only with a surname.

    >>> person("Thượng tá Nguyễn Văn An"), person("(Đã ký) ThS. LÊ THỊ BA"), person("THUẾ QUỐC TẾ")
    ('Nguyễn Văn An', 'Lê Thị Ba', None)
    >>> person("K'Mák"), person("H’Lan Niê"), person("K'ho")
    ("K'Mák", 'H’Lan Niê', None)
    """
    text = text.strip(" .,;:*-()[]/")
    rank = None if _ONG.match(text) else _RANK.match(key(text))
    if (
        rank
        and rank.end()
        and (rank.end() == len(text) or not text[rank.end() - 1].isalpha() or text[rank.end()] == " ")
    ):
        text = text[rank.end() :].strip(" .,;:*-()[]/")
    if not 4 <= len(text) <= 40 or any(c.isdigit() for c in text) or not _NAME.match(text):
        return None
    low = key(text)
    known = low.split()[0] in family_names()
    if (_NOT_AFTER_SURNAME if known else _NOT_NAME).search(low.replace(" văn ", " ", 1) if known else low):
        return None
    if text.isupper():
        return text.title() if known and 2 <= len(text.split()) <= 5 else None
    return text if not _PARTY_MARK.match(low) else None
