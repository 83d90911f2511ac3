"""Tesseract as a program: missing, failing, hanging; what it read is kept; bad pictures are told by name."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from scanned import read, saved, tools

from thac.graph.errors import SourceError
from thac.loaders.formats import ocr_cache
from thac.loaders.formats.ocr_engine import LINE, Seen, recognise
from thac.loaders.formats.ocr_repair import repaired as repaired_words
from thac.loaders.formats.ocr_stamps import unsigned
from thac.loaders.formats.ocr_suffix import repaired

#: A program that answers like tesseract until it is given a page.
FAKE = """#!/bin/sh
case "$1" in
  --version) echo "tesseract 5.9"; exit 0;;
  --list-langs) echo 'List of available languages in "/nowhere" (2):'; echo {languages}; exit 0;;
esac
{then}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THAC_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str, languages: str = "vie") -> None:
    """Put a program named tesseract before all others."""
    folder.mkdir(exist_ok=True)
    path = folder / "tesseract"
    path.write_text(FAKE.format(then=then, languages=languages))
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def line(text: str = "Ban Thi 2024") -> Image.Image:
    image = Image.new("L", (700, 120), 255)
    ImageDraw.Draw(image).text((30, 30), text, font=ImageFont.load_default(48), fill=0)
    return image


def test_without_tesseract_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="tesseract is not installed") as caught:
        read(saved([line()]))
    assert caught.value.remedy


def test_without_vietnamese_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path / "bin", monkeypatch, "exit 1", languages="eng")
    with pytest.raises(SourceError, match="no data for Vietnamese") as caught:
        read(saved([line()]))
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("then", "reason"),
    [("echo 'out of paper' >&2; exit 3", "tesseract failed .out of paper."), ("sleep 9", "longer than 1 s")],
)
def test_tesseract_that_fails_or_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, reason: str
) -> None:
    fake(tmp_path / "bin", monkeypatch, then)
    with pytest.raises(SourceError, match=reason):
        recognise("scan.png", line(), seconds=1)


def test_a_page_that_cannot_be_read_does_not_take_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "level page_num block_num par_num line_num word_num left top width height conf text"
    row = "5 1 1 1 1 1 100 100 300 40 96.0 đường"
    table = f"{head}\\n{row}\\n".replace(" ", "\\t")
    then = f"head -c 12 | grep -q \"P5 3508\" && exit 1; cat >/dev/null; printf '{table}'"
    fake(tmp_path / "bin", monkeypatch, then)
    images = [Image.new("L", (2480, 3508), 255), Image.new("L", (3508, 2480), 255)]
    text = read(saved(images, "TIFF"), "image/tiff")
    assert text.text.strip() == "đường"
    assert any(remark.startswith("page 2 could not be read: tesseract failed") for remark in text.remarks)


def test_what_was_read_is_not_read_again(cache: Path) -> None:
    tools()
    first = recognise("scan.png", line(), LINE)
    assert " ".join(word.text for word in first) == "Ban Thi 2024"
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert recognise("scan.png", line(), LINE, seconds=0.0001) == first, "no program is that fast"
    kept[0].write_bytes(kept[0].read_bytes()[:-3])
    assert recognise("scan.png", line(), LINE) == first, "what is damaged is read anew"


@pytest.mark.parametrize("where", ["", "file/below", "relative"])
def test_without_a_cache_all_is_read(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THAC_CACHE", str(tmp_path / where) if "/" in where else where)
    ocr_cache.put("ab12", "đã đọc")
    assert ocr_cache.get("ab12") == ("đã đọc" if where == "relative" else None)


def test_a_cache_keeps_to_its_limit(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_cache, "LIMIT", 256 * 400)
    for number in range(40):
        name = ocr_cache.key(bytes([number]))
        ocr_cache.put(f"00{name}", name)
        os.utime(cache / "ocr" / "00" / f"00{name}", (number, number))
    sizes = [path.stat().st_size for path in (cache / "ocr" / "00").iterdir()]
    assert 0 < sum(sizes) <= 400 + max(sizes)
    assert ocr_cache.get(f"00{ocr_cache.key(bytes([39]))}"), "the newest stays"


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


HUGE = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 90000, 90000, 8, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no picture"),
        (b"GIF89a", "no picture|damaged"),
        ("Số: 5/KH-UBND".encode(), "no picture"),
        (HUGE + chunk(b"IDAT", b"") + chunk(b"IEND", b""), "pixels|too large"),
        (saved([Image.effect_noise((600, 800), 90)])[:-4000], "damaged"),
    ],
)
def test_a_file_that_is_no_picture(content: bytes, reason: str) -> None:
    tools()
    with pytest.raises(SourceError, match=reason):
        read(content, name="bad.png")


def test_blank_paper_holds_no_text() -> None:
    tools()
    with pytest.raises(SourceError, match="no text can be read"):
        read(saved([Image.new("RGB", (800, 1100), (244, 240, 230))]))


def words(text: str, top: int = 100) -> list[Seen]:
    """Words of a line, each 20 pixels a letter wide."""
    found, left = [], 100
    for word in text.split():
        found.append(Seen(word, left, top, left + 20 * len(word), top + 40, 90.0, (1, 1, top)))
        left += 20 * len(word) + 15
    return found


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("CỌNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("KE HOẠCH", "KẾ HOẠCH"),
        ("ỦY BAN NHẢN DÂN", "ỦY BAN NHÂN DÂN"),
        ("TĨNH QUẢNG NGAI", "TỈNH QUẢNG NGÃI"),
        ("HUYỆN VĂN CHÂN", "HUYỆN VĂN CHẤN"),
        ("Độc lặp - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("Nguyên Quý Tân", "Nguyễn Quý Tân"),
        ("thực hiện quyét định của", "thực hiện quyét định của"),
        ("HUYỆN BIẾN LẠ", "HUYỆN BIẾN LẠ"),
        ("GIỮ NGHE DỆT", "GIỮ NGHE DỆT"),
    ],
)
def test_fixed_words_of_a_letterhead_are_repaired(read_as: str, meant: str) -> None:
    found, changed = repaired_words(words(read_as), 3508)
    assert " ".join(word.text for word in found) == meant
    assert changed is (read_as != meant)


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("/KH-UBNĐ", "/KH-UBND"),
        ("/QÐ-UBND", "/QĐ-UBND"),
        ("/QĐÐ-UBND", "/QĐ-UBND"),
        ("/KH-UBNO", "/KH-UBND"),
        ("/TB - UBND", "/TB-UBND"),
        ("-CTr/HU", "-CTr/HU"),
        ("/2025/NQ-HĐND", "/2025/NQ-HĐND"),
        ("/UBND-VHXH", "/UBND-VHXH"),
        ("/KH-XYZT", "/KH-XYZT"),
    ],
)
def test_an_ending_is_repaired_where_one_is_meant(read_as: str, meant: str) -> None:
    assert repaired(read_as) == meant


def test_the_mark_of_a_signature_is_left_out() -> None:
    mark = [*words("Ký bởi: Sở Xây dựng", 20), *words("Email: so@tinh.gov.vn", 64)]
    mark += [*words("Cơ quan: Tỉnh Lạ", 108), *words("Thời gian ký: 02/03/2024 08:15:24", 152)]
    body = words("SỞ XÂY DỰNG", 400)
    assert unsigned([*mark, *body], 2480) == tuple(body)
