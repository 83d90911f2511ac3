"""Documents and those that they carry out in, those whose content is nearly all taken over out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...graph.model import Evidence, Note
from ..show import label
from .ground import Ground, pages
from .model import Draft, Rule
from .passages import Line, closing, sentences

#: Sentences of fewer words are headings or phrases that all documents share.
_WORDS = 7
#: So many sentences at the least, and so great a share of them.
_SENTENCES, _SHARE = 4, 0.7
#: A sentence is taken over if it shares so many of its words; a slip of the typist changes some.
_WORDS_SHARED = 0.75
#: Words in more sentences do not tell one from another; so many of the likeliest are compared.
_RARE, _TRIED = 9, 3
#: So many of the sentences taken over are shown.
_SAMPLES = 2
_HEAD = ("title", "opening", "basis")


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    pairs: dict[str, list[str]] = {}
    for link in ground.links:
        if link.relation == "implements" and link.strong and link.upper in ground.documents:
            pairs.setdefault(link.upper, []).append(link.lower)
    own = ground.own({lower for lowers in pairs.values() for lower in lowers}, "title", "type")
    for upper, lowers in sorted(pairs.items()):
        theirs = Sentences(_content(ground, [upper])[upper])
        for page in pages(sorted(set(lowers))):
            for lower, mine in _content(ground, page).items():
                taken = [one for one in mine if theirs.has(one.words)]
                if len(mine) >= _SENTENCES and len(taken) >= _SHARE * len(mine) and lower in own:
                    node, above = ground.documents[lower], ground.documents[upper]
                    text = Note("{} of its {} sentences stand in {}", (len(taken), len(mine), label(above)))
                    samples = (Evidence(lower, one.start, one.end, "") for one in taken[:_SAMPLES])
                    yield Draft("loaded", (node, above), text, (own[lower], *samples))


def _content(ground: Ground, wanted: Sequence[str]) -> Mapping[str, list[Line]]:
    """The sentences of each document between its opening and what it tells units, or where that is nearly all
    of it, its recipients.
    """
    told: dict[str, list[int]] = {id: [] for id in wanted}
    head: dict[str, int] = dict.fromkeys(wanted, 0)
    for one in ground.store.out(wanted, ["assigns", "requests", "implements", "based_on", "cites", "title"]):
        where = one.evidence
        if where.document != one.subject:
            continue
        if one.predicate in ("assigns", "requests"):
            told[one.subject].append(where.start)
        elif one.predicate == "title" or where.scope in _HEAD:
            head[one.subject] = max(head[one.subject], where.end)
    found = {}
    for id in wanted:
        text = ground.store.text(id)
        end = closing(text)
        first = min(told[id], default=end)
        before = sentences(text, head[id], first, _WORDS)
        found[id] = before if len(before) >= _SENTENCES else sentences(text, head[id], end, _WORDS)
    return found


class Sentences:
    """The sentences of a document, found by their rarer words: looking one up takes no longer among more."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.words = [line.words.split() for line in lines]
        self.places: dict[str, list[int]] = {}
        for number, words in enumerate(self.words):
            for word in set(words):
                self.places.setdefault(word, []).append(number)

    def has(self, sentence: str) -> bool:
        """Whether one of them has nearly all words of a sentence, and all its numbers."""
        words = sentence.split()
        rare = [self.places[word] for word in set(words) if len(self.places.get(word, ())) in range(1, _RARE)]
        votes = Counter(number for places in rare for number in places)
        for number, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_TRIED]:
            left = Counter(self.words[number])
            if sum((Counter(words) & left).values()) >= _WORDS_SHARED * max(
                len(words), len(self.words[number])
            ):
                return _numbers(words) == _numbers(self.words[number])
        return False


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if word.isdigit())


RULE = Rule(
    "near-copy", "Near-copy of the document above", "Sao chép văn bản cấp trên", "notice",
    "nearly all sentences of a document, but those for its own units, stand in the one it carries out",
    "sentences on the place itself that were counted as taken over", find,
)  # fmt: skip
