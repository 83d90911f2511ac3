"""What a Word file shows is what is read: numbers, changes, notes, boxes, tables."""

from __future__ import annotations

import io
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from letters import LETTERS, as_page
from wordfile import NAMES, RELATIONS, cell, p, r, relation, row, source, table, text_of, word, zipped

from thac.loaders.formats.docx import read_docx
from thac.loaders.parse import parse

_LEVEL = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/>'
    '<w:suff w:val="{3}"/>{4}</w:lvl>'
)


def level(place: int, form: str, text: str, more: str = "", suffix: str = "tab") -> str:
    return _LEVEL.format(place, form, text, suffix, more)


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def item(text: str, place: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>')


def test_paragraphs_are_apart_and_empty_ones_are_none() -> None:
    assert text_of(p("Một") + "<w:p/>" + p("  ") + p(" Hai ")) == "Một\n\nHai"


def test_a_line_break_stays_a_line_and_a_tab_a_gap() -> None:
    body = "<w:p><w:r><w:t>UBND XÃ</w:t><w:br/><w:t>MẪU SƠN</w:t><w:tab/><w:t>CỘNG HÒA</w:t></w:r></w:p>"
    assert text_of(body) == "UBND XÃ\nMẪU SƠN\tCỘNG HÒA"


def test_numbers_of_several_levels_are_written_out_and_start_anew_below_a_new_one() -> None:
    listed = numbering(
        level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."),
        level(3, "lowerLetter", "%4)"), level(4, "bullet", ""),
    )  # fmt: skip
    body = (
        item("Mục đích") + item("Yêu cầu", 1) + item("Nội dung", 1) + item("Chi tiết", 2) + item("Chi nữa", 2)
        + item("Ý một", 3) + item("Ý hai", 3) + item("Gạch", 4) + item("Tổ chức") + item("Giao việc", 1)
    )  # fmt: skip
    assert text_of(body, {"numbering": listed}).split("\n\n") == [
        "I. Mục đích", "1. Yêu cầu", "2. Nội dung", "2.1. Chi tiết", "2.2. Chi nữa", "a) Ý một", "b) Ý hai",
        "- Gạch", "II. Tổ chức", "1. Giao việc",
    ]  # fmt: skip


def test_a_list_goes_on_in_another_instance_until_one_starts_anew() -> None:
    listed = numbering(
        level(0, "decimal", "Điều %1.", suffix="space"),
        nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
    )
    body = item("Một") + item("Hai", 0, 2) + item("Ba", 0, 3) + item("Bốn", 0, 3) + item("Không", 0, 0)
    assert text_of(body, {"numbering": listed}) == (
        "Điều 1. Một\n\nĐiều 2. Hai\n\nĐiều 5. Ba\n\nĐiều 6. Bốn\n\nKhông"
    )


def test_a_style_may_carry_the_number_its_level_and_capitals() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Goc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:rPr><w:caps/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Goc"/>'
        '<w:rPr><w:caps w:val="0"/></w:rPr></w:style>'
    )
    listed = numbering(
        level(0, "upperLetter", "%1.", '<w:pStyle w:val="Goc"/>'),
        level(1, "decimalZero", "%2", '<w:pStyle w:val="Con"/>'),
    )
    body = p("Nhiệm vụ", '<w:pStyle w:val="Goc"/>') + p("Việc", '<w:pStyle w:val="Con"/>')
    assert text_of(body, {"numbering": listed, "styles": styles}) == "A. NHIỆM VỤ\n\n01 Việc"


def test_a_column_of_automatic_numbers_is_read() -> None:
    listed = numbering(level(0, "decimal", "%1."))
    count = (
        '<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>'
    )
    body = table(row("TT", "Nội dung"), row(count, "Họp dân"), row(count, "Phát thanh"))
    assert text_of(body, {"numbering": listed}) == "| TT | Nội dung |\n| 1. | Họp dân |\n| 2. | Phát thanh |"


def test_changes_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{r('Giao ')}<w:del><w:r><w:delText>Sở cũ</w:delText></w:r></w:del><w:ins>{r('Sở mới')}</w:ins>"
        f"<w:moveFrom>{r(' xưa')}</w:moveFrom><w:moveTo>{r(' nay')}</w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Câu bị </w:t></w:r></w:p>" + p("nối liền.")
    )
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:tc></w:tr>"
    assert text_of(body + table(row("TT", "Việc"), gone, row("1", "Họp"))) == (
        "Giao Sở mới nay\n\nCâu bị nối liền.\n\n| TT | Việc |\n| 1 | Họp |"
    )


def test_of_a_field_the_result_is_read_and_hidden_text_is_not() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("5/2023")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{r('Tháng ')}{field}{r(' ẩn', '<w:vanish/>')}{r('.')}</w:p>"
    simple = '<w:p><w:fldSimple w:instr=" REF x "><w:r><w:t>Điều 2</w:t></w:r></w:fldSimple></w:p>'
    assert text_of(body + simple) == "Tháng 5/2023.\n\nĐiều 2"


def test_links_controls_and_tags_hold_text_but_prompts_are_none() -> None:
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Bấm vào đây')}</w:sdtContent></w:sdt>"
    )
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Nam Mẫu')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="x">{r("trang tin")}</w:hyperlink>'
    tag = f"<w:smartTag>{r(' huyện ')}</w:smartTag>"
    block = f"<w:sdt><w:sdtContent>{p('Cả đoạn')}</w:sdtContent></w:sdt>"
    assert text_of(f"<w:p>{link}{tag}{filled}{prompt}</w:p>{block}") == "trang tin huyện Nam Mẫu\n\nCả đoạn"


def test_signs_of_symbol_fonts_and_special_hyphens() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> đạt, 57</w:t>'
        "<w:noBreakHyphen/><w:t>KL/TW, văn</w:t><w:softHyphen/><w:t>bản</w:t></w:r></w:p>"
    )
    assert text_of(body) == "✓ đạt, 57-KL/TW, vănbản"


def test_decomposed_letters_over_runs_become_whole_ones() -> None:
    tone = "\u0301 hoạch"
    assert text_of(f"<w:p>{r('Kê')}{r(tone)}</w:p>") == "Kế hoạch"


BOX = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"


@pytest.mark.parametrize(("offset", "order"), [("-900", "Mật\n\nĐoạn"), ("900", "Đoạn\n\nMật")])
def test_a_text_box_is_read_once_where_it_hangs(offset: str, order: str) -> None:
    place = f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
    new = f"<w:drawing><wp:anchor>{place}{BOX.format(p('Mật'))}</wp:anchor></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{p('Mật')}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    assert text_of(f"<w:p><w:r>{both}</w:r>{r('Đoạn')}</w:p>") == order


def test_a_box_that_only_older_programs_know_is_read_too() -> None:
    old = f"<w:pict><v:textbox><w:txbxContent>{p('HỎA TỐC')}</w:txbxContent></v:textbox></w:pict>"
    assert "HỎA TỐC" in text_of(f"<w:p><w:r>{old}</w:r>{r('Đoạn')}</w:p>")


def test_notes_follow_the_text_with_their_marks() -> None:
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" Quyết định số 12/QĐ-UBND.")}</w:p>'
        "</w:footnote>"
        f'<w:footnote w:id="3">{p("Số liệu năm 2022.")}</w:footnote>'
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{r('Theo đề án')}{mark.format(2)}{r(' và thống kê')}{mark.format(3)}{r('.')}</w:p>" + p(
        "Hết."
    )
    assert text_of(body, {"footnotes": notes}) == (
        "Theo đề án¹ và thống kê².\n\nHết.\n\n¹ Quyết định số 12/QĐ-UBND.\n\n² Số liệu năm 2022."
    )


def test_raised_figures_are_marks_and_powers() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    set_high = '<w:position w:val="8"/><w:sz w:val="19"/>'
    assert text_of(f"<w:p>{r('300 m')}{r('2', set_high)}</w:p>") == "300 m²"
    assert text_of(f"<w:p>{r('300 m')}{r('2', raised)}{r(' đất')}{r('th', raised)}</w:p>") == "300 m² đấtth"


def test_a_cell_over_columns_or_rows_is_written_once() -> None:
    wide, begin, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row("TT", "Nội dung", "Chủ trì"), row("I", cell("Tuyên truyền", wide)),
        row("1", "Họp", cell("Phòng Nội vụ", begin)), row("2", "Phát tờ rơi", cell("", goes_on)),
    )  # fmt: skip
    rows = [[one.strip() for one in line.strip("|").split("|")] for line in text_of(body).split("\n")]
    assert rows == [
        ["TT", "Nội dung", "Chủ trì"], ["I", "Tuyên truyền", ""], ["1", "Họp", "Phòng Nội vụ"],
        ["2", "Phát tờ rơi", ""],
    ]  # fmt: skip


def test_edges_moved_by_hand_make_no_columns() -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (600, 40, 3000, 60, 2000))
    spans = [f'<w:gridSpan w:val="{count}"/>' for count in (1, 2, 3, 4)]
    body = table(
        row(cell("TT", spans[1]), cell("Nội dung", spans[0]), cell("Hạn", spans[1])),
        row(cell("1", spans[0]), cell("Họp", spans[2]), cell("Quý I", spans[0])),
        grid=grid,
    )  # fmt: skip
    assert text_of(body) == "| TT | Nội dung | Hạn |\n| 1 | Họp | Quý I |"


def test_a_table_in_a_cell_is_read_in_order() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    outer = table(row("TT", "Nội dung"), row("1", f"<w:tc>{p('Gồm:')}{inner}{p('hết')}</w:tc>"))
    assert text_of(outer).split("\n")[-1] == "| 1 | Gồm:\u2028a b\u2028c d\u2028hết |"


def test_a_table_that_only_frames_a_page_gives_way_to_what_is_in_it() -> None:
    inner = table(row("TT", "Việc"), row("1", "Họp"))
    body = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p('KẾ HOẠCH')}{inner}</w:tc>"
    outer = table(row("UBND XÃ MẪU\nSố: 5/KH-UBND", "Độc lập - Tự do - Hạnh phúc"), row(body))
    assert text_of(outer) == (
        "UBND XÃ MẪU\n\nSố: 5/KH-UBND\n\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "KẾ HOẠCH\n\n| TT | Việc |\n| 1 | Họp |"
    )


HEADER = '<w:sectPr><w:headerReference w:type="{}" r:id="r_header1"/>{}</w:sectPr>'


def test_a_header_is_read_where_it_holds_the_letterhead_alone() -> None:
    head = table(row("UBND XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"))
    first = HEADER.format("first", "<w:titlePg/>")
    assert text_of(p("KẾ HOẠCH") + first, {"header1": head}).startswith("UBND XÃ MẪU\n\nCỘNG HÒA")
    both = head + p("KẾ HOẠCH") + first
    assert text_of(both, {"header1": head}).count("Hạnh phúc") == 1
    running = p("Kế hoạch phát triển chợ — trang 2")
    assert text_of(p("KẾ HOẠCH") + HEADER.format("default", ""), {"header1": running}) == "KẾ HOẠCH"


def test_the_strict_form_of_the_standard_is_read_the_same() -> None:
    strict = (
        (
            "schemas.openxmlformats.org/wordprocessingml/2006/main",
            "purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        ("schemas.openxmlformats.org/officeDocument/2006/", "purl.oclc.org/ooxml/officeDocument/"),
    )
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(word(p("KẾ HOẠCH")))) as archive:
        for name in archive.namelist():
            content = archive.read(name).decode()
            for plain, other in strict:
                content = content.replace(plain, other)
            parts[name] = content
    assert read_docx(source(zipped(parts))).text == "KẾ HOẠCH\n"


OLD = "Uû ban nh©n d©n huyÖn V¨n ChÊn ban hµnh kÕ ho¹ch gi÷ nghÒ dÖt thæ cÈm nh­ sau"


def test_text_in_an_old_font_is_made_unicode() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    found = read_docx(source(word(p("kÕ ho¹ch", look=capitals) + p(OLD, look=font))))
    assert found.text.startswith("KẾ HOẠCH\n\nUỷ ban nhân dân huyện Văn Chấn ban hành kế hoạch giữ nghề")
    assert found.remarks == ("converted from TCVN3 (ABC)",)


def test_the_name_of_an_old_font_left_over_changes_nothing() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    body = (
        p("Là có hai tờ", look=font)
        + p("Kế hoạch giữ nghề dệt thổ cẩm của huyện")
        + p("cà phê à la", look=font)
    )
    found = read_docx(source(word(body)))
    assert found.text == "Là có hai tờ\n\nKế hoạch giữ nghề dệt thổ cẩm của huyện\n\ncà phê à la\n"
    assert found.remarks == ()


def test_the_letter_that_old_fonts_keep_as_a_soft_hyphen_is_read() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    run = f"<w:r><w:rPr>{font}</w:rPr><w:t>nh</w:t><w:softHyphen/><w:t> sau, n­íc</w:t></w:r>"
    assert text_of(f"<w:p>{r(OLD, font)}{run}</w:p>").endswith("như sau, nước")


def test_a_numbered_paragraph_that_was_moved_away_takes_no_number() -> None:
    listed = numbering(level(0, "decimal", "%1."))
    form = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:moveFrom/></w:rPr>'
    moved = f"<w:p><w:pPr>{form}</w:pPr><w:moveFrom>{r('Hai')}</w:moveFrom></w:p>"
    assert text_of(item("Một") + moved + item("Ba"), {"numbering": listed}) == "1. Một\n\n2. Ba"


def test_an_instruction_that_never_ends_hides_its_paragraph_alone() -> None:
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r></w:p>'
    assert text_of(broken + p("Đoạn sau")) == "Đoạn sau"


def test_a_web_page_within_a_word_file_is_read() -> None:
    page = as_page(LETTERS["letter"])
    saved = MIMEMultipart("related")
    saved.attach(MIMEText(page, "html", "utf-8"))
    for name, content in (("afchunk.htm", page), ("afchunk.mht", saved.as_string())):
        parts: dict[str, str | bytes] = {
            "word/document.xml": f'<w:document {NAMES}><w:body><w:altChunk r:id="c"/></w:body></w:document>',
            "word/_rels/document.xml.rels": RELATIONS.format(relation("c", "aFChunk", name)),
            f"word/{name}": content.encode(),
        }
        assert parse(read_docx(source(zipped(parts)))).symbol == "1187/SXD-QLN"


TURN = "<w:r><w:lastRenderedPageBreak/></w:r>"


def pages_of(body: str, more: dict[str, str] | None = None) -> list[tuple[int, str]]:
    found = read_docx(source(word(body, more)))
    return [(one.page, found.original[one.start : one.end].strip()) for one in found.layout]


def test_pages_are_those_that_word_laid_out_last() -> None:
    listed = numbering(level(0, "decimal", "%1."))
    numbered = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{TURN}{r("Bốn")}</w:p>'
    body = p("Một") + f"<w:p>{r('Hai dài ')}{TURN}{r('sang trang')}</w:p>" + p("Ba") + numbered
    assert pages_of(body, {"numbering": listed}) == [
        (1, "Một"), (1, "Hai dài"), (2, "sang trang"), (2, "Ba"), (3, "1. Bốn"),
    ]  # fmt: skip


def test_the_cells_of_a_row_over_two_pages_begin_on_one() -> None:
    over = f"<w:tc><w:p>{r('đầu ')}{TURN}{r('cuối')}</w:p></w:tc>"
    body = table(row("TT", "Việc", "Hạn"), row("1", over, over), row("2", "b", "c"))
    assert pages_of(body)[3:] == [
        (1, "1"), (1, "đầu"), (2, "cuối"), (1, "đầu"), (2, "cuối"), (2, "2"), (2, "b"), (2, "c"),
    ]  # fmt: skip


def test_where_word_laid_out_nothing_no_page_is_told() -> None:
    assert pages_of(p("Một") + p("Hai")) == []


@pytest.mark.parametrize(("style", "order"), [("margin-top:-80pt", "Mật\n\nĐoạn"), ("", "Đoạn\n\nMật")])
def test_a_box_of_older_programs_stands_where_it_was_placed(style: str, order: str) -> None:
    inner = f"<v:textbox><w:txbxContent>{p('Mật')}</w:txbxContent></v:textbox>"
    shape = f'<w:pict><v:shape style="width:90pt;{style}">{inner}</v:shape></w:pict>'
    assert text_of(f"<w:p><w:r>{shape}</w:r>{r('Đoạn')}</w:p>") == order
