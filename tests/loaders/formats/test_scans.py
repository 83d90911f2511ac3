"""Letters printed, scanned and read by OCR: what is printed comes out, what a hand wrote stays blank."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from letters import PLAN
from PIL import Image
from scanned import Paper, blank, by_hand, papers, printed, read, saved, scanned, sealed, tools

from thac.loaders.contract import record
from thac.loaders.formats.compose import compose
from thac.loaders.formats.ocr import read_scan
from thac.loaders.formats.pages import arrange
from thac.loaders.model import Source, Text
from thac.loaders.parse import parse


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One cache for the tests of this file, none of the user's."""
    folder = tmp_path_factory.getbasetemp() / "ocr-cache"
    monkeypatch.setenv("THAC_CACHE", str(folder))
    return folder


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("letters")
    return printed({"plan": PLAN, "blank": blank(PLAN)}, folder)


@pytest.fixture(scope="module")
def plan(letters: dict[str, bytes]) -> list[Paper]:
    return papers(letters["plan"])


def check(text: Text) -> None:
    """What the letterhead and the signature of the plan say."""
    found = parse(text)
    assert (found.symbol, found.type, found.issued) == ("214/KH-UBND", "KH", "2023-05-09")
    assert (found.issuer, found.place) == ("Ủy ban nhân dân huyện Văn Chấn", "Văn Chấn")
    assert found.title is not None
    assert "18-CT/TU" in found.title.replace("- ", "-")
    assert not [one for one in found.findings if one.code in ("number-missing", "date-incomplete")]


def test_a_clean_scan_says_what_was_printed(plan: list[Paper]) -> None:
    text = read(saved([page.image for page in plan], "TIFF"), "image/tiff")
    check(text)
    found = parse(text)
    assert found.signer is not None
    assert found.signer.name == "Hoàng Thị Mẫu Đơn"
    assert text.remarks[0].startswith("read by OCR (tesseract 5.")
    assert {region.page for region in text.layout} == set(range(1, len(plan) + 1))
    number = record(found)["document"]["evidence"]["symbol"]
    assert text.original[number["start"] : number["end"]] == number["quote"]
    left, top, right, bottom = number["box"]
    assert number["page"] == 1
    assert 0 < left < right < 0.5
    assert 0 < top < bottom < 0.25


@pytest.mark.parametrize("worse", ["slant", "shadow", "black and white", "seal", "fax"])
def test_a_poor_scan_says_the_same(letters: dict[str, bytes], worse: str) -> None:
    image = papers(letters["plan"], {"fax": 120, "seal": 300}.get(worse, 200))[0].image
    if worse == "slant":
        image = scanned(image, slant=-1.8, grain=6)
    elif worse == "shadow":
        image = scanned(image, slant=0.7, grain=8, paper=(226, 214, 190))
    elif worse == "black and white":
        image = scanned(image, grain=10).convert("L").point(lambda value: 255 * (value > 150)).convert("1")
    elif worse == "seal":
        image = scanned(sealed(sealed(image, 0.3, 0.09), 0.65, 0.12), slant=0.4)
    check(read(saved([image])))


@pytest.mark.parametrize(
    ("number", "day", "colour"), [("147", "17", (20, 20, 30)), ("41", "14", (30, 40, 160))]
)
def test_what_a_hand_wrote_is_left_blank(
    letters: dict[str, bytes], number: str, day: str, colour: tuple[int, int, int]
) -> None:
    page = papers(letters["blank"])[0]
    text = read(saved([scanned(by_hand(page, number, day, colour), slant=0.5, grain=5)]))
    assert re.search(r"Số:\s+/KH-UBND", text.text)
    assert re.search(r"ngày\s+tháng 5 năm 2023", text.text)
    found = record(parse(text))
    said = found["document"]
    assert (said["symbol"], said["issued"], said["type"]) == ("x/KH-UBND", "2023-05", "KH")
    places = {one["code"]: one["evidence"] for one in found["findings"]}
    for code, side in (("number-missing", 0), ("date-incomplete", 1)):
        assert places[code]["page"] == 1
        assert (places[code]["box"][0] > 0.4) is bool(side)


def test_a_draft_without_number_has_no_symbol(letters: dict[str, bytes]) -> None:
    found = parse(read(saved([papers(letters["blank"])[0].image])))
    assert (found.symbol, found.issued) == (None, "2023-05")


def test_pages_that_are_turned_are_read_upright(plan: list[Paper]) -> None:
    check(read(saved([plan[0].image.rotate(90, expand=True)])))


def test_a_pdf_of_pictures_is_read_page_by_page(plan: list[Paper]) -> None:
    content = saved([page.image for page in plan], "PDF")
    scan = read_scan(Source("scan.pdf", "application/pdf", content, "0"), range(1, len(plan) + 1))
    assert [page.number for page in scan.pages] == list(range(1, len(plan) + 1))
    check(read(content, "application/pdf", "scan.pdf"))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "GIF", "BMP"])
def test_any_kind_of_picture(plan: list[Paper], kind: str) -> None:
    check(read(saved([plan[0].image], kind), f"image/{kind.lower()}"))


def test_clear_paper_is_white(plan: list[Paper]) -> None:
    clear = plan[0].image.convert("L").point(lambda value: 255 - value)
    image = Image.new("RGBA", clear.size, (0, 0, 0, 0))
    image.putalpha(clear)
    check(read(saved([image])))


def test_a_scan_is_read_alike_again(plan: list[Paper]) -> None:
    content = saved([plan[0].image])
    first = read(content)
    assert read(content) == first


def test_real_scans(shared: Path, tmp_path: Path) -> None:
    """Type, ending and month where number and day are written by hand; what is given is right."""
    tools()
    folder = shared / "corpus"
    lines = []
    for path in sorted((folder / "scans").glob("*.pdf"))[::4]:
        scan = read_scan(Source(path.name, "application/pdf", path.read_bytes(), "0"), [1])
        found = parse(compose(path.name, arrange(scan.pages), scan.remarks))
        lines.append(json.dumps(record(found), ensure_ascii=False))
    names = {json.loads(line)["source"] for line in lines}
    table = (folder / "headers.tsv").read_text(encoding="utf-8").splitlines()
    kept = [table[0], *(line for line in table[1:] if Path(line.split("\t")[0]).name in names)]
    out = tmp_path
    (out / "parsed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (out / "headers.tsv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    command = [sys.executable, str(folder / "score_headers.py"), str(out / "parsed.jsonl")]
    command += ["--headers", str(out / "headers.tsv"), "--under", "scans/", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores = json.loads(done.stdout)
    assert min(scores[name]["accuracy"] for name in ("type", "symbol tail")) >= 0.9
    for name in ("given symbols", "given dates"):
        assert scores.get(name, {"accuracy": 1.0})["accuracy"] >= 0.95
