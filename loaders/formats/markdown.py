"""A Markdown file in, its text out: without marks, tags and the header of the file, each with its place."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator
from dataclasses import replace

from ...graph.errors import SourceError
from ..clean import LOWER, normalise
from ..model import Source, Text
from .plain import decode

#: Between the lines of one cell: white space that ends no line of the text.
_BREAK = "\u2028"
_HEADER = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
#: A longer header is none.
_LONGEST = 8000
_FIELD = re.compile(r"(?:[\w\"'][\w .\"'-]*\s*[:=](?:\s.*)?|[ \t].*|-\s.*|#.*|)$")
_ADDRESS = r"\((?:[a-z]+:|/|\#|\.|www\.|<)[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"\n]*\")?\)"
_BLOCK = "p|div|center|table|thead|tbody|tfoot|ul|ol|li|h[1-6]|blockquote|section|article|pre|caption|tr"
_INLINE = "a|abbr|b|big|code|del|em|font|i|img|ins|kbd|mark|o:p|s|small|span|strong|sub|sup|u"
#: What is no text of the document, each kind by name. A sign that begins none of them stays.
_MARKS = re.compile(
    r"(?P<comment><!--.{0,1000}?-->|<(?:script|style)\b.{0,1000}?</(?:script|style)\s*>)"
    r"|(?P<line><br\s*/?>|<hr\b[^<>]*>)"
    r"|(?P<cell><t[dh](?:\s[^<>]*)?>)|(?P<row></tr\s*>)"
    rf"|(?P<block></?(?:{_BLOCK})(?:\s[^<>]*)?/?>)"
    rf"|(?P<tag></?(?:{_INLINE}|t[dh])(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:\#\d{2,6}|\#x[0-9a-f]{2,5}|[a-z]{2,8}\d{0,2});)"
    rf"|(?P<image>!\[[^\[\]\n]*\]{_ADDRESS})"
    rf"|(?P<link>\[(?P<words>[^\[\]\n]*)\]{_ADDRESS})"
    r"|(?P<note>\[\^\d{1,2}\]:?)"
    r"|(?P<address><(?P<url>https?://[^\s<>]+)>)"
    r"|(?P<escape>\\(?:[!-/:-@\[-`{-~]|(?=\n)))"
    r"|(?P<joint>\*\*(?<=[^\W\d_]\*\*)\*\*(?=[^\W\d_]))"
    r"|(?P<inner>\*\*(?<=[^\W\d_]\*\*)(?P<part>[^\W\d_]{1,12})\*\*)"
    rf"|(?P<first>\*\*(?P<head>[^\W\d_]{{1,12}})\*\*(?-i:(?=[{LOWER}])))"
    r"|(?P<quote>^(?:>[ ]?)+)"
    r"|(?P<fence>^(?:```|~~~)[^\n`]*$)",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
#: What a mark begins with: looked for first, which makes the search ten times as fast.
_SIGN = re.compile(r"[<&!\[\\>`~]|\*\*+")
#: Kinds of which a part is shown, and that part.
_AROUND = {"link": "words", "address": "url", "inner": "part", "first": "head"}
#: Without one of these there is nothing to do.
_HINTS = ("<", "&", "\\", "](", "[^", "```", "~~~", "\n>")
_STARS = re.compile(
    rf"\*\*(?:(?<=[^\W\d_]\*\*)\*\*[^\W\d_]|(?<=[^\W\d_]\*\*)[^\W\d_]+\*\*|[^\W\d_]{{1,12}}\*\*[{LOWER}])"
)


def read_markdown(source: Source) -> Text:
    """The text of a Markdown file, in NFC, with places in the text as loaded.

    Raises:
        SourceError: the bytes are empty, not text, or in an encoding that is not known.
    """
    original, remarks = decode(source)
    if not original.strip():
        raise SourceError(source.uri, "the file is empty", "nothing to read")
    return replace(_placed(source.uri, original), remarks=remarks)


def _placed(uri: str, original: str) -> Text:
    begin = header_end(original)
    if not begin and not any(hint in original for hint in _HINTS) and not _STARS.search(original):
        return normalise(uri, original)
    plain, starts = unmarked(original, begin)
    text = normalise(uri, plain)
    if text.starts:
        starts = array("l", (starts[place] for place in text.starts))
    return Text(uri, text.text, original, starts)


def header_end(text: str) -> int:
    """Where the text begins below a header of fields ("---", "title: ...", "---"); 0 where there is none.

    >>> header_end("---\\ntitle: A\\n---\\nKẾ HOẠCH"), header_end("---\\nKẾ HOẠCH\\n\\nI. Mục đích\\n---\\n")
    (17, 0)
    """
    found = _HEADER.match(text)
    if not found or len(found[2]) > _LONGEST or not all(_FIELD.match(line) for line in found[2].split("\n")):
        return 0
    return found.end() if re.search(r"^[\w\"']", found[2], re.MULTILINE) else 0


def unmarked(text: str, begin: int = 0) -> tuple[str, array[int]]:
    """The text from ``begin`` on without marks and tags, and for each character its place in ``text``.

    >>> unmarked("a<b>b</b> [c](http://d) 1\\\\. &lt;e> x < y")[0]
    'ab c 1. <e> x < y'
    >>> unmarked("<table><tr><td>a<br>b</td><td>c</td></tr></table>")[0].split()
    ['|', 'a', 'b', '|', 'c', '|']
    """
    parts: list[str] = []
    starts = array("l")
    at, hidden = begin, -1
    for start, end, shown in [*_edits(text, begin), (len(text), len(text), "")]:
        if start > at:
            parts.append(text[at:start])
            starts.extend(range(at, start))
            if hidden >= 0 and not text[at].isalnum():
                starts[-(start - at)] = hidden  # what stands before the marks ends where it is written
            hidden = -1
        if shown:
            parts.append(shown)
            starts.extend([start if hidden < 0 else hidden] * len(shown))
            hidden = -1
        elif hidden < 0:
            hidden = start
        at = end
    starts.append(len(text))
    return "".join(parts), starts


def _edits(text: str, begin: int) -> Iterator[tuple[int, int, str]]:
    """What to show instead of a stretch of a text, in order."""
    table, at = False, begin
    for sign in _SIGN.finditer(text, begin):
        found = _MARKS.match(text, sign.start()) if sign.start() >= at else None
        if found is None:
            continue
        at = found.end()
        kind, written, (start, end) = found.lastgroup or "", found[0], found.span()
        if kind in _AROUND:
            yield start, found.start(_AROUND[kind]), ""
            yield found.end(_AROUND[kind]), end, ""
        elif kind == "block":
            name = written.strip("</ ").lower()
            if name.startswith("table"):
                table = not written.startswith("</")
            yield start, end, "" if table and not name.startswith("table") else "\n"
        else:
            yield start, end, _shown(kind, written, table)


def _shown(kind: str, written: str, table: bool) -> str:
    if kind == "line":
        return _BREAK if table else "\n"
    if kind == "cell":
        return " | "
    if kind == "row":
        return " |\n"
    if kind == "entity":
        return html.unescape(written).replace("|", "\u00a6")
    if kind == "note":
        return written[0] + written[2:].rstrip(":")
    if kind == "escape":
        return written[1:].replace("|", "\u00a6")
    return ""
