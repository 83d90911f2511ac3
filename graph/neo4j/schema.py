"""Nothing in, the constraints and indexes of a graph of Thác on a Neo4j server out, each under its name."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import RELATIONS
from .rows import KINDS


def edge_type(predicate: str) -> str:
    """The type of the edges of a predicate.

    >>> edge_type("based_on")
    'BASED_ON'
    """
    return predicate.upper()


def commands() -> Iterator[tuple[str, str]]:
    """Name and command of each; constraints first: by their indexes all is found, no edge twice."""
    named = {"Node": "id", **dict.fromkeys(KINDS, "id"), "Claim": "key", "Source": "uri", "Alias": "id",
             "Unread": "uri", "Word": "text"}  # fmt: skip
    for label, name in named.items():
        what = f"CONSTRAINT {{}} FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
        yield from _one(f"thac_{label.lower()}", what)
    for predicate in RELATIONS:
        edge = f"()-[r:{edge_type(predicate)}]-()"
        yield from _one(f"thac_{predicate}_key", f"CONSTRAINT {{}} FOR {edge} REQUIRE r.key IS UNIQUE")
    for label, name in (("Claim", "subject"), ("Node", "number"), ("Node", "kind"), ("Source", "document"),
                        ("Alias", "target"), ("Document", "symbol"), ("Document", "issued"),
                        ("Organization", "name")):  # fmt: skip
        yield from _one(f"thac_{label.lower()}_{name}", f"INDEX {{}} FOR (n:{label}) ON (n.{name})")


def _one(name: str, what: str) -> Iterator[tuple[str, str]]:
    yield name, "CREATE " + what.format(f"{name} IF NOT EXISTS")
