"""An invented nation in, a store of its cascade as if read from files out.

Each document has a sentence for its link and three tasks for its own office, besides those for the units
below. Names are those of `national.py`, or with `real` the units of a day of the gazetteer. What a document
says stands in sentences of its own, as in real plans, and in Vietnamese: they weigh what theirs do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from national import Nation, Plan, Unit, nation
from national import plan as plan_of

from thac.graph import open as open_graph
from thac.graph.model import EMPTY, Evidence, LoadedDocument, Statement
from thac.ontology import gazetteer
from thac.queries.seats import body_of

DAY = "2023-06-15"
TITLE = "về tăng cường công tác văn thư, lưu trữ và số hóa hồ sơ của cơ quan nhà nước"
_LEAD = (
    "Chủ trì, phối hợp với các đơn vị liên quan tham mưu hướng dẫn, kiểm tra, đôn đốc việc lập và nộp lưu hồ "
    "sơ số {number} của các bộ phận, tổng hợp kết quả báo cáo theo quy định."
)
_FUND = (
    "Bố trí kinh phí mua sắm giá, kệ, hộp và trang bị phòng chống cháy nổ cho kho lưu trữ trong dự toán được "
    "giao năm {year}, mức chi không quá {number} triệu đồng."
)
_WATCH = (
    "Theo dõi tiến độ chỉnh lý {number} mét giá tài liệu tồn đọng, định kỳ hằng quý báo cáo những khó khăn, "
    "vướng mắc phát sinh để kịp thời xem xét, tháo gỡ."
)
#: What a document gives its own office to do: the role and the sentence.
OFFICE, SLUG = "Văn phòng", "van.phong"
TASKS = (("lead", _LEAD), ("fund", _FUND), ("monitor", _WATCH))


def units_of_the_gazetteer(day: str = DAY) -> Iterator[Unit]:
    """The People's Committees of all units of a day under their names, each after its superior."""
    centre = Unit("urn:lex:vn:chinh.phu", "Chính phủ", "central", "")
    yield centre
    for province in gazetteer.units("province", None, day):
        first = Unit(*body_of(province, "state", day), "province", province.name, centre)
        yield first
        for district in gazetteer.units("district", province, day):
            second = Unit(*body_of(district, "state", day), "district", province.name, first)
            yield second
            for commune in gazetteer.units("commune", district, day):
                yield Unit(*body_of(commune, "state", day), "commune", province.name, second)


def again(found: Nation, times: int) -> list[Plan]:
    """The plans of a cascade, and ``times`` later ones of each body that carry out its first."""
    plans = list(found.plans)
    for plan in found.plans[1:]:
        for time in range(times):
            day = plan.issued + timedelta(days=90 * (time + 1))
            number = 20000 + time * 1000 + int(plan.symbol.partition("/")[0]) % 1000
            one = plan_of(plan.issuer, f"{number}/KH-UBND", day, plan)
            plans.append(replace(one, id=f"{one.id}-{time}"))
    return plans


def document(plan: Plan) -> LoadedDocument:
    """A plan as the loader would hand it to a store."""
    text, found = "", list[Statement]()

    def paragraph(words: str) -> Evidence:
        nonlocal text
        start = len(text)
        text += words + "\n\n"
        return Evidence(plan.id, start, start + len(words), words)

    def say(subject: str, predicate: str, thing: str, where: Evidence, **told: str) -> None:
        found.append(Statement(subject, predicate, thing, where, told or EMPTY))

    def body(one: Unit, where: Evidence) -> None:
        say(one.id, "class", "Organization", where)
        say(one.id, "name", one.name, where)
        say(one.id, "level", one.level, where)
        if one.province:
            say(one.id, "province", one.province, where)

    def paper(one: Plan, where: Evidence) -> None:
        say(one.id, "class", "Document", where)
        say(one.id, "symbol", one.symbol, where)
        say(one.id, "type", "KH", where)
        say(one.id, "issued", one.issued.isoformat(), where)
        say(one.id, "title", TITLE, where)
        say(one.id, "level", one.issuer.level, where)
        if one.issuer.province:
            say(one.id, "province", one.issuer.province, where)
        say(one.id, "issued_by", one.issuer.id, where)
        body(one.issuer, where)

    day = plan.issued
    paper(plan, paragraph(f"{plan.issuer.name.upper()}\nSố: {plan.symbol}\nKẾ HOẠCH\n{TITLE}"))
    if plan.above is not None:
        over = plan.above
        named = f"Kế hoạch số {over.symbol} ngày {over.issued:%d/%m/%Y} của {over.issuer.name} {TITLE}"
        words = f"Thực hiện {named}, {plan.issuer.name} ban hành Kế hoạch với các nội dung cụ thể như sau:"
        where = paragraph(words)
        start = where.start + len("Thực hiện ")
        where = replace(where, start=start, end=start + len(named), quote=named)
        paper(over, where)
        say(plan.id, "implements", over.id, replace(where, scope="opening", cue="Thực hiện", rule="opening"))
    for unit, role in plan.assigns:
        where = paragraph(
            f"{unit.name}: căn cứ Kế hoạch này, xây dựng kế hoạch của địa phương trước 31/12/{day.year}."
        )
        body(unit, where)
        say(plan.id, "assigns", unit.id, replace(where, scope="body", rule="heading"), role=role,
            scope="organisation", unit=unit.name, task=where.quote, due=f"{day.year}-12-31")  # fmt: skip
    for number, (role, task) in enumerate(TASKS):
        where = paragraph(task.format(number=int(plan.symbol.partition("/")[0]) % 97 + number, year=day.year))
        name = f"{OFFICE} {plan.issuer.name}"
        id = f"{plan.issuer.id.rpartition(':')[0]}:{SLUG}"
        body(Unit(id, name, plan.issuer.level, plan.issuer.province), where)
        say(plan.id, "assigns", id, replace(where, scope="body", rule="heading"), role=role,
            scope="organisation", unit=OFFICE, task=where.quote)  # fmt: skip
    place = ".".join(plan.issuer.id.rpartition(":")[0].split(";")[1:]) or "trung-uong"
    return LoadedDocument(
        plan.id,
        f"/plans/{place}/{plan.symbol.replace('/', '-')}-{day:%Y%m%d}.txt",
        plan.id,
        "text/plain",
        text,
        tuple(found),
    )


def filled(path: Path, real: bool = False, times: int = 0) -> tuple[str, int, int]:
    """Loads the cascade; the symbol of its directive, how many units there are and how many documents."""
    found = nation(others=0, among=units_of_the_gazetteer() if real else ())
    plans = again(found, times) if times else found.plans
    with open_graph(path) as graph:
        for plan in plans:
            graph.put(document(plan))
    return plans[0].symbol, len(found.units), len(plans)
