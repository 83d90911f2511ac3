"""Nothing in, the constraints and indexes of a graph of Thác on a Neo4j server out, each under its name."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import RELATIONS

#: The index of words, asked for all of several; it follows a transaction within a moment (README.md).
WORDS = "thac_words"
_NAMES = {"Node": "id", "Source": "key", "Alias": "id", "Unread": "uri"}
_INDEXES = (
    ("Node", "number"), ("Source", "document"), ("Alias", "target"), ("Document", "symbol"),
    ("Organization", "name"), ("OrganizationGroup", "name"), ("Person", "name"),
)  # fmt: skip


def edge_type(predicate: str) -> str:
    """The type of the edges of a predicate.

    >>> edge_type("based_on")
    'BASED_ON'
    """
    return predicate.upper()


def commands() -> Iterator[tuple[str, str, str]]:
    """Name, sort and command of each; constraints first: by their indexes all is found, no edge twice."""
    for label, name in _NAMES.items():
        yield _one("CONSTRAINT", f"thac_{label.lower()}", f"FOR (n:{label}) REQUIRE n.{name} IS UNIQUE")
    for predicate in RELATIONS:
        edge = f"FOR ()-[r:{edge_type(predicate)}]-() REQUIRE r.key IS UNIQUE"
        yield _one("CONSTRAINT", f"thac_{predicate}_key", edge)
    for label, name in _INDEXES:
        yield _one("INDEX", f"thac_{label.lower()}_{name}", f"FOR (n:{label}) ON (n.{name})")
    settings = "{`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: true}"
    words = f"FOR (n:Node) ON EACH [n.words] OPTIONS {{indexConfig: {settings}}}"
    name, sort, command = _one("INDEX", WORDS, words)
    yield name, sort, command.replace("INDEX", "FULLTEXT INDEX", 1)


def _one(sort: str, name: str, what: str) -> tuple[str, str, str]:
    return name, sort, f"CREATE {sort} {name} IF NOT EXISTS {what}"
