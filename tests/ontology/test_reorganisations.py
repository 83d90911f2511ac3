"""Bodies that ended: every entry of the data, and what must hold of all of them."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from thac import ontology
from thac.ontology.keys import word_key
from thac.ontology.reorganisations import changes, heirs, named, origins, started

FILE = files("thac.ontology").joinpath("vn/reorganisations.toml")
ENTRIES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["reorganisation"]
#: Ended, but where their work went is not recorded: committees in many bodies, offices of such a committee.
OPEN = {
    "Đảng đoàn Hội đồng nhân dân", "Ban cán sự đảng", "Đảng đoàn", "Ban Tuyên giáo Đảng ủy Khối",
    "Ban Tổ chức Đảng ủy Khối", "Ủy ban Kiểm tra Đảng ủy Khối", "Cục Thuế", "Chi cục Thuế",
}  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry['level']} {entry['ended']}" for entry in ENTRIES])
def test_an_entry_understands_its_examples(entry: dict[str, Any]) -> None:
    before = {change["from"] for change in entry["changes"]}
    assert entry["examples"]
    for text in entry["examples"]:
        found = named(text)
        assert found is not None, text
        assert found.name in before, text
        assert found.central == (entry["level"] == "central")


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry['level']} {entry['ended']}" for entry in ENTRIES])
def test_an_entry_names_its_act_and_days(entry: dict[str, Any]) -> None:
    assert entry["act"]
    days = entry["ended"].split("..")
    assert len(days) in (1, 2)
    assert days == sorted(days)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)
    assert {entry["level"], *(change.get("at", "central") for change in entry["changes"])} <= {
        "central", "province", "district", "commune"
    }  # fmt: skip


def test_work_is_told_where_it_went_to_several() -> None:
    for body, level in {(one.before, one.level) for one in changes()}:
        found = heirs(body, level)
        assert len(found) == 1 or all(one.work for one in found), body
        assert len({one.ended for one in found}) == 1, body


def test_who_took_over_was_there() -> None:
    """No work goes to a body that began later or had ended before."""
    for one in changes():
        if one.to_level != "central":
            continue
        bodies = [body for body in ontology.agencies() if body.name == one.after and body.level == "central"]
        assert not bodies or any(ontology.valid_on(body, one.first) for body in bodies), one.after


def test_every_body_that_ended_has_an_heir() -> None:
    """All of the list of issuing bodies, but those of the districts, which ended with their level."""
    known = {word_key(one.before) for one in changes()}
    ended = {body.name for body in ontology.agencies() if body.valid_to and body.valid_to != "2025-06-30"}
    assert {name for name in ended if word_key(name) not in known} == OPEN


@pytest.mark.parametrize(
    ("body", "work", "heir"),
    [
        ("Bộ TT&TT", "thông tin đối ngoại", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ TT&TT", "báo chí", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ TT&TT", "viễn thông", "Bộ Khoa học và Công nghệ"),
        ("Bộ LĐ-TB&XH", "trẻ em", "Bộ Y tế"),
        ("Bộ LĐ-TB&XH", "giáo dục nghề nghiệp", "Bộ Giáo dục và Đào tạo"),
        ("Bộ LĐ-TB&XH", "người có công", "Bộ Nội vụ"),
        ("Sở TTTT", "thông tin đối ngoại", "Sở Văn hóa, Thể thao và Du lịch"),
    ],
)
def test_the_heir_depends_on_the_work(body: str, work: str, heir: str) -> None:
    found = named(body)
    assert found is not None
    assert [one.after for one in heirs(found.name) if work in one.work] == [heir]


def test_names_in_any_form() -> None:
    for text in (
        "Bộ Thông tin và Truyền thông",
        "BỘ THÔNG TIN VÀ TRUYỀN THÔNG",
        "Bộ TTTT",
        "Bộ Thông tin - Truyền thông",
    ):
        found = named(text)
        assert found is not None
        assert found.name == "Bộ Thông tin và Truyền thông"
    assert named("Kế hoạch") is None
    assert named("") is None


def test_when_bodies_began() -> None:
    assert started("Bộ Dân tộc và Tôn giáo") == "2025-03-01"
    assert started("Bộ Quốc phòng") == ""
    assert [one.before for one in origins("Bộ Xây dựng")] == ["Bộ Giao thông vận tải"]
