"""Headings and subjects as written in, the units that they name out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thac.loaders.body import Chain
from thac.loaders.clean import key
from thac.loaders.headings import heading
from thac.loaders.organisations import organisation
from thac.loaders.split import split
from thac.loaders.subjects import subject
from thac.loaders.unit import is_group


def names(text: str) -> list[str]:
    return [unit.name for unit in split(text)]


ONE = [
    "Phòng Nội vụ",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Tài chính- Kế hoạch",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Nông nghiệp và Phát triển nông thôn",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nông nghiệp và Môi trường",
    "Văn phòng HĐND và UBND huyện",
    "Văn phòng HĐND&UBND huyện",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện",
    "Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
    "Ban Chỉ huy Quân sự huyện",
    "Trung tâm Văn hóa, Thông tin và Thể thao huyện",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
]

MANY = [
    ("Phòng Nội vụ; Phòng Y tế", ["Phòng Nội vụ", "Phòng Y tế"]),
    ("Phòng Nội vụ và Phòng Y tế", ["Phòng Nội vụ", "Phòng Y tế"]),
    ("Phòng Nội vụ, Công an huyện", ["Phòng Nội vụ", "Công an huyện"]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
    ("Công an, Ban Chỉ huy Quân sự huyện", ["Công an huyện", "Ban Chỉ huy Quân sự huyện"]),
    (
        "Ủy ban nhân dân, Mặt trận Tổ quốc, các đoàn thể chính trị - xã hội xã",
        ["Ủy ban nhân dân xã", "Mặt trận Tổ quốc xã", "các đoàn thể chính trị - xã hội xã"],
    ),
    ("Các Sở: Nội vụ, Tài chính, Tư pháp", ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"]),
    (
        "Các phòng, ban, ngành huyện; UBND các xã, thị trấn",
        ["Các phòng, ban, ngành huyện", "UBND các xã, thị trấn"],
    ),
    ("Ban Tuyên giáo Huyện ủy, Ban Tổ chức Huyện ủy", ["Ban Tuyên giáo Huyện ủy", "Ban Tổ chức Huyện ủy"]),
    ("Đảng ủy Quân sự, Công an huyện", ["Đảng ủy Quân sự huyện", "Đảng ủy Công an huyện"]),
    ("Đảng ủy Quân sự, Đảng ủy Công an tỉnh", ["Đảng ủy Quân sự tỉnh", "Đảng ủy Công an tỉnh"]),
    (
        "Thường trực, các ban HĐND, tổ đại biểu, đại biểu HĐND huyện",
        ["Thường trực HĐND huyện", "các ban HĐND huyện", "tổ đại biểu HĐND huyện", "đại biểu HĐND huyện"],
    ),
    (
        "Trung ương Hội Nông dân Việt Nam, Trung ương Hội Cựu chiến binh Việt Nam",
        ["Trung ương Hội Nông dân Việt Nam", "Trung ương Hội Cựu chiến binh Việt Nam"],
    ),
    (
        "Bộ trưởng các Bộ: Nội vụ, Y tế; Tư lệnh các quân khu và Chủ tịch UBND các tỉnh",
        ["Bộ trưởng Bộ Nội vụ", "Bộ trưởng Bộ Y tế", "Tư lệnh các quân khu", "Chủ tịch UBND các tỉnh"],
    ),
    (
        "Các tổ chức chính trị - xã hội, tổ chức, đoàn thể có liên quan",
        ["Các tổ chức chính trị - xã hội", "tổ chức, đoàn thể có liên quan"],
    ),
    ("Chủ tịch UBND huyện Kim Động, Sở Y tế", ["Chủ tịch UBND huyện Kim Động", "Sở Y tế"]),
    ("Chủ tịch UBND xã Mai Văn Quýt, Sở Y tế", ["Chủ tịch UBND xã", "Sở Y tế"]),
]

GROUPS = [
    "UBND các xã, thị trấn",
    "Ủy ban nhân dân các huyện, thành phố",
    "Các phòng, ban, ngành huyện",
    "Các sở, ban, ngành",
    "Các chi bộ, đảng bộ trực thuộc",
    "UBND cấp xã",
    "Các trường trung học cơ sở",
    "Các cơ quan, đơn vị có liên quan",
    "Các tổ chức chính trị - xã hội huyện",
    "Ủy ban nhân dân xã - thị trấn",
]

NO_UNITS = [
    "Mở lớp dạy nghề",
    "Công tác tuyên truyền",
    "Kinh phí thực hiện",
    "Tổ chức hội nghị tổng kết",
    "Bộ máy gọn nhẹ",
    "Hội nghị cấp cao",
    "Ban hành quy chế",
    "Báo cáo kết quả",
    "Phòng chống bão lụt",
    "Đoàn kết nội bộ",
    "Xã hội hóa",
    "Trường hợp đặc biệt",
    "Thời gian: tháng 5",
    "",
]


@pytest.mark.parametrize("name", ONE)
def test_commas_and_the_word_and_within_one_name(name: str) -> None:
    assert names(name) == [name]


@pytest.mark.parametrize(("text", "units"), MANY)
def test_a_list_gives_each_its_own_name(text: str, units: list[str]) -> None:
    assert names(text) == units


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_stays_one_unit(name: str) -> None:
    assert [(unit.name, unit.group) for unit in split(name)] == [(name, True)]
    assert is_group(name)


@pytest.mark.parametrize("name", ONE)
def test_a_single_body_is_no_group(name: str) -> None:
    assert not is_group(name)


@pytest.mark.parametrize("text", NO_UNITS)
def test_what_is_no_unit(text: str) -> None:
    assert heading(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "lead"),
    [
        ("Phòng Nội vụ:", "Phòng Nội vụ", ""),
        ("Giao Phòng Nội vụ", "Phòng Nội vụ", "giao"),
        ("Đề nghị Hội Nông dân huyện", "Hội Nông dân huyện", "đề nghị"),
        ("Đối với Phòng Nội vụ", "Phòng Nội vụ", "đối với"),
        ("Trách nhiệm của Phòng Nội vụ", "Phòng Nội vụ", "trách nhiệm của"),
        ("Phòng Nội vụ (cơ quan thường trực)", "Phòng Nội vụ", ""),
    ],
)
def test_a_heading_and_its_lead_word(text: str, unit: str, lead: str) -> None:
    found = heading(text)
    assert found is not None
    assert ([u.name for u in found[0]], found[1]) == ([unit], lead)


SUBJECTS = [
    ("Phòng Nội vụ chủ trì việc chọn thầy.", "", ["Phòng Nội vụ"], "chủ trì"),
    ("Giao Phòng Nội vụ theo dõi việc này.", "giao", ["Phòng Nội vụ"], "theo dõi"),
    ("Đề nghị Hội Nông dân huyện vận động hội viên.", "đề nghị", ["Hội Nông dân huyện"], "vận động"),
    ("Phòng Nội vụ, Phòng Y tế phối hợp mở lớp.", "", ["Phòng Nội vụ", "Phòng Y tế"], "phối hợp"),
    ("Hằng năm, Phòng Nội vụ báo cáo kết quả.", "", ["Phòng Nội vụ"], "báo cáo"),
    ("UBND các xã, thị trấn bố trí kinh phí.", "", ["UBND các xã, thị trấn"], "bố trí"),
    ("Ban Tuyên giáo Huyện ủy hướng dẫn tuyên truyền.", "", ["Ban Tuyên giáo Huyện ủy"], "hướng dẫn"),
    ("Công an huyện bảo đảm an ninh.", "", ["Công an huyện"], "bảo đảm"),
    ("Công an huyện giữ gìn trật tự.", "", ["Công an huyện"], "giữ gìn"),
    ("Công an huyện tuần tra ban đêm.", "", ["Công an huyện"], "tuần tra"),
    ("Hội Phụ nữ huyện dạy nấu ăn.", "", ["Hội Phụ nữ huyện"], "dạy"),
    ("Các thành viên Ủy ban bầu cử huyện giám sát.", "", ["Các thành viên Ủy ban bầu cử huyện"], "giám sát"),
    (
        "Ban Quản lý dự án đầu tư xây dựng huyện lập hồ sơ.",
        "",
        ["Ban Quản lý dự án đầu tư xây dựng huyện"],
        "lập",
    ),
    ("Trạm Y tế xã khám sức khỏe cho học viên.", "", ["Trạm Y tế xã"], "khám"),
]


@pytest.mark.parametrize(("text", "word", "units", "verb"), SUBJECTS)
def test_the_subject_of_a_sentence(text: str, word: str, units: list[str], verb: str) -> None:
    found = subject(text, key(text), 0, len(text))
    assert found is not None
    assert ([u.name for u in found[0]], found[1]) == (units, word)
    assert text[found[2] :].startswith(verb)


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền về Phòng Nội vụ.",
        "Mở lớp cho cán bộ Phòng Y tế.",
        "Kinh phí do Phòng Nội vụ quản lý.",
        "Xây nhà văn hóa.",
        "Cơ quan, địa phương xong trước ngày 31/12/2022, gửi Phòng Nội vụ.",
        "Thường trực cấp cứu 24/24h, sẵn sàng thuốc.",
    ],
)
def test_a_unit_that_is_no_subject(text: str) -> None:
    assert subject(text, key(text), 0, len(text)) is None


DISTRICT = Chain("Sơn La", ("huyện", "Mộc Châu"), level="district")
HOMES = [
    ("Công an huyện", DISTRICT, "Công an huyện Mộc Châu"),
    ("Phòng Nội vụ", DISTRICT, "Phòng Nội vụ huyện Mộc Châu"),
    ("Ủy ban nhân dân huyện", DISTRICT, "Ủy ban nhân dân huyện Mộc Châu"),
    ("UBND các xã, thị trấn", DISTRICT, "UBND các xã, thị trấn huyện Mộc Châu"),
    ("Ban Tuyên giáo Huyện ủy", DISTRICT, "Ban Tuyên giáo Huyện ủy Mộc Châu"),
    ("Sở Y tế", Chain("Sơn La", level="province"), "Sở Y tế tỉnh Sơn La"),
    ("Công an tỉnh", DISTRICT, "Công an tỉnh Sơn La"),
    ("Công an huyện", Chain(), None),
    ("Phòng Nội vụ", Chain(), None),
]


@pytest.mark.parametrize(("name", "chain", "full"), HOMES)
def test_the_full_name_in_its_territory(name: str, chain: Chain, full: str | None) -> None:
    assert organisation(name, is_group(name), chain) == full


@given(
    st.lists(
        st.sampled_from(["Phòng Nội vụ", "Phòng Y tế", "Công an huyện", "Hội Nông dân huyện", "Sở Tư pháp"]),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from(["; ", " ; ", ";\n"]),
)
def test_any_list_by_semicolons(units: list[str], joint: str) -> None:
    assert names(joint.join(units)) == units


@given(st.text("PhòngCôngan SởUBD,;:().- vàcác\n", max_size=200))
def test_never_fails(text: str) -> None:
    for unit in split(text):
        assert unit.name.strip()


def test_a_list_of_offices_holds_what_is_none() -> None:
    listed = "Giám đốc các Sở, ngành: Y tế, Kế hoạch và Đầu tư, Công an tỉnh"
    found = [unit.name for unit in split(listed)]
    assert found == ["Giám đốc Sở Y tế", "Giám đốc Sở Kế hoạch và Đầu tư", "Giám đốc Công an tỉnh"]
    other = [unit.name for unit in split("Các sở, ngành: Công Thương, Bộ Chỉ huy Quân sự tỉnh")]
    assert other == ["sở Công Thương", "Bộ Chỉ huy Quân sự tỉnh"]
