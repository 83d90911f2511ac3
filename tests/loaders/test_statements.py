"""A small document in, its statements with ids that last out."""

from __future__ import annotations

import hashlib

import pytest
from reading import paper

from thac.graph import Graph
from thac.graph.model import RELATIONS, LoadedDocument
from thac.loaders.clean import normalise
from thac.loaders.model import Source
from thac.loaders.parse import parse
from thac.loaders.statements import loaded_document
from thac.queries.unresolved import unresolved

LEAD = (
    "Thực hiện Kế hoạch số 318/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Nam Định về thực hiện "
    "Chỉ thị số 14-CT/TW ngày "
    "5/5/2021 của Ban Bí thư, Ủy ban nhân dân huyện Giao Thủy, tỉnh Nam Định ban hành Kế hoạch như sau:"
)
TASKS = (
    "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ\n\n- Chủ trì, phối hợp với Công an huyện chọn thầy, hoàn "
    "thành trước ngày 30/6/2022.\n\n"
    "2. Đề nghị Hội Nông dân huyện\n\n- Vận động hội viên."
)
PLAN = "urn:lex:vn;nam.dinh;huyen.giao.thuy:uy.ban.nhan.dan:ke.hoach:2022;88-kh-ubnd"
UPPER = "urn:lex:vn;nam.dinh:uy.ban.nhan.dan:ke.hoach:2022;318-kh-ubnd"
ROOT = "urn:lex:vn:trung.uong.dang:chi.thi:2021;14-ct-tw"


def keep(text: str, uri: str = "a.txt") -> LoadedDocument:
    content = text.encode()
    source = Source(uri, "text/plain", content, hashlib.sha256(content).hexdigest())
    return loaded_document(source, parse(normalise(uri, text)))


def said(document: LoadedDocument, predicate: str, subject: str = "") -> list[str]:
    return [
        s.object
        for s in document.statements
        if s.predicate == predicate and s.subject == (subject or document.id)
    ]


def test_ids_can_be_read() -> None:
    document = keep(paper(LEAD, TASKS))
    assert document.id == PLAN
    assert said(document, "implements") == [UPPER]
    assert said(document, "implements", UPPER) == [ROOT]
    assert said(document, "issued_by") == ["urn:lex:vn;nam.dinh;huyen.giao.thuy:uy.ban.nhan.dan"]


def test_what_it_says_of_itself() -> None:
    document = keep(paper(LEAD, TASKS))
    facts = {
        p: said(document, p) for p in ("symbol", "type", "issued", "level", "province", "place", "title")
    }
    assert facts == {
        "symbol": ["88/KH-UBND"],
        "type": ["KH"],
        "issued": ["2022-03-14"],
        "level": ["district"],
        "province": ["Nam Định"],
        "place": ["Giao Thủy"],
        "title": ["Mở lớp dạy đan lưới cho thanh niên"],
    }
    (person,) = said(document, "signed_by")
    assert said(document, "name", person) == ["Phạm Văn Lụa"]


def test_what_it_says_of_a_cited_document() -> None:
    document = keep(paper(LEAD, TASKS))
    assert said(document, "issued", UPPER) == ["2022-02-02"]
    assert said(document, "symbol", ROOT) == ["14-CT/TW"]
    assert said(document, "issued_by", ROOT) == ["urn:lex:vn:ban.bi.thu"]


def test_tasks_and_requests() -> None:
    document = keep(paper(LEAD, TASKS))
    (task,) = [s for s in document.statements if s.predicate == "assigns"]
    assert task.object == "urn:lex:vn;nam.dinh;huyen.giao.thuy:phong.noi.vu"
    assert (task.attributes["role"], task.attributes["due"]) == ("lead", "2022-06-30")
    assert task.attributes["with"] == "Công an huyện"
    assert said(document, "requests") == ["urn:lex:vn;nam.dinh;huyen.giao.thuy:hoi.nong.dan"]


def test_every_statement_has_its_words() -> None:
    text = paper(LEAD, TASKS)
    document = keep(text)
    for one in document.statements:
        assert one.evidence.document == PLAN
        assert one.evidence.quote
        assert document.text[one.evidence.start : one.evidence.end] == one.evidence.quote
        assert one.predicate in RELATIONS or one.object


def test_ids_hang_on_what_is_said_and_not_on_bytes_or_name() -> None:
    text = paper(LEAD, TASKS)
    assert keep(text).id == keep(text.replace("Chọn", "Lựa chọn"), "b.txt").id == keep(text + "\n\n").id
    assert keep(text) == keep(text)


def test_the_year_tells_documents_of_one_number_apart() -> None:
    later = keep(paper(LEAD, TASKS, dated="Giao Thủy, ngày 14 tháng 3 năm 2023"))
    assert later.id == PLAN.replace(":2022;", ":2023;")


BLANK = [
    ("Số:     /KH-UBND", "ke.hoach:2022;mo-lop-day-dan-luoi-cho-thanh-nien"),
    ("", "ke.hoach:2022;mo-lop-day-dan-luoi-cho-thanh-nien"),
]


@pytest.mark.parametrize(("symbol", "end"), BLANK)
def test_without_a_number_the_title_is_the_key(symbol: str, end: str) -> None:
    document = keep(paper(LEAD, TASKS, symbol=symbol))
    assert document.id == f"urn:lex:vn;nam.dinh;huyen.giao.thuy:uy.ban.nhan.dan:{end}"
    assert not said(document, "symbol")


def test_no_key_is_ever_empty() -> None:
    assert not keep("Hôm nay trời đẹp.").id.endswith((";", ":"))


REFORM = [
    ("ngày 3 tháng 6 năm 2025", "urn:lex:vn;phu.tho:uy.ban.nhan.dan"),
    ("ngày 3 tháng 9 năm 2025", "urn:lex:vn;phu.tho:uy.ban.nhan.dan.2025"),
]


@pytest.mark.parametrize(("day", "body"), REFORM)
def test_a_merged_province_is_another_body_under_the_old_name(day: str, body: str) -> None:
    document = keep(
        paper(
            "Thực hiện Luật số 31/2018/QH14, Ủy ban nhân dân tỉnh ban hành Kế hoạch:",
            head="ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ",
            dated=f"Phú Thọ, {day}",
        )
    )
    assert said(document, "issued_by") == [body]


def test_a_commune_of_the_reform() -> None:
    text = paper(
        "Thực hiện Kế hoạch số 9/KH-UBND ngày 1/8/2025 của UBND tỉnh, Ủy ban nhân dân xã Tam Nông, tỉnh "
        "Phú Thọ ban hành Kế hoạch:",
        head="ỦY BAN NHÂN DÂN\nXÃ TAM NÔNG",
        dated="Tam Nông, ngày 3 tháng 9 năm 2025",
    )
    document = keep(text)
    assert document.id == "urn:lex:vn;phu.tho;xa.tam.nong:uy.ban.nhan.dan.2025:ke.hoach:2025;88-kh-ubnd"
    assert said(document, "implements") == ["urn:lex:vn;phu.tho:uy.ban.nhan.dan.2025:ke.hoach:2025;9-kh-ubnd"]


def test_an_unknown_issuer_is_no_ones_and_of_this_document_alone() -> None:
    lead = "Thực hiện Kế hoạch số 9/KH-UBND, Ủy ban nhân dân huyện Giao Thủy ban hành Kế hoạch:"
    (first,) = said(keep(paper(lead)), "implements")
    (other,) = said(keep(paper(lead, symbol="Số: 89/KH-UBND")), "implements")
    assert "chua.ro" in first
    assert first != other


def test_two_spellings_of_one_suffix_are_one_document() -> None:
    document = keep(
        paper("", "I. NHIỆM VỤ\n\n1. Học Nghị quyết số 21-NQ/TƯ ngày 3/3/2020 và Nghị quyết số 21-NQ/TW.")
    )
    assert set(said(document, "cites")) == {"urn:lex:vn:trung.uong.dang:nghi.quyet:2020;21-nq-tw"}


def test_what_is_of_no_known_body_stays_apart_and_is_listed() -> None:
    named = "Nghị quyết Đại hội Đảng bộ huyện lần thứ XII"
    lead = f"Thực hiện {named}, Ủy ban nhân dân huyện ban hành Kế hoạch như sau:"
    with Graph() as graph:
        for number, symbol in enumerate(("Số: 88/KH-UBND", "Số: 89/KH-UBND")):
            graph.put(keep(paper(lead, symbol=symbol), f"{number}.txt"))
        rows = unresolved(graph).rows
    assert [row[:3] for row in rows] == [("Document", named, "issuer")] * 2
    assert [len(row[3]) for row in rows] == [1, 1]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Kết luận số 33-KL/TW ngày 3/3/2021", "urn:lex:vn:trung.uong.dang:ket.luan:2021;33-kl-tw"),
        ("Thông tri số 7-TT/TW ngày 3/3/2021", "urn:lex:vn:trung.uong.dang:thong.tri:2021;7-tt-tw"),
        ("Thông tư số 7/2021/TT-BNV của Bộ Nội vụ", "urn:lex:vn:bo.noi.vu:thong.tu:2021;7-2021-tt-bnv"),
        ("Chương trình số 7-CTr/TƯ ngày 3/3/2021 của Tỉnh uỷ",
         "urn:lex:vn;nam.dinh:tinh.uy:chuong.trinh:2021;7-ctr-tu"),
    ],
)  # fmt: skip
def test_types_are_named_in_the_family_of_the_symbol(words: str, id: str) -> None:
    document = keep(paper(LEAD, f"I. NHIỆM VỤ\n\n1. Học {words}."))
    assert said(document, "cites") == [id]


def test_a_mention_without_a_year_joins_the_dated_one() -> None:
    document = keep(paper(LEAD, "I. NHIỆM VỤ\n\n1. Bám sát Kế hoạch số 318/KH-UBND và Kế hoạch 318."))
    assert set(said(document, "cites")) <= {UPPER, ROOT}
