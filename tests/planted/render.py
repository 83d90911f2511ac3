"""A paper in, its text out: letterhead, outline, wording and recipients in one of several habits."""

from __future__ import annotations

import random
from datetime import date

from planted import wording
from planted.papers import Body, Naming, Paper

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_ORGANS = {"province": "Ban Thường vụ {}", "district": "Ban Thường vụ {}", "commune": "{}", "central": "{}"}


def text_of(paper: Paper, rng: random.Random, words: wording.Wording = wording.WORDINGS[0]) -> str:
    """The text of a paper."""
    habit = _Habit(paper, rng, words)
    parts = [
        *habit.letterhead(),
        "",
        *habit.title(),
        "",
        *habit.preamble(),
        *habit.sections(),
        "",
        *habit.closing(),
    ]
    return "\n".join(parts) + "\n"


def named(naming: Naming, rng: random.Random, short: bool = False) -> str:
    """How a paper is named: type, symbol, date, issuer, and mostly its title."""
    form = rng.choice((0, 0, 1, 2, 3, 4))
    comma = "," if rng.random() < 0.3 else ""
    issuer = issuer_words(naming, rng, short)
    day = wording.day(naming.issued, form)
    words = f"{naming.paper.type_name} số {naming.symbol}{comma} ngày {day} của {issuer}"
    return f"{words} {naming.title}" if naming.title and not short else words


def issuer_words(naming: Naming, rng: random.Random, short: bool = False) -> str:
    """The issuer as texts name it: its organ or the body, in full or in short."""
    body = naming.paper.body
    if naming.issuer != body.name:
        return naming.issuer
    name = body.name
    if body.party:
        return f"Ban Thường vụ {name}" if body.place and rng.random() < 0.6 else name
    return name.replace("Ủy ban nhân dân", "UBND") if rng.random() < 0.5 else name


class _Habit:
    """The choices of one typist."""

    def __init__(self, paper: Paper, rng: random.Random, words: wording.Wording) -> None:
        self.words = words
        self.paper, self.rng, self.body = paper, rng, paper.body
        self.dash = rng.choice(("-", "-", "–", "+"))
        self.numbering = rng.choice(("{}.", "{}.", "{}-")) if paper.body.party else "{}."
        self.who = self._who()

    def _who(self) -> str:
        body = self.body
        if body.party:
            return f"Ban Thường vụ {body.name}" if body.place and body.place.level != "commune" else body.name
        return body.name if self.rng.random() < 0.6 else body.name.replace("Ủy ban nhân dân", "UBND")

    def letterhead(self) -> list[str]:
        """Issuer, nation or party, number, place and day; the two columns as extraction leaves them."""
        body, paper, rng = self.body, self.paper, self.rng
        place = body.place
        if body.party:
            above = [f"ĐẢNG BỘ {place.above.full.upper()}"] if place and place.above else []
            left = [*above, self._own_name(body), "*"]
            number = f"Số {paper.symbol}"
            right = [PARTY]
        else:
            left = ["ỦY BAN NHÂN DÂN", place.full.upper()] if place else ["THỦ TƯỚNG CHÍNH PHỦ"]
            number, right = f"Số: {paper.symbol}", list(NATION)
        seat = "Hà Nội" if place is None else place.full.capitalize() if place.name.isdigit() else place.name
        when = paper.issued
        if when is None:
            day = f"{seat}, ngày    tháng    năm 2022"
        else:
            day = (
                f"{seat}, ngày {when.day:02} tháng {when.month:02} năm {when.year}"
                if when.month < 3
                else (f"{seat}, ngày {when.day:02} tháng {when.month} năm {when.year}")
            )
        form = rng.randrange(6)
        if form == 0:  # row by row, a tab between the columns
            width = max(len(left), len(right))
            rows = [
                f"{left[i] if i < len(left) else ''}\t{right[i] if i < len(right) else ''}".rstrip()
                for i in range(width)
            ]
            return [*rows, f"{number}\t{day}"]
        if form == 1:  # column by column
            return [*left, number, "", *right, day]
        if form == 2:  # aligned with blanks
            width = max(len(line) for line in [*left, number]) + 6
            rows = [
                f"{left[i] if i < len(left) else '':<{width}}{right[i] if i < len(right) else ''}".rstrip()
                for i in range(max(len(left), len(right)))
            ]
            return [*rows, f"{number:<{width}}{day}"]
        if form == 3:  # each line by itself, rules between
            return [*left[:-1], left[-1], "-------", *right, "---------------", "", number, "", day]
        if form == 4:  # the nation first
            return [*right, "-------", "", *left, "", number, day]
        return [*left, "", *right, "", number, "", day]

    def _own_name(self, body: Body) -> str:
        place = body.place
        if place is None:
            return "BAN CHẤP HÀNH TRUNG ƯƠNG" if self.rng.random() < 0.3 else "BAN BÍ THƯ"
        return f"{place.committee} {place.name}".upper()

    def title(self) -> list[str]:
        """The type in capitals and the title in one line or two."""
        paper, rng = self.paper, self.rng
        title = paper.title
        words = title.split()
        first = title[0].upper() + title[1:] if not self.body.party else title
        lines = [first]
        if len(words) > 12 and rng.random() < 0.5:
            cut = len(words) // 2
            lines = [" ".join(first.split()[:cut]), " ".join(first.split()[cut:])]
        rule = ["-----"] if self.body.party and rng.random() < 0.7 else []
        return [paper.type_name.upper(), *lines, *rule]

    def preamble(self) -> list[str]:
        """The opening sentence or the list of bases."""
        paper, rng = self.paper, self.rng
        if paper.type == "QĐ":
            return self._decision()
        namings = [one for one in paper.namings if one.act == "implements"]
        bases = [one for one in paper.namings if one.act == "based_on"]
        if paper.type == "BC":
            what = named(namings[0], rng)
            return [f"Thực hiện {what}, {self.who} báo cáo kết quả thực hiện như sau:", ""]
        if paper.type == "KL":
            return [f"Sau khi xem xét Tờ trình của các tỉnh ủy, {self.who} kết luận như sau:", ""]
        if paper.type == "TB":
            return [f"{self.who} thông báo lịch tiếp công dân như sau:", ""]
        clauses = list(paper.clauses)
        if not namings and not bases and "no-basis" in paper.faults:
            return [f"{self.who} xây dựng Kế hoạch với các nội dung như sau:", ""]
        if not namings:
            need = f"Xuất phát từ yêu cầu, nhiệm vụ của địa phương và căn cứ {self._law()}, "
            return [f"{need}{self.who} xây dựng Kế hoạch như sau:", *clauses, ""]
        if bases or rng.random() < 0.35:
            laws = [] if self.body.party else [rng.choice(self.words.bases).format(what=self._law())]
            lines = laws + [
                rng.choice(self.words.bases).format(what=named(one, rng)) for one in [*bases, *namings]
            ]
            return [*lines, rng.choice(self.words.ends).format(who=self.who), *clauses, ""]
        mark = rng.choice(("; ", " và "))
        what = mark.join(named(one, rng) for one in namings)
        return [rng.choice(self.words.openings).format(what=what, who=self.who), *clauses, ""]

    def _law(self) -> str:
        """The law on local government that is in force on the day."""
        when = self.paper.issued
        return wording.LAWS[1 if when and when.year > 2024 else 0]

    def _decision(self) -> list[str]:
        paper, rng = self.paper, self.rng
        head = "THỦ TƯỚNG CHÍNH PHỦ" if self.body.place is None else self.body.name.upper()
        lines = [head, "", f"Căn cứ {self._law()};"]
        lines += [f"Căn cứ {named(one, rng)};" for one in paper.namings]
        return [*lines, "", "QUYẾT ĐỊNH:", ""]

    def sections(self) -> list[str]:
        """Sections, tasks and who does what."""
        paper = self.paper
        if paper.type == "QĐ":
            return self._articles()
        lines: list[str] = []
        parts: list[tuple[str, list[str]]] = []
        if paper.type in ("BC", "TB", "KL"):
            name = {"BC": "KẾT QUẢ THỰC HIỆN", "TB": "LỊCH TIẾP", "KL": "NỘI DUNG"}[paper.type]
            parts.append((name, self._items(paper.tasks)))
            if paper.type == "BC":
                parts.append(("PHƯƠNG HƯỚNG THỜI GIAN TỚI", ["Tiếp tục duy trì các kết quả đã đạt được."]))
        else:
            parts.append(("MỤC ĐÍCH, YÊU CẦU", self._items(paper.aims)))
            parts.append(
                (
                    self.rng.choice(("NỘI DUNG", "NHIỆM VỤ, GIẢI PHÁP", "NHIỆM VỤ TRỌNG TÂM")),
                    self._items(paper.tasks),
                )
            )
        if paper.duties:
            parts.append(
                (
                    self.rng.choice(("TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN", "PHÂN CÔNG NHIỆM VỤ")),
                    self._duties(),
                )
            )
        number = 0
        for name, inside in parts:
            number += 1
            if paper.gap and number == len(parts):
                number += 1
            lines += [f"{self.numbering.format(_ROMAN[number - 1])} {name}", *inside, ""]
        return lines

    def _items(self, sentences: list[str]) -> list[str]:
        form = self.rng.randrange(3)
        if form == 0:
            return [f"{i}. {one}" for i, one in enumerate(sentences, 1)]
        if form == 1:
            return [f"{self.dash} {one}" for one in sentences]
        return list(sentences)

    def _duties(self) -> list[str]:
        form = self.rng.randrange(3)
        lines: list[str] = []
        for number, duty in enumerate(self.paper.duties, 1):
            if duty.unit == "":
                lines.append(f"{number}. {duty.tasks[0]}")
            elif form == 0 or len(duty.tasks) > 1:
                lines.append(f"{number}. {duty.unit}")
                lines += [f"{self.dash} {task}" for task in duty.tasks]
            elif form == 1:
                lines.append(f"{number}. {duty.unit}: {duty.tasks[0]}")
            else:
                task = duty.tasks[0]
                word = "" if duty.unit.startswith(("Đề nghị", "Các", "Trưởng")) else "Giao "
                lines.append(f"{number}. {word}{duty.unit} {task[0].lower()}{task[1:]}")
        return lines

    def _articles(self) -> list[str]:
        paper, place = self.paper, self.body.place
        if place is None:
            lines = ["Điều 1. Phê duyệt Đề án với các nội dung sau:", *self._items(paper.tasks)]
            lines.append("Điều 2. Tổ chức thực hiện")
            for number, duty in enumerate(paper.duties, 1):
                lines += [f"{number}. {duty.unit}", *(f"{self.dash} {task}" for task in duty.tasks)]
            lines.append("Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.")
            return lines
        name = paper.title.removeprefix("về việc ban hành ")
        lines = [f"Điều 1. Ban hành kèm theo Quyết định này {name}."]
        force = "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký"
        if paper.repeals:
            old = paper.repeals
            assert old.issued is not None
            day = wording.day(old.issued, 2)
            words = f"{old.type_name} số {old.symbol} ngày {day} của {old.body.name} {old.title}"
            force += self.rng.choice(
                (
                    f" và thay thế {words}",
                    f"; bãi bỏ {words}",
                    f". {words} hết hiệu lực kể từ ngày Quyết định này có hiệu lực",
                )
            )
        lines.append(force + ".")
        lines.append(
            f"Điều 3. Chánh Văn phòng Ủy ban nhân dân {place.kind}, Thủ trưởng các sở, ban, ngành "
            "và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."
        )
        return lines

    def closing(self) -> list[str]:
        """The closing sentence, the recipients and the signature."""
        paper, rng, body = self.paper, self.rng, self.body
        lines = []
        if paper.type == "KH":
            lines = [rng.choice(self.words.closings).format(short=paper.title.split(" trên địa bàn")[0]), ""]
        place = body.place
        if body.party:
            organ = (
                "T/M BAN BÍ THƯ"
                if place is None
                else "T/M ĐẢNG ỦY"
                if place.level == "commune"
                else "T/M BAN THƯỜNG VỤ"
            )
            sign = [organ, rng.choice(("BÍ THƯ", "PHÓ BÍ THƯ")) if place else "THƯỜNG TRỰC BAN BÍ THƯ"]
        elif place is None:
            sign = ["KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"]
        else:
            sign = rng.choice(
                (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
            )
        lines += [
            "Nơi nhận:",
            *(
                f"- {one}{'.' if one.startswith('Lưu') else rng.choice((';', ','))}"
                for one in paper.recipients
            ),
        ]
        return [*lines, "", *sign, "", "", paper.signer]


def iso(when: date | None) -> str:
    """A day as the truth writes it."""
    return when.isoformat() if when else ""
