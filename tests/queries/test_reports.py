"""The report of an audit as a workbook, a page and a SARIF log: readable, harmless, the same every time."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from conftest import require
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from thac.cli import main
from thac.graph.judgements import Judgement
from thac.graph.model import Evidence, Note
from thac.queries.audit import RULES, Finding, Report
from thac.queries.render.evidence import link_to
from thac.queries.render.markup import Html, tag
from thac.queries.render.reports import REPORTS, checked_form, write
from thac.queries.render.words import Look

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*_vi-du.*"))
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HOSTILE = (
    '=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "{=1+1}", "a\x00b\x1b[31mc",
    "<script>alert(1)</script>", "\ud800lone", "]]> & \" '", "x" * 40_000, "dòng một\ndòng hai", "_x0041_",
    "\ufffe\u2028", "' onmouseover='x", "{} {0} %s", "ế" * 3,
)  # fmt: skip


def finding(number: int, rule: str, text: str, severity: str = "error") -> Finding:
    where = Evidence(f"urn:doc:{number}", number, number + 12, text, page=(number + 1) % 3)
    return Finding(
        rule, severity, "loaded", (f"urn:doc:{number}",), (f"{number}/KH-UBND {text}",), f"UBND xã {text}",
        "commune", "Hà Giang", Note("the document says {}", (text,)), Note("a page that says {}", (text,)),
        (where, replace(where, quote=f"{text} again")), f"{number:016x}",
    )  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    rules = list(RULES)[:3]
    found = tuple(
        finding(number, rules[number % 2], text, ("error", "warning", "notice")[number % 3])
        for number, text in enumerate(HOSTILE)
    )
    names = (
        "a b.pdf", "/data/kế hoạch.docx", "https://example.org/x.html", "javascript:alert(1)",
        "box.zip!/in/1.txt", "-", "C:\\plans\\a.txt", "<img src=x>.txt", "#a?b.txt", "\x1bfile",
    )  # fmt: skip
    files = {f"urn:doc:{number}": name for number, name in enumerate(names)}
    judged = {
        f"{1:016x}": Judgement("finding", (f"{1:016x}",), "accept", "=cmd|' /C'!A0", "Lan", "2026-03-01")
    }
    counts = {rule: sum(one.rule == rule for one in found) for rule in rules}
    why = ((rules[2], Note("name a directive: {}", ("<b>",))),)
    return Report(found, counts, why, files, (Note("{} documents loaded", ("=9",)),), judged)


def made(report: Report, form: str, lang: str = "en") -> bytes:
    told = REPORTS[form](report, Look(lang, True))
    return told if isinstance(told, bytes) else told.encode("utf-8")


@pytest.mark.parametrize("form", ["xlsx", "html", "sarif"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_same_report_is_the_same_bytes(form: str, lang: str, report: Report) -> None:
    assert made(report, form, lang) == made(report, form, lang)


@pytest.mark.parametrize("form", sorted(REPORTS))
def test_a_report_of_nothing_is_a_report(form: str) -> None:
    for nothing in (Report((), {}), Report((), dict.fromkeys(RULES, 0))):
        assert made(nothing, form, "vi")
    if form == "xlsx":
        assert sheets(Report((), {})).sheetnames == ["Summary"]


def sheets(report: Report, lang: str = "en") -> Any:
    return load_workbook(io.BytesIO(made(report, "xlsx", lang)))


def test_no_cell_of_the_workbook_is_a_formula(report: Report) -> None:
    for sheet in sheets(report):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "inlineStr"), f"{sheet.title} {cell.coordinate}"
                assert not (isinstance(cell.value, str) and len(cell.value) > 32_767)
    texts = {cell.value for sheet in sheets(report) for row in sheet.iter_rows() for cell in row}
    assert any(isinstance(text, str) and text.startswith("“=HYPERLINK") for text in texts)
    assert "+1+1" in str(texts), "nothing is lost by it"


def test_the_workbook_has_a_summary_and_a_sheet_a_rule(report: Report) -> None:
    book = sheets(report)
    with_findings = [rule for rule, count in report.counts.items() if count]
    assert book.sheetnames == ["Summary", *with_findings]
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.page_setup.paperSize == 9
    summary = book["Summary"]
    inner = [cell.hyperlink.location for row in summary.iter_rows() for cell in row if cell.hyperlink]
    assert [place.partition("!")[0].strip("'") for place in inner] == with_findings
    for rule in with_findings:
        rows = [row for row in book[rule].iter_rows(min_row=2, values_only=True) if row[12]][1:]
        assert [row[12] for row in rows] == [one.fingerprint for one in report.findings if one.rule == rule]
    assert "accepted by Lan" in str(list(book[with_findings[1]].iter_rows(values_only=True)))


def test_links_lead_to_files_alone(report: Report) -> None:
    targets = [
        unquote(cell.hyperlink.target)
        for sheet in sheets(report) for row in sheet.iter_rows() for cell in row
        if cell.hyperlink and cell.hyperlink.target
    ]  # fmt: skip
    assert not [one for one in targets if "javascript" in one]
    assert "file:///data/kế hoạch.docx" in [one.replace("FILE", "file") for one in targets]
    assert "file:///C:/plans/a.txt" in [one.replace("FILE", "file") for one in targets]
    assert "https://example.org/x.html" in targets
    assert "a b.pdf" in targets
    assert link_to("javascript:alert(1)") == link_to("-") == link_to("//host/share") == link_to("a\nb") == ""


def test_libreoffice_opens_the_workbook(report: Report, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        require("soffice", "LibreOffice is not installed")
    (tmp_path / "report.xlsx").write_bytes(made(report, "xlsx"))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office or "", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
         "--outdir", str(tmp_path), str(tmp_path / "report.xlsx")],
        check=True, capture_output=True, timeout=170,
    )  # fmt: skip
    rule = next(iter(report.counts))
    rows = list(csv.reader((tmp_path / f"report-{rule}.csv").open(encoding="utf-8")))
    heads = next(row for row in rows if "fingerprint" in row)
    told = [row[heads.index("fingerprint")] for row in rows[rows.index(heads) + 1 :]]
    assert told == [one.fingerprint for one in report.findings if one.rule == rule]
    assert "=HYPERLINK" in rows[rows.index(heads) + 1][heads.index("sentence")]


class Page(HTMLParser):
    """What a browser would see: elements, their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_page_holds_all_and_runs_nothing(lang: str, report: Report) -> None:
    page = Page(made(report, "html", lang).decode())
    assert not {"script", "img", "iframe", "object", "link", "form"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    links = [value or "" for name, value in page.attributes if name in ("href", "src")]
    assert all(link.startswith("#") for link in links)
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links} <= set(ids)
    assert "<script>alert(1)</script>" in page.words, "shown, not run"
    for one in report.findings:
        assert one.fingerprint in page.words
    assert dict(page.attributes)["lang"] == lang
    assert page.tags.count("h1") == 1


@given(st.text(), st.text())
def test_whatever_a_document_says_stays_a_text(text: str, value: str) -> None:
    made = tag("p", text, tag("b", text), title=value)
    assert isinstance(made, Html)
    page = Page(made.text)
    assert page.tags == ["p", "b"]
    assert len(page.attributes) == 1


def test_the_page_is_accessible_and_prints_on_a4(report: Report, tmp_path: Path, browser: Browser) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    for lang in ("en", "vi"):
        file = tmp_path / f"{lang}.html"
        file.write_bytes(made(report, "html", lang))
        for scheme in SCHEMES:
            page = browser.new_page(color_scheme=scheme, viewport={"width": 420, "height": 800})
            page.goto(file.as_uri())
            fetched = page.evaluate("performance.getEntriesByType('resource').length")
            assert fetched == 0, "nothing is fetched"
            assert Axe().run(page).violations_count == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 420
            printed = page.pdf(prefer_css_page_size=True)
            assert b"/MediaBox [0 0 595" in printed or b"/MediaBox [0 0 594" in printed
            page.close()


def test_the_log_follows_sarif(report: Report) -> None:
    log = json.loads(made(report, "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert [result["partialFingerprints"]["thac/v1"] for result in run["results"]] == [
        one.fingerprint for one in report.findings
    ]
    for result, one in zip(run["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == one.rule
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        for location, said in zip(
            [*result["locations"], *result.get("relatedLocations", [])], one.evidence, strict=True
        ):
            place = location["physicalLocation"]
            assert place["region"] == {"charOffset": said.start, "charLength": said.end - said.start}
            uri = place["artifactLocation"]["uri"]
            assert not set(uri) & set(' <>"\\^`{|}') | {letter for letter in uri if not letter.isascii()}
            assert location.get("properties", {}).get("page", 0) == said.page
    (untold,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert untold["associatedRule"]["id"] == report.unjudged[0][0]


@pytest.mark.parametrize(
    ("form", "output", "says"),
    [
        ("docx", "", "choose"), ("xlsx", "", "-o FILE"), ("html", "{folder}", "cannot be written"),
        ("sarif", "{folder}/no/such.sarif", "folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_said_before_the_work(
    form: str, output: str, says: str, tmp_path: Path
) -> None:
    done = CliRunner().invoke(
        main,
        ["--db", str(tmp_path / "none.db"), "audit", "--format", form, "-o", output.format(folder=tmp_path)],
    )
    assert done.exit_code == 1
    assert says in done.output


def test_a_full_target_is_named(report: Report) -> None:
    if not Path("/dev/full").exists():
        require("full", "there is no /dev/full")
    with pytest.raises(Exception, match="/dev/full: cannot be written"):
        write(report, "html", "en", "/dev/full")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    folder = tmp_path_factory.mktemp("forms")

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["--db", str(folder / "thac.db"), *words])
        assert done.exit_code == 0, done.output
        return done.output

    run("load", *map(str, EXAMPLES))
    return run


def test_the_command_writes_each_form_with_the_scoreboard(run: Callable[..., str], tmp_path: Path) -> None:
    for form in ("xlsx", "html", "sarif"):
        target = tmp_path / f"report.{form}"
        told = run("--lang", "vi", "audit", "96-CT/TW", "--format", form, "-o", str(target))
        assert told.startswith(f"{target}: ")
        assert told.endswith(" phát hiện\n")
        assert target.stat().st_size > 1000
    book = load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames[:2] == ["Tổng hợp", "Bảng điểm"]
    assert "Bảng điểm" in (tmp_path / "report.html").read_text(encoding="utf-8")
    checked_form("html", str(tmp_path / "report.html"))
