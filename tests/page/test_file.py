"""The file of a page as it is sent: one file, the same each time, nothing of it outside."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from browsing import watched
from pictures import filled
from playwright.sync_api import Browser, expect

from thac.queries.render.page import page

WORDS = [f"Kế hoạch số {number}" for number in range(60)]


def test_the_same_picture_is_the_same_bytes() -> None:
    assert page(filled(WORDS), "vi") == page(filled(WORDS), "vi")


def test_it_is_small_and_names_nothing_outside() -> None:
    text = page(filled(WORDS), "vi")
    assert len(text.encode()) < 600_000
    assert not re.search(r"https?:|//cdn|@import|url\(|<link|<iframe| src=", text)


def test_its_policy_lets_its_own_scripts_run_and_nothing_else() -> None:
    text = page(filled(WORDS), "vi")
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "connect-src" not in policy  # default-src forbids it
    [script] = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert b64encode(sha256(script.encode()).digest()).decode() in policy


def test_at_most_five_hundred_rows_are_drawn(browser: Browser, tmp_path: Path) -> None:
    target = tmp_path / "many.html"
    target.write_text(
        page(filled([f"Kế hoạch số {number}" for number in range(4000)]), "vi"), encoding="utf-8"
    )
    with watched(browser, target.as_uri()) as one:
        rows = one.page.locator("#tree li")
        for _ in range(6):
            one.page.evaluate(
                "document.querySelectorAll('[aria-expanded=false] > .row > .twist').forEach((a) => a.click())"
            )
            more = one.page.locator("#tree .more")
            if more.count():
                more.last.locator(".row").click()
            assert rows.count() <= 500
        expect(one.page.locator("#tree > li")).to_have_count(1)


def test_a_broken_page_says_so(browser: Browser, tmp_path: Path) -> None:
    text = page(filled(WORDS), "en")
    whole = re.search(r'id="data">([^<]+)<', text)
    assert whole
    target = tmp_path / "cut.html"
    target.write_text(text.replace(whole[1], whole[1][: len(whole[1]) // 2]), encoding="utf-8")
    one = browser.new_page()
    one.goto(target.as_uri())
    expect(one.locator("#title")).to_contain_text("cannot be read")
    one.close()


def test_who_opens_a_commune_of_a_large_cascade_at_once_reads_its_names(
    browser: Browser, tmp_path: Path
) -> None:
    picture = filled([f"Kế hoạch số {number}" for number in range(2600)])
    for row in range(2, 26):
        picture["branches"]["kind"][row] = "commune"
        picture["branches"]["level"][row] = "commune"
    target = tmp_path / "large.html"
    target.write_text(page(picture, "vi"), encoding="utf-8")
    with watched(browser, target.as_uri()) as one:
        one.page.keyboard.press("Tab")
        branch = one.page.locator("#tree [role=treeitem] [role=treeitem]", has_text="Kế hoạch số 3").first
        branch.locator("> .row").click()
        inner = branch.locator("[role=treeitem] .row")
        expect(inner.first).to_contain_text("Kế hoạch số")
        assert "null" not in branch.inner_text()
