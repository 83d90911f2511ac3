"""Words that name units in, the units out: lists split, words that a list shares given to each, groups told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .bodies import Chain, body_at, full_name, is_known
from .clean import LOWER, UPPER, key, same, words

_KINDS = r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
#: How the name of a unit begins, in lower case.
HEAD = re.compile(
    r"(?:(?:các|những|toàn thể|một số|mọi|từng)\s+)?(?:"
    r"cơ quan|đơn vị|địa phương|sở(?! hữu)|ban(?! hành)|ngành|phòng(?! chống|, chống| ngừa)|văn phòng|vp\b|ủy ban|ubnd|ub\b|ubmttq|ubmt|mttq|mặt trận|hđnd|hội đồng|hội(?! nghị| thảo| họp| nhập| viên| chợ| thi| trường)|"
    r"đoàn(?! kết| viên| công tác| thể hóa)|đài|trung tâm|công an|quân sự|quân đội|bộ(?! máy| phận)|bchqs|đảng ủy|tỉnh ủy|huyện ủy|thành ủy|quận ủy|thị ủy|chi bộ|chi\s*,\s*đảng bộ|đảng bộ|cấp ủy|"
    r"các cấp|tổ chức(?=,| (?:đảng|chính trị|thành viên|hội(?! nghị| thảo| thi| họp)|đoàn|xã hội|cơ sở|công đoàn|cá nhân|tín dụng|khác|liên quan|có liên))|trường(?! hợp)|báo\b(?! cáo| động| chí)|cơ quan báo|tạp chí|cổng|trang (?:thông tin|tt)|thủ trưởng|giám đốc|chủ tịch|phó chủ tịch|bộ trưởng|"
    r"phó thủ tướng|chánh|trưởng|phó trưởng|lãnh đạo|người đứng đầu|doanh nghiệp|hợp tác xã|ngân hàng|kho bạc|thuế|chi cục|cục|tổng cục|bảo hiểm xã hội|bhxh|tòa án|viện|thanh tra|công đoàn|"
    r"liên đoàn|lực lượng|tổ trưởng|tổ (?!chức)|nhóm|công ty|tổng công ty|tập đoàn|hiệp hội|đội|hạt|trạm|xã(?! hội| viên)|phường|thị trấn|huyện|thành viên|cơ sở(?! hạ| vật| dữ| pháp)|"
    r"tỉnh đoàn|thành đoàn|huyện đoàn|vụ|quỹ|đồng chí|ông |bà |tập thể|cá nhân|hộ|bộ phận|khoa|ủy viên|tổng giám đốc|văn thư|kế toán|công chức(?= (?:văn|tư|tài|địa|kế|lao))|ấp|thôn|khu phố|tổ dân phố|chính quyền|nhà|hải quan|"
    r"bộ chỉ huy|bộ tư lệnh|chính phủ|viện kiểm sát|các tỉnh|tổng thanh tra|thống đốc|tổng kiểm toán|thường trực|đảng đoàn|hộ gia đình|chủ đầu tư|chủ rừng|chủ cơ sở|ban quản lý|hệ thống truyền thanh|thư viện|bưu điện|điện lực|liên minh|bệnh viện|bảo tàng|học viện|đại học|cao đẳng|viễn thông|ban giám hiệu|lâm trường|nông trường|chùa|giáo xứ|khoa|vnpt|viettel|tiểu ban|đơn vị)(?![^\W\d_])"
)
_VERB_WORDS = (
    "chủ trì|phối hợp|tham mưu|tổ chức(?! đảng| chính| hội| đoàn| thành| xã hội| cơ sở| khác|, cá nhân|,| và| kinh tế| tín dụng| sự nghiệp| phi)|xây dựng(?! [Đđ]ảng)|thực hiện|triển khai|hướng dẫn|chỉ đạo(?! 35| cấp)|Chỉ đạo|Chủ trì|Phối hợp|Tham mưu|"
    "căn cứ|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|có kế hoạch|theo dõi|đôn đốc|kiểm tra|giám sát|báo cáo|bố trí|tăng cường|đẩy mạnh|tuyên truyền(?! viên)|rà soát|cân đối|tiếp tục|"
    "chủ động|thường xuyên|định kỳ|cần|phải|tập trung|theo(?= chức năng| nhiệm vụ| quyền hạn| thẩm quyền| phân công| lĩnh vực| phạm vi| quy định| chỉ đạo| kế hoạch| yêu cầu)|trên cơ sở|giúp|tiếp nhận|đề xuất|lập|ban hành|"
    "quán triệt|phân công|cử|đảm bảo|bảo đảm|cung cấp|đưa tin|phát huy|vận động|thẩm định|hỗ trợ|làm đầu mối|là(?= cơ quan| đầu mối| đơn vị| bộ phận)|quản lý(?! dự án| thị trường| khu| nhà nước|,)|đăng tải|"
    "thông tin(?! đại chúng| điện tử| và| cơ sở| truyền)|tổng hợp|nghiên cứu|phổ biến|lồng ghép|khẩn trương|kịp thời|nghiêm túc|quan tâm|gửi|thông báo|xem xét|phát động|tham gia|đánh giá|thành lập|"
    "kiện toàn|công khai|duy trì|cập nhật|thống nhất|trực tiếp|nắm|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|hàng quý|trong phạm vi|dựa trên|tùy|tích cực|thu thập|tiến hành|đề nghị|yêu cầu|trả lời|tham chiếu|kiểm soát|"
    "xác định|huy động|khai thác|đổi mới|phân bổ|trình|nâng cao|chấp hành|bám sát|biên soạn|vào cuộc|sử dụng|có văn bản|in ấn|đăng ký|phát hiện|xử lý|chuẩn bị|hoàn thành|hoàn thiện|lựa chọn|ưu tiên|tạo điều kiện|truyền thông(?! và|,)|"
    "giải quyết|ủy quyền|đưa|cụ thể hóa|đưa nội dung|phổ cập|tập hợp|khuyến khích|động viên|sẵn sàng|giới thiệu|thi hành|điều chỉnh|bổ sung|tăng thời lượng|mở|dành|tự|lãnh đạo|căn cứ|điều phối|yêu cầu|"
    "biên tập|chú trọng|sắp xếp|bằng(?= nhiều| các)|hợp đồng|khảo sát|thống kê|thông qua|làm tốt|phát sóng|nhân rộng|gắn"
)
VERB = re.compile(rf"(?<![^\W\d_])(?:{_VERB_WORDS})(?![^\W\d_])")
_GROUP = re.compile(
    rf"(?:các|những|mọi|toàn thể|từng|một số)\b|.*\b(?:các|những)\s|.*\bcấp\s+(?:xã|huyện|tỉnh|cơ sở|phường)|.*{_KINDS}\s*(?:[,/-]|và)\s*{_KINDS}\b|"
    r"(?:sở|phòng|ban|ngành)\s*,\s|cấp ủy|.*đơn vị (?:liên quan|khác|có liên quan)|cơ quan\s*,\s*(?:đơn vị|tổ chức)|.*,\s*(?:ban|ngành|đoàn thể)\b|doanh nghiệp|bộ trưởng$|(?:thủ trưởng|người đứng đầu|lãnh đạo) cơ quan|cơ quan (?:thông tấn|báo chí|ngành dọc|liên quan|có|khác|chức năng|truyền thông)|hệ thống|(?:tổ chức|cơ quan|đơn vị|địa phương)\b(?=\s*(?:,|$|có|liên quan|được))"
)
_PAREN = re.compile(r"\s*\([^()]*\)")
_LEAD = re.compile(r"(?:đề nghị|giao(?:\s+trách nhiệm)?(?:\s+cho)?|yêu cầu|đối với|phân công|mời|trách nhiệm của|nhiệm vụ của)\s*:?\s+")
_INCOMPLETE = re.compile(
    r"(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|(?:ủy ban )?mặt trận tổ quốc(?: việt nam)?|(?:ủy ban )?mttq(?: việt nam)?|văn phòng|công an|quân sự|"
    r"ban chỉ huy quân sự|đảng ủy|các đoàn thể(?: chính trị\s*-\s*xã hội)?|thường trực hđnd|ban tuyên giáo|ban tổ chức|ủy ban kiểm tra|ban dân vận)$"
)
_TAIL = re.compile(rf"\s((?:{_KINDS}|Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường)(?:\s+[{UPPER}][^\s,;]*(?:\s+[{UPPER}][^\s,;]*){{0,3}})?|[Đđ]ảng (?:ủy|uỷ)(?: [Kk]hối)?|(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành|[Tt]hị|[Qq]uận) (?:ủy|uỷ))$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the text names it; ``group`` where it stands for many."""

    name: str
    group: bool


def split(view: str) -> list[Unit]:
    """The units of a heading or subject, or an empty list where it is none.

    >>> [unit.name for unit in split("Uỷ ban Nhân dân, Mặt trận Tổ quốc, các đoàn thể chính trị - xã hội phường")]
    ['Uỷ ban Nhân dân phường', 'Mặt trận Tổ quốc phường', 'các đoàn thể chính trị - xã hội phường']
    >>> [unit.name for unit in split("Sở Văn hóa, Thể thao và Du lịch; Văn phòng HĐND và UBND huyện")]
    ['Sở Văn hóa, Thể thao và Du lịch', 'Văn phòng HĐND và UBND huyện']
    >>> split("Các phòng, ban, đơn vị thuộc UBND huyện")
    [Unit(name='Các phòng, ban, đơn vị thuộc UBND huyện', group=True)]
    """
    return list(_split(words(view)))


@lru_cache(maxsize=16384)
def _split(text: str) -> tuple[Unit, ...]:
    text = _PAREN.sub("", text).strip(" .,:;-*")
    low = key(text)
    if not HEAD.match(low) or len(text) > 420:
        return ()
    pieces: list[str] = []
    start = 0
    for match in re.finditer(r"\s*;\s*|\s*,\s+|\s+và\s+|\s+cùng\s+(?:với\s+)?", low):
        separator = match[0].strip()
        after = match.end()
        if separator != ";" and not _begins(text, low, after, low[start : match.start()], separator):
            continue
        if separator == ";" and not HEAD.match(low, after):
            continue
        pieces.append(text[start : match.start()].strip(" ,;"))
        start = after
    pieces.append(text[start:].strip(" ,;."))
    pieces = _listed([piece for piece in pieces if piece and key(piece) not in _BARE])
    return tuple(Unit(name, is_group(name)) for name in map(_nameless, _shared(pieces)))


_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Lâm|Mai|Trịnh|Trương|Hà|Cao|Tạ|Lưu|Tống|Thái|Đoàn|Quách|Chu|"
    "Kiều|Lương|Vương|Nông|Triệu|La|Mạc|Tô|Phùng|Lại|Thạch|Kim|Châu|Danh|Hầu|Giàng|Lò|Quàng|Cù|Âu|Đàm|Doãn|Nghiêm|Ma|Hứa|Từ|Thân|Tôn|Ninh|Khuất|Lục"
)
_PERSON = re.compile(rf"((?:[Pp]hó )?(?:Thủ tướng|[Cc]hủ tịch|[Gg]iám đốc|[Bb]ộ trưởng|[Tt]hứ trưởng|[Cc]hánh)(?:.*?(?:Chính phủ|nhân dân|UBND)(?: (?:tỉnh|thành phố|huyện|xã|phường))?)?)\s+(?:{_SURNAMES})(?: [{UPPER}][{LOWER}]+){{1,4}}$")


def _nameless(name: str) -> str:
    """A post without the person who holds it."""
    match = _PERSON.match(name)
    return match[1] if match else name


def _begins(text: str, low: str, after: int, before: str, separator: str) -> bool:
    """Whether another unit begins after a comma or "và"."""
    match = HEAD.match(low, after)
    if match is None:
        return False
    plural = low.startswith(("các ", "những ", "một số ", "toàn thể "), after)
    if re.search(r"\bcác\s+[^,;:]{2,24}(?:,\s*\w+(?:\s\w+)?)?\s*:", before) and not plural:
        return low.startswith(("ủy ban", "ubnd", "chủ tịch", "thủ trưởng", "giám đốc", "văn phòng", "chánh"), after)
    rest = low[match.end() : match.end() + 1]
    if re.search(r"\b(?:hđnd|hội đồng nhân dân|đoàn đbqh)$", before) and low.startswith(("ubnd", "ủy ban nhân dân", "hđnd"), after):
        return False
    if re.search(r"(?:thủ trưởng|giám đốc|lãnh đạo|chủ tịch|người đứng đầu|của|thuộc|trực thuộc|bộ trưởng)\s+(?:các\s+)?[^,;]*$", before) and separator == "," and not plural and not text[after].isupper():
        return False
    if plural:
        return not before.endswith((" của", " thuộc", " với"))
    if not text[after].isupper():
        full = re.match(rf"(?:ủy ban nhân dân|ubnd|doanh nghiệp|công an|chi cục|trung tâm|phòng|văn phòng|đảng ủy|hội|đài|trường|mttq|đoàn thanh niên|cơ quan (?!liên|có|đơn|chức)|hệ thống|các)\s*\S+", low[after:])
        if full is None or separator not in ("và", ","):
            return False
        return full[0].startswith("cơ quan ngành") or not _GROUP.match(before) and not before.startswith(("sở", "phòng"))
    return rest not in (",", ";", "") or len(match[0]) > 6


def _listed(pieces: list[str]) -> list[str]:
    """"Bộ trưởng các Bộ: Quốc phòng, Công an" to one unit each."""
    result: list[str] = []
    for piece in pieces:
        match = re.match(r"(?P<lead>.*?)\bcác\s+(?P<kind>[^\W\d_]+(?:\s+(?:ban nhân dân|nhân dân))?)(?:\s+tỉnh)?(?:,\s*(?:thành phố|ngành))?\s*:\s*(?P<rest>.+)$", piece, re.IGNORECASE)
        if match is None:
            result.append(piece)
            continue
        kind = match["kind"]
        names = re.split(r",\s+(?![^,]*,[^,]*\bvà\b(?=[^,]*,))|\s+và\s+(?=[A-ZĐ])", match["rest"])
        lead = match["lead"].strip()
        result.extend(" ".join(f"{lead} {kind} {name.strip()}".split()) for name in _names(match["rest"], names, kind))
    return result


def _names(rest: str, names: list[str], kind: str) -> list[str]:
    """Names of a list in which a name may itself hold commas and "và" (Văn hóa, Thể thao và Du lịch)."""
    from .. import ontology

    known = [entry.name for entry in ontology.agencies() if entry.name.startswith(f"{kind.capitalize()} ")]
    found: list[str] = []
    low = key(rest)
    at = 0
    tails = sorted((name.split(" ", 1)[1] for name in known), key=len, reverse=True)
    while at < len(low):
        tail = next((t for t in tails if low.startswith(key(t), at)), None)
        if tail is None:
            return [name for name in names if name.strip()]
        found.append(rest[at : at + len(tail)])
        at += len(tail)
        gap = re.match(r"\s*(?:,|và|;)?\s*(?:và\s+)?", low[at:])
        at += gap.end() if gap else 0
        if gap and not gap[0] and at < len(low):
            return [name for name in names if name.strip()]
    return found


def _shared(pieces: list[str]) -> list[str]:
    """Give the place at the end of a list to the pieces that lack one."""
    if len(pieces) < 2:
        return pieces
    tails = [_TAIL.search(piece) for piece in pieces]
    result: list[str] = []
    for index, piece in enumerate(pieces):
        if tails[index] is None and _INCOMPLETE.match(key(piece)):
            later = next((t for t in tails[index + 1 :] if t), None)
            if later:
                piece = f"{piece} {later[1]}"
        result.append(piece)
    return result


#: Words that name no unit by themselves.
_BARE = frozenset({"lãnh đạo", "thủ trưởng", "ban", "bộ", "hội", "ngành", "trường", "phòng", "sở", "đội", "tổ", "nhóm", "nhà", "viện", "cục", "vụ", "đài", "trưởng", "ông", "bà"})


def is_group(name: str) -> bool:
    """Whether a unit's name stands for many.

    >>> is_group("UBND các xã, thị trấn"), is_group("UBND cấp xã"), is_group("Công an huyện")
    (True, True, False)
    """
    low = key(name)
    return bool(_GROUP.match(low)) and not low.startswith(("đảng ủy khối", "đảng ủy các cơ quan"))


_SHORT = re.compile(r"\b(UB|TT|VP|TP|TX|BCĐ|BCH|P|Q|H)\.\s*")


def heading(text: str) -> tuple[list[Unit], str] | None:
    """The units of a heading and its lead word ("đề nghị", "giao"), or None where it is no list of units."""
    text = text.strip().rstrip(":").strip()
    if not 3 <= len(text) <= 420 or text.endswith((".", ";")) and len(text) > 140:
        return None
    low = key(text)
    lead = _LEAD.match(low)
    start = lead.end() if lead else 0
    if not HEAD.match(low, start):
        name = _PAREN.sub("", text[start:]).strip(" .:;")
        if lead and lead[0].startswith(("giao", "đề nghị")) and name[:1].isupper() and len(name) < 80 and not _acts(name) and "," not in name:
            return [Unit(name, is_group(name))], low[: lead.end()].strip()
        return None
    bare = _PAREN.sub("", text[start:])
    bare = _SHORT.sub(r"\1 ", bare)
    if ":" in bare and not re.search(r"các\s+[^:,;]{2,30}:", key(bare)):
        return None
    if _acts(bare) or (bare.isupper() and len(bare) > 60):
        return None
    if re.search(r"\d{4}|[“”\"]|[.!?]\s", bare):
        return None
    found = split(bare)
    return (found, low[: lead.end()].strip() if lead else "") if found else None


def _acts(text: str) -> bool:
    """Whether lower-case text holds a verb of doing: then it is a sentence, no name."""
    for match in VERB.finditer(text):
        before = key(text[max(0, match.start() - 5) : match.start()]).strip()
        if before.endswith(("ban", "hội", "tổ", "bộ", "các")) and match[0].lower().startswith(("chỉ đạo", "tổ chức", "quản lý", "kiểm tra")):
            continue
        if before.endswith(("trực", "được", "giao")) or match[0] == "tổ chức" and text[match.end() : match.end() + 1] in ("", ","):
            continue
        return True
    return False


_ADVERB = re.compile(
    r"(?:(?:do (?:vậy|đó)|vì vậy|đồng thời|ngoài ra|bên cạnh đó|trong đó|riêng|hằng năm|hàng năm|định kỳ[^,.]{0,60}|căn cứ [^.]{5,200}?|theo (?!dõi)[^.]{5,120}?|trên cơ sở [^.]{5,160}?|trước ngày [^,.]{5,40}|"
    r"hằng quý|hàng quý|sau khi [^.]{5,100}?|để [^.]{5,120}?|trong quá trình [^,.]{0,80}|kịp thời[^,]{0,40}|thời gian tới|từ nay đến[^,]{0,60}),\s*)"
)
#: "Các ông, bà: Chánh Văn phòng ...": a form of address in front of posts.
_ADDRESS = re.compile(r"(?:các\s+)?(?:ông|đồng chí)(?:\s*,?\s*(?:\(?bà\)?|đồng chí))?\s*:?\s+(?=(?:chánh|giám đốc|trưởng|chủ tịch|thủ trưởng|bí thư|bộ trưởng|thứ trưởng|phó|tư lệnh))")
_ORDER = re.compile(r"(?:đồng thời,?\s+)?(?P<word>giao(?:\s+trách nhiệm)?(?:\s+cho)?|đề nghị|yêu cầu|mời)\s+")


def subject(view: str, low: str, start: int, end: int) -> tuple[list[Unit], str, int] | None:
    """The units that a sentence gives something to do, the word of command before them, and where the verb begins.

    >>> text = "Giao Ban Tuyên giáo Đảng ủy Khối tuyên truyền, phổ biến"
    >>> units, word, verb = subject(text, key(text), 0, len(text))
    >>> [unit.name for unit in units], word, text[verb:]
    (['Ban Tuyên giáo Đảng ủy Khối'], 'giao', 'tuyên truyền, phổ biến')
    """
    while start < end and (low[start] in " \n-+*.,:;") and start < end:
        start += 1
    address = _ADDRESS.match(low, start, end)
    if address:
        start = address.end()
    order = _ORDER.match(low, start, end)
    word = ""
    if order and HEAD.match(low, order.end(), end):
        word, start = order["word"], order.end()
    elif not HEAD.match(low, start, end):
        adverb = _ADVERB.match(low, start, end)
        if adverb is None:
            return None
        start = adverb.end()
        order = _ORDER.match(low, start, end)
        if order:
            word, start = order["word"], order.end()
        if not HEAD.match(low, start, end):
            return None
    limit = min(end, start + 420)
    named = _named(view, low, start, limit)
    for match in VERB.finditer(view, start, limit):
        if named and named[1] < match.start():
            break
        before = low[max(start, match.start() - 12) : match.start()].rstrip()
        if match.start() - start < 2 or before.endswith(("của", "để", "về", "được", "việc")) :
            if before.endswith("được"):
                continue
            return None
        if re.search(r"(?:được giao|được phân công|được)$|^(?:các )?(?:cơ quan|đơn vị)(?:, đơn vị)?$", before if len(before) < 11 else low[max(start, match.start() - 22) : match.start()].strip()):
            if match[0] in ("phối hợp", "chủ trì", "thực hiện") and VERB.match(view, match.end() + 1) or before.endswith(("được giao", "phân công")):
                continue
        if re.search(r"\b(?:ban|hội đồng|tổ|bộ|ủy ban)$", before) and match[0].lower().startswith(("chỉ đạo", "tổ chức", "quản lý", "kiểm tra")):
            continue
        if match[0] == "lãnh đạo" and match.start() - start < 8:
            continue
        text = view[start : match.start()]
        if _sentence_break(text) or text.count("(") > text.count(")"):
            if text.count("(") > text.count(")"):
                continue
            return None
        text = re.sub(r"[\s,]+(?:sẽ|đã|có|cùng|được|nghiêm túc|cần)$", "", text)
        found = split(text)
        if not found or any(len(unit.name) > 200 for unit in found):
            return None
        return found, word, match.start()
    return (named[0], word, named[1]) if named else None


#: After the territory in a name a small word that is none of these begins what the unit is to do.
_AT_PLACE = re.compile(
    rf"(?<![^\W_])(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)(?:\s+[{UPPER}][{LOWER}']+){{0,4}}\s+(?=[{LOWER}])"
    r"(?!(?:và|của|thuộc|trực|trên|có|liên quan|khác|đóng|nơi|về|theo|để|do|tại|trong|cùng|với|hoặc|đến|từ|là|đã|sẽ|được|bị|mới|cũ|này|đó|hội|miền|biên|ven|khóa|nói|nhà|ủy|đoàn|số|lần)(?![^\W_]))"
)
_JOINS = re.compile(r"\s+(?:và|của|thuộc|trên|có|liên|khác|tại|trong|cùng|với|hoặc|là|đã|sẽ|được|tỉnh|huyện|xã|phường|thành|quận|thị|khu|cấp|các|đóng|trực|số|phó|về|nhà)(?![^\W_])")


def _named(view: str, low: str, start: int, limit: int) -> tuple[list[Unit], int] | None:
    """The units of a sentence whose verb is no known one: they end with a territory or are known by name."""
    if low.startswith(("các ", "những ", "một số ", "toàn thể ", "cấp ủy", "sở,", "tổ chức "), start):
        return None
    place = _AT_PLACE.search(view, start, min(limit, start + 160))
    if place and not re.search(r"[.:;(“\"]", view[start : place.end()]):
        found = split(view[start : place.end()])
        if found:
            return found, place.end()
    body = body_at(view, low, start, limit)
    if body is not None and body.end > start + 4 and is_known(body.base):
        following = re.match(rf"\s+(?=[{LOWER}])", view[body.end : body.end + 3])
        if following and not _JOINS.match(low, body.end, limit):
            found = split(view[start : body.end])
            if len(found) == 1:
                return found, body.end + following.end()
    return None


def _sentence_break(text: str) -> bool:
    return bool(re.search(rf"[.!?]\s+[{UPPER}]", text)) or ":" in text and not re.search(r"các\s+\S+(?:\s\S+){0,4}\s*:", text)


@lru_cache(maxsize=8192)
def organisation(name: str, group: bool, chain: Chain, own: str) -> str | None:
    """The full name of a unit in its territory, or None where the text does not let one know.

    >>> organisation("Công an huyện", False, Chain("Hưng Yên", ("huyện", "Kim Động"), level="district"), "")
    'Công an huyện Kim Động'
    """
    low = key(name)
    home = {"province": ("tỉnh", chain.province), "district": chain.district, "commune": chain.commune}.get(chain.level)
    body = body_at(name, low, 0, len(name)) if not group else None
    if body is not None and body.end == len(name):
        complete = full_name(body.base, body.kind, body.name, body.office, body.central, chain)
        if complete and (body.central or body.name or same(complete) != same(name)):
            return complete
    if home is None or not home[1]:
        return name if body is not None and body.central else None
    place = " ".join(home)
    tail = re.search(r"\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$", low)
    if tail and not group and tail[1] != home[0] and not (chain.level == "province" and tail[1] in ("tỉnh", "thành phố")):
        own_place = {"tỉnh": chain.province, chain.district[0]: chain.district[1], chain.commune[0]: chain.commune[1]}.get(tail[1], "")
        return f"{name} {own_place}" if own_place else None
    if low.endswith(f" {home[0]}") or chain.level == "province" and low.endswith((" thành phố", " tỉnh")):
        return f"{name} {home[1]}"
    if same(name).endswith(same(home[1])):
        return name
    if body is not None and body.central:
        return body.base
    return f"{name} {place}"
