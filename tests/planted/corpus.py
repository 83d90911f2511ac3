"""A folder and a seed in, the files of the cascade and the truth of them out."""

from __future__ import annotations

import json
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planted import wording
from planted.cascade import Cascade
from planted.faults import FIRST, Planter, where
from planted.noise import noisy
from planted.papers import Fault, Paper
from planted.render import iso, text_of

#: A symbol, and how many characters behind it its day stands within; a day by which something is due.
_SYMBOL, _NAMED = re.compile(r"\d+[-/](?:KH|QĐ|KL)[-/]\w+"), 34
_NUMERAL = re.compile(r"(?m)^[IVX]+(?=[.-] )")
_DUE = re.compile(r"ngày \d+(?:[/-]\d+[/-]| tháng \d+ năm )\d+")


def write(
    folder: Path, seed: int = 7, noise: float = 0.0, documents: int = 2000, faults: bool = True,
    *, kind: str = "mixed", words: int = 0, table: str = "places", only: tuple[str, ...] = (),
) -> dict[str, Any]:  # fmt: skip
    """Writes ``documents`` text files (0: those of the cascade alone) and ``truth.json`` beside ``texts``.

    Returns the truth. ``kind`` is of noise.KINDS, ``words`` of wording.WORDINGS, ``table`` a file of places
    beside this one, all of whose provinces are taken or those ``only``.
    """
    cascade = Cascade(random.Random(f"cascade {seed}"), wording.WORDINGS[words], table, only)
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
    lost: set[int] = set()
    for number, paper in enumerate(papers, 1):
        paper.file = f"{number:04}.txt"
        rng = random.Random(f"text {seed} {number}")
        text = text_of(paper, rng, wording.WORDINGS[words])
        if noise:
            clean = text
            text, gone = noisy(clean, noise, random.Random(f"noise {seed} {number}"), kind)
            if _is_lost(clean, gone, paper):
                lost.add(id(paper))
        (texts / paper.file).write_text(text, encoding="utf-8", newline="\n")
    truth = {
        "seed": seed,
        "noise": noise,
        "documents": [_document(paper) | {"lost": id(paper) in lost} for paper in papers],
        "faults": [
            {
                "kind": one.kind,
                "file": one.paper.file if one.paper else "",
                "about": one.about,
                "lost": any(id(paper) in lost for paper in (one.paper, *one.beside)),
            }
            for one in planted
        ],
        "laws": list(wording.LAWS),
    }
    told = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(told + "\n", encoding="utf-8", newline="\n")
    return truth


def _fill(cascade: Cascade, planted: list[Fault], documents: int, rng: random.Random) -> None:
    """Brings the cascade to its size: notices that have nothing to do with it."""
    bodies = [
        paper.body for paper in cascade.papers
        if paper.type == "KH" and paper.body.level == "commune" and (paper.issued or FIRST).year == FIRST.year
    ]  # fmt: skip
    while len(cascade.papers) < documents:
        cascade.notice(rng.choice(bodies), FIRST + timedelta(days=rng.randrange(250)))
    if len(cascade.papers) > documents > 0:
        raise ValueError(f"the cascade alone has {len(cascade.papers)} documents, more than {documents}")


def _is_lost(clean: str, gone: list[int], paper: Paper) -> bool:
    """Whether another digit stands in the letterhead, where the paper names another or says when something is
    due, or another numeral at the head of a section: facts are lost.
    """
    below = clean.find(paper.type_name.upper() + "\n")
    spans = [(0, below)]
    spans += [(match.start(), match.end() + _NAMED) for match in _SYMBOL.finditer(clean)]
    spans += [(match.start(), match.end()) for match in _DUE.finditer(clean)]
    spans += [(match.start(), match.end()) for match in _NUMERAL.finditer(clean)]
    return any(start <= place < end for place in gone for start, end in spans)


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
