"""Real Word files: as much text as LibreOffice sees in them, and what their letterheads say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import require
from wordfile import source

from thac.loaders.formats import FORMATS, SUFFIXES
from thac.loaders.parse import parse

#: Characters other than white space may differ by this share from LibreOffice's own text.
SHARE = 0.05
#: File to symbol, type, issuer, month and signer as printed (a blank number or day stays blank).
PRINTED = {
    "00685.doc": (None, "TB", "Ủy ban nhân dân tỉnh Bình Thuận", "2024-12", "Nguyễn Minh"),
    "00686.doc": (None, "CV", "Ủy ban nhân dân tỉnh Bình Thuận", "2024-12", "Nguyễn Minh"),
    "00696.docx": (None, "QĐ", "Ủy ban nhân dân tỉnh Bình Thuận", "2025-03", "Nguyễn Minh"),
    "00701.docx": ("1424/QĐ-UBND", "QĐ", "Ủy ban nhân dân tỉnh Bình Thuận", "2025-06-30", "Nguyễn Hồng Hải"),
    "00710.docx": (None, "CV", "Ủy ban nhân dân tỉnh Bình Thuận", "2025-03", "Nguyễn Hồng Hải"),
    "00713.docx": (None, "CV", "Ủy ban nhân dân tỉnh Bình Thuận", "2025-02", "Nguyễn Hồng Hải"),
    "00822.docx": (None, "CV", "Ủy ban nhân dân tỉnh Bình Thuận", "2025", "Nguyễn Hồng Hải"),
    "00824.doc": ("36-HD/VPTW", "HD", "Văn phòng Trung ương Đảng", "2018-04-03", "Bùi Văn Thạch"),
    "00825.docx": ("36-HD/VPTW", "HD", "Văn phòng Trung ương Đảng", "2018-04-03", "Bùi Văn Thạch"),
    "00826.docx": ("30/2020/NĐ-CP", "NĐ", "Chính phủ", "2020-03-05", "Nguyễn Xuân Phúc"),
}


def letters(text: str) -> int:
    return len("".join(text.split()))


@pytest.fixture(scope="module")
def seen(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How much text LibreOffice exports of each file."""
    program = shutil.which("soffice")
    if not program:
        require("soffice", "LibreOffice (soffice) is not installed")
    made = tmp_path_factory.mktemp("texts")
    files = sorted((shared / "corpus" / "word").iterdir())
    profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(made)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=600)
    return {one.name: letters((made / f"{one.stem}.txt").read_text("utf-8-sig")) for one in files}


def test_real_files_are_read_whole(shared: Path, seen: dict[str, int]) -> None:
    assert len(seen) >= 12
    for name, count in seen.items():
        path = shared / "corpus" / "word" / name
        media_type = SUFFIXES[path.suffix]
        text = FORMATS[media_type](source(path.read_bytes(), name, media_type))
        assert abs(letters(text.text) / count - 1) < SHARE, name
        if name in PRINTED:
            read = parse(text)
            told = (read.symbol, read.type, read.issuer, read.issued, read.signer and read.signer.name)
            assert told == PRINTED[name], name
