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


def commands() -> Iterator[str]:
    """Constraints first: they make the indexes by which everything is found and no edge stands twice."""
    yield "CREATE CONSTRAINT thac_node IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE"
    for kind in KINDS:
        yield f"CREATE CONSTRAINT thac_{kind.lower()} IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE"
    yield "CREATE CONSTRAINT thac_claim IF NOT EXISTS FOR (n:Claim) REQUIRE n.key IS UNIQUE"
    yield "CREATE CONSTRAINT thac_source IF NOT EXISTS FOR (n:Source) REQUIRE n.uri IS UNIQUE"
    yield "CREATE CONSTRAINT thac_alias IF NOT EXISTS FOR (n:Alias) REQUIRE n.id IS UNIQUE"
    yield "CREATE CONSTRAINT thac_unread IF NOT EXISTS FOR (n:Unread) REQUIRE n.uri IS UNIQUE"
    yield "CREATE CONSTRAINT thac_word IF NOT EXISTS FOR (n:Word) REQUIRE n.text IS UNIQUE"
    for predicate in RELATIONS:
        edge = f"()-[r:{edge_type(predicate)}]-()"
        yield f"CREATE CONSTRAINT thac_{predicate}_key IF NOT EXISTS FOR {edge} REQUIRE r.key IS UNIQUE"
    for label, name in (("Claim", "subject"), ("Node", "number"), ("Node", "kind"), ("Source", "document"),
                        ("Alias", "target"), ("Document", "symbol"), ("Document", "issued"),
                        ("Organization", "name")):  # fmt: skip
        yield f"CREATE INDEX thac_{label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
