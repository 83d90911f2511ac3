"""Files of LibreOffice and old Word: read through LibreOffice, many in one start; what fails says why."""

from __future__ import annotations

import http.server
import io
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import require
from wordfile import p, source, word, zipped

from thac.graph.errors import SourceError
from thac.loaders.formats import office
from thac.loaders.formats.kinds import DOCX, ODT
from thac.loaders.model import Source

DOC, RTF = "application/msword", "application/rtf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter as .doc, .odt and .rtf."""
    program = shutil.which("soffice")
    if not program:
        require("soffice", "LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    (folder / "a.docx").write_bytes(word(p("KẾ HOẠCH") + p("Mở chợ phiên ở xã Nậm Mười")))
    for kind in ("doc", "odt", "rtf"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(program), profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=300)
    return folder


KINDS = {"a.doc": DOC, "a.odt": ODT, "a.rtf": RTF}


def given(folder: Path, name: str) -> Source:
    return source((folder / name).read_bytes(), name, KINDS[name])


def refused(one: Source) -> str:
    with pytest.raises(SourceError) as found:
        office.read_office(one)
    assert found.value.uri == one.uri
    assert found.value.remedy
    return found.value.reason


@pytest.mark.parametrize("name", KINDS)
def test_each_format_is_read_and_says_how(made: Path, name: str) -> None:
    read = office.read_office(given(made, name))
    assert read.text.split() == ["KẾ", "HOẠCH", "Mở", "chợ", "phiên", "ở", "xã", "Nậm", "Mười"]
    assert read.remarks == ("read by way of LibreOffice",)
    assert read.uri == name


def test_one_bad_file_does_not_take_the_others_with_it(made: Path) -> None:
    bad = source(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "b.doc", DOC)
    found = office.convert([given(made, "a.doc"), bad, given(made, "a.rtf"), source(b"", "c.rtf", RTF)])
    kinds = [one.media_type if isinstance(one, Source) else type(one).__name__ for one in found]
    assert kinds == [DOCX, "SourceError", DOCX, "SourceError"]
    assert [one.uri for one in found] == ["a.doc", "b.doc", "a.rtf", "c.rtf"]


def test_without_the_program_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError) as found:
        office.read_office(source(b"{\\rtf1 a}", "a.rtf", RTF))
    assert "LibreOffice" in found.value.reason
    assert "libreoffice" in found.value.remedy


@pytest.mark.parametrize("size", [60, 900, 4000])
def test_a_file_cut_short_is_refused_or_read_but_never_hangs(made: Path, size: int) -> None:
    for name in ("a.doc", "a.odt"):
        content = (made / name).read_bytes()[:size]
        assert refused(source(content, name, KINDS[name]))


def test_a_locked_or_swollen_odt_is_refused_before_it_is_opened() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    locked = zipped({"mimetype": ODT, "META-INF/manifest.xml": manifest, "content.xml": b"\0\1"})
    assert "password" in refused(source(locked, "a.odt", ODT)) or not office.program()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("content.xml", "w") as part:
        for _ in range(210):
            part.write(bytes(2**20))
    assert "MB" in refused(source(out.getvalue(), "a.odt", ODT)) or not office.program()


def test_a_program_that_never_ends_is_ended(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60 &\nwait\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "START", 1)
    monkeypatch.setattr(office, "EACH", 0)
    assert "more than 1 seconds" in refused(given(made, "a.doc"))


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


RICH = (
    r'{\rtf1 Ke hoach {\field{\*\fldinst INCLUDEPICTURE "ADDRESS/a.png" \\d }{\fldrslt x}}'
    r'{\field{\*\fldinst INCLUDETEXT "ADDRESS/b.txt"}{\fldrslt y}}}'
)
PAGE = '<html><body>Ke hoach<img src="ADDRESS/a.png"><link rel=stylesheet href="ADDRESS/b.css"></body></html>'


@pytest.mark.parametrize(("name", "content"), [("a.rtf", RICH), ("a.doc", PAGE)])
def test_nothing_is_fetched_that_a_file_links_to(
    made: Path, listener: tuple[str, list[str]], name: str, content: str
) -> None:
    address, asked = listener
    office.convert([source(content.replace("ADDRESS", address).encode(), name, KINDS[name])])
    assert asked == []
