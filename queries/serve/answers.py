"""What was asked of the server in, the answer with its type, status and headers out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from ..render.words import on_one_line

#: Nothing is fetched from elsewhere, nothing may frame a page or be sent from it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)

_TITLES = {
    "en": {
        400: "This cannot be asked", 403: "Not from there", 404: "Not found", 405: "Only reading is possible",
        409: "Several documents bear this symbol", 500: "This went wrong",
    },
    "vi": {
        400: "Không hỏi được như vậy", 403: "Không nhận từ địa chỉ này", 404: "Không tìm thấy",
        405: "Chỉ đọc được, không ghi", 409: "Nhiều văn bản cùng số ký hiệu", 500: "Đã xảy ra lỗi",
    },
}  # fmt: skip
_HOME = {"en": "All directives", "vi": "Tất cả văn bản chỉ đạo"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an answer, their type, the status, the policy of the page, and further headers."""

    body: bytes
    type: str = "text/html; charset=utf-8"
    status: int = 200
    policy: str = POLICY
    headers: dict[str, str] = field(default_factory=dict)


def as_json(value: Any) -> Answer:
    """A value for the scripts of the start page."""
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Answer(body, "application/json; charset=utf-8")


def sorry(status: int, lines: list[str], lang: str) -> Answer:
    """A page that says what went wrong; the lines are built into it as texts, never as markup.

    >>> sorry(404, ["<b>"], "en").body.count(b"&lt;b&gt;")
    1
    """
    title = _TITLES[lang].get(status, _TITLES[lang][500])
    page = Element("html", {"lang": lang})
    head = SubElement(page, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "title").text = f"{title} – Thác"
    SubElement(head, "link", {"rel": "stylesheet", "href": "/style.css"})
    body = SubElement(SubElement(page, "body"), "main", {"class": "plain"})
    SubElement(body, "h1").text = title
    for line in lines:
        SubElement(body, "p").text = on_one_line(line)
    SubElement(SubElement(body, "p"), "a", {"href": f"/?lang={lang}"}).text = _HOME[lang]
    text = "<!doctype html>\n" + tostring(page, encoding="unicode", method="html")
    return Answer(text.encode("utf-8", "backslashreplace"), status=status)
