"""Names of bodies, types, numbers and years in, readable stable ids out.

The form follows RFC 9676 (URN LEX); it is informational and no registration is claimed::

    urn:lex:vn;hung.yen:uy.ban.nhan.dan:ke.hoach:2023;139-kh-ubnd
    └── jurisdiction ─┘ └── authority ┘ └── type ┘└year┘└ symbol ┘
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

PREFIX = "urn:lex:vn"
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text without accents, case and punctuation, words apart by one space; đ becomes d.

    >>> fold("Ủy ban Nhân dân TP. Đà Nẵng")
    'uy ban nhan dan tp da nang'
    """
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", letters).strip()


def slug(text: str, joint: str = ".") -> str:
    """A part of an id.

    >>> slug("Kế hoạch")
    'ke.hoach'
    >>> slug("139/KH-UBND", "-")
    '139-kh-ubnd'
    """
    return fold(text).replace(" ", joint)


def body_id(places: Iterable[str], body: str, since: str = "") -> str:
    """The id of an organisation: its territory from the province down, then its name without places.

    A body of the same name after a reorganisation has the year of its beginning in its id.

    >>> body_id(["Hưng Yên", "huyện Kim Động"], "Ủy ban nhân dân")
    'urn:lex:vn;hung.yen;huyen.kim.dong:uy.ban.nhan.dan'
    >>> body_id(["Hưng Yên"], "Tỉnh ủy", since="2025")
    'urn:lex:vn;hung.yen:tinh.uy.2025'
    >>> body_id([], "Bộ Chính trị")
    'urn:lex:vn:bo.chinh.tri'
    """
    jurisdiction = "".join(f";{slug(place)}" for place in places)
    return f"{PREFIX}{jurisdiction}:{slug(body)}{'.' + since if since else ''}"


def document_id(body: str, type_name: str, year: str, symbol: str) -> str:
    """The id of a document: that of its body, its type, its year (may be empty) and its symbol.

    >>> document_id("urn:lex:vn:trung.uong.dang", "kết luận", "2023", "57-KL/TW")
    'urn:lex:vn:trung.uong.dang:ket.luan:2023;57-kl-tw'
    """
    return f"{body}:{slug(type_name)}{':' + year if year else ''};{slug(symbol, '-')}"


def untitled_id(body: str, type_name: str, year: str, title: str) -> str:
    """The id of a document without a number: a key from its title, never empty.

    >>> untitled_id("urn:lex:vn:quoc.hoi", "luật", "2014", "Luật Nhập cảnh")
    'urn:lex:vn:quoc.hoi:luat:2014;luat-nhap-canh'
    """
    words = slug(title, "-")[:120].rstrip("-")
    return f"{body}:{slug(type_name)}{':' + year if year else ''};{words or 'khong-so'}"
