"""PDF files with a text layer: words by geometry, stamps, pages that are turned, and what cannot be read."""

from __future__ import annotations

import builtins
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import require
from pdffile import WIDE, Sheet, Stamp, Typed, paragraphs, pdf, read, wrapped

from thac.graph.errors import SourceError
from thac.loaders.formats import pdf as reader
from thac.loaders.formats.pdf_page import read_page
from thac.loaders.parse import parse

HEAD = [
    Typed(90, 80, "ỦY BAN NHÂN DÂN"),
    Typed(100, 97, "HUYỆN TRÙNG KHÁNH"),
    Typed(260, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    Typed(310, 98, "Độc lập - Tự do - Hạnh phúc"),
]
BODY = wrapped(
    "Thực hiện chủ trương giữ nghề rèn của các bản ven sông, Ủy ban nhân dân huyện ban hành Kế hoạch mở lớp "
    "truyền nghề cho thanh niên trong huyện như sau:",
    85,
    240,
    540,
    indent=30,
)


def page(*typed: Typed, **more: Any) -> bytes:
    return pdf([Sheet(typed, **more)])


def test_reads_the_letterhead_column_by_column() -> None:
    found = paragraphs(
        page(
            *HEAD, Typed(100, 120, "Số: 31/KH-UBND"), Typed(290, 121, "Trùng Khánh, ngày 02 tháng 3 năm 2021")
        )
    )
    assert found == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN TRÙNG KHÁNH",
        "Số: 31/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Trùng Khánh, ngày 02 tháng 3 năm 2021",
    ]


@pytest.mark.parametrize("kind", ["Widget", "FreeText", "Stamp"])
def test_a_number_stamped_over_its_blank_stands_in_it(kind: str) -> None:
    dated = "Trùng Khánh, ngày      tháng      năm 2021"
    at = 270 + dated.index("ngày ") * WIDE * 11 + 30
    content = page(
        *HEAD,
        Typed(100, 120, "Số:"),
        Typed(155, 120, "/KH-UBND"),
        Typed(270, 121, dated, 11),
        Typed(270, 180, "KẾ HOẠCH", bold=True),
        *BODY,
        stamps=[Stamp(127, 120, "31", kind), Stamp(at, 121, "02", kind), Stamp(at + 60, 121, "3", kind)],
    )
    document = parse(read(content))
    assert (document.symbol, document.issued) == ("31/KH-UBND", "2021-03-02")


def _drawn(digits: str) -> tuple[int, int, bytes]:
    """A picture of digits."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (30 + 40 * len(digits), 96), 255)
    ImageDraw.Draw(picture).text((12, 8), digits, fill=0, font=ImageFont.load_default(size=72))
    return (*picture.size, picture.tobytes())


@pytest.mark.parametrize("number", ["31", "184"])
def test_a_number_stamped_as_a_picture_is_read_by_ocr(number: str) -> None:
    if not shutil.which("tesseract"):
        require("tesseract", "tesseract is not installed")
    typed = [*HEAD, Typed(100, 120, "Số:"), Typed(160, 120, "/KH-UBND"), Typed(270, 180, "KẾ HOẠCH"), *BODY]
    text = read(page(*typed, stamps=[Stamp(125, 120, "", image=_drawn(number))]))
    assert parse(text).symbol == f"{number}/KH-UBND"
    assert "OCR" in text.remarks[0]


def test_a_picture_of_no_number_leaves_the_blank() -> None:
    typed = [*HEAD, Typed(100, 120, "Số:"), Typed(160, 120, "/KH-UBND"), Typed(270, 180, "KẾ HOẠCH"), *BODY]
    text = read(page(*typed, stamps=[Stamp(125, 120, "", image=_drawn("?x"))]))
    assert parse(text).symbol is None


def test_a_number_painted_last_stands_in_its_blank() -> None:
    typed = [*HEAD, Typed(100, 120, "Số:"), Typed(155, 120, "/KH-UBND"), *BODY, Typed(127, 120, "31")]
    assert "Số: 31 /KH-UBND" in paragraphs(page(*typed))


def test_a_blank_stays_a_blank() -> None:
    typed = [*HEAD, Typed(100, 120, "Số:"), Typed(155, 120, "/KH-UBND"), Typed(270, 180, "KẾ HOẠCH"), *BODY]
    document = parse(read(page(*typed)))
    assert document.symbol is None
    assert "number-missing" in [finding.code for finding in document.findings]


def test_the_mark_of_a_digital_signature_is_no_text() -> None:
    stamps = [Stamp(330, 40, "Người ký: Trần Văn Thử"), Stamp(330, 54, "Email: thu@vidu.vn")]
    assert "Thử" not in read(page(*BODY, stamps=stamps)).text
    painted = [Typed(330, 40, "Ký bởi: Cổng thông tin"), Typed(330, 54, "Thời gian ký: 02.03.2021 08:00:00")]
    assert read(page(*painted, *BODY)).text == read(page(*BODY)).text


def test_words_are_parted_by_the_room_between_them() -> None:
    spaced = [Typed(100, 200, "Vi "), Typed(113, 200, "ệt"), Typed(132, 200, "Nam"), Typed(160, 200, "ta")]
    assert paragraphs(page(*spaced)) == ["Việt Nam ta"]


def test_letters_set_apart_are_one_word() -> None:
    letters = [Typed(100 + 9.5 * at, 200, letter) for at, letter in enumerate("THÔNG  BÁO") if letter != " "]
    assert paragraphs(page(*letters)) == ["THÔNG BÁO"]


def test_what_is_painted_twice_is_read_once() -> None:
    twice = [Typed(100, 200, "QUYẾT ĐỊNH"), Typed(100.3, 200, "QUYẾT ĐỊNH")]
    assert paragraphs(page(*twice)) == ["QUYẾT ĐỊNH"]


def test_marks_apart_from_their_letters_join_them() -> None:
    assert paragraphs(page(Typed(100, 200, "Kê\u0301 hoa\u0323ch"))) == ["Kế hoạch"]


def test_raised_figures_are_superscripts() -> None:
    typed = [Typed(100, 200, "Diện tích 250 m"), Typed(197.5, 195, "2", 8), Typed(204, 200, "đất")]
    assert paragraphs(page(*typed)) == ["Diện tích 250 m² đất"]


def test_a_watermark_is_no_text() -> None:
    content = page(*BODY)
    slanted = content.replace(
        b"BT /F1", b"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <00420041> Tj ET BT /F1", 1
    )
    assert read(slanted).text == read(content).text


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(rotate: int) -> None:
    """Words at the upper left of the paper, whichever way the paper is shown."""
    text = read(page(*(Typed(60, 60 + 20 * line, "chữ viết") for line in range(3)), rotate=rotate))
    left, top, right, bottom = text.layout[0].box or (0, 0, 0, 0)
    assert text.text.startswith("chữ viết")
    assert (left < 0.25) == (rotate in (0, 270))
    assert (top < 0.25) == (rotate in (0, 90))
    assert (right - left > bottom - top) == (rotate % 180 == 0)


def test_a_landscape_page_typed_sideways_is_read() -> None:
    sideways = [
        Typed(100 + 20 * line, 700, text, turned=True) for line, text in enumerate(("PHỤ LỤC", "Danh sách"))
    ]
    assert paragraphs(page(*sideways)) == ["PHỤ LỤC", "Danh sách"]


def test_each_line_has_its_place_on_paper() -> None:
    text = read(pdf([Sheet(HEAD), Sheet(BODY)]))
    for region in text.layout:
        assert region.box is not None
        assert text.text[region.start : region.end].strip() == text.text[region.start : region.end] != ""
        assert all(0 <= side <= 1 for side in region.box)
    assert {region.page for region in text.layout} == {1, 2}
    lines = [region for region in text.layout if region.page == 2]
    assert len(lines) == len(BODY)


class TestRefusals:
    def test_a_password(self) -> None:
        with pytest.raises(SourceError) as told:
            read(pdf([Sheet(BODY)], password="khoa"))
        assert "password" in told.value.reason
        assert told.value.remedy

    def test_bytes_that_are_no_pdf(self) -> None:
        with pytest.raises(SourceError, match="damaged or cut off"):
            read(b"%PDF-1.7\nnothing follows")

    def test_no_pages(self) -> None:
        with pytest.raises(SourceError, match=r"no pages|damaged"):
            read(pdf([]))

    def test_blank_pages(self) -> None:
        with pytest.raises(SourceError, match="no text"):
            read(pdf([Sheet(), Sheet()]))

    def test_too_many_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reader, "PAGES", 3)
        with pytest.raises(SourceError, match="4 pages, more than 3"):
            read(pdf([Sheet(BODY)] * 4))

    def test_the_library_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = builtins.__import__

        def without(name: str, *rest: Any) -> Any:
            if name.startswith("pypdfium2"):
                raise ImportError(name)
            return whole(name, *rest)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(SourceError) as told:
            read(pdf([Sheet(BODY)]))
        assert "pip install" in told.value.remedy


def test_a_file_cut_off_is_read_as_far_as_it_goes_or_refused() -> None:
    content = pdf([Sheet(BODY)] * 6)
    for share in (0.3, 0.6, 0.9, 0.99):
        cut = content[: int(share * len(content))]
        try:
            remarks = read(cut).remarks
        except SourceError as told:
            remarks = (f"the end is missing: {told.remedy}",)
        assert any("missing" in remark for remark in remarks)


def test_a_page_of_any_size_is_read() -> None:
    text = read(page(Typed(9000, 9000, "bản vẽ khổ lớn"), width=14_000.0, height=14_000.0))
    assert text.text.strip() == "bản vẽ khổ lớn"


def test_three_thousand_pages_are_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf([Sheet(BODY[:2])] * 3000))
    script = (
        "import re, sys, pathlib\n"
        "from thac.loaders.formats.pdf import read_pdf\n"
        "from thac.loaders.model import Source\n"
        "content = pathlib.Path(sys.argv[1]).read_bytes()\n"
        "text = read_pdf(Source('long.pdf', 'application/pdf', content, ''))\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())\n"  # of this process alone
        "print(text.layout[-1].page, int(peak[1]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    pages, peak = map(int, done.stdout.split())
    assert pages == 3000
    assert peak < 400


def test_real_files_read_as_long_as_pdftotext_reads_them(shared: Path) -> None:
    try:
        subprocess.run(["pdftotext", "-v"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        require("pdftotext", "pdftotext (poppler-utils) is not installed")
    files = sorted((shared / "corpus" / "pdf").glob("*.pdf"))
    assert files
    for path in files:
        said = subprocess.run(
            ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
        ours = len(re.sub(r"[\s|]", "", read(path.read_bytes()).text))
        theirs = len(re.sub(r"\s", "", said))
        assert 0.95 < ours / theirs < 1.05, path.name


def test_a_page_tells_why_it_is_read_by_ocr() -> None:
    import pypdfium2  # type: ignore[import-untyped]

    sheets = [
        Sheet(BODY),
        Sheet(pictured=True),
        Sheet(
            [Typed(330, 40, "Người ký: Trần Văn Thử"), Typed(330, 54, "Ngày ký: 02/03/2021")], pictured=True
        ),
        Sheet([Typed(one.x, one.y, "".join(chr(ord(c) + 7) for c in one.text)) for one in BODY]),
        Sheet([Typed(one.x, one.y, "".join(chr(0xE000 + ord(c) % 256) for c in one.text)) for one in BODY]),
        Sheet(),
    ]
    document = pypdfium2.PdfDocument(pdf(sheets))
    reasons = [read_page(document, number).reason or "" for number in range(1, len(sheets) + 1)]
    assert [reason.split(" of ")[0] for reason in reasons] == [
        "", "a picture", "a picture", "a text layer that holds no Vietnamese words", "a text layer", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said", "encoding"),
    [
        (
            "Uû ban nh©n d©n huyÖn Th¹ch An, tØnh Cao B»ng; kÕ ho¹ch trång rõng",
            "Uỷ ban nhân dân huyện",
            "TCVN3",
        ),
        ("UÛy ban nhaân daân huyeän Gioàng Troâm, ngaøy 5 thaùng 3", "Ủy ban nhân dân huyện", "VNI"),
    ],
)
def test_layers_of_old_vietnamese_fonts_are_converted(typed: str, said: str, encoding: str) -> None:
    text = read(page(Typed(80, 200, typed, 12)))
    assert text.text.startswith(said)
    assert encoding in text.remarks[0]


def _without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_without_ocr_the_pages_with_text_are_read_and_the_others_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _without_ocr(monkeypatch)
    text = read(
        pdf([Sheet(BODY), Sheet([Typed(90, 90, "Sơ đồ vị trí")], pictured=True), Sheet(pictured=True)])
    )
    assert text.text.startswith("Thực hiện chủ trương")
    assert text.text.endswith("Sơ đồ vị trí\n")
    assert any("pages 2-3 not read" in remark for remark in text.remarks)


def test_without_ocr_a_scan_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_ocr(monkeypatch)
    with pytest.raises(SourceError) as told:
        read(pdf([Sheet(pictured=True)] * 2))
    assert "tesseract" in f"{told.value.reason} {told.value.remedy}"


def test_a_page_that_is_a_picture_is_read_by_ocr() -> None:
    if not shutil.which("tesseract"):
        require("tesseract", "tesseract is not installed")
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=40)
    for line in range(6):
        ImageDraw.Draw(picture).text(
            (150, 200 + 90 * line), f"Nam {2010 + line} co 35 ban", fill=0, font=font
        )
    text = read(pdf([Sheet(BODY), Sheet(image=(*picture.size, picture.tobytes()))]))
    assert "2013" in text.text
    assert any("OCR" in remark for remark in text.remarks)
    assert {region.page for region in text.layout} == {1, 2}


@pytest.mark.parametrize("gap", [5, 9, 16, 40])
def test_columns_of_a_letterhead_that_nearly_touch_are_told_apart(gap: float) -> None:
    left = [Typed(60, 80, "UBND HUYỆN TRÙNG KHÁNH", 12), Typed(70, 97, "PHÒNG VĂN HÓA - THÔNG TIN", 12)]
    left.append(Typed(75, 121, "Số: 12/TB-PVHTT", 12))
    edge = max(one.right for one in left) + gap
    right = [
        Typed(edge, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
        Typed(edge + 30, 97, "Độc lập - Tự do - Hạnh phúc", 12),
    ]
    right.append(Typed(edge + 5, 121, "Trùng Khánh, ngày 02 tháng 3 năm 2021", 12))
    found = paragraphs(page(*left, *right, *BODY))
    assert found[:6] == [one.text for one in (*left, *right)]
