"""The words of a scanned page in, the same with slips in the fixed words of a letterhead put right out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ... import ontology
from ...ontology import gazetteer
from ...ontology.data import read_toml
from ...ontology.frame import surnames
from ..clean import key
from .ocr_engine import Seen
from .ocr_rows import Row, bare, rows

#: Roles of ``vn/header.toml`` whose examples all documents print alike: in the letterhead, below it.
_HEAD, _BELOW = ("motto",), ("recipients", "order", "post", "addressee")
#: Kinds of territory that begin a line in capitals.
_KINDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã")
#: In a phrase of so many letters one may be taken for another.
_LONG = 9
_EDGES = ".,:;-–_'\"“”`~*"


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Bare words of a letterhead to the words: mottoes, types, bodies, provinces with their kind."""
    texts = [example for entry in read_toml("header.toml")["phrase"] if entry["role"] in _HEAD
             for example in entry["examples"]]  # fmt: skip
    texts += [kind.name for kind in ontology.document_types()]
    texts += [body.name for body in ontology.agencies()]
    texts += [f"{kind} {name}" for kind in _KINDS[:2] for name in ontology.province_names()]
    return _by_bare(text for text in texts if " " in text)


@cache
def _fixed() -> dict[str, tuple[str, ...]]:
    """The same of phrases below the letterhead, which are repaired where they are a line."""
    entries = [entry for entry in read_toml("header.toml")["phrase"] if entry["role"] in _BELOW]
    texts = [example.split(":")[0] for entry in entries for example in entry["examples"]]
    return _by_bare(text for text in texts if " " in text)


def _by_bare(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        words = tuple(word for word in (one.strip(_EDGES) for one in text.lower().split()) if word)
        found.setdefault(bare(" ".join(words)), words)
    return found


def repaired(seen: Sequence[Seen], height: int) -> tuple[tuple[Seen, ...], bool]:
    """Words with those of the letterhead repaired, and whether any was; ``height`` is that of the page.

    Only a whole phrase that is known is put right, from letters that differ by accents alone or, in a long
    phrase, by one letter; all else stays as it was read.
    """
    found = rows(seen)
    changes: dict[int, Seen] = {}
    for row in found:
        for run in _runs(row):
            if row.words[0].bottom < height * 0.5:
                changes.update(_in_head(run))
            changes.update(_as_line(run))
    return tuple(changes.get(id(word), word) for word in seen), bool(changes)


def _runs(row: Row) -> list[list[Seen]]:
    """The words of a row by columns."""
    found: list[list[Seen]] = []
    for number, word in enumerate(row.words):
        if row.apart(number):
            found.append([])
        found[-1].append(word)
    return found


def _in_head(run: Sequence[Seen]) -> dict[int, Seen]:
    """What is to be put in the place of words of a line of the letterhead."""
    words = [word for word in run if word.text.strip(_EDGES)]
    bares = [bare(word.text.strip(_EDGES)) for word in words]
    capitals = " ".join(word.text for word in words).isupper()
    changes: dict[int, Seen] = {}
    at = 0
    while at < len(words):
        step = 1
        for length in range(min(len(words) - at, 8), 1, -1):
            meant = _meant(" ".join(bares[at : at + length]))
            if meant and len(meant) == length and (capitals or meant[0] in ("độc", "cộng")):
                changes.update(_put(words[at : at + length], meant))
                step = length
                break
        at += step
    if capitals and len(words) > 1 and not changes:
        for kind in _KINDS:
            length = kind.count(" ") + 1
            if " ".join(bares[:length]) == bare(kind) and len(words) > length:
                changes.update(_put(words[:length], tuple(kind.split())))
                changes.update(_put(words[length:], _place(kind, words[length:])))
                break
    return changes


def _place(kind: str, words: Sequence[Seen]) -> Sequence[str]:
    """The name of the one unit of its kind that words name but for accents; the words where they are one."""
    read = [word.text.strip(_EDGES).lower() for word in words]
    names = _places().get(f"{bare(kind)} {bare(' '.join(read))}", ())
    if len(names) != 1 or len(names[0].split()) != len(read):
        return read
    return names[0].split()


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Bare kind and name of a unit to the names that are written so, in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for row in gazetteer.rows():
        name = key(row[1])
        known = found.setdefault(f"{bare(row[2])} {bare(name)}", (name,))
        if name not in known:
            found[f"{bare(row[2])} {bare(name)}"] = (*known, name)
    return found


def _as_line(run: Sequence[Seen]) -> dict[int, Seen]:
    """The same of a line that is a fixed phrase as a whole: "Nơi nhận:", "QUYẾT ĐỊNH:", "CHỦ TỊCH"."""
    words = [word for word in run if word.text.strip(_EDGES)]
    meant = _fixed().get(" ".join(bare(word.text.strip(_EDGES)) for word in words))
    if meant and len(meant) == len(words):
        return _put(words, meant)
    return _surname(words)


def _surname(words: Sequence[Seen]) -> dict[int, Seen]:
    """The family name of a person whose name is a line: "Nguyên Văn An" is a Nguyễn."""
    if not 3 <= len(words) <= 4 or not all(word.text.isalpha() and word.text.istitle() for word in words):
        return {}
    read = key(words[0].text)
    names = _surnames().get(bare(read), ())
    return _put(words[:1], names) if len(names) == 1 and read not in surnames() else {}


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """Bare family names to those that are written so."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(surnames()):
        found[bare(name)] = (*found.get(bare(name), ()), name)
    return found


def _meant(read: str) -> tuple[str, ...] | None:
    """The phrase that was read: the same without accents, or the one that differs in one letter."""
    exact = _phrases().get(read)
    if exact or len(read) < _LONG:
        return exact
    near = [words for bared, words in _phrases().items() if len(bared) == len(read) and _one_off(bared, read)]
    return near[0] if len(near) == 1 else None


def _one_off(meant: str, read: str) -> bool:
    return sum(one != other for one, other in zip(meant, read, strict=True)) == 1


def _put(words: Sequence[Seen], meant: Sequence[str]) -> dict[int, Seen]:
    """Words by their identity with what they mean, in their own case, where that is something else."""
    changes = {}
    for word, right in zip(words, meant, strict=True):
        inner = word.text.strip(_EDGES)
        if key(inner) != key(right):
            cased = right.upper() if inner.isupper() else right.capitalize() if inner[0].isupper() else right
            changes[id(word)] = replace(word, text=word.text.replace(inner, cased, 1))
    return changes
