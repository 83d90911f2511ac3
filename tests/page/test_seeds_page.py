"""The page of the five real plans in a real browser, as a reader uses it."""

from __future__ import annotations

from browsing import watched
from playwright.sync_api import Browser, Page, expect


def row(name: str) -> str:
    """A row of the tree by the beginning of its name."""
    return f'[role=treeitem][aria-label^="{name}"]'


def expanded(page: Page, name: str) -> None:
    """Opens a row of the tree as a mouse does, unless it is open."""
    one = page.locator(row(name)).first
    if one.get_attribute("aria-expanded") == "false":
        one.locator("> .row").click()
    expect(one).to_have_attribute("aria-expanded", "true")


def test_a_reader_goes_down_to_the_communes_and_reads_the_sentence(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        expanded(page, "tỉnh Hưng Yên")
        expanded(page, "huyện Kim Động")
        page.locator(row("UBND các xã, thị trấn huyện Kim Động")).locator("> .row .name").click()
        expect(page.locator("#panel-name")).to_contain_text("các xã, thị trấn")
        expect(page.locator("#panel .facts-list").first).to_contain_text("17")
        proof = page.locator("#panel .proof").first
        expect(proof.locator("blockquote")).not_to_be_empty()
        expect(proof.locator("figcaption")).to_contain_text(".txt")


def test_the_cue_of_a_link_is_marked_in_its_sentence(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        expanded(page, "tỉnh Hưng Yên")
        expanded(page, "huyện Kim Động")
        page.locator(row("(không số), Kế hoạch, UBND huyện Kim Động")).click()
        expect(page.locator("#panel mark").first).to_have_text("Triển khai thực hiện")
        expect(page.locator("#panel")).to_contain_text("Vũ Thị Chanh")
        expect(page.locator("#panel")).to_contain_text("000_")


def test_a_search_without_accents_finds_the_place_and_leads_to_it(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        page.fill("#search", "kim dong")
        expect(page.locator("#found li").first).to_contain_text("Kim Động")
        page.keyboard.press("Enter")
        expect(page.locator("#panel-name")).to_contain_text("Kim Động")
        expect(page.locator("#tree .selected > .row")).to_contain_text("Kim Động")
        page.fill("#search", "KIM ĐỘNG")
        expect(page.locator("#found li").first).to_contain_text("Kim Động")


def test_missing_ones_alone_are_left_by_the_filter(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        page.select_option("#status", "noDocument")
        expect(page.locator("#live")).to_contain_text("135")
        expect(page.locator("#tree .row.document")).to_have_count(0)
        page.select_option("#status", "anyDocument")
        expect(page.locator("#live")).to_contain_text("10")
        assert "status=anyDocument" in page.url
        page.click("#clear")
        assert "status" not in page.url


def test_a_number_of_the_table_chooses_a_province_and_a_status(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        page.get_by_role("button", name="Hưng Yên, được giao: 25").click()
        expect(page.locator("#province")).to_have_value("Hưng Yên")
        expect(page.locator("#live")).to_contain_text("25")
        page.get_by_role("button", name="Hưng Yên, được giao: 25").click()
        expect(page.locator("#province")).to_have_value("")


def test_both_languages_say_dates_and_numbers_in_their_own_form(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        expect(page.locator("#kicker")).to_contain_text("15/06/2023")
        page.click("#language")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("#kicker")).to_contain_text("15 June 2023")
        expect(page.locator("#figures")).to_contain_text("assigned")
        page.reload()
        expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_shared_address_shows_the_same_again(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        page.fill("#search", "228-KH/HU")
        page.keyboard.press("Enter")
        expect(page.locator("#panel .kicker")).to_have_text("Kế hoạch 228-KH/HU")
        page.select_option("#province", "Hồ Chí Minh")
        shared = page.url.removeprefix(one.home)
    with watched(browser, seeds) as one:
        page = one.goto(shared)
        expect(page.locator("#panel .kicker")).to_have_text("Kế hoạch 228-KH/HU")
        expect(page.locator("#province")).to_have_value("Hồ Chí Minh")
        expect(page.locator("#tree .selected > .row")).to_contain_text("228-KH/HU")


def test_back_and_forward_go_over_what_was_read(browser: Browser, seeds: str) -> None:
    with watched(browser, seeds) as one:
        page = one.page
        page.locator(row("57-KL/TW")).click()
        expect(page.locator("#panel .kicker")).to_have_text("Kết luận 57-KL/TW")
        page.locator("#panel .edge a", has_text="157-KH/TU").first.click()
        expect(page.locator("#panel .kicker")).to_have_text("Kế hoạch 157-KH/TU")
        page.click("#back")
        expect(page.locator("#panel .kicker")).to_have_text("Kết luận 57-KL/TW")
        page.click("#forward")
        expect(page.locator("#panel .kicker")).to_have_text("Kế hoạch 157-KH/TU")
        page.go_back()
        page.go_back()
        expect(page.locator("#panel")).to_be_hidden()
