"""Requests from this machine in, answers that only read and that no other site can use out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from urllib.parse import parse_qsl, urlsplit

from ...graph import Graph
from ...graph import open as open_graph
from ...graph.errors import QueryError
from ...graph.neo4j.connect import is_address
from .answers import Answer, sorry
from .routes import Site, answer

HOST, PORT = "127.0.0.1", 8765

#: Sent with every answer: OWASP Secure Headers, without those that need TLS.
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Server(ThreadingHTTPServer):
    """Answers on this machine's own address alone; ``url`` is where, ``told`` hears what went wrong."""

    daemon_threads = True

    def __init__(self, site: Site, port: int = PORT, told: Callable[[str], object] = str) -> None:
        """Raises QueryError where the port is taken or not allowed."""
        self.site, self.told = site, told
        try:
            super().__init__((HOST, port), _Handler)
        except (OSError, OverflowError) as error:
            why = error.strerror if isinstance(error, OSError) else "a port is a number below 65536"
            raise QueryError(
                f"port {port}: {why}; choose another with --port, 0 for any that is free"
            ) from error
        self.url = f"http://{HOST}:{self.server_port}/"
        self.hosts = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes its connection in the middle of an answer is no error."""


class _Handler(BaseHTTPRequestHandler):
    """One request: its host and method are checked before anything is read."""

    server: Server  # pyright: ignore[reportIncompatibleVariableOverride]
    timeout = 30
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._send(self._answer())

    do_HEAD = do_GET

    def _refuse(self) -> None:
        self.close_connection = True  # whatever was sent along is not read
        self._send(sorry(405, ["GET, HEAD"], self.server.site.lang), {"Allow": "GET, HEAD"})

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = _refuse

    def _answer(self) -> Answer:
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            return sorry(
                403,
                ["a page of another name asked (DNS rebinding); " + self.server.url],
                self.server.site.lang,
            )
        if (
            self.headers.get("Sec-Fetch-Site") == "cross-site"
            and self.headers.get("Sec-Fetch-Mode") != "navigate"
        ):
            return sorry(403, ["a page of another site asked"], self.server.site.lang)
        address = urlsplit(self.path)
        try:
            asked = dict(parse_qsl(address.query, keep_blank_values=True, max_num_fields=20))
        except ValueError:
            return sorry(400, ["too many fields in the address"], self.server.site.lang)
        try:
            return answer(address.path, asked, self.server.site)
        except Exception as error:  # one bad answer must not end the server
            self.server.told(f"{address.path}: {type(error).__name__}: {error}")
            return sorry(500, [type(error).__name__], self.server.site.lang)

    def _send(self, found: Answer, more: dict[str, str] | None = None) -> None:
        self.send_response(HTTPStatus(found.status))
        headers = {"Content-Type": found.type, "Content-Length": str(len(found.body))}
        headers |= {"Content-Security-Policy": found.policy, **_SAFE, **found.headers, **(more or {})}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def version_string(self) -> str:
        """No version of Python for whoever asks."""
        return "Thac"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed by the library."""


def serve(
    db: str | Path, port: int = PORT, lang: str = "en", ready: Callable[[str], object] = str,
    told: Callable[[str], object] = str, ask: Callable[[str], str] | None = None,
) -> None:  # fmt: skip
    """Serves the pages of a database, or of a Neo4j server, until Ctrl-C; ``ready`` hears the address.

    Nothing but this machine can reach it, nothing is written. Every request opens the store for itself.

    Raises:
        StoreError: there is no such database.
        QueryError: the port is taken.
    """

    def opener() -> Graph:
        return open_graph(db, create=False, ask=ask)

    opener().close()  # a missing database is told at once
    site = Site(opener, lang, lambda: _state(db))
    with Server(site, port, told) as server, suppress(KeyboardInterrupt):
        ready(server.url)
        server.serve_forever(poll_interval=0.2)


def _state(db: str | Path) -> object:
    """What changes when a database in a file is written; of a server nothing is known, so each minute."""
    if is_address(str(db)):
        return int(monotonic() // 60)
    files = [Path(f"{db}{tail}") for tail in ("", "-wal")]
    return [(file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists()]
