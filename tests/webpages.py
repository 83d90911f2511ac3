"""Documents as web pages hold them, and the pages that portals put around them: what tests of HTML read."""

from __future__ import annotations

from random import Random
from textwrap import wrap

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LEFT = ("ỦY BAN NHÂN DÂN", "HUYỆN GIAO THỦY")
NUMBER, DATED = "Số: 88/KH-UBND", "Giao Thủy, ngày 14 tháng 3 năm 2022"
TITLE = ("KẾ HOẠCH", "Mở lớp dạy đan lưới cho thanh niên trên địa bàn huyện")
BODY = (
    "Căn cứ Quyết định số 12/QĐ-UBND ngày 20 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh Nam Định về nghề cũ;",
    "Ủy ban nhân dân huyện Giao Thủy ban hành Kế hoạch mở lớp như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Giữ nghề đan lưới của các xã ven biển; thanh niên có việc làm tại chỗ, không phải đi xa.",
    "2. Mỗi xã, thị trấn mở ít nhất một lớp trong năm; lớp học không quá ba mươi người.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Lao động - Thương binh và Xã hội chủ trì, báo cáo trước ngày 30/11/2022.",
    "2. Ủy ban nhân dân các xã, thị trấn bố trí phòng học và cử người dạy.",
)
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.")
SIGNED = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Phạm Văn Lụa")
TABLE = (
    ("TT", "Xã", "Số lớp"),
    ("1", "Xã Giao Hải", "2"),
    ("2", "Xã Giao An", "1"),
)


def rows(cells: tuple[tuple[str, ...], ...]) -> str:
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)


def in_tables() -> str:
    """Letterhead and signature in tables, paragraphs between; an appendix with a table of data."""
    head = rows((("<br>".join(LEFT), "<br>".join(MOTTO)), (NUMBER, f"<i>{DATED}</i>")))
    title = "".join(f'<p align="center"><strong>{line}</strong></p>' for line in TITLE)
    body = "".join(f"<p>{line}</p>" for line in BODY)
    foot = rows((("<br>".join(RECIPIENTS), "<br>".join(SIGNED)),))
    plan = f'<p style="text-align:center">PHỤ LỤC</p><table border="1">{rows(TABLE)}</table>'
    return f"<table>{head}</table>{title}{body}<table>{foot}</table>{plan}"


def in_lines() -> str:
    """Everything in one block, line breaks between."""
    gap = "&nbsp;" * 20
    head = [f"{LEFT[0]}{gap}{MOTTO[0]}", f"{LEFT[1]}{gap}{MOTTO[1]}", f"{NUMBER}{gap}{DATED}"]
    foot = [f"{RECIPIENTS[0]}{gap}{SIGNED[0]}", *RECIPIENTS[1:], *SIGNED[1:]]
    return "<br>\n".join([*head, "", *TITLE, "", *BODY, "", *foot])


def as_written() -> str:
    """Plain text set as it is written, its lines broken by hand."""
    head = [f"{left:42}{right}" for left, right in zip((*LEFT, NUMBER), (*MOTTO, DATED), strict=True)]
    foot = [f"{RECIPIENTS[0]:42}{SIGNED[0]}", *RECIPIENTS[1:], *(f"{'':42}{line}" for line in SIGNED[1:])]
    body = "\n\n".join("\n".join(wrap(line, 70)) for line in BODY)
    return "<pre>" + "\n".join([*head, "", *TITLE, "", body, "", *foot]) + "</pre>"


def from_word() -> str:
    """As Word saves a page: classes, conditional comments, markers of lists apart."""
    paragraphs = []
    for line in BODY:
        marker, _, words = line.partition(" ")
        if marker.rstrip(".").isdigit():
            paragraphs.append(
                "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if "
                "!supportLists]>"
                f"<span lang=VI><span style='mso-list:Ignore'>{marker}<span style='font:7.0pt \"Times New "
                "Roman\"'>"
                f"&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI>{words}<o:p></o:p>"
                "</span></p>"
            )
        else:
            paragraphs.append(f"<p class=MsoNormal style='text-align:justify'>{line}<o:p></o:p></p>")
    cell = "<td width=200 valign=top><p class=MsoNormal align=center>{}<o:p></o:p></p></td>"
    head = "<tr>" + cell.format("<b>" + "<br>\n".join((*LEFT, NUMBER)) + "</b>")
    head += cell.format("<b>" + "<br>".join((*MOTTO, DATED)) + "</b>") + "</tr>"
    foot = "<tr>" + cell.format("<br>".join(RECIPIENTS)) + cell.format("<br>".join(SIGNED)) + "</tr>"
    title = "".join(
        f"<p class=MsoNormal align=center style='text-align:center'><b>{one}</b></p>" for one in TITLE
    )
    return (
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"
        f"<div class=WordSection1><table class=MsoNormalTable border=0>{head}</table>"
        f"{title}{''.join(paragraphs)}<table class=MsoNormalTable>{foot}</table></div>"
    )


def in_one_table() -> str:
    """The whole document in one table, its body in a cell of two columns."""
    body = "".join(f"<p>{line}</p>" for line in BODY)
    title = "".join(f'<p align="center">{line}</p>' for line in TITLE)
    return (
        f"<table>{rows((('<br>'.join((*LEFT, NUMBER)), '<br>'.join((*MOTTO, DATED))),))}"
        f'<tr><td colspan="2">{title}{body}</td></tr>'
        f"{rows((('<br>'.join(RECIPIENTS), '<br>'.join(SIGNED)),))}</table>"
    )


def in_parts() -> str:
    """Each part in a block of its own, each paragraph in a block within it."""
    parts = ((*LEFT, NUMBER), (*MOTTO, DATED), TITLE, BODY, RECIPIENTS, SIGNED)
    return "".join(
        f"<div class='p{n}'>{''.join(f'<div>{one}</div>' for one in part)}</div>"
        for n, part in enumerate(parts)
    )


def of_the_party() -> str:
    """A conclusion of a party committee: another heading, no bases."""
    head = rows(
        (
            (
                "TỈNH ỦY NAM ĐỊNH<br>*<br>Số 31-KL/TU",
                "ĐẢNG CỘNG SẢN VIỆT NAM<br><i>Nam Định, ngày 5 tháng 4 năm 2022</i>",
            ),
        )
    )
    foot = rows(
        (
            (
                "<u>Nơi nhận</u>:<br>- Các huyện ủy,<br>- Lưu Văn phòng Tỉnh ủy.",
                "T/M BAN THƯỜNG VỤ<br>BÍ THƯ<br>Trần Thị Mía",
            ),
        )
    )
    return (
        f"<table>{head}</table><h2 style='text-align:center'>KẾT LUẬN</h2><p align='center'>về giữ nghề "
        "thủ công ven biển</p>"
        "<p>Ban Thường vụ Tỉnh ủy nghe báo cáo và thống nhất kết luận một số nội dung sau đây:</p>"
        "<p>1- Các cấp ủy quán triệt và tổ chức thực hiện; gắn với phát triển du lịch làng nghề.</p>"
        "<p>2- Ban Tuyên giáo Tỉnh ủy hướng dẫn việc tuyên truyền và báo cáo định kỳ sáu tháng.</p>"
        f"<table>{foot}</table>"
    )


def letter() -> str:
    """A short official letter: no name of a type, the subject under the number."""
    head = rows(
        (
            (
                "<br>".join((*LEFT, "Số: 412/UBND-LĐ", "V/v thống kê nghề đan lưới")),
                "<br>".join((*MOTTO, DATED)),
            ),
        )
    )
    foot = rows((("<br>".join(RECIPIENTS), "CHỦ TỊCH<br><br>Đỗ Văn Khoai"),))
    return (
        f"<table>{head}</table><p style='text-align: center;'>Kính gửi: Ủy ban nhân dân các xã, thị trấn.</p>"
        "<p>Ủy ban nhân dân huyện đề nghị các xã, thị trấn thống kê số hộ còn làm nghề, gửi về Phòng Lao "
        "động trước "
        f"ngày 15/4/2022./.</p><table>{foot}</table>"
    )


def without_letterhead() -> str:
    """What some pages give: the articles alone."""
    articles = "".join(
        f"<p><b>Điều {n}. {name}</b></p><p>1. {BODY[3][3:]}</p><p>2. {BODY[4][3:]}</p>"
        for n, name in enumerate(("Phạm vi", "Đối tượng", "Kinh phí", "Trách nhiệm", "Hiệu lực"), 1)
    )
    return f"<div>QUY CHẾ</div><div>Mở lớp dạy nghề</div><div>{articles}</div>"


DOCUMENTS = {
    "tables": in_tables, "lines": in_lines, "written": as_written, "word": from_word,
    "one table": in_one_table, "parts": in_parts,
    "party": of_the_party, "letter": letter, "articles": without_letterhead,
}  # fmt: skip

LINKS = "".join(f'<li><a href="/muc/{n}">{name}</a></li>' for n, name in enumerate((
    "Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản chỉ đạo điều hành", "Công báo",
    "Thủ tục hành chính", "Liên hệ",
)))  # fmt: skip
OTHERS = "".join(
    f'<li><a href="/vb/{n}">Kế hoạch số {n}/KH-UBND ngày 0{n}/01/2022 về việc trồng rừng ngập mặn</a></li>'
    for n in range(1, 7)
)
COMMENT = (
    "Tôi thấy kế hoạch này rất thiết thực với bà con các xã ven biển, đề nghị huyện mở thêm lớp vào buổi tối "
    "để người đi làm về còn theo học được."
)
FACTS = (
    ("Số ký hiệu", "88/KH-UBND"), ("Ngày ban hành", "14/03/2022"), ("Loại văn bản", "Kế hoạch"),
    ("Cơ quan ban hành", "UBND huyện Giao Thủy"), ("Người ký", "Phạm Văn Lụa"),
    ("Trích yếu", "Mở lớp dạy đan lưới"),
)  # fmt: skip
FOOT = (
    "Cơ quan chủ quản: Ủy ban nhân dân huyện. Giấy phép số 5/GP-TTĐT ngày 01/01/2020. Địa chỉ: Số 1 "
    "đường 19-5. "
    "Điện thoại: 0228 000 000. Ghi rõ nguồn khi phát lại thông tin từ trang này."
)
SCRIPT = (
    "<script>var a = '<p>Số: 1/KH-UBND</p>'; function x() { return 1 < 2; }</script>"
    "<style>.an{display:none}</style>"
)


def _page(body: str, title: str = "Kế hoạch 88/KH-UBND") -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{SCRIPT}</head>'
        f"<body>{body}{SCRIPT}</body></html>"
    )


def bare(document: str) -> str:
    return _page(document)


def modern(document: str) -> str:
    """Elements that say what they are."""
    return _page(
        f"<header><img alt='Cổng'><nav><ul>{LINKS}</ul></nav></header><main><article><h1>{TITLE[1]}</h1>"
        f"<p>14/03/2022 08:30</p>{document}</article><aside><h3>Văn bản mới</h3><ul>{OTHERS}</ul></aside>"
        f"<section><h3>Bình luận (1)</h3><p>{COMMENT}</p><button>Gửi</button></section></main>"
        f"<footer><p>{FOOT}</p></footer><div class='cookie-bar'>Trang này dùng cookie để phục vụ bạn tốt "
        "hơn.</div>"
    )


def tabled(document: str) -> str:
    """Columns made with a table, within a form; no names at all."""
    return _page(
        f"<form action='x'><table width='100%'><tr><td colspan='3'><ul>{LINKS}</ul></td></tr><tr><td "
        f"width='180'><ul>{LINKS}"
        f"</ul></td><td><table><tr><td>{document}</td></tr></table></td><td width='200'><b>CÁC VĂN BẢN "
        f"KHÁC</b><ul>{OTHERS}</ul>"
        f"</td></tr><tr><td colspan='3'>{FOOT}</td></tr></table></form>"
    )


def tabbed(document: str) -> str:
    """Summary, text, translation, relations and facts in tabs, of which one is shown; buttons in the text."""
    foreign = "The People's Committee of the district issues this plan on classes for young people. " * 40
    return _page(
        f"<div id='menu'><ul>{LINKS}</ul></div><div class='tabs'><a href='#1'>Tóm tắt</a><a href='#2'>Nội "
        "dung</a>"
        "<a href='#3'>Tiếng Anh</a></div><div class='tab'><p>Kế hoạch nêu việc mở lớp dạy nghề đan lưới "
        "cho thanh niên "
        "và giao nhiệm vụ cho các phòng của huyện trong năm.</p></div><div class='tab' id='t2'><div>"
        f"<a href='/in'>In văn bản</a> <a href='/tai'>Tải về</a></div><div>{document}</div></div>"
        f"<div class='tab' style='display: none'><p>{foreign}</p></div><div class='tab' hidden>"
        f"<table>{rows(FACTS)}</table></div>"
        f"<div class='related'><h4>Văn bản liên quan</h4><ul>{OTHERS}</ul></div><div id='footer'>{FOOT}</div>"
    )


def with_facts(document: str) -> str:
    """A table of facts above the text, counters around it."""
    return _page(
        f"<div><div><ul>{LINKS}</ul></div><div><div><table>{rows(FACTS)}</table></div><div>Lượt xem: "
        "1.234</div>"
        f"<div>{document}</div><div>Chia sẻ</div><div><p>Các tin khác</p><ul>{OTHERS}</ul></div></div>"
        f"</div><div>{FOOT}</div>"
    )


def in_divs(document: str) -> str:
    """Blocks within blocks; title, counter and others beside the document, in the same block as it."""
    inner = (
        f"<h1>Kế hoạch 88/KH-UBND</h1><div>Thứ hai, 14/03/2022</div><div>Lượt xem: 99</div>{document}"
        f"<div>Tải về</div><div class='fb-like'>Thích</div><p>Văn bản liên quan</p><ul>{OTHERS}</ul>"
        f"<p>Ý kiến bạn đọc</p><p>{COMMENT}</p>"
    )
    for _ in range(12):
        inner = f"<div class='row'>{inner}</div>"
    return _page(
        f"<div class='top'><ul>{LINKS}</ul></div><div class='container'>{inner}</div><div>{FOOT}</div>"
    )


def other_tab_open(document: str) -> str:
    """Saved while another tab was open: the text is hidden."""
    return _page(
        f"<div><ul>{LINKS}</ul></div><div class='tab'><table>{rows(FACTS)}</table></div>"
        f"<div class='an'><div>{document}</div></div><div>{FOOT}</div>"
    )


PAGES = {
    "modern": modern, "tabled": tabled, "tabbed": tabbed, "facts": with_facts, "divs": in_divs,
    "other tab": other_tab_open,
}  # fmt: skip

WORDS = """
    kế hoạch huyện xã tổ chức hội nghị triển khai công tác phòng chống thiên tai mùa mưa bão năm nay nhiều địa
    phương chủ động chuẩn bị lực lượng phương tiện bảo đảm an toàn cho người dân vùng ven biển sản xuất vụ
"""


def _sentence(chance: Random, length: int) -> str:
    return " ".join(chance.choice(WORDS.split()) for _ in range(length)).capitalize() + "."


def _beside(chance: Random) -> str:
    """Something that pages have beside a document, named as such or not."""

    def tag(*names: str) -> str:
        return f'div class="{chance.choice(names)}"' if chance.random() < 0.5 else "div"

    def many(least: int, most: int) -> range:
        return range(chance.randrange(least, most))

    def links() -> str:
        return "".join(f'<li><a href="#">{_sentence(chance, 3)}</a></li>' for _ in many(3, 20))

    def abstracts() -> str:
        return "".join(
            f'<div><a href="#">{_sentence(chance, 9)}</a><p>{_sentence(chance, 35)}</p></div>'
            for _ in many(2, 6)
        )

    def comments() -> str:
        return "".join(f"<p><b>Bạn đọc</b></p><p>{_sentence(chance, 40)}</p>" for _ in many(1, 5))

    return chance.choice((
        lambda: f"<{tag('menu', 'main-nav')}><ul>{links()}</ul></div>",
        lambda: f"<{tag('sidebar', 'widget')}><h3>TIN MỚI</h3><ul>{links()}</ul></div>",
        lambda: f"<{tag('related', 'tin-khac')}><p>Tin liên quan</p>{abstracts()}</div>",
        lambda: f"<{tag('footer', 'copyright')}>{FOOT}</div>",
        lambda: f"<{tag('comments', 'binh-luan')}><h4>Bình luận</h4>{comments()}</div>",
        lambda: f"<table>{rows(FACTS)}</table>",
        lambda: "<form><label>Tìm</label><input><select><option>Tất cả</select><button>Tìm</button></form>",
        lambda: "<table>" + rows((("Thời tiết", "25°C"), ("Vàng", "68.000"))) + "</table>",
        lambda: f"<p>{_sentence(chance, 12)}</p>",
        lambda: f"<{tag('banner', 'header')}><b>TRANG THÔNG TIN ĐIỆN TỬ</b><br>HUYỆN GIAO THỦY</div>",
    ))()  # fmt: skip


def any_page(document: str, chance: Random) -> str:
    """A page in which a document stands at any depth, with anything before and behind it."""
    inner = f"<div>{document}</div>"
    for depth in range(chance.randrange(1, 8)):
        before, behind = ("".join(_beside(chance) for _ in range(chance.randrange(4))) for _ in "ab")
        tag = chance.choice(("div", "section", "main", "form", "td", "article", "span", "center"))
        if tag == "td":
            inner = f"<table><tr><td>{before}</td><td>{inner}</td><td>{behind}</td></tr></table>"
        else:
            inner = f'<{tag} class="x{depth}">{before}{inner}{behind}</{tag}>'
    return _page(inner)
