"""Old office files: many are opened in one start of LibreOffice, and a bad one harms no other."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import require
from reading import paper

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.loaders.formats import office
from thac.loaders.load import load

LETTERS = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Letters as .rtf, and the same again as .txt in a folder of its own."""
    program = shutil.which("soffice")
    if not program:
        require("soffice", "LibreOffice (soffice) is not installed")
    home = tmp_path_factory.mktemp("letters")
    (home / "txt").mkdir()
    for number in range(LETTERS):
        letter = paper(
            f"Thực hiện Kế hoạch số {number + 40}/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Nam Định, "
            "Ủy ban nhân dân huyện ban hành Kế hoạch:",
            symbol=f"Số: {number + 7}/KH-UBND",
        )
        (home / "txt" / f"{number}.txt").write_text(letter, encoding="utf-8")
    command = [str(program), f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless",
               "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", "rtf",
               "--outdir", str(home / "rtf")]  # fmt: skip
    texts = map(str, sorted((home / "txt").iterdir()))
    subprocess.run([*command, *texts], check=True, capture_output=True, timeout=300)
    (home / "rtf" / "2bad.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    return home


def said(graph: Graph) -> set[tuple[str, str, str]]:
    store = graph.store
    ids = [node.id for kind in store.counts()["nodes"] for node in store.by_class(kind, limit=1000)]
    return {(one.subject, one.predicate, one.object) for one in store.out(ids)}


@pytest.mark.parametrize("workers", [0, 2])
def test_many_are_opened_at_once_and_say_the_same(
    folder: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[int] = []
    run = office._run

    def counted(*given: object) -> object:
        starts.append(1)
        return run(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(office, "_run", counted)
    with open_graph() as graph, open_graph() as plain:
        report = load([folder / "rtf"], graph, workers=workers)
        load([folder / "txt"], plain, workers=0)
        assert (report.loaded, [Path(one.uri).name for one in report.failures]) == (LETTERS, ["2bad.doc"])
        assert said(graph) == said(plain) != set()
    if workers == 0:
        assert len(starts) == 1, "LibreOffice is started once for all"
