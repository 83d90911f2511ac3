"""The five real plans in, every finding of the audit against a list that was checked by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import thac
from thac.queries.audit import Finding, Report, audit

#: The plans by the beginning of their file names: Kim Động, Bố Trạch, Hóc Môn, Tứ Hạ, Kiên Giang.
KIM_DONG, BO_TRACH, HOC_MON, TU_HA, KIEN_GIANG = "000", "001", "002", "003", "004"

#: Severity, rule, plan and what the finding says, line by line; documents that are only cited come below.
FINDINGS = [
    ("warning", "wrong-date", TU_HA, "16-KL/TW", "2012-02-14", "2020-02-14"),
    ("warning", "wrong-issuer", HOC_MON, "Thủ tướng Chính phủ", "09/2017/NĐ-CP", "Chính phủ"),
    ("warning", "wrong-issuer", HOC_MON, "Thủ tướng Chính phủ", "72/2015/NĐ-CP", "Chính phủ"),
    ("warning", "wrong-issuer", HOC_MON, "Thủ tướng Chính phủ", "88/2012/NĐ-CP", "Chính phủ"),
    ("warning", "number-missing", KIM_DONG),
    ("warning", "date-missing", KIM_DONG, "2023"),
    ("warning", "date-missing", KIEN_GIANG),
    ("notice", "report-missing", BO_TRACH, "2021-11-30", 28),
    ("notice", "report-missing", HOC_MON, "2024-11-05", 12),
    ("notice", "report-missing", KIM_DONG, "2023-12-15", 17),
    ("notice", "symbol-form", KIM_DONG, "211-KH/TU"),
    ("notice", "symbol-form", KIM_DONG, "211-KH/TU"),
    ("notice", "symbol-form", TU_HA, "1468/QĐ-TTg"),
    ("notice", "symbol-form", TU_HA, "21/CT-TTg"),
    ("notice", "outline-gap", BO_TRACH, "IV.", "3"),
]
#: How many committees each plan tells to act of which no plan is in the corpus.
SILENT = {BO_TRACH: 28, KIM_DONG: 17, HOC_MON: 12, TU_HA: 1}
#: What is cited and not loaded, with the number of plans that do; those without a number are four.
CITED = {
    "22/2016/TT-BTTTT": 1, "03/2019/TT-BTTTT": 1, "88/2012/NĐ-CP": 1, "72/2015/NĐ-CP": 1, "09/2017/NĐ-CP": 1,
    "21/CT-TTg": 1, "368/QĐ-TTg": 1, "1468/QĐ-TTg": 1, "273/QĐ-TTg": 1, "1178/QĐ-TTg": 1, "1191/QĐ-TTg": 1,
    "25-CT/TW": 2, "32-CT/TW": 2, "12-CT/TW": 1, "16-KL/TW": 1, "57-KL/TW": 3, "35-NQ/TW": 1, "54-NQ/TW": 1,
    "34-NQ/TW": 2, "430-QĐ/TW": 1, "28-CT/TU": 1, "1762/KH-UBND": 1, "26/2020/QĐ-UBND": 1, "228-KH/HU": 1,
    "211-KH/TU": 1, "1755-QĐ/TU": 1, "139/KH-UBND": 1, "27/2019/QĐ-UBND": 1, "110-KH/HU": 1,
    "207-KH/BTGTU": 1, "157-KH/TU": 1, "194/KH-UBND": 1, "73-HD/BTG": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def report(shared: Path) -> Report:
    with thac.load(shared / "seeds") as graph:
        return audit(graph)


def plan(report: Report, finding: Finding) -> str:
    return Path(report.files[finding.evidence[0].document]).name[:3]


def test_every_finding_is_on_the_list(report: Report) -> None:
    others = ("missing-link", "not-loaded")
    listed = [
        (one.severity, one.rule, plan(report, one), *one.text.values)
        for one in report.findings if one.rule not in others
    ]  # fmt: skip
    assert Counter(listed) == Counter(FINDINGS)


def test_the_committees_of_which_no_plan_is_known_are_counted_and_none_is_more_than_a_notice(
    report: Report,
) -> None:
    silent = [one for one in report.findings if one.rule == "missing-link"]
    assert Counter(plan(report, one) for one in silent) == SILENT
    assert {(one.severity, one.status, one.level) for one in silent} == {("notice", "assigned", "commune")}


def test_what_is_cited_and_not_loaded(report: Report) -> None:
    cited = {one.text.values for one in report.findings if one.rule == "not-loaded"}
    numbered = {name: count for name, count in cited if str(name) in CITED}
    assert numbered == CITED
    assert len(cited) - len(numbered) == 4


def test_nothing_is_an_error_and_every_finding_is_proven(report: Report) -> None:
    assert "error" not in {one.severity for one in report.findings}
    assert all(one.evidence and one.evidence[0].quote for one in report.findings)
