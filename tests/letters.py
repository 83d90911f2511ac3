"""Invented letters in, each as the bytes of a Word file, a web page, Markdown and plain text out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from wordfile import cell, p, r, row, table, word

CENTRE, BOLD = '<w:jc w:val="center"/>', "<w:b/>"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
#: A paragraph as (marker, words); a table as its rows.
Part = tuple[str, str] | list[list[str]]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as people write it; ``[1]`` in a paragraph calls the first note."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    number: str
    dated: str
    kind: str
    title: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    name: str
    written: str
    notes: tuple[str, ...] = ()
    enclosed: str = ""


def parts(written: str) -> list[Part]:
    """The paragraphs and tables of what is written, apart by blank lines."""
    found: list[Part] = []
    for piece in written.strip().split("\n\n"):
        if piece.startswith("|"):
            found.append([[one.strip() for one in line.split("|")[1:-1]] for line in piece.split("\n")])
            continue
        text = " ".join(piece.split())
        marker = re.match(r"(?:[IVX]+[.]|\d[.-]|[a-z]\)|-) ", text)
        found.append((marker[0].strip(), text[marker.end() :]) if marker else ("", text))
    return found if written else []


STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

PLAN = Letter(
    left=("ỦY BAN NHÂN DÂN", "HUYỆN VĂN CHẤN"),
    right=STATE,
    number="Số: 214/KH-UBND",
    dated="Văn Chấn, ngày 09 tháng 5 năm 2023",
    kind="KẾ HOẠCH",
    title=(
        "Thực hiện Chỉ thị số 18-CT/TU ngày 03/02/2023 của Ban Thường vụ Tỉnh ủy về giữ nghề dệt thổ cẩm",
    ),
    recipients=(
        "UBND tỉnh (b/c);",
        "Thường trực Huyện ủy;",
        "Các phòng, ban thuộc huyện;",
        "UBND các xã, thị trấn;",
        "Lưu: VT, VHTT.",
    ),
    signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    name="Hoàng Thị Mẫu Đơn",
    notes=(
        "Theo Quyết định số 305/QĐ-UBND ngày 11/02/2022 của Ủy ban nhân dân tỉnh Yên Bái.",
        "Chương trình giảm nghèo của huyện.",
    ),
    written="""
Thực hiện Kế hoạch số 77/KH-UBND ngày 20/3/2023 của Ủy ban nhân dân tỉnh Yên Bái về triển khai Chỉ thị số
18-CT/TU ngày 03/02/2023 của Ban Thường vụ Tỉnh ủy về giữ nghề dệt thổ cẩm, Ủy ban nhân dân huyện Văn
Chấn ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Giữ nghề dệt của các bản, đưa hàng thổ cẩm tới người mua trong và ngoài tỉnh[1].

2. Yêu cầu

- Việc dạy nghề phải gắn với nhu cầu của từng bản.

- Không để lãng phí, không chồng chéo với chương trình khác[2].

II. NHIỆM VỤ

1. Mở sáu lớp dạy dệt cho phụ nữ và thanh niên các xã vùng thượng huyện.

2. Lập danh mục hoa văn cổ, chụp ảnh và lưu giữ tại nhà truyền thống của huyện.

III. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa và Thông tin

Chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu Ủy ban nhân dân huyện tổ chức ngày hội thổ
cẩm; tổng hợp báo cáo Ủy ban nhân dân huyện trước ngày 15/12/2023.

2. Phòng Tài chính - Kế hoạch

Bố trí kinh phí cho các lớp dạy nghề trong dự toán hằng năm.

3. Ủy ban nhân dân các xã, thị trấn

Xây dựng kế hoạch của địa phương, báo cáo kết quả trước ngày 30/11/2023.

Phân công cụ thể như sau:

| TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
| 1 | Khảo sát số khung dệt còn dùng | Phòng Kinh tế và Hạ tầng | UBND các xã | Tháng 6/2023 |
| 2 | In tập hoa văn cổ | Trung tâm Truyền thông và Văn hóa | Hội Liên hiệp Phụ nữ huyện | Trước 31/10/2023 |
| 3 | Mở gian hàng ở chợ phiên | Phòng Văn hóa và Thông tin |  | Quý IV/2023 |

Trên đây là Kế hoạch giữ nghề dệt thổ cẩm của huyện; yêu cầu các đơn vị tổ chức thực hiện./.
""",
)

DIRECTIVE = Letter(
    left=("TỈNH ỦY LÂM ĐỒNG", "HUYỆN ỦY BẢO LÂM", "*"),
    right=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    number="Số 07-CT/HU",
    dated="Bảo Lâm, ngày 04 tháng 5 năm 2021",
    kind="CHỈ THỊ",
    title=("CỦA BAN THƯỜNG VỤ HUYỆN ỦY", "về tăng cường lãnh đạo công tác trồng rừng ven hồ"),
    recipients=(
        "Thường trực Tỉnh ủy (báo cáo),",
        "Các chi bộ, đảng bộ trực thuộc,",
        "Các đồng chí Huyện ủy viên,",
        "Lưu Văn phòng Huyện ủy.",
    ),
    signature=("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    name="K'Brèo Văn Thử",
    written="""
Thực hiện Nghị quyết số 09-NQ/TU, ngày 15/01/2021 của Tỉnh ủy về giữ rừng đầu nguồn, những năm qua các
cấp ủy đã trồng được nhiều diện tích rừng ven hồ. Tuy nhiên, tỷ lệ cây sống còn thấp.

Để khắc phục hạn chế trên, Ban Thường vụ Huyện ủy yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt các nội
dung sau:

1- Các chi bộ, đảng bộ trực thuộc quán triệt Nghị quyết số 09-NQ/TU đến từng đảng viên.

2- Đảng ủy các xã, thị trấn lãnh đạo chính quyền giao khoán rừng ven hồ, hoàn thành trước ngày 30/9/2021.

3- Ban Tuyên giáo Huyện ủy chủ trì, phối hợp với Trung tâm Văn hóa tuyên truyền nội dung Chỉ thị.

4- Văn phòng Huyện ủy theo dõi, đôn đốc, định kỳ báo cáo Ban Thường vụ Huyện ủy.

Chỉ thị này phổ biến đến chi bộ.
""",
)

LETTER = Letter(
    left=("UBND TỈNH BẾN TRE", "SỞ XÂY DỰNG"),
    right=STATE,
    number="Số: 1187/SXD-QLN",
    dated="Bến Tre, ngày 21 tháng 8 năm 2024",
    kind="",
    title=("V/v rà soát nhà ở ven sông theo Công văn số 420/BXD-QLN",),
    recipients=("Như trên;", "UBND tỉnh (để báo cáo);", "Giám đốc Sở;", "Lưu: VT, QLN."),
    signature=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    name="Lê Trường Thử",
    written="""
Kính gửi: Ủy ban nhân dân các huyện, thành phố.

Căn cứ Công văn số 420/BXD-QLN ngày 02/8/2024 của Bộ Xây dựng về nhà ở vùng sạt lở;

Sở Xây dựng đề nghị Ủy ban nhân dân các huyện, thành phố thực hiện các nội dung sau:

1. Rà soát số nhà ở cách mép sông dưới 20 mét, lập danh sách theo mẫu kèm theo.

2. Gửi kết quả về Sở Xây dựng trước ngày 15/9/2024 để tổng hợp.

a) Bản giấy gửi qua đường bưu điện.

b) Bản điện tử gửi qua trục liên thông.

Sở Xây dựng rất mong nhận được sự phối hợp của quý cơ quan./.
""",
)

DECISION = Letter(
    left=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"),
    right=STATE,
    number="Số: 963/QĐ-UBND",
    dated="Quảng Trị, ngày 17 tháng 6 năm 2022",
    kind="QUYẾT ĐỊNH",
    title=("Về việc phê duyệt danh mục bến đò ngang được sửa chữa năm 2022",),
    recipients=("Như Điều 3;", "Bộ Giao thông vận tải;", "Lưu: VT, KT."),
    signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    name="Võ Thị Nghiệm Thu",
    written="""
ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ

Căn cứ Luật Giao thông đường thủy nội địa ngày 15/6/2004;

Căn cứ Quyết định số 1402/QĐ-TTg ngày 12/8/2021 của Thủ tướng Chính phủ về an toàn bến đò;

Xét đề nghị của Giám đốc Sở Giao thông vận tải tại Tờ trình số 88/TTr-SGTVT ngày 10/6/2022.

QUYẾT ĐỊNH:

Điều 1. Phê duyệt danh mục bến đò ngang được sửa chữa năm 2022 (có Phụ lục kèm theo).

Điều 2. Sở Giao thông vận tải chủ trì, phối hợp với Sở Tài chính hướng dẫn các địa phương sửa chữa bến, báo
cáo Ủy ban nhân dân tỉnh trước ngày 31/12/2022.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 511/QĐ-UBND ngày 04/3/2019 của Ủy
ban nhân dân tỉnh Quảng Trị.
""",
    enclosed="""
PHỤ LỤC

DANH MỤC BẾN ĐÒ NGANG ĐƯỢC SỬA CHỮA NĂM 2022

(Kèm theo Quyết định số 963/QĐ-UBND ngày 17/6/2022 của Ủy ban nhân dân tỉnh Quảng Trị)

| TT | Nội dung công việc | Đơn vị thực hiện | Thời hạn |
| 1 | Sửa cầu bến Thượng | Ủy ban nhân dân huyện Hải Lăng | 30/9/2022 |
| 2 | Thay phao bến Hạ | Ủy ban nhân dân huyện Triệu Phong | 31/10/2022 |
""",
)

LETTERS = {"plan": PLAN, "directive": DIRECTIVE, "letter": LETTER, "decision": DECISION}

#: Markers that Word writes by itself: level and format of each list.
_LISTS = {"I.": (0, "upperRoman", "%1."), "1.": (1, "decimal", "%2."), "-": (2, "bullet", "•"),
          "a)": (3, "lowerLetter", "%4)"), "1-": (1, "decimal", "%2-")}  # fmt: skip


def as_word(letter: Letter, numbered: bool = True) -> bytes:
    """A Word file with letterhead and signature in tables; ``numbered``: with automatic numbers."""
    subject = letter.title if not letter.kind else ()
    head = table(
        row(_centred(letter.left), _centred(letter.right)),
        row(_centred((letter.number, *subject)), _centred((letter.dated,))),
        grid='<w:gridCol w:w="3600"/><w:gridCol w:w="5700"/>',
    )
    title = "".join(p(line, CENTRE, BOLD) for line in (letter.kind, *letter.title)) if letter.kind else ""
    body = "".join(_word_part(one, numbered) for one in parts(letter.written))
    recipients = "\n".join(("Nơi nhận:", *(f"- {one}" for one in letter.recipients)))
    signed = _centred((*letter.signature, "", "", letter.name))
    foot = table(
        row(recipients, signed, form="<w:cantSplit/>"),
        grid='<w:gridCol w:w="4500"/><w:gridCol w:w="4500"/>',
    )
    forms = {"1-" if any(one[0] == "1-" for one in parts(letter.written)) else "1.", "I.", "-", "a)"}
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>'
        '<w:suff w:val="space"/></w:lvl>'
        for level, form, shown in sorted(_LISTS[one] for one in forms)
    )
    listed = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    listed += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"<w:footnoteRef/></w:r>{r(' ' + note)}</w:p></w:footnote>"
        for number, note in enumerate(letter.notes, 1)
    )
    space = p("")
    enclosed = "".join(_enclosed(number, one) for number, one in enumerate(parts(letter.enclosed)))
    more = {"numbering": listed, "footnotes": notes} if notes else {"numbering": listed}
    return word(f"{head}{space}{title}{space}{body}{foot}{space}{enclosed}{space}", more)


def _centred(lines: tuple[str, ...]) -> str:
    return f"<w:tc><w:tcPr/>{''.join(p(line, CENTRE, BOLD) for line in lines)}</w:tc>"


def _enclosed(number: int, part: Part) -> str:
    """A part of an appendix, which begins on a new page with a head in the middle."""
    if isinstance(part, list):
        return _word_part(part, False)
    return p(
        part[1], CENTRE if number else f"<w:pageBreakBefore/>{CENTRE}", BOLD if part[1].isupper() else ""
    )


def _word_part(part: Part, numbered: bool) -> str:
    if isinstance(part, list):
        rows = (row(*(cell(one) for one in cells)) for cells in part)
        widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in (700, 3000, 2200, 1700, 1500))
        return table(*rows, grid=widths, borders=True)
    marker, text = part
    kind = {"II.": "I.", "III.": "I.", "2.": "1.", "3.": "1.", "b)": "a)"}.get(marker, marker)
    kind = "1-" if re.fullmatch(r"\d-", marker) else kind
    look = BOLD if marker.endswith(".") and len(text) < 60 else ""
    if numbered and marker:
        level = _LISTS[kind][0]
        form = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{form}</w:pPr>{_noted(text, look)}</w:p>"
    return f"<w:p>{_noted(f'{marker} {text}' if marker else text, look)}</w:p>"


def _noted(text: str, look: str) -> str:
    pieces = re.split(r"\[(\d)\]", text)
    return "".join(
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{piece}"/></w:r>'
        if number % 2
        else r(piece, look)
        for number, piece in enumerate(pieces)
    )


def as_text(letter: Letter) -> str:
    """Plain text, a paragraph a line, the cells of a table apart by tabs."""
    lines = [*letter.left, letter.number, *(letter.title if not letter.kind else ())]
    lines += [*letter.right, letter.dated, ""]
    lines += [letter.kind, *letter.title, ""] if letter.kind else []
    lines += _text_parts(letter.written)
    lines += ["Nơi nhận:", *(f"- {one}" for one in letter.recipients), ""]
    lines += [*letter.signature, "", letter.name, "", *_text_parts(letter.enclosed)]
    lines += [f"{_RAISED[number]} {note}\n" for number, note in enumerate(letter.notes, 1)]
    return "\n".join(lines)


def _text_parts(written: str) -> list[str]:
    lines: list[str] = []
    for part in parts(written):
        if isinstance(part, list):
            lines += ["\t".join(cells) for cells in part]
        else:
            lines.append(raised(" ".join(part).strip()))
        lines.append("")
    return lines


def as_markdown(letter: Letter) -> str:
    """Markdown with bold heads and pipe tables, the letterhead and signature as tables too."""
    left = [*letter.left, letter.number, *(letter.title if not letter.kind else ())]
    lines = [*_beside(left, [*letter.right, letter.dated]), ""]
    lines += [f"**{letter.kind}**", *(f"**{one}**" for one in letter.title), ""] if letter.kind else []
    lines += _markdown_parts(letter.written)
    names = [*letter.signature, letter.name]
    lines += _beside(["Nơi nhận:", *(f"- {one}" for one in letter.recipients)], names)
    lines += ["", *_markdown_parts(letter.enclosed)]
    lines += [*(f"{_RAISED[number]} {note}\n" for number, note in enumerate(letter.notes, 1))]
    return "\n".join(lines)


def _markdown_parts(written: str) -> list[str]:
    lines: list[str] = []
    for part in parts(written):
        if isinstance(part, list):
            lines += [f"| {' | '.join(cells)} |" for cells in (part[0], ["---"] * len(part[0]), *part[1:])]
        else:
            head = part[0].endswith(".") and len(part[1]) < 60
            text = raised(" ".join(part).strip())
            lines.append(f"**{text}**" if head else text)
        lines.append("")
    return lines


def _beside(left: list[str], right: list[str]) -> list[str]:
    return [f"| {'<br>'.join(left)} | {'<br>'.join(right)} |"]


def as_page(letter: Letter) -> str:
    """A web page as a portal has it, with letterhead and signature in tables."""
    left = [*letter.left, letter.number, *(letter.title if not letter.kind else ())]
    head = _page_row(left, [*letter.right, letter.dated])
    title = "".join(
        f'<p style="text-align:center"><b>{html.escape(one)}</b></p>' for one in (letter.kind, *letter.title)
    )
    written = "".join(_page_part(one) for one in parts(letter.written))
    foot = _page_row(
        ["Nơi nhận:", *(f"- {one}" for one in letter.recipients)], [*letter.signature, letter.name]
    )
    notes = "".join(
        f"<p><sup>{number}</sup> {html.escape(note)}</p>" for number, note in enumerate(letter.notes, 1)
    )
    enclosed = "".join(_page_part(one) for one in parts(letter.enclosed))
    body = f"{head}{title if letter.kind else ''}{written}{foot}{enclosed}{notes}"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'
    )


def _page_row(left: list[str], right: list[str]) -> str:
    cells = ("".join(f"<p>{html.escape(one)}</p>" for one in lines) for lines in (left, right))
    return f"<table><tr>{''.join(f'<td>{one}</td>' for one in cells)}</tr></table>"


def _page_part(part: Part) -> str:
    if isinstance(part, list):
        rows = ("".join(f"<td>{html.escape(one)}</td>" for one in cells) for cells in part)
        return f"<table border=1>{''.join(f'<tr>{one}</tr>' for one in rows)}</table>"
    text = html.escape(" ".join(part).strip(), quote=False)
    return "<p>" + re.sub(r"\[(\d)\]", r"<sup>\1</sup>", text) + "</p>"


def raised(text: str) -> str:
    """Calls of notes as raised figures."""
    return re.sub(r"\[(\d)\]", lambda match: _RAISED[int(match[1])], text)
