"""A text in, the names of places and rare words of it that slip out, with what is meant."""

from __future__ import annotations

import re
from collections import Counter

from ..graph.ids import fold
from ..ontology import gazetteer, placenames
from ..ontology.syllables import is_syllable, name_words
from .clean import UPPER, key
from .slip_words import one_apart, phrases_of, usual, word_slips

Slips = list[tuple[int, int, str]]
_TOKEN = re.compile(r"[^\W\d_²³¹⁰-₉]+")
_KINDS = "tỉnh|thành phố|thị xã|thị trấn|huyện|quận|phường|đặc khu|xã"
_OF = {"tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "huyện ủy": "huyện", "thị ủy": "thị xã", "quận ủy": "quận"}
#: A kind of territory or a committee, and the words with capitals behind it.
_NAMED = re.compile(
    rf"(?i)(?<![^\W\d_])(?!xã[ \t]+hội[ \t]+ch)(?P<kind>{_KINDS}|{'|'.join(_OF)})"
    rf"(?-i:[ \t]+(?P<name>[{UPPER}][^\W\d_]*(?:[ \t]+[{UPPER}][^\W\d_]*){{0,4}}(?:[ \t]+\d{{1,2}}(?!\w))?))"
)


_RECIPIENTS = re.compile(r"(?m)^[ \t]*[Nn]ơi [Nn]hận\b")
#: A recipient: a list's mark, the unit, what may stand behind.
_LINE = re.compile(
    r"(?m)^[ \t]*[-+–•][ \t]*(?P<unit>[^\W\d_][^\n;:.()]*?)[ \t]*(?:\([^\n)]*\))?[;,.]?[ \t]*$"
)
#: The first word of an item or recipient before units of one kind.
_GROUP = re.compile(
    r"(?m)^[ \t]*(?P<mark>\d{1,2}[.)]|[-+–•])[ \t]*(?P<many>[^\W\d_]{2,4})[ \t]+"
    r"(?=(?:huyện|thị|thành|quận|tỉnh|đảng) ủy\b|(?:sở|phòng|xã|phường|huyện|chi bộ|cơ quan|đơn vị|ban)\b)"
)
#: What stands beside the parts of symbols and addresses.
_BESIDE = frozenset("/-@_&0123456789")
_TONED = re.compile(r"[^\x00-\x7fĐ]")
#: Days on which names are looked up: in both states of the country.
_DAYS = ("2022-10-01", "")


def name_slips(text: str) -> Slips:
    """Where names of places and words of the text itself slip, in order of place."""
    found = named_slips(text)
    taken = [(start, end) for start, end, _ in found]
    found += [
        slip for slip in _places(text) if not any(start < slip[1] and slip[0] < end for start, end in taken)
    ]
    found += _many(text)
    taken = [(start, end) for start, end, _ in found]
    for slip in _words(text):
        if not any(start < slip[1] and slip[0] < end for start, end in taken):
            found.append(slip)
    return sorted(found)


def named_slips(text: str) -> Slips:
    """Where names of places slip that the text has elsewhere as they are."""
    return word_slips(text, phrases_of([*_named_here(text), *_addressed(text)]))


def _addressed(text: str) -> list[str]:
    """The units among the recipients whose names have no slip: the parts above begin with them."""
    label = _RECIPIENTS.search(text)
    found = set()
    for match in _LINE.finditer(text, label.end()) if label else ():
        words = _TOKEN.findall(key(match["unit"]))
        if len(words) > 1 and all(len(word) > 1 and is_syllable(word) and word in usual() for word in words):
            found.add(match["unit"].strip())
    return sorted(found)


def _many(text: str) -> Slips:
    """The word "các" at the head of an item or a recipient, where a letter of it slips: "3. ác huyện ủy"."""
    found: Slips = []
    for match in _GROUP.finditer(text):
        word = match["many"]
        slips = one_apart(fold(word), "cac") and (len(word) == 2 or not is_syllable(word))
        if (slips or fold(word) == "cac") and key(word) != "các":
            found.append((match.start("many"), match.end("many"), "Các" if match["mark"] else "các"))
    return found


def _named_here(text: str) -> list[str]:
    """The places that a text names as they are called, with their kinds: "xã Lan Mẫu"."""
    found: set[str] = set()
    committees = {kind: name.capitalize() for name, kind in _OF.items()}
    for match in _NAMED.finditer(text):
        kind = _OF.get(key(match["kind"]), key(match["kind"]))
        name = spelt(kind, _known_name(kind, match["name"]))
        if name:
            forms = [kind, committees[kind]] if kind in committees else [kind]
            found.update(f"{form} {_proper(name)}" for form in forms)
    return sorted(found)


def spelt(kind: str, name: str) -> str:
    """The name of a unit of a kind with its tones, where one lost them all; empty where several may be meant.

    >>> spelt("thị trấn", "Lang Can"), spelt("xã", "Tân Lập")
    ('Lăng Can', 'Tân Lập')
    """
    if not name or fold(name) != key(name):
        return name
    names = {unit.name for unit in placenames.find(name, kind) if unit.kind == kind}
    return name if key(name) in map(key, names) else names.pop() if len(names) == 1 else ""


def _proper(name: str) -> str:
    return " ".join(word[0].upper() + word[1:].lower() for word in name.split()) if name.isupper() else name


def _words(text: str) -> Slips:
    """Words that are no syllables and one letter or space away from a word that the text has elsewhere."""
    tokens = list(_TOKEN.finditer(text))
    counts = Counter(key(match[0]) for match in tokens if is_syllable(match[0]))
    less: dict[str, set[str]] = {}
    for word in counts:
        for at in range(len(word)):
            less.setdefault(word[:at] + word[at + 1 :], set()).add(word)
    found: Slips = []
    skip = False
    for number, match in enumerate(tokens):
        if skip:
            skip = False
            continue
        word = match[0]
        low = key(word)
        if is_syllable(word) and len(word) > 1:
            continue
        if (
            text[match.end() : match.end() + 1] in _BESIDE
            or text[match.start() - 1 : match.start()] in _BESIDE
        ):
            continue  # a part of a symbol, an address
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        if after and text[match.end() : after.start()] == " ":
            joined = word + after[0]
            if (
                counts[key(joined)]
                and (not is_syllable(word) or not is_syllable(after[0]))
                and joined[1:].islower()
            ):
                found.append((match.start(), after.end(), joined))
                skip = True
                continue
        if is_syllable(word) or len(word) < 3 or low in name_words():
            continue
        if not (word.islower() or (word.isupper() and _TONED.search(word))):
            cut = [at for at in range(2, len(low) - 1) if counts[low[:at]] and counts[low[at:]]]
            if len(cut) == 1 and word[1:].islower():
                found.append((match.start(), match.end(), f"{word[: cut[0]]} {word[cut[0] :]}"))
            continue
        if len(word) < 4 and not _TONED.search(word):
            continue
        near = {one for at in range(len(low)) for one in less.get(low[:at] + low[at + 1 :], ())}
        near |= less.get(low, set()) | {
            low[:at] + low[at + 1 :] for at in range(len(low)) if counts[low[:at] + low[at + 1 :]]
        }
        if len(near) > 1:
            most = max(counts[one] for one in near)
            near = {one for one in near if counts[one] == most and most > 2}
        parts = [at for at in range(2, len(low) - 1) if counts[low[:at]] and counts[low[at:]]]
        if not near and len(parts) == 1:
            found.append((match.start(), match.end(), f"{word[: parts[0]]} {word[parts[0] :]}"))
        if len(near) == 1:
            [one] = near
            cased = one.upper() if word.isupper() else one[0].upper() + one[1:] if word[0].isupper() else one
            found.append((match.start(), match.end(), cased))
    return found


def _places(text: str) -> Slips:
    """Names behind a kind of territory that are no names, and mean the one near name in reach."""
    seen: list[tuple[str, re.Match[str]]] = [
        (_OF.get(key(match["kind"]), key(match["kind"])), match) for match in _NAMED.finditer(text)
    ]
    known: Counter[gazetteer.Unit] = Counter()
    odd: list[tuple[str, re.Match[str]]] = []
    for kind, match in seen:
        name = _known_name(kind, match["name"])
        if len(name.split()) < len(match["name"].split()):
            odd.append((kind, match))
        if name:
            for unit in placenames.find(f"{kind} {name}"):
                known[unit] += 1
    found: Slips = []
    for kind, match in odd:
        meant = _near(kind, match["name"], known, _known_name(kind, match["name"]))
        if meant:
            start = match.start("name")
            name, end = meant
            cased = name.upper() if match["name"][:end].isupper() else name
            if cased != text[start : start + end]:
                found.append((start, start + end, cased))
    return found


def _known_name(kind: str, written: str) -> str:
    """The longest beginning of some words that is the name of a place of the kind."""
    words = written.split()
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(words[:count])
        if any(unit.kind == kind for unit in placenames.find(name, kind)):
            return name
    return ""


def _near(kind: str, written: str, known: Counter[gazetteer.Unit], said: str) -> tuple[str, int] | None:
    """The name that some words slip from and how many characters of them are that name, or None.

    ``said`` is a name that they begin with: then only a longer one that the text has elsewhere is meant.
    """
    pieces = list(re.finditer(r"\S+", written))
    pool = {unit for unit in known if unit.kind == kind}
    if kind == "tỉnh":
        pool = {unit for day in _DAYS for unit in gazetteer.units("province", None, day) if unit.kind == kind}
    tops = {unit for unit in known if unit.level == "province"}
    for unit in list(known):
        above: gazetteer.Unit | None = unit
        while above is not None and above.level != "province":
            above = gazetteer.parent(above)
        if above is not None:
            tops.add(above)
    for wide in (False,) if said else (False, True):
        candidates = _inside(kind, tops) if wide else pool
        for count in range(min(len(pieces), 4), 0, -1):
            read = fold(written[: pieces[count - 1].end()]).replace(" ", "")
            if len(read) < 4 or len(read) <= len(fold(said).replace(" ", "")):
                continue
            names = {unit.name for unit in candidates if _is_near(read, fold(unit.name).replace(" ", ""))}
            if len(names) == 1:
                return names.pop(), pieces[count - 1].end()
    return None


def _inside(kind: str, tops: set[gazetteer.Unit]) -> set[gazetteer.Unit]:
    """The units of a kind in some provinces, as they were before July 2025 and as they are."""
    found = {unit for unit in tops if unit.kind == kind}
    for top in tops:
        for day in _DAYS:
            for level in ("district", "commune"):
                found |= {unit for unit in gazetteer.units(level, top, day) if unit.kind == kind}
    return found


def _is_near(read: str, meant: str) -> bool:
    return read == meant or (len(meant) > 3 and one_apart(read, meant))
