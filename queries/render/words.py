"""The few words of the renderings in, in English or Vietnamese, and short forms of names and dates out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..english import in_english
from .finding_words import FINDINGS
from .judged_words import JUDGED
from .remarks import REMARKS

LANGUAGES = ("en", "vi")


@dataclass(frozen=True, slots=True)
class Look:
    """How an answer is to look: its language, with or without evidence, with or without colour."""

    lang: str = "en"
    evidence: bool = False
    colour: bool = False


_LEVELS = {"central": "trung ương", "province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}

_VIETNAMESE = {
    "province": "tỉnh, thành phố",
    "loaded": "đã nạp",
    "attested": "được dẫn",
    "attested by {} loaded documents": "được {} văn bản đã nạp dẫn",
    "(no number)": "(không số)",
    "unproven: same title": "chưa chứng minh: cùng trích yếu",
    "also implements {}": "còn thực hiện {}",
    "also implemented by {}": "còn được {} thực hiện",
    "{} in a task only": "{} chỉ ở một nhiệm vụ",
    "assigns {}": "giao {}",
    "requests {}": "đề nghị {}",
    "{} units": "{} đơn vị",
    "{} groups": "{} nhóm",
    "{} bodies": "{} cơ quan",
    "{} documents": "{} văn bản",
    "where it went": "đã đi đến đâu",
    "only": "chỉ",
    "units of which no document is seen": "đơn vị chưa thấy văn bản",
    "level not known": "chưa rõ cấp",
    "document loaded": "đã nạp văn bản",
    "cited by others": "được văn bản khác dẫn",
    "assigned, nothing seen": "được giao, chưa thấy văn bản",
    "link that no sentence states": "liên kết không câu nào nêu",
    "expected by the ladder, nothing seen": "theo hệ thống tổ chức, chưa thấy văn bản",
    "{} bytes": "{} byte",
    " and ": " và ",
    "unresolved": "chưa rõ",
    "open": "còn thiếu",
    "Document": "Văn bản",
    "Organization": "Cơ quan",
    "OrganizationGroup": "Nhóm cơ quan",
    "{} days": "{} ngày",
    "nothing": "không có gì",
    "class": "loại",
    "symbol": "số ký hiệu",
    "type": "tên loại",
    "title": "trích yếu",
    "issued": "ngày ban hành",
    "issued_by": "cơ quan ban hành",
    "issuer": "cơ quan ban hành",
    "level": "cấp",
    "place": "địa danh",
    "status": "tình trạng",
    "source": "tệp",
    "name": "tên",
    "documents": "văn bản",
    "by": "theo",
    "value": "giá trị",
    "year": "năm",
    "all": "tất cả",
    "signed_by": "người ký",
    "implements": "thực hiện",
    "based_on": "căn cứ",
    "cites": "viện dẫn",
    "guides": "hướng dẫn",
    "amends": "sửa đổi, bổ sung",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "assigns": "giao",
    "requests": "đề nghị",
    "deadline": "thời hạn",
    "finding": "phát hiện",
    "addressed_to": "nơi nhận",
    "implemented_by": "được thực hiện bởi",
    "basis_of": "là căn cứ của",
    "cited_by": "được viện dẫn bởi",
    "assigned_by": "được giao bởi",
    "requested_by": "được đề nghị bởi",
    "receives": "nhận",
    "attested_by": "số văn bản dẫn",
    "branch": "hệ thống",
    "statement": "phát biểu",
    "said by": "theo",
    "code": "mã",
    "unit": "đơn vị",
    "part_of": "thuộc",
    "valid_from": "từ",
    "valid_to": "đến",
    "note": "ghi chú",
    "ended": "kết thúc",
    "share": "phần",
    "whole": "toàn bộ",
    "part": "một phần",
    "successor": "đơn vị kế thừa",
    "divided": "xã bị chia",
    "function": "nhiệm vụ",
    "succeeded_by": "kế thừa bởi",
    "act": "căn cứ",
    "body": "tổ chức",
    "no successor body": "không có tổ chức kế thừa",
    "{} times": "{} lần",
    "page {}": "trang {}",
    "{} loaded, {} replaced, {} unchanged, {} failed": "{} đã nạp, {} thay thế, {} không đổi, {} lỗi",
    "{} pruned": "{} đã bỏ",
    "need": "cần có",
    "missing": "chưa có",
    "state": "tình trạng",
    "enables": "dùng cho",
    "install": "cách cài",
    "file": "tệp",
    "reason": "lý do",
    "remedy": "cách khắc phục",
}

_SHORT = (
    (re.compile(r"\bỦy ban nhân dân\b|\bUỷ ban nhân dân\b", re.IGNORECASE), "UBND"),
    (re.compile(r"\bHội đồng nhân dân\b", re.IGNORECASE), "HĐND"),
)


def say(text: str, lang: str, *values: object) -> str:
    """A word or phrase in a language, its places filled; a phrase that is not in the table stays English.

    >>> say("attested by {} loaded documents", "vi", 3), say("{} units", "en", 1)
    ('được 3 văn bản đã nạp dẫn', '1 unit')
    """
    phrase = text
    if lang == "vi":
        phrase = _VIETNAMESE.get(text) or REMARKS.get(text) or JUDGED.get(text) or FINDINGS.get(text, text)
    return in_english(phrase, *values) if values else phrase


def level_name(level: str, lang: str) -> str:
    """The name of a level.

    >>> level_name("commune", "vi")
    'cấp xã'
    """
    return _LEVELS.get(level, level) if lang == "vi" else level


def digits(number: int, lang: str) -> str:
    """A whole number with its digits in threes, as the language has them.

    >>> digits(1788, "en"), digits(1788, "vi")
    ('1,788', '1.788')
    """
    return f"{number:,}".replace(",", "." if lang == "vi" else ",")


def spoken_date(text: str) -> str:
    """A date as Vietnamese documents print it.

    >>> spoken_date("2023-06-15"), spoken_date("2023-06"), spoken_date("--12-15")
    ('15/06/2023', '06/2023', '15/12')
    """
    parts = text.removeprefix("--").split("-")
    return "/".join(reversed(parts)) if all(part.isdigit() for part in parts) else text


def short_name(name: str) -> str:
    """A body's name with its usual abbreviation.

    >>> short_name("Ủy ban nhân dân huyện Kim Động")
    'UBND huyện Kim Động'
    """
    for pattern, short in _SHORT:
        name = pattern.sub(short, name)
    return name


def type_name(code: str, symbol: str) -> str:
    """The name of a document type, capitalised; the code itself where it is not known."""
    return _type_name(code, "party" if "-" in symbol.partition("/")[0] else "state") if code else code


@lru_cache(maxsize=1024)
def _type_name(code: str, branch: str) -> str:
    from ...ontology import type_of

    found = type_of(code, branch)
    return found.name[:1].upper() + found.name[1:] if found else code


def on_one_line(text: str) -> str:
    """Text without line ends and control characters: what a document says must not move the cursor.

    >>> on_one_line("a\\nb\\x1b[1m")
    'a b [1m'
    """
    return "".join(c if c.isprintable() else " " for c in text)
