"""Texts with what a publisher says of them in, documents that know whose word each field is out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reading import paper

from thac.graph.model import LoadedDocument
from thac.loaders.clean import normalise
from thac.loaders.contract import record
from thac.loaders.given import given_in, headed
from thac.loaders.model import Source
from thac.loaders.parse import parse
from thac.loaders.read import read, statements_of
from thac.loaders.sources import collect

SAID = {
    "symbol": "88/KH-UBND", "type": "Kế hoạch", "issuer": "UBND huyện Giao Thủy", "issued": "14/03/2022",
    "signer": "Phạm Văn Lụa", "title": "Mở lớp dạy đan lưới cho thanh niên",
}  # fmt: skip
#: The body of a plan whose letterhead and signature got lost.
BARE = (
    "Thực hiện Kế hoạch số 318/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Nam Định, nay triển khai như "
    "sau:\n\nI. MỤC ĐÍCH\n\n1. Giữ nghề đan lưới.\n\n"
    "2. Giao Phòng Văn hóa và Thông tin tham mưu trước 30/6/2022.\n"
)


def source(text: str, **given: str) -> Source:
    return Source("crawl.jsonl!/1", "text/plain", text.encode(), "0" * 64, "https://kh.example/88", given)


def facts(text: str, **given: str) -> dict[str, Any]:
    found = read(source(text, **given), record)
    assert isinstance(found, dict), found
    return found


def kept(text: str, **given: str) -> LoadedDocument:
    found = statements_of(source(text, **given))
    assert isinstance(found, LoadedDocument), found
    return found


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: without_places(one) for key, one in value.items() if key not in ("start", "end", "source")
        }
    return [without_places(one) for one in value] if isinstance(value, list) else value


def test_a_text_that_says_all_itself_is_read_the_same_with_a_publisher() -> None:
    for text in (paper(), paper(head="ỦY BAN NHÂN DÂN\nXÃ GIAO AN", about="huyện Giao Thủy, tỉnh Nam Định")):
        said = SAID if "GIAO THỦY" in text else {**SAID, "issuer": "UBND xã Giao An"}
        alone = record(parse(normalise("crawl.jsonl!/1", text)))
        assert without_places(facts(text, **said)) == without_places(alone)


def test_a_text_without_letterhead_gets_it_from_its_publisher() -> None:
    found = facts(BARE, **SAID)
    document = found["document"]
    assert (document["symbol"], document["type"], document["issued"]) == ("88/KH-UBND", "KH", "2022-03-14")
    assert document["issuer"] == "Ủy ban nhân dân huyện Giao Thủy"
    assert document["level"] == "district"
    assert document["signer"]["name"] == "Phạm Văn Lụa"
    assert document["title"] == SAID["title"]
    assert [ref["relation"] for ref in found["references"]] == ["implements"]
    assert not {"number-missing", "date-missing"} & {one["code"] for one in found["findings"]}


def test_every_quote_is_a_slice_of_what_is_kept_and_tells_whose_word_it_is() -> None:
    for given in (SAID, {}, {"symbol": "88/KH-UBND"}):
        document = kept(BARE, **given)
        for one in document.statements:
            at = one.evidence
            assert document.text[at.start : at.end] == at.quote
            if one.subject == document.id and one.predicate in ("symbol", "issued", "issued_by", "signed_by"):
                assert (at.rule == "publisher") == ("Thực hiện" not in document.text[: at.end])
        rules = {
            one.predicate: one.evidence.rule for one in document.statements if one.subject == document.id
        }
        assert rules.get("symbol", "publisher") == "publisher"
        assert rules["implements"] != "publisher"


def test_the_text_is_believed_and_a_disagreement_found() -> None:
    given = SAID | {
        "symbol": "89/KH-UBND",
        "issued": "2022-03-15",
        "type": "Quyết định",
        "signer": "Vũ Thị Sen",
    }
    found = facts(paper(), **given)
    document = found["document"]
    assert (document["symbol"], document["type"], document["issued"]) == ("88/KH-UBND", "KH", "2022-03-14")
    assert document["signer"]["name"] == "Phạm Văn Lụa"
    odd = [
        (one["evidence"]["quote"], one["message"])
        for one in found["findings"]
        if one["code"] == "publisher-conflict"
    ]
    assert [quote for quote, _ in odd] == [
        "88/KH-UBND", "ngày 14 tháng 3 năm 2022", "KẾ HOẠCH", "Phạm Văn Lụa",
    ]  # fmt: skip
    assert "89/KH-UBND" in odd[0][1]


@pytest.mark.parametrize(
    ("blank", "given", "symbol"),
    [
        ("Số:      /KH-UBND", "88/KH-UBND", "88/KH-UBND"),
        ("Số:      /KH-UBND", "88/QĐ-UBND", None),
        ("Số: 088/KH-UBND", "88/kh-ubnd", "088/KH-UBND"),
    ],
)
def test_a_blank_number_is_filled_where_it_fits(blank: str, given: str, symbol: str | None) -> None:
    found = facts(paper(symbol=blank), symbol=given)
    assert found["document"]["symbol"] == symbol
    assert "publisher-conflict" not in [one["code"] for one in found["findings"]]


def test_a_blank_day_is_filled_where_it_fits() -> None:
    blank = paper(dated="Giao Thủy, ngày      tháng 3 năm 2022")
    assert facts(blank, issued="2022-03-14")["document"]["issued"] == "2022-03-14"
    assert facts(blank, issued="2022-04-14")["document"]["issued"] == "2022-03"


@pytest.mark.parametrize(
    ("issuer", "symbol", "name"),
    [
        ("Tỉnh Nam Định", "88/KH-UBND", "Ủy ban nhân dân tỉnh Nam Định"),
        ("UBND Thành phố Đà Nẵng", "88/KH-UBND", "Ủy ban nhân dân Thành phố Đà Nẵng"),
        ("Thành phố Hà Nội", "9/NQ-HĐND", "Hội đồng nhân dân thành phố Hà Nội"),
        ("Bộ Y tế", "15/QĐ-BYT", "Bộ Y tế"),
        ("Huyện ủy Giao Thủy", "5-KH/HU", "Huyện ủy Giao Thủy"),
    ],
)
def test_a_territory_as_issuer_is_that_of_the_body_in_the_symbol(issuer: str, symbol: str, name: str) -> None:
    found = facts("I. MỤC ĐÍCH\n\n1. Giữ nghề đan lưới ở các xã ven biển.\n", issuer=issuer, symbol=symbol)
    assert (found["document"]["issuer"] or "").casefold() == name.casefold()


def test_the_body_that_the_text_names_stays_the_issuer() -> None:
    lead = "Thực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh, Ủy ban nhân dân huyện Giao Thủy ban hành Kế hoạch:"
    text = paper(lead, head="", symbol="", dated="")
    for symbol in ("88/KH-UBND", ""):
        found = facts(text, issuer="Tỉnh Nam Định", symbol=symbol)["document"]
        assert found["issuer"] == "Ủy ban nhân dân huyện Giao Thủy"


def test_a_title_of_a_portal_gives_type_and_symbol_and_is_cut_to_the_subject() -> None:
    title = "Quyết định số 15/2024/QĐ-UBND ngày 5/6/2024 quy định việc nuôi ong ở tỉnh Nam Định"
    document = facts("Điều 1. Nuôi ong.\n\nĐiều 2. Hiệu lực.\n", title=title)["document"]
    assert (document["symbol"], document["type"]) == ("15/2024/QĐ-UBND", "QĐ")
    assert document["title"] == "quy định việc nuôi ong ở tỉnh Nam Định"
    plan = "Kế hoạch thực hiện Chỉ thị 5/CT-UBND năm 2024"
    assert facts("Điều 1. Nuôi ong.\n", title=plan)["document"]["symbol"] is None


@pytest.mark.parametrize("given", [
    {"signer": "admin"}, {"signer": "leo@thu.example"}, {"symbol": "Đang cập nhật"}, {"type": "Văn bản khác"},
    {"issued": "31/02/2024"}, {"issued": "hôm qua"}, {"title": "xem a@b.example"}, {"issuer": "?"},
    {"symbol": "\udcd5\udc00"}, {"nobody": "x"},
])  # fmt: skip
def test_what_is_no_value_of_a_field_is_not_kept(given: dict[str, str]) -> None:
    text = normalise("a", "KẾ HOẠCH")
    assert headed(text, given) == text
    assert given_in(text) == {}


def test_lines_above_a_text_move_its_places() -> None:
    plain = normalise("a", "KE\u0302\u0301 HOẠCH\u200b nuôi ong")
    text = headed(plain, {"symbol": "5/KH-UBND\nx: y", "title": "Nuo\u0302i ong\u2028mật"})
    assert text.text[text.above :] == plain.text
    at = text.text.index("nuôi ong")
    start, end = text.place(at, at + 8)
    assert text.original[start:end] == "nuôi ong"
    assert [one.value for one in given_in(text).values()] == ["5/KH-UBND", "Nuôi ong mật"]


def test_a_crawl_is_loaded_with_its_metadata(tmp_path: Path) -> None:
    row = {
        "noi_dung": BARE,
        "Số hiệu": "88/KH-UBND",
        "coQuanBanHanh": "UBND huyện Giao Thủy",
        "url": "https://kh.example/88",
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = collect([path])
    assert isinstance(found, Source)
    document = statements_of(found)
    assert isinstance(document, LoadedDocument)
    assert document.id.endswith("88-kh-ubnd")
    assert "giao.thuy" in document.id
    assert "https://kh.example/88" in document.text
