"""An invented national cascade in, the time of `trace` on every store against a query written by hand out.

Run: .venv/bin/python benchmarks/stores.py [--neo4j]   (with --neo4j also on a server of its own: java, mvn)

The same cascade stands in SQLite, in RDF (pyoxigraph, from our N-Triples) and on the server. Every store must
give the same table as SQLite, to the byte, and the query by hand the same rows. SQL is asked with and without
the statistics of ANALYZE, and the faster counts. Times are those of the processor, on the server those of the
clock; each round asks both in turn, and the figure is the median of the ratios. Exits 1 where a limit or a
row is missed.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from gaps import TRACE, filled, traced, traced_by_sql
from push import CYPHER, START

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.export import export
from thac.graph.export.terms import NAMESPACES
from thac.graph.neo4j.connect import connect, database
from thac.graph.neo4j.push import push
from thac.graph.stores.rdf import opened
from thac.queries.trace import Cascade, table, trace

ROUNDS, LIMIT = 15, 2.0

#: Every document of the cascade under each that it carries out, what is shown of it, where its sentence
#: stands, and the units that it assigns. A path carries no depth.
SPARQL = """
SELECT ?root ?document ?parent ?symbol ?type ?title ?issuer ?level ?province ?issued ?loaded ?speakers
       ?scope ?units WHERE {
  ?document thac:implementsWhole+ ?root ; thac:implementsWhole ?parent ; thac:loaded ?loaded .
  OPTIONAL { ?document eli:id_local ?symbol }
  OPTIONAL { ?document eli:type_document ?type }
  OPTIONAL { ?document eli:title ?title }
  OPTIONAL { ?document thac:issuer/skos:prefLabel ?issuer }
  OPTIONAL { ?document thac:level ?level }
  OPTIONAL { ?document thac:province ?province }
  OPTIONAL { ?document eli:date_document ?issued }
  OPTIONAL { ?document thac:speakers ?speakers }
  ?said thac:object ?parent ; thac:subject ?document ; thac:predicate "implements" ; thac:scope ?scope .
  OPTIONAL {
    SELECT ?document (GROUP_CONCAT(DISTINCT ?unit; separator=",") AS ?units)
    { ?document thac:assigns/skos:prefLabel ?unit } GROUP BY ?document
  }
}
"""

Row = tuple[Any, ...]


def by_sparql(held: Any, root: str) -> list[Row]:
    """The rows of SPARQL as plain values."""
    from pyoxigraph import NamedNode, Variable

    found = held.query(SPARQL, prefixes=NAMESPACES, substitutions={Variable("root"): NamedNode(root)})
    return [tuple(term.value if term is not None else "" for term in row)[1:] for row in found]


def by_cypher(driver: Any, root: str) -> list[Any]:
    """The rows of the Cypher query."""
    return list(driver.execute_query(CYPHER, root=root, database_=database()).records)


def stepped(cascade: Cascade) -> list[Row]:
    """The steps under the root as SPARQL has them."""
    return sorted(
        (
            one.node.id, one.parent, one.node.symbol, one.node.type, one.node.title, one.node.issuer_name,
            one.node.level, one.node.province, one.node.issued, one.node.loaded, one.node.speakers, one.scope,
            tuple(sorted({unit.name for unit in one.units})),
        )
        for one in cascade if one.depth
    )  # fmt: skip


def stepped_by_sparql(rows: list[Row]) -> list[Row]:
    """Those rows with ids, names and numbers as we write them."""
    return sorted(
        (
            document, parent, symbol, type.rpartition("/")[2], title, issuer, level.rpartition("/")[2],
            province, issued, loaded == "true", int(speakers or 0), scope,
            tuple(sorted(units.split(","))) if units else (),
        )
        for document, parent, symbol, type, title, issuer, level, province, issued, loaded, speakers, scope,
        units in rows
    )  # fmt: skip


def seconds(ask: Callable[[], object], clock: Callable[[], float]) -> float:
    """The time of one call."""
    start = clock()
    ask()
    return clock() - start


def compared(
    name: str, ask: Callable[[], object], by_hand: Sequence[Callable[[], object]], right: bool,
    clock: Callable[[], float] = time.process_time, rounds: int = ROUNDS,
) -> bool:  # fmt: skip
    """Prints the line of a store; whether its rows are right and it keeps the limit."""
    times = []
    ask()
    for _ in range(rounds):
        others = [seconds(one, clock) for one in by_hand]
        times.append((seconds(ask, clock), min(others)))
    ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(one / other for one, other in times)
    verdict = "the same rows" if right else "OTHER ROWS"
    print(
        f"{name:<8}{ours * 1000:6.0f} ms   by hand {theirs * 1000:5.0f} ms   {ratio:.2f} times"
        f" (limit {LIMIT:.0f})   {verdict}"
    )
    return right and ratio <= LIMIT


def in_sqlite(near: Graph, path: Path, root: str) -> bool:
    """The line of SQLite."""
    analysed = path.with_name("analysed.db")
    analysed.write_bytes(path.read_bytes())
    bases = [sqlite3.connect(path), sqlite3.connect(analysed)]
    bases[1].execute("ANALYZE")
    by_hand = [lambda base=base: base.execute(TRACE, {"root": root}).fetchall() for base in bases]
    ask = partial(trace, near, root, evidence=False)
    right = traced(ask()) == traced_by_sql(by_hand[0]())
    met = compared("SQLite", ask, by_hand, right)
    for base in bases:
        base.close()
    return met


def in_rdf(near: Graph, folder: Path, root: str) -> bool:
    """The line of RDF."""
    file = folder / "nation.nt"
    export(near.store, "nt", file)
    store = opened(file)
    far = Graph(store)
    ask, by_hand = partial(trace, far, root, evidence=False), partial(by_sparql, store.held, root)
    start = time.process_time()
    right = table(ask()) == table(trace(near, root, evidence=False))
    first = time.process_time() - start
    right &= stepped(ask()) == stepped_by_sparql(by_hand())
    met = compared("RDF", ask, [by_hand], right, rounds=9)
    print(f"        {first * 1000:6.0f} ms the first time: it reads what later questions find ready")
    return met


def on_neo4j(near: Graph, root: str) -> bool:
    """The line of Neo4j, on a server of its own."""
    server = subprocess.Popen([sys.executable, str(START)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        address = server.stdout.readline().strip()
        driver = connect(address)
        push(near.store, driver, address)
        with open_graph(address) as far:
            ask = partial(trace, far, root, evidence=False)
            right = table(ask()) == table(trace(near, root, evidence=False))
            by_hand = partial(by_cypher, driver, root)
            right &= len(by_hand()) == len(ask())
            met = compared("Neo4j", ask, [by_hand], right, time.perf_counter, rounds=5)
        driver.close()
        return met
    finally:
        server.terminate()
        server.wait()


def main(words: list[str]) -> int:
    """A line a store; 1 where one has other rows or misses the limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "nation.db"
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            root, units, count = pool.apply(filled, (path, 0))
        print(f"{units:,} units, {count:,} documents; trace with units, store open")
        with open_graph(path) as near:
            met = [in_sqlite(near, path, root), in_rdf(near, folder, root)]
            if "--neo4j" in words:
                met.append(on_neo4j(near, root))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
