"""An invented national cascade in, the times of `trace` and `gaps` against recursive SQL, and the truth, out.

Run: .venv/bin/python benchmarks/gaps.py [OTHERS]   (plans beside the cascade for each unit; default 2)

A process of its own loads, so that the one which asks holds nothing but the open store; it is warm. Times are
those of the processor: work of others delays the longer answer more often, and nothing here waits for a disk
or a server. Every round asks each question once, in turn; the figure is the median of the ratios of the
rounds. The SQL is asked with and without the statistics of ANALYZE, and the faster of the two counts. Its
rows are compared with ours, each in full: the same documents under the same parents, the same units with
their state, source and dates.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from national import Nation, Plan, nation

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.model import Evidence, LoadedDocument, Result, Statement
from thac.queries.gaps import gaps
from thac.queries.trace import Cascade, trace

ROUNDS = 15
LIMIT = 2.0

Row = tuple[Any, ...]


class Question(NamedTuple):
    """A question to the package and to SQL, and what makes the rows of both alike."""

    name: str
    ask: Callable[[], Any]
    query: str
    ours: Callable[[Any], list[Row]]
    theirs: Callable[[list[Row]], list[Row]]


#: The closure with parent, depth and what is shown of each document; UNION, since real data has circles.
TRACE = """
WITH RECURSIVE cascade (node, parent, depth) AS (
    SELECT id, NULL, 0 FROM nodes WHERE name = :root
    UNION
    SELECT t.subject, c.node, c.depth + 1 FROM cascade c
    JOIN statements t ON t.object = c.node
        AND t.predicate = (SELECT id FROM strings WHERE text = 'implements')
    JOIN strings z ON z.id = t.scope AND z.text IN ('title', 'opening', 'basis'))
SELECT c.depth, n.name, p.name, s.symbol, s.type, s.title, b.name, s.level, s.province, s.issued, s.loaded,
       s.speakers, julianday(s.issued) - julianday(ps.issued),
       (SELECT group_concat(DISTINCT us.name) FROM statements a JOIN shown us ON us.node = a.object
        WHERE a.subject = c.node AND a.predicate = (SELECT id FROM strings WHERE text = 'assigns'))
FROM cascade c JOIN nodes n ON n.id = c.node JOIN shown s ON s.node = c.node
LEFT JOIN nodes p ON p.id = c.parent LEFT JOIN shown ps ON ps.node = c.parent
LEFT JOIN shown b ON b.node = s.issuer
ORDER BY c.depth, s.issued, n.name
"""

#: The same closure, what it assigns, and the anti-join: units whose document stands in it or nowhere.
GAPS = """
WITH RECURSIVE cascade (node) AS (
    SELECT id FROM nodes WHERE name = :root
    UNION
    SELECT t.subject FROM cascade c
    JOIN statements t ON t.object = c.node
        AND t.predicate = (SELECT id FROM strings WHERE text = 'implements')
    JOIN strings z ON z.id = t.scope AND z.text IN ('title', 'opening', 'basis')),
asked (unit, source, roles) AS (
    SELECT a.object, a.subject, group_concat(DISTINCT json_extract(a.attributes, '$.role')) FROM cascade c
    JOIN statements a ON a.subject = c.node
        AND a.predicate = (SELECT id FROM strings WHERE text = 'assigns')
    GROUP BY 1, 2)
SELECT CASE WHEN d.loaded THEN 'loaded' ELSE 'attested' END AS state, b.name, d.level, d.province, d.symbol,
       d.issued, n.name, bn.name, x.symbol, xb.name, q.roles
FROM cascade c JOIN shown d ON d.node = c.node JOIN nodes n ON n.id = c.node JOIN shown b ON b.node = d.issuer
JOIN nodes bn ON bn.id = d.issuer JOIN asked q ON q.unit = d.issuer
LEFT JOIN shown x ON x.node = q.source LEFT JOIN shown xb ON xb.node = x.issuer
WHERE n.name != :root
UNION ALL
SELECT 'assigned', u.name, u.level, u.province, '', '', '', un.name, x.symbol, xb.name, q.roles
FROM asked q JOIN shown u ON u.node = q.unit JOIN nodes un ON un.id = q.unit
LEFT JOIN shown x ON x.node = q.source LEFT JOIN shown xb ON xb.node = x.issuer
WHERE q.unit NOT IN (
    SELECT d.issuer FROM cascade c JOIN shown d ON d.node = c.node WHERE d.issuer IS NOT NULL)
ORDER BY 1, 3, 4, 2
"""


def document(plan: Plan) -> LoadedDocument:
    """A plan as the loader would hand it to a store."""
    text: list[str] = []
    found: list[Statement] = []
    end = 0

    def say(subject: str, predicate: str, thing: str, zone: str = "", **said: str) -> None:
        nonlocal end
        words = f"{predicate} {thing}\n"
        text.append(words)
        found.append(
            Statement(
                subject,
                predicate,
                thing,
                Evidence(plan.id, end, end + len(words) - 1, words[:-1], zone),
                said,
            )
        )
        end += len(words)

    def body(unit: Any) -> None:
        say(unit.id, "class", "Organization")
        say(unit.id, "name", unit.name)
        say(unit.id, "level", unit.level)
        if unit.province:
            say(unit.id, "province", unit.province)

    def paper(one: Plan) -> None:
        say(one.id, "class", "Document")
        say(one.id, "symbol", one.symbol)
        say(one.id, "type", "KH")
        say(one.id, "issued", one.issued.isoformat())
        say(one.id, "level", one.issuer.level)
        if one.issuer.province:
            say(one.id, "province", one.issuer.province)
        say(one.id, "issued_by", one.issuer.id)
        body(one.issuer)

    paper(plan)
    if plan.above is not None:
        paper(plan.above)
        say(plan.id, "implements", plan.above.id, "title")
    for unit, role in plan.assigns:
        body(unit)
        say(plan.id, "assigns", unit.id, "body", role=role, scope="organisation", unit=unit.name)
    content = "".join(text)
    return LoadedDocument(plan.id, f"{plan.id}.txt", str(hash(content)), "text/plain", content, tuple(found))


def milliseconds(ask: Callable[[], object]) -> float:
    """Processor time of one call, all threads of the process together."""
    start = time.process_time()
    ask()
    return (time.process_time() - start) * 1000


def truth_holds(found: Nation, graph: Graph, root: str) -> bool:
    """Whether gaps lists as assigned just the units without a plan, and trace has just the plans."""
    answer = gaps(graph, root)
    listed = {row[14] for row in answer.rows if row[0] == "assigned"}
    done = {row[14] for row in answer.rows if row[0] == "loaded"}
    steps = {(step.node.id, step.parent) for step in trace(graph, root, evidence=False)}
    plans = {(plan.id, plan.above.id if plan.above else "") for plan in found.plans}
    units = {unit.id for unit in found.units[1:]}
    missing = {unit.id for unit in found.missing}
    return listed == missing and done == units - missing and steps == plans


def traced(cascade: Cascade) -> list[Row]:
    """The steps of a cascade as the SQL has them, units in the order of their names."""
    return sorted(
        (
            one.depth, one.node.id, one.parent, one.node.symbol, one.node.type, one.node.title,
            one.node.issuer_name, one.node.level, one.node.province, one.node.issued, int(one.node.loaded),
            one.node.speakers, one.days or "", ",".join(sorted({unit.name for unit in one.units})),
        )
        for one in cascade
    )  # fmt: skip


def traced_by_sql(rows: list[Row]) -> list[Row]:
    """The rows of TRACE, empty for NULL, days as integers."""
    return sorted(
        (*(value or "" if place == 2 else value for place, value in enumerate(row[:-2])),
         int(row[-2] or 0) or "", ",".join(sorted((row[-1] or "").split(","))))
        for row in rows
    )  # fmt: skip


def listed(answer: Result) -> list[Row]:
    """The rows of gaps as the SQL has them: state, unit, level, province, symbol, date, ids, reason."""
    return sorted((*row[:4], *row[8:10], row[15], row[14], "; ".join(row[7])) for row in answer.rows)


def listed_by_sql(rows: list[Row]) -> list[Row]:
    """The rows of GAPS, the last three columns as one reason."""
    return sorted((*row[:-3], f"{row[-3]} ({row[-2]}): {row[-1].replace(',', ', ')}") for row in rows)


def compared(question: Question, bases: list[sqlite3.Connection], root: str) -> bool:
    """Prints a line on a question; whether its rows are those of the SQL, within the limit of time."""
    name, ask, query = question.name, question.ask, question.query
    wanted = {"root": root}
    rows = bases[0].execute(query, wanted).fetchall()
    same = question.ours(ask()) == question.theirs(rows)
    count = len(rows)
    times = []
    for _ in range(ROUNDS):
        sql = [milliseconds(partial(_rows, base, query, wanted)) for base in bases]
        times.append((milliseconds(ask), *sql))
    ratio = statistics.median(ours / min(sql) for ours, *sql in times)
    ours, plain, known = (statistics.median(column) for column in zip(*times, strict=True))
    against = f"SQL {plain:.0f} ms, with ANALYZE {known:.0f} ms ({count:,} rows)"
    verdict = "the same rows" if same else "OTHER ROWS"
    print(f"{name:<6} {ours:5.0f} ms   {against}   {verdict}   {ratio:.2f} times the faster")
    return same and ratio <= LIMIT


def _rows(base: sqlite3.Connection, query: str, wanted: dict[str, str]) -> list[object]:
    return base.execute(query, wanted).fetchall()


def filled(path: Path, others: int) -> tuple[str, int, int]:
    """Loads the nation; the id of its directive, how many units there are and how many documents."""
    found = nation(others=others)
    with open_graph(path) as graph:
        for plan in [*found.plans, *found.others]:
            graph.put(document(plan))
    return found.plans[0].id, len(found.units), len(found.plans) + len(found.others)


def main() -> int:
    """A line a question; 1 when an answer is wrong, other than the SQL's or slower than the limit."""
    others = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nation.db"
        start = time.perf_counter()
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            root, units, count = pool.apply(filled, (path, others))
        print(f"{units:,} units, {count:,} documents loaded in {time.perf_counter() - start:.0f} s")
        analysed = Path(folder) / "analysed.db"
        analysed.write_bytes(path.read_bytes())
        bases = [sqlite3.connect(path), sqlite3.connect(analysed)]
        bases[1].execute("ANALYZE")
        with open_graph(path) as graph:
            questions = (
                Question("trace", partial(trace, graph, root, evidence=False), TRACE, traced, traced_by_sql),
                Question("gaps", partial(gaps, graph, root), GAPS, listed, listed_by_sql),
            )
            met = [compared(question, bases, root) for question in questions]
            found = nation(others=others)
            right = truth_holds(found, graph, root)
            print(f"truth: {'met' if right else 'NOT MET'} ({len(found.missing):,} units without a document)")
        for base in bases:
            base.close()
    return 0 if right and all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
