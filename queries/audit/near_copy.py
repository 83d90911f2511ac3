"""Documents and those that they carry out in, those whose content is nearly all taken over out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...graph.model import Evidence, Note
from ..show import label
from .ground import Ground, pages
from .model import Draft, Rule
from .passages import Line, closing, sentences

#: Sentences of fewer words are headings or phrases that all documents share.
_WORDS = 7
#: So many sentences at the least, and so great a share of them.
_SENTENCES, _SHARE = 4, 0.8
_SHINGLE = 4
#: So many of the sentences taken over are shown.
_SAMPLES = 2
_HEAD = ("title", "opening", "basis")


def find(ground: Ground) -> Iterator[Draft]:
    pairs: dict[str, list[str]] = {}
    for link in ground.links:
        if link.relation == "implements" and link.strong and link.upper in ground.documents:
            pairs.setdefault(link.upper, []).append(link.lower)
    own = ground.own({lower for lowers in pairs.values() for lower in lowers}, "title", "type")
    for upper, lowers in sorted(pairs.items()):
        theirs = _content(ground, [upper])[upper]
        shingles = {one for sentence in theirs for one in _shingles(sentence.words)}
        for page in pages(sorted(set(lowers))):
            for lower, mine in _content(ground, page).items():
                taken = [one for one in mine if _taken(one.words, shingles)]
                if len(mine) >= _SENTENCES and len(taken) >= _SHARE * len(mine) and lower in own:
                    node, above = ground.documents[lower], ground.documents[upper]
                    text = Note("{} of its {} sentences stand in {}", (len(taken), len(mine), label(above)))
                    samples = (Evidence(lower, one.start, one.end, "") for one in taken[:_SAMPLES])
                    yield Draft("loaded", (node, above), text, (own[lower], *samples))


def _content(ground: Ground, wanted: Sequence[str]) -> Mapping[str, list[Line]]:
    """The sentences of each document between its opening and its recipients, without what it tells units."""
    told: dict[str, list[tuple[int, int]]] = {id: [] for id in wanted}
    head: dict[str, int] = dict.fromkeys(wanted, 0)
    for one in ground.store.out(wanted, ["assigns", "requests", "implements", "based_on", "cites", "title"]):
        where = one.evidence
        if where.document != one.subject:
            continue
        if one.predicate in ("assigns", "requests"):
            told[one.subject].append((where.start, where.end))
        elif one.predicate == "title" or where.scope in _HEAD:
            head[one.subject] = max(head[one.subject], where.end)
    found = {}
    for id in wanted:
        text = ground.store.text(id)
        found[id] = sentences(text, head[id], closing(text), told[id], _WORDS)
    return found


def _shingles(sentence: str) -> list[str]:
    words = sentence.split()
    return [" ".join(words[place : place + _SHINGLE]) for place in range(max(len(words) - _SHINGLE + 1, 1))]


def _taken(sentence: str, shingles: set[str]) -> bool:
    """Whether nearly all runs of words of a sentence stand in the other document."""
    own = _shingles(sentence)
    return sum(one in shingles for one in own) >= _SHARE * len(own)


RULE = Rule(
    "near-copy", "Near-copy of the document above", "Sao chép văn bản cấp trên", "notice",
    "nearly all sentences of a document, but those for its own units, stand in the one it carries out",
    "sentences on the place itself that were counted as taken over", find,
)  # fmt: skip
