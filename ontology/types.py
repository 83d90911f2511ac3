"""``vn/document_types.toml`` in, the types of documents by code and by name out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .data import read_toml
from .keys import fold, symbol_key, word_key
from .model import DocumentType, Example


@lru_cache(maxsize=1)
def document_types() -> tuple[DocumentType, ...]:
    """All types of documents, in the order of the file.

    >>> len(document_types()) > 50
    True
    """
    return tuple(_document_type(entry) for entry in read_toml("document_types.toml")["type"])


def _document_type(entry: dict[str, Any]) -> DocumentType:
    def examples(key: str) -> tuple[Example, ...]:
        return tuple(Example(e["text"], e["symbol"]) for e in entry.get(key, ()))

    plain = {key: entry[key] for key in ("code", "name", "english", "family", "normative", "rank", "clause")}
    return DocumentType(
        **plain,
        class_=entry["class"],
        also=tuple(entry.get("also", ())),
        examples=examples("examples"),
        counter=examples("counter"),
    )


@lru_cache(maxsize=1)
def _types_by_code() -> dict[str, tuple[DocumentType, ...]]:
    index: dict[str, tuple[DocumentType, ...]] = {}
    for also in (False, True):  # a type's own code goes before what others use for theirs
        for kind in document_types():
            codes = [code for code in kind.also if " " not in code] if also else [kind.code]
            for key in filter(None, map(symbol_key, codes)):
                index[key] = (*index.get(key, ()), kind)
    return index


def types_of(code: str, family: str = "") -> tuple[DocumentType, ...]:
    """The types that a code in a symbol may stand for, the likeliest first; letter case does not count.

    ``family`` is state or party; empty: both.

    >>> [t.name for t in types_of("QĐ", "party")]
    ['quyết định', 'quy định']
    """
    found = _types_by_code().get(symbol_key(code), ())
    return tuple(t for t in found if not family or t.family in (family, "both"))


def type_of(code: str, family: str = "") -> DocumentType | None:
    """The likeliest type of a code, or None: the word in front of the number may still say otherwise.

    >>> [kind.name for family in ("state", "party") if (kind := type_of("TT", family))]
    ['thông tư', 'thông tri']
    """
    found = types_of(code, family)
    return found[0] if found else None


@lru_cache(maxsize=1)
def _types_by_name() -> dict[str, tuple[DocumentType, ...]]:
    index: dict[str, tuple[DocumentType, ...]] = {}
    for kind in document_types():
        names = (kind.name, *(name for name in kind.also if " " in name))
        for key in dict.fromkeys(word_key(name) for name in names):
            index[key] = (*index.get(key, ()), kind)
    for key, kinds in tuple(index.items()):  # without accents, where no two types are then alike
        bare = fold(key)
        if {k.name for k in index.get(bare, kinds)} == {k.name for k in kinds}:
            index[bare] = kinds
    return index


def type_by_name(name: str, family: str = "") -> DocumentType | None:
    """The type of a word such as "KẾ HOẠCH" or "Thoả thuận", or None.

    >>> [kind.code for word in ("KẾ HOẠCH", "Bản thoả thuận", "ke hoach") if (kind := type_by_name(word))]
    ['KH', 'BTT', 'KH']
    >>> type_by_name("kế hoạch số") is None
    True
    """
    found = _types_by_name().get(word_key(name), ())
    return next((kind for kind in found if not family or kind.family in (family, "both")), None)
