"""The name of an office as people write it in, its words written out and the one name of that office out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .bodies import agencies
from .data import read_toml
from .keys import fold, word_key

__all__ = ["Office", "offices", "one_name", "written_out"]

#: Behind an office: its name goes on, or another one follows ("MTTQ và các đoàn thể").
_JOINT = re.compile(r"\s*(?:[,&-]|\bvà\b)\s*(?=\w)", re.IGNORECASE)
_AND_THE = " và các "
#: "Huyện đoàn Kim Động" says its kind of territory in the name: only its id is that of the office.
_KIND_IN_NAME = " đoàn"
_WORD = re.compile(r"[^\W_]+")
_AND = word_key("và")
#: Shorter names of initials alone ("CA", "HND") are read only where a territory or committee follows.
_SHORTEST_ALONE = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office without its place, an entry of ``vn/offices.toml``, which explains the fields."""

    name: str
    also: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    of_committee: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """One full name of an office as words in key form, with their first letters, ``plain`` without "và"."""

    name: str
    words: tuple[str, ...]
    letters: str
    plain: str
    office: Office


@cache
def offices() -> tuple[Office, ...]:
    """The offices of ``vn/offices.toml``, then those below the centre that ``vn/agencies.toml`` adds.

    >>> offices()[0].name
    'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân'
    """
    data = read_toml("offices.toml")
    own = [
        Office(
            entry["name"],
            tuple(entry.get("also", ())),
            tuple(entry.get("written", ())),
            tuple(entry.get("levels", ())),
            entry.get("of_committee", False),
        )
        for entry in data["office"]
    ]
    known = {word_key(name) for office in own for name in (office.name, *office.also)}
    heads = tuple(data["heads"])
    others = dict.fromkeys(
        agency.name for agency in agencies() if agency.level != "central" and agency.name.startswith(heads)
    )
    return (*own, *(Office(name) for name in others if word_key(name) not in known))


@lru_cache(maxsize=16384)
def written_out(text: str, level: str = "") -> str:
    """A name with the office that it begins with written out, and the kind of territory behind it.

    Letter case, spaces, "và", "-", "&" and commas do not count, and a word may stand for the first letters of
    several. What may be two offices stays as it is, unless the ``level`` of the territory tells which.

    >>> written_out("VP. HĐND&UBND huyện"), written_out("Phòng TC-KH huyện Bình Lục")
    ('Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện', 'Phòng Tài chính - Kế hoạch huyện Bình Lục')
    >>> written_out("BCH Quân sự tỉnh"), written_out("BCH quân sự"), written_out("BTG HU")
    ('Bộ Chỉ huy quân sự tỉnh', 'BCH quân sự', 'Ban Tuyên giáo Huyện ủy')
    """
    found = _longest(text, level)
    if found is None:
        return text
    form, end = found
    joint = _JOINT.match(text, end)
    alone = end == len(text) or joint or _follows().match(text, end)
    if not alone and form.words == _words(text[:end]):
        return text  # "Đoàn công tác": another name that begins with the same word
    rest = joint[0] + written_out(text[joint.end() :], level) if joint else _rest(text[end:])
    if form.name.endswith(_KIND_IN_NAME):
        return form.name + rest
    return one_name(form.name, _level_behind(text[end:]) or level) + rest


@lru_cache(maxsize=4096)
def one_name(name: str, level: str = "") -> str:
    """The one name of an office that has several; of any other body its own.

    >>> one_name("Mặt trận Tổ quốc"), one_name("Phòng Văn hóa - Thông tin"), one_name("Đài Truyền thanh")
    ('Ủy ban Mặt trận Tổ quốc Việt Nam', 'Phòng Văn hóa và Thông tin', 'Đài Truyền thanh')
    >>> [one_name("Văn phòng Ủy ban nhân dân", level)[:18] for level in ("province", "district")]
    ['Văn phòng Ủy ban n', 'Văn phòng Hội đồng']
    """
    first, joint, others = name.partition(_AND_THE)
    named = _by_words().get(tuple(word for word in _words(first) if word != _AND), ())
    fits = [office for office in named if not (office.levels and level) or level in office.levels]
    own = [office for office in fits if _words(office.name) == _words(first)] if not level else []
    return (own or fits)[0].name + joint + others if fits else name


@cache
def _by_words() -> dict[tuple[str, ...], tuple[Office, ...]]:
    index: dict[tuple[str, ...], tuple[Office, ...]] = {}
    for form in _forms():
        key = tuple(word for word in form.words if word != _AND)
        index[key] = (*index.get(key, ()), form.office)
    return index


@cache
def _forms() -> tuple[_Form, ...]:
    found = []
    for office in offices():
        for name in (office.name, *office.also, *office.written):
            words = _words(name)
            full = office.name if name in office.written else name
            letters = "".join(_initial(word) for word in words)
            plain = "".join(_initial(word) for word in words if word != _AND)
            found.append(_Form(full, words, letters, plain, office))
    return tuple(found)


@cache
def _by_letter() -> dict[str, tuple[_Form, ...]]:
    index: dict[str, tuple[_Form, ...]] = {}
    for form in _forms():
        index[form.letters[0]] = (*index.get(form.letters[0], ()), form)
    return index


def _words(text: str) -> tuple[str, ...]:
    return tuple(word_key(word) for word in _WORD.findall(text))


@lru_cache(maxsize=4096)
def _letters(word: str) -> str:
    """A word without accents, đ as d."""
    return fold(word)


def _initial(word: str) -> str:
    return _letters(word)[:1]


def _longest(text: str, level: str) -> tuple[_Form, int] | None:
    """The office that takes most of the text from its beginning, and where it ends; None of several."""
    words = [(word_key(match[0]), match.end()) for match in _WORD.finditer(text)]
    if not words:
        return None
    found = [
        (form, count)
        for form in _by_letter().get(_initial(words[0][0]), ())
        if _may_begin(form, words[0][0], words[1][0] if len(words) > 1 else "")
        and (count := max(_read([word for word, _ in words], 0, form, 0), default=0))
    ]
    most = max((count for _, count in found), default=0)
    if not most:
        return None
    end = words[most - 1][1]
    fits = [form for form, count in found if count == most and _fits(form, text[:end], text[end:], level)]
    exact = [form for form in fits if form.words == tuple(word for word, _ in words[:most])]
    fits = exact or fits
    return (fits[0], end) if len({form.name for form in fits}) == 1 else None


def _may_begin(form: _Form, first: str, second: str) -> bool:
    """Whether two words can begin a name: a quick look before it is read in full."""
    if form.words[0] == first:
        return not second or second == _AND or form.plain[1:2] == _initial(second) or len(form.words) == 1
    letters = _letters(first)
    return len(letters) > 1 and (form.plain.startswith(letters) or form.letters.startswith(letters))


def _read(words: list[str], at: int, form: _Form, syllable: int) -> Iterator[int]:
    """How many words of a text can be read as the whole of a name, from a word and a syllable on."""
    if syllable == len(form.words):
        yield at
        return
    if at == len(words):
        return
    word = words[at]
    if word == form.words[syllable]:
        yield from _read(words, at + 1, form, syllable + 1)
    elif form.words[syllable] == _AND:
        yield from _read(words, at, form, syllable + 1)
    elif word == _AND and at:
        yield from _read(words, at + 1, form, syllable)
    if len(word) > 1 and word != form.words[syllable]:
        for after in _spelled(_letters(word), form, syllable):
            yield from _read(words, at + 1, form, after)


def _spelled(letters: str, form: _Form, syllable: int) -> Iterator[int]:
    """The syllables after those of which the letters are the first ones; "và" may be left out."""
    if not letters:
        yield syllable
        return
    if syllable == len(form.words):
        return
    if form.letters[syllable] == letters[0]:
        yield from _spelled(letters[1:], form, syllable + 1)
    if form.words[syllable] == _AND:
        yield from _spelled(letters, form, syllable + 1)


def _fits(form: _Form, written: str, rest: str, level: str) -> bool:
    """Whether what follows a short form, and the level, allow this office."""
    joint = _JOINT.match(rest)
    if joint and not _another(rest[joint.end() :]):
        return False
    short = word_key(written)
    follows = _follows().match(rest)
    level = _level_behind(rest) or level
    if form.office.levels and level not in form.office.levels and short != " ".join(form.words):
        return False
    if form.office.of_committee and short.split(" ")[0] != form.words[0]:
        return follows is not None and follows["committee"] is not None
    return len(short.replace(" ", "")) >= _SHORTEST_ALONE or follows is not None


def _another(text: str) -> bool:
    """Whether a text begins with "các" or the name of an office."""
    return text.casefold().startswith("các ") or _longest(text, "") is not None


@cache
def _territories() -> dict[str, str]:
    return {word_key(short): full for short, full in read_toml("offices.toml")["territories"].items()}


@cache
def _committees() -> dict[str, str]:
    return {word_key(short): full for short, full in read_toml("offices.toml")["committees"].items()}


@cache
def _follows() -> re.Pattern[str]:
    """A kind of territory, or a committee, at the beginning of what stands behind an office."""

    def words(names: list[str]) -> str:
        forms = (re.escape(name).replace(r"\ ", r"\s+").replace("ủy", "(?:ủy|uỷ)") for name in names)
        return "|".join(sorted(forms, key=lambda form: (-len(form), form)))

    data = read_toml("offices.toml")
    territories = [*data["levels"], *data["territories"]]
    committees = [*data["committees"], *data["committees"].values()]
    return re.compile(
        rf"[\s.,]*(?:của\s+)?(?:(?P<committee>{words(committees)})|(?P<territory>{words(territories)}))(?![^\W_])\.?",
        re.IGNORECASE,
    )


def _level_behind(rest: str) -> str:
    found = _follows().match(rest)
    if found is None or not found["territory"]:
        return ""
    kind = word_key(found["territory"])
    return _levels().get(word_key(_territories()[kind]) if kind in _territories() else kind, "")


@cache
def _levels() -> dict[str, str]:
    """Each kind of territory with its level; empty for a city, which may be of two."""
    return {word_key(kind): level for kind, level in read_toml("offices.toml")["levels"].items()}


def _rest(rest: str) -> str:
    """What stands behind an office, its first short form of a territory or committee written out."""
    found = _follows().match(rest)
    if found is None:
        return rest
    group = "territory" if found["territory"] else "committee"
    full = (_territories() if group == "territory" else _committees()).get(word_key(found[group]))
    if full is None:
        return rest
    tail = rest[found.end() :].lstrip()
    return f" {full}{' ' if tail[:1].isalnum() else ''}{tail}"
