"""What a document says of places in, the territories that its issuer stands in out (the chain)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .. import ontology
from ..ontology import gazetteer, placenames
from .bodies import kind_of
from .body import Body, Chain
from .clean import key, same
from .find import Found
from .letterhead import Frame
from .places import KINDS, place_name

#: Beyond this many characters places are not counted.
REACH = 60000
_KIND_NAME = r"(?<![^\W\d_])({kind}) +"
#: Kinds of the units of a province that a text may call by their kind alone ("Ủy ban nhân dân Thành phố").
_DISTRICTS = ("thành phố", "thị xã", "huyện", "quận")
_LAST_DISTRICTS = "2025-06-30"
_DAY = len(_LAST_DISTRICTS)
_OFF_LADDER = ("Đảng ủy", "Ủy ban nhân dân", "Hội đồng nhân dân")


class Territory:
    """Places as they become known, the nearest source first; a level once known stays."""

    def __init__(self, view: str, low: str, frame: Frame) -> None:
        self.view, self.low, self.frame = view, low, frame
        self.places: dict[str, tuple[str, str]] = {}
        self.inferred = False

    def learn(self, kind: str, name: str) -> None:
        level = level_of(kind, name)
        if level and name and level not in self.places:
            self.places[level] = (kind, proper(name))

    def chain(self) -> Chain:
        empty = ("", "")
        return Chain(
            self.places.get("province", empty)[1],
            self.places.get("district", empty),
            self.places.get("commune", empty),
        )

    def learn_of(self, body: Body, superiors: list[Body], stated: list[Body], found: Iterable[Found]) -> None:
        """The chain of a body that is not central: from itself, superiors, place line, title, the text."""
        kind = kind_of(body)
        if body.name:
            self.learn(kind, body.name)
        for candidate in (*stated, *superiors):
            if candidate.name and same(candidate.base) == same(body.base):
                self.learn(kind_of(candidate), candidate.name)
        for candidate in reversed(superiors):
            if candidate.name:
                self.learn(kind_of(candidate), candidate.name)
        self._learn_place(kind, body)
        title = self.frame.title_span
        if title and kind:
            self._learn_named(title.start, title.end, kind)
        before = dict(self.places)
        own = level_of(kind, body.name)
        if kind and own not in before and kind != "thành phố":
            self._learn_counted(kind)
            self.inferred = own in self.places
        if kind == "thành phố" and not body.name and "province" not in before and "district" not in before:
            self._learn_counted(kind)
            self.inferred = "province" in self.places or "district" in self.places
        place = place_of(self.frame)
        if body.base == "Đảng ủy" and "commune" not in self.places and place and not ontology.province(place):
            self._learn_counted("", only=place)
        if "commune" in self.places and "district" not in self.places:
            self._learn_district()
        if "province" not in self.places:
            self._learn_province(found)
        if kind in _DISTRICTS and not body.name and "district" not in self.places:
            self._learn_within(kind)
        if (
            body.base.startswith("Đảng ủy Khối") or (kind == "tỉnh" and not body.name)
        ) and "province" not in before:
            self.inferred = "province" in self.places

    def _learn_place(self, kind: str, body: Body) -> None:
        """The place line names the seat: often the territory of a district or commune, or the province."""
        place = place_of(self.frame)
        if not place:
            return
        if kind and not body.name and level_of(kind, place) == level_of(kind, body.name):
            self.learn(kind, place)
        elif ontology.province(place) and (
            kind == "tỉnh" or (not kind and (body.name or not body.base.startswith(_OFF_LADDER)))
        ):
            self.learn("tỉnh", place)

    def _learn_named(self, start: int, end: int, kind: str) -> None:
        for match in re.compile(_KIND_NAME.format(kind=kind)).finditer(self.low, start, end):
            text, _ = place_name(self.view, match.end(), end)
            if text:
                self.learn(kind, text)

    def _learn_counted(self, kind: str, only: str = "") -> None:
        """The territory of a kind that the text names most often."""
        counts: Counter[tuple[str, str]] = Counter()
        pattern = re.compile(_KIND_NAME.format(kind=kind or "xã|phường|thị trấn|đặc khu"))
        for match in pattern.finditer(self.low, 0, REACH):
            if self.view[match.start() : match.end()].isupper():
                continue
            text, _ = place_name(self.view, match.end())
            if text and not text.isdigit() and (not only or same(text) == same(only)):
                counts[match[1], text] += 1
        if counts:
            (found_kind, text), _ = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            self.learn(found_kind, text)

    def _learn_province(self, found: Iterable[Found]) -> None:
        """The province: from the issuers of cited documents and the provinces named with their kind."""
        counts: Counter[str] = Counter()
        for item in found:
            body = item.body
            if (
                body
                and body.name
                and (body.kind in ("tỉnh", "thành phố") or body.base in ("Tỉnh ủy", "Thành ủy"))
            ):
                known = ontology.province(body.name)
                if known:
                    counts[known.name] += 2
        for match in re.compile(r"(?<![^\W\d_])(?:tỉnh|thành phố|tp\.) +").finditer(self.low, 0, REACH):
            text, _ = place_name(self.view, match.end())
            known = ontology.province(text) if text else None
            if known:
                counts[known.name] += 1
        around = "" if counts else self._around(found)
        if around:
            counts[around] += 1
        if not counts:
            counts = self._bare_provinces()
        if counts:
            name_text, _ = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            self.places["province"] = ("tỉnh", name_text)

    def _learn_district(self) -> None:
        """The district of a commune: of the kind that comes first, the one that the text names most often."""
        for kind in ("huyện", "thị xã", "quận"):
            self._learn_counted(kind)
            if "district" in self.places:
                return
        counts: Counter[str] = Counter()
        for match in re.compile(_KIND_NAME.format(kind="thành phố")).finditer(self.low, 0, REACH):
            text, _ = place_name(self.view, match.end())
            if text and level_of("thành phố", text) == "district":
                counts[text] += 1
        if counts:
            self.learn("thành phố", min(counts.items(), key=lambda pair: (-pair[1], pair[0]))[0])

    def _around(self, found: Iterable[Found]) -> str:
        """The province of the district, else of the commune, if its name tells; and then its district.

        A document without its day is taken to be of that of the latest one that it names.
        """
        day = self.frame.issued or ""
        if len(day) < _DAY:
            named = (item.issued or "" for item in found)
            day = max((one for one in named if len(one) == _DAY and one.startswith(day)), default=day)
        ended = day > _LAST_DISTRICTS[: len(day)]
        level = "commune" if ended or "district" not in self.places else "district"
        if level not in self.places or (level == "commune" and not day):
            return ""
        above = [
            tuple(_above(unit, day))
            for unit in placenames.find(" ".join(self.places[level]), as_of=day or None)
            if unit.level == level
        ]
        provinces = {units[-1].name if units else "" for units in above}
        if len(provinces) != 1:
            return ""
        if level == "commune" and len(above) == 1 and len(above[0]) == 2 and not ended:
            self.learn(above[0][0].kind, above[0][0].name)
        return provinces.pop()

    def _learn_within(self, kind: str) -> None:
        """The city or district of the province that the text names without its kind, more than any other."""
        day = min(self.frame.issued or _LAST_DISTRICTS, _LAST_DISTRICTS)
        within = placenames.find(self.places.get("province", ("", ""))[1], as_of=day)[:1]
        if not within or within[0].level != "province" or within[0].kind != "tỉnh":
            return
        counts: Counter[str] = Counter()
        for unit in gazetteer.units("district", within[0], day):
            if unit.kind != kind:
                continue
            for match in re.finditer(
                rf"(?<![^\W\d_]){re.escape(key(unit.name))}(?![^\W\d_])", self.low[:REACH]
            ):
                before = self.low[max(0, match.start() - 10) : match.start()]
                written = self.view[match.start() : match.end()]
                counts[unit.name] += written.istitle() and not _OTHER.search(before)
        ranked = counts.most_common(2)
        if ranked and ranked[0][1] > (ranked[1][1] if len(ranked) > 1 else 0):
            self.learn(kind, ranked[0][0])
            self.inferred = True

    def _bare_provinces(self) -> Counter[str]:
        """Names of provinces without their kind, but that of the body itself: Hồ Chí Minh is a person too."""
        own = {same(name) for kind, name in self.places.values() if kind != "thành phố"}
        counts: Counter[str] = Counter()
        for match in _bare().finditer(self.low, 0, REACH):
            before = self.low[max(0, match.start() - 10) : match.start()]
            if self.view[match.start()].isupper() and not _OTHER.search(before):
                known = ontology.province(match[0])
                if known and known.name != "Hồ Chí Minh" and same(known.name) not in own:
                    counts[known.name] += 1
        return counts


def _above(unit: gazetteer.Unit, day: str) -> Iterator[gazetteer.Unit]:
    """The territories around a unit on a day, up to its province."""
    above = gazetteer.parent(unit, day)
    while above is not None:
        yield above
        above = gazetteer.parent(above, day) if above.level != "province" else None


_OTHER = re.compile(r"(?:huyện|xã|phường|thị trấn|thị xã|chủ tịch|tư tưởng|bác)\s$")


def _bare() -> re.Pattern[str]:
    names = sorted({key(place.name) for place in ontology.provinces()}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, names))})(?![^\W\d_])")


def level_of(kind: str, name: str) -> str:
    """The level of a kind of territory; a city with the name of no centrally-run one lies in a province.

    >>> level_of("huyện", ""), level_of("thành phố", "Cần Thơ"), level_of("thành phố", "Sông Công")
    ('district', 'province', 'district')
    """
    if kind == "thành phố":
        known = ontology.province(f"thành phố {name}") if name else None
        return "province" if known is not None or not name else "district"
    return KINDS.get(kind, "")


def proper(name: str) -> str:
    """The name of a place in its usual letter case and spelling."""
    known = ontology.province(name)
    return known.name if known else (titled(name) if name.isupper() else name)


_SEAT = re.compile(
    r"^(?:tp|tx|tt|thành phố|tỉnh|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\b\.?\s*(?=\S)", re.IGNORECASE
)


def place_of(frame: Frame) -> str:
    """The place line without the kind of territory."""
    text = _SEAT.sub("", frame.place)
    return proper(text.strip(" ,.")) if text else ""


_LOWER = {"và", "của", "các", "về", "tỉnh", "huyện", "quận", "xã", "phường", "thôn"}
_LOWER_PAIRS = re.compile(r"(?<=\s)(?:Thành Phố|Thị xã|Thị Trấn|Đặc Khu)(?=\s|$)")


#: In "XÃ TỨ QUẬN" the last word is no kind of territory, but a part of the name.
_KIND_BEFORE = re.compile(
    r"(?i)(?<![^\W\d_])(?:huyện|quận|xã|phường|thị trấn|thành phố|tỉnh)\s+[^\W\d_]+\s+$"
)
_ACRONYMS = {"ubnd", "hđnd", "mttq", "tncs", "lhpn", "thcs", "thpt", "bch", "tp"}


def _is_one_name(text: str, small: re.Match[str]) -> bool:
    """Whether a small word stands within the name of one place: "LAO VÀ CHẢI"."""
    before, after = text[: small.start()].split()[-1:], text[small.end() :].split()[:1]
    return bool(before and after and placenames.find(f"{before[0]} và {after[0]}"))


def titled(text: str) -> str:
    """Capitals as words with capital letters, but for the small words of names and the kinds of territory.

    >>> titled("SỞ VĂN HÓA VÀ THỂ THAO TỈNH HƯNG YÊN"), titled("XÃ LAO VÀ CHẢI")
    ('Sở Văn Hóa và Thể Thao tỉnh Hưng Yên', 'Xã Lao Và Chải')
    """

    def cased(match: re.Match[str]) -> str:
        low = match[0].lower()
        if low in _ACRONYMS:
            return low.upper()
        in_name = match.end() == len(text) and _KIND_BEFORE.search(text[: match.start()])
        if low == "và" and _is_one_name(text, match):
            return "Và"
        return low if low in _LOWER and match.start() and not in_name else low[0].upper() + low[1:]

    return _LOWER_PAIRS.sub(lambda match: match[0].lower(), re.sub(r"[^\W_]+", cased, text))
