"""A store in, Turtle out: a subject a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..stores.protocol import Store
from . import describe
from .succession import Description
from .terms import NAMESPACES, TURTLE


def write(store: Store) -> Iterator[str]:
    """Pieces of the text; nodes and links first, then every source with its statements."""
    yield head()
    yield from paragraphs(describe.nodes(store, TURTLE))
    for document, meaning in describe.sources(store):
        yield from paragraphs(describe.source(document, meaning, TURTLE))


def head() -> str:
    """The prefixes."""
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in NAMESPACES.items()) + "\n"


def paragraphs(described: Iterable[Description], indent: str = "") -> Iterator[str]:
    """A paragraph for each subject."""
    next_line = f" ;\n{indent}    "
    for subject, told in described:
        facts = next_line.join([f"{predicate} {value}" for predicate, value in told])
        yield f"{indent}{subject} {facts} .\n"
