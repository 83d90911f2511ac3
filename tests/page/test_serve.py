"""A real server on a loaded store, asked as a browser, a script and an attacker ask."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from thac.graph import open as open_graph
from thac.graph.errors import QueryError
from thac.loaders.load import load
from thac.queries.serve import Server, Site
from thac.queries.serve.routes import answer

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("serve") / "examples.db"
    with open_graph(path) as graph:
        load([str(EXAMPLES)], graph)
    return str(path)


@pytest.fixture(scope="module")
def server(db: str) -> Iterator[Server]:
    with Server(Site(lambda: open_graph(db, create=False), "vi"), port=0) as one:
        thread = Thread(target=one.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield one
        one.shutdown()
        thread.join()


def asked(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_directives_come_with_how_far_they_went(server: Server) -> None:
    answer, body = asked(server, "/directives")
    assert answer.status == 200
    first = json.loads(body)["rows"][0]
    assert first["symbol"] == "96-CT/TW"
    assert (first["documents"], first["loaded"]) == (19, 15)


@pytest.mark.parametrize(
    ("words", "symbol"),
    [("96-ct", "96-CT/TW"), ("NGOC LU", "36-KH/ĐU"), ("ke hoach ha n", "186-KH/TU"), ("Ngọc L", "36-KH/ĐU")],
)
def test_a_search_is_answered_while_one_types(server: Server, words: str, symbol: str) -> None:
    _, body = asked(server, f"/search?q={quote(words)}")
    assert symbol in [row["symbol"] for row in json.loads(body)["rows"]]


def test_a_search_for_nothing_finds_nothing(server: Server) -> None:
    assert json.loads(asked(server, "/search?q=")[1]) == {"total": 0, "rows": []}
    assert json.loads(asked(server, "/search")[1])["total"] == 0


@pytest.mark.parametrize("name", ["trace", "gaps", "coverage"])
def test_tables_are_files_to_keep(server: Server, name: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    rows = {}
    for form in ("csv", "json", "xlsx"):
        answer, body = asked(server, f"/table?id=96-CT/TW&name={name}&form={form}")
        assert answer.getheader("Content-Disposition") == f'attachment; filename="96-CT-TW-{name}.{form}"'
        rows[form] = body
    count = len(json.loads(rows["json"]))
    sheet = openpyxl.load_workbook(BytesIO(rows["xlsx"])).active
    assert sheet.max_row == count + 1
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


@pytest.mark.parametrize(
    "path", ["/", "/directives", "/cascade?id=96-CT/TW", "/none", "/style.css", "/start.js"]
)
def test_every_answer_is_safe_to_show(server: Server, path: str) -> None:
    answer, _ = asked(server, path)
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "no-referrer"
    assert "Python" not in (answer.getheader("Server") or "")


def test_only_reading_is_possible(server: Server, db: str) -> None:
    before = Path(db).read_bytes()
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer, _ = asked(server, "/cascade?id=96-CT/TW", method)
        assert answer.status == 405
        assert answer.getheader("Allow") == "GET, HEAD"
    answer, body = asked(server, "/cascade?id=96-CT/TW", "HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.getheader("Content-Length") or 0) > 100_000
    assert Path(db).read_bytes() == before


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "[::1]:80", ""]
)
def test_a_name_that_was_bent_to_this_machine_is_refused(server: Server, host: str) -> None:
    answer, body = asked(server, "/directives", Host=host)
    assert answer.status == 403
    assert b"96-CT" not in body


def test_a_page_of_another_site_gets_nothing(server: Server) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert asked(server, "/directives", **headers)[0].status == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/cascade?id=999-KL/TW", 404),
        ("/cascade?id=" + quote("<script>alert(1)</script>"), 404),
        ("/cascade", 404),
        ("/table?id=96-CT/TW&name=../secret&form=csv", 400),
        ("/table?id=96-CT/TW&name=gaps&form=exe", 400),
        ("/../../etc/passwd", 404),
        ("/%00", 404),
        ("/directives?start=999999999999999999999", 200),
        ("/directives?" + "&".join(f"a{number}=1" for number in range(200)), 400),
    ],
)
def test_what_cannot_be_answered_is_a_page_that_says_so(server: Server, path: str, status: int) -> None:
    answer, body = asked(server, path)
    assert answer.status == status
    assert b"<script>alert" not in body
    assert b"Traceback" not in body


def test_a_port_that_cannot_be_had_is_told_with_the_remedy(server: Server) -> None:
    for port in (server.server_port, 99_999):
        with pytest.raises(QueryError, match=r"--port"):
            Server(server.site, port)


def test_nobody_else_on_the_network_reaches_it(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_page_follows_the_store(tmp_path: Path) -> None:
    """What is loaded while the server runs is shown at the next request."""
    db = tmp_path / "growing.db"
    first, *others = sorted(EXAMPLES.glob("*.txt"))
    with open_graph(db) as graph:
        load([str(first)], graph)
    site = Site(lambda: open_graph(db, create=False), mark=lambda: db.stat().st_mtime_ns)
    before = answer("/cascade", {"id": "96-CT/TW"}, site).body
    assert answer("/cascade", {"id": "96-CT/TW"}, site).body == before
    with open_graph(db) as graph:
        load([str(other) for other in others[:3]], graph)
    assert answer("/cascade", {"id": "96-CT/TW"}, site).body != before


def test_many_ask_at_once(server: Server) -> None:
    answers: list[int] = []
    threads = [
        Thread(target=lambda: answers.append(asked(server, "/search?q=ke%20hoach")[0].status))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 12


def test_a_reader_searches_opens_a_cascade_and_keeps_a_table(server: Server, browser: Browser) -> None:
    troubles: list[str] = []
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("request", lambda one: None if one.url.startswith(server.url) else troubles.append(one.url))
        page.goto(server.url)
        expect(page.locator("#directives li").first).to_contain_text("96-CT/TW")
        page.fill("#search", "ngoc l")
        expect(page.locator("#hits")).to_contain_text("36-KH/ĐU")
        page.locator("#directives a").first.click()
        expect(page.locator("#tree")).to_contain_text("96-CT/TW")
        page.click("#keep summary")
        with page.expect_download() as kept:
            page.get_by_text("gaps.xlsx").click()
        assert kept.value.suggested_filename == "96-CT-TW-gaps.xlsx"
        page.click("#home")
        expect(page.locator("#directives")).to_contain_text("96-CT/TW")
    assert not troubles


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_ctrl_c_ends_it_cleanly(db: str) -> None:
    code = f"""
import signal
from thac.queries.serve import serve
signal.signal(signal.SIGINT, signal.default_int_handler)
serve({db!r}, {free_port()}, ready=lambda url: print(url, flush=True))
"""
    started = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    assert started.stdout.readline().startswith("http://127.0.0.1:")
    started.send_signal(signal.SIGINT)
    _, errors = started.communicate(timeout=20)
    assert (started.returncode, errors) == (0, "")
