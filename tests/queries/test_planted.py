"""Two thousand invented plans with faults at known places in, the faults that the audit finds out."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from planted.corpus import write
from reading import read

import thac
from thac.queries.audit import audit
from thac.queries.audit.model import Finding, Report

Truth = dict[str, Any]

#: The rule that is to find each kind of fault, then those that speak of what follows from it: a body without
#: a plan is late as well, a plan named with a wrong number is not loaded under it and not linked.
RULES = {
    "missing-plan": ("missing-link", "overdue-plan"),
    "missing-report": ("overdue-report", "report-missing"),
    "late-report": ("overdue-report",),
    "late-plan": ("overdue-plan",),
    "older-than-parent": ("child-older",),
    "later-deadline": ("deadline-later",),
    "repealed-basis": ("basis-ended",),
    "broken-chain": ("broken-chain",),
    "no-basis": ("no-basis", "unproven-link"),
    "wrong-date": ("wrong-date",),
    "wrong-number": ("wrong-number", "not-loaded", "unproven-link"),
    "wrong-issuer": ("wrong-issuer", "not-loaded", "unproven-link", "broken-chain"),
    "wrong-title": ("wrong-title", "unproven-link"),
    "number-missing": ("number-missing",),
    "date-missing": ("date-missing",),
    "same-number": ("number-twice",),
    "outline-gap": ("outline-gap",),
    "unit-unknown": ("unit-unknown",),
    "unit-abolished": ("unit-ended",),
    "task-without-unit": ("task-without-unit",),
    "two-leads": ("lead-twice",),
    "lead-not-addressed": ("lead-not-addressed",),
    "near-copy": ("near-copy",),
    "not-loaded": ("not-loaded",),
}


@dataclass(frozen=True, slots=True)
class Score:
    """The faults that were not found, and the findings that no fault explains, as a person reads them."""

    faults: int
    findings: int
    missed: list[str]
    false: list[str]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.faults

    @property
    def precision(self) -> float:
        return 1 - len(self.false) / self.findings


def audited(folder: Path, database: Path) -> Report:
    with thac.load(folder / "texts", db=database) as graph:
        return audit(graph)


def score(truth: Truth, report: Report) -> Score:
    """Findings against faults. Where noise left another digit nobody can know what stood there: a fault that
    only such a document shows need not be found, and a finding that rests on one is not held to be false.
    """
    lost = {one["file"] for one in truth["documents"] if one["lost"]}
    found: set[int] = set()
    false: list[str] = []
    counted = 0
    for finding in report.findings:
        files = _files(report, finding)
        if _is_of_law(truth, finding):
            continue
        fitting = [number for number, one in enumerate(truth["faults"]) if _explains(one, finding, files)]
        found.update(n for n in fitting if finding.rule in _own(truth["faults"][n]["kind"]))
        if not fitting and files & lost:
            continue
        counted += 1
        if not fitting:
            false.append(f"{finding.rule}: {finding.unit}: {finding.text} {sorted(files)}")
    faults = [(n, one) for n, one in enumerate(truth["faults"]) if not one["lost"] or n in found]
    missed = [json.dumps(one, ensure_ascii=False) for n, one in faults if n not in found]
    return Score(len(faults), counted, missed, false)


def _own(kind: str) -> tuple[str, ...]:
    """The rules that find the fault itself."""
    return RULES[kind] if kind == "missing-report" else RULES[kind][:1]


def _files(report: Report, finding: Finding) -> set[str]:
    return {Path(report.files[one.document]).name for one in finding.evidence if one.document in report.files}


def _is_of_law(truth: Truth, finding: Finding) -> bool:
    """Laws are not in the corpus, and the audit says so."""
    named = str(finding.text.values[0]) if finding.text.values else ""
    return finding.rule == "not-loaded" and any(law.startswith(named) for law in truth["laws"])


def _explains(fault: Truth, finding: Finding, files: set[str]) -> bool:
    rules, about = RULES[fault["kind"]], fault["about"]
    if finding.rule not in rules:
        return False
    if not fault["file"]:
        return finding.unit == about["body"] and finding.province in about["place"]
    if fault["file"] in files:
        return True
    # a document named with a wrong number or issuer stands in the graph, and has a title like another
    written = about.get("written", "-")
    named = (f"{written} (", f"{about.get('cited', '-')} ({written})")
    said = [*finding.labels, *map(str, finding.text.values)]
    return finding.rule == "unproven-link" and any(one.startswith(named) for one in said)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[Truth, Report]:
    folder = tmp_path_factory.mktemp("clean")
    return write(folder), audited(folder, folder / "thac.db")


def test_every_planted_fault_is_found(clean: tuple[Truth, Report]) -> None:
    assert score(*clean).missed == []


def test_nothing_else_is_found(clean: tuple[Truth, Report]) -> None:
    assert score(*clean).false == []


OTHER: dict[str, Any] = {"words": 1, "table": "places_other", "only": ("Kon Tum", "Cao Bằng")}
SOME: dict[str, Any] = {"only": ("Phú Yên", "Cà Mau")}


def test_other_places_and_other_wordings_are_judged_alike(tmp_path: Path) -> None:
    found = score(write(tmp_path, 8, documents=0, **OTHER), audited(tmp_path, tmp_path / "thac.db"))
    assert (found.missed, found.false) == ([], [])


@pytest.mark.parametrize(
    ("kind", "seed", "corpus", "least"),
    [
        ("mixed", 51, SOME, 0.95),
        ("typing", 51, SOME, 0.95),
        ("spacing", 52, OTHER, 0.95),
        ("scan", 51, SOME, 0.95),
    ],
)
def test_faults_are_told_from_slips(
    kind: str, seed: int, corpus: dict[str, Any], least: float, tmp_path: Path
) -> None:
    """One character in a hundred is hit; what noise made untellable is left aside."""
    truth = write(tmp_path, seed, 0.01, 0, kind=kind, **corpus)
    found = score(truth, audited(tmp_path, tmp_path / "thac.db"))
    assert found.recall >= least, found.missed
    assert found.precision >= least, found.false


def test_there_are_faults_of_many_kinds(clean: tuple[Truth, Report]) -> None:
    truth, _ = clean
    counts = Counter(one["kind"] for one in truth["faults"])
    assert len(truth["documents"]) == 2000
    assert set(counts) == set(RULES)
    assert min(counts.values()) >= 6


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert write(one, seed=3, noise=0.01) == write(two, seed=3, noise=0.01)
    names = [path.name for path in sorted((one / "texts").iterdir())]
    assert len(names) == 2000
    assert all((one / "texts" / name).read_bytes() == (two / "texts" / name).read_bytes() for name in names)


def test_noise_hides_little_of_what_a_text_says_of_itself(tmp_path: Path) -> None:
    """One character in a hundred is hit; texts in which a digit became another are left aside."""
    truth = write(tmp_path, seed=11, noise=0.01)
    papers = [one for one in truth["documents"] if not one["lost"] and one["issued"]][::5]
    right: Counter[str] = Counter()
    for paper in papers:
        facts = read((tmp_path / "texts" / paper["file"]).read_text(encoding="utf-8"))
        for field in ("symbol", "type", "issuer", "level", "issued"):
            right[field] += (facts["document"][field] or "") == paper[field]
        named = {(ref["symbol"], ref["issued"]) for ref in facts["references"]}
        right["named"] += all((one["symbol"], one["issued"]) in named for one in paper["names"])
    shares = {field: count / len(papers) for field, count in right.items()}
    assert {field: share for field, share in shares.items() if share < 0.95} == {}
