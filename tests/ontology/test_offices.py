"""Offices in every form that people write: the examples of each entry, and what holds of all."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thac.loaders.body import Chain
from thac.loaders.identity import organisation_id
from thac.loaders.organisations import organisation, standard_name
from thac.ontology.keys import fold, word_key
from thac.ontology.offices import Office, offices, one_name, written_out

DATA = tomllib.loads(files("thac.ontology").joinpath("vn/offices.toml").read_text(encoding="utf-8"))
HOMES = {
    "province": Chain("Nam Định", level="province", day="2023-05-04"),
    "district": Chain("Nam Định", ("huyện", "Giao Thủy"), level="district", day="2023-05-04"),
    "commune": Chain("Nam Định", ("huyện", "Giao Thủy"), ("xã", "Giao Tiến"), "commune", day="2023-05-04"),
}
KINDS = {"province": "tỉnh", "district": "huyện", "commune": "xã"}
PLACES = {"province": "Nam Định", "district": "Giao Thủy", "commune": "Giao Tiến"}


def read(text: str, level: str) -> str:
    """The one name of the office that a text without its place is read as."""
    full = written_out(text, level)
    for kind in (*DATA["levels"], *DATA["committees"].values()):
        full = re.sub(rf"\s{kind}\Z", "", full)
    return one_name(full, level)


@pytest.mark.parametrize("entry", DATA["office"], ids=[entry["name"] for entry in DATA["office"]])
def test_an_office_reads_its_examples(entry: dict[str, Any]) -> None:
    level = entry.get("levels", [""])[0]
    assert {text: read(text, level) for text in entry["examples"]} == dict.fromkeys(
        entry["examples"], entry["name"]
    )
    assert not [text for text in entry["counter"] if read(text, "") == entry["name"]]


def test_names_stand_once_at_a_level() -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for office in offices():
        for name in dict.fromkeys(map(fold, (office.name, *office.also))):
            counted.update((name, level) for level in office.levels or KINDS)
    assert not [name for name, times in counted.items() if times > 1]


def id_of(text: str, home: Chain) -> str:
    """The id of a unit as a document of that territory writes it."""
    name = " ".join(text.split())
    return organisation_id(standard_name(organisation(name, False, home) or name), home, home.day, True)


#: Heads that stand before every short form; the rest of a name may be its first letters.
HEADS = ("Phòng", "Sở", "Hội", "Trung tâm", "Đài", "Văn phòng", "Kho bạc", "Liên đoàn", "Ban", "Bộ")
JOINTS = st.sampled_from(["&", "-", " - ", " & ", ", ", " và ", " "])


def parts(name: str) -> tuple[str, list[list[str]]]:
    """The head of a name and its other words, parted where a joint stands."""
    head = next((head for head in HEADS if name.startswith(f"{head} ")), "")
    rest = re.split(r"\s+-\s+|,\s+|\s+và\s+", name[len(head) :].strip())
    return head, [piece.split() for piece in rest]


def letters(office: Office) -> str:
    head, pieces = parts(office.name)
    return fold(head) + "|" + "".join(fold(word)[0] for piece in pieces for word in piece)


def levels(office: Office) -> tuple[str, ...]:
    """Where an office may stand; a Sở is the province's and a Phòng the district's wherever it is named."""
    own = {"Sở": ("province",), "Phòng": ("district",)}.get(office.name.split()[0])
    return own or office.levels or tuple(KINDS)


SHARED = Counter(letters(office) for office in offices())
PLAIN = [
    office
    for office in offices()
    if parts(office.name)[0] and SHARED[letters(office)] == 1 and not office.of_committee
    and sum(map(len, parts(office.name)[1])) > 1
]  # fmt: skip


@given(st.data())
def test_every_short_form_of_an_office_is_one_body(data: st.DataObject) -> None:
    """First letters or words, any joint, case and spacing, with or without the place: the full name's id."""
    office = data.draw(st.sampled_from(PLAIN))
    level = data.draw(st.sampled_from(levels(office)))
    head, pieces = parts(office.name)
    written = [head]
    for number, piece in enumerate(pieces):
        joint = " " if number == 0 else data.draw(JOINTS)
        short = data.draw(st.booleans()) and len(piece) > 1
        written.append(joint + ("".join(word[0].upper() for word in piece) if short else " ".join(piece)))
    text = "".join(written)
    tail = data.draw(st.sampled_from(["", f" {KINDS[level]}", f" {KINDS[level]} {PLACES[level]}"]))
    text = data.draw(st.sampled_from([text, text.upper(), text.lower()])) + tail
    text = text.replace(" ", data.draw(st.sampled_from([" ", "  "])))
    home = HOMES[level]
    assert id_of(text, home) == id_of(f"{office.name} {KINDS[level]} {PLACES[level]}", home)


@given(st.sampled_from([office for office in offices() if office.also]), st.data())
def test_every_name_of_an_office_is_one_body(office: Office, data: st.DataObject) -> None:
    level = data.draw(st.sampled_from(levels(office)))
    others = [name for name in office.also if not name.endswith(" đoàn")]
    name = data.draw(st.sampled_from([office.name, *others]))
    home = HOMES[level]
    texts = (office.name, name, f"{name} {KINDS[level]}", f"{name} {KINDS[level]} {PLACES[level]}")
    assert len({organisation_id(text, home, home.day, True) for text in texts}) == 1


@pytest.mark.parametrize(
    ("level", "names"),
    [
        ("province", ["Tỉnh đoàn", "Tỉnh Đoàn Nam Định", "Đoàn TNCS Hồ Chí Minh tỉnh", "Đoàn TN tỉnh"]),
        ("district", ["Huyện đoàn", "Huyện đoàn Giao Thủy", "Đoàn Thanh niên huyện", "Đoàn TNCS HCM"]),
        ("commune", ["Đoàn xã", "Đoàn Thanh niên xã Giao Tiến", "ĐTN xã"]),
        ("district", ["VP HĐND&UBND", "Chánh Văn phòng HĐND và UBND huyện", "Văn phòng UBND huyện"]),
        ("district", ["BTG HU", "Trưởng Ban Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện uỷ Giao Thủy"]),
        ("commune", ["Quân sự xã", "BCHQS xã", "Ban Chỉ huy Quân sự xã Giao Tiến"]),
        ("province", ["MTTQ tỉnh", "Mặt trận Tổ quốc tỉnh Nam Định", "UBMTTQVN tỉnh"]),
        ("commune", ["Ban Thường trực UBMTTQ xã", "MTTQ", "Mặt trận Tổ quốc Việt Nam xã Giao Tiến"]),
    ],
)  # fmt: skip
def test_names_with_a_place_or_a_post_are_one_body(level: str, names: list[str]) -> None:
    home = HOMES[level]
    assert len({id_of(name, home) for name in names}) == 1


def test_a_group_is_one_however_its_place_is_said() -> None:
    home = HOMES["district"]
    kinds = ("", " huyện", " thuộc huyện", " thuộc UBND huyện", " huyện Giao Thủy")
    texts = [f"{start}ác phòng, ban{kind}" for kind in kinds for start in ("C", "Thủ trưởng c")]
    names = [organisation(text, True, home) or text for text in texts]
    assert len({organisation_id(name, home, home.day, True) for name in names}) == 1
    below = organisation_id("Các chi bộ trực thuộc huyện Giao Thủy", home, home.day, True)
    assert below.endswith(":cac.chi.bo.truc.thuoc")


def test_a_kind_at_the_end_of_a_list_is_none_of_the_place() -> None:
    home = HOMES["province"]
    for text in ("UBND các huyện, thành phố", "Chủ tịch UBND các huyện, thành phố"):
        name = organisation(text, True, home) or text
        assert organisation_id(name, home, home.day, True).endswith(":uy.ban.nhan.dan.cac.huyen.thanh.pho")


def test_the_body_of_a_city_is_the_province_s() -> None:
    home = Chain("Hải Phòng", level="province", day="2023-05-04")
    for name in ("MTTQ thành phố", "Công an TP", "Bộ CHQS thành phố Hải Phòng"):
        assert id_of(name, home).startswith("urn:lex:vn;hai.phong:")
        assert not id_of(name, home).endswith(".thanh.pho")
    assert id_of("Công an TP Hưng Yên", Chain("Hưng Yên", level="province", day="2023")) == (
        "urn:lex:vn;hung.yen;thanh.pho.hung.yen:cong.an"
    )


@pytest.mark.parametrize(
    ("text", "level", "full"),
    [
        ("Công an TP. Vinh", "province", "Công an thành phố Vinh"),
        ("Ban TG ĐUK", "province", "Ban Tuyên giáo Đảng ủy Khối"),
        ("VP UBND TX Sơn Tây", "", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thị xã Sơn Tây"),
        ("MTTQ và các đoàn thể", "commune", "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể"),
        ("Mặt trận Tổ quốc xã", "commune", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("Huyện đoàn Kim Động", "district", "Huyện đoàn Kim Động"),
        ("Văn phòng UBND tỉnh", "province", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Phòng VHTT - Thể thao", "district", "Phòng VHTT - Thể thao"),
        ("Trung tâm VHTT huyện", "district", "Trung tâm VHTT huyện"),
        ("BCH Quân sự", "", "BCH Quân sự"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_is_written_out(text: str, level: str, full: str) -> None:
    assert written_out(text, level) == full


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert word_key(one_name(text)) or one_name(text) == text
    written_out(text)
