"""Sections on who does what in, tasks out: unit, role, partners, day."""

from __future__ import annotations

import pytest
from reading import Facts, paper, read, slices

WHO = "I. MỤC ĐÍCH\n\n1. Giữ nghề.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"


def tasks(section: str, **other: str) -> list[Facts]:
    """The tasks of a plan whose last section is this one."""
    text = paper(body=WHO + section, **other)
    facts = read(text)
    slices(facts, text)
    return list(facts["assignments"])


def given(section: str, **other: str) -> list[tuple[str, str]]:
    """Units and the words of their tasks."""
    return [(task["unit"], task["task"]) for task in tasks(section, **other)]


def test_paragraphs_and_bullets_under_a_heading() -> None:
    section = (
        "1. Phòng Nội vụ\n\nChọn thầy.\n\n- Chọn trò;\n\n- Chấm công.\n\n2. Phòng Y tế\n\n- Khám sức khỏe."
    )
    assert given(section) == [
        ("Phòng Nội vụ", "Chọn thầy."),
        ("Phòng Nội vụ", "Chọn trò;"),
        ("Phòng Nội vụ", "Chấm công."),
        ("Phòng Y tế", "Khám sức khỏe."),
    ]


STYLES = [
    "1. Phòng Nội vụ\n\n- Chọn thầy.",
    "1. Phòng Nội vụ:\n\n- Chọn thầy.",
    "**1. Phòng Nội vụ**\n\nChọn thầy.",
    "1.1. Phòng Nội vụ\n\n- Chọn thầy.",
    "a) Phòng Nội vụ\n\n- Chọn thầy.",
    "- Phòng Nội vụ:\n\n+ Chọn thầy.",
    "* Phòng Nội vụ:\n\n- Chọn thầy.",
    "1. Giao Phòng Nội vụ\n\n- Chọn thầy.",
    "1. Phòng Nội vụ\n- Chọn thầy.",
    "##### 1. Phòng Nội vụ\n\n- Chọn thầy.",
]


@pytest.mark.parametrize("section", STYLES)
def test_headings_in_every_style(section: str) -> None:
    assert given(section) == [("Phòng Nội vụ", "Chọn thầy.")]


TITLES = [
    "TỔ CHỨC THỰC HIỆN",
    "Tổ chức thực hiện",
    "PHÂN CÔNG NHIỆM VỤ",
    "PHÂN CÔNG TRÁCH NHIỆM",
    "PHÂN CÔNG TỔ CHỨC THỰC HIỆN",
    "TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ",
    "TỔ CHỨC TRIỂN KHAI THỰC HIỆN",
]


@pytest.mark.parametrize("title", TITLES)
def test_the_section_is_known_by_its_title(title: str) -> None:
    facts = read(paper(body=f"I. MỤC ĐÍCH\n\nGiữ nghề.\n\nIV. {title}\n\n1. Phòng Nội vụ\n\n- Chọn thầy."))
    assert [(t["unit"], t["scope"]) for t in facts["assignments"]] == [("Phòng Nội vụ", "organisation")]


INLINE = [
    "1. Phòng Nội vụ: Chọn thầy.\n\n2. Phòng Y tế: Khám sức khỏe.",
    "1. Phòng Nội vụ: chọn thầy dạy cho cả lớp học.\n\n2. Phòng Y tế: khám sức khỏe cho cả lớp học.",
    "- Phòng Nội vụ: Chọn thầy.\n\n- Phòng Y tế: Khám sức khỏe.",
    "a) Phòng Nội vụ: Chọn thầy.\n\nb) Phòng Y tế: Khám sức khỏe.",
    "**Phòng Nội vụ**: Chọn thầy.\n\n**Phòng Y tế**: Khám sức khỏe.",
    "1. Phòng Nội vụ chủ trì chọn thầy.\n\n2. Phòng Y tế tổ chức khám sức khỏe.",
    "1. Phòng Nội vụ: Mỗi xã cử ít nhất 03 người.\n\n2. Phòng Y tế: Mỗi học viên một túi thuốc.",
]


@pytest.mark.parametrize("section", INLINE)
def test_unit_and_task_on_one_line(section: str) -> None:
    assert [unit for unit, _ in given(section)] == ["Phòng Nội vụ", "Phòng Y tế"]


UNUSUAL = [
    "Các LĐLĐ huyện, thành phố",
    "Liên đoàn Lao động huyện",
    "Hạt Kiểm lâm huyện",
    "Bưu điện huyện",
    "Điện lực huyện",
    "Chi nhánh Ngân hàng Chính sách xã hội huyện",
    "Bảo hiểm xã hội huyện",
    "Viện Kiểm sát nhân dân huyện",
    "Hội Cựu chiến binh huyện",
    "Trường Chính trị huyện",
    "Ban Quản lý dự án đầu tư xây dựng huyện",
    "Công ty Cấp nước huyện",
]


@pytest.mark.parametrize("unit", UNUSUAL)
def test_bodies_of_every_kind_can_head_a_list(unit: str) -> None:
    assert given(f"1. Phòng Nội vụ\n\n- Chọn thầy.\n\n2. {unit}\n\n- Chọn trò.")[1:] == [(unit, "Chọn trò.")]


NO_HEADS = [
    "Tổ chức hội nghị tổng kết",
    "Công tác tuyên truyền",
    "Chế độ báo cáo",
    "Kinh phí thực hiện",
    "Thời gian thực hiện",
]


@pytest.mark.parametrize("title", NO_HEADS)
def test_a_heading_that_names_no_body_gives_no_tasks(title: str) -> None:
    assert [
        unit for unit, _ in given(f"1. Phòng Nội vụ\n\n- Chọn thầy.\n\n2. {title}\n\n- Vào cuối tháng.")
    ] == ["Phòng Nội vụ"]


def test_several_units_in_a_heading_get_each_task() -> None:
    assert given("1. Phòng Nội vụ; Phòng Y tế\n\n- Chọn thầy.\n\n- Chọn trò.") == [
        ("Phòng Nội vụ", "Chọn thầy."),
        ("Phòng Y tế", "Chọn thầy."),
        ("Phòng Nội vụ", "Chọn trò."),
        ("Phòng Y tế", "Chọn trò."),
    ]


@pytest.mark.parametrize("task", ["Công an huyện tổ chức tuần tra.", "Công an huyện phân luồng xe."])
def test_a_bullet_whose_subject_is_one_of_them_is_that_ones_alone(task: str) -> None:
    section = f"1. Công an huyện; Ban Chỉ huy Quân sự huyện\n\n- Giữ trật tự.\n\n- {task}"
    assert [unit for unit, words in given(section) if words == task] == ["Công an huyện"]


def test_a_bullet_that_ends_in_a_colon_is_told_by_those_below() -> None:
    section = "1. Phòng Nội vụ\n\na) Mở lớp:\n\n- Chọn thầy;\n\n- Chọn trò.\n\nb) Cấp giấy."
    assert [words for _, words in given(section)] == ["Chọn thầy;", "Chọn trò.", "Cấp giấy."]


CLOSINGS = [
    "Trên đây là Kế hoạch mở lớp của Ủy ban nhân dân huyện./.",
    "Yêu cầu các phòng, ban nghiêm túc triển khai thực hiện Kế hoạch này.",
    "Trong quá trình thực hiện, nếu có vướng mắc, các xã báo cáo Ủy ban nhân dân huyện.",
    "Trên đây là Kế hoạch; yêu cầu các xã báo cáo trước ngày 30/9/2022.",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_closing_sentence_is_no_task(closing: str) -> None:
    assert given(f"1. Phòng Nội vụ\n\n- Chọn thầy.\n\n{closing}") == [("Phòng Nội vụ", "Chọn thầy.")]


ROLES = [
    ("Chủ trì, phối hợp với Phòng Y tế chọn thầy.", "lead"),
    ("Là cơ quan đầu mối chọn thầy.", "lead"),
    ("Phối hợp với Phòng Y tế chọn thầy.", "cooperate"),
    ("Tham gia chọn thầy.", "cooperate"),
    ("Tham mưu UBND huyện khen thưởng.", "advise"),
    ("Theo dõi, đôn đốc các xã.", "monitor"),
    ("Kiểm tra, giám sát việc học.", "monitor"),
    ("Thẩm định dự toán, bố trí kinh phí mở lớp.", "fund"),
    ("Bảo đảm kinh phí mở lớp.", "fund"),
    ("Tổ chức lớp học.", "execute"),
    ("Lập danh sách học viên.", "execute"),
]


@pytest.mark.parametrize(("words", "role"), ROLES)
def test_the_role(words: str, role: str) -> None:
    assert [task["role"] for task in tasks(f"1. Phòng Nội vụ\n\n- {words}")] == [role]


REQUESTS = [
    "1. Đề nghị Hội Nông dân huyện\n\n- Vận động hội viên.",
    "1. Đề nghị Hội Nông dân huyện vận động hội viên.",
    "1. Đề nghị Hội Nông dân huyện: Vận động hội viên.",
    "Đề nghị Hội Nông dân huyện vận động hội viên.",
]


@pytest.mark.parametrize("section", REQUESTS)
def test_a_request(section: str) -> None:
    assert [(t["unit"], t["role"]) for t in tasks(section)] == [("Hội Nông dân huyện", "request")]


PARTNERS = [
    ("Chủ trì, phối hợp với Công an huyện mở lớp.", ["Công an huyện"]),
    ("Chủ trì, phối hợp với Phòng Y tế, Công an huyện tổ chức lớp.", ["Phòng Y tế", "Công an huyện"]),
    ("Phối hợp với Phòng Y tế và các xã triển khai.", ["Phòng Y tế", "các xã"]),
    ("Phối hợp với Phòng Y tế khám sức khỏe.", ["Phòng Y tế"]),
    ("Phối hợp chặt chẽ với Trạm Y tế dạy nấu ăn.", ["Trạm Y tế"]),
    ("Phối hợp với Bệnh viện huyện, Trạm Y tế xã dạy nấu ăn.", ["Bệnh viện huyện", "Trạm Y tế xã"]),
    ("Chọn thầy.", []),
]


@pytest.mark.parametrize(("words", "partners"), PARTNERS)
def test_partners_stand_beside_the_owner(words: str, partners: list[str]) -> None:
    (task,) = tasks(f"1. Phòng Nội vụ\n\n- {words}")
    assert (task["unit"], task["with"]) == ("Phòng Nội vụ", partners)


def test_the_day_of_a_task() -> None:
    (task,) = tasks("1. Phòng Nội vụ\n\n- Chọn thầy, hoàn thành trước ngày 30/6/2022.")
    assert task["due"] == "2022-06-30"


def test_groups_and_full_names() -> None:
    found = tasks(
        "1. Công an huyện\n\n- Giữ trật tự.\n\n2. Ủy ban nhân dân các xã, thị trấn\n\n- Lập danh sách."
    )
    assert [(t["unit"], t["organisation"], t["group"]) for t in found] == [
        ("Công an huyện", "Công an huyện Giao Thủy", False),
        ("Ủy ban nhân dân các xã, thị trấn", "Ủy ban nhân dân các xã, thị trấn huyện Giao Thủy", True),
    ]


OWNERS = [
    "- Đơn vị chủ trì: Phòng Nội vụ.",
    "- Cơ quan chủ trì: Phòng Nội vụ",
    "- Đơn vị thực hiện: Phòng Nội vụ.",
    "- Chủ trì: Phòng Nội vụ.",
    "- Cơ quan chịu trách nhiệm: Phòng Nội vụ.",
]


@pytest.mark.parametrize("line", OWNERS)
def test_an_owner_line_below_a_task(line: str) -> None:
    body = (
        f"I. NHIỆM VỤ\n\n1. Mở lớp đan lưới\n\n- Nội dung: Dạy nghề cho 30 người.\n\n{line}\n\n- Đơn "
        "vị phối hợp: Phòng Y tế."
    )
    found = read(paper(body=body))["assignments"]
    assert [(t["unit"], t["role"], t["scope"]) for t in found] == [("Phòng Nội vụ", "lead", "organisation")]
    assert "30 người" in found[0]["task"]


def test_partners_and_day_on_lines_of_their_own() -> None:
    body = (
        "I. NHIỆM VỤ\n\n1. Mở lớp đan lưới\n\nCơ quan chủ trì: Phòng Nội vụ; Phòng Y tế\n\n"
        "Cơ quan phối hợp: Công an huyện, Hội Nông dân huyện\n\n"
        "Thời gian hoàn thành: trước ngày 30/6/2022\n\n"
        "2. Mở lớp nấu ăn\n\nCơ quan chủ trì: Phòng Y tế"
    )
    found = read(paper(body=body))["assignments"]
    both = ["Công an huyện", "Hội Nông dân huyện"]
    assert [(t["unit"], t["task"], t["with"], t["due"]) for t in found] == [
        ("Phòng Nội vụ", "Mở lớp đan lưới", both, "2022-06-30"),
        ("Phòng Y tế", "Mở lớp đan lưới", both, "2022-06-30"),
        ("Phòng Y tế", "Mở lớp nấu ăn", [], None),
    ]


@pytest.mark.parametrize(
    "owners",
    [
        "2. Cơ quan chủ trì\n\n- Phòng Nội vụ.\n\n- Phòng Y tế.",
        "2. Cơ quan thực hiện: Phòng Nội vụ; Phòng Y tế.",
        "2. Chủ trì thực hiện\n\n- Phòng Nội vụ; Phòng Y tế.",
        (
            "2. Cơ quan chủ trì, phối hợp\n\na) Cơ quan chủ trì: Phòng Nội vụ; Phòng Y tế.\n\n"
            "b) Cơ quan phối hợp\n\n- Công an huyện."
        ),
        "2. Đơn vị chủ trì và phối hợp\n\na) Đơn vị chủ trì\n\n- Phòng Nội vụ.\n\n- Phòng Y tế.",
    ],
)
def test_owners_of_all_the_points_of_the_number_before(owners: str) -> None:
    body = (
        "I. ĐAN LƯỚI\n\n1. Nội dung\n\na) Mở lớp;\n\nb) Chấm công;\n\nc) Thi tay nghề.\n\n"
        f"{owners}\n\n3. Thời gian: cả năm.\n\nII. NẤU ĂN\n\n1. Mở bếp\n\nCơ quan chủ trì: Phòng Y tế"
    )
    found = [(task["unit"], task["task"]) for task in read(paper(body=body))["assignments"]]
    points = ["Mở lớp;", "Chấm công;", "Thi tay nghề."]
    expected = [(unit, point) for unit in ("Phòng Nội vụ", "Phòng Y tế") for point in points]
    assert sorted(found) == sorted([*expected, ("Phòng Y tế", "Mở bếp")])


def test_the_article_on_who_is_responsible() -> None:
    facts = read(
        paper(
            name="QUYẾT ĐỊNH",
            symbol="Số: 88/QĐ-UBND",
            title="Về việc mở lớp",
            body="Điều 1. Mở lớp.\n\nĐiều 2. Chánh Văn phòng HĐND và UBND huyện, Trưởng phòng Nội vụ, "
            "Chủ tịch UBND các xã, thị trấn chịu trách nhiệm thi hành Quyết định này./.",
        )
    )
    assert [(t["unit"], t["group"]) for t in facts["assignments"]] == [
        ("Chánh Văn phòng HĐND và UBND huyện", False),
        ("Trưởng phòng Nội vụ", False),
        ("Chủ tịch UBND các xã, thị trấn", True),
    ]


def test_those_who_carry_out_a_decision_below_its_last_article() -> None:
    facts = read(
        paper(
            name="QUYẾT ĐỊNH",
            symbol="Số: 88/QĐ-UBND",
            title="Về việc mở lớp",
            body="Điều 1. Mở lớp.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n\n"
            "Chánh Văn phòng HĐND và UBND huyện và các tổ chức, cá nhân có liên quan "
            "chịu trách nhiệm thi hành Quyết định này./.",
        )
    )
    assert [(t["unit"], t["scope"]) for t in facts["assignments"]] == [
        ("Chánh Văn phòng HĐND và UBND huyện", "organisation"),
        ("các tổ chức, cá nhân có liên quan", "organisation"),
    ]


def test_a_section_whose_title_stands_below_its_number() -> None:
    body = "Phần I\nMỤC ĐÍCH\n\nGiữ nghề.\n\nPhần II\nTỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ\n\n- Chọn thầy."
    facts = read(paper(body=body))
    assert [(t["unit"], t["scope"]) for t in facts["assignments"]] == [("Phòng Nội vụ", "organisation")]


def test_a_party_plan_gives_tasks_by_sentences() -> None:
    found = given(
        "1. Các chi bộ, đảng bộ trực thuộc xây dựng kế hoạch.\n\n2. Giao Ủy ban nhân dân huyện cụ thể "
        "hóa.\n\n"
        "3. Ban Tuyên giáo Huyện ủy theo dõi, đôn đốc.",
        head="TỈNH ỦY NAM ĐỊNH\nHUYỆN ỦY GIAO THỦY\n*",
        symbol="Số 12-KH/HU",
    )
    assert [unit for unit, _ in found] == [
        "Các chi bộ, đảng bộ trực thuộc",
        "Ủy ban nhân dân huyện",
        "Ban Tuyên giáo Huyện ủy",
    ]


def test_a_unit_elsewhere_in_the_body_is_of_scope_body() -> None:
    facts = read(paper(body="I. NHIỆM VỤ\n\n1. Phòng Y tế tổ chức khám sức khỏe cho học viên."))
    assert [(t["unit"], t["scope"]) for t in facts["assignments"]] == [("Phòng Y tế", "body")]


def test_a_plan_that_gives_no_tasks() -> None:
    assert read(paper(body="I. MỤC ĐÍCH\n\n1. Giữ nghề.\n\n2. Mở lớp vào mùa hè."))["assignments"] == []


OWNERS_BEHIND = [
    "Mở 12 lớp dạy nghề (giao Phòng Y tế chủ trì).",
    "Mở 12 lớp dạy nghề.\n\n(Phòng Y tế chủ trì, Phòng Nội vụ phối hợp)",
    "Mở 12 lớp dạy nghề - Phòng Y tế thực hiện.",
    "Việc mở 12 lớp dạy nghề do Phòng Y tế phụ trách.",
    "Việc mở 12 lớp dạy nghề giao cho Phòng Y tế.",
    "Mở 12 lớp dạy nghề; cơ quan chủ trì: Phòng Y tế; thời hạn: 30/9/2024.",
    "Đầu mối tiếp nhận hồ sơ: Phòng Y tế.",
    "Xác định rõ trách nhiệm của Phòng Y tế trong mở 12 lớp dạy nghề.",
    "Riêng Phòng Y tế mở thêm 12 lớp dạy nghề.",
    "Trân trọng đề nghị Phòng Y tế mở 12 lớp dạy nghề.",
    "Phòng Y tế có nghĩa vụ mở 12 lớp dạy nghề.",
]


@pytest.mark.parametrize("line", OWNERS_BEHIND)
def test_who_does_it_may_stand_anywhere_in_a_point(line: str) -> None:
    section = f"1. Phòng Tài chính: Cấp tiền.\n\n2. {line}\n\n3. Phòng Nội vụ: Chấm công."
    assert [unit for unit, _ in given(section)] == ["Phòng Tài chính", "Phòng Y tế", "Phòng Nội vụ"]


def test_money_that_someone_gives_is_no_task() -> None:
    section = "1. Phòng Y tế: Mở lớp.\n\n2. Kinh phí do Nhà nước cấp.\n\n3. Phòng Nội vụ: Chấm công."
    assert [unit for unit, _ in given(section)] == ["Phòng Y tế", "Phòng Nội vụ"]


def test_columns_that_spaces_keep_apart() -> None:
    rows = (
        "STT   Nội dung công việc     Đơn vị chủ trì     Thời hạn\n"
        "1     Mở 12 lớp dạy nghề     Phòng Y tế         30/9/2024\n"
        "2     Chấm công              Phòng Nội vụ       30/6/2024\n"
    )
    assert [(task["unit"], task["due"]) for task in tasks(rows)] == [
        ("Phòng Y tế", "2024-09-30"),
        ("Phòng Nội vụ", "2024-06-30"),
    ]


def test_parts_that_each_begin_with_a_unit_say_who_does_what_whatever_their_title() -> None:
    parts = "1. Phòng Y tế mở 12 lớp.\n\n2. Mua sắm 20 bộ loa.\n\n3. Phòng Nội vụ lập 3 tổ.\n\n"
    more = "4. Công an huyện kiểm tra 5 chợ.\n\n5. Phòng Tư pháp in 40 tờ gấp."
    text = paper(body="I. MỤC ĐÍCH\n\n1. Giữ nghề.\n\nII. AI LO VIỆC GÌ\n\n" + parts + more)
    assert [(task["unit"], task["scope"]) for task in read(text)["assignments"]] == [
        (name, "organisation") for name in ("Phòng Y tế", "Phòng Nội vụ", "Công an huyện", "Phòng Tư pháp")
    ]
