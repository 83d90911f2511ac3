"""Symbols as people write them in, the canonical form out; what only looks like one gives none."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reading import paper, read, refs, slices

from thac import ontology
from thac.loaders import clean
from thac.loaders.find import find_symbols
from thac.loaders.symbols import Symbol, symbol_in


def found(text: str) -> list[Symbol]:
    """All symbols that a text names, in order."""
    view = clean.view(text)
    return [item.symbol for item in find_symbols(view, clean.key(view)) if item.symbol]


WELL_FORMED = [
    ("Kết luận số 61-KL/TW", "61-KL/TW"),
    ("Kế hoạch số 318/KH-UBND", "318/KH-UBND"),
    ("Kết luận số 61- KL/TW", "61-KL/TW"),
    ("Kết luận số 61 - KL/TW", "61-KL/TW"),
    ("Kế hoạch số 318 /KH-UBND", "318/KH-UBND"),
    ("Kế hoạch số 318 / KH - UBND", "318/KH-UBND"),
    ("Quy định số 902 - QĐ/TU", "902-QĐ/TU"),
    ("Kết luận số 61–KL/TW", "61-KL/TW"),
    ("Kết luận số 61 — KL/TW", "61-KL/TW"),
    ("Kế hoạch số 318/KH–UBND", "318/KH-UBND"),
    ("Số: **318** /KH-UBND", "318/KH-UBND"),
    ("Số: **318**/**KH-UBND**", "318/KH-UBND"),
    ("Kết luận **số 61-KL/TW**", "61-KL/TW"),
    ("Kết luận số\n61-KL/TW", "61-KL/TW"),
    ("Kết luận số 61-\nKL/TW", "61-KL/TW"),
    ("Kết luận số 61-KL/\nTW", "61-KL/TW"),
    ("Kế hoạch số 318/KH-\nUBND", "318/KH-UBND"),
    ("Kế hoạch số 07/KH-UBND", "07/KH-UBND"),
    ("Chỉ thị số 007-CT/HU", "007-CT/HU"),
    ("kết luận số57-KL/TW", "57-KL/TW"),
    ("Kế hoạch số:318/KH-UBND", "318/KH-UBND"),
    ("Nghị định số 44/2019/NĐ-CP", "44/2019/NĐ-CP"),
    ("Thông tư số 18/2017/TT-BTTTT", "18/2017/TT-BTTTT"),
    ("Quyết định số 41/2018/QĐ-UBND", "41/2018/QĐ-UBND"),
    ("Quyết định số 12a/2018/QĐ-UBND", "12a/2018/QĐ-UBND"),
    ("Nghị quyết số 09/2021/NQ-HĐND", "09/2021/NQ-HĐND"),
    ("Luật số 31/2018/QH14", "31/2018/QH14"),
    ("Nghị quyết số 22/2022/UBTVQH15", "22/2022/UBTVQH15"),
    ("Nghị quyết số 944/NQ-UBTVQH14", "944/NQ-UBTVQH14"),
    ("Công văn số 215/UBND-VX", "215/UBND-VX"),
    ("Công văn số 3310/BTTTT-CBC", "3310/BTTTT-CBC"),
    ("Công văn số 77/MTTQ-BTT", "77/MTTQ-BTT"),
    ("Quyết định số 58/QĐ-MTTQ-BTT", "58/QĐ-MTTQ-BTT"),
    ("Kế hoạch số 19-KH/TWĐTN-CTĐ", "19-KH/TWĐTN-CTĐ"),
    ("Thông tư liên tịch số 03/2016/TTLT-BTC-BNV", "03/2016/TTLT-BTC-BNV"),
    ("Chỉ thị số 29/CT-TTg", "29/CT-TTg"),
    ("Kế hoạch số 64-KH/ĐU", "64-KH/ĐU"),
    ("Kế hoạch số 64-KH/ĐUK", "64-KH/ĐUK"),
    ("Hướng dẫn số 45-HD/BTGTU", "45-HD/BTGTU"),
    ("Công văn số 930-CV/BTCTW", "930-CV/BTCTW"),
    ("Công văn số 930-CV/HU", "930-CV/HU"),
    ("Nghị quyết số 12-NQ/QUTW", "12-NQ/QUTW"),
    ("Tờ trình số 40/TTr-STTTT", "40/TTr-STTTT"),
    ("Chương trình số 08-CTr/TU", "08-CTr/TU"),
    ("Quyết định số 46/QĐ-SVHTT&DL", "46/QĐ-SVHTT&DL"),
    ("Quyết định số 46/QĐ-SVHTT & DL", "46/QĐ-SVHTT&DL"),
    ("Quyết định số 46/QĐ-UBND & UBND xã", "46/QĐ-UBND"),
    ("Luật số 31/2018/QH 14", "31/2018/QH14"),
    ("Kế hoạch số 46-KH/BTCTU-BDVTU", "46-KH/BTCTU-BDVTU"),
    ("Quy định số 46-QĐi/TW", "46-QĐi/TW"),
    ("Quyết định số 46-QĐNS/TW", "46-QĐNS/TW"),
    ("Kế hoạch số 46-KH/BCĐ35", "46-KH/BCĐ35"),
]

MALFORMED = [
    ("Kế hoạch số 305/KH-TU", "305-KH/TU"),
    ("Chỉ thị số 12/CT-TW", "12-CT/TW"),
    ("Kế hoạch số 24/KH-HU", "24-KH/HU"),
    ("Chỉ thị số 29-CT/TTg", "29/CT-TTg"),
    ("Quyết định số 1611/QĐ/TTg", "1611/QĐ-TTg"),
    ("Kế hoạch số 318-KH/UBND", "318/KH-UBND"),
    ("Kế hoạch số 318/KH/UBND", "318/KH-UBND"),
    ("Nghị định số 44/2019/NĐ/CP", "44/2019/NĐ-CP"),
    ("Công văn số 858CV/ĐUK", "858-CV/ĐUK"),
    ("Quyết định số 84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
    ("Kế hoạch số 64KH/ĐU", "64-KH/ĐU"),
    ("Thông báo số 90/TBMTTQ-BTT", "90/TB-MTTQ-BTT"),
    ("Kết luận số 61/KL/TW", "61-KL/TW"),
    ("Kết luận số 61-KL-TW", "61-KL/TW"),
    ("Kế hoạch số 46.KH/UBND", "46/KH-UBND"),
    ("Kế hoạch số 46/KH.UBND", "46/KH-UBND"),
    ("Tờ trình số 46/TTr.SNV", "46/TTr-SNV"),
    ("Quyết định số 46/QĐTTg", "46/QĐ-TTg"),
    ("Nghị định số 44/2019/NĐCP", "44/2019/NĐ-CP"),
    ("Nghị định số 44-2019-NĐ-CP", "44/2019/NĐ-CP"),
    ("Kế hoạch số 46 KH-UBND", "46/KH-UBND"),
]

CASES = [
    ("Nghị định số 12/ND-CP", "12/NĐ-CP"),
    ("Quyết định số 1611/QD-TTg", "1611/QĐ-TTg"),
    ("Nghị định số 44/2019/ND-CP", "44/2019/NĐ-CP"),
    ("Hướng dẫn số 5-HD/TU", "5-HD/TU"),
    ("Kết luận số 61-KL/T.W", "61-KL/TW"),
    ("Kết luận số 61-KL/T.Ư", "61-KL/TW"),
    ("Nghị quyết số 944/NQ-UBTVQH 14", "944/NQ-UBTVQH14"),
    ("Quyết định số 1611/QĐ-TTG", "1611/QĐ-TTg"),
    ("Quyết định số 1611/QĐ-Ttg", "1611/QĐ-TTg"),
    ("Kế hoạch số 318/KH-Ubnd", "318/KH-UBND"),
    ("Kế hoạch số 318/kh-ubnd", "318/KH-UBND"),
    ("Kết luận số 61-kl/tw", "61-KL/TW"),
    ("Nghị định số 44/2019/nđ-cp", "44/2019/NĐ-CP"),
]

NEVER = [
    "Hội thi tổ chức ngày 10-4-2024 tại đình làng.",
    "Từ ngày 05/11/2023 đến ngày 20/12/2023.",
    "Điện thoại: 0912.345.678; máy lẻ 024-3825-1122.",
    "Điện thoại 0228/3864-112 gặp bộ phận trực.",
    "theo quy chuẩn QCVN 01:2019/BCT và QCVN 08-MT:2015/BTNMT",
    "theo tiêu chuẩn TCVN 10274:2013, ISO 9001:2015",
    "Chương 622 - Loại 070 - Khoản 071, mã nguồn 12-0113.",
    "tỷ lệ 3/4 số hộ, 1/500, đạt 7/10 chỉ tiêu",
    "Nghị quyết Đại hội khóa XI, khoá XII",
    "sơ yếu lý lịch theo mẫu 2C-TCTW/98",
    "Biểu số 03-BC/XDCB, mẫu 01/TNDN-QT",
    "tờ khai theo Mẫu số 05-KNĐ/TW, biểu mẫu: 12-BC/TU",
    "trong năm 2023 KH-UBND và 12 TB-KT",
    "Mã số thuế 0101234567-001; tài khoản 3713.0.1054321",
    "số CMND 012345678/CA-HN, giấy phép 010123/GTVT",
    "hợp đồng số 12/2020/HĐKT, hóa đơn AB/20E",
    "tờ bản đồ số 12-TBĐ, thửa 45/BĐ-12",
    "từ 7h30-11h30, 13h30/17h00; 02/9, 30/4-01/5",
    "giai đoạn 2011 - 2020, nhiệm kỳ 2020-2025",
    "giai đoạn 2011 - 2020\n- Kế hoạch của các xã",
    "năm 2023\n- UBND các xã, thị trấn: trồng cây",
    "Hội nghị cấp cao ASEAN 43-44 tại Thủ đô",
    "Điều 12, khoản 3 Điều 15-Luật này",
    "24/7, 4.0, 5G/LTE, COVID-19, F0-F1",
    "xe 29A-123.45 chở 20 tấn/chuyến",
    "tổ 5/khu phố 3, số nhà 12/4 đường Láng",
    "gửi về vh12@nhanam.gov.vn",
    "dự toán 1.250/KW giờ, 60 km/h, 12 đ/kg",
]


@pytest.mark.parametrize(("written", "canonical"), WELL_FORMED)
def test_well_formed(written: str, canonical: str) -> None:
    assert [(s.text, s.malformed) for s in found(f"Theo {written} của cấp trên")] == [(canonical, False)]


@pytest.mark.parametrize(("written", "canonical"), MALFORMED)
def test_malformed(written: str, canonical: str) -> None:
    assert [(s.text, s.malformed) for s in found(f"Theo {written} của cấp trên")] == [(canonical, True)]


@pytest.mark.parametrize(("written", "canonical"), CASES)
def test_letter_case(written: str, canonical: str) -> None:
    assert [s.text for s in found(f"Theo {written} của cấp trên")] == [canonical]


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    assert [s.text for s in found(text)] == []


@pytest.mark.parametrize(
    "text", ["Số: /KH-UBND", "Số:      /KH-UBND", "Số ...-KH/HU", "Số: ......../QĐ-UBND", "Số -KH/ĐU"]
)
def test_a_blank_number_is_none(text: str) -> None:
    assert symbol_in(text) is None


LISTS = [
    (
        "các Kế hoạch số 318/KH-UBND, 319/KH-UBND và 320/KH-UBND",
        ["318/KH-UBND", "319/KH-UBND", "320/KH-UBND"],
    ),
    ("Kết luận số 61-KL/TW, Chỉ thị số 14-CT/TW;Kế hoạch số 9-KH/TU.", ["61-KL/TW", "14-CT/TW", "9-KH/TU"]),
    ("(61-KL/TW)(14-CT/TW)", ["61-KL/TW", "14-CT/TW"]),
    ("Kết luận 61-KL/TW ngày 10-4-2024", ["61-KL/TW"]),
    ("| 3 | 61-KL/TW | 14-CT/TW |", ["61-KL/TW", "14-CT/TW"]),
    ("3\t318/KH-UBND\tKế hoạch", ["318/KH-UBND"]),
]


@pytest.mark.parametrize(("text", "symbols"), LISTS)
def test_several_in_a_row(text: str, symbols: list[str]) -> None:
    assert [s.text for s in found(text)] == symbols


CODES = sorted(
    {t.code for t in ontology.document_types() if t.code and t.code.isalpha() and t.code not in ("L", "CV")}
)
BODIES = sorted(
    {(a.suffix, a.form) for a in ontology.agencies() if a.form in ("state", "party") and not a.numbered}
)
SPACES = st.sampled_from(["", "", " ", "  ", "\u00a0", "** ", " **"])  # no line break: "57\n- KL" is a bullet
BREAKS = st.sampled_from(["", " ", "\n", "** "])
DASHES = st.sampled_from(["-", "–", "—"])


def _settled() -> list[tuple[str, str]]:
    """Suffixes whose own spelling and form the words settle."""
    return [
        (s, f)
        for s, f in BODIES
        if {a.form for a in ontology.agency(s)} == {f} and ontology.agency(s)[0].suffix == s
    ]


@given(
    st.integers(1, 4999), st.sampled_from(CODES), st.sampled_from(_settled()), SPACES, BREAKS, SPACES, DASHES
)
def test_any_type_and_agency(
    number: int, code: str, body: tuple[str, str], a: str, b: str, c: str, dash: str
) -> None:
    suffix, form = body
    assume(not (a.strip() and "\n" in b) and not (a and b == "\n"))  # "12 -\nKẾ HOẠCH" may be a bullet
    party = form == "party"
    first, second = (dash, "/") if party else ("/", dash)
    text = f"Kế hoạch số {number}{a}{first}{b}{code}{c}{second}{suffix} của cơ quan"
    wanted = f"{number}-{code}/{suffix}" if party else f"{number}/{code}-{suffix}"
    assert [(s.text, s.malformed) for s in found(text)] == [(wanted, False)]


@given(
    st.integers(1, 999),
    st.integers(1990, 2030),
    st.sampled_from(["NĐ-CP", "QĐ-TTg", "QĐ-UBND", "NQ-HĐND", "TT-BYT"]),
    SPACES,
)
def test_any_normative_symbol(number: int, year: int, rest: str, gap: str) -> None:
    for written in (
        f"{number:02}/{year}/{rest}",
        f"{number:02}{gap}/{year}/{rest}",
        f"{number:02}/{year}{gap}/ {rest}",
    ):
        assert [s.text for s in found(f"số {written} của")] == [f"{number:02}/{year}/{rest}"]


@given(st.text(st.characters(exclude_categories=["Nd", "Nl", "No", "Cs"]), max_size=200))
def test_without_digits_there_is_none(text: str) -> None:
    assert found(text) == []


@given(st.text("0123456789-–/. \n*KHQĐTWUBNDkhđu,;()", max_size=120))
def test_evidence_holds_the_number(text: str) -> None:
    view = clean.view(text)
    for item in find_symbols(view, clean.key(view)):
        assert item.symbol
        assert item.symbol.number in text[item.start : item.end]


ACCENTED = paper(
    "Thực hiện Kế hoạch số 318/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Nam Định, "
    "Quyết định số 1611 /QĐ/TTg ngày 09/9/2021 của Thủ tướng Chính phủ, Ủy ban nhân dân huyện ban hành "
    "Kế hoạch:",
    "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ\n\nĐôn đốc các xã, báo cáo trước ngày 30/9/2022.",
)


def test_decomposed_text_gives_the_same_facts() -> None:
    apart = unicodedata.normalize("NFD", ACCENTED)
    assert apart != ACCENTED
    plain, other = read(ACCENTED), read(apart)
    slices(plain, ACCENTED)
    slices(other, apart)

    def bare(item: object) -> object:
        if isinstance(item, dict):
            return {k: bare(v) for k, v in item.items() if k != "evidence"}
        return [bare(i) for i in item] if isinstance(item, list) else item

    assert bare(plain) == bare(other)
    assert [ref["symbol"] for ref in refs(other)] == ["318/KH-UBND", "1611/QĐ-TTg"]


def test_invisible_characters_do_not_hide_a_symbol() -> None:
    text = ACCENTED.replace("318/KH", "3\u200b18/\u00adKH")
    facts = read(text)
    slices(facts, text)
    assert [ref["symbol"] for ref in refs(facts)] == ["318/KH-UBND", "1611/QĐ-TTg"]
