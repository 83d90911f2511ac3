"""The page of the invented directive, used by the keyboard alone."""

from __future__ import annotations

from browsing import watched
from playwright.sync_api import Browser, Page, expect


def focused(page: Page, what: str = "aria-label") -> str:
    return str(page.evaluate(f"document.activeElement.getAttribute('{what}') ?? ''"))


def test_the_first_tab_skips_to_the_cascade(browser: Browser, examples: str) -> None:
    with watched(browser, examples) as one:
        page = one.page
        page.keyboard.press("Tab")
        expect(page.locator("#skip")).to_be_focused()
        assert page.locator("#skip").bounding_box()["y"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        assert focused(page).startswith("Trung ương")


def test_arrows_walk_the_tree_and_escape_leads_back(browser: Browser, examples: str) -> None:
    with watched(browser, examples) as one:
        page, keys = one.page, one.page.keyboard
        page.locator("#tree [tabindex='0']").focus()
        keys.press("ArrowRight")  # open already: into it
        assert focused(page).startswith("96-CT/TW")
        keys.press("Enter")
        expect(page.locator("#panel-name")).to_be_focused()
        keys.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()
        assert focused(page).startswith("96-CT/TW")
        keys.type("tinh ha")
        assert focused(page).startswith("tỉnh Hà Nam")
        keys.press("ArrowRight")
        assert focused(page, "aria-expanded") == "true"
        keys.press("ArrowRight")
        assert focused(page, "aria-level") == "3"
        keys.press("ArrowLeft")
        assert focused(page).startswith("tỉnh Hà Nam")
        keys.press("ArrowLeft")
        assert focused(page, "aria-expanded") == "false"
        keys.press("End")
        assert focused(page, "aria-level") == "2"
        keys.press("Home")
        assert focused(page).startswith("Trung ương")


def test_a_search_is_chosen_by_arrows(browser: Browser, examples: str) -> None:
    with watched(browser, examples) as one:
        page, keys = one.page, one.page.keyboard
        keys.press("/")
        expect(page.locator("#search")).to_be_focused()
        keys.type("ngoc lu")
        keys.press("ArrowDown")
        expect(page.locator("#found [aria-selected=true]")).to_have_count(1)
        assert focused(page, "aria-activedescendant") == "hit-0"
        keys.press("Enter")
        expect(page.locator("#panel-name")).to_contain_text("Ngọc Lũ")


def test_every_control_is_reached_by_tab_and_shows_that_it_is(browser: Browser, examples: str) -> None:
    with watched(browser, examples) as one:
        page = one.page
        seen: list[str] = []
        for _ in range(40):
            page.keyboard.press("Tab")
            seen.append(str(page.evaluate("document.activeElement.id || document.activeElement.role || ''")))
            drawn = page.evaluate(
                "(() => { const a = document.activeElement;"
                " const at = a.matches('li') ? a.firstElementChild : a;"
                " return a === document.body || getComputedStyle(at).outlineStyle !== 'none'; })()"
            )
            assert drawn, f"no sign of focus on {seen[-1]}"
        wanted = {"skip", "language", "theme", "print", "search", "level", "province", "status", "kind"}
        assert wanted | {"from", "to", "as-tree", "as-network", "treeitem"} <= set(seen)


def test_numbers_of_the_table_and_bars_of_time_are_walked_by_arrows(browser: Browser, examples: str) -> None:
    with watched(browser, examples) as one:
        page, keys = one.page, one.page.keyboard
        page.locator("#matrix button[tabindex='0']").focus()
        first = focused(page)
        keys.press("ArrowDown")
        assert focused(page) != first
        keys.press("Enter")
        assert "province=" in page.url
        page.locator("#curve [tabindex='0']").focus()
        keys.press("Enter")
        assert "from=" in page.url


def test_the_network_is_moved_and_zoomed_by_keys(browser: Browser, examples: str) -> None:
    with watched(browser, examples) as one:
        page, keys = one.page, one.page.keyboard
        page.click("#as-network")
        page.wait_for_selector("html[data-network=drawn]")
        before = page.locator(".canvas").screenshot()
        page.locator(".canvas").focus()
        keys.press("+")
        keys.press("ArrowRight")
        page.wait_for_timeout(200)
        assert page.locator(".canvas").screenshot() != before
        keys.press("0")
        page.wait_for_timeout(200)
