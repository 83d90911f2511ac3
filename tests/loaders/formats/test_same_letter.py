"""The same letter in every format gives the same document and the same statements, but for positions."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import require
from letters import LETTERS, as_markdown, as_page, as_text, as_word

from thac.loaders.clean import words
from thac.loaders.contract import record
from thac.loaders.formats import FORMATS, SUFFIXES
from thac.loaders.model import Source
from thac.loaders.parse import parse
from thac.loaders.statements import loaded_document

#: What LibreOffice makes of the Word file, and what the tests write themselves.
MADE, WRITTEN = ("odt", "rtf", "doc", "pdf"), ("html", "md", "txt")
_OWN: dict[str, Callable[..., str]] = {"html": as_page, "md": as_markdown, "txt": as_text}
#: What says where something stands, and how it was read.
_PLACES = ("start", "end", "page", "box", "source", "remarks")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every letter in every format."""
    made = tmp_path_factory.mktemp("letters")
    for name, letter in LETTERS.items():
        (made / f"{name}.docx").write_bytes(as_word(letter))
        (made / f"{name}-typed.docx").write_bytes(as_word(letter, numbered=False))
        for suffix, write in _OWN.items():
            (made / f"{name}.{suffix}").write_text(write(letter), encoding="utf-8")
    office = shutil.which("soffice")
    if office:
        files = [str(made / f"{name}.docx") for name in LETTERS]
        for suffix in MADE:
            profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
            command = [office, profile, "--headless", "--convert-to", suffix, "--outdir", str(made), *files]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
    return made


def said(path: Path) -> tuple[dict[str, Any], list[Any]]:
    """What a file says: the record of it and its statements, without places."""
    content = path.read_bytes()
    media_type = SUFFIXES[path.suffix]
    source = Source(path.name, media_type, content, hashlib.sha256(content).hexdigest())
    document = parse(FORMATS[media_type](source))
    kept = loaded_document(source, document)
    statements = [
        (one.subject, one.predicate, one.object, dict(one.attributes), one.evidence.scope, one.evidence.rule)
        for one in kept.statements
    ]
    return _plain(record(document)), [kept.id, *map(_plain, statements)]


def _plain(value: Any) -> Any:
    """A value with its words as a person reads them, without marks of tables and emphasis."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if name not in _PLACES}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return words(re.sub(r"<br>|\t", " ", value)) if isinstance(value, str) else value


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_is_read_whole(folder: Path, name: str) -> None:
    letter = LETTERS[name]
    facts = said(folder / f"{name}.docx")[0]
    own = facts["document"]
    assert own["symbol"] == letter.number.removeprefix("Số").strip(" :")
    assert own["signer"]["name"] == letter.name
    assert own["recipients"] == [one.rstrip(";,.") for one in letter.recipients[:-1]]
    assert own["place"] == letter.dated.split(",")[0]
    assert facts["assignments"]
    assert facts["references"]
    assert not facts["findings"]


@pytest.mark.parametrize("suffix", [one for one in (*MADE, *WRITTEN) if f".{one}" in SUFFIXES])
@pytest.mark.parametrize("name", LETTERS)
def test_the_same_in_every_format(folder: Path, name: str, suffix: str) -> None:
    if suffix in MADE and not shutil.which("soffice"):
        require("soffice", "LibreOffice (soffice) is not installed")
    assert said(folder / f"{name}.{suffix}") == said(folder / f"{name}.docx")


@pytest.mark.parametrize("name", LETTERS)
def test_typed_numbers_read_as_automatic_ones(folder: Path, name: str) -> None:
    assert said(folder / f"{name}-typed.docx") == said(folder / f"{name}.docx")
