"""An invented national cascade in, the edges a second that reach a local Neo4j, and trace there, out.

Run: .venv/bin/python benchmarks/push.py [EDGES]   (default 100,000; needs java and mvn)

Starts a server of its own. Prints the rate of a push to the server just started, and to the same server
emptied again, once it has compiled itself; the time of a push that changes nothing; and the times of `trace`
on the server against one Cypher query for the same rows, with and without evidence. Beside the clock stands
the processor time of both processes: on a machine that others use it tells more. Exits 1 where a limit is
missed by the clock.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from gaps import document
from national import nation

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.neo4j.connect import connect
from thac.graph.neo4j.push import push
from thac.queries.trace import trace

T = TypeVar("T")
RATE, LIMIT, ROUNDS = 10_000, 2.0, 5
START = Path(__file__).parent.parent / "tools" / "neo4j" / "start.py"
HERE = Path(__file__).parent
#: The same rows as those of `trace`, without evidence and with.
CYPHER, CYPHER_EVIDENCE = (
    (HERE / name).read_text("utf-8") for name in ("trace.cypher", "trace_evidence.cypher")
)


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor in this process and in the server."""

    clock: float
    ours: float
    servers: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s (processor: {self.ours:.1f} s here, {self.servers:.1f} s in the server)"


def spent(ask: Callable[[], T], server: int) -> tuple[T, Spent]:
    """An answer, and what it took; ``server`` is the process of the server."""
    clock, ours, servers = time.perf_counter(), time.process_time(), ticks(server)
    answer = ask()
    return answer, Spent(time.perf_counter() - clock, time.process_time() - ours, ticks(server) - servers)


def ticks(process: int) -> float:
    """The processor time of a process and its children so far; 0 where the system does not tell."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = stat.read_text().split(" ", 1)
        except OSError:
            continue  # it has ended
        fields = rest.rpartition(")")[2].split()
        if process in (int(number), int(fields[1])):
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


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
        missed = pushed(near, address, total, server.pid)
        return int(asked(near, address, found.plans[0].id, server.pid) or missed)
    finally:
        server.terminate()
        server.wait()


def pushed(near: Graph, address: str, total: int, server: int) -> bool:
    """Whether a push is too slow even to a server that has run for a while."""
    driver = connect(address)
    near.store.refresh()
    rates = []
    for state in ("just started", "warm"):
        first, took = spent(lambda: push(near.store, driver, address), server)
        again, more = spent(lambda: push(near.store, driver, address), server)
        rates.append(first.edges / took.clock)
        print(f"{first.edges:,} edges and {first.nodes:,} nodes to a server {state}: {took},")
        print(f"  {rates[-1]:,.0f} edges a second (limit {RATE:,}); again {more}, changed: {again.changed}")
        if first.edges < total or again.changed:
            return True
        if state == "just started":
            push(Graph().store, driver, address)
    driver.close()
    return max(rates) < RATE


def asked(near: Graph, address: str, root: str, server: int) -> bool:
    """Whether trace on the server is too slow."""
    driver = connect(address)
    missed = False
    with open_graph(address) as far:
        for evidence, query in ((False, CYPHER), (True, CYPHER_EVIDENCE)):
            ask = partial(trace, far, root, evidence=evidence)
            by_hand = partial(driver.execute_query, query, root=root)
            rows = sorted((one["depth"], one["id"], one["parent"]) for one in by_hand().records)
            steps = ask()
            same = rows == sorted((one.depth, one.node.id, one.parent) for one in steps)
            same &= steps == trace(near, root, evidence=evidence)
            rounds = [(spent(ask, server)[1], spent(by_hand, server)[1]) for _ in range(ROUNDS)]
            clock = statistics.median(one.clock / other.clock for one, other in rounds)
            processor = statistics.median(
                (one.ours + one.servers) / (other.ours + other.servers) for one, other in rounds
            )
            said = "with evidence" if evidence else "with units"
            print(f"trace of {len(steps):,} documents {said}: {rounds[-1][0]}; by hand {rounds[-1][1]}")
            print(f"  {clock:.2f} times, {processor:.2f} by the processor (limit {LIMIT:.0f}); same: {same}")
            missed |= not same or (clock > LIMIT and not evidence)
    driver.close()
    return missed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 100_000))
