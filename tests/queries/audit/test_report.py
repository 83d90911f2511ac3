"""The report of an audit as a whole: its order, fingerprints, filters, forms, table of rules and messages."""

from __future__ import annotations

import ast
import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from audited import DUTIES, PROVINCE, district, kept, plan
from click.testing import CliRunner, Result

import thac.queries.audit
from thac.cli import main
from thac.graph.errors import QueryError
from thac.queries.audit import RULES, SEVERITIES, Report, audit, checked_rules, failing
from thac.queries.audit.listing import markdown
from thac.queries.render.reports import REPORTS
from thac.queries.render.words import Look, say

TEXTS = {
    "a": PROVINCE,
    "b": district(),
    "c": district("Ân Thi", "9/KH-UBND", basis="Nhằm giữ gìn nghề cũ,"),
    "d": plan(DUTIES.replace("II.", "III.")).replace("Số: 31/KH-UBND", "Số:     /KH-UBND"),
}


def report(folder: Path, texts: dict[str, str] = TEXTS, **asked: str) -> Report:
    with kept(folder, texts) as graph:
        return audit(graph, **asked)


def test_the_gravest_come_first_and_every_finding_has_a_sentence_a_file_and_what_refutes_it(
    tmp_path: Path,
) -> None:
    found = report(tmp_path)
    ranks = [SEVERITIES.index(one.severity) for one in found.findings]
    assert ranks == sorted(ranks)
    assert len({one.fingerprint for one in found.findings}) == len(found.findings)
    for one in found.findings:
        assert one.evidence
        assert one.refuted.phrase
        assert all(said.quote and said.document in found.files for said in one.evidence)
    assert sum(found.counts.values()) == len(found.findings)
    assert list(found.counts) == list(RULES)


def test_other_file_names_another_order_and_a_new_place_in_the_text_keep_the_fingerprints(
    tmp_path: Path,
) -> None:
    first = [one.fingerprint for one in report(tmp_path / "1").findings]
    renamed = {f"z{9 - number}": "\n\n" + TEXTS[name] for number, name in enumerate(reversed(TEXTS))}
    again = [one.fingerprint for one in report(tmp_path / "2", renamed).findings]
    assert sorted(first) == sorted(again)


def test_another_sentence_changes_the_fingerprint_of_its_finding_alone(tmp_path: Path) -> None:
    before = {one.rule: one.fingerprint for one in report(tmp_path / "1").findings}
    changed = TEXTS | {"d": TEXTS["d"].replace("III. TỔ CHỨC", "III. PHÂN CÔNG VÀ TỔ CHỨC")}
    after = {one.rule: one.fingerprint for one in report(tmp_path / "2", changed).findings}
    assert before["outline-gap"] != after["outline-gap"]
    assert before["number-missing"] == after["number-missing"]


def test_asking_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    with kept(tmp_path, TEXTS) as graph:
        one, two = (REPORTS["json"](audit(graph), Look()) for _ in range(2))
    assert one == two


def test_a_level_or_a_province_leaves_its_own(tmp_path: Path) -> None:
    with kept(tmp_path, TEXTS) as graph:
        every = audit(graph).findings
        districts = audit(graph, level="district").findings
        assert {one.level for one in districts} == {"district"}
        assert len(districts) == sum(one.level == "district" for one in every)
        assert audit(graph, province="Cà Mau").findings == ()


def test_an_unknown_rule_is_answered_with_those_of_nearly_its_name() -> None:
    with pytest.raises(QueryError, match="did you mean no-basis"):
        checked_rules(["no-bassis"])
    with pytest.raises(QueryError, match="the rules are missing-link"):
        checked_rules(["zzzz"])


def test_a_rule_that_cannot_be_judged_says_why(tmp_path: Path) -> None:
    undated = {"a": PROVINCE.replace("ngày 05 tháng 06 năm 2023", "ngày    tháng    năm")}
    unjudged = dict(report(tmp_path, undated).unjudged)
    assert set(unjudged) == {"overdue-plan", "overdue-report"}
    assert "whether a day has passed is not known" in unjudged["overdue-plan"].phrase


def test_failing_counts_what_is_graver_too(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert failing(found, "notice")
    assert failing(found, "error") is any(one.severity == "error" for one in found.findings)


def test_the_readme_of_the_folder_has_the_table_of_the_rules() -> None:
    text = (files(thac.queries.audit) / "README.md").read_text(encoding="utf-8")
    assert markdown() in text, (
        "copy what thac.queries.audit.listing.markdown() returns into queries/audit/README.md"
    )


def test_every_rule_has_its_name_a_severity_and_words_in_both_languages() -> None:
    for name, rule in RULES.items():
        assert name == rule.name
        assert rule.severity in SEVERITIES
        assert rule.title != rule.title_vi
        assert say(rule.refuted, "vi") != rule.refuted, rule.refuted


def said_in_code() -> set[str]:
    """Every phrase of a note in the rules: a text with places, or the first argument of Note."""
    found: set[object] = set()
    for path in sorted(Path(str(files(thac.queries.audit))).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Note":
                found |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)}
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Name)
                and node.targets[0].id.isupper()
            ):
                texts = [one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant)]
                found |= {text for text in texts if isinstance(text, str) and "{}" in text}
    return {text for text in found if isinstance(text, str) and " " in text}


def test_every_phrase_has_its_vietnamese_with_as_many_places() -> None:
    phrases = said_in_code()
    assert len(phrases) > 40
    for phrase in phrases:
        assert say(phrase, "vi") != phrase, phrase
        assert say(phrase, "vi").count("{}") == phrase.count("{}"), phrase


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database of the texts; the command runs there."""
    kept(tmp_path / "texts", TEXTS).close()
    monkeypatch.chdir(tmp_path)
    run("load", "texts")
    shutil.rmtree(tmp_path / "texts")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_the_command_prints_writes_lists_and_fails(asked: Path) -> None:
    told = run("audit")
    assert told.exit_code == 0
    assert "refuted by: " in told.output
    rows = json.loads(run("audit", "--format", "json", "--rules", "no-basis").stdout)
    assert {row["rule"] for row in rows} == {"no-basis"}
    assert all(row["evidence"] for row in rows)
    assert run("audit", "--rules", "no-basis", "--fail-on", "warning").exit_code == 3
    assert run("audit", "--rules", "no-basis", "--fail-on", "error").exit_code == 0
    assert run("audit", "--format", "csv", "-o", "out.csv").stdout == ""
    assert (asked / "out.csv").read_text(encoding="utf-8").startswith("severity,rule,")
    assert "no-basis" in run("audit", "--list").output
    assert "điều có thể bác bỏ: " in run("--lang", "vi", "audit").output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("audit", "--rules", "no-bass"), "no such rule"),
        (("audit", "--format", "docx"), "docx"),
        (("audit", "-o", "there/is/no/folder.txt"), "cannot be written"),
        (("audit", "-o", "."), "cannot be written"),
        (("audit", "--province", "Atlantis"), "no province"),
        (("audit", "1/XX-YY"), "not known here"),
    ],
)
def test_bad_input_is_answered_with_a_message(asked: Path, words: tuple[str, ...], message: str) -> None:
    answer = run(*words)
    assert answer.exit_code in (1, 2)
    assert message in answer.output
    assert "Traceback" not in answer.output
