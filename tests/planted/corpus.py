"""A folder and a seed in, the files of the cascade and the truth of them out."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planted.cascade import Cascade
from planted.faults import FIRST, Planter, where
from planted.noise import noisy
from planted.papers import Fault, Paper
from planted.render import iso, text_of


def write(
    folder: Path, seed: int = 7, noise: float = 0.0, documents: int = 2000, faults: bool = True
) -> dict[str, Any]:
    """Writes ``documents`` text files and ``truth.json`` beside the folder's ``texts``; returns the truth."""
    cascade = Cascade(random.Random(f"cascade {seed}"))
    cascade.build()
    planted: list[Fault] = []
    if faults:
        planted = Planter(cascade, random.Random(f"faults {seed}")).plant()
    _fill(cascade, planted, documents, random.Random(f"fill {seed}"))
    texts = folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    order = sorted(
        range(len(cascade.papers)), key=lambda number: (cascade.papers[number].issued or date.max, number)
    )
    papers = [cascade.papers[number] for number in order]
    lost: dict[int, bool] = {}
    for number, paper in enumerate(papers, 1):
        paper.file = f"{number:04}.txt"
        rng = random.Random(f"text {seed} {number}")
        text = text_of(paper, rng)
        if noise:
            clean = text
            text, gone = noisy(clean, noise, random.Random(f"noise {seed} {number}"))
            for one in planted:
                if one.paper is paper:
                    lost[id(one)] = _is_lost(clean, gone, one.quotes)
        (texts / paper.file).write_text(text, encoding="utf-8", newline="\n")
    truth = {
        "seed": seed,
        "noise": noise,
        "documents": [_document(paper) for paper in papers],
        "faults": [_fault(one, lost.get(id(one), False)) for one in planted],
    }
    words = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(words + "\n", encoding="utf-8", newline="\n")
    return truth


def _fill(cascade: Cascade, planted: list[Fault], documents: int, rng: random.Random) -> None:
    """Brings the cascade to its size: notices that have nothing to do with it."""
    bodies = [paper.body for paper in cascade.papers if paper.type == "KH" and paper.body.level == "commune"]
    while len(cascade.papers) < documents:
        cascade.notice(rng.choice(bodies), FIRST + timedelta(days=rng.randrange(250)))
    if len(cascade.papers) > documents:
        raise ValueError(f"the cascade alone has {len(cascade.papers)} documents, more than {documents}")


def _is_lost(clean: str, gone: list[int], quotes: list[str]) -> bool:
    """Whether a digit of what shows a fault became another one."""
    for quote in quotes:
        at = clean.find(quote)
        while at >= 0:
            if any(at <= place < at + len(quote) for place in gone):
                return True
            at = clean.find(quote, at + 1)
    return False


def _document(paper: Paper) -> dict[str, Any]:
    """What is true of a paper, and how it names others."""
    return {
        "file": paper.file, "symbol": paper.symbol.strip() if paper.number is not None else "",
        "type": paper.type, "issuer": paper.body.name, "level": paper.body.level, "place": where(paper),
        "issued": iso(paper.issued), "title": paper.title, "signer": paper.signer,
        "names": [
            {"symbol": one.symbol, "issued": iso(one.issued), "issuer": one.issuer, "act": one.act}
            for one in paper.namings
        ],
        "replaces": paper.repeals.symbol if paper.repeals else "",
        "plan_due": iso(paper.due_plan), "report_due": iso(paper.due_report),
        "leads": [duty.unit for duty in paper.duties if duty.lead],
        "units": [duty.unit for duty in paper.duties if duty.unit],
        "faults": paper.faults,
    }  # fmt: skip


def _fault(one: Fault, lost: bool) -> dict[str, Any]:
    return {"kind": one.kind, "file": one.paper.file if one.paper else "", "about": one.about, "lost": lost}
