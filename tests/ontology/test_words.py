"""Every example and counter-example of the data files, and what must hold of all entries."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter

import pytest

from thac import ontology
from thac.ontology import Agency, DocumentType, Example, Province

SYMBOL = re.compile(r"\d+(?:/\d{4})?[-/][^\s]+")
DAY = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?\Z")


def read_form(symbol: str) -> str:
    """How a symbol is written: number-type/suffix is of the party, number/... of the state."""
    return "party" if re.match(r"\d+-", symbol) else "state"


def read_suffixes(symbol: str) -> set[str]:
    """Every run of the parts after the number: what a reader may take for the suffix."""
    parts = re.split(r"[-/]", re.sub(r"\A\d+(/\d{4})?[-/]", "", symbol))
    return {"-".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}


def read_agencies(text: str) -> list[Agency]:
    """The bodies that the first symbol of a text allows."""
    found = SYMBOL.search(text)
    assert found, text
    symbol = found.group()
    return [a for s in read_suffixes(symbol) for a in ontology.agency(s, read_form(symbol))]


def read_type(text: str, symbol: str) -> DocumentType | None:
    """The type that the longest run of words at the beginning names."""
    family = read_form(symbol) if symbol else ""
    words = text.split()
    runs = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    return next((t for run in runs if (t := ontology.type_by_name(run, family))), None)


def pairs(entries: tuple[DocumentType, ...] | tuple[Agency, ...], key: str) -> list[object]:
    return [
        pytest.param(entry, example, id=example.text) for entry in entries for example in getattr(entry, key)
    ]


@pytest.mark.parametrize(("kind", "example"), pairs(ontology.document_types(), "examples"))
def test_type_reads_its_examples(kind: DocumentType, example: Example) -> None:
    assert example.reading in example.text
    assert read_type(example.text, example.reading) == kind
    code = re.match(r"\d+(?:/\d{4})?[-/]([^-/]+)[-/]", example.reading)
    if code and (coded := ontology.types_of(code[1], read_form(example.reading))):
        assert kind in coded or kind.code == "CV"


@pytest.mark.parametrize(("kind", "example"), pairs(ontology.document_types(), "counter"))
def test_type_refuses_its_counter_examples(kind: DocumentType, example: Example) -> None:
    assert read_type(example.text, example.reading) not in (kind, None)


@pytest.mark.parametrize(("body", "example"), pairs(ontology.agencies(), "examples"))
def test_agency_reads_its_examples(body: Agency, example: Example) -> None:
    assert body in read_agencies(example.text)
    assert example.reading in (body.name, *body.bodies)


@pytest.mark.parametrize(("body", "example"), pairs(ontology.agencies(), "counter"))
def test_agency_refuses_its_counter_examples(body: Agency, example: Example) -> None:
    assert body not in read_agencies(example.text)


def test_every_entry_has_an_example() -> None:
    assert not [entry.name for entry in ontology.document_types() if not entry.examples]
    assert not [entry.suffix for entry in ontology.agencies() if not entry.examples]


def test_agencies_are_well_formed() -> None:
    bodies = ontology.agencies()
    assert {b.branch for b in bodies} == {"party", "state", "front", "mass", "armed"}
    assert {b.level for b in bodies} == {"central", "province", "district", "commune", ""}
    assert {b.form for b in bodies} == {"party", "state", "either"}
    assert all(DAY.match(b.valid_from) and DAY.match(b.valid_to) for b in bodies)
    assert all(unicodedata.is_normalized("NFC", s) for b in bodies for s in (b.suffix, b.name, *b.also))
    keys = Counter((b.suffix, b.name, b.level, b.valid_from) for b in bodies)
    assert not [key for key, n in keys.items() if n > 1]


def test_a_suffix_that_stands_alone_names_one_body() -> None:
    """For each form and period there is one name, among the bodies that print the suffix as their own."""
    for body in ontology.agencies():
        if not body.alone:
            continue
        forms = ("party", "state") if body.form == "either" else (body.form,)
        for form in forms:
            others = ontology.agency(body.suffix, form, body.valid_from or body.valid_to)
            assert {b.name for b in others} == {body.name}, body.suffix


def test_other_spellings_are_not_idle() -> None:
    """A spelling that differs only in what does not count would never be looked up."""
    for body in ontology.agencies():
        keys = [ontology.symbol_key(s) for s in (body.suffix, *body.also)]
        assert len(keys) == len(set(keys)), body.suffix


def test_types_are_well_formed() -> None:
    kinds = ontology.document_types()
    assert {t.family for t in kinds} == {"state", "party", "both"}
    assert not [n for n in Counter((t.name, t.family) for t in kinds).values() if n > 1]
    assert all(t.name == t.name.lower() and t.clause and t.rank > 0 for t in kinds)
    assert all(unicodedata.is_normalized("NFC", s) for t in kinds for s in (t.code, t.name, *t.also))
    assert all(t.class_.isalpha() and t.class_[0].isupper() for t in kinds)


def test_the_29_administrative_types() -> None:
    """Nghị định 30/2020/NĐ-CP, Điều 7, in its order."""
    codes = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
    for code in codes.split():
        kind = ontology.type_of(code, "state")
        assert kind is not None
        assert kind.code == code
        assert "30/2020/NĐ-CP" in kind.clause
    for name in ("công văn", "thư công"):
        assert ontology.type_by_name(name, "state") is not None


@pytest.mark.parametrize(
    ("code", "family", "name"),
    [
        ("QĐ", "party", "quyết định"),
        ("qđ", "state", "quyết định"),
        ("TT", "state", "thông tư"),
        ("TT", "party", "thông tri"),
        ("TTR", "", "tờ trình"),
        ("KL", "party", "kết luận"),
        ("L", "state", "luật"),
        ("CV", "party", "công văn"),
        ("CTrHĐ", "party", "chương trình"),
        ("ĐA", "", "đề án"),
        ("DA", "", "dự án"),
    ],
)
def test_type_of(code: str, family: str, name: str) -> None:
    kind = ontology.type_of(code, family)
    assert kind is not None
    assert kind.name == name


def test_unknown_words_are_refused() -> None:
    assert ontology.type_of("XX") is None
    assert ontology.type_of("") is None
    assert ontology.type_by_name("") is None
    assert ontology.agency("") == ()
    assert ontology.province("") is None
    assert ontology.province("Kim Động") is None


@pytest.mark.parametrize(
    ("suffix", "names"),
    [
        ("TW", {"Trung ương Đảng"}),
        ("tu", {"Tỉnh ủy", "Thành ủy", "Thị ủy"}),
        ("Ttg", {"Thủ tướng Chính phủ"}),
        ("QH15", {"Quốc hội"}),
        ("UBTVQH14", {"Ủy ban Thường vụ Quốc hội"}),
        ("BCĐ35", {"Ban Chỉ đạo"}),
        ("SVHTT&DL", {"Sở Văn hóa, Thể thao và Du lịch"}),
        ("MTTQ-BTT", {"Ủy ban Mặt trận Tổ quốc Việt Nam"}),
        ("U BND", {"Ủy ban nhân dân"}),
        ("CP15", set()),
    ],
)
def test_agency(suffix: str, names: set[str]) -> None:
    assert {body.name for body in ontology.agency(suffix)} == names


def test_agency_by_date() -> None:
    assert [b.level for b in ontology.agency("PKT", on="2023-05-01")] == ["district"]
    assert [b.level for b in ontology.agency("PKT", on="2026")] == ["commune"]
    assert ontology.agency("HU", on="2025-08") == ()
    assert [b.name for b in ontology.agencies_named("Phòng VH&TT")] == ["Phòng Văn hóa và Thông tin"]


def test_provinces() -> None:
    rows = ontology.provinces()
    for day, count, cities in (
        ("2019-12-31", 63, 5),
        ("2025-01-01", 63, 6),
        ("2025-06-30", 63, 6),
        ("2025-07-01", 34, 6),
        ("2026-05-01", 34, 7),
    ):
        valid = [p for p in rows if ontology.valid_on(p, day)]
        assert len(valid) == len({p.name for p in valid}) == len({p.code for p in valid}) == count
        assert sum(p.kind == "thành phố" for p in valid) == cities
    names = {p.name for p in rows}
    assert all(unicodedata.is_normalized("NFC", p.name) and DAY.match(p.valid_to) for p in rows)
    assert all(set(p.successors) <= names and bool(p.successors) == bool(p.valid_to) for p in rows)


@pytest.mark.parametrize(
    ("text", "on", "full"),
    [
        ("Hưng Yên", "", "tỉnh Hưng Yên"),
        ("TỈNH HƯNG YÊN", "2023", "tỉnh Hưng Yên"),
        ("Thành phố Hồ Chí Minh", "", "thành phố Hồ Chí Minh"),
        ("TP.HCM", "", "thành phố Hồ Chí Minh"),
        ("T.P. Hồ Chí Minh", "", "thành phố Hồ Chí Minh"),
        ("Tp Đà nẵng", "", "thành phố Đà Nẵng"),
        ("Hoà Bình", "", "tỉnh Hòa Bình"),
        ("Thanh Hóa", "", "tỉnh Thanh Hóa"),
        ("Thừa Thiên - Huế", "", "tỉnh Thừa Thiên Huế"),
        ("Huế", "2025-02-01", "thành phố Huế"),
        ("Huế", "2023-02-01", None),
        ("thành phố Huế", "2023-02-01", None),
        ("Kiên Giang", "2023", "tỉnh Kiên Giang"),
        ("Kiên Giang", "2025-07-01", None),
        ("Bà Rịa – Vũng Tàu", "", "tỉnh Bà Rịa - Vũng Tàu"),
        ("Dak Lak", "", "tỉnh Đắk Lắk"),
        ("Ha Noi", "", "thành phố Hà Nội"),
        ("Đồng Nai", "2026-05-01", "thành phố Đồng Nai"),
        ("thành phố Bắc Ninh", "2023", None),
        ("thành phố Vinh", "", None),
        ("xã Hưng Yên", "", None),
    ],
)
def test_province(text: str, on: str, full: str | None) -> None:
    found = ontology.province(text, on)
    assert (found.full_name if found else None) == full


def test_province_keys_are_unique() -> None:
    """No name means two provinces, with or without accents."""
    for key in (ontology.word_key, ontology.fold):
        named: dict[str, set[str]] = {}
        for place in ontology.provinces():
            for name in (place.name, *place.other_names):
                named.setdefault(key(name), set()).add(place.name)
        assert not {k: v for k, v in named.items() if len(v) > 1}


def test_decomposed_text_is_read() -> None:
    nfd = unicodedata.normalize("NFD", "Kế hoạch")
    kind = ontology.type_by_name(nfd)
    assert kind is not None
    assert kind.code == "KH"
    assert isinstance(ontology.province(unicodedata.normalize("NFD", "Quảng Trị")), Province)
    assert ontology.agency(unicodedata.normalize("NFD", "ĐU"))


def test_import_reads_no_file() -> None:
    """The data are read at first use: importing the words costs next to nothing."""
    code = "import sys, thac.ontology; print('tomllib' in sys.modules, 'importlib.resources' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
