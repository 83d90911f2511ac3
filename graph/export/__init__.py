"""A graph in, a file of it in a format that other programs read out; add a format by a line here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from ..errors import StoreError
from ..model import RELATIONS
from ..stores.protocol import Store
from . import csv, cypher, gexf, graphml, jsonl, jsonld, ntriples, parquet, trig, turtle

#: Format to what writes the pieces of its text.
EXPORTERS: dict[str, Callable[[Store], Iterator[str]]] = {
    "ttl": turtle.write,
    "nt": ntriples.write,
    "jsonld": jsonld.write,
    "trig": trig.write,
    "graphml": graphml.write,
    "gexf": gexf.write,
    "jsonl": jsonl.write,
    "cypher": cypher.write,
}
#: Formats of two tables: their files are named after the one that was asked for.
TABLES = ("csv", "parquet")
FORMATS = (*EXPORTERS, *TABLES)
_MANY = 256


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the files, and how many nodes, statements between them and sources the store has."""

    files: tuple[str, ...]
    nodes: int
    edges: int
    sources: int


def export(store: Store, form: str, path: str | Path) -> Exported:
    """Writes the whole store to a file in a format, piece by piece; the same store gives the same bytes.

    ``csv`` and ``parquet`` write two: graph.csv becomes graph.nodes.csv and graph.edges.csv. A file that was
    there is replaced only when the new one is complete.

    Raises:
        StoreError: the file cannot be written, or the format needs a package that is missing.
    """
    path = Path(path)
    try:
        if form in TABLES:
            files = tuple(_table(store, form, name, path) for name in csv.FILES)
        else:
            with _replacing(path) as out:
                _pour(EXPORTERS[form](store), out)
            files = (str(path),)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror or error}); name another file"
        ) from error
    counts = store.counts()
    edges = sum(count for name, count in counts["statements"].items() if name in RELATIONS)
    return Exported(files, sum(counts["nodes"].values()), edges, len(store.known()))


def _table(store: Store, form: str, name: str, path: Path) -> str:
    target = path.with_name(f"{path.stem}.{name}{path.suffix or '.' + form}")
    if form == "parquet":
        part = target.with_name(target.name + ".part")
        try:
            parquet.write(store, name, part)
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    else:
        with _replacing(target) as out:
            _pour(csv.write(store, name), out)
    return str(target)


def _pour(pieces: Iterator[str], out: IO[str]) -> None:
    """Writes pieces many at a time: most are a line or two."""
    while many := list(islice(pieces, _MANY)):
        out.write("".join(many))


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    """A file to write that takes the place of another when it is complete."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as out:
            yield out
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
