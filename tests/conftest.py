"""Fixtures and settings that every test shares."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No test reads or writes what OCR has kept for the user.
os.environ["THAC_CACHE"] = ""

# In CI one run is like the next; at home new examples are tried. No deadline: the machine may be busy.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("home", max_examples=50, deadline=None)
settings.load_profile("fixed" if os.environ.get("CI") else "home")


def require(what: str, reason: str) -> None:
    """Skip the test, or fail it where ``THAC_REQUIRE`` is ``all`` or lists ``what`` (commas between)."""
    wanted = os.environ.get("THAC_REQUIRE", "").split(",")
    if "all" in wanted or what in wanted:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold facts that ``THAC_SHARED`` names; it is not in the repository."""
    named = os.environ.get("THAC_SHARED")
    if not named:
        require("shared", "THAC_SHARED does not name the folder of real documents")
    folder = Path(named or "")
    if not folder.is_dir():
        require("shared", f"THAC_SHARED names no folder: {named}")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system, one for all tests: Playwright runs once a process."""
    from browsing import chromium

    with chromium() as found:
        yield found
