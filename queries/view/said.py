"""The documents of a picture in, what they say of each other and of units, with the sentences, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
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

#: A sentence and a task of the values of their fields; quicker than their own constructors.
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
        self._kept: dict[tuple[str, int, int, bool], int] = {}

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
            for one in found:
                if one.predicate == "deadline":
                    self._term(one)
                elif one.predicate in DUTIES:
                    self._task(one, bodies, groups, sizes)
                elif one.object in self.rows and one.object != one.subject:
                    child, parent = self.rows[one.subject], self.rows[one.object]
                    links.setdefault((child, parent, self._kind(one)), []).append(one)
            for (child, parent, kind), said in links.items():
                if any((child, parent, other) in links for other in _OVER[kind]):
                    continue  # what says more, says this too
                scope = min(map(_scope, said), key=_rank)
                proof = tuple(dict.fromkeys(self._proof(one, True) for one in said))
                self.said.links.append(Link(child, parent, kind, scope, proof))
        self._unproven()
        self.said.links.sort(key=lambda one: (one.child, one.parent, one.kind))
        return self.said

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
            proof = tuple(self._proof(firsts[end], False) for end in (id, above) if end in firsts)
            self.said.links.append(Link(self.rows[id], self.rows[above], "unproven", "", proof))

    def _task(
        self, one: Saying, bodies: Mapping[str, int], groups: dict[str, int],
        sizes: Mapping[tuple[str, str], int],
    ) -> None:  # fmt: skip
        told = one.told
        if told.get("scope") == "body":
            return
        proof = self._proof(one, False)
        quote = self.said.proofs[proof].quote
        task = told.get("task")
        text = _flat(task) if task else ""
        unit = told.get("unit", "")
        role = told.get("role") or ""
        row = self.rows[one.subject]
        body = bodies.get(one.object, -1)
        if body < 0:
            body = bodies.get(canonical(one.object, self.documents[row].issued or self.walk.root.issued), -1)
        members = sizes.get((one.subject, one.object), 0)
        request = one.predicate == "requests" or role == "request"
        self.said.tasks.append(_task((
            row, quote if unit is None else _flat(unit), body,
            groups.setdefault(one.object, len(groups)) if members else -1, members,
            "request" if request else "task", role, "" if text == quote else text, told.get("due") or "",
            proof,
        )))  # fmt: skip

    def _term(self, one: Saying) -> None:
        told = one.told
        self.said.terms.append(Term(
            self.rows[one.subject], one.object, told.get("every") or "", told.get("kind") or "",
            _flat(told.get("unit") or ""), _flat(told.get("to") or ""), self._proof(one, True),
        ))  # fmt: skip

    def _proof(self, one: Saying, whole: bool) -> int:
        """The row of a sentence, or of the quote alone."""
        key = (one.document, one.start, one.end, whole)
        row = self._kept.get(key)
        if row is not None:
            return row
        quote, start, end = one.text[one.start : one.end], 0, 0
        if whole:
            core, quote = quote, sentence(one.text, one.start, one.end)
            start, end = cue_in(quote, one.cue, core)
        else:
            quote = _flat(quote)
        self._kept[key] = row = len(self.said.proofs)
        self.said.proofs.append(_proof((
            self.rows.get(one.document, -1), self.files.get(one.document, -1), one.page, quote, start, end,
            one.scope, one.rule,
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
