"""Markdown with headings, tags, links, a header gives what plain text gives, with places of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import paper, slices

from thac.loaders.contract import record
from thac.loaders.formats.markdown import header_end, read_markdown, unmarked
from thac.loaders.model import Source, Text
from thac.loaders.parse import parse

BODY = """I. MỤC ĐÍCH

1. Giữ nghề theo Quyết định số 12/QĐ-UBND ngày 20/02/2022 của UBND tỉnh Nam Định.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Lao động - Thương binh và Xã hội chủ trì, báo cáo trước ngày 30/11/2022."""
PLAIN = paper(body=BODY)


def read(text: str) -> Text:
    return read_markdown(Source("a.md", "text/markdown", text.encode("utf-8"), ""))


def said(text: str) -> dict[str, object]:
    """What the document says, without places; every place is checked."""
    loaded = read(text)
    facts = record(parse(loaded))
    slices(facts, loaded.original)
    assert loaded.original == text
    own = facts["document"]
    return {
        "own": [
            own[name] for name in ("symbol", "type", "issued", "issuer", "title", "signer", "recipients")
        ],
        "references": [(one["symbol"], one["issued"], one["issuer"]) for one in facts["references"]],
        "tasks": [(one["unit"], one["role"]) for one in facts["assignments"]],
        "deadlines": [one.get("date") for one in facts["deadlines"]],
    }


def in_tags(text: str) -> str:
    return "".join(f"<p><b>{line}</b></p>\n" if line else "\n" for line in text.split("\n"))


def in_cells(text: str) -> str:
    head = '<table><tr><td align="center"><b>ỦY BAN NHÂN DÂN</b><br><b>HUYỆN GIAO THỦY</b><br/>Số: 88/KH-UBND'
    head += "</td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>"
    head += "<i>Giao Thủy, ngày 14 tháng 3 năm 2022</i></td></tr>"
    return head + "</table>\n\n" + text[text.index("KẾ HOẠCH") :]


FORMS = {
    "heading": PLAIN.replace("KẾ HOẠCH\n", "# **KẾ HOẠCH**\n").replace("I. MỤC", "## I. MỤC"),
    "emphasis": PLAIN.replace("Số: 88/KH-UBND", "**Số:** *88/KH-UBND*")
    .replace("KẾ HOẠCH", "**KẾ HO****ẠCH**"),
    "letters in bold": PLAIN.replace("Ủy ban", "Ủy b**an**").replace("Giữ nghề", "**G**iữ nghề"),
    "escapes": PLAIN.replace("-", "\\-").replace("1. ", "1\\. ").replace("(", "\\("),
    "entities": PLAIN.replace("Số: ", "Số:&nbsp;").replace("Ủ", "&#7910;"),
    "links": PLAIN.replace("Quyết định số 12/QĐ-UBND", "[Quyết định số 12/QĐ-UBND](http://a.vn/b_(1) \"x\")"),
    "header": "---\ntitle: Kế hoạch số 1/KH-UBND\ndate: 2021-01-01\ntags:\n  - a\n---\n\n" + PLAIN,
    "toml header": "+++\ntitle = \"Kế hoạch\"\n+++\n" + PLAIN,
    "quoted": "".join(f"> {line}\n" for line in PLAIN.split("\n")),
    "fenced": f"```text\n{PLAIN}```\n",
    "tags": in_tags(PLAIN),
    "comment": PLAIN.replace("KẾ HOẠCH\n", "<!-- Số: 3/KH-UBND\n -->KẾ HOẠCH\n"),
    "image": "![Quốc huy](a/b.png)\n\n" + PLAIN,
    "windows": PLAIN.replace("\n", "\r\n"),
    "spans": PLAIN.replace("88/KH-UBND", '<span style="color: red">88</span>/KH<b>-UBND</b>'),
    "rows of tags": in_cells(PLAIN),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_in_another_form(form: str) -> None:
    assert said(FORMS[form]) == said(PLAIN)


def test_quotes_are_cut_as_they_stand_without_the_tags_around_them() -> None:
    text = PLAIN.replace("88/KH-UBND", "<b>88/KH-UBND</b>").replace("12/QĐ-UBND", "[12/QĐ-UBND](/a)")
    facts = record(parse(read(text)))
    assert facts["document"]["evidence"]["symbol"]["quote"] == "88/KH-UBND"
    assert [one["evidence"]["quote"] for one in facts["references"]] == ["12/QĐ-UBND"]


def test_tables_of_tags_are_rows() -> None:
    text = read(
        "<table>\n<tr><th>TT</th><th>Việc</th></tr>\n<tr><td>1</td><td>a | b<br>c</td></tr>\n</table>"
    ).text
    rows = [
        [cell.strip() for cell in row.strip(" |").split("|")] for row in text.split("\n") if row.strip(" |")
    ]
    assert rows == [["TT", "Việc"], ["1", "a", "b\u2028c"]]


def test_footnotes_have_their_marks() -> None:
    assert unmarked("nghề[^1]\n\n[^1]: Luật")[0] == "nghề[1]\n\n[1] Luật"


@pytest.mark.parametrize(
    "text",
    [
        "giá < 3 triệu và > 2",
        "a & b; R&D",
        "[1] Luật",
        "[x] (xem Phụ lục)",
        "5 ** 2",
        "#",
        "Điều **1** a",
        "a<b",
    ],
)
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert unmarked(text)[0] == text


def test_a_rule_at_the_top_is_no_header() -> None:
    assert header_end("---\n\nKẾ HOẠCH\nMở lớp dạy nghề\n\n---\n") == 0
    assert header_end("-----\nSố: 5\n-----\n") == 0


@given(st.text(alphabet="aẾ \n*<>/b[](){}&;#x1\\-|~`!^:.̣"))
def test_places_are_those_of_the_file(text: str) -> None:
    shown, starts = unmarked(text)
    assert len(starts) == len(shown) + 1
    assert list(starts) == sorted(starts)
    assert starts[-1] == len(text)
    if text.strip():
        loaded = read(text)
        assert loaded.original == text
        assert loaded.place(0, len(loaded.text))[1] <= len(text)
