"""A text in, the phrases of the genre that slip in a letter, a tone or a space out, with what is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..graph.ids import fold
from ..ontology.data import read_text, read_toml
from ..ontology.syllables import is_syllable
from .clean import key

Slips = list[tuple[int, int, str]]
Token = tuple[int, int, str]
#: A word, with digits in it that look like letters: "H0ẠCH".
_TOKEN = re.compile(r"[^\W\d_²³¹⁰-₉](?:[^\W\d_²³¹⁰-₉]|[0158](?!\d))*")
#: What may stand between the syllables of a phrase, slips included.
_GAP = re.compile(r"[ \t]*[-–,.;&]?[ \t]*")
_CUT = re.compile(r"[,.;]")
_LETTERS = str.maketrans("0158", "oisb")
#: Letters that a scanner reads for one.
_RUNS = (("rn", "m"), ("nn", "m"), ("cl", "d"), ("ii", "u"), ("vv", "w"))
#: A phrase of fewer letters is told by its tones and spaces alone.
_SHORT = 5
#: Phrases of more words are looked for even where every word is a syllable that the text has elsewhere.
_LONG = 3
#: Where the words of the genre stand, slips in examples aside.
_VOCABULARY = ("offices", "agencies", "units", "relations", "document_types", "groups", "bodies", "columns")
#: The letters that a phrase has at least but one, its words at most, and how much of its ends tells it.
_LEAST, _MOST, _END = 4, 9, 3


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their letters without spaces and accents, and these by how they begin and end.

    One slip leaves the beginning or the end as it is: a phrase is looked for by both.
    """

    whole: dict[str, str]
    ends: dict[tuple[str, int, int], tuple[str, ...]]
    longest: int


def phrases_of(texts: Iterable[str]) -> Phrases:
    """Phrases made ready to be looked up."""
    whole: dict[str, str] = {}
    for phrase in texts:
        whole.setdefault(_bare(phrase), phrase)
    ends: dict[tuple[str, int, int], tuple[str, ...]] = {}
    for bare in whole:
        for length in (len(bare) - 1, len(bare), len(bare) + 1) if len(bare) >= _SHORT else ():
            for at, part in ((0, bare[:_END]), (1, bare[-_END:])):
                ends[part, at, length] = (*ends.get((part, at, length), ()), bare)
    return Phrases(whole, ends, max(map(len, whole), default=0) + 1)


@cache
def _genre() -> Phrases:
    return phrases_of(read_toml("slips.toml")["phrases"])


def _bare(words: str) -> str:
    """Letters alone; a digit within a word is the letter that looks like it: "H0ẠCH" is "hoach"."""
    return fold(words).translate(_LETTERS).replace(" ", "")


def word_slips(text: str, phrases: Phrases | None = None) -> Slips:
    """Where phrases slip, longest first, in order of place; without ``phrases`` those of the genre.

    >>> word_slips("Kế hhoạch và tồ chức thực hiện")
    [(0, 9, 'Kế hoạch'), (13, 30, 'tổ chức thực hiện')]
    """
    named = phrases is not None
    phrases = phrases or _genre()
    tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
    bare = [_bare(word) for _, _, word in tokens]
    counts = Counter(key(word) for _, _, word in tokens)
    odd = [word.isupper() or counts[key(word)] == 1 or not is_syllable(word) for _, _, word in tokens]
    found: Slips = []
    at = 0
    while at < len(tokens):
        windows = _windows(text, tokens, bare, odd, at, phrases)
        step = 1
        for length, joined, slips in reversed(windows):
            here = tokens[at : at + length]
            meant = _meant(text, here, joined, phrases, counts if slips else None, named)
            if meant is None:
                continue
            step = length
            start, end = here[0][0], here[-1][1]
            cased = _cased(text[start:end], meant, named) if meant else ""
            if cased and cased != text[start:end]:
                found.append((start, end, cased))
            break
        at += step
    return found


def _windows(
    text: str, tokens: list[Token], bare: list[str], odd: list[bool], at: int, phrases: Phrases
) -> list[tuple[int, str, bool]]:
    """The runs of tokens from one on that may be a phrase: how many, their letters, whether one is odd."""
    found = []
    joined, slips, length = "", False, 0
    while length < _MOST and at + length < len(tokens):
        if length and not _are_beside(text, tokens[at + length - 1][1], tokens[at + length][0]):
            break
        joined += bare[at + length]
        slips = slips or odd[at + length]
        length += 1
        if len(joined) > phrases.longest:
            break
        if len(joined) > _LEAST and (slips or length > _LONG or joined in phrases.whole):
            found.append((length, joined, slips or length > _LONG))
    return found


def _are_beside(text: str, end: int, start: int) -> bool:
    """Whether what stands between two tokens may stand within a phrase: "ke-hoach-252" is an address."""
    gap = text[end:start]
    return gap == " " or (gap != "-" and _GAP.fullmatch(gap) is not None)


def _meant(
    text: str, here: list[Token], joined: str, phrases: Phrases, counts: Counter[str] | None, named: bool
) -> str | None:
    """The phrase that some tokens slip from; empty where they are one, None where they mean none."""
    phrase = phrases.whole.get(joined)
    if phrase is not None:
        words = [word for _, _, word in here]
        right = _TOKEN.findall(key(phrase))
        if [key(word) for word in words] == right:
            return ""
        off = [key(word) for word in words if key(word) not in right]
        plain = len(words) == len(right) < 3 and off and all(word in usual() for word in off)
        if plain and not (named or phrase in _firm()) and not _is_heading(text, here[0][0], here[-1][1]):
            return None  # "cơ số y tế" is no "Sở Y tế"
        return phrase if _agrees(words, right) else None
    if counts is None:
        return None
    size = len(joined)
    ends = phrases.ends
    likely = ends.get((joined[:_END], 0, size), ()) + ends.get((joined[-_END:], 1, size), ())
    near = {bare for bare in likely if one_apart(joined, bare)} if likely else ()
    if len(near) != 1:
        return None
    [bare] = near
    words = [word for _, _, word in here]
    phrase = phrases.whole[bare]
    right = _TOKEN.findall(key(phrase))
    bares = [_bare(word) for word in words]
    if bare in ("".join(bares[1:]), "".join(bares[:-1])):
        return None  # the phrase as it should be, and a word beside it
    off = [word for word in words if key(word) not in right]
    if off and not all(map(is_syllable, off)):
        return phrase
    rare = len(off) == 1 and key(off[0]) not in usual() and counts[key(off[0])] == 1
    if len(off) == 1 and (looks_like(joined, bare) or (rare and len(right) > 2)) and (rare or len(right) > 3):
        return phrase
    heading = _is_heading(text, here[0][0], here[-1][1]) and not any(key(word) in usual() for word in off)
    return phrase if heading else None


def one_apart(read: str, meant: str) -> bool:
    """Whether one letter put in, taken out, changed or put before the next makes one text of the other.

    >>> one_apart("hoch", "hoach"), one_apart("hoahc", "hoach"), one_apart("hoach", "hoach")
    (True, True, False)
    """
    if len(read) == len(meant):
        off = [at for at, (one, other) in enumerate(zip(read, meant, strict=True)) if one != other]
        swapped = len(off) == 2 and off[1] == off[0] + 1
        return len(off) == 1 or (swapped and read[off[0]] == meant[off[1]] and read[off[1]] == meant[off[0]])
    if any(meant == read.replace(run, letter, 1) for run, letter in _RUNS if run in read):
        return True
    long, short = (read, meant) if len(read) > len(meant) else (meant, read)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@cache
def usual() -> frozenset[str]:
    """The syllables of the words of the genre: what is one of them is likely meant."""
    texts = [read_text(f"{name}.toml") for name in _VOCABULARY]
    slips = read_toml("slips.toml")
    return frozenset(_TOKEN.findall(key(" ".join([*texts, *slips["phrases"], *slips["usual"]]))))


@cache
def _firm() -> frozenset[str]:
    """Phrases of two syllables that are meant though either is a syllable of the genre."""
    return frozenset(read_toml("slips.toml")["firm"])


def looks_like(read: str, meant: str) -> bool:
    """Whether a letter was lost or doubled, or taken for another that looks like it."""
    if len(read) != len(meant) or read == meant:
        return True
    pairs = [one + other for one, other in zip(read, meant, strict=True) if one != other]
    if len(pairs) == 2:
        return pairs[0] == pairs[1][::-1]
    return len(pairs) == 1 and bool({pairs[0], pairs[0][::-1]} & _alike())


@cache
def _alike() -> frozenset[str]:
    return frozenset(read_toml("slips.toml")["alike"])


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether words in capitals are a line by themselves."""
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
    return line.strip() == text[start:end] and line.isupper()


def _agrees(words: list[str], meant: list[str]) -> bool:
    """Whether all syllables but one or half of them, or but those that are none, are as meant."""
    if len(words) != len(meant):
        return len(words) > 1 or not is_syllable(words[0])
    off = [word for word, right in zip(words, meant, strict=True) if key(word) != right]
    return len(off) == 1 or len(off) <= len(words) / 2 or any(not is_syllable(word) for word in off)


def _cased(written: str, meant: str, named: bool = False) -> str:
    """What is meant in the letter case of what is written; names keep their capitals.

    >>> _cased("fhành ủy", "Thành ủy"), _cased("hành ủy", "Thành ủy")
    ('thành ủy', 'Thành ủy')
    >>> _cased("xã lan Mẫu", "xã Lan Mẫu", named=True)
    'xã Lan Mẫu'
    """
    letters = [letter for letter in written if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > len(letters) / 2:
        return meant.upper()
    old, new = _TOKEN.findall(written), list(_TOKEN.finditer(meant))
    parts = list(meant)
    if len(old) == len(new):
        for word, match in zip(old, new, strict=True):
            first = parts[match.start()]
            if word[0].isupper():
                parts[match.start()] = first.upper()
            elif not named and (len(word) == len(match[0]) or fold(word[0]) == fold(first)):
                parts[match.start()] = first.lower()
    elif letters and letters[0].isupper():
        parts[0] = parts[0].upper()
    return "".join(parts)
