"""Phrases of the genre in several wordings, and the sentences of plans with places to fill."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

Random = random.Random


@dataclass(frozen=True)
class Wording:
    """How documents put what they do; {what} they carry out, {who} issues, {due} is a day.

    ``openings`` say it in a sentence, ``bases`` in a list, a line each, that ``ends`` go on from.
    """

    openings: tuple[str, ...]
    bases: tuple[str, ...]
    ends: tuple[str, ...]
    leads: tuple[str, ...]
    plans: tuple[str, ...]
    reports: tuple[str, ...]
    closings: tuple[str, ...]


WORDINGS = (
    Wording(
        (
            "Thực hiện {what}; {who} ban hành Kế hoạch triển khai thực hiện như sau:",
            "Thực hiện {what}, {who} xây dựng Kế hoạch thực hiện với những nội dung sau:",
            "Triển khai thực hiện {what}, {who} ban hành Kế hoạch cụ thể như sau:",
            "Triển khai {what}; {who} xây dựng Kế hoạch tổ chức thực hiện như sau:",
            "Để tổ chức thực hiện {what}, {who} ban hành Kế hoạch như sau:",
            "Nhằm cụ thể hóa {what}, {who} xây dựng Kế hoạch triển khai như sau:",
            "Tổ chức triển khai thực hiện {what}; {who} ban hành Kế hoạch với các nội dung như sau:",
            "Quán triệt và triển khai thực hiện {what}, {who} xây dựng Kế hoạch như sau:",
        ),
        ("Căn cứ {what};", "Căn cứ vào {what};"),
        (
            "{who} xây dựng Kế hoạch triển khai thực hiện như sau:",
            "{who} ban hành Kế hoạch tổ chức thực hiện trên địa bàn với các nội dung như sau:",
        ),
        (
            "Chủ trì, phối hợp với các đơn vị liên quan {what}.",
            "Là cơ quan đầu mối, chủ trì {what}.",
            "Chủ trì {what}; định kỳ đánh giá hiệu quả.",
            "Chịu trách nhiệm chủ trì, phối hợp cùng các đơn vị có liên quan {what}.",
        ),
        (
            (
                "Căn cứ Kế hoạch này, xây dựng kế hoạch triển khai thực hiện ở địa phương; "
                "hoàn thành trước ngày {due}."
            ),
            "Ban hành kế hoạch thực hiện phù hợp tình hình thực tế, xong trước ngày {due}.",
            "Cụ thể hóa Kế hoạch này thành kế hoạch của địa phương, hoàn thành chậm nhất ngày {due}.",
            "Xây dựng và ban hành kế hoạch tổ chức thực hiện chậm nhất là ngày {due}.",
            "Chủ động xây dựng kế hoạch cụ thể để triển khai, hoàn thành trước ngày {due}.",
        ),
        (
            "Báo cáo kết quả thực hiện về {to} trước ngày {due}.",
            "Báo cáo kết quả về {to} (qua {via}) trước ngày {due} để tổng hợp.",
            "Gửi báo cáo kết quả thực hiện về {to} (thông qua {via}) chậm nhất ngày {due}.",
            "Tổng hợp, báo cáo kết quả thực hiện Kế hoạch về {to} trước ngày {due}.",
            "Kết quả thực hiện báo cáo {to} qua {via}, hạn cuối ngày {due}.",
        ),
        (
            "Trên đây là Kế hoạch {short}, đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.",
            (
                "Trên đây là Kế hoạch {short}. Quá trình thực hiện nếu có vướng mắc, "
                "các đơn vị kịp thời phản ánh."
            ),
            "Yêu cầu các đơn vị liên quan nghiêm túc tổ chức thực hiện Kế hoạch này./.",
        ),
    ),
    Wording(
        (
            "Thực hiện {what}, {who} ban hành Kế hoạch thực hiện, cụ thể như sau:",
            "Triển khai thực hiện {what}. {who} xây dựng Kế hoạch với một số nội dung cụ thể như sau:",
            "Để triển khai có hiệu quả {what}, {who} ban hành Kế hoạch triển khai thực hiện như sau:",
            "Nhằm triển khai kịp thời, đồng bộ {what}; {who} xây dựng Kế hoạch tổ chức thực hiện như sau:",
            "Tiếp tục quán triệt, tổ chức thực hiện {what}, {who} ban hành Kế hoạch thực hiện như sau:",
            "Thực hiện nghiêm túc {what}, {who} ban hành kế hoạch tổ chức triển khai như sau:",
        ),
        ("Căn cứ {what};", "Căn cứ vào {what},"),
        (
            "{who} ban hành Kế hoạch triển khai thực hiện trên địa bàn như sau:",
            "{who} xây dựng kế hoạch tổ chức thực hiện với những nội dung chủ yếu sau:",
            "{who} ban hành Kế hoạch thực hiện, cụ thể như sau:",
        ),
        (
            "Chủ trì, phối hợp với các cơ quan có liên quan {what}.",
            "Chủ trì tham mưu {what}.",
            "Là đơn vị chủ trì {what}.",
            "Chủ trì, theo dõi việc {what}.",
        ),
        (
            "Xây dựng kế hoạch cụ thể để tổ chức thực hiện tại địa phương, xong trước ngày {due}.",
            (
                "Căn cứ Kế hoạch này và tình hình thực tế, "
                "ban hành kế hoạch triển khai thực hiện trước ngày {due}."
            ),
            "Xây dựng, ban hành kế hoạch triển khai của đơn vị mình chậm nhất ngày {due}.",
            "Khẩn trương ban hành kế hoạch để triển khai thực hiện, hoàn thành trước ngày {due}.",
        ),
        (
            "Báo cáo kết quả triển khai thực hiện về {to} trước ngày {due}.",
            "Tổng hợp kết quả thực hiện, gửi báo cáo về {to} (qua {via}) trước ngày {due}.",
            "Kịp thời báo cáo kết quả thực hiện về {to} (thông qua {via}) trước ngày {due} để theo dõi.",
            "Báo cáo {to} kết quả thực hiện trước ngày {due}.",
        ),
        (
            "Trên đây là Kế hoạch {short}, yêu cầu các đơn vị triển khai thực hiện nghiêm túc./.",
            (
                "Trên đây là Kế hoạch {short}. Trong quá trình thực hiện nếu có khó khăn, "
                "đề nghị phản ánh kịp thời."
            ),
            "Đề nghị các đơn vị liên quan phối hợp tổ chức thực hiện tốt Kế hoạch này./.",
        ),
    ),
)
#: The law on local government before and after 2025, without a number.
LAWS = (
    "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
)
AIMS = (
    "Nâng cao nhận thức, trách nhiệm của {whom} về {topic}; hạn chế thấp nhất rủi ro tại {spot}.",
    "Tạo chuyển biến rõ nét trong {topic} tại {spot}, gắn với xây dựng nông thôn mới và đô thị văn minh.",
    "Bảo đảm mỗi {unit_word} có ít nhất {n} điểm được kiểm tra, khắc phục trong năm.",
    "Xác định rõ trách nhiệm của {whom}; việc triển khai phải thiết thực, tiết kiệm, đúng tiến độ.",
    "Phấn đấu {n}% hộ gia đình tại {spot} ký cam kết phòng ngừa tai nạn cho trẻ.",
)
TASKS = (
    "Rà soát {n} ao, hồ, hố công trình tại {spot}; cắm biển cảnh báo, làm rào chắn ở nơi nguy hiểm.",
    "Mở {n} lớp dạy bơi miễn phí cho học sinh từ 6 đến 12 tuổi tại {spot}, mỗi lớp không quá {m} em.",
    "Lắp đặt {n} bể bơi di động, giao {whom} quản lý và khai thác.",
    "Phát {n} tin, bài mỗi tuần trên hệ thống loa tại {spot} về kỹ năng cứu đuối.",
    "Tập huấn {n} cộng tác viên tại {spot} về sơ cứu, hồi sức và cách dùng phao cứu sinh.",
    "Vận động {m} gia đình ở {spot} lắp nắp đậy giếng, bể chứa nước, làm cổng rào quanh ao.",
    "Cấp phát {m} áo phao, {n} cuộn dây cứu hộ cho bến đò và điểm tắm tại {spot}.",
    "Tổ chức {n} buổi nói chuyện với phụ huynh ở {spot} trước kỳ nghỉ hè.",
    "Lập bản đồ {m} điểm nước sâu, đăng tại nhà văn hóa {spot} và cập nhật theo mùa lũ.",
    "Thành lập đội cứu hộ {n} người tại {spot}, tập luyện mỗi tháng hai buổi.",
    "Lồng ghép nội dung an toàn dưới nước vào {n} buổi sinh hoạt của thiếu nhi ở {spot}.",
    "Kiểm tra {n} bến đò ngang, yêu cầu chủ phương tiện tại {spot} trang bị đủ dụng cụ nổi.",
    "Huy động {m} triệu đồng từ xã hội hóa để sửa bể bơi cũ tại {spot}.",
    "Bố trí {n} người trực tại bãi tắm {spot} vào các ngày nghỉ.",
)
#: What offices are told; never to make a plan.
OFFICE_TASKS = (
    "theo dõi, đôn đốc việc triển khai tại {spot}; tổng hợp khó khăn, vướng mắc để xem xét, tháo gỡ",
    "phối hợp với các đơn vị liên quan kiểm tra {n} điểm nước sâu tại {spot}",
    "hướng dẫn nghiệp vụ cho {n} cộng tác viên; cung cấp tài liệu truyền thông cho {spot}",
    "cân đối, bố trí kinh phí mua {m} áo phao theo phân cấp ngân sách hiện hành",
    "chỉ đạo các trường học tổ chức {n} buổi ngoại khóa về kỹ năng an toàn dưới nước tại {spot}",
)
#: What a unit leads, with the words that are its own.
LEADS = (
    "xây dựng bộ tài liệu truyền thông {n} trang về kỹ năng an toàn cho trẻ tại {spot}",
    "tổ chức hội thi bơi cứu đuối với {n} đội tham gia tại {spot}",
    "khảo sát, lập danh mục {m} điểm nước nguy hiểm tại {spot}",
    "biên soạn quy trình cứu hộ {n} bước và in {m} tờ gấp cho {spot}",
)
SPOTS = (
    "khu Đồng Bưởi", "bến Cây Gạo", "xóm Vườn Trầu", "khu Gò Mít", "thôn Đá Trắng", "đập Khe Lim",
    "xóm Cầu Tre",
    "khu Bãi Dâu", "thôn Suối Vàng", "đồi Cây Thông", "bến Đá Bạc", "thôn Nà Lừa", "xóm Bờ Sậy",
    "khu Ruộng Cả",
    "thôn Vực Nai", "đập Hòn Rùa", "xóm Giếng Đôi", "khu Ao Sen", "thôn Rừng Vầu", "bến Lau Trắng",
)  # fmt: skip
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Ma", "Hà", "Ngô", "Dương", "Đặng")
_MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quang", "Thanh", "Hữu", "Ngọc", "Xuân", "Thu")
_GIVEN = (
    "Hạnh",
    "Tuấn",
    "Lâm",
    "Quý",
    "Thắng",
    "Nga",
    "Sơn",
    "Liên",
    "Bảo",
    "Dung",
    "Khải",
    "Mai",
    "Toàn",
    "Yến",
)


def signer(rng: Random) -> str:
    """An invented name."""
    return f"{rng.choice(_FAMILIES)} {rng.choice(_MIDDLES)} {rng.choice(_GIVEN)}"


def filled(form: str, rng: Random, **words: str) -> str:
    """A form with numbers and an invented spot in its places."""
    many = {"n": str(rng.randint(2, 29)), "m": str(rng.randint(30, 480)), "spot": rng.choice(SPOTS)}
    return form.format(**(many | words))


def day(when: date, form: int) -> str:
    """A day as texts write it, in one of five forms.

    >>> [day(date(2022, 9, 5), form) for form in range(5)]
    ['05/9/2022', '5/9/2022', '05 tháng 9 năm 2022', '05-9-2022', '05/09/2022']
    """
    d, m, y = when.day, when.month, when.year
    return (
        f"{d:02}/{m}/{y}", f"{d}/{m}/{y}", f"{d:02} tháng {m} năm {y}", f"{d:02}-{m}-{y}",
        f"{d:02}/{m:02}/{y}",
    )[form]  # fmt: skip
