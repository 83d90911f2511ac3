"""Texts in, the data of a picture in which each is a title, a name, a symbol, a quote and a task out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PLACES = 25
COUNTS = ("loaded", "attested", "assigned", "expected", "missing", "not_expected", "overdue")


def columns(**lists: Sequence[Any]) -> dict[str, list[Any]]:
    assert len({len(values) for values in lists.values()}) == 1, {name: len(x) for name, x in lists.items()}
    return {name: list(values) for name, values in lists.items()}


def filled(texts: Sequence[str]) -> dict[str, Any]:
    """A root document and one of each of the others under it, in 25 places; all that has a text has one."""
    many = len(texts)
    rows, others = range(many), range(1, many)
    home = [1 + row % PLACES for row in rows]
    ones, none, zero, empty = [1] * many, [-1] * many, [0] * many, [""] * many
    province, loaded = ["province"] * many, ["loaded"] * many
    inner = range(1, PLACES + 1)
    return {
        "version": 1,
        "symbol": texts[0],
        "title": texts[1],
        "root": 0,
        "as_of": "",
        "judged": "2024-01-01",
        "notes": {"en": list(texts[:20]), "vi": list(texts[:20])},
        "narrowed": {"unit": texts[2], "province": texts[3]},
        "limits": {"documents": many, "hairball": 0, "evidence_left_out": 0},
        "remarks": {"en": list(texts), "vi": list(texts)},
        "groups": columns(name=texts[5:6], branch=[1]),
        "files": list(texts),
        "provinces": list(texts[:PLACES]),
        "rings": [0, 160],
        "branches": columns(
            parent=[-1] + [0] * PLACES,
            depth=[0] + [1] * PLACES,
            last=[PLACES, *inner],
            name=["Trung ương", *texts[:PLACES]],
            kind=["centre"] + ["province"] * PLACES,
            level=["central"] + ["province"] * PLACES,
            province=[-1, *range(PLACES)],
            **{name: [0] * (PLACES + 1) for name in COUNTS},
        ),
        "bodies": columns(
            branch=home, name=texts, id=[f"body:{row}" for row in rows], level=province, rail=empty,
            status=loaded, link=["stated"] * many, overdue=zero, due=texts, documents=[[row] for row in rows],
            because=[[[0, "duty", one]] for one in texts], note=rows, open=zero, ended=texts,
            group=[0 if row % 50 == 0 else -1 for row in rows], now=[[[one, 1]] for one in texts],
        ),
        "documents": columns(
            id=[f"document:{row}" for row in rows], symbol=texts, type=texts, title=texts, issuer=texts,
            body=rows, branch=home, level=province, province=[one - 1 for one in home],
            issued=["2023-05-01"] * many, days=ones, parent=[-1] + [0] * (many - 1),
            depth=[0] + [1] * (many - 1), last=[many - 1, *others],
            relation=["root"] + ["implements"] * (many - 1), scope=empty, proven=zero, status=loaded,
            attested_by=zero, signer=texts, source=rows, ring=[0] + [1] * (many - 1),
            findings=[[row] for row in rows], x=zero, y=zero,
        ),
        "edges": columns(
            child=others, parent=[0] * (many - 1), kind=["implements"] * (many - 1), scope=texts[1:],
            evidence=[[row] for row in others],
        ),
        "tasks": columns(
            document=rows, unit=texts, body=none, group=none, members=zero, kind=["task"] * many, role=texts,
            text=texts, due=texts, evidence=rows,
        ),
        "deadlines": columns(
            document=[0], due=["2023-05"], every=["year"], kind=[""], unit=texts[7:8], to=texts[8:9],
            evidence=[0],
        ),
        "evidence": columns(
            document=rows, file=rows, page=zero, quote=texts, cue_start=zero,
            cue_end=[min(4, len(one)) for one in texts], scope=texts, rule=empty,
        ),
    }  # fmt: skip
