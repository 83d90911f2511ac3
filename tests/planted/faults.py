"""A cascade without a fault in, the same with faults of each kind at places that are told out."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from planted import wording
from planted.cascade import Cascade, naming, symbol
from planted.papers import Duty, Fault, Naming, Paper

#: How many faults of each kind are planted.
EACH = 6
FIRST = date(2022, 2, 14)
_NO_COMMUNES = ("Đồng Bưởi Thượng", "Vườn Trầu Hạ", "Suối Lau Đông", "Gò Mít Nam")
_OLD_DISTRICTS = {
    "Cà Mau": ("Cái Nước", "Đầm Dơi", "Hồng Dân", "Thới Bình", "Năm Căn"),
    "Cao Bằng": ("Hòa An", "Quảng Hòa", "Hạ Lang", "Nguyên Bình", "Bảo Lạc"),
}
_WRONG_TITLE = "về tăng cường công tác phòng cháy, chữa cháy rừng mùa hanh khô"


class Planter:
    """Plants faults, each in a paper of its own, that no other paper leans on."""

    def __init__(self, cascade: Cascade, rng: random.Random) -> None:
        self.cascade, self.rng = cascade, rng
        self.faults: list[Fault] = []
        self._taken: set[int] = set()
        self._reports: dict[str, Paper] = {}
        for paper in cascade.papers:
            if paper.type == "BC":
                self._reports[paper.body.name + str(paper.body.place)] = paper

    def plant(self) -> list[Fault]:
        """All kinds, ``EACH`` times, and the pairs of dates that they put in disorder."""
        for plant in KINDS:
            for _ in range(EACH):
                plant(self)
        self._abolished_groups()
        return self.faults

    def pick(
        self, party: bool | None = None, level: str = "commune", year: int = 2022, type: str = "KH"
    ) -> Paper:
        """A paper without a fault yet; of a commune, no other paper names it."""
        named = (
            {id(one.paper) for paper in self.cascade.papers for one in paper.namings}
            if level == "commune"
            else set()
        )
        found = [
            paper for paper in self.cascade.papers
            if paper.type == type and paper.body.level == level and paper.issued and paper.issued.year == year
            and (party is None or paper.body.party == party)
            and id(paper) not in self._taken and id(paper) not in named
        ]  # fmt: skip
        paper = self.rng.choice(found)
        self._taken.add(id(paper))
        return paper

    def add(self, kind: str, paper: Paper | None, *beside: Paper, **about: str) -> None:
        """Notes a fault; ``beside`` are the other papers that show it."""
        self.faults.append(Fault(kind, paper, about, beside))
        if paper:
            paper.faults.append(kind)

    def remove(self, kind: str, type: str) -> None:
        """Takes a paper of a commune away: what is missing has no place."""
        paper = self.pick(type=type)
        upper = paper.namings[0].paper
        self.cascade.papers.remove(paper)
        self.add(
            kind,
            None,
            upper,
            body=paper.body.name,
            place=where(paper),
            asked_by=upper.symbol,
            asked_by_issuer=upper.body.name,
        )

    def _abolished_groups(self) -> None:
        """Districts that had ended by the day of the plan, told as a group."""
        for paper in self.cascade.papers:
            if (
                paper.type == "KH"
                and paper.body.level == "province"
                and paper.issued
                and paper.issued.year == 2025
            ):
                words = (
                    "Các huyện ủy, thành ủy" if paper.body.party else "Ủy ban nhân dân các huyện, thành phố"
                )
                paper.duties.append(
                    Duty(words, [wording.filled("Bàn giao danh mục {m} chợ tại {spot}.", self.rng)])
                )
                paper.recipients.insert(-1, words)
                self.add("unit-abolished", paper, unit=words)


def where(paper: Paper) -> str:
    """The place of a paper's body with those above it."""
    names, place = [], paper.body.place
    while place:
        names.append(place.full)
        place = place.above
    return ", ".join(names)


def missing_plan(planter: Planter) -> None:
    """A body that was told to make a plan has none."""
    planter.remove("missing-plan", "KH")


def missing_report(planter: Planter) -> None:
    """A body that was to report did not."""
    planter.remove("missing-report", "BC")


def late_report(planter: Planter) -> None:
    """A report dated after the day by which it was due."""
    paper = planter.pick(type="BC")
    due = paper.namings[0].paper.due_report
    assert due
    paper.issued = due + timedelta(days=planter.rng.randint(3, 20))
    planter.add("late-report", paper, paper.namings[0].paper, due=due.isoformat())


def late_plan(planter: Planter) -> None:
    """A plan dated after the day by which it was due."""
    paper = planter.pick(party=False)
    upper = next(one.paper for one in paper.namings if not one.paper.body.party)
    due = upper.due_plan
    assert due
    paper.issued = due + timedelta(days=planter.rng.randint(3, 20))
    planter.add("late-plan", paper, upper, due=due.isoformat())


def older_than_parent(planter: Planter) -> None:
    """A plan dated before the plan that it carries out."""
    paper = planter.pick(party=True)
    parent = paper.namings[0].paper
    assert parent.issued
    paper.issued = parent.issued - timedelta(days=planter.rng.randint(2, 20))
    planter.add("older-than-parent", paper, parent, parent=parent.symbol)


def later_deadline(planter: Planter) -> None:
    """A plan whose day for reports is later than that of the plan it carries out."""
    paper = planter.pick(level="district")
    while not paper.due_report:
        paper = planter.pick(level="district")
    first = paper.namings[0].paper
    assert first.due_report
    due = first.due_report + timedelta(days=planter.rng.randint(3, 12))
    paper.due_report = due
    planter.cascade.duties(paper)
    for parent in (one.paper for one in paper.namings):
        if parent.due_report and parent.due_report < due:
            theirs = parent.due_report.isoformat()
            planter.add(
                "later-deadline", paper, parent, due=due.isoformat(), parent=parent.symbol, parent_due=theirs
            )


def repealed_basis(planter: Planter) -> None:
    """A plan that leans on a decision replaced months before."""
    paper = planter.pick(party=False)
    place = paper.body.place
    assert place
    old = planter.cascade.old_rules[place.province.name]
    paper.namings = [one for one in paper.namings if one.act != "based_on"]
    paper.namings.append(naming(old, old.issued, "based_on"))
    new = planter.cascade.new_rules[place.province.name]
    planter.add("repealed-basis", paper, old, new, basis=old.symbol)


def broken_chain(planter: Planter) -> None:
    """A commune that carries out the province's plan, past the district's."""
    paper = planter.pick(party=True)
    middle = paper.namings[0].paper
    top = middle.namings[0].paper
    paper.namings[0] = naming(top, top.issued)
    _plain_title(paper)
    planter.add("broken-chain", paper, top, middle, skipped=middle.body.name, parent=top.symbol)


def no_basis(planter: Planter) -> None:
    """A plan that names nothing it carries out or leans on."""
    paper = planter.pick()
    paper.namings = []
    _plain_title(paper)
    planter.add("no-basis", paper)


def wrong_date(planter: Planter) -> None:
    """A plan that gives another day for the plan it carries out than that plan bears."""
    paper, one = _misnaming(planter)
    days = planter.rng.choice((-1, 1)) * planter.rng.randint(3, 25)
    right = one.issued
    one.issued = right + timedelta(days=days)
    planter.add(
        "wrong-date",
        paper,
        one.paper,
        cited=one.symbol,
        written=one.issued.isoformat(),
        right=right.isoformat(),
    )


def wrong_number(planter: Planter) -> None:
    """A plan that gives another number for the plan it carries out than that plan bears."""
    paper, one = _misnaming(planter)
    number = one.paper.number
    assert number
    wrong = int(str(number)[::-1])
    if wrong == number or not wrong or len(str(wrong)) != len(str(number)):
        wrong = number + planter.rng.choice((4, 7, 20, 50))
    right, one.symbol = one.symbol, symbol(one.paper.body, one.paper.type, wrong)
    planter.add("wrong-number", paper, one.paper, written=one.symbol, right=right)


def wrong_issuer(planter: Planter) -> None:
    """A plan that gives another body for the plan it carries out."""
    paper, one = _misnaming(planter)
    body = one.paper.body
    assert body.place
    assert body.place.above
    other = planter.rng.choice([place for place in body.place.above.inside if place is not body.place])
    one.issuer = f"{other.committee} {other.name}" if body.party else f"Ủy ban nhân dân {other.full}"
    planter.add("wrong-issuer", paper, one.paper, cited=one.symbol, written=one.issuer, right=body.name)


def wrong_title(planter: Planter) -> None:
    """A plan that gives the title of something else for the plan it carries out."""
    paper, one = _misnaming(planter)
    right, one.title = one.title, _WRONG_TITLE
    planter.add("wrong-title", paper, one.paper, cited=one.symbol, written=_WRONG_TITLE, right=right)


def _misnaming(planter: Planter) -> tuple[Paper, Naming]:
    """A plan of a commune that names its parent once, and how it does."""
    paper = planter.pick()
    _plain_title(paper)
    return paper, paper.namings[0]


def _plain_title(paper: Paper) -> None:
    """Lets a title name no document."""
    if " số " in paper.title:
        paper.title = f"về triển khai {paper.title.split(' về ')[-1]}"


def no_number(planter: Planter) -> None:
    """A plan whose number was left blank."""
    paper = planter.pick()
    paper.number = None
    paper.symbol = paper.symbol.lstrip("0123456789")
    if not paper.body.party:
        paper.symbol = "     " + paper.symbol
    planter.add("number-missing", paper)


def no_date(planter: Planter) -> None:
    """A plan whose day and month were left blank."""
    paper = planter.pick()
    paper.issued = None
    planter.add("date-missing", paper)


def same_number(planter: Planter) -> None:
    """A body that gives one number to two notices of a year."""
    body = planter.pick().body
    rng = planter.rng
    one = planter.cascade.notice(body, FIRST + timedelta(days=rng.randrange(40)))
    two = planter.cascade.notice(body, FIRST + timedelta(days=60 + rng.randrange(40)))
    two.number, two.symbol, two.title = one.number, one.symbol, "về việc tạm ngừng cấp nước sinh hoạt"
    planter.add("same-number", two, one, other=one.symbol)


def outline_gap(planter: Planter) -> None:
    """A plan whose main sections skip a numeral."""
    paper = planter.pick()
    paper.gap = True
    planter.add("outline-gap", paper)


def unknown_unit(planter: Planter) -> None:
    """A district's plan that tells a commune which there never was."""
    paper = planter.pick(party=False, level="district")
    name = f"Ủy ban nhân dân xã {planter.rng.choice(_NO_COMMUNES)}"
    paper.duties.insert(
        -1, Duty(name, [wording.filled("Làm điểm mô hình tại {spot} với {m} học sinh.", planter.rng)])
    )
    paper.recipients.insert(-1, name)
    planter.add("unit-unknown", paper, unit=name)


def abolished_unit(planter: Planter) -> None:
    """A plan of 2025 that tells the committee of a district, which ended that summer."""
    paper = planter.pick(party=False, year=2025)
    assert paper.body.place
    names = _OLD_DISTRICTS[paper.body.place.province.name]
    name = f"Ủy ban nhân dân huyện {planter.rng.choice(names)}"
    paper.duties.insert(
        -1, Duty(name, [wording.filled("Bàn giao danh mục {m} điểm bán hàng tại {spot}.", planter.rng)])
    )
    paper.recipients.insert(-1, name)
    planter.add("unit-abolished", paper, unit=name)


def task_without_unit(planter: Planter) -> None:
    """A task in the section on who does what, without anybody."""
    paper = planter.pick()
    task = wording.filled(
        "Mua sắm {m} áo phao và tổ chức trực cứu hộ {n} điểm tại {spot}, hoàn thành trong tháng 10/2022.",
        planter.rng,
    )
    paper.duties.append(Duty("", [task]))
    planter.add("task-without-unit", paper, task=task)


def two_leads(planter: Planter) -> None:
    """One task, in the same words, that two units lead."""
    paper = planter.pick(party=False)
    what = wording.filled(planter.rng.choice(wording.LEADS), planter.rng)
    first = paper.duties[0]
    first.tasks = [f"Chủ trì {what}."]
    other = paper.duties[2]
    other.tasks, other.lead = [f"Chủ trì {what}."], True
    planter.add("two-leads", paper, task=what, one=first.unit, other=other.unit)


def lead_not_addressed(planter: Planter) -> None:
    """A unit that leads a task and is not among the recipients."""
    paper = planter.pick(party=False)
    unit = paper.duties[0].unit
    paper.recipients.remove(unit)
    planter.add("lead-not-addressed", paper, unit=unit)


def near_copy(planter: Planter) -> None:
    """A plan that takes the tasks of its parent over and adds none."""
    paper = planter.pick()
    parent = paper.namings[0].paper
    paper.aims, paper.tasks = list(parent.aims), list(parent.tasks)
    planter.add("near-copy", paper, parent, parent=parent.symbol)


def not_loaded(planter: Planter) -> None:
    """A plan that leans on a document which is not in the corpus."""
    paper = planter.pick(party=False)
    old = planter.cascade.old_rules[paper.body.place.province.name]  # type: ignore[union-attr]
    number = planter.rng.randint(410, 640)
    one = naming(old, old.issued, "based_on")
    one.symbol = f"{number}/QĐ-UBND"
    assert old.issued
    one.issued = old.issued + timedelta(days=planter.rng.randint(400, 900))
    one.title = "về việc phê duyệt định mức chi cho hoạt động thể thao quần chúng"
    paper.namings = [*(other for other in paper.namings if other.act != "based_on"), one]
    planter.add("not-loaded", paper, cited=one.symbol)


KINDS: tuple[Callable[[Planter], None], ...] = (
    unknown_unit, later_deadline,
    missing_plan, missing_report, late_report, late_plan, older_than_parent, repealed_basis,
    broken_chain, no_basis, wrong_date, wrong_number, wrong_issuer, wrong_title, no_number, no_date,
    same_number, outline_gap, abolished_unit, task_without_unit, two_leads,
    lead_not_addressed, near_copy, not_loaded,
)  # fmt: skip
