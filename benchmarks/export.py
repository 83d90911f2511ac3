"""An invented national cascade in, the times of RDF exports against pyoxigraph's dump of the same out.

Run: .venv/bin/python benchmarks/export.py [TRIPLES]   (default 1,000,000)

Prints for N-Triples and Turtle the processor time of our export and of the dump, interleaved in the same run,
of the best round each (work of others only adds), and the memory that the export of a fifth of the graph and
of all of it takes: what grows is the part of the file that SQLite holds, at most 64 MB. Exits 1 where a limit
is missed.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gaps import document
from national import nation
from pyoxigraph import DefaultGraph, RdfFormat, Store

from thac.graph import open as open_graph
from thac.graph.export import export

LIMIT, GROWTH, ROUNDS = 3.0, 15.0, 5
FORMATS = {"nt": RdfFormat.N_TRIPLES, "ttl": RdfFormat.TURTLE}
#: Triples that one document of the cascade makes, at least.
EACH = 450


def built(path: Path, triples: int) -> None:
    """A store of about so many triples."""
    found = nation(others=0 if triples <= 3_000_000 else 2)
    plans = itertools.islice(found.plans, max(10, triples // EACH))
    with open_graph(path) as graph:
        for plan in plans:
            graph.put(document(plan))


def peak(path: Path, form: str, target: Path) -> float:
    """The memory in MB that an export takes at most, in a process of its own."""
    code = (
        "import re; from thac.graph import open as graph; from thac.graph.export import export; "
        f"export(graph({str(path)!r}).store, {form!r}, {str(target)!r}); "
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def main(triples: int) -> int:
    """Prints a line a format; 1 where a limit is missed."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        built(home / "all.db", triples)
        built(home / "fifth.db", triples // 5)
        graph = open_graph(home / "all.db")
        export(graph.store, "nt", home / "all.nt")
        store = Store()
        store.bulk_load(path=str(home / "all.nt"), format=RdfFormat.N_TRIPLES)
        print(f"{len(store):,} triples")
        for form, notation in FORMATS.items():
            times = []
            for _ in range(ROUNDS):
                start = time.process_time()
                export(graph.store, form, home / f"ours.{form}")
                middle = time.process_time()
                store.dump(str(home / f"theirs.{form}"), notation, from_graph=DefaultGraph())
                times.append((middle - start, time.process_time() - middle))
            ours, theirs = (min(column) for column in zip(*times, strict=True))
            ratio = ours / theirs
            little, much = (peak(home / f"{name}.db", form, home / "out") for name in ("fifth", "all"))
            print(
                f"{form:4} {ours:5.2f} s   pyoxigraph {theirs:5.2f} s   {ratio:.1f} times"
                f" (limit {LIMIT:.0f})"
                f"   memory {little:.0f} MB for a fifth, {much:.0f} MB for all"
            )
            failed |= ratio > LIMIT or much - little > GROWTH
        graph.close()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1_000_000))
