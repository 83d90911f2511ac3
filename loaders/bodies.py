"""A place in a text in, the body that is named there out, completed from the citing document's own territory."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from .. import ontology
from .clean import UPPER, key, words

CAPWORD = rf"[{UPPER}][^\W_]*(?:'[^\W_]+)?"
#: Kinds of territory, with the level of what stands there.
KINDS = {
    "tỉnh": "province", "thành phố": "", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_KIND = re.compile(r"(?:(tỉnh|thành phố|thủ đô|huyện|quận|thị xã|thị trấn|đặc khu|xã|phường)\b|(tp|tx|tt)\b\.?|(?<=đnd |bnd )(h|p|x)\.)\s*")
_KIND_OF = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "thủ đô": "thành phố"}
_NAME = re.compile(rf"(?:{CAPWORD}(?:[ \n]+(?:-[ ])?(?!Về\b|Ban hành|Kế\b){CAPWORD}){{0,3}}|\d{{1,2}}\b)(?!\s*/)")
_ORGAN = re.compile(
    r"(?:(?:ban thường vụ|ban chấp hành(?! trung ương)|thường trực|thường vụ|btv|bch|tt\.|chủ tịch|phó chủ tịch|bí thư|phó bí thư|"
    r"lãnh đạo|bộ trưởng(?= bộ)|thống đốc|chủ nhiệm|tổng thanh tra|thứ trưởng(?= bộ)|giám đốc(?= sở)|trưởng ban(?= ban)|"
    r"thủ trưởng|tổng cục trưởng|cục trưởng(?= cục))\s+(?:và\s+)?)+"
)
#: Committees of a territory: what is written, the name, what their level is called when it is not said.
_COMMITTEES = (
    ("ủy ban nhân dân", "Ủy ban nhân dân", ""), ("ubnd", "Ủy ban nhân dân", ""),
    ("hội đồng nhân dân", "Hội đồng nhân dân", ""), ("hđnd", "Hội đồng nhân dân", ""),
    ("ủy ban mặt trận tổ quốc việt nam", "Ủy ban Mặt trận Tổ quốc Việt Nam", ""),
    ("ủy ban mặt trận tổ quốc", "Ủy ban Mặt trận Tổ quốc Việt Nam", ""),
    ("ủy ban mttq việt nam", "Ủy ban Mặt trận Tổ quốc Việt Nam", ""),
    ("ủy ban mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam", ""),
    ("tỉnh ủy", "Tỉnh ủy", "tỉnh"), ("thành ủy", "Thành ủy", "thành phố"), ("huyện ủy", "Huyện ủy", "huyện"),
    ("quận ủy", "Quận ủy", "quận"), ("thị ủy", "Thị ủy", "thị xã"),
    ("tỉnh đoàn", "Tỉnh đoàn", "tỉnh"), ("thành đoàn", "Thành đoàn", "thành phố"), ("huyện đoàn", "Huyện đoàn", "huyện"),
    ("quận đoàn", "Quận đoàn", "quận"), ("thị đoàn", "Thị đoàn", "thị xã"),
    ("đảng bộ", "Đảng bộ", ""),
)  # fmt: skip
_COMMITTEE = re.compile(
    "|".join("(" + written.replace(" ", r"\s+") + ")" for written, _, _ in _COMMITTEES).join(("(?:", r")(?![^\W_])"))
)
#: Committees whose own name says the level, so that the place follows at once ("Tỉnh ủy Hưng Yên").
_PARTY = {
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Quận đoàn", "Thị đoàn",
}  # fmt: skip
_BLOC = re.compile(
    r"đảng ủy khối(?:\s+(?:các\s+)?(?:cơ quan|doanh nghiệp|trường|đại học|cao đẳng)(?:(?:\s*[-,&]\s*|\s+và\s+|\s+)"
    r"(?:các cơ quan|doanh nghiệp|cơ quan|đại học|cao đẳng|trung ương|đảng|tổng hợp))*)?"
)
_OFFICE = re.compile(
    r"(?:ban tuyên giáo(?: và dân vận)?|ban tổ chức|ban dân vận|ban nội chính|ủy ban kiểm tra|văn phòng|ban chỉ đạo|ban xây dựng đảng)\b"
)
_DEPARTMENT = re.compile(
    r"(?:sở|phòng|cục|chi cục|tổng cục|trung tâm|thanh tra|công an|bộ chỉ huy quân sự|ban chỉ huy quân sự|hội|đoàn|liên đoàn|đài|viện|"
    r"trường|kho bạc|thuế|bảo hiểm xã hội|ngân hàng|tòa án|viện kiểm sát|ban chỉ đạo|ban quản lý|hội đồng|ban|văn phòng|tổng công ty|tập đoàn|"
    r"bộ tư lệnh|bộ)\b"
)
_MORE = re.compile(
    rf"\s+(?:(?:và|của|các|-|&)\s+)?(?!(?:Về|Ban hành|Quyết định|Kế hoạch)\b){CAPWORD}|,\s+(?=[^.;,]{{0,40}}\bvà\s){CAPWORD}"
    rf"|\s*[-&]\s*{CAPWORD}|\s+(?:nhân dân|quân sự|thường trực|xã hội|quốc gia|chính trị)\b"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named: ``base`` without place, its territory's kind and name as far as they stand there.

    ``office`` is a commission or office of the committee that the other fields name.
    """

    start: int
    end: int
    base: str
    kind: str = ""
    name: str = ""
    office: str = ""
    level: str = ""
    organ: str = ""
    central: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The territories that the citing document stands in, as far as it lets one know."""

    province: str = ""
    district: tuple[str, str] = ("", "")
    commune: tuple[str, str] = ("", "")
    level: str = ""
    body: str = ""
    day: str = ""


@cache
def _central() -> dict[str, list[tuple[str, str]]]:
    """First two words to the names (in key form) that begin with them, longest first, and the full name."""
    found: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for agency in ontology.agencies():
        if agency.level != "central":
            continue
        for name in (agency.name, *agency.names):
            if " " in name and (agency.alone or name != agency.name or agency.suffix != "TW"):
                names.setdefault(key(name), agency.name)
    for name in ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng"):
        names[key(name)] = name
    names[key("Ban Bí thư Trung ương Đảng")] = names[key("Ban Bí thư Trung ương")] = "Ban Bí thư"
    names[key("Ban Chấp hành Trung ương")] = names[key("BCH Trung ương Đảng")] = "Ban Chấp hành Trung ương Đảng"
    names[key("Trung ương Đảng")] = "Ban Chấp hành Trung ương Đảng"
    names.setdefault(key("Thủ tướng"), "Thủ tướng Chính phủ")
    names.setdefault(key("TTg"), "Thủ tướng Chính phủ")
    for low, full in names.items():
        found.setdefault(low.split(" ", 1)[0], []).append((low, full))
    for entries in found.values():
        entries.sort(key=lambda pair: (-len(pair[0]), pair))
    return found


_FIRST = re.compile(r"[^\W_]+")


def body_at(view: str, low: str, position: int, limit: int) -> Body | None:
    """The body whose name begins at ``position``, or None. ``limit`` bounds the look-ahead.

    >>> text = "Ban Thường vụ Huyện ủy Kim Động về việc"
    >>> body = body_at(text, key(text), 0, len(text))
    >>> body.base, body.name, body.organ, text[:body.end]
    ('Huyện ủy', 'Kim Động', 'ban thường vụ', 'Ban Thường vụ Huyện ủy Kim Động')
    """
    limit = min(limit, position + 240)
    start = position
    organ = ""
    match = _ORGAN.match(low, position, limit)
    if match:
        organ, position = match[0].strip(), match.end()
    body = _at(view, low, position, limit)
    if body is None:
        body = _central_at(low, start, limit) if match else None
        return replace(body, start=start) if body else None
    return replace(body, start=start, organ=organ)


def _at(view: str, low: str, position: int, limit: int) -> Body | None:
    central = _central_at(low, position, limit)
    if central:
        return central
    committee = _committee(view, low, position, limit)
    if committee:
        return committee
    match = _OFFICE.match(low, position, limit)
    if match:
        after = _skip(low, match.end(), limit)
        parent = _committee(view, low, after, limit)
        if parent:
            office = words(view[position : match.end()])
            return replace(parent, start=position, office=office[0].upper() + office[1:])
        if low.startswith(("của ", "tu ", "hu "), after):
            short = low[after : after + 3].strip()
            if short in ("tu", "hu"):
                base = {"tu": "Tỉnh ủy", "hu": "Huyện ủy"}[short]
                office = words(view[position : match.end()])
                return Body(position, after + 2, base, _kind_of(base), "", office[0].upper() + office[1:])
    return _department(view, low, position, limit)


def _skip(low: str, position: int, limit: int) -> int:
    while position < limit and low[position] in " \n":
        position += 1
    return position


def _central_at(low: str, position: int, limit: int) -> Body | None:
    first = _FIRST.match(low, position, limit)
    if first is None:
        return None
    for name, full in _central().get(first[0], ()):
        if _same_at(low, name, position):
            end = position + _length(low, name, position)
            if end < len(low) and (low[end].isalpha() and low[end] not in "*"):
                continue
            if name.startswith("bộ ") and low[end : end + 2] == ", " and " và " in low[end : end + 40]:
                pass
            return Body(position, end, full, level="central", central=True)
    return None


def _same_at(low: str, name: str, position: int) -> bool:
    if low.startswith(name, position):
        return True
    window = low[position : position + len(name) + 6]
    return ("\n" in window or "  " in window) and " ".join(window.split()).startswith(name)


def _length(low: str, name: str, position: int) -> int:
    if low.startswith(name, position):
        return len(name)
    seen, at = 0, position
    while seen < len(name):
        if low[at] in " \n":
            while low[at] in " \n":
                at += 1
            seen += 1
        else:
            at += 1
            seen += 1
    return at - position


def _committee(view: str, low: str, position: int, limit: int) -> Body | None:
    bloc = low.startswith("đảng ủy", position)
    if bloc:
        return _party_committee(view, low, position, limit)
    match = _COMMITTEE.match(low, position, limit)
    if match is None:
        return None
    _, base, kind = _COMMITTEES[(match.lastindex or 1) - 1]
    return _with_place(view, low, position, match.end(), limit, base, kind)


def _party_committee(view: str, low: str, position: int, limit: int) -> Body | None:
    match = _BLOC.match(low, position, limit)
    if match:
        base = words(view[position : match.end()])
        return _with_place(view, low, position, match.end(), limit, base, "")
    end = position + len("đảng ủy")
    after = _skip(low, end, limit)
    if low.startswith(("chính phủ", "quốc hội", "công an trung ương"), after):
        stop = after + len(re.match(r"chính phủ|quốc hội|công an trung ương", low[after:])[0])  # type: ignore[index]
        return Body(position, stop, words(view[position:stop]), level="central", central=True)
    inner = _committee(view, low, after, limit) if low.startswith(("ủy ban nhân dân", "ubnd"), after) else None
    if inner:
        return replace(inner, start=position, base="Đảng ủy " + inner.base)
    return _with_place(view, low, position, end, limit, "Đảng ủy", "")


def _with_place(view: str, low: str, start: int, end: int, limit: int, base: str, kind: str) -> Body:
    """A committee with the territory after it, where it is written."""
    after = _skip(low, end, limit)
    match = _KIND.match(low, after, limit)
    if match and (not kind or _plain(match) in (kind, "thành phố")):
        kind = _plain(match)
        end = match.start() + len(match[0].rstrip())
        after = _skip(low, end, limit)
        if low.startswith(("cấp", "các"), after):
            return Body(start, end, base, kind)
    elif match:
        return Body(start, end, base, kind)
    name = _NAME.match(view, after, limit)
    text = ""
    if name and (kind or base in _PARTY) and not (after == end and end < limit):
        text, stop = _place(view, name)
        if text.isdigit() and kind not in ("quận", "phường"):
            text = ""
        if text:
            end = stop
    return Body(start, end, base, kind, text)


def _plain(match: re.Match[str]) -> str:
    kind = match[1] or match[2] or ""
    return _KIND_OF.get(kind, kind)


_NOT_A_NAME = re.compile(
    r"(?:ban|về|quy|kế|quyết|nghị|chỉ|thông|hướng|sở|phòng|văn|ủy|hội|bộ|công|chương|đề|báo|tờ|điều|căn|thực|triển|tại|theo|trong|và)\b"
)


def _place(view: str, match: re.Match[str]) -> tuple[str, int]:
    """The name at a match and where it ends; in capitals only a known province is a name."""
    written = match[0]
    if written.isupper() and not written.isdigit() and len(written) > 3:
        pieces = list(re.finditer(r"\S+", written))
        for count in range(len(pieces), 0, -1):
            candidate = " ".join(piece[0] for piece in pieces[:count])
            known = ontology.province(candidate)
            if known:
                return known.name, match.start() + pieces[count - 1].end()
        return "", match.start()
    pieces = list(re.finditer(r"\S+", written))
    kept = len(pieces)
    for index, piece in enumerate(pieces):
        following = pieces[index + 1][0] if index + 1 < len(pieces) else (_FIRST.findall(view[match.end() : match.end() + 12]) or [""])[0]
        if _NOT_A_NAME.match(key(piece[0])) and piece[0].isupper() is False and (index > 0 or _verbish(piece[0], following)):
            if index and not _verbish(piece[0], following):
                continue
            kept = index
            break
    if not kept:
        return "", match.start()
    return words(written[: pieces[kept - 1].end()]), match.start() + pieces[kept - 1].end()


def _verbish(word: str, following: str) -> bool:
    return key(f"{word} {following}") in {
        "ban hành", "kế hoạch", "quyết định", "nghị quyết", "chỉ thị", "quy định", "thông báo", "hướng dẫn", "văn phòng",
        "hội đồng", "công văn", "chương trình", "thực hiện", "triển khai", "căn cứ", "ủy ban", "tờ trình", "báo cáo", "công an",
    }  # fmt: skip


@cache
def _known() -> dict[str, list[tuple[str, str]]]:
    """First word to the names of departments, offices and commissions that begin with it, longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for agency in ontology.agencies():
        if agency.level == "central":
            continue
        for name in (agency.name, *agency.names):
            if name.startswith(("Sở ", "Phòng ", "Ban ", "Văn phòng ", "Công an", "Bộ Chỉ huy", "Ban Chỉ huy", "Thanh tra", "Chi cục", "Cục ", "Hội ", "Đoàn ", "Liên đoàn", "Trung tâm")):
                found.setdefault(key(name).split(" ", 1)[0], []).append((key(name), name))
    for entries in found.values():
        entries.sort(key=lambda pair: (-len(pair[0]), pair))
    return found


def is_known(base: str) -> bool:
    """Whether a name is that of a department or office of the ontology, without its place.

    >>> is_known("Sở Nội vụ"), is_known("Trung tâm Thông tin")
    (True, False)
    """
    low = key(base)
    return any(name == low for name, _ in _known().get(low.split(" ", 1)[0], ()))


#: A name's second syllable is often small ("Sở Nội vụ"); these words are none of a name.
_ENDS = frozenset(
    "về của tại và để ban trong theo có là ngày tỉnh huyện quận thành xã phường thị đặc số đã được do cho với từ đến khi nếu thì mà sau trước các những này "
    "chủ phối tham tổ xây triển hướng chỉ căn chịu báo bố tăng đẩy tuyên rà tiếp thường phải cần giúp lập đảm bảo cung phát trình gửi nghiên cùng hoặc trên tư".split()
)


def _small(view: str, low: str, end: int, limit: int) -> int:
    """Where a small second syllable behind a capitalised word ends, or ``end``."""
    word = re.compile(r"[ \n]+([^\W\d_]+)").match(view, end, limit)
    if word and word[1][0].islower() and low[word.start(1) : word.end(1)] not in _ENDS:
        return word.end()
    return end


def _department(view: str, low: str, position: int, limit: int) -> Body | None:
    match = _DEPARTMENT.match(low, position, limit)
    if match is None or not (view[position].isupper()):
        return None
    end = match.end()
    first = _FIRST.match(low, position, limit)
    for name, _ in _known().get(first[0] if first else "", ()):
        stop = position + _length(low, name, position) if _same_at(low, name, position) else 0
        if stop and not (stop < len(low) and low[stop].isalnum()):
            end = stop
            break
    while True:
        kind = _KIND.match(low, _skip(low, end, limit), limit)
        if kind and kind[1]:
            after = kind.end()
            name = _NAME.match(view, after, limit)
            stop = kind.start() + len(kind[1])
            text, place_end = _place(view, name) if name else ("", stop)
            return Body(position, place_end if text else stop, words(view[position:end]), _plain(kind), text)
        more = _MORE.match(view, end, limit)
        if more is None:
            break
        end = _small(view, low, more.end(), limit)
    if end == match.end() and match[0] not in ("quốc hội",):
        return None
    base = words(view[position:end])
    for count in range(3, 0, -1):
        tail = base.split(" ")[-count:]
        known = ontology.province(" ".join(tail)) if len(base.split(" ")) > count + 1 else None
        if known:
            return Body(position, end, " ".join(base.split(" ")[:-count]), "", known.name)
    return Body(position, end, base)


@lru_cache(maxsize=4096)
def full_name(
    base: str, kind: str, name: str, office: str, central: bool, chain: Chain
) -> str | None:
    """The full name of a body in the context of a document, or None where the text does not let one know.

    >>> hung_yen = Chain(province="Hưng Yên", district=("huyện", "Kim Động"), level="district")
    >>> full_name("Tỉnh ủy", "tỉnh", "", "", False, hung_yen)
    'Tỉnh ủy Hưng Yên'
    >>> full_name("Ủy ban nhân dân", "thị xã", "", "", False, hung_yen) is None
    True
    """
    if central:
        return base
    prefix = f"{office} " if office else ""
    if base in _PARTY:
        place = name or _own(kind, chain, base)
        if not place:
            return None
        joint = "Thành phố " if base == "Thành ủy" and is_city(place, chain.day) else ""
        return f"{prefix}{base} {joint}{place}"
    if base == "Đảng bộ":
        committee = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}.get(kind)
        if committee:
            return full_name(committee, kind, name, office, False, chain)
        base = "Đảng ủy"
    if not kind and not name:
        if base in ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Đảng ủy"):
            return None
        if base.startswith("Sở ") and chain.province:
            return f"{prefix}{base} {_province_title(chain.province, chain.day)}"
        if base.startswith("Phòng ") and chain.district[1]:
            return f"{prefix}{base} {' '.join(chain.district)}"
        return f"{prefix}{base}"
    place = name or _own(kind, chain, base)
    if not place:
        return None
    if kind == "thành phố" and is_city(place, chain.day):
        return f"{prefix}{base} Thành phố {place}"
    return f"{prefix}{base} {kind} {place}".replace("  ", " ")


def _own(kind: str, chain: Chain, base: str) -> str:
    """The name of the citing document's own territory of that kind."""
    if kind == "tỉnh":
        return chain.province if chain.province and not is_city(chain.province, chain.day) else ""
    if kind == "thành phố":
        if chain.district[0] == "thành phố" and not is_city(chain.province, chain.day):
            return chain.district[1]
        return chain.province if is_city(chain.province, chain.day) else ""
    for own_kind, own_name in (chain.district, chain.commune):
        if own_kind == kind:
            return own_name
    return ""


@lru_cache(maxsize=1024)
def is_city(name: str, day: str = "") -> bool:
    """Whether a name is that of a centrally-run city on a day (by default the end of 2025).

    >>> is_city("Hải Phòng"), is_city("Hưng Yên")
    (True, False)
    """
    known = ontology.province(name, day or "2025-12-31")
    return known is not None and known.kind == "thành phố"


def _province_title(name: str, day: str) -> str:
    return f"{'Thành phố' if is_city(name, day) else 'tỉnh'} {name}"


def _kind_of(base: str) -> str:
    return next((kind for _, name, kind in _COMMITTEES if name == base), "")
