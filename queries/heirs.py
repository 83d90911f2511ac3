"""A body below or at the centre in, the bodies that have its work now, step by step and by function, out."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph.errors import QueryError
from ..ontology import gazetteer
from ..ontology.gazetteer import Unit, last_day
from ..ontology.keys import word_key
from ..ontology.placenames import find
from ..ontology.reorganisations import Change, changes, heirs, named, origins, started
from ..ontology.succession import Heir
from ..ontology.succession import successors as territory_heirs
from .place import place
from .seats import COMMITTEES, body_of

NO_BODY = "no successor body"
BODY_ENDED = "the body ended {}"
BODY_ENDED_BETWEEN = "the body ended between {} and {}"
_RAILS = {"Ủy ban nhân dân": "state", "Ủy ban Mặt trận Tổ quốc Việt Nam": "front", "Đảng ủy": "party"}
_LEVEL_WORDS = {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its name without a place, its unit where it has one, and the level that it stands at."""

    name: str
    level: str = ""
    unit: Unit | None = None

    @property
    def title(self) -> str:
        """The name with its place, of a committee as that place has it.

        >>> Body("Ban Tuyên giáo Tỉnh ủy", "province", find("thành phố Hải Phòng")[-1]).title
        'Ban Tuyên giáo Thành ủy Thành phố Hải Phòng'
        >>> Body("Công an", "district").title, Body("Sở Y tế", "province").title
        ('Công an cấp huyện', 'Sở Y tế')
        """
        if self.unit is None:
            plain = self.name.startswith(("Sở ", "Phòng ")) or self.name.endswith("ủy")
            return self.name if plain else f"{self.name} {_LEVEL_WORDS.get(self.level, '')}".strip()
        committee = next((one for one in (*COMMITTEES.values(), *_RAILS) if self.name.endswith(one)), "")
        if not committee:
            return f"{self.name} {self.unit.full_name}"
        own = body_of(self.unit, _RAILS.get(committee, "party"), self.unit.start)[1]
        return self.name[: -len(committee)] + own


@dataclass(frozen=True, slots=True)
class Step:
    """What went from one body to another; ``after`` is None where no body has it: then units of a territory.

    ``work`` is empty where it was all; ``share`` is of the territory or of the work.
    """

    before: Body
    ended: str
    share: str
    after: Body | None
    heir: Heir | None = None
    work: str = ""
    act: str = ""
    decree: str = ""


def body(asked: str, as_of: str = "") -> Body | None:
    """The body that a text names, in a short form or in full; None where the words are none's.

    Raises:
        QueryError: there is no such place, or on that day no such body.
        AmbiguousError: several places bear the name.

    >>> body("Sở TT&TT Hưng Yên").title, body("Bộ LĐTBXH").title, body("Nhà máy nước")
    ('Sở Thông tin và Truyền thông tỉnh Hưng Yên', 'Bộ Lao động - Thương binh và Xã hội', None)
    """
    found = named(asked)
    if found is None:
        return None
    if found.central:
        one = Body(found.name, "central")
    elif found.rest:
        unit = _unit(found.name, found.rest, as_of)
        if unit is None:
            return None
        one = Body(found.name, unit.level, unit)
    else:
        one = Body(found.name)
    _check(one, as_of)
    return one


def _check(one: Body, as_of: str) -> None:
    """Refuse a body that was not there on a day; say when it was, who was before it, who has its work."""
    if not as_of:
        return
    began = started(one.name, one.level)
    if began and began > last_day(as_of)[: len(began)]:
        before = ", ".join(dict.fromkeys(made.before for made in origins(one.name, one.level)))
        made_of = f", made of: {before}" if before else ""
        raise QueryError(f"{one.title}: no such body on {as_of}; it began on {began}{made_of}")
    gone = ending(one)
    if gone and gone[0].first <= last_day(as_of):
        now = ", ".join(change.after for change in gone)
        raise QueryError(
            f"{one.title}: no such body on {as_of}; it ended {_period(gone[0].ended)}; "
            f"its work is now with: {now}"
        )


def ending(one: Body, as_of: str = "") -> tuple[Change, ...]:
    """The changes with which a body ended by a day; none while it stands.

    >>> [change.after for change in ending(Body("Ủy ban Dân tộc", "central"))]
    ['Bộ Dân tộc và Tôn giáo']
    >>> ending(Body("Ủy ban Dân tộc", "central"), "2024"), ending(Body("Bộ Nội vụ", "central"))
    ((), ())
    """
    since = ""
    while found := heirs(one.name, one.level, since):
        if as_of and found[0].first > last_day(as_of):
            return ()
        if found[0].ended and not _again(one, found[0].first):
            return found
        since = found[0].first
    return ()


def _again(one: Body, day: str) -> bool:
    """Whether a body of the same name began anew after a day."""
    return started(one.name, one.level) > day


def steps(first: Body) -> list[Step]:
    """Every step from a body to those that have its work today; empty if it stands as it was.

    >>> [(step.after.title, step.work[:7]) for step in steps(body("Bộ GTVT"))]
    [('Bộ Xây dựng', 'giao th'), ('Bộ Công an', 'sát hạc')]
    """
    found: list[Step] = []
    waiting, seen = [(first, "")], {first}
    while waiting:
        one, since = waiting.pop(0)
        group = heirs(one.name, one.level, since)
        gone = _gone(one.unit)
        if group and not (gone and gone <= group[0].first):
            new = [(_changed(one, change), change.first) for change in group]
            if not group[0].ended:
                waiting.insert(0, (one, group[0].first))
        else:
            new = [(step, gone) for step in _with_territory(one)]
        for step, day in new:
            found.append(step)
            if step.after is not None and step.after not in seen:
                seen.add(step.after)
                waiting.append((step.after, day))
    return found


def _changed(one: Body, change: Change) -> Step:
    unit, level = one.unit, one.level or change.level
    if unit is not None and change.to_level != level:
        unit = gazetteer.parent(unit, unit.valid_to[:10]) if change.to_level == "province" else None
    after = Body(change.after, change.to_level, unit)
    share = "part" if change.work else "whole"
    before = one if one.level else Body(one.name, change.level)
    return Step(before, change.ended, share, after, None, change.work, change.act, change.decree)


def _with_territory(one: Body) -> list[Step]:
    """What a body's end with its territory means: another body of that level, or none."""
    if one.unit is None or not one.unit.valid_to:
        return []
    found = []
    for heir in territory_heirs(one.unit):
        level = heir.unit.level
        after = Body(one.name, level, heir.unit) if level == one.unit.level else None
        found.append(Step(one, one.unit.valid_to, "part" if heir.part else "whole", after, heir))
    return found


def _gone(unit: Unit | None) -> str:
    """The day after which a unit is no more; empty while it stands."""
    return unit.valid_to.rpartition("..")[2] if unit is not None else ""


def _period(ended: str) -> str:
    first, dots, last = ended.rpartition("..")
    return f"between {first} and {last}" if dots else f"on {last}"


def became(name: str, unit: Unit | None, level: str, until: str = "") -> list[Step]:
    """What became of a body that documents name, by a day: its first step, none while it stands.

    Without a day by the newest state. A change of its territory alone is told by the unit.

    >>> [step.after.title for step in became("Sở Giao thông vận tải tỉnh Hưng Yên", None, "province")]
    ['Sở Xây dựng', 'Công an cấp tỉnh']
    """
    found = named(name)
    if found is None or (found.central and unit) or not (found.central or unit or level):
        return []
    one = Body(found.name, "central" if found.central else unit.level if unit else level, unit)
    return [_changed(one, change) for change in ending(one, until)]


def told(name: str, unit: Unit | None, until: str = "") -> tuple[str, list[str]]:
    """When a body ended by a day, in words, and who has its work now; empty while it stands.

    >>> told("Bộ Kế hoạch và Đầu tư", None), told("Bộ Kế hoạch và Đầu tư", None, "2024")
    (('the body ended 28/2/2025', ['Bộ Tài chính']), ('', []))
    """
    steps = became(name, unit, "", until)
    if not steps:
        return "", []
    days = ["/".join(str(int(part)) for part in day.split("-")[::-1]) for day in steps[0].ended.split("..")]
    phrase = BODY_ENDED if len(days) == 1 else BODY_ENDED_BETWEEN
    having = [(step.after.title, step.work) for step in steps if step.after]
    now = [f"{title} ({work})" if work else title for title, work in having]
    return phrase.format(*days), now


def _unit(name: str, rest: str, as_of: str) -> Unit | None:
    """The unit behind a body's name: of the kind that a committee says, of a Sở a province."""
    kind = next((kind for kind, committee in COMMITTEES.items() if name.endswith(committee)), "")
    if kind and not word_key(rest).startswith(word_key(kind)):
        rest = f"{kind} {rest}"
    levels = {change.level for change in changes() if change.before == name} or (
        {"province"} if name.startswith("Sở ") else set()
    )
    found = [unit for unit in find(rest, as_of=as_of or None) if unit.level in levels]
    old = [unit for unit in found if unit.valid_to] or found
    if old and len({unit.code for unit in old}) == 1:
        return old[-1]
    return place(rest, as_of, ended=True)
