"""An invented national cascade and copied plans in, the time and memory of `thac audit` out.

Run: .venv/bin/python benchmarks/audit.py [OTHERS]   (plans beside the cascade for each unit; default 3)

A process of its own loads; the one that asks holds nothing but the open store, and is warm. Times are those
of the processor. Every round asks `gaps` and then `audit` with all rules but near-copy, of one directive;
the figure is the median of the ratios of the rounds. Then the whole store is audited in a process of its
own, whose greatest memory is told. Near-copy is asked of a plan and copies of it with so many sentences in
all, then with four times as many: the time of a sentence must stay.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from gaps import filled, milliseconds

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.model import Evidence, LoadedDocument, Statement
from thac.queries.audit import RULES, Report, audit
from thac.queries.gaps import gaps

ROUNDS = 9
LIMIT, MEGABYTES, STRAIGHT = 5.0, 500, 1.5
OTHERS = [name for name in RULES if name != "near-copy"]
SENTENCES = (5_000, 20_000)
_EACH = 50


def copied(path: Path, sentences: int) -> None:
    """Loads a plan and as many copies of it as make up so many sentences, half of each its own."""
    chance = random.Random(57)
    words = [f"từ{number}" for number in range(4000)]

    def row() -> str:
        return "- " + " ".join(chance.choice(words) for _ in range(14)) + "."

    shared = [row() for _ in range(_EACH)]
    with open_graph(path) as graph:
        parent = "urn:lex:vn;tinh.00:uy.ban.nhan.dan:ke.hoach:2023;1-kh-ubnd"
        graph.put(_document(parent, "", shared))
        for number in range(sentences // _EACH):
            own = [*chance.sample(shared, _EACH // 2), *(row() for _ in range(_EACH // 2))]
            place = f"urn:lex:vn;tinh.00;huyen.{number}"
            graph.put(_document(f"{place}:uy.ban.nhan.dan:ke.hoach:2023;{number + 2}-kh-ubnd", parent, own))


def _document(id: str, parent: str, rows: list[str]) -> LoadedDocument:
    head = "KẾ HOẠCH\n"
    text = head + "\n".join(rows) + "\nNơi nhận:\n- Như trên."
    here = Evidence(id, 0, len(head) - 1, head[:-1], "title")
    said = [Statement(id, "class", "Document", here), Statement(id, "type", "KH", here)]
    said += [Statement(id, "implements", parent, here)] if parent else []
    return LoadedDocument(id, f"{id}.txt", str(hash(text)), "text/plain", text, tuple(said))


def whole(path: Path) -> tuple[float, float, int]:
    """Processor seconds, megabytes at the most and findings of an audit of the whole store."""
    with open_graph(path) as graph:
        report: list[Report] = []
        spent = milliseconds(lambda: report.append(audit(graph, rules=OTHERS))) / 1000
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(report[0].findings)


def ratio(graph: Graph, root: str) -> float:
    """The median of what an audit takes, in times of what `gaps` takes; prints a line."""
    rounds = []
    for _ in range(ROUNDS):
        rounds.append(
            (milliseconds(partial(gaps, graph, root)), milliseconds(partial(audit, graph, root, OTHERS)))
        )
    found = statistics.median(ours / theirs for theirs, ours in rounds)
    theirs, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
    count = len(audit(graph, root, OTHERS).findings)
    asked = f"audit with {len(OTHERS)} rules {ours:.0f} ms, {count:,} findings"
    print(f"gaps {theirs:.0f} ms, {asked}: {found:.2f} times")
    return found


def near_copy(folder: Path, alone: Callable[[Callable[..., Any], tuple[Any, ...]], Any]) -> float:
    """How much more a sentence takes among four times as many; prints a line."""
    each = []
    for sentences in SENTENCES:
        path = folder / f"{sentences}.db"
        alone(copied, (path, sentences))
        with open_graph(path) as graph:
            audit(graph, rules=["near-copy"])
            times = [milliseconds(partial(audit, graph, "", ["near-copy"])) for _ in range(3)]
        each.append(min(times) / sentences * 1000)
    print(", ".join(f"{n:,} sentences: {one:.0f} µs each" for n, one in zip(SENTENCES, each, strict=True)))
    return each[1] / each[0]


def main() -> int:
    """A line a question; 1 where a limit is not met."""
    others = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:

        def alone(work: Callable[..., Any], asked: tuple[Any, ...]) -> Any:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                return pool.apply(work, asked)

        path = Path(folder) / "nation.db"
        root, units, documents = alone(filled, (path, others))
        with open_graph(path) as graph:
            said = sum(graph.store.counts()["statements"].values())
            print(f"{units:,} units, {documents:,} documents, {said:,} statements")
            times = ratio(graph, root)
        spent, memory, found = alone(whole, (path,))
        print(f"the whole store: {spent:.1f} s, {memory:.0f} MB at the most, {found:,} findings")
        growth = near_copy(Path(folder), alone)
        print(f"near-copy: {growth:.2f} times a sentence among four times as many")
    return 0 if times < LIMIT and memory < MEGABYTES and growth < STRAIGHT else 1


if __name__ == "__main__":
    sys.exit(main())
