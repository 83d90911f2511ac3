"""Two stores, or one at two dates, in, what is new, gone or changed in the second out, one at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from ..graph import Graph
from ..graph import open as open_graph
from ..graph.dates import first_day, last_day, read_date
from ..graph.errors import QueryError
from ..graph.model import RELATIONS, Note, Statement
from ..graph.neo4j.connect import is_address
from ..graph.shown import Node
from .audit import Finding, audit
from .judge import judged
from .resolve import checked_date
from .show import label

PARTS = ("documents", "links", "findings")
#: What is compared of a document; who names it is told by the links.
_SHOWN = ("symbol", "type", "title", "issued", "issuer_name", "level", "province")
_STEP = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``part`` is one of PARTS, ``change`` new, gone or changed.

    ``what`` names the document, or that a link leaves or a finding is about; ``relation`` the link or rule,
    ``other`` where the link leads or which unit; of a document that came or went its status and date.
    ``details`` are the properties with both values, the
    sentences (+ new, - gone) or the finding in words; ``ids`` the ids, or the fingerprint.
    """

    part: str
    change: str
    what: str
    relation: str = ""
    other: str = ""
    details: tuple[Note, ...] = ()
    ids: tuple[str, ...] = ()


class Side:
    """A store as of a date: what it holds, page by page in the order of ids."""

    def __init__(self, graph: Graph, as_of: str = "") -> None:
        self.graph, self.store, self.until = graph, graph.store, checked_date(as_of)
        self._dates: dict[str, str] = graph.store.loaded() if self.until else {}

    def nodes(self, kind: str) -> Iterator[tuple[str, Node]]:
        """The nodes of a class that are not later than the date, in the order of their ids."""
        after = ""
        while page := self.store.by_class(kind, after=after, limit=_STEP):
            after = page[-1].id
            yield from ((node.id, node) for node in page if self._belongs(node.issued))

    def links(self, ids: Sequence[str], quotes: bool = False) -> dict[str, list[Statement]]:
        """What is said of each of these nodes by documents that are not later than the date."""
        said = self.store.out(ids, RELATIONS, quotes=quotes) if ids else []
        kept = (one for one in said if self._belongs(self._dates.get(one.evidence.document, "")))
        return {id: list(group) for id, group in groupby(kept, key=lambda one: one.subject)}

    def texts(self) -> dict[str, str]:
        """The sum of the bytes of each document that speaks."""
        return {one.document: one.sha256 for one in self.store.sources().values() if not one.silent}

    def findings(self) -> tuple[Finding, ...]:
        """What the audit of the whole store tells, without what people rejected."""
        return judged(self.graph, audit(self.graph, as_of=self.until)).findings

    def _belongs(self, issued: str) -> bool:
        return not self.until or first_day(issued) <= last_day(self.until)


def sides(database: str, old: str, new: str, opened: ExitStack) -> tuple[Side, Side]:
    """The two sides of a comparison: two databases, or one at two dates; ``opened`` closes them.

    Raises:
        QueryError: one of the two is neither a file nor a date, or one is a file and the other a date.
        StoreError: a database cannot be opened.
    """
    files = [Path(name).exists() or is_address(name) for name in (old, new)]
    days = [read_date(name) for name in (old, new)]
    for name, file, day in zip((old, new), files, days, strict=True):
        if not (file or day):
            raise QueryError(
                f"{name}: neither a database that is there nor a date (2023, 2023-06, 2023-06-15)"
            )
    if all(files):
        first, second = (opened.enter_context(open_graph(name, create=False)) for name in (old, new))
        return Side(first), Side(second)
    if any(files):
        raise QueryError(f"{old}, {new}: give two databases or two dates, not one of each")
    graph = opened.enter_context(open_graph(database, create=False))
    return Side(graph, days[0]), Side(graph, days[1])


def earlier(name: str, opened: ExitStack) -> Graph | str:
    """An earlier database, which ``opened`` closes, or an earlier date.

    Raises QueryError where a name is neither, StoreError where the database cannot be opened.
    """
    if Path(name).exists() or is_address(name):
        return opened.enter_context(open_graph(name, create=False))
    if day := read_date(name):
        return day
    raise QueryError(f"{name}: neither a database that is there nor a date (2023, 2023-06-15)")


def compare(old: Side, new: Side, parts: Collection[str] = PARTS) -> Iterator[Change]:
    """The differences of the parts asked for, in the order of PARTS, each in the order of ids.

    Nothing is held but one page of either side, and the findings where they are asked for.

    Raises:
        QueryError: there is no such part.
    """
    if unknown := [part for part in parts if part not in PARTS]:
        raise QueryError(f"{unknown[0]}: not a part that is compared; choose of {', '.join(PARTS)}")
    if "documents" in parts:
        yield from _documents(old, new)
    if "links" in parts:
        yield from _links(old, new)
    if "findings" in parts:
        yield from _findings(old.findings(), new.findings())


def paired(
    old: Iterable[tuple[str, Node]], new: Iterable[tuple[str, Node]]
) -> Iterator[tuple[str, Node | None, Node | None]]:
    """Each id of either side once, in order, with its node on both; both are in the order of ids."""
    ones, others = iter(old), iter(new)
    one, other = next(ones, None), next(others, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):
            assert one is not None
            yield one[0], one[1], None
            one = next(ones, None)
        elif one is None or other[0] < one[0]:
            yield other[0], None, other[1]
            other = next(others, None)
        else:
            yield one[0], one[1], other[1]
            one, other = next(ones, None), next(others, None)


def _documents(old: Side, new: Side) -> Iterator[Change]:
    for id, before, after in paired(old.nodes("Document"), new.nodes("Document")):
        if before is None or after is None:
            node = after or before
            assert node is not None
            status = "loaded" if node.loaded else "attested"
            change = "new" if before is None else "gone"
            yield Change("documents", change, label(node), status, node.issued, ids=(id,))
        elif details := tuple(_differences(before, after)):
            yield Change("documents", "changed", label(after), details=details, ids=(id,))


def _differences(before: Node, after: Node) -> Iterator[Note]:
    """The properties that changed, each with what it was and what it is."""
    for name in _SHOWN:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Note("{}: {} → {}", (name.removesuffix("_name"), was or "?", now or "?"))
    if before.loaded != after.loaded:
        states = ("loaded", "attested") if before.loaded else ("attested", "loaded")
        yield Note("{}: {} → {}", ("status", *states))


def _links(old: Side, new: Side) -> Iterator[Change]:
    kinds = sorted(old.store.counts()["nodes"].keys() | new.store.counts()["nodes"].keys())
    before_texts, after_texts = old.texts(), new.texts()
    for kind in kinds:
        pairs = paired(old.nodes(kind), new.nodes(kind))
        while page := [id for id, _, _ in islice(pairs, _STEP)]:
            before, after = old.links(page), new.links(page)
            touched = [
                id for id in page
                if _places(before.get(id, ()), before_texts) != _places(after.get(id, ()), after_texts)
            ]  # fmt: skip
            if touched:
                yield from _of_nodes(old, new, touched)


def _places(said: Iterable[Statement], texts: Mapping[str, str]) -> set[tuple[object, ...]]:
    """Where each link is said, and in which bytes: of two alike all sentences are the same."""
    return {
        (one.predicate, one.object, one.evidence.document, texts.get(one.evidence.document, ""),
         one.evidence.start, one.evidence.end, one.evidence.scope)
        for one in said
    }  # fmt: skip


_Sentences = dict[tuple[str, str], dict[str, tuple[str, str]]]


def _of_nodes(old: Side, new: Side, ids: Sequence[str]) -> Iterator[Change]:
    """The links of some nodes that differ, with the sentences that do."""
    before, after = old.links(ids, quotes=True), new.links(ids, quotes=True)
    found: list[tuple[str, str, str, str, list[tuple[str, str, tuple[str, str]]]]] = []
    for id in ids:
        was, now = _sentences(before.get(id, ())), _sentences(after.get(id, ()))
        for predicate, other in sorted(was.keys() | now.keys()):
            gone, come = was.get((predicate, other), {}), now.get((predicate, other), {})
            if gone.keys() == come.keys():
                continue
            change = "new" if not gone else "gone" if not come else "changed"
            said = [("-", text, gone[text]) for text in sorted(gone.keys() - come.keys())]
            said += [("+", text, come[text]) for text in sorted(come.keys() - gone.keys())]
            found.append((change, id, predicate, other, said))
    ends = {id for _, one, _, other, _ in found for id in (one, other)}
    ends |= {speaker for *_, said in found for _, _, (speaker, _) in said}
    known = old.store.nodes(sorted(ends)) | new.store.nodes(sorted(ends))
    for change, id, predicate, other, said in found:
        names = {end: label(known[end]) if end in known else end for end in (id, other)}
        details = tuple(
            _quoted(sign, text, scope if speaker == id else label(known[speaker]))
            for sign, text, (speaker, scope) in said
        )
        yield Change("links", change, names[id], predicate, names[other], details, (id, other))


def _quoted(sign: str, text: str, where: str) -> Note:
    """A sentence that is gone or new: where in the document it stands, or which other document says it."""
    return Note(f"{sign} “{{}}” ({{}})", (text, where)) if where else Note(f"{sign} “{{}}”", (text,))


def _sentences(said: Iterable[Statement]) -> _Sentences:
    """The words that say each link, with the document that says them and where in it."""
    found: _Sentences = {}
    for one in said:
        words = " ".join(one.evidence.quote.split())
        found.setdefault((one.predicate, one.object), {})[words] = one.evidence.document, one.evidence.scope
    return found


def _findings(old: Iterable[Finding], new: Iterable[Finding]) -> Iterator[Change]:
    """Findings by fingerprint; one of a rule on the same documents and unit, told otherwise, is changed."""
    before, after = ({one.fingerprint: one for one in side} for side in (old, new))
    gone = {mark: one for mark, one in before.items() if mark not in after}
    come = {mark: one for mark, one in after.items() if mark not in before}
    matters: dict[tuple[object, ...], list[str]] = {}
    for mark, one in gone.items():
        matters.setdefault((one.rule, one.documents, one.unit), []).append(mark)
    changes: list[tuple[str, Finding, tuple[str, ...]]] = []
    for mark, one in come.items():
        same = matters.get((one.rule, one.documents, one.unit), [])
        if same:
            last = same.pop(0)
            del gone[last]
            changes.append(("changed", one, (last, mark)))
        else:
            changes.append(("new", one, (mark,)))
    changes += [("gone", one, (mark,)) for mark, one in gone.items()]
    for change, one, marks in sorted(changes, key=lambda row: (row[1].rule, row[1].documents, row[2])):
        name = one.labels[0] if one.labels else ""
        yield Change("findings", change, name, one.rule, one.unit, (one.text,), marks)
