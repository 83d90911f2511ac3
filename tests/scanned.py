"""An invented letter in, what a scanner makes of its paper out: grain, slant, shadows, seals, handwriting."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from conftest import require
from letters import Letter, as_word
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from thac.loaders.formats import FORMATS
from thac.loaders.model import Source, Text

#: Strokes of digits as a hand writes them, in a box of one by one.
_STROKES = {
    "1": (((0.1, 0.6), (0.6, 0.0), (0.5, 1.0)),),
    "4": (((0.6, 0.0), (0.0, 0.7), (0.9, 0.6)), ((0.6, 0.3), (0.5, 1.0))),
    "7": (((0.0, 0.1), (0.9, 0.0), (0.4, 1.0)),),
    "2": (((0.1, 0.2), (0.5, 0.0), (0.8, 0.3), (0.1, 1.0), (0.9, 0.9)),),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A page as a picture, and where words of its letterhead stand on it, in pixels."""

    image: Image.Image
    places: dict[str, tuple[int, int, int, int]]


def tools() -> None:
    """Skip, or fail, where a program that makes or reads scans is not there."""
    for program in ("soffice", "tesseract"):
        if not shutil.which(program):
            require(program, f"{program} is not installed")
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    if "vie" not in listed.stdout.split():
        require("tesseract", "tesseract has no data for Vietnamese")


def printed(letters: dict[str, Letter], folder: Path) -> dict[str, bytes]:
    """The letters as PDF with a text layer."""
    tools()
    names = [folder / f"{name}.docx" for name in letters]
    for path, letter in zip(names, letters.values(), strict=True):
        path.write_bytes(as_word(letter))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, names)], check=True, capture_output=True, timeout=300)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in letters}


def papers(pdf: bytes, dots: int = 200) -> list[Paper]:
    """The pages of a PDF as pictures of so many dots an inch."""
    import pypdfium2  # type: ignore[import-untyped]

    found = []
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=dots / 72).to_pil().convert("RGB")
        text = page.get_textpage()
        places = {}
        for word in ("Số:", "/KH", "ngày", "tháng"):
            hit = text.search(word, match_case=True).get_next()
            if hit:
                boxes = [text.get_charbox(hit[0] + n) for n in range(hit[1])]
                high = page.get_height()
                box = (min(b[0] for b in boxes), high - max(b[3] for b in boxes),
                       max(b[2] for b in boxes), high - min(b[1] for b in boxes))  # fmt: skip
                places[word] = tuple(round(one * dots / 72) for one in box)
        found.append(Paper(image, places))
    return found


def blank(letter: Letter) -> Letter:
    """The letter before its number and day are filled in."""
    number = re.sub(r"\d+", " " * 16, letter.number, count=1)
    return replace(letter, number=number, dated=re.sub(r"ngày \d+", "ngày " + " " * 10, letter.dated))


def by_hand(paper: Paper, number: str, day: str, colour: tuple[int, int, int] = (20, 20, 40)) -> Image.Image:
    """A number and a day written by hand into their blanks."""
    image = paper.image.copy()
    for digits, before, behind in ((number, "Số:", "/KH"), (day, "ngày", "tháng")):
        _, top, _, bottom = paper.places[before]
        high = (bottom - top) * 1.35
        at = paper.places[before][2] + (paper.places[behind][0] - paper.places[before][2]) * 0.2
        for digit in digits:
            for stroke in _STROKES[digit]:
                line = [
                    (at + x * high * 0.5 + (1 - y) * high * 0.15, bottom + high * (y - 0.9))
                    for x, y in stroke
                ]
                ImageDraw.Draw(image).line(line, fill=colour, width=max(3, round(high / 9)), joint="curve")
            at += high * 0.62
    return image


def sealed(image: Image.Image, x: float, y: float) -> Image.Image:
    """A red seal over a place on the page."""
    over = Image.new("RGB", image.size, "white")
    pen, size = ImageDraw.Draw(over), image.width // 12
    left, top = x * image.width, y * image.height
    for share in (1.0, 0.7):
        box = (left - size * share, top - size * share, left + size * share, top + size * share)
        pen.ellipse(box, outline=(205, 40, 50), width=max(3, size // 12))
    pen.regular_polygon((left, top, size * 0.4), 5, fill=(215, 60, 70))
    return ImageChops.multiply(image, over)


def scanned(
    image: Image.Image, slant: float = 0, grain: int = 0, paper: tuple[int, int, int] = (255, 255, 255)
) -> Image.Image:
    """What a scanner makes of a page: coloured paper, a shadow, out of focus, grainy, not straight."""
    shade = Image.linear_gradient("L").resize(image.size).point(lambda value: 255 - value // 8)
    result = ImageChops.multiply(image, Image.new("RGB", image.size, paper))
    if paper != (255, 255, 255):
        result = ImageChops.multiply(result, Image.merge("RGB", (shade, shade, shade)))
    result = result.rotate(slant, Image.Resampling.BICUBIC, fillcolor=paper)
    result = result.filter(ImageFilter.GaussianBlur(0.5))
    if grain:
        dice = random.Random(7)
        few = bytes(max(0, min(255, int(dice.gauss(128, grain)))) for _ in range(256 * 256))
        tile = Image.frombytes("L", (256, 256), few)
        noise = Image.new("L", image.size)
        for left in range(0, image.width, 256):
            for top in range(0, image.height, 256):
                noise.paste(tile, (left, top))
        result = Image.merge("RGB", [ImageChops.add(band, noise, 1, -128) for band in result.split()])
    return result


def saved(images: Sequence[Image.Image], kind: str = "PNG") -> bytes:
    """Pages as the bytes of one file; several fit into TIFF and PDF only."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": list(images[1:])} if len(images) > 1 else {}
    images[0].save(out, kind, **more)
    return out.getvalue()


def read(content: bytes, media_type: str = "image/png", name: str = "scan") -> Text:
    return FORMATS[media_type](Source(name, media_type, content, "0" * 64))
