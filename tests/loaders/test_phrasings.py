"""One act in many wordings in, the same reading of each out: carried out, ended, changed, given, due."""

from __future__ import annotations

import pytest
from reading import one, paper, read

ISSUES = "Ủy ban nhân dân huyện Giao Thủy ban hành Kế hoạch như sau:"
PLAN = "Kế hoạch số 18/KH-UBND ngày 03/02/2022 của UBND tỉnh Nam Định về giữ nghề đan lưới"
OLD = "Quyết định số 12/QĐ-UBND ngày 03/02/2020 của UBND huyện"
TASKS = "III. TỔ CHỨC THỰC HIỆN\n\n1. {}\n\n2. Phòng Y tế kiểm tra nước."


@pytest.mark.parametrize(
    "words",
    [
        "Để triển khai có hiệu quả {}, ", "Nhằm tổ chức thực hiện có hiệu quả {}; ", "Thi hành {}, ",
        "Chấp hành {}, ", "Thực hiện các nội dung {}, ", "Thực hiện theo {}, ", "Hưởng ứng {}, ",
        "Thực hiện nhiệm vụ được giao tại {}, ", "Thực hiện nghiêm túc, đầy đủ {}, ",
        "Triển khai, thực hiện {}, ",
        "Cụ thể hóa các nhiệm vụ nêu tại {}, ", "Quán triệt sâu sắc và tổ chức thực hiện nghiêm {}; ",
        "Thực hiện các mục tiêu, nhiệm vụ, giải pháp đề ra trong {}, ", "Căn cứ {}, ", "Căn cứ vào {}; ",
        "Với quyết tâm hiện thực hóa {}, ", "Nhằm hoàn thành các chỉ tiêu giao tại {}, ",
        "Chấp hành sự chỉ đạo của UBND tỉnh tại {}, ", "Để sớm đưa {} vào cuộc sống, ",
        "Triển khai kịp thời, đồng bộ các chính sách tại {}, ",
        "Căn cứ nhiệm vụ được UBND tỉnh giao tại {}, ",
        "Thực thi {}, ", "Nhằm thể chế hóa {}, ", "Căn cứ Công văn hướng dẫn của tỉnh và {}, ",
        "Căn cứ Chỉ thị số 9-CT/HU ngày 05/01/2022 về giữ nghề và thực hiện {}, ",
        "Khắc phục hạn chế của năm trước, đồng thời thực hiện {}, ",
        "Trên cơ sở {}, ", "Theo yêu cầu tại {}, ", "Theo chỉ đạo của UBND tỉnh tại {}, ",
        "Căn cứ tình hình thực tế và {}, ", "Được giao nhiệm vụ tại {}, ",
        "Căn cứ chỉ đạo của cấp trên tại {}, ",
        "Theo {}; ", "Sau khi nghiên cứu, quán triệt {}; xét tình hình thực tế, ",
        "Lan tỏa {} đến từng làng nghề, ", "Tiếp nối tinh thần {}, ", "Để {} được thực hiện thống nhất, ",
        "UBND huyện tiếp thu {}. Nay ", "Theo tinh thần {}, ",
        "Sau khi nghiên cứu {}, ", "Tuân thủ {}, ", "Thực hiện chỉ đạo của cấp trên, nhất là {}, ",
        "Dựa trên {}; ",
    ],
)  # fmt: skip
def test_a_plan_that_is_carried_out(words: str) -> None:
    plan = paper(words.format(PLAN) + ISSUES, title="Giữ nghề đan lưới ở huyện Giao Thủy")
    assert one(read(plan), "18/KH-UBND")["relation"] == "implements"


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch này cụ thể hóa {}.", "Kế hoạch được xây dựng nhằm triển khai {}.",
        "Việc ban hành Kế hoạch này để tổ chức thực hiện {}.",
    ],
)  # fmt: skip
def test_a_plan_that_says_in_its_body_what_it_carries_out(words: str) -> None:
    text = paper(ISSUES, f"I. MỤC ĐÍCH\n\n- {words.format(PLAN)}\n\n- Thực hiện {PLAN} ở từng thôn.")
    first, second = [m for m in read(text)["references"] if m["symbol"] == "18/KH-UBND"]
    assert (first["relation"], first["scope"], second["scope"]) == ("implements", "opening", "body")


@pytest.mark.parametrize(
    "words",
    [
        "Cụ thể hóa và tổ chức thực hiện {}.",
        "Nhằm triển khai kịp thời {}.",
        "Mục đích của Kế hoạch này là thực hiện {}.",
        "Quán triệt và tổ chức thực hiện {}.",
        "Đưa nội dung {} đến từng hộ làm nghề.",
        "Tạo sự thống nhất trong triển khai {}.",
        "Bảo đảm thực hiện các nhiệm vụ được giao tại {}.",
    ],
)
def test_a_plan_whose_section_on_its_purpose_alone_names_what_it_carries_out(words: str) -> None:
    other = PLAN.replace("18", "19")
    body = f"{{}} MỤC ĐÍCH, YÊU CẦU\n\n{words.format(PLAN)}\n\n{{}} NHIỆM VỤ\n\nThực hiện {other}."
    for first, second in (("I.", "II."), ("Phần thứ nhất:", "Phần thứ hai:")):
        document = read(paper(ISSUES, body.format(first, second)))
        assert (one(document, "18/KH-UBND")["scope"], one(document, "19/KH-UBND")["scope"]) == (
            "opening",
            "body",
        )
    named = read(paper(f"Thực hiện Kế hoạch số 20/KH-UBND ngày 03/02/2022 của UBND tỉnh, {ISSUES}", body))
    assert one(named, "18/KH-UBND")["scope"] == "body"


@pytest.mark.parametrize(
    "words",
    [
        "(UBND tỉnh ban hành ngày 03/02/2022)",
        "được UBND tỉnh ban hành ngày 03/02/2022",
        "ban hành ngày 03/02/2022 bởi UBND tỉnh",
        "của UBND tỉnh (ngày 03/02/2022)",
        "mà UBND tỉnh ban hành ngày 03/02/2022",
        "được UBND tỉnh thông qua ngày 03/02/2022",
        ", UBND tỉnh, ngày 03/02/2022",
        "(3/2/2022) của UBND tỉnh",
        "(UBND tỉnh; ngày 03/02/2022)",
        "ra ngày 03/02/2022 của UBND tỉnh",
        "của UBND tỉnh được ký ngày 03/02/2022",
        ", 03 tháng 02 năm 2022, của UBND tỉnh",
    ],
)
def test_issuer_and_day_in_brackets_or_behind_what_was_done(words: str) -> None:
    title = "thực hiện Chỉ thị số 9-CT/TW của Ban Bí thư về nuôi ong"
    document = read(paper(f"Triển khai Kế hoạch số 18/KH-UBND {words} {title}, {ISSUES}"))
    plan = one(document, "18/KH-UBND")
    assert (plan["issuer"], plan["issued"]) == ("Ủy ban nhân dân tỉnh Nam Định", "2022-02-03")
    assert (plan["relation"], one(document, "9-CT/TW")["relation"]) == ("implements", "cites")


@pytest.mark.parametrize("kind", ["huyện Giao Thủy", "huyện", "tỉnh"])
def test_an_issuer_may_stand_between_type_and_number(kind: str) -> None:
    text = paper(f"Thực hiện Kế hoạch của UBND {kind} số 18/KH-UBND ngày 03/02/2022 về nuôi ong, {ISSUES}")
    found = one(read(text), "18/KH-UBND")
    assert (found["type"], found["relation"]) == ("KH", "implements")
    dated = read(text.replace(f"của UBND {kind} số 18/KH-UBND ngày 03/02/2022",
                              f"ngày 03.02.2022 của UBND {kind} số 18/KH-UBND"))  # fmt: skip
    assert one(dated, "18/KH-UBND") | {"evidence": 0, "context": 0} == found | {"evidence": 0, "context": 0}
    assert found["issuer"] == f"Ủy ban nhân dân {'tỉnh Nam Định' if kind == 'tỉnh' else 'huyện Giao Thủy'}"


@pytest.mark.parametrize(
    "words",
    [
        "Phúc đáp {}, ", "Kinh phí thực hiện theo {}, ",
        "Kết quả thực hiện {} còn thấp, ", "Tại cuộc họp về tiến độ thực hiện {}, ",
        "Kết quả 5 năm thực hiện {}, ", "Đã hoàn thành các chỉ tiêu của {}, ",
        "Khắc phục hạn chế trong quá trình thực hiện {}, ",
        "Phát huy những kết quả thực hiện {}, ", "Kể từ ngày Luật có hiệu lực thi hành, bên cạnh {}, ",
    ],
)  # fmt: skip
def test_a_plan_that_is_only_named(words: str) -> None:
    assert one(read(paper(words.format(PLAN) + ISSUES)), "18/KH-UBND")["relation"] in ("cites", "based_on")


def decided(article: str) -> str:
    """The relation to the old decision that a new one states in an article."""
    text = paper(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        f"QUYẾT ĐỊNH:\n\n{article}\n\nĐiều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.",
        name="QUYẾT ĐỊNH",
        symbol="Số: 88/QĐ-UBND",
    )
    return str(one(read(text), "12/QĐ-UBND")["relation"])


@pytest.mark.parametrize(
    ("article", "relation"),
    [
        ("Điều 1. Bãi bỏ {}.", "repeals"),
        ("Điều 1. Hủy bỏ toàn bộ {}.", "repeals"),
        ("Điều 1. Thu hồi {}.", "repeals"),
        ("Điều 1. Chấm dứt hiệu lực của {}.", "repeals"),
        ("Điều 1. Ngưng hiệu lực thi hành {}.", "repeals"),
        ("Điều 2. {} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "repeals"),
        ("Điều 2. Kể từ ngày Quyết định này có hiệu lực, {} hết hiệu lực thi hành.", "repeals"),
        ("Điều 2. {} không còn hiệu lực thi hành.", "repeals"),
        ("Điều 2. {} bị thu hồi.", "repeals"),
        ("Điều 2. Quyết định này thay thế {}.", "replaces"),
        ("Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế cho {}.", "replaces"),
        ("Điều 2. Quyết định này thay {}.", "replaces"),
        ("Điều 1. Điều chỉnh, bổ sung {} như sau:", "amends"),
        ("Điều 1. Điều chỉnh một số nội dung của {}.", "amends"),
        ("Điều 1. Bổ sung {}.", "amends"),
        ("Điều 1. Đính chính {}.", "amends"),
        ("Điều 1. Gia hạn thời gian thực hiện {} đến hết ngày 31/12/2023.", "amends"),
        ("Điều 1. Kéo dài thời hạn thực hiện {} đến ngày 31/12/2023.", "amends"),
        ("Điều 1. Lùi thời gian báo cáo quy định tại Mục IV {} sang tháng 12.", "amends"),
        ("Điều 1. Gia hạn thời hạn hoàn thành các nhiệm vụ tại {}.", "amends"),
        ("Điều 1. Điều chỉnh thời gian thực hiện tại điểm b khoản 2 {} như sau:", "amends"),
        ("Điều 1. Sửa cụm từ “xóm” thành cụm từ “thôn” tại {}.", "amends"),
        ("Điều 1. Bổ sung hai nhiệm vụ vào Mục II {}.", "amends"),
        ("Điều 1. Thay thế toàn bộ Phụ lục I ban hành kèm theo {}.", "amends"),
        ("Điều 2. Thời gian thực hiện nêu tại {} được kéo dài đến ngày 31/12/2023.", "amends"),
        ("Điều 2. {} được thay thế bởi Quyết định này.", "replaces"),
        ("Điều 1. Hủy {} do trùng nội dung.", "repeals"),
        ("Điều 2. {} không còn phù hợp, nay bãi bỏ.", "repeals"),
        ("Điều 2. Quyết định này thay Quyết định số 3/QĐ-UBND; nội dung tại {} được bãi bỏ.", "repeals"),
        ("Điều 1. Cho phép gia hạn thời gian hoàn thành {}.", "amends"),
        ("Điều 1. Thống nhất điều chỉnh tiến độ thực hiện {}.", "amends"),
        ("Điều 1. Kéo dài việc thực hiện {} đến hết năm 2022.", "amends"),
        ("Điều 1. Đề nghị cấp trên cho phép gia hạn thời gian hoàn thành {}.", "cites"),
        ("Điều 1. Ngưng thực hiện {}.", "cites"),
        ("Điều 1. Thực hiện đính chính {} như sau:", "amends"),
        ("Điều 2. Quyết định này không thay thế {}.", "cites"),
        ("Điều 1. Gia hạn thêm 03 tháng đối với các nhiệm vụ tại {}.", "amends"),
        ("Điều 1. Chấm dứt thực hiện {}.", "repeals"),
        ("Điều 1. Bỏ khoản 4 Mục II {}.", "amends"),
        ("Điều 1. {} được bổ sung nội dung sau: “Mở lớp đêm”.", "amends"),
        (
            "Điều 2. Kể từ ngày Quyết định này có hiệu lực thi hành, các văn bản sau hết hiệu lực: {}.",
            "repeals",
        ),
        ("Điều 1. Điều chỉnh mức chi theo {}.", "cites"),
        ("Điều 1. Gia hạn thời gian nộp thuế theo {}.", "cites"),
    ],
)
def test_a_decision_that_ends_or_changes_another(article: str, relation: str) -> None:
    assert decided(article.format(OLD)) == relation


def test_what_ends_one_document_and_changes_the_next() -> None:
    facts = read(
        paper(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            f"QUYẾT ĐỊNH:\n\nĐiều 1. Quyết định này thay thế {OLD} về giữ nghề đan lưới và bãi bỏ "
            "Quyết định số 31/QĐ-UBND ngày 05/4/2021 của UBND huyện về dạy nghề.",
            name="QUYẾT ĐỊNH",
            symbol="Số: 88/QĐ-UBND",
        )
    )
    assert one(facts, "12/QĐ-UBND")["relation"] == "replaces"
    assert one(facts, "31/QĐ-UBND")["relation"] == "repeals"
    assert facts["relations"] == []


@pytest.mark.parametrize(
    ("sentence", "unit", "role"),
    [
        ("Phân công Phòng Nội vụ chủ trì mở lớp học.", "Phòng Nội vụ", "lead"),
        ("Giao trách nhiệm cho Phòng Nội vụ theo dõi, đôn đốc.", "Phòng Nội vụ", "lead"),
        ("Phòng Nội vụ: chủ trì, phối hợp với Công an huyện mở lớp.", "Phòng Nội vụ", "lead"),
        ("Mở lớp học. Đơn vị thực hiện: Phòng Nội vụ. Xong trước ngày 30/6/2022.", "Phòng Nội vụ", "lead"),
        ("Yêu cầu Chủ tịch UBND các xã trực tiếp chỉ đạo.", "Chủ tịch UBND các xã", "execute"),
        ("Mời Ủy ban MTTQ Việt Nam huyện giám sát.", "Ủy ban MTTQ Việt Nam huyện", "request"),
        ("Giao UBND xã Giao An làm điểm mô hình tại hai thôn.", "UBND xã Giao An", "lead"),
        ("Giao UBND xã Giao An bàn giao mặt bằng.", "UBND xã Giao An", "lead"),
        ("Phòng Nội vụ được giao chủ trì việc xét chọn.", "Phòng Nội vụ", "lead"),
        ("Giao nhiệm vụ cho Phòng Nội vụ theo dõi.", "Phòng Nội vụ", "lead"),
        ("Hiệu trưởng các trường tiểu học ký cam kết.", "Hiệu trưởng các trường tiểu học", "execute"),
        ("Đồn Biên phòng Quất Lâm phối hợp tuần tra.", "Đồn Biên phòng Quất Lâm", "cooperate"),
        ("Các đơn vị sự nghiệp công lập lập danh sách.", "Các đơn vị sự nghiệp công lập", "execute"),
        ("Đề nghị Ban Tuyên giáo Huyện ủy nêu gương điển hình.", "Ban Tuyên giáo Huyện ủy", "request"),
        ("Hội Nông dân, Hội Cựu chiến binh huyện hiến kế.", "Hội Nông dân huyện", "execute"),
        ("Ủy ban nhân dân xã Giao An và xã Giao Hà làm điểm.", "Ủy ban nhân dân xã Giao Hà", "execute"),
        ("Chủ tịch UBND xã Giao An, thị trấn Quất Lâm chủ trì.", "Chủ tịch UBND thị trấn Quất Lâm", "lead"),
        ("Yêu cầu Thủ trưởng các đơn vị cử người theo dõi.", "Thủ trưởng các đơn vị", "execute"),
        ("Tổ giúp việc Ban Chỉ đạo tổng hợp số liệu.", "Tổ giúp việc Ban Chỉ đạo", "execute"),
        (
            "Chi nhánh Văn phòng Đăng ký đất đai cung cấp số liệu.",
            "Chi nhánh Văn phòng Đăng ký đất đai",
            "execute",
        ),
        ("Trung tâm Giáo dục thường xuyên huyện mở lớp.", "Trung tâm Giáo dục thường xuyên huyện", "execute"),
        ("Giao Phòng Nội vụ soạn quy chế.", "Phòng Nội vụ", "lead"),
        ("Phòng Nội vụ dự trù vật tư.", "Phòng Nội vụ", "execute"),
        ("Các chi bộ trực thuộc Huyện ủy, đảng ủy các xã quán triệt.", "đảng ủy các xã", "execute"),
        (
            "Công ty Quản lý khai thác công trình biển kiểm tra kè.",
            "Công ty Quản lý khai thác công trình biển",
            "monitor",
        ),
        ("Thường trực Ban Chỉ đạo họp mỗi quý một lần.", "Thường trực Ban Chỉ đạo", "execute"),
        (
            "Các trường học trên địa bàn huyện treo băng rôn.",
            "Các trường học trên địa bàn huyện",
            "execute",
        ),
        ("Công ty Môi trường đô thị thu gom rác.", "Công ty Môi trường đô thị", "execute"),
        ("Phòng Kế hoạch tổng hợp mở lớp.", "Phòng Kế hoạch tổng hợp", "execute"),
        ("Giáo viên chủ nhiệm thông báo cho gia đình.", "Giáo viên chủ nhiệm", "execute"),
        ("Tổng phụ trách Đội phát động quyên góp.", "Tổng phụ trách Đội", "execute"),
        (
            "Trên cơ sở đề nghị của các phòng, cơ quan liên quan, Phòng Nội vụ khẩn trương rà soát.",
            "Phòng Nội vụ",
            "execute",
        ),
        (
            "Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ chỉ đạo.",
            "Thủ trưởng cơ quan thuộc Chính phủ",
            "execute",
        ),
        ("UBND các xã, thị trấn: Xây dựng và ban hành kế hoạch.", "UBND các xã, thị trấn", "execute"),
    ],
)
def test_who_is_given_a_task(sentence: str, unit: str, role: str) -> None:
    found = read(paper(body=TASKS.format(sentence)))["assignments"]
    assert (unit, role) in [(task["unit"], task["role"]) for task in found]


def test_a_commune_and_its_district_are_one_place() -> None:
    told = read(paper(body=TASKS.format("Giao UBND xã Giao An, huyện Giao Thủy làm điểm.")))["assignments"]
    assert [task["unit"] for task in told][:-1] == ["UBND xã Giao An, huyện Giao Thủy"]


def test_an_order_to_one_unit_is_no_closing_sentence() -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n\n- Yêu cầu Hạt Kiểm lâm huyện xử lý vi phạm.\n- Phòng Y tế kiểm tra nước."
    )
    told = read(paper(body=body))["assignments"]
    assert [task["unit"] for task in told] == ["Hạt Kiểm lâm huyện", "Phòng Y tế"]


def test_persons_within_a_body_are_no_unit() -> None:
    found = read(paper(body=TASKS.format("Phân công các đồng chí ủy viên theo dõi cơ sở.")))["assignments"]
    assert [task["unit"] for task in found] == ["Phòng Y tế"]


def test_what_a_leader_concluded_at_a_meeting_is_given_to_those_it_names() -> None:
    notice = paper(
        "Ngày 05/3/2022, Chủ tịch UBND huyện chủ trì cuộc họp. Chủ tịch UBND huyện kết luận như sau:",
        "1. Phòng Nội vụ rà soát danh sách.\n\n2. Lớp đêm: thống nhất chủ trương, giao Phòng Y tế hướng dẫn."
        "\n\n"
        "Văn phòng HĐND và UBND huyện thông báo để các đơn vị biết, thực hiện./.",
        name="THÔNG BÁO",
        symbol="Số: 88/TB-VP",
        title="Kết luận của Chủ tịch UBND huyện tại cuộc họp",
    )
    told = [task for task in read(notice)["assignments"] if task["scope"] == "organisation"]
    assert [(task["unit"], task["role"]) for task in told] == [
        ("Phòng Nội vụ", "execute"),
        ("Phòng Y tế", "lead"),
    ]


def test_a_resolution_gives_its_tasks_in_its_articles() -> None:
    resolution = paper(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "QUYẾT NGHỊ:\n\nĐiều 1. Thông qua kế hoạch giữ nghề.\n\nĐiều 2. Giao Ủy ban nhân dân huyện tổ chức "
        "thực hiện Nghị quyết.\n\nĐiều 3. Thường trực Hội đồng nhân dân huyện giám sát việc thực hiện "
        "Nghị quyết.",
        head="HỘI ĐỒNG NHÂN DÂN\nHUYỆN GIAO THỦY",
        name="NGHỊ QUYẾT",
        symbol="Số: 8/NQ-HĐND",
    )
    told = [task for task in read(resolution)["assignments"] if task["scope"] == "organisation"]
    assert [(task["unit"], task["role"]) for task in told] == [
        ("Ủy ban nhân dân huyện", "lead"),
        ("Thường trực Hội đồng nhân dân huyện", "monitor"),
    ]


def test_an_article_on_what_one_unit_is_responsible_for() -> None:
    rules = paper(
        body="Điều 1. Phạm vi\n\nQuy chế quy định việc phối hợp.\n\nĐiều 2. Trách nhiệm của Phòng Y tế\n\n"
        "1. Kiểm tra nước.\n\n2. Báo cáo trước ngày 10 của tháng đầu mỗi quý.\n\n"
        "Điều 3. Trách nhiệm của Phòng Nội vụ\n\nMở lớp.",
        name="QUY CHẾ",
        symbol="Số: 8/QC-UBND",
    )
    facts = read(rules)
    assert [(task["unit"], task["due"]) for task in facts["assignments"]] == [
        ("Phòng Y tế", None),
        ("Phòng Y tế", "---10"),
        ("Phòng Nội vụ", None),
    ]
    assert facts["deadlines"][0]["every"] == "quarter"


@pytest.mark.parametrize(
    ("head", "symbol", "above"),
    [
        ("SỞ Y TẾ NAM ĐỊNH\nBỆNH VIỆN ĐA KHOA GIAO THỦY", "Số: 8/KH-BV", "Kế hoạch số 5/KH-SYT của Sở Y tế"),
        ("BỘ Y TẾ", "Số: 8/KH-BYT", "Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chương trình"),
    ],
)
def test_what_the_office_above_orders_is_carried_out(head: str, symbol: str, above: str) -> None:
    basis = f"Căn cứ {above} về phòng chống mù chữ cho ngư dân;\n\nCơ quan ban hành Kế hoạch như sau:"
    plan = paper(basis, head=head, symbol=symbol, title="Phòng chống mù chữ cho ngư dân", about="")
    assert [ref["relation"] for ref in read(plan)["references"]] == ["implements"]


@pytest.mark.parametrize("hour", ["hồi 15 giờ 30 ", "hồi 20h00, ", "lúc 7 giờ "])
def test_the_hour_of_a_telegram_is_no_part_of_its_place(hour: str) -> None:
    telegram = paper(
        dated=f"Giao Thủy, {hour}ngày 14 tháng 3 năm 2022", name="CÔNG ĐIỆN", symbol="Số: 8/CĐ-UBND"
    )
    document = read(telegram)["document"]
    assert (document["issued"], document["place"]) == ("2022-03-14", "Giao Thủy")


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trước ngày ba mươi tháng mười một năm 2022", "2022-11-30"),
        ("trước ngày mùng 5 tháng 12 năm 2022", "2022-12-05"),
        ("chậm nhất ngày hai mươi lăm tháng tư hằng năm", "--04-25"),
    ],
)
def test_a_day_in_words(words: str, due: str) -> None:
    found = read(paper(body=TASKS.format(f"Các xã gửi báo cáo về UBND huyện {words}.")))["deadlines"]
    assert [(one["due"], one["kind"]) for one in found] == [(due, "report")]


def test_a_title_in_brackets_tells_what_is_carried_out() -> None:
    plan = "Kế hoạch số 18/KH-UBND ngày 03/02/2022 của UBND tỉnh (về mở lớp dạy đan lưới)"
    assert one(read(paper(f"Căn cứ {plan};\n\n{ISSUES}")), "18/KH-UBND")["relation"] == "implements"
