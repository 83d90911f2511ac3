"""A thousand texts that attack a page, through titles, names and quotes: none runs, none breaks it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browsing import address, watched
from pictures import filled
from playwright.sync_api import Browser, expect

from thac.queries.render.page import page as page_of

STRINGS: list[str] = [
    json.loads(line)
    for line in (Path(__file__).parent / "hostile.jsonl").read_text(encoding="utf-8").splitlines()
]

#: Opens every document's panel, the tree left empty by a filter; returns what is not shown to the letter.
VISIT = """
async (ids) => {
  const wrong = [];
  const letters = (text) => text.replace(/\\u27e8([0-9A-F]{4})\\u27e9/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  const whole = (text) => text.isWellFormed() ? text : text.toWellFormed();
  for (const [id, text] of ids) {
    const name = document.getElementById("panel-name");
    location.hash = "#/d/" + encodeURIComponent(id) + "?level=commune";
    for (let turn = 0; turn < 400 && (!document.getElementById("panel-name") || document.getElementById("panel-name") === name); turn++)
      await new Promise((done) => setTimeout(done));
    const shown = (place) => letters(document.querySelector(place)?.textContent ?? "");
    if (shown("#panel-name") !== whole(text.split(" | ")[0] || "(no title)")) wrong.push(["title", text]);
    if (!shown("#panel blockquote").includes(whole(text))) wrong.push(["quote", text]);
    if (text.trim() && !shown("#panel .facts-list").includes(whole([...text].slice(0, 20).join("")))) wrong.push(["name", text]);
  }
  return wrong;
}
"""  # noqa: E501


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("hostile") / "page.html"
    target.write_text(page_of(filled(STRINGS), "en"), encoding="utf-8")
    return target.as_uri()


def test_a_thousand_are_kept(browser: Browser) -> None:
    assert len(STRINGS) == len(set(STRINGS)) == 1000


def test_none_stands_in_the_file_as_it_is(browser: Browser) -> None:
    """Whatever a document says is packed; the rest of the file is the same for all pictures of a language."""
    text = page_of(filled(STRINGS), "en")
    assert not [one for one in STRINGS if len(one) > 30 and one in text]
    assert "evil.example" not in text
    assert "http:" not in text
    assert "https:" not in text


def test_none_runs_and_each_is_shown_to_the_letter(browser: Browser, attacked: str) -> None:
    with watched(browser, attacked) as one:
        page = one.page
        before = page.evaluate("Object.keys(window).sort().join()")
        ids = [[f"document:{row}", text] for row, text in enumerate(STRINGS)]
        assert page.evaluate(VISIT, ids) == []
        assert page.evaluate("Object.keys(window).sort().join()") == before
        strange = "img, iframe, object, embed, video, form:not(#tools), base, link, template, math, marquee"
        assert page.locator(strange).count() == 0
        assert page.locator("style").count() == 1
        assert page.locator("script").count() == 4
        assert page.locator("[onclick], [onerror], [onload], [onfocus], [srcdoc], [src]").count() == 0
        assert page.locator("a[href]:not([href^='#'])").count() == 0


def test_the_views_hold_them(browser: Browser, attacked: str) -> None:
    with watched(browser, attacked, size=(390, 844)) as one:
        page = one.page
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        for text in STRINGS[::40]:
            page.fill("#search", text.replace("\n", " ")[:100])
        page.fill("#search", "")
        for row in page.locator("#tree [aria-expanded=false]").all()[:6]:
            row.locator("> .row > .twist").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.goto(one.home + "#/?view=network")
        page.wait_for_selector("html[data-network=drawn]")


def test_an_address_is_no_way_in(browser: Browser, attacked: str) -> None:
    with watched(browser, attacked) as one:
        page = one.page
        for text in STRINGS[::25]:
            page.evaluate("(text) => (location.hash = text)", text)
            page.evaluate("(text) => (location.hash = text)", address("d", "no such", "x") + "?level=" + text)
            page.evaluate("(text) => (location.hash = text)", "#/g/" + text + "?view=network&of=" + text)
        page.wait_for_timeout(200)
        page.evaluate("location.hash = '#/d/document%3A5'")
        expect(page.locator("#panel-name")).to_be_visible()
