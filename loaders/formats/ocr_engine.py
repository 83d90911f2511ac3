"""A picture in, the words that tesseract reads on it out, with boxes, lines and how sure it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..needs import remedy
from . import ocr_cache

if TYPE_CHECKING:
    from PIL.Image import Image

#: Seconds that a page and that a line may take.
PAGE_SECONDS, LINE_SECONDS = 180.0, 20.0
#: Modes of tesseract: find the columns and blocks of a page; one block; one line; which way is up.
PAGE, BLOCK, LINE, ORIENTATION = 3, 6, 7, 0
VIETNAMESE, ENGLISH, UPRIGHT = "vie", "eng", "osd"
#: How sure a word is that was read again and settled.
SETTLED = 100.0
_LISTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as read: its box in pixels, the line it stands on, and how sure tesseract is (0 to 100)."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float
    line: tuple[int, int, int] = (0, 0, 0)

    @property
    def height(self) -> int:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Engine:
    """The program, its version, and the size of the data of each language that it knows."""

    program: str
    version: str
    languages: dict[str, int]


@lru_cache(maxsize=4)
def _engine(program: str, data: str) -> Engine:
    """What is installed; ``data`` is where the environment says that the languages are."""
    version = _said(program, "--version").split()
    listed = _said(program, "--list-langs")
    named = _LISTED.search(listed)
    where = named[1] if named else ""
    languages = {}
    for name in listed.splitlines()[1:]:
        path = os.path.join(where, f"{name.strip()}.traineddata")
        languages[name.strip()] = os.path.getsize(path) if os.path.isfile(path) else 0
    return Engine(program, version[1] if len(version) > 1 else "", languages)


def _said(program: str, words: str) -> str:
    try:
        done = subprocess.run([program, words], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout or done.stderr


def engine(uri: str) -> Engine:
    """Tesseract with its data for Vietnamese.

    Raises:
        SourceError: one of them is not installed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise SourceError(uri, "is a scan, and tesseract is not installed", remedy("tesseract"))
    found = _engine(program, os.environ.get("TESSDATA_PREFIX", ""))
    if VIETNAMESE not in found.languages:
        reason = "is a scan, and tesseract has no data for Vietnamese (vie)"
        raise SourceError(uri, reason, remedy("tesseract: vie"))
    return found


def recognise(
    uri: str, picture: Image, mode: int = PAGE, language: str = VIETNAMESE, seconds: float = PAGE_SECONDS
) -> tuple[Seen, ...]:
    """The words of a grey picture, in tesseract's order.

    Raises:
        SourceError: tesseract is not there, fails, or takes longer than ``seconds``.
    """
    return _words(_run(uri, picture, seconds, "--psm", str(mode), "-l", language, "--dpi", "300", "tsv"))


def turned(uri: str, picture: Image) -> int:
    """By how many degrees a page must be turned clockwise to stand upright: 0 (or unsure), 90, 180, 270."""
    if UPRIGHT not in engine(uri).languages:
        return 0
    try:
        said = _run(uri, picture, PAGE_SECONDS, "--psm", str(ORIENTATION), "-l", UPRIGHT)
    except SourceError:  # too few characters to tell
        return 0
    found = re.search(r"^Rotate: (90|180|270)$", said, re.MULTILINE)
    return int(found[1]) if found else 0


def _run(uri: str, picture: Image, seconds: float, *words: str) -> str:
    """What tesseract prints of a picture, from the cache where it is there."""
    found = engine(uri)
    image = b"P5 %d %d 255\n" % picture.size + picture.convert("L").tobytes()
    data = str(found.languages.get(words[words.index("-l") + 1], 0))
    name = ocr_cache.key(image, found.version, data, *words)
    kept = ocr_cache.get(name)
    if kept is not None:
        return kept
    command = [found.program, "stdin", "stdout", *words]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, input=image, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise SourceError(uri, f"tesseract took longer than {seconds:.0f} s", "scan the page anew") from None
    except OSError as error:
        reason = f"tesseract cannot be started ({error.strerror or error})"
        raise SourceError(uri, reason, "install tesseract anew") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = f"tesseract failed ({said[-1] if said else done.returncode})"
        raise SourceError(uri, reason, "scan the page anew, or give a clearer picture")
    text = done.stdout.decode("utf-8", "replace")
    ocr_cache.put(name, text)
    return text


def _words(table: str) -> tuple[Seen, ...]:
    """The rows of words in tesseract's table.

    >>> head = "level page_num block_num par_num line_num word_num left top width height conf text"
    >>> row = "5 1 2 1 3 1 10 20 30 8 96.5 đường"
    >>> _words("\\n".join((head, row)).replace(" ", "\\t"))
    (Seen(text='đường', left=10, top=20, right=40, bottom=28, sure=96.5, line=(2, 1, 3)),)
    """
    found = []
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = map(int, cells[6:10])
        line = (int(cells[2]), int(cells[3]), int(cells[4]))
        sure = float(cells[10])
        found.append(Seen(cells[11].strip(), left, top, left + width, top + height, sure, line))
    return tuple(found)
