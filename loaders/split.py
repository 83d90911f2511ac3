"""Words that name units in, the units out: lists split, and the words that a list shares given to each."""

from __future__ import annotations

import re
from functools import lru_cache

from .. import ontology
from ..ontology.wording import alternatives, wording
from .clean import LOWER, UPPER, key, words
from .privacy import MASK
from .unit import HEAD, KIND, MANY, PLURAL, Unit, is_group

#: Longer texts are no names.
LONGEST = 420
BRACKETS = re.compile(r"\s*\([^()]*\)")
_SEPARATOR = re.compile(r"\s*;\s*|\s*,\s+|\s+và\s+|\s+cùng\s+(?:với\s+)?")
#: Heads of a list that take the place from its end: "Công an, Ban Chỉ huy Quân sự huyện".
_INCOMPLETE = re.compile(
    r"(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|(?:ủy ban )?mặt trận tổ quốc(?: việt nam)?"
    r"|(?:ủy ban )?mttq(?: việt nam)?|văn phòng|công an|quân sự|ban chỉ huy quân sự|đảng ủy"
    r"|các đoàn thể(?: chính trị\s*-\s*xã hội)?|thường trực hđnd|ban tuyên giáo|ban tổ chức|ủy ban kiểm tra"
    r"|ban dân vận|hội (?:nông dân|cựu chiến binh|liên hiệp phụ nữ|lhpn|chữ thập đỏ|người cao tuổi"
    r"|khuyến học)|đoàn thanh niên|đoàn tncs hồ chí minh|liên đoàn lao động|lđlđ"
    r"|đảng ủy (?:công an|quân sự|bộ đội biên phòng))$"
)
#: "Đảng ủy Công an, Quân sự thị xã": the committee's word is said once for the forces.
_FORCE = re.compile(r"(?:công an|quân sự|bộ đội biên phòng)\b")
#: "Thường trực, các ban HĐND, các tổ đại biểu, đại biểu HĐND thị xã": organs of one council.
_ORGAN = re.compile(
    r"(?:thường trực|(?:các )?ban(?: của)?|(?:các )?tổ đại biểu|(?:các )?(?:vị )?đại biểu)"
    r"(?P<council>\s+(?:hđnd|hội đồng nhân dân))?(?P<place>\s.*)?$"
)
#: The place or the committee at the end of a name: " huyện Kim Động", " xã", " Đảng ủy Khối", " Huyện ủy".
_PLACE_AT_END = re.compile(
    rf"\s((?:{KIND}|Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường)"
    rf"(?:\s+[{UPPER}][^\s,;]*(?:\s+[{UPPER}][^\s,;]*){{0,3}})?"
    r"|[Đđ]ảng (?:ủy|uỷ)(?: [Kk]hối)?|(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành|[Tt]hị|[Qq]uận) (?:ủy|uỷ))$"
)
#: A territory with its name at the end of a unit's name, and one that stands alone behind it.
_NAMED_PLACE = rf"({KIND})\s+(?:[{UPPER}][^\s,;]*|\d+)(?:\s+(?:[{UPPER}][^\s,;]*|\d+)){{0,4}}"
_LEVELS = (
    ("tỉnh", "thành phố", "tp"), ("huyện", "quận", "thị xã", "thành phố", "tp"),
    ("xã", "phường", "thị trấn", "đặc khu"),
)  # fmt: skip
_AT_ONE = re.compile(rf"\s{_NAMED_PLACE}$")
_ONE_PLACE = re.compile(rf"{_NAMED_PLACE}(?=\s*(?:[,;]|và\s|$))")
#: "Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ": the heads of both.
_HEADS = re.compile(
    r"(?P<of>[Tt]hủ trưởng (?:các )?)(?P<one>cơ quan ngang [Bb]ộ),? (?:và )?"
    r"(?P<two>cơ quan thuộc [Cc]hính phủ)"
)
#: "đảng ủy các xã": many as well.
_OF_MANY = re.compile(r"(?:ủy ban nhân dân|ubnd|đảng ủy|công an|hđnd|hội đồng nhân dân|mttq) các\b")
#: A name that is kept private, with the form of address before it and the mark behind it.
_MASKED = re.compile(
    r"(?:(?<![^\W\d_])(?:các\s+)?(?:đồng chí|đ/c|đc|ông|bà|anh|chị|cô|thầy)[^·\w]*(?:\(?bà\)?[^·\w]*)?)?"
    r"·[·\s.'’]*(?:[,-]\s*)?",
    re.IGNORECASE,
)
#: A post with the person who holds it: "Phó Thủ tướng Chính phủ Nguyễn Văn A"; not "Chủ tịch UBND huyện".
_PERSON = re.compile(
    r"((?:[Pp]hó )?(?:Thủ tướng|[Cc]hủ tịch|[Gg]iám đốc|[Bb]ộ trưởng|[Tt]hứ trưởng|[Cc]hánh)"
    r"(?:.*?(?:Chính phủ|nhân dân|UBND)(?P<of>(?: (?:tỉnh|thành phố|huyện))?)(?P<in>(?: (?:xã|phường))?))?)"
    rf"\s+{alternatives('surname')}(?P<given>(?: [{UPPER}][{LOWER}]+){{1,4}})$"
)
#: An open list of names behind a colon: "Bộ trưởng các Bộ: Quốc phòng, Công an".
_OPEN_LIST = re.compile(r"\bcác\s+[^,;:]{2,24}(?:,\s*\w+(?:\s\w+)?)?\s*:")
#: What closes an open list, since it is none of its names.
_CLOSES = ("ủy ban", "ubnd", "chủ tịch", "thủ trưởng", "giám đốc", "văn phòng", "chánh")
_LISTED = re.compile(
    r"(?P<lead>.*?)\bcác\s+(?P<kind>[^\W\d_]+(?:\s+(?:ban nhân dân|nhân dân))?)"
    r"(?:\s+tỉnh)?(?:,\s*(?:thành phố|ban|ngành|cơ quan|đơn vị)){0,3}\s*:\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
#: Names whose commas are their own, unless a later "và" says that the list goes on.
_LISTED_NAME = re.compile(r",\s+(?![^,]*,[^,]*\bvà\b(?=[^,]*,))|\s+và\s+(?=[A-ZĐ])")
_GAP = re.compile(r"\s*(?:,|và|;)?\s*(?:và\s+)?")
#: Names in a list of "các Sở, ngành: ..." that say by themselves what they are, up to the next.
_OTHER_KIND = re.compile(
    r"(?:công an|bộ chỉ huy|ban chỉ huy|thanh tra|cục|chi cục|ban|văn phòng|kho bạc|ngân hàng|"
    r"bảo hiểm xã hội|liên đoàn|hội|đài|báo|trường|viện|trung tâm|ủy ban|ubnd|tòa án|điện lực|"
    r"công ty|bưu điện|tỉnh đoàn)"
    r"(?![^\W\d_])(?:(?!\s+và\s)[^,;])*\s(?:tỉnh|thành phố|huyện|quận|thị xã|khu vực|nhân dân)(?![^\W\d_])"
    r"[^,;]*?(?=\s+và\s|[,;]|$)"
)
_COUNCIL = re.compile(
    r"(?:các\s+)?(?:ban|tổ đại biểu|đại biểu)(?:\s+(?:hđnd|hội đồng nhân dân)(?![^\W\d_])|,)"
)
_SHARED_OFFICE = re.compile(r"\b(?:hđnd|hội đồng nhân dân|đoàn đbqh)$")
#: Before a comma: what a post or a possessive governs goes on behind it ("Giám đốc Sở Y tế, ...").
_GOVERNS = re.compile(
    r"(?:thủ trưởng|giám đốc|lãnh đạo|chủ tịch|người đứng đầu|của|thuộc|trực thuộc|bộ trưởng)"
    r"\s+(?:các\s+)?[^,;]*$"
)
#: Names of units that are written small within a list; "cơ quan" not where it is "cơ quan liên quan".
_SMALL = re.compile(
    r"(?:ủy ban nhân dân|ubnd|doanh nghiệp|công an|chi cục|trung tâm|phòng|văn phòng|đảng ủy|hội|đài|trường"
    r"|mttq|đoàn thanh niên|cơ quan (?!liên|có|đơn|chức)|hệ thống|các)\s*\S+"
)


def split(view: str) -> list[Unit]:
    """The units of a heading or subject, or an empty list where it is none.

    >>> [unit.name for unit in split("Uỷ ban Nhân dân, Mặt trận Tổ quốc, Văn phòng, các đoàn thể phường")]
    ['Uỷ ban Nhân dân phường', 'Mặt trận Tổ quốc phường', 'Văn phòng phường', 'các đoàn thể phường']
    >>> [unit.name for unit in split("Sở Văn hóa, Thể thao và Du lịch; Văn phòng HĐND và UBND huyện")]
    ['Sở Văn hóa, Thể thao và Du lịch', 'Văn phòng HĐND và UBND huyện']
    >>> split("Các phòng, ban, đơn vị thuộc UBND huyện")
    [Unit(name='Các phòng, ban, đơn vị thuộc UBND huyện', group=True)]
    """
    return list(_split(words(view)))


@lru_cache(maxsize=16384)
def _split(text: str) -> tuple[Unit, ...]:
    text = _HEADS.sub(r"\g<of>\g<one>; \g<of>\g<two>", BRACKETS.sub("", text))
    text = (_MASKED.sub(" ", text) if MASK in text else text).strip(" .,:;-*")
    low = key(text)
    if not HEAD.match(low) or len(text) > LONGEST:
        return ()
    pieces: list[str] = []
    start = 0
    for match in _SEPARATOR.finditer(low):
        if _parts(text, low, low[start : match.start()], match):
            pieces.append(text[start : match.start()].strip(" ,;"))
            start = match.end()
    pieces.append(text[start:].strip(" ,;."))
    alone = wording("no unit alone")
    pieces = [name for piece in pieces if piece and key(piece) not in alone for name in _listed(piece)]
    return tuple(Unit(name, is_group(name)) for name in map(_nameless, _shared(pieces)))


def _nameless(name: str) -> str:
    """A post without the person who holds it; two words behind a territory's kind are its name."""
    match = _PERSON.match(name)
    if match is None:
        return name
    if match["in"] and not match["given"].startswith((" Văn ", " Thị ")):
        return name
    return name if match["of"] and " " not in match["given"].strip() else match[1]


def _parts(text: str, low: str, before: str, separator: re.Match[str]) -> bool:
    """Whether a separator parts two units, rather than the words of one."""
    after = separator.end()
    if before.endswith("chính trị - xã hội") and low.startswith(("tổ chức, ", "các tổ chức, "), after):
        return True
    head = HEAD.match(low, after)
    if head is None:
        return False
    mark = separator[0].strip()
    if mark == ";":
        return True
    plural = low.startswith(PLURAL, after) or _OF_MANY.match(low, after) is not None
    place = _ONE_PLACE.match(text, after)
    last = _AT_ONE.search(text, 0, separator.start()) if place else None
    if last and _beside(last[1], place):
        return True
    if _ORGAN.match(before) and _COUNCIL.match(low, after):
        return True
    capital = text[after].isupper()
    if _OPEN_LIST.search(before) and not plural:
        return low.startswith(_CLOSES, after)
    if _SHARED_OFFICE.search(before) and low.startswith(("ubnd", "ủy ban nhân dân", "hđnd"), after):
        return False
    if mark == "," and not plural and not capital and _GOVERNS.search(before):
        return False
    if plural:
        return not before.endswith((" của", " thuộc", " với"))
    if not capital:
        return mark in ("và", ",") and _small_begins(low, before, after)
    return low[head.end() : head.end() + 1] not in (",", ";", "") or len(head[0]) > 6


def _small_begins(low: str, before: str, after: int) -> bool:
    """Whether a name that is written small begins: behind "các sở, phòng" it is a part of that group."""
    name = _SMALL.match(low[after:])
    if name is None:
        return False
    return name[0].startswith("cơ quan ngành") or not (
        MANY.match(before) or before.startswith(("sở", "phòng"))
    )


def _listed(piece: str) -> list[str]:
    """One name each: "Bộ trưởng các Bộ: Quốc phòng, Công an" to "Bộ trưởng Bộ Quốc phòng", ...

    What is of another kind by its own words stays so: "Giám đốc các Sở, ngành: Y tế, Công an tỉnh".
    """
    match = _LISTED.match(piece)
    if match is None:
        return [piece]
    kind, lead = match["kind"], match["lead"].strip()
    names = _known_names(match["rest"], kind)
    if names is None:
        parts = [name.strip() for name in _LISTED_NAME.split(match["rest"]) if name.strip()]
        names = [(name, _OTHER_KIND.match(key(name)) is not None) for name in parts]
    return [" ".join(f"{lead} {'' if other else kind} {name}".split()) for name, other in names]


def _known_names(rest: str, kind: str) -> list[tuple[str, bool]] | None:
    """The names of a list, and whether each is of another kind; None where one is not known.

    "Văn hóa, Thể thao và Du lịch" is one of them.
    """
    kind = f"{kind.capitalize()} "
    known = [entry.name.removeprefix(kind) for entry in ontology.agencies() if entry.name.startswith(kind)]
    known.sort(key=len, reverse=True)
    found: list[tuple[str, bool]] = []
    low = key(rest)
    at = 0
    while at < len(low):
        name = next((name for name in known if low.startswith(key(name), at)), None)
        other = _OTHER_KIND.match(low, at) if name is None else None
        end = at + len(name) if name is not None else other.end() if other else at
        if end == at:
            return None
        found.append((rest[at:end].strip(), other is not None))
        gap = _GAP.match(low, end)
        at = gap.end() if gap else len(low)
        if gap and not gap[0] and at < len(low):
            return None
    return found


def _shared(pieces: list[str]) -> list[str]:
    """What a list says once given to the pieces that lack it: committee, council, place."""
    pieces = _organs(_forces(_seated(pieces)))
    places = [match[1] if (match := _PLACE_AT_END.search(piece)) else "" for piece in pieces]
    result: list[str] = []
    for number, piece in enumerate(pieces):
        later = next((place for place in places[number + 1 :] if place), "")
        if later and not places[number] and _INCOMPLETE.match(key(piece)):
            piece = f"{piece} {later}"
        result.append(piece)
    return result


def _beside(kind: str, other: re.Match[str] | None) -> bool:
    """Whether two territories stand side by side: "xã A, phường B"; "xã A, huyện B" is one place."""
    return other is not None and any(kind in level and other[1] in level for level in _LEVELS)


def _seated(pieces: list[str]) -> list[str]:
    """ "UBND xã A, xã B" is the committee of each."""
    result: list[str] = []
    for piece in pieces:
        place = _ONE_PLACE.match(piece) if result else None
        last = _AT_ONE.search(result[-1]) if place else None
        if last and last.start() and _beside(last[1], place):
            piece = f"{result[-1][: last.start()]} {piece}"
        result.append(piece)
    return result


def _forces(pieces: list[str]) -> list[str]:
    result: list[str] = []
    for piece in pieces:
        if result and _FORCE.match(key(piece)) and _FORCE.match(key(result[-1]), len("đảng ủy ")):
            piece = f"{result[-1][: len('đảng ủy')]} {piece}"
        result.append(piece)
    return result


def _organs(pieces: list[str]) -> list[str]:
    """The council and its place, said behind the last of its organs, given to the others."""
    found = [_ORGAN.match(key(piece)) for piece in pieces]
    result: list[str] = []
    for number, (piece, match) in enumerate(zip(pieces, found, strict=True)):
        if match and not match["place"]:
            for later, other in zip(pieces[number + 1 :], found[number + 1 :], strict=True):
                if other is None:
                    break
                if other["council"] and other["place"]:
                    end = match.end("council") if match["council"] else len(piece)
                    start = other.start("place") if match["council"] else other.start("council")
                    piece = piece[:end] + later[start:]
                    break
        result.append(piece)
    return result
