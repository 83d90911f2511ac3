"""An invented national cascade in, the edges a second that reach a local Neo4j, and trace there, out.

Run: .venv/bin/python benchmarks/push.py [EDGES]   (default 100,000; needs java and mvn)

Starts a server of its own. Prints the rate of the first push, the time of a second that changes nothing, and
the times of `trace` on the server, of one Cypher query for the same documents, and of `trace` on SQLite.
Exits 1 where a limit is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from gaps import document
from national import nation

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.neo4j.connect import connect
from thac.graph.neo4j.push import push
from thac.queries.trace import trace

RATE, LIMIT, ROUNDS = 10_000, 2.0, 5
START = Path(__file__).parent.parent / "tools" / "neo4j" / "start.py"
#: The documents of the cascade with what is shown of them, their parents, and the units they assign.
CYPHER = """
MATCH path = (n:Node)-[links:IMPLEMENTS*0..12]->(root:Node {id: $root})
WHERE all(link IN links WHERE link.scope IN ['title', 'opening', 'basis'])
WITH DISTINCT n, length(path) AS depth, CASE WHEN size(links) > 0 THEN endNode(links[0]).id END AS parent
OPTIONAL MATCH (n)-[:ASSIGNS]->(unit)
RETURN n, depth, parent, collect(DISTINCT unit.name)
"""


def main(edges: int) -> int:
    """Prints a line a figure; 1 where a limit is missed."""
    near = Graph()
    found, total = nation(others=6), 0
    for plan in (*found.plans, *found.others):
        one = document(plan)
        near.put(one)
        total += sum(said.predicate in ("implements", "assigns", "issued_by") for said in one.statements)
        if total >= edges:
            break
    server = subprocess.Popen([sys.executable, str(START)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        address = server.stdout.readline().strip()
        return int(pushed(near, address, total) | asked(near, address, found.plans[0].id))
    finally:
        server.terminate()
        server.wait()


def pushed(near: Graph, address: str, total: int) -> bool:
    """Whether the first push is too slow."""
    driver = connect(address)
    near.store.refresh()
    start = time.perf_counter()
    first = push(near.store, driver, address)
    middle = time.perf_counter()
    again = push(near.store, driver, address)
    end = time.perf_counter()
    driver.close()
    rate = first.edges / (middle - start)
    print(
        f"{first.edges:,} edges and {first.nodes:,} nodes and claims: {middle - start:.1f} s,"
        f" {rate:,.0f} edges a second (limit {RATE:,}); again {end - middle:.1f} s, changed: {again.changed}"
    )
    return rate < RATE or again.changed or first.edges < total


def asked(near: Graph, address: str, root: str) -> bool:
    """Whether trace on the server is too slow."""
    driver = connect(address)
    with open_graph(address) as far, driver.session() as session:
        steps = len(trace(far, root, evidence=False))
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            trace(far, root, evidence=False)
            first = time.perf_counter()
            rows = len(session.run(CYPHER, root=root).values())
            second = time.perf_counter()
            trace(near, root, evidence=False)
            times.append((first - start, second - first, time.perf_counter() - second))
    driver.close()
    ours, cypher, sqlite = (statistics.median(column) for column in zip(*times, strict=True))
    print(
        f"trace of {steps:,} documents: Neo4j {ours * 1000:.0f} ms, one Cypher query {cypher * 1000:.0f} ms"
        f" ({rows:,} rows), {ours / cypher:.1f} times (limit {LIMIT:.0f}); SQLite {sqlite * 1000:.0f} ms"
    )
    return bool(ours > LIMIT * cypher)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 100_000))
