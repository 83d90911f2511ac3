"""The invented documents in, the facts of their truth out: `thac parse` and `thac trace` over `examples/`."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from thac.cli import main
from thac.graph.ids import fold

FOLDER = Path(__file__).parents[1] / "examples"
DOCUMENTS = sorted(p for p in FOLDER.iterdir() if "_vi-du" in p.name)
TRUTHS = [tomllib.loads(p.read_text("utf-8")) for p in sorted((FOLDER / "truth").glob("[0-9]*.toml"))]
TRUTH = {truth["source"]: truth for truth in TRUTHS}
CASCADE = tomllib.loads((FOLDER / "truth" / "cascade.toml").read_text("utf-8"))
NOTICE = "(ví dụ minh họa — văn bản không có thật)"
STRENGTH = ["cites", "based_on", "guides", "implements", "amends", "repeals", "replaces"]
SCOPES = ["appendix", "body", "basis", "opening", "title"]
FIELDS = ("symbol", "type", "level", "province", "issued")

Facts = dict[str, Any]


def name(text: str | None) -> str:
    """A body's name without what may be written either way: accents, UBND, its organ, the word for tỉnh."""
    words = re.sub(r"UBND", "Ủy ban nhân dân", text or "").replace("MTTQ", "Mặt trận Tổ quốc")
    words = re.sub(r"^ban (thuong vu|thuong truc) ", "", fold(words))
    return re.sub(r"\b(tinh|thanh pho) (?!uy)(?=\S)", "", words)


def by_symbol(item: Facts) -> dict[str, list[Facts]]:
    """References of kind symbol or short, without the document's own symbol."""
    found: dict[str, list[Facts]] = {}
    for ref in item["references"]:
        if ref["kind"] in ("symbol", "short") and ref["symbol"] not in (None, item["document"]["symbol"]):
            found.setdefault(ref["symbol"], []).append(ref)
    return found


def one(refs: list[Facts], symbol: str) -> tuple[Any, ...]:
    """What all mentions of one document come to: its strongest relation and where that stands."""
    relation = max((r["relation"] for r in refs), key=STRENGTH.index)
    scope = max((r["scope"] for r in refs if r["relation"] == relation), key=SCOPES.index)
    issuers = Counter(name(r["issuer"]) for r in refs if r["issuer"])
    issuer = issuers.most_common(1)[0][0] if issuers else ""
    types = {r["type"] for r in refs}
    dates = {r["issued"] for r in refs if r["issued"]}
    return symbol, sorted(types), sorted(dates), issuer, relation, scope


def wanted(ref: Facts) -> tuple[Any, ...]:
    dates = ref["issued"] if isinstance(ref["issued"], list) else [ref["issued"]]
    return ref["symbol"], [ref["type"]], sorted(dates), name(ref["issuer"]), ref["relation"], ref["scope"]


def begins(title: str | None, words: str) -> bool:
    """Whether the title begins with the words; "về việc" before them is no fault."""
    return re.match(f"((ve|viec|v) )*{fold(words)}", fold(title or "")) is not None


def tasks(item: Facts) -> Counter[tuple[str, bool, bool]]:
    return Counter(
        (name(a["unit"]), a["group"], a["role"] == "request")
        for a in item["assignments"]
        if a["scope"] == "organisation"
    )


# What is compared: the truth's side and the parser's side of each kind of fact.
KINDS: dict[str, tuple[Callable[[Facts], Any], Callable[[Facts], Any]]] = {
    "document": (
        lambda t: {f: t["document"].get(f) for f in FIELDS},
        lambda i: {f: i["document"][f] for f in FIELDS},
    ),
    "issuer": (lambda t: name(t["document"]["issuer"]), lambda i: name(i["document"]["issuer"])),
    "title": (lambda t: True, lambda i: begins(i["document"]["title"], i["title_starts"])),
    "signer": (lambda t: t["document"].get("signer"), lambda i: (i["document"]["signer"] or {}).get("name")),
    "recipients": (lambda t: t["document"]["recipients"], lambda i: len(i["document"]["recipients"])),
    "references": (
        lambda t: sorted(wanted(r) for r in t["references"]),
        lambda i: sorted(one(refs, symbol) for symbol, refs in by_symbol(i).items()),
    ),
    "mentions": (
        lambda t: {r["symbol"]: r["mentions"] for r in t["references"]},
        lambda i: {symbol: len(refs) for symbol, refs in by_symbol(i).items()},
    ),
    "relations": (
        lambda t: sorted((r["from"], r["to"]) for r in t["implements_between_others"]),
        lambda i: sorted({(r["from"], r["to"]) for r in i["relations"] if r["relation"] == "implements"}),
    ),
    "units": (
        lambda t: {
            (name(a["unit"]), a.get("group", False), a.get("role") == "request"): a["tasks"]
            for a in t["assignments"]
        },
        lambda i: dict(tasks(i)),
    ),
    "deadlines": (
        lambda t: {(d["due"], d.get("every"), d["kind"]) for d in t["deadlines"]},
        lambda i: {(d["due"], d["every"], d["kind"]) for d in i["deadlines"]},
    ),
    "findings": (lambda t: set(t["findings"]), lambda i: {f["code"] for f in i["findings"]}),
}


@pytest.fixture(scope="module")
def parsed() -> dict[str, Facts]:
    """What `thac parse` says of each document, by file name."""
    answer = CliRunner().invoke(main, ["parse", *map(str, DOCUMENTS), "--format", "jsonl"])
    assert answer.exit_code == 0, answer.output
    items = [json.loads(line) for line in answer.stdout.splitlines()]
    return {Path(item["source"]).name: item for item in items}


def test_every_document_says_that_it_is_invented_and_has_its_truth() -> None:
    assert {f"examples/{p.name}" for p in DOCUMENTS} == set(TRUTH)
    for path in DOCUMENTS:
        lines = [line.strip("* ") for line in path.read_text("utf-8").splitlines() if line.strip()]
        assert NOTICE in (lines[0], lines[-1]), path.name


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name[:2])
def test_facts(path: Path, kind: str, parsed: dict[str, Facts]) -> None:
    truth = TRUTH[f"examples/{path.name}"]
    item = parsed[path.name] | {"title_starts": truth["document"]["title_starts"]}
    want, got = KINDS[kind]
    assert got(item) == want(truth)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name[:2])
def test_evidence_is_a_slice_of_the_file(path: Path, parsed: dict[str, Facts]) -> None:
    text = path.read_bytes().decode("utf-8")
    for kind in ("references", "relations", "assignments", "deadlines", "findings"):
        for row in parsed[path.name][kind]:
            where = row["evidence"]
            assert where["quote"]
            assert text[where["start"] : where["end"]] == where["quote"]


def traced(folder: Path, paths: list[Path]) -> list[Facts]:
    """The rows of `thac trace` after `thac load` in the given order."""
    db = str(folder / "examples.db")
    loaded = CliRunner().invoke(main, ["--db", db, "load", *map(str, paths)])
    assert loaded.exit_code == 0, loaded.output
    answer = CliRunner().invoke(main, ["--db", db, "trace", CASCADE["directive"], "--format", "json"])
    assert answer.exit_code == 0, answer.output
    rows: list[Facts] = json.loads(answer.stdout)
    return rows


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> list[Facts]:
    return traced(tmp_path_factory.mktemp("examples"), DOCUMENTS)


def test_the_cascade_is_the_true_one(tree: list[Facts]) -> None:
    symbols = {row["id"]: row["symbol"] for row in tree}
    found = {
        (row["symbol"] or "", name(row["issuer"])): (
            symbols.get(row["parent"], ""), row["relation"], row["status"],
            sorted(row["also_implements"]), sorted(row["in_task_only"]),
        )
        for row in tree
    }  # fmt: skip
    true = {
        (step["symbol"], name(step["issuer"])): (
            step.get("parent", ""), step.get("relation", "root"), step["status"],
            sorted(step.get("also", [])), sorted(step.get("in_task", [])),
        )
        for step in CASCADE["steps"]
    }  # fmt: skip
    assert found == true
    assert len(found) == len(tree)


def test_what_does_not_carry_out_the_directive_stays_outside(tree: list[Facts]) -> None:
    found = {(row["symbol"], name(row["issuer"])) for row in tree}
    assert not found & {(other["symbol"], name(other["issuer"])) for other in CASCADE["outside"]}


def test_the_order_of_loading_changes_nothing(tree: list[Facts], tmp_path: Path) -> None:
    assert traced(tmp_path, DOCUMENTS[::-1]) == tree


def test_names_of_drafters_and_addresses_are_not_kept(parsed: dict[str, Facts]) -> None:
    told = [(item["document"], [ref["context"] for ref in item["references"]]) for item in parsed.values()]
    kept = json.dumps(told, ensure_ascii=False)
    for private in ("Thủy)", "(Hòa)", "(Bình)", "(Tâm)", "Hạnh.", "vidu.example", "0226.3000.111"):
        assert private not in kept
