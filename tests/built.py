"""Short notations in, loaded documents with hand-built statements out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from thac.graph.ids import body_id, document_id, untitled_id
from thac.graph.model import Evidence, LoadedDocument, Statement

TITLE = "tiếp tục nâng cao chất lượng công tác lưu trữ trong tình hình mới"


class Body:
    """An issuing body: its id, name and level."""

    def __init__(self, places: Iterable[str], name: str, full: str, level: str, branch: str) -> None:
        self.places = tuple(places)
        self.id = body_id(self.places, name)
        self.name, self.level, self.branch = full, level, branch
        self.province = self.places[0] if self.places else ""


POLITBURO = Body([], "Trung ương Đảng", "Bộ Chính trị", "central", "party")


class Paper:
    """A document as people speak of it; ``id`` is minted as the loader does."""

    def __init__(
        self, body: Body, code: str, type_name: str, symbol: str, issued: str = "", title: str = ""
    ) -> None:
        self.body, self.code, self.symbol, self.issued, self.title = body, code, symbol, issued, title
        year = issued[:4]
        self.id = (
            document_id(body.id, type_name, year, symbol)
            if symbol
            else untitled_id(body.id, type_name, year, title)
        )


class Speaker:
    """Collects what one file says."""

    def __init__(self, paper: Paper, uri: str = "") -> None:
        self.paper, self.uri, self.text = paper, uri or f"{paper.id.rpartition(';')[2]}.txt", ""
        self.statements: list[Statement] = []
        self.describe(paper)

    def say(
        self, subject: str, predicate: str, thing: str, zone: str = "body", words: str = "", **said: str
    ) -> None:
        words = words or f"{predicate} {thing}"
        start = len(self.text)
        self.text += words + ".\n\n"
        where = Evidence(self.paper.id, start, start + len(words), words, zone, rule="built")
        self.statements.append(Statement(subject, predicate, thing, where, said))

    def describe(self, paper: Paper) -> None:
        self.say(paper.id, "class", "Document")
        for name, value in (
            ("symbol", paper.symbol), ("type", paper.code), ("issued", paper.issued), ("title", paper.title),
            ("level", paper.body.level), ("province", paper.body.province),
        ):  # fmt: skip
            if value:
                self.say(paper.id, name, value, words=value)
        body = paper.body
        for name, value in (("class", "Organization"), ("name", body.name), ("level", body.level),
                            ("branch", body.branch), ("province", body.province)):  # fmt: skip
            if value:
                self.say(body.id, name, value)
        self.say(paper.id, "issued_by", body.id)

    def implements(
        self, paper: Paper, scope: str, by: Paper | None = None, predicate: str = "implements"
    ) -> Speaker:
        self.describe(paper)
        subject = (by or self.paper).id
        self.say(subject, predicate, paper.id, scope, f"Thực hiện {paper.symbol} của {paper.body.name}")
        return self

    def assigns(self, *names: str, predicate: str = "assigns", group: bool = False) -> Speaker:
        for name in names:
            unit = f"{self.paper.body.id}:{name}"
            self.say(unit, "class", "OrganizationGroup" if group else "Organization")
            self.say(unit, "name", name)
            for task in ("chủ trì", "báo cáo"):
                self.say(
                    self.paper.id, predicate, unit, "appendix", task=task, role="lead", scope="organisation"
                )
        return self

    def done(self) -> LoadedDocument:
        sha = hashlib.sha256(self.text.encode()).hexdigest()
        return LoadedDocument(self.paper.id, self.uri, sha, "text/plain", self.text, tuple(self.statements))


def committee(province: str, city: bool = False) -> Body:
    kind = "Thành ủy" if city else "Tỉnh ủy"
    full = f"Thành ủy Thành phố {province}" if city else f"Tỉnh ủy {province}"
    return Body([province], kind, full, "province", "party")


def district(province: str, name: str, state: bool = False) -> Body:
    kind = "Ủy ban nhân dân" if state else "Huyện ủy"
    full = f"{kind} huyện {name}" if state else f"{kind} {name}"
    return Body([province, f"huyện {name}"], kind, full, "district", "state" if state else "party")


def people(province: str) -> Body:
    return Body([province], "Ủy ban nhân dân", f"Ủy ban nhân dân tỉnh {province}", "province", "state")


ROOT = Paper(POLITBURO, "KL", "kết luận", "57-KL/TW", "2023-06-15", TITLE)


def seeds() -> list[LoadedDocument]:
    """The cascade of the issue: Hưng Yên, Kiên Giang and Thành phố Hồ Chí Minh."""
    hung_yen, kien_giang = committee("Hưng Yên"), committee("Kiên Giang")
    city = committee("Hồ Chí Minh", city=True)
    kim_dong = Speaker(
        Paper(district("Hưng Yên", "Kim Động", True), "KH", "kế hoạch", "", "2023",
              "Triển khai thực hiện Kết luận số 57-KL/TW và Kế hoạch số 211-KH/TU"),
        "kim-dong.txt",
    )  # fmt: skip
    k110 = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "110-KH/HU", "2023-08-03",
                 "về triển khai thực hiện Kết luận số 57-KL/TW")  # fmt: skip
    kim_dong.implements(ROOT, "title")
    kim_dong.implements(Paper(hung_yen, "KH", "kế hoạch", "211-KH/TU", "2023-07-25", f"về {TITLE}."), "title")
    kim_dong.implements(Paper(people("Hưng Yên"), "KH", "kế hoạch", "139/KH-UBND", "2023-09-19"), "opening")
    kim_dong.implements(k110, "opening").implements(ROOT, "body", by=k110)
    kim_dong.implements(Paper(POLITBURO, "NQ", "nghị quyết", "35-NQ/TW", "2018-10-22"), "body")
    kim_dong.assigns(*(f"đơn vị {n}" for n in range(7))).assigns("các phòng", "UBND các xã", group=True)

    bloc = Body(["Kiên Giang"], "Đảng ủy Khối các Cơ quan - Doanh nghiệp",
                "Đảng ủy Khối các Cơ quan - Doanh nghiệp tỉnh Kiên Giang", "province", "party")  # fmt: skip
    kien = Speaker(
        Paper(bloc, "KH", "kế hoạch", "97-KH/ĐUK", "", "Thực hiện Kết luận số 57-KL/TW"), "bloc.txt"
    )
    k157 = Paper(kien_giang, "KH", "kế hoạch", "157-KH/TU", "2023-08-10")
    kien.implements(ROOT, "title").implements(k157, "title").implements(ROOT, "opening", by=k157)
    ideology = Body(
        ["Kiên Giang"], "Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy Kiên Giang", "province", "party"
    )
    kien.implements(Paper(ideology, "KH", "kế hoạch", "207-KH/BTGTU"), "body")
    kien.assigns("Đảng ủy Khối", "Ban Tuyên giáo").assigns("các chi bộ", "các đoàn thể", group=True)

    hoc_mon = Speaker(
        Paper(district("Hồ Chí Minh", "Hóc Môn", True), "KH", "kế hoạch", "535/KH-UBND", "2023-12-12",
              "Triển khai hoạt động lưu trữ trên địa bàn huyện Hóc Môn"),
        "hoc-mon.txt",
    )  # fmt: skip
    c28 = Paper(city, "CT", "chỉ thị", "28-CT/TU", "2023-10-16", f"về {TITLE}")
    k228 = Paper(
        district("Hồ Chí Minh", "Hóc Môn"), "KH", "kế hoạch", "228-KH/HU", "2023-11-13", f"về việc {TITLE}"
    )
    k1762 = Paper(people("Hồ Chí Minh"), "KH", "kế hoạch", "1762/KH-UBND", "2023-05-04")
    hoc_mon.implements(c28, "basis").implements(k1762, "basis").implements(k228, "basis")
    hoc_mon.implements(ROOT, "body")
    hoc_mon.implements(Paper(Body([], "Chính phủ", "Chính phủ", "central", "state"), "NĐ", "nghị định",
                             "09/2017/NĐ-CP", "2017-02-09"), "body")  # fmt: skip
    hoc_mon.assigns("phòng").assigns("các phòng", "xã", group=True)
    hoc_mon.assigns("Mặt trận", predicate="requests").assigns(
        "các đoàn thể", predicate="requests", group=True
    )

    old = Speaker(
        Paper(district("Quảng Bình", "Bố Trạch", True), "KH", "kế hoạch", "65/KH-UBND", "2021-01-14", TITLE)
    )
    old.implements(Paper(people("Quảng Bình"), "KH", "kế hoạch", "194/KH-UBND", "2020-11-16"), "basis")
    return [one.done() for one in (kim_dong, kien, hoc_mon, old)]
