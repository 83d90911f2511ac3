"""The page of the invented directive for those who read it on a phone, on paper, in the dark, or by ear."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from browsing import NARROW, WIDE, watched
from playwright.sync_api import Browser, Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

#: Texts that are drawn over each other, of different lines, outside of what scrolls by itself.
OVERLAPS = """
() => {
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const home = node.parentElement;
    if (!node.data.trim() || home.closest("script, style, .scroll, .live, .skip, select, noscript")) continue;
    if (!home.checkVisibility({ visibilityProperty: true })) continue;
    if (document.body.classList.contains("has-panel") && !home.closest("#panel")) continue;
    if (home.closest("#panel") && home.closest(".panel-bar")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects())
      if (right - left > 1)
        boxes.push({ left, right, top: top + 3, bottom: bottom - 3, text: node.data.trim(), node });
  }
  boxes.sort((a, b) => a.top - b.top);
  const found = [];
  boxes.forEach((a, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].top < a.bottom; next++) {
      const b = boxes[next];
      const touch = a.left + 1 < b.right && b.left + 1 < a.right;
      if (a.node !== b.node && touch) found.push(`${a.text} / ${b.text}`);
    }
  });
  return found;
}
"""

#: Texts that stand outside of the window, to the left or the right.
OUTSIDE = """
() => [...document.querySelectorAll("h1, h2, h3, p, dt, dd, .row, button, select, input, blockquote")]
  .filter((one) => one.checkVisibility() && !one.closest(".live, .skip, .scroll"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, { left, right }]) => left < -1 || right > innerWidth + 1)
  .map(([one]) => one.textContent.trim().slice(0, 60))
"""


def opened(page: Page) -> None:
    """Opens the rows of the tree, three levels down."""
    for _ in range(3):
        page.evaluate(
            "document.querySelectorAll('[aria-expanded=false] > .row > .twist').forEach((a) => a.click())"
        )


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_overlaps_and_nothing_is_cut(
    browser: Browser, examples: str, size: tuple[int, int], lang: str
) -> None:
    with watched(browser, examples, size) as one:
        page = one.page
        if lang == "en":
            page.click("#language")
        opened(page)
        for what in ("#tree", "#tree .row.document", "#as-network"):
            if what != "#tree":
                page.locator(what).first.click()
            if what != "#tree":
                expect(page.locator("#panel-name" if "row" in what else ".zoom")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            assert page.evaluate(OVERLAPS) == []
            assert page.evaluate(OUTSIDE) == []
            page.keyboard.press("Escape")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_axe_finds_nothing_serious(browser: Browser, examples: str, theme: str, lang: str) -> None:
    with watched(browser, examples, theme=theme) as one:
        page = one.page
        if lang == "en":
            page.click("#language")
        places, network = "#/p/Trung%20%C6%B0%C6%A1ng", "#/?view=network"
        more = {("light", "vi"): [places], ("dark", "en"): [network]}.get((theme, lang), [])
        for address in ("#/", *more):
            page.evaluate(f"location.hash = '{address}'")
            page.wait_for_timeout(100)
            if address == "#/":
                page.fill("#search", "ha nam")
            found = Axe().run(page, options={"runOnly": RULES})
            bad: list[Any] = [
                (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"][:3]])
                for one in found.response["violations"]
                if one["impact"] in {"serious", "critical"}
            ]
            assert not bad, bad


def test_the_theme_follows_the_system_and_the_switch(browser: Browser, examples: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with watched(browser, examples, theme="dark") as one:
        dark = one.page.evaluate(ground)
        one.page.click("#theme")
        light = one.page.evaluate(ground)
        assert dark != light
        one.page.reload()
        assert one.page.evaluate(ground) == light
    with watched(browser, examples) as one:
        assert one.page.evaluate(ground) == light


def test_it_prints_on_a4_without_its_controls(browser: Browser, examples: str, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    with watched(browser, examples) as one:
        one.page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    printed = pdfium.PdfDocument(str(tmp_path / "page.pdf"))
    wide, high = printed[0].get_size()
    assert (round(wide), round(high)) == (595, 842)
    text = "\n".join(printed[number].get_textpage().get_text_range() for number in range(len(printed)))
    assert "96-CT/TW" in text
    assert "Hà Nam" in text
    assert "Bỏ lọc" not in text
    assert "tìm kiếm" not in text.lower()


def test_a_tree_is_announced_with_levels_sizes_and_counts(browser: Browser, examples: str) -> None:
    with watched(browser, examples) as one:
        top = one.page.locator("#tree > [role=treeitem]").first
        expect(top).to_have_attribute("aria-level", "1")
        expect(top).to_have_attribute("aria-expanded", "true")
        label = top.get_attribute("aria-label") or ""
        assert "đã nạp" in label
        assert "được giao" in label
        inner = one.page.locator("#tree [aria-level='2']")
        assert inner.first.get_attribute("aria-setsize") == str(inner.count())
