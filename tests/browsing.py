"""A file or an address in, a page of a real browser that is watched for errors, dialogs and requests out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from conftest import require
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WIDE, NARROW = (1440, 900), (390, 844)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the system, without a window; the test is skipped where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        require("chromium", "no chromium on this machine; apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page and all that happened in it that should not."""

    page: Page
    home: str
    troubles: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on("popup", lambda page: self.troubles.append(f"popup: {page.url}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.troubles.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if request.url.split("#")[0] != self.home:
            self.troubles.append(f"request: {request.url[:200]}")

    def goto(self, address: str = "") -> Page:
        """Opens the file, at the part of the address after #, and waits for its first view."""
        self.page.goto("about:blank")
        self.page.goto(self.home + address)
        self.page.wait_for_selector("html[data-ready=yes]")
        return self.page


@contextmanager
def watched(
    browser: Browser, home: str, size: tuple[int, int] = WIDE, theme: Any = "light", touch: bool = False
) -> Iterator[Watched]:
    """A page of its own that must end without an error, a dialog or a request to anything but its file."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=theme, has_touch=touch
    )
    context.set_default_timeout(15_000)
    one = Watched(context.new_page(), home)
    one.watch()
    one.goto()
    yield one
    context.close()
    assert not one.troubles, one.troubles[:10]


def address(kind: str, *names: str) -> str:
    """The part of an address after #: of a document (d), a body (b), a place (p) or a group (g)."""
    return "#/" + "/".join(quote(name, safe="") for name in (kind, *names))
