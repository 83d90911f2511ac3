"""A store in, which of its documents are full of slips of typing or scanning out."""

from __future__ import annotations

from ...graph.stores.protocol import Store
from ...ontology.syllables import odd_words

#: So many words of a thousand that are no syllables make a text one that slips, and so many at the least.
_SHARE, _AT_LEAST = 2, 2
#: So much of a text is looked at; one of fewer words needs no more than one.
_SAMPLE, _FEW = 6000, 400


class Noise:
    """What is known of how clean each text is; each is looked at once, when first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, bool] = {}

    def of(self, id: str) -> bool:
        """Whether the text of a document is full of slips; one that is not loaded has none."""
        if id not in self._known:
            odd, seen = odd_words(self._store.text(id), _SAMPLE)
            self._known[id] = odd * 1000 > seen * _SHARE and (odd >= _AT_LEAST or seen < _FEW)
        return self._known[id]
