"""A saved page gives the text of its document, whatever stands around it and however it is laid out."""

from __future__ import annotations

import base64
import contextlib
import quopri
import random
import shutil
import subprocess
from pathlib import Path

import pytest
import webpages
from conftest import require
from encoders import ENCODERS, to_windows

from thac.graph.errors import SourceError
from thac.loaders.clean import key
from thac.loaders.formats.detect import media_type
from thac.loaders.formats.html import read_html
from thac.loaders.formats.mhtml import read_mhtml
from thac.loaders.model import Source, Text
from thac.loaders.parse import parse
from thac.ontology.data import read_toml
from thac.ontology.portals import line_patterns, names_chrome


def read(page: str | bytes) -> Text:
    content = page if isinstance(page, bytes) else page.encode("utf-8")
    return read_html(Source("a.html", "text/html", content, ""))


def lines(page: str | bytes) -> list[str]:
    return [line for line in read(page).original.split("\n") if line]


@pytest.mark.parametrize("document", webpages.DOCUMENTS)
@pytest.mark.parametrize("page", webpages.PAGES)
def test_a_page_around_a_document_changes_nothing(document: str, page: str) -> None:
    written = webpages.DOCUMENTS[document]()
    assert read(webpages.PAGES[page](written)).original == read(webpages.bare(written)).original


@pytest.mark.parametrize("seed", range(24))
def test_no_order_nesting_or_naming_of_a_page_changes_anything(seed: int) -> None:
    chance = random.Random(seed)
    written = webpages.DOCUMENTS[chance.choice(sorted(webpages.DOCUMENTS))]()
    assert read(webpages.any_page(written, chance)).original == read(webpages.bare(written)).original


@pytest.mark.parametrize("document", ["tables", "lines", "written", "word", "one table", "parts"])
def test_the_document_says_what_it_is(document: str) -> None:
    found = parse(read(webpages.tabbed(webpages.DOCUMENTS[document]())))
    assert (found.symbol, found.type, found.issued) == ("88/KH-UBND", "KH", "2022-03-14")
    assert found.issuer == "Ủy ban nhân dân huyện Giao Thủy"
    assert found.title == webpages.TITLE[1]
    assert found.signer
    assert found.signer.name == "Phạm Văn Lụa"
    assert len(found.recipients) == 1
    assert {one.symbol for one in found.mentions} == {"12/QĐ-UBND"}


def test_a_letterhead_that_the_portal_made_beside_the_text_is_kept() -> None:
    head, _, rest = webpages.in_tables().partition("</table>")
    page = webpages.bare(
        f"<div class='box'><div class='header'><ul>{webpages.LINKS}</ul></div><div class='content'>"
        "<ul><li>Hiệu lực: Còn hiệu lực</li><li>Ngày có hiệu lực: 01/04/2022</li></ul>"
        f"<div class='fulltext'>{head}</table><div id='toanvancontent'>{rest}</div></div>"
        "<div class='vbLienQuan'><div class='header'>Văn bản liên quan</div><div id='x'></div></div></div>"
    )
    assert read(page).original == read(webpages.bare(webpages.in_tables())).original


def test_a_table_of_linked_documents_is_no_list_of_other_pages() -> None:
    linked = "".join(
        f"<tr><td>{n}</td><td><a href='/vb/{n}'>Quyết định số {n}/QĐ-UBND ngày 0{n}/02/2019</a></td></tr>"
        for n in range(1, 9)
    )
    table = f"<div><p>PHỤ LỤC</p><table><tr><td>TT</td><td>Văn bản bãi bỏ</td></tr>{linked}</table></div>"
    found = read(webpages.modern(f"<div>{webpages.in_tables()}</div>{table}")).original
    assert "| 8 | Quyết định số 8/QĐ-UBND ngày 08/02/2019 |" in found


def test_a_form_in_an_appendix_is_no_list_of_other_pages() -> None:
    form = "<p>PHỤ LỤC</p><p>Họ và tên: ......</p><p>Thông tin khác:</p><p>Xã: ....</p><p>Người lập biểu</p>"
    page = webpages.in_divs(webpages.in_tables() + form)
    assert "Thông tin khác:\n\nXã: ....\n\nNgười lập biểu" in read(page).original
    assert "Văn bản liên quan" not in read(page).original


@pytest.mark.parametrize("between", ["", "<p>PHỤ LỤC</p>"])
def test_a_notice_without_letterhead_stays_above_a_form_that_has_one(between: str) -> None:
    notice = "<p>THÔNG BÁO</p><p>Mở lớp đan lưới</p><p>Ai muốn học thì điền vào mẫu này, gửi về xã.</p>"
    form = f"<div>{between}<p>{webpages.MOTTO[0]}</p><p>{webpages.MOTTO[1]}</p><p>ĐƠN XIN HỌC</p></div>"
    assert lines(webpages.bare(notice + form))[:2] == ["THÔNG BÁO", "Mở lớp đan lưới"]


def test_other_kinds_of_documents() -> None:
    party = parse(read(webpages.with_facts(webpages.of_the_party())))
    assert (party.symbol, party.type, party.issued) == ("31-KL/TU", "KL", "2022-04-05")
    letter = parse(read(webpages.in_divs(webpages.letter())))
    assert (letter.symbol, letter.title) == ("412/UBND-LĐ", "thống kê nghề đan lưới")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_a_page_is_read_in_its_encoding(encoding: str) -> None:
    page = webpages.tabbed(webpages.in_tables())
    expected = read(page).original
    if encoding == "cp1258":
        page = page.replace('charset="utf-8"', 'charset="windows-1258"')
        content = b"".join(to_windows(letter) for letter in page)
    else:
        content = page.encode(encoding)
    assert read(content).original == expected


def test_a_page_in_an_encoding_of_before_unicode_is_converted_whatever_it_says() -> None:
    page = webpages.modern(webpages.in_tables())
    for name, encode in ENCODERS.items():
        for said in ("iso-8859-1", "x-user-defined", "utf-8"):
            text = read(encode(page.replace('charset="utf-8"', f'charset="{said}"')))
            assert text.remarks == (f"converted from {name}",)
            assert text.original.lower() == read(page).original.lower()


def test_fonts_of_before_unicode_are_converted_where_they_are_named() -> None:
    page = (
        "<p><font face='.VnTimeH'>kÕ ho¹ch</font></p>"
        "<p style=\"font-family:'.VnTime'\">Uû ban nh©n d©n x·</p>"
        "<p><span style='font-size:14pt; font-family: VNI-Times'>UÛy ban nhaân daân</span> - Đã là chữ</p>"
    )
    text = read(page)
    assert text.original.split("\n\n") == [
        "KẾ HOẠCH",
        "Uỷ ban nhân dân xã",
        "Ủy ban nhân dân - Đã là chữ\n",
    ]
    assert text.remarks == ("converted from TCVN3 (ABC) and VNI",)


def test_characters_written_as_numbers_and_names() -> None:
    assert lines("<p>&#272;i&#7873;u 1. &Ecirc; &amp; &lt;x&gt;&nbsp;K&#xED;nh&shy;g&#7917;i</p>") == [
        "Điều 1. Ê & <x> Kính\xadgửi"
    ]


def test_hidden_and_struck_out_text_is_left_out_and_inserted_text_kept() -> None:
    page = (
        "<style>.an, p.kin { display: none } @media print { .hien { display: none } }</style>"
        "<p class='an'>a</p><p class='kin'>b</p><p hidden>c</p><p aria-hidden='true'>d</p>"
        "<p style='visibility:hidden'>e</p><p class='hien'>Thời hạn <del>10</del><ins>15</ins> ngày"
        "<span style='display:none'>x</span>.</p><!-- y -->"
        "<script>z</script><noscript>Bật JavaScript</noscript><template>t</template>"
    )
    assert lines(page) == ["Thời hạn 15 ngày."]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=4 type=I><li>a<li><p>b</p><p>c</p></ol>", ["IV. a", "V. b", "c"]),
        ("<ol type=a><li>a<ol><li>b</ol><li>c</ol>", ["a. a", "1. b", "b. c"]),
        ("<ol><li value=7>a<li>b</ol>", ["7. a", "8. b"]),
        ("<ul><li>a<li>- b<li>+ c</ul>", ["- a", "- b", "+ c"]),
        ("<ol style='list-style-type: none'><li>a</ol>", ["a"]),
        ("<ol><li>1. a<li>2) b</ol>", ["1. a", "2) b"]),
        ("<ol style='list-style: lower-alpha inside'><li>a</ol>", ["a. a"]),
        ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
        ("<ol><li><p></p></ol><p>a</p><ol start=2><li><p></p></ol><ul><li></ul>", ["1.", "a", "2."]),
    ],
)
def test_lists_have_their_numbers_as_shown(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


def test_lines_and_paragraphs() -> None:
    assert lines("<p>một\n   hai<br>\nba</p>bốn<p>năm</p>") == ["một hai", "ba", "bốn", "năm"]
    assert lines("<pre>một\nhai\n\nba</pre>") == ["một", "hai", "ba"]
    assert lines("<pre>UBND XÃ A     CỘNG HÒA\nSố: 5/KH\tB, ngày 5</pre>") == [
        "UBND XÃ A   CỘNG HÒA",
        "Số: 5/KH   B, ngày 5",
    ]
    assert lines("<div>a<div>b</div>c</div>") == ["a", "b", "c"]
    assert lines("<p>kế<b> hoạ</b>ch</p>") == ["kế hoạch"]
    assert read("<p>Điều 1. A.<br>1. B.<br>2. C</p>").original == "Điều 1. A.\n\n1. B.\n\n2. C\n"


def test_tables_spread_their_spans_and_keep_their_rows() -> None:
    page = (
        "<table><caption>Danh mục</caption><tr><th rowspan=2>TT<th colspan=2>Số lớp<tr><th>Xã<th>Huyện"
        "<tr><td>1<td>2<td>3 | 4<tr><td>2<td colspan=2>cả huyện<br>năm 2022</table>"
    )
    assert [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in lines(page)] == [
        ["Danh mục"],
        ["TT", "Số lớp"],
        ["", "Xã", "Huyện"],
        ["1", "2", "3 ¦ 4"],
        ["2", "cả huyện\u2028năm 2022"],
    ]


def test_tables_within_tables_and_rows_that_wrap_the_text() -> None:
    long = "Phòng Lao động chủ trì, phối hợp với các xã. " * 10
    page = (
        f"<table><tr><td>A<td>B<tr><td colspan=2><p>{long}</p>"
        "<table><tr><td>TT<td>Xã<tr><td>1<td>Giao An</table><tr><td>C<td>D</table>"
    )
    found = lines(page)
    assert long.strip() in found
    assert "| 1 | Giao An |" in found


def test_a_row_with_words_in_one_cell_alone_stays_a_row() -> None:
    tasks = "".join(
        f"<p>{mark}) Mở lớp dạy đan lưới cho thanh niên các xã ven biển;</p>" for mark in "abcdefgh"
    )
    head, foot = "<table><tr><td>TT<td>Nhiệm vụ<td>Đơn vị", "<tr><td>2<td>Giữ nghề<td>Các xã</table>"
    within = "<table><tr><td>Xã A<td>3 lớp<tr><td>Xã B<td>1 lớp</table>"
    page = f"{head}<tr><td><td>{tasks}<td><tr><td>1<td>Mở lớp{within}<td>Huyện đoàn{foot}"
    assert len(lines(page)) == 4
    assert "Xã A 3 lớp" in lines(page)[2]
    assert all(row.startswith("|") for row in lines(page))


def test_no_words_are_lost_in_a_broken_table() -> None:
    found = " ".join(lines("<table>a<tr>b<td>c<td>d</tr>e<tbody>f<tr><td>g<p>h</table>"))
    assert sorted(letter for letter in found if letter.isalpha()) == list("abcdefgh")


def test_footnotes_begin_with_their_marks() -> None:
    page = (
        "<p>Theo Quyết định<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>, diện tích 5 m<sup>2"
        "</sup> và nghề"
        "<sup>(2)</sup>.</p><hr><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'><sup>[1]</sup>"
        "</a>Số 12.</p>"
        "<p><a href='#_ftnref2' id='_ftn2'>2</a> Đan lưới.</p><p>Hết.</p>"
    )
    told = ["Theo Quyết định[1], diện tích 5 m² và nghề².", "Hết.", "[1] Số 12.", "² Đan lưới."]
    assert lines(page) == told
    office = (
        "<div title='header'><p>Trang đầu</p></div><p>Nghề<a class='sdfootnoteanc' name='sdfootnote1anc' "
        "href='#sdfootnote1sym'><sup>1</sup></a>.</p><p class='sdfootnote'><a class='sdfootnotesym' "
        "name='sdfootnote1sym' href='#sdfootnote1anc'>1</a> Số 12.</p><div title='footer'><p>3</p></div>"
    )
    assert lines(office) == ["Nghề¹.", "¹ Số 12."]
    assert lines("<p class=MsoFootnoteText>12 xã làm nghề.</p><p>Hết.</p>") == ["12 xã làm nghề.", "Hết."]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "empty"),
        ("<html><body><div id=app></div><noscript>Bật JavaScript</noscript></body></html>", "shows no text"),
        (webpages.with_facts("<a href='/f/kh-88.pdf?x=1'>Xem tệp</a>"), "only describes a document"),
        (
            webpages.with_facts("<iframe src='/xem?a=1&amp;f=/f/kh-88.pdf'></iframe>"),
            "only describes a document",
        ),
    ],
)
def test_a_page_without_a_document_says_so(page: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as error:
        read(page)
    assert error.value.remedy
    if "describes" in reason:
        assert "kh-88.pdf" in error.value.remedy


def test_a_page_saved_as_one_file() -> None:
    page = webpages.modern(webpages.in_tables())
    coded = {
        "8bit": page.encode(),
        "quoted-printable": quopri.encodestring(page.encode()),
        "base64": base64.encodebytes(page.encode()),
    }
    for transfer, body in coded.items():
        content = (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
            b"Content-Type: text/html; charset=utf-8\r\n"
            + f"Content-Transfer-Encoding: {transfer}\r\n\r\n".encode()
            + body
            + b"\r\n--x\r\nContent-Type: text/css\r\n\r\np {}\r\n--x--\r\n"
        )
        text = read_mhtml(Source("a.mht", "multipart/related", content, ""))
        assert text.original == read(page).original


def test_a_word_file_that_is_a_page_in_one_file() -> None:
    page = webpages.bare(webpages.from_word())
    content = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_NextPart_01"\r\n\r\n'
        b"This document is a Single File Web Page.\r\n\r\n------=_NextPart_01\r\n"
        b"Content-Location: file:///C:/1/a.htm\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Type: text/html; charset="unicode"\r\n\r\n'
        + base64.encodebytes(page.encode("utf-16"))
        + b"\r\n------=_NextPart_01\r\nContent-Type: image/png\r\n\r\nx\r\n------=_NextPart_01--\r\n"
    )
    assert media_type(content, "ke-hoach.doc") == "multipart/related"
    found = parse(read_mhtml(Source("a.doc", "multipart/related", content, "")))
    assert (found.symbol, found.issued) == ("88/KH-UBND", "2022-03-14")


def test_what_a_page_claims_is_bounded() -> None:
    assert "x" in read("<div>" * 3000 + "<p>x</p>" + "</div>" * 3000 + "<p>x</p>").original
    assert lines("<table><tr><td colspan=99999 rowspan=99999>a<td>b</table>" * 3)
    assert lines("<table><tr><td>" * 40 + "x" + "</table>" * 40) == ["x"]
    assert lines("<p>a</p>" * 20000)[:1] == ["a"]


@pytest.mark.parametrize("role", ["comments", "others", "control"])
def test_lines_of_portals(role: str) -> None:
    for entry in read_toml("portals.toml")["lines"]:
        if entry["role"] == role:
            pattern = line_patterns()[role]
            assert [one for one in entry["examples"] if not pattern.fullmatch(key(one).rstrip(" .:"))] == []
            assert [one for one in entry["counter"] if pattern.fullmatch(key(one).rstrip(" .:"))] == []


def test_names_of_portals() -> None:
    for entry in read_toml("portals.toml")["names"]:
        assert [one for one in entry["examples"] if not names_chrome(one)] == []
        assert [one for one in entry["counter"] if names_chrome(one)] == []


def letters(text: str) -> int:
    return len("".join(text.replace("|", " ").split()))


def test_real_pages_are_read_whole_and_say_what_they_are(shared: Path, tmp_path: Path) -> None:
    """As much text as LibreOffice sees, and the number that the address of the page names."""
    program = shutil.which("soffice")
    if not program:
        require("soffice", "LibreOffice (soffice) is not installed")
    files = sorted((shared / "corpus" / "html").iterdir())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    found = {path.stem: parse(read(path.read_bytes())) for path in files}
    for name, document in found.items():
        seen = letters((tmp_path / f"{name}.txt").read_text("utf-8-sig"))
        assert abs(letters(document.text.original) / seen - 1) < 0.01, name
    assert sum(document.symbol is not None for document in found.values()) >= len(files) - 1
    assert sum(document.signer is not None for document in found.values()) >= len(files) - 1


@pytest.mark.parametrize(
    "piece", ["<!--", "<style>a", "<a ", "a<br>", "<ol><li>", "<table><tr><td>", "&", "\u00a0a"]
)
def test_the_time_grows_no_faster_than_the_page(piece: str) -> None:
    """Shapes that make careless readers slow; the test merely ends."""
    with contextlib.suppress(SourceError):
        read(piece * 20000)
