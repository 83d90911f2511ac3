"""What some formats and answers need besides in; whether it is here, and the command that gets it, out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..graph.model import Result

COLUMNS = ("need", "state", "enables", "install")


@dataclass(frozen=True, slots=True)
class Need:
    """A program or package: ``state`` gives its version or nothing; ``packages`` its name by installer."""

    name: str
    enables: str
    state: Callable[[], str]
    packages: Mapping[str, str]


def _package(name: str) -> Callable[[], str]:
    def state() -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return ""

    return state


def _program(*names: str, asks: str = "--version") -> Callable[[], str]:
    def state() -> str:
        found = next(filter(None, map(shutil.which, names)), None)
        return (_said(found, asks) or "installed") if found else ""

    return state


def _said(program: str, *words: str) -> str:
    """The first line that a program prints."""
    try:
        done = subprocess.run([program, *words], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0].strip() if lines else ""


def _vietnamese() -> str:
    found = shutil.which("tesseract")
    if not found:
        return ""
    done = subprocess.run([found, "--list-langs"], capture_output=True, text=True, timeout=60, check=False)
    return "vie" if "vie" in (done.stdout + done.stderr).split() else ""


#: In the order in which they are told.
NEEDS = (
    Need("lxml", "Word files (.docx), web pages", _package("lxml"), {"pip": "lxml"}),
    Need("pypdfium2", "PDF", _package("pypdfium2"), {"pip": "'thac[pdf]'"}),
    Need("pillow", "pictures and scanned PDF, with tesseract", _package("pillow"), {"pip": "'thac[ocr]'"}),
    Need(
        "tesseract", "pictures and scanned PDF", _program("tesseract"),
        {"apt-get": "tesseract-ocr", "dnf": "tesseract", "pacman": "tesseract", "brew": "tesseract",
         "": "see https://tesseract-ocr.github.io/tessdoc/Installation.html"},
    ),
    Need(
        "tesseract: vie", "scans in Vietnamese", _vietnamese,
        {"apt-get": "tesseract-ocr-vie", "dnf": "tesseract-langpack-vie", "pacman": "tesseract-data-vie",
         "brew": "tesseract-lang", "": "see https://github.com/tesseract-ocr/tessdata_fast"},
    ),
    Need(
        "LibreOffice", "old Word files (.doc), .odt, .rtf", _program("soffice", "libreoffice"),
        {"apt-get": "libreoffice-writer-nogui", "dnf": "libreoffice-writer", "pacman": "libreoffice-still",
         "brew": "--cask libreoffice", "": "see https://www.libreoffice.org/download/"},
    ),
    Need("pyoxigraph", "SPARQL; RDF in and out", _package("pyoxigraph"), {"pip": "'thac[rdf]'"}),
    Need("pyshacl", "thac check", _package("pyshacl"), {"pip": "'thac[rdf]'"}),
    Need("pyarrow", "exports as Parquet", _package("pyarrow"), {"pip": "'thac[parquet]'"}),
    Need("XlsxWriter", "reports as spreadsheets", _package("XlsxWriter"), {"pip": "'thac[xlsx]'"}),
    Need("resvg-py", "pictures as PNG", _package("resvg_py"), {"pip": "'thac[png]'"}),
)  # fmt: skip
_INSTALLERS = {"apt-get": "sudo apt-get install", "dnf": "sudo dnf install", "pacman": "sudo pacman -S",
               "brew": "brew install"}  # fmt: skip


def needs() -> Result:
    """A row a need: name, version or "missing", what it enables, the command that installs it here."""
    rows = []
    for need in NEEDS:
        state = need.state()
        rows.append((need.name, state or "missing", need.enables, "" if state else remedy(need.name)))
    return Result(COLUMNS, tuple(rows))


def remedy(name: str) -> str:
    """The command that installs what a need names on this machine, or where to read how.

    >>> remedy("pypdfium2")
    "pip install 'thac[pdf]'"
    """
    packages = next(need.packages for need in NEEDS if need.name == name)
    if "pip" in packages:
        return f"pip install {packages['pip']}"
    for installer, command in _INSTALLERS.items():
        if installer in packages and (shutil.which(installer) or Path("/usr/bin", installer).exists()):
            return f"{command} {packages[installer]}"
    return packages[""]
