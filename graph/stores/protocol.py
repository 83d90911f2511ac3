"""What every store offers, in a file, in memory, on a server or in RDF; and one that is only asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn, Protocol

from ..errors import StoreError
from ..judgements import Judgement
from ..model import Failure, LoadedDocument, Statement
from ..shown import Node
from .reading import Kept
from .rows import Saying
from .whole import Meaning


class Store(Protocol):
    """The primitives that queries, exports and loading are made of; each raises StoreError where it fails.

    Those that take many ids answer for all of them at once, and nothing for ids that are not known. What is
    in any order is so: whoever shows it sorts it. A store that is only asked refuses what writes.
    """

    path: str

    # Nodes and links, in batches: what queries are made of

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """What is shown of each node, in id order; an undated id gives its dated node."""
        ...

    def bodies(self, ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
        """Class, name, level and province of each node."""
        ...

    def links(
        self, ids: Iterable[str], predicates: Iterable[str], into: bool = False
    ) -> list[tuple[str, str, str]]:
        """Subject, object and scope of the links from the nodes (or ``into`` them), in any order."""
        ...

    def beside(self, ids: Iterable[str], predicate: str) -> list[tuple[Node, str, str]]:
        """All links, in any order, of each node that links into these nodes: subject, object id and scope."""
        ...

    def told(
        self, ids: Iterable[str], predicates: Iterable[str], attributes: Sequence[str] = (),
        shown: Sequence[str] = (), unless: tuple[str, str] = ("", ""),
    ) -> list[tuple[Any, ...]]:  # fmt: skip
        """Subject, predicate, object, the named attributes of statements, what is ``shown`` of the object."""
        ...

    def out(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements about the nodes, all or of the predicates, in an order that loading cannot change."""
        ...

    def into(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements whose object is one of the nodes; else as ``out``."""
        ...

    def sayings(self, ids: Iterable[str], predicates: Iterable[str]) -> list[Saying]:
        """What these predicates say of the nodes, each with its whole text; quicker than ``out``."""
        ...

    def same_as(self, ids: Iterable[str]) -> list[Statement]:
        """The ids that mean these nodes wherever they stand, each with the reason."""
        ...

    def under_key(self, id: str) -> list[str]:
        """The nodes that share a numbered document's issuer, type and number, whatever their year."""
        ...

    def by_class(
        self, kind: str, type: str = "", province: str = "", issuers: Sequence[str] | None = None,
        start: str = "", end: str = "", after: str = "", limit: int = 1000,
    ) -> list[Node]:  # fmt: skip
        """A page of the nodes of a class, in id order, beginning after the id ``after``."""
        ...

    def words(self, tokens: Iterable[str]) -> list[str]:
        """Ids of the nodes that carry every one of the tokens, in id order."""
        ...

    def counts(self) -> dict[str, dict[str, int]]:
        """How many nodes there are of each class, and statements of each predicate."""
        ...

    def sources(self) -> dict[str, Kept]:
        """Every loaded source by its uri."""
        ...

    def files(self, ids: Iterable[str]) -> dict[str, str]:
        """The source that speaks for each of the nodes that are loaded."""
        ...

    def speaks(self, uris: Iterable[str]) -> dict[str, str]:
        """The document that each of these sources speaks for; those that are not loaded are left out."""
        ...

    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """The sources of each document that several are the same of, first the one that speaks for it."""
        ...

    def failures(self) -> list[Failure]:
        """The files that could not be read when last tried, by uri."""
        ...

    def loaded(self) -> dict[str, str]:
        """The date of every loaded document, as it is shown (may be empty), in id order."""
        ...

    def dates(self) -> dict[str, int]:
        """The dates of the loaded documents (maybe empty), with how many bear each."""
        ...

    def text(self, document: str) -> str:
        """The text of a loaded document, of the source that speaks for it; empty where it is not loaded."""
        ...

    def judgements(self) -> list[Judgement]:
        """Every judgement that people made, in its order."""
        ...

    def refresh(self) -> None:
        """Brings all that derives from statements up to date; reading does it when needed."""
        ...

    def close(self) -> None:
        """Closes the store; closing twice does nothing."""
        ...

    # The whole of it: what exports and copies are made of

    def edges(self) -> Iterator[tuple[str, str, str]]:
        """Every link once, in order: subject, predicate, object."""
        ...

    def documents(self) -> Iterator[LoadedDocument]:
        """Every source with its text and statements as they were put, by uri."""
        ...

    def meanings(self) -> Iterator[Meaning]:
        """What every source means beside what it says, in the order of ``documents``."""
        ...

    def meant(self) -> Iterator[tuple[str, str, list[Statement]]]:
        """Every source by uri: its uri, its document, and its statements as merged."""
        ...

    def aliases(self) -> list[tuple[str, str, str]]:
        """Every id that means another wherever it stands: the id, the other, the reason."""
        ...

    def tokens(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The words by which each of the nodes is found, in order."""
        ...

    # Loading and judging

    def put(self, document: LoadedDocument) -> str:
        """Replaces all that this uri said before; "loaded", "replaced" or "unchanged"."""
        ...

    def copy(self, uri: str, of: str, sha256: str) -> str:
        """Keeps another file of the same bytes, as the source ``of`` was read."""
        ...

    def known(self) -> dict[str, tuple[str, str]]:
        """The sum of the bytes and the version of the reader of every loaded source, by its uri."""
        ...

    def kept(self, uri: str) -> tuple[str, str] | None:
        """The sum of the bytes and the version of the reader of a loaded source; None where it is none."""
        ...

    def uris(self) -> Iterator[str]:
        """The names of the loaded sources, in order."""
        ...

    def same_bytes(self, sha256: str, reader: str) -> list[str]:
        """The sources of these bytes that this version of the reader read, in order."""
        ...

    def failed(self, failure: Failure, sha256: str = "") -> None:
        """Remembers that a file could not be read, until it is put or removed."""
        ...

    def remove(self, uri: str) -> bool:
        """Forgets a source and all it said; whether there was such a source."""
        ...

    def judge(self, record: Iterable[Judgement]) -> int:
        """Adds judgements to the record, all or none; returns how many."""
        ...

    def add_judgements(self, record: Iterable[Judgement]) -> int:
        """Adds what the record does not hold yet; returns how many."""
        ...


class Asked:
    """What a store that is only asked does alike, and what it does not have: that raises StoreError."""

    path: str

    def sources(self) -> dict[str, Kept]:
        """Every loaded source by its uri: what each such store has of its own."""
        raise NotImplementedError

    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """The sources of each document that several are the same of, first the one that speaks for it."""
        kept = self.sources().values()
        several = {one.document for one in kept if one.silent}
        found: dict[str, tuple[str, ...]] = {}
        for one in sorted(kept, key=lambda one: (one.document, one.silent, one.uri)):
            if one.document in several:
                found[one.document] = (*found.get(one.document, ()), one.uri)
        return found

    def judgements(self) -> list[Judgement]:
        """None: judgements live in a database."""
        return []

    def refresh(self) -> None:
        """Nothing to do: all is as it was put there."""

    def _refuse(self) -> NoReturn:
        raise StoreError(
            f"{self.path}: can be asked, not written, judged or exported;"
            " do that in the database that it was made from"
        )

    def edges(self) -> Iterator[tuple[str, str, str]]:
        self._refuse()

    def documents(self) -> Iterator[LoadedDocument]:
        self._refuse()

    def meanings(self) -> Iterator[Meaning]:
        self._refuse()

    def meant(self) -> Iterator[tuple[str, str, list[Statement]]]:
        self._refuse()

    def aliases(self) -> list[tuple[str, str, str]]:
        self._refuse()

    def tokens(self, ids: Iterable[str]) -> dict[str, list[str]]:
        self._refuse()

    def put(self, document: LoadedDocument) -> str:
        self._refuse()

    def copy(self, uri: str, of: str, sha256: str) -> str:
        self._refuse()

    def known(self) -> dict[str, tuple[str, str]]:
        self._refuse()

    def kept(self, uri: str) -> tuple[str, str] | None:
        self._refuse()

    def uris(self) -> Iterator[str]:
        self._refuse()

    def same_bytes(self, sha256: str, reader: str) -> list[str]:
        self._refuse()

    def failed(self, failure: Failure, sha256: str = "") -> None:
        self._refuse()

    def remove(self, uri: str) -> bool:
        self._refuse()

    def judge(self, record: Iterable[Judgement]) -> int:
        self._refuse()

    def add_judgements(self, record: Iterable[Judgement]) -> int:
        self._refuse()
