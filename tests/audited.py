"""Invented plans in, written as text files and read by the real loader, the findings of the audit out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from thac.graph import Graph
from thac.loaders.load import load
from thac.queries.audit import Finding, audit

CLOSING = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"


def state(
    unit: str, number: str, day: str, seat: str, title: str, body: str, kind: str = "KẾ HOẠCH",
    closing: str = CLOSING,
) -> str:  # fmt: skip
    """A document of the People's Committee of a unit; ``day`` as in "5/6/2023"."""
    date, month, year = day.split("/")
    head = (
        f"ỦY BAN NHÂN DÂN\n{unit.upper()}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    )
    dated = f"{seat}, ngày {int(date):02} tháng {int(month):02} năm {year}"
    return f"{head}\n\nSố: {number}\n\n{dated}\n\n{kind}\n{title}\n\n{body.strip()}\n\n{closing}"


def party(committee: str, above: str, number: str, day: str, seat: str, title: str, body: str) -> str:
    """A document of a party committee below ``above`` ("TỈNH HƯNG YÊN")."""
    date, month, year = day.split("/")
    head = f"ĐẢNG BỘ {above}\n{committee.upper()}\n*\nSố {number}"
    dated = f"{seat}, ngày {int(date):02} tháng {int(month):02} năm {year}"
    tail = "Nơi nhận:\n- Các chi, đảng bộ trực thuộc,\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n"
    return f"{head}\nĐẢNG CỘNG SẢN VIỆT NAM\n{dated}\n\nKẾ HOẠCH\n{title}\n\n{body.strip()}\n\n{tail}"


def kept(folder: Path, texts: Mapping[str, str]) -> Graph:
    """A graph in memory of these texts, read from files of these names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = Graph()
    load([str(folder)], graph, workers=1)
    return graph


def found(
    folder: Path, rule: str, texts: Mapping[str, str], symbol: str = "", as_of: str = ""
) -> list[Finding]:
    """What one rule finds in these texts."""
    with kept(folder, texts) as graph:
        return list(audit(graph, symbol, [rule], as_of=as_of).findings)


def phrases(findings: Iterable[Finding]) -> list[str]:
    """What the findings say, their values filled in."""
    return [one.text.phrase.format(*one.text.values) for one in findings]


NET = "Về bảo tồn nghề đan lưới truyền thống giai đoạn 2023 - 2025"
PROVINCE = state(
    "tỉnh Hưng Yên", "88/KH-UBND", "5/6/2023", "Hưng Yên", NET,
    """Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. NHIỆM VỤ
1. Lập danh mục 12 làng nghề trong tỉnh và hỗ trợ dụng cụ cho từng hộ.

II. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương
- Chủ trì, phối hợp với các cơ quan liên quan lập danh mục làng nghề.
2. Ủy ban nhân dân huyện Kim Động
- Xây dựng kế hoạch thực hiện, hoàn thành trước ngày 31/7/2023.
- Báo cáo kết quả về UBND tỉnh trước ngày 15/11/2023.
3. Ủy ban nhân dân huyện Ân Thi
- Xây dựng kế hoạch thực hiện, hoàn thành trước ngày 31/7/2023.""",
)  # fmt: skip
NAMED = "Kế hoạch số 88/KH-UBND ngày 05/6/2023 của Ủy ban nhân dân tỉnh Hưng Yên"


def district(
    name: str = "Kim Động", number: str = "41/KH-UBND", day: str = "20/7/2023", basis: str = ""
) -> str:
    """A plan of a district that carries out the province's, or has another opening."""
    opening = basis or f"Thực hiện {NAMED} về bảo tồn nghề đan lưới truyền thống,"
    body = f"{opening} UBND huyện {name} xây dựng Kế hoạch như sau:\n\nI. NHIỆM VỤ\n1. Mở 3 lớp đan lưới."
    return state(f"huyện {name}", number, day, name, "Về bảo tồn nghề đan lưới tại các xã ven sông", body)


TREES = "Về chăm sóc cây bóng mát trong sân trường"


def plan(
    duties: str, closing: str = "", number: str = "31/KH-UBND", day: str = "8/4/2022", name: str = "Kim Động"
) -> str:
    law = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"
    body = f"{law}\n\nI. VIỆC\n1. Trồng 90 cây.\n\n{duties}"
    ends = f"Nơi nhận:\n{closing}\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n" if closing else ""
    where = f"huyện {name}", number, day, name, TREES, body
    return state(*where, closing=ends) if ends else state(*where)


DUTIES = """II. TỔ CHỨC THỰC HIỆN
1. Phòng Giáo dục và Đào tạo huyện
- Chủ trì, phối hợp với các trường lập sổ theo dõi cây trong sân trường.
2. Phòng Tài chính - Kế hoạch huyện
- Cân đối kinh phí mua cây giống hằng năm.
3. Ủy ban nhân dân các xã, thị trấn
- Vận động các hộ dân chăm sóc cây."""
