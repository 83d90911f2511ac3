"""Names, attributes and texts in, HTML out in which every text is escaped."""

from __future__ import annotations

from html import escape

_EMPTY = frozenset({"meta", "br", "hr", "col", "link"})


class Html:
    """A piece of HTML that ``tag`` made; only such pieces enter a page as they are."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def tag(name: str, /, *parts: Html | str | None, **attributes: str | None) -> Html:
    """An element; a part that is a text is escaped, and so is the value of every attribute.

    ``class_`` stands for class, an underscore within a name for a hyphen; what is None is left out.

    >>> tag("p", "1 < 2 ", tag("b", "so"), class_='a"b').text
    '<p class="a&quot;b">1 &lt; 2 <b>so</b></p>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_clean(value))}"'
        for key, value in attributes.items() if value is not None
    )  # fmt: skip
    inner = "".join(
        part.text if isinstance(part, Html) else escape(_clean(part)) for part in parts if part is not None
    )
    return Html(f"<{name}{told}>" if name in _EMPTY else f"<{name}{told}>{inner}</{name}>")


def _clean(text: str) -> str:
    """A text without characters that HTML does not allow."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
