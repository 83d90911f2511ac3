"""Texts of documents in, those used last kept in memory, and given out again."""

from __future__ import annotations

_CHARACTERS = 100_000_000


class Texts:
    """The texts used last, in all at most so many characters as fit into a small machine.

    >>> texts = Texts(5)
    >>> texts.keep("a", "một"), texts.keep("b", "hai"), texts.get("a"), texts.get("b")
    ('một', 'hai', None, 'hai')
    """

    def __init__(self, most: int = _CHARACTERS) -> None:
        self._most, self._held = most, 0
        self._texts: dict[str, str] = {}

    def get(self, document: str) -> str | None:
        """A text that is held; none where it is not."""
        found = self._texts.pop(document, None)
        if found is not None:
            self._texts[document] = found  # the last used is the last to go
        return found

    def keep(self, document: str, text: str) -> str:
        """Holds a text, and lets those go that were not used for longest."""
        self._held += len(text) - len(self._texts.pop(document, ""))
        self._texts[document] = text
        while self._held > self._most and len(self._texts) > 1:
            self._held -= len(self._texts.pop(next(iter(self._texts))))
        return text
