"""A random source in, a cascade of papers without a fault out: centre, provinces, districts, communes."""

from __future__ import annotations

import random
from datetime import date, timedelta

from planted import wording
from planted.papers import Body, Duty, Naming, Paper, committee, council
from planted.places import Place, provinces

TOPIC = "phổ cập bơi an toàn, phòng, chống đuối nước trẻ em"
TOPIC_2025 = "chuyển đổi số trong quản lý chợ và điểm bán hàng nông thôn"
SECRETARIAT = Body(True, None, "Ban Bí thư", "TW")
PREMIER = Body(False, None, "Thủ tướng Chính phủ", "TTg")
#: The offices of a people's committee that lead, fund and help, by level.
OFFICES = {
    "province": (
        "Sở Lao động - Thương binh và Xã hội", "Sở Tài chính", "Sở Giáo dục và Đào tạo",
        "Sở Văn hóa, Thể thao và Du lịch",
    ),
    "district": (
        "Phòng Lao động - Thương binh và Xã hội", "Phòng Tài chính - Kế hoạch", "Phòng Giáo dục và Đào tạo",
        "Phòng Văn hóa và Thông tin",
    ),
    "commune": (
        "Công chức Văn hóa - Xã hội", "Công chức Tài chính - Kế toán", "Trạm Y tế {kind}",
        "Công an {kind}",
    ),
}  # fmt: skip

#: The same since 1/7/2025, by kind.
OFFICES_2025 = {
    "tỉnh": ("Sở Công Thương", "Sở Tài chính", "Sở Khoa học và Công nghệ"),
    "xã": ("Phòng Kinh tế {kind}", "Phòng Văn hóa - Xã hội {kind}", "Công an {kind}"),
    "phường": (
        "Phòng Kinh tế, Hạ tầng và Đô thị {kind}", "Phòng Văn hóa - Xã hội {kind}", "Công an {kind}",
    ),
}  # fmt: skip


class Cascade:
    """Builds papers one upon another; no body uses a number of a type twice in a year."""

    def __init__(
        self, rng: random.Random, words: wording.Wording = wording.WORDINGS[0], table: str = "places",
        only: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.rng, self.words = rng, words
        self.table, self.only = table, only
        self.papers: list[Paper] = []
        self.old_rules: dict[str, Paper] = {}
        self.new_rules: dict[str, Paper] = {}
        self._used: dict[tuple[str, str, int], set[int]] = {}

    def build(self) -> None:
        """The cascades of 2022, in three provinces, and of 2025, in one without districts."""
        tops = provinces("2022", self.table, self.only)
        names = ", ".join(place.name for place in tops)
        title = f"về thí điểm mô hình {TOPIC} tại các tỉnh {names}"
        party = self._root(SECRETARIAT, "KL", date(2022, 4, 12), title, tops)
        state = self._root(
            PREMIER, "QĐ", date(2022, 5, 6), title.replace("về thí điểm", "phê duyệt Đề án thí điểm"), tops
        )
        state.namings.append(naming(party, party.issued))
        for top in tops:
            self._branch(top, party, state)
        for top in provinces("2025", self.table, self.only):
            self._two_levels(top)

    def _branch(self, top: Place, party: Paper, state: Paper) -> None:
        one = self.plan(committee(top), [party], date(2022, 5, 20), 11, date(2022, 7, 31), date(2022, 12, 15))
        two = self.plan(
            council(top), [state, one], date(2022, 6, 6), 14, date(2022, 8, 15), date(2022, 12, 15)
        )
        self._regulations(top)
        quiet = self.rng.sample(top.inside, 2)  # districts that ask their communes for no report
        for middle in top.inside:
            due = None if middle in quiet else date(2022, 11, 30)
            upper = self.plan(committee(middle), [one], date(2022, 7, 1), 14, date(2022, 8, 31), due)
            lower = self.plan(council(middle), [two, upper], date(2022, 7, 20), 16, date(2022, 9, 30), due)
            for place in middle.inside:
                local = self.plan(committee(place), [upper], date(2022, 8, 8), 20, None, None)
                parents = [lower, local] if self.rng.random() < 0.6 else [lower]
                below = self.plan(council(place), parents, date(2022, 9, 5), 20, None, None)
                if due:
                    self.report(local, upper, date(2022, 11, 12), 16)
                    self.report(below, lower, date(2022, 11, 12), 16)
            self.report(upper, one, date(2022, 12, 2), 11)
            self.report(lower, two, date(2022, 12, 2), 11)
        self.report(one, party, date(2022, 12, 17), 12)
        self.report(two, state, date(2022, 12, 17), 12)

    def _regulations(self, top: Place) -> None:
        """A rule of the province, that others lean on, and the decision that replaces another one."""
        body = council(top)
        old = self._decision(body, date(2019, 3, 14), "Quy chế quản lý bể bơi và bãi tắm")
        new = self._decision(body, date(2022, 6, 28), "Quy chế quản lý bể bơi, bãi tắm và bến đò")
        new.repeals = old
        self.old_rules[top.name], self.new_rules[top.name] = old, new

    def _decision(self, body: Body, issued: date, name: str) -> Paper:
        number = self.number(body, "QĐ", issued.year)
        place = body.place
        assert place is not None
        title = f"về việc ban hành {name} trên địa bàn {place.full}"
        paper = Paper(body, "QĐ", number, f"{number}/QĐ-UBND", issued, title, signer=wording.signer(self.rng))
        paper.recipients = [f"Các sở, ban, ngành {place.kind}", "Lưu: VT"]
        self.papers.append(paper)
        return paper

    def _two_levels(self, top: Place) -> None:
        """A province after the end of the districts: communes answer to it straight."""
        one = self.plan(committee(top), [], date(2025, 9, 8), 5, date(2025, 10, 15), None, TOPIC_2025)
        two = self.plan(council(top), [one], date(2025, 9, 18), 6, date(2025, 11, 15), None, TOPIC_2025)
        for place in top.inside:
            local = self.plan(committee(place), [one], date(2025, 9, 26), 12, None, None, TOPIC_2025)
            parents = [two, local] if self.rng.random() < 0.6 else [two]
            self.plan(council(place), parents, date(2025, 10, 20), 20, None, None, TOPIC_2025)

    def number(self, body: Body, type: str, year: int) -> int:
        """A number that the body has not given to this type in the year."""
        used = self._used.setdefault((body.name + str(body.place), type, year), set())
        low, high = {"province": (120, 400), "district": (60, 299), "commune": (12, 180)}.get(
            body.level, (150, 890)
        )
        while (number := self.rng.randint(low, high)) in used:
            pass
        used.add(number)
        return number

    def _root(self, body: Body, type: str, issued: date, title: str, tops: list[Place]) -> Paper:
        rng = self.rng
        number = self.number(body, type, issued.year)
        paper = Paper(
            body, type, number, symbol(body, type, number), issued, title, signer=wording.signer(rng)
        )
        paper.tasks = [
            wording.filled(form, rng, whom="các cấp ủy, chính quyền") for form in rng.sample(wording.TASKS, 3)
        ]
        paper.due_report = date(2022, 12, 31)
        for top in tops:
            unit = committee(top) if body.party else council(top)
            name = unit.name
            words = rng.choice([form for form in self.words.reports if "{via}" not in form])
            due = wording.day(paper.due_report, rng.choice((0, 1)))
            to = "Ban Bí thư" if body.party else "Thủ tướng Chính phủ"
            paper.duties.append(
                Duty(
                    name,
                    ["Xây dựng kế hoạch triển khai thực hiện tại địa phương.", words.format(to=to, due=due)],
                )
            )
            paper.recipients.append(name)
        paper.recipients.append("Lưu Văn phòng" if body.party else "Lưu: VT")
        self.papers.append(paper)
        return paper

    def plan(
        self, body: Body, parents: list[Paper], first: date, days: int, due_plan: date | None,
        due_report: date | None, topic: str = TOPIC,
    ) -> Paper:  # fmt: skip
        """A plan that carries out its parents, with tasks of its own and duties for those below."""
        rng, place = self.rng, body.place
        assert place is not None
        issued = first + timedelta(days=rng.randrange(days))
        number = self.number(body, "KH", issued.year)
        title = (
            f"{rng.choice(('về', 'về triển khai', 'thực hiện mô hình'))} {topic} trên địa bàn {place.full}"
        )
        if parents and rng.random() < 0.4:
            upper = parents[0]
            title = (
                f"triển khai thực hiện {upper.type_name} số {upper.symbol} của {upper.body.name} về {topic}"
            )
        paper = Paper(
            body, "KH", number, symbol(body, "KH", number), issued, title, signer=wording.signer(rng)
        )
        paper.namings = [naming(parent, parent.issued) for parent in parents]
        word = {"province": "huyện", "district": "xã", "commune": "thôn"}[place.level]
        whom = "các cấp ủy, tổ chức đảng" if body.party else "các ngành, đoàn thể và nhân dân"
        forms = rng.sample(wording.AIMS, 3)
        paper.aims = [wording.filled(form, rng, whom=whom, topic=topic, unit_word=word) for form in forms]
        forms = rng.sample(wording.TASKS, rng.randint(4, 7))
        paper.tasks = [wording.filled(form, rng, whom=whom) for form in forms]
        rule = self.new_rules.get(place.province.name)
        if rule and place.level == "commune" and not body.party and rng.random() < 0.12:
            paper.namings.append(naming(rule, rule.issued, "based_on"))
        paper.due_plan, paper.due_report = due_plan, due_report
        self.duties(paper)
        self.papers.append(paper)
        return paper

    def duties(self, paper: Paper) -> None:
        """Says anew who does what, and who is told of it."""
        paper.duties = []
        rng, place = self.rng, paper.body.place
        assert place is not None
        hub = self._own_offices(paper)
        if place.level != "commune" and paper.due_plan:
            to = f"Ban Thường vụ {place.committee}" if paper.body.party else f"UBND {place.kind}"
            tasks = [
                rng.choice(self.words.plans).format(due=wording.day(paper.due_plan, rng.choice((0, 1, 3))))
            ]
            if paper.due_report:
                form = rng.choice(self.words.reports)
                tasks.append(
                    form.format(to=to, via=hub, due=wording.day(paper.due_report, rng.choice((0, 1, 3))))
                )
            paper.duties.append(Duty(self.below(paper.body), tasks))
        elif place.level == "commune":
            unit = "Các chi bộ trực thuộc" if paper.body.party else "Trưởng các thôn, tổ dân phố"
            paper.duties.append(Duty(unit, [wording.filled("Vận động {m} hộ dân tại {spot} tham gia.", rng)]))
        if not paper.body.party:
            words = f"Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam {place.kind}"
            paper.duties.append(
                Duty(
                    words,
                    [wording.filled("Tuyên truyền, giám sát việc thực hiện tại {spot}.", rng)],
                    request=True,
                )
            )
        units = [duty.unit.removeprefix("Đề nghị ") for duty in paper.duties]
        above = [f"{naming.issuer} (b/c)" for naming in paper.namings]
        paper.recipients = [*above, *units, "Lưu Văn phòng" if paper.body.party else "Lưu: VT"]

    def _own_offices(self, paper: Paper) -> str:
        """The duties of the issuer's own offices; the office that reports go through."""
        rng, place = self.rng, paper.body.place
        assert place is not None
        if paper.body.party:
            if place.level == "commune":
                hub = "Văn phòng Đảng ủy"
                paper.duties.append(Duty(hub, [self._sentence()]))
                return hub
            name = (
                "Ban Tuyên giáo và Dân vận"
                if (paper.issued or date.min) > date(2025, 3, 1)
                else "Ban Tuyên giáo"
            )
            hub = f"{name} {place.committee}"
            lead = rng.choice(self.words.leads).format(what=wording.filled(rng.choice(wording.LEADS), rng))
            paper.duties += [
                Duty(hub, [lead], lead=True),
                Duty(f"Văn phòng {place.committee}", [self._sentence()]),
            ]
            return hub
        names = [name.format(kind=place.kind) for name in OFFICES[place.level]]
        if (paper.issued or date.min) > date(2025, 7, 1):
            names = [name.format(kind=place.kind) for name in OFFICES_2025[place.kind]]
        for number, name in enumerate(names[: rng.randint(3, 4)]):
            lead = rng.choice(self.words.leads).format(what=wording.filled(rng.choice(wording.LEADS), rng))
            tasks = [lead] if number == 0 else [self._sentence()]
            paper.duties.append(Duty(name, tasks, lead=number == 0))
        return names[0]

    def _sentence(self) -> str:
        text = wording.filled(self.rng.choice(wording.OFFICE_TASKS), self.rng)
        return f"{text[0].upper()}{text[1:]}."

    def below(self, body: Body) -> str:
        """The bodies that answer to a body, as one group."""
        place = body.place
        assert place is not None
        kinds = list(dict.fromkeys(one.kind for one in place.inside))
        order = ("huyện", "thị xã", "thành phố", "xã", "phường", "thị trấn")
        kinds.sort(key=order.index)
        if not body.party:
            word = self.rng.choice(("Ủy ban nhân dân", "UBND"))
            return f"{word} các {', '.join(kinds)}"
        if place.level == "province" and kinds[0] in ("huyện", "thị xã", "thành phố"):
            names = [
                {"huyện": "huyện ủy", "thị xã": "thị ủy", "thành phố": "thành ủy"}[kind] for kind in kinds
            ]
            return f"Các {', '.join(names)}"
        return f"Đảng ủy các {', '.join(kinds)}"

    def report(self, plan: Paper, upper: Paper, first: date, days: int) -> Paper:
        """A report of the plan's body on the plan of its superior."""
        rng = self.rng
        issued = first + timedelta(days=rng.randrange(days))
        number = self.number(plan.body, "BC", issued.year)
        title = f"kết quả thực hiện {upper.type_name} số {upper.symbol} của {upper.body.name}"
        paper = Paper(
            plan.body,
            "BC",
            number,
            symbol(plan.body, "BC", number),
            issued,
            title,
            signer=wording.signer(rng),
        )
        paper.namings = [naming(upper, upper.issued)]
        paper.tasks = [
            wording.filled("Đã mở {n} lớp, {m} em tham gia tại {spot}.", rng),
            wording.filled("Đã rà soát {n} điểm nước sâu tại {spot}, khắc phục {n} điểm.", rng),
        ]
        paper.recipients = [upper.body.name, "Lưu Văn phòng" if plan.body.party else "Lưu: VT"]
        self.papers.append(paper)
        return paper

    def notice(self, body: Body, issued: date) -> Paper:
        """A paper that has nothing to do with the cascade."""
        number = self.number(body, "TB", issued.year)
        title = "về lịch tiếp công dân định kỳ"
        paper = Paper(
            body, "TB", number, symbol(body, "TB", number), issued, title, signer=wording.signer(self.rng)
        )
        paper.tasks = [
            wording.filled("Tiếp công dân vào {n} giờ sáng thứ Năm tại nhà văn hóa {spot}.", self.rng)
        ]
        paper.recipients = ["Như trên", "Lưu Văn phòng" if body.party else "Lưu: VT"]
        self.papers.append(paper)
        return paper


def symbol(body: Body, type: str, number: int | None) -> str:
    """A symbol in the way of the party or of the state."""
    mark = f"{number:02}" if number is not None else ""
    return f"{mark}-{type}/{body.suffix}" if body.party else f"{mark}/{type}-{body.suffix}"


def naming(paper: Paper, issued: date | None, act: str = "implements") -> Naming:
    """How a paper is rightly named."""
    assert issued is not None
    return Naming(paper, paper.symbol, issued, paper.body.name, paper.title, act)
