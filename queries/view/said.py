"""The documents of a picture in, what they say of each other and of units, with the sentences, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any

from ...graph import Graph
from ...graph.shown import Node
from ...graph.stores.rows import Saying
from ..assigned import DUTIES
from ..seats import canonical
from ..sentence import sentence
from ..walk import ALL_SCOPES, Walk
from .model import Link, Proof, Task, Term

_LINKS = ("implements", "based_on", "cites")
#: The kinds of a link that say more than it.
_OVER = {
    "implements": (), "also": (), "in_task": ("implements", "also"),
    "based_on": ("implements", "also"), "cites": ("implements", "also", "in_task", "based_on"),
}  # fmt: skip
_LONGEST = 600
#: So many documents are asked for at once, with their texts.
_PAGE = 400

#: Who says it, and where.
_Place = tuple[str, int, int]
#: The two ends of a link, and its kind.
_ENDS = itemgetter(0, 1, 2)
#: A link, a sentence and a task of the values of their fields; quicker than their own constructors.
_link: Callable[[tuple[Any, ...]], Link] = partial(tuple.__new__, Link)
_proof: Callable[[tuple[Any, ...]], Proof] = partial(tuple.__new__, Proof)
_task: Callable[[tuple[Any, ...]], Task] = partial(tuple.__new__, Task)


@dataclass(slots=True)
class Said:
    """What was read: rows that refer to the rows of the documents, findings by document."""

    links: list[Link] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)


class Reading:
    """Reads what the documents say, and keeps each sentence once."""

    def __init__(self, walk: Walk, documents: Sequence[Node], files: Mapping[str, int]) -> None:
        self.walk, self.store, self.documents, self.files = walk, walk.graph.store, documents, files
        self.rows = {node.id: row for row, node in enumerate(documents)}
        self.said = Said()
        self._kept: tuple[dict[_Place, int], dict[_Place, int]] = {}, {}
        self._flattened: dict[str, str] = {}

    def read(
        self, bodies: Mapping[str, int], groups: dict[str, int], sizes: Mapping[tuple[str, str], int]
    ) -> Said:
        """All links between the documents, their tasks and deadlines.

        ``sizes`` are those of groups, by document and group; ``groups`` learns those that are not in it.
        """
        ids = list(self.rows)
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            found = self.store.sayings(page, [*_LINKS, *DUTIES, "deadline"])
            links: dict[tuple[int, int, str], list[Saying]] = {}
            for one in self._tasks(found, bodies, groups, sizes):
                if one.object in self.rows and one.object != one.subject:
                    child, parent = self.rows[one.subject], self.rows[one.object]
                    links.setdefault((child, parent, self._kind(one)), []).append(one)
            self._link(links)
        self._unproven()
        self.said.links.sort(key=_ENDS)
        return self.said

    def _link(self, links: Mapping[tuple[int, int, str], Sequence[Saying]]) -> None:
        for (child, parent, kind), said in links.items():
            if any((child, parent, other) in links for other in _OVER[kind]):
                continue  # what says more, says this too
            scope = min(map(_scope, said), key=_rank) if len(said) > 1 else _scope(said[0])
            proof = tuple(dict.fromkeys([self._sentence(one) for one in said]))
            self.said.links.append(_link((child, parent, kind, scope, proof)))

    def _kind(self, one: Saying) -> str:
        if one.predicate != "implements":
            return one.predicate
        if _scope(one) not in self.walk.scopes:
            return "in_task"
        here = self.walk.parents.get(one.subject) == one.object and one.subject not in self.walk.dotted
        return "implements" if here else "also"

    def _unproven(self) -> None:
        """The links that equal titles make likely: the two titles prove that."""
        dotted = sorted(id for id in self.walk.dotted if id in self.rows)
        ends = {end for id in dotted for end in (id, self.walk.parents[id] or "")}
        firsts: dict[str, Saying] = {}
        for one in self.store.sayings(sorted(ends), ["title"]) if dotted else ():
            firsts.setdefault(one.subject, one)
        for id in dotted:
            above = self.walk.parents[id] or ""
            proof = tuple(self._quote(firsts[end]) for end in (id, above) if end in firsts)
            self.said.links.append(Link(self.rows[id], self.rows[above], "unproven", "", proof))

    def _tasks(
        self, found: Iterable[Saying], bodies: Mapping[str, int], groups: dict[str, int],
        sizes: Mapping[tuple[str, str], int],
    ) -> list[Saying]:  # fmt: skip
        """Keeps tasks and deadlines; what else is said. Most of what a nation says is tasks: no step more."""
        rows, proofs, tasks, links = self.rows, self.said.proofs, self.said.tasks, list[Saying]()
        for one in found:
            subject, predicate, thing, _, _, _, _, _, _, _, _, told = one
            if predicate not in DUTIES:
                if predicate == "deadline":
                    self._term(one)
                else:
                    links.append(one)
                continue
            if told.get("scope") == "body":
                continue
            proof = self._quote(one)
            row, quote = rows[subject], proofs[proof].quote
            task, unit, role = told.get("task"), told.get("unit", ""), told.get("role") or ""
            text = _flat(task) if task else ""
            body = bodies.get(thing, -1)
            if body < 0:
                body = bodies.get(canonical(thing, self.documents[row].issued or self.walk.root.issued), -1)
            members = sizes.get((subject, thing), 0) if sizes else 0
            request = predicate == "requests" or role == "request"
            tasks.append(_task((
                row, quote if unit is None else self._name(unit), body,
                groups.setdefault(thing, len(groups)) if members else -1, members,
                "request" if request else "task", role, "" if text == quote else text,
                told.get("due") or "", proof,
            )))  # fmt: skip
        return links

    def _name(self, unit: str) -> str:
        """The name of a unit on one line; many documents have the same."""
        found = self._flattened.get(unit)
        if found is None:
            found = self._flattened[unit] = _flat(unit)
        return found

    def _term(self, one: Saying) -> None:
        told = one.told
        self.said.terms.append(Term(
            self.rows[one.subject], one.object, told.get("every") or "", told.get("kind") or "",
            _flat(told.get("unit") or ""), _flat(told.get("to") or ""), self._sentence(one),
        ))  # fmt: skip

    def _quote(self, one: Saying) -> int:
        """The row of a quote alone."""
        _, _, _, document, start, end, scope, _, rule, page, text, _ = one
        place, kept, proofs = (document, start, end), self._kept[0], self.said.proofs
        if place in kept:
            return kept[place]
        kept[place] = row = len(proofs)
        proofs.append(_proof((
            self.rows.get(document, -1), self.files.get(document, -1), page, _flat(text[start:end]), 0, 0,
            scope, rule,
        )))  # fmt: skip
        return row

    def _sentence(self, one: Saying) -> int:
        """The row of the whole sentence around a quote, with its cue."""
        _, _, _, document, start, end, scope, cue, rule, page, text, _ = one
        place, kept, proofs = (document, start, end), self._kept[1], self.said.proofs
        if place in kept:
            return kept[place]
        kept[place] = row = len(proofs)
        quote = sentence(text, start, end)
        proofs.append(_proof((
            self.rows.get(document, -1), self.files.get(document, -1), page, quote,
            *cue_in(quote, cue, text[start:end]), scope, rule,
        )))  # fmt: skip
        return row


def _scope(one: Saying) -> str:
    """Where a document states a relation; what another says of it is read off its title."""
    return one.scope if one.subject == one.document else "title"


def _rank(scope: str) -> int:
    return ALL_SCOPES.index(scope) if scope in ALL_SCOPES else len(ALL_SCOPES)


def _flat(text: str) -> str:
    """Text on one line, at most 600 characters."""
    if len(text) <= _LONGEST and text.isprintable() and "  " not in text:
        return text.strip()
    found = " ".join(text.split())
    return found if len(found) <= _LONGEST else found[: _LONGEST - 1] + "…"


def cue_in(quote: str, cue: str, core: str) -> tuple[int, int]:
    """Where the cue of a relation stands in its sentence: the last before what it relates, else the first.

    Without a cue, or where it is not in the sentence, the words that were read as the relation.

    >>> cue_in("Thực hiện Kết luận số 96-KL/TW, Đảng ủy thực hiện như sau", "thực hiện", "96-KL/TW")
    (0, 9)
    >>> cue_in("Căn cứ Kế hoạch số 7/KH-UBND", "", "7/KH-UBND")
    (19, 28)
    """
    text, core = quote.lower(), " ".join(core.split()).lower()
    if len(text) != len(quote):
        return 0, 0
    at = max(text.find(core), 0)
    word = " ".join(cue.split()).lower()
    if word:
        found = text.rfind(word, 0, at + len(core))
        found = found if found >= 0 else text.find(word)
        if found >= 0:
            return found, found + len(word)
    return (at, at + len(core)) if core and text.startswith(core, at) and core != text else (0, 0)


def signers(graph: Graph, ids: Iterable[str]) -> dict[str, str]:
    """The name of the one who signed each document, of the first signature."""
    found: dict[str, str] = {}
    for document, _, person, name in graph.store.told(ids, ["signed_by"], (), ["name"]):
        found.setdefault(document, name or person.rpartition(";")[2].replace("-", " "))
    return found


def findings(graph: Graph, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What is odd about each document, in English as the loader says it."""
    found: dict[str, dict[str, None]] = {}
    for document, _, code, message in graph.store.told(ids, ["finding"], ["message"]):
        found.setdefault(document, {})[message or code] = None
    return {document: tuple(messages) for document, messages in found.items()}


def files(graph: Graph, documents: Sequence[Node]) -> tuple[list[str], dict[str, int]]:
    """The names of the files that speak for the documents, and the row of each document's.

    A file inside of an archive or a mail follows the name of that: "letters.zip!/plan.docx".
    """
    uris = graph.store.files([node.id for node in documents if node.loaded])
    names: dict[str, int] = {}
    rows = {id: names.setdefault(file_name(uris[id]), len(names)) for id in sorted(uris)}
    return list(names), rows


def file_name(uri: str) -> str:
    """The name of a file without the folders in which this machine keeps it.

    >>> file_name("/home/lan/plans/letters.zip!/2023/plan.docx"), file_name("C:\\\\plans\\\\a.pdf")
    ('letters.zip!/2023/plan.docx', 'a.pdf')
    """
    outer, inside, inner = uri.partition("!/")
    return outer.replace("\\", "/").rpartition("/")[2] + inside + inner
