"""A query and N-Triples on standard input, the answer as JSON on standard output: a process of its own."""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import islice
from typing import Any

from ...graph.export.terms import NAMESPACES, full

#: An answer of more rows is none that a person reads, and would fill the memory.
MOST = 1_000_000


def answer(asked: dict[str, Any], triples: Any) -> dict[str, Any]:
    """Columns and rows, or the error; numbers and truth values are those of JSON."""
    try:
        import pyoxigraph as ox
    except ImportError:
        return {"error": "SPARQL needs the package pyoxigraph: pip install 'thac[rdf]'"}
    store = ox.Store()
    store.bulk_load(input=triples, format=ox.RdfFormat.N_TRIPLES)
    given = asked["given"]
    try:
        found = store.query(
            asked["query"],
            prefixes=NAMESPACES,
            custom_functions={
                ox.NamedNode(full("thac:days")): _days,
                ox.NamedNode(full("thac:given")): lambda name: ox.Literal(given.get(name.value, "")),
            },
        )
        if isinstance(found, ox.QueryBoolean):
            return {"columns": ["answer"], "rows": [[bool(found)]]}
        if isinstance(found, ox.QueryTriples):
            columns = ["subject", "predicate", "object"]
            rows = sorted([_value(term) for term in triple] for triple in islice(found, MOST + 1))
        else:
            columns = [variable.value for variable in found.variables]
            rows = [[_value(one[name]) for name in columns] for one in islice(found, MOST + 1)]
        if len(rows) > MOST:
            return {"error": f"the answer has more than {MOST:,} rows; narrow the query or add a LIMIT"}
        return {"columns": columns, "rows": rows}
    except (SyntaxError, ValueError, OSError) as error:
        return {"error": f"the query is not understood: {error}"}


def _days(start: Any, end: Any) -> Any:
    import pyoxigraph as ox

    try:
        days = (date.fromisoformat(end.value) - date.fromisoformat(start.value)).days
    except ValueError:
        return None
    return ox.Literal(str(days), datatype=ox.NamedNode(full("xsd:integer")))


def _value(term: Any) -> Any:
    if term is None:
        return ""
    kind = getattr(getattr(term, "datatype", None), "value", "").rpartition("#")[2]
    if kind in ("integer", "nonNegativeInteger"):
        return int(term.value)
    if kind == "boolean":
        return term.value == "true"
    return str(getattr(term, "value", term))


if __name__ == "__main__":
    request = json.loads(sys.stdin.buffer.readline())
    sys.stdout.write(json.dumps(answer(request, sys.stdin.buffer)))
