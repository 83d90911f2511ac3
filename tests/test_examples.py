"""The invented documents in, every fact of their truth out: what `thac parse` and `thac trace` say of `examples/`."""

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
TRUTH = {t["source"]: t for t in (tomllib.loads(p.read_text("utf-8")) for p in (FOLDER / "truth").glob("[0-9]*.toml"))}
CASCADE = tomllib.loads((FOLDER / "truth" / "cascade.toml").read_text("utf-8"))
NOTICE = "(ví dụ minh họa — văn bản không có thật)"
STRENGTH = ["cites", "based_on", "guides", "implements", "amends", "repeals", "replaces"]
SCOPES = ["appendix", "body", "basis", "opening", "title"]
FIELDS = ("symbol", "type", "level", "province", "issued")

Facts = dict[str, Any]


def name(text: str | None) -> str:
    """A body's name without what may be written either way: accents, abbreviations, organ, the word for province."""
    words = re.sub(r"UBND", "Ủy ban nhân dân", text or "").replace("MTTQ", "Mặt trận Tổ quốc")
    words = re.sub(r"^ban (thuong vu|thuong truc) ", "", fold(words))
    return re.sub(r"\b(tinh|thanh pho) (?=\S)", "", words)


def by_symbol(item: Facts) -> dict[str, list[Facts]]:
    """References of kind symbol or short, without the document's own symbol."""
    found: dict[str, list[Facts]] = {}
    for ref in item["references"]:
        if ref["kind"] in ("symbol", "short") and ref["symbol"] and ref["symbol"] != item["document"]["symbol"]:
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
    "title": (
        lambda t: True,
        lambda i: fold(i["title_starts"]) in fold(i["document"]["title"] or "")[: len(i["title_starts"]) + 20],
    ),
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


def test_names_of_drafters_and_addresses_are_not_kept(parsed: dict[str, Facts]) -> None:
    kept = json.dumps([i["document"] | {"contexts": [r["context"] for r in i["references"]]} for i in parsed.values()],
                      ensure_ascii=False)  # fmt: skip
    for private in ("Thủy)", "(Hòa)", "(Bình)", "(Tâm)", "Hạnh.", "vidu.example", "0226.3000.111"):
        assert private not in kept
