"""A graph and what an auditor asks of it in, what all rules look at, read once and in batches, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple, TypeVar, cast

from ...graph import Graph
from ...graph.model import Evidence, Note, Statement
from ...graph.shown import Node
from ...graph.stores.rows import Saying
from ..assigned import DUTIES
from ..cases import Case, cases
from ..corpus import corpus, dates, judged_on
from ..seats import canonical
from ..trace import followed
from ..walk import SCOPES, Walk
from .noise import Noise
from .passages import Part, recipients, without_unit
from .sentences import spoken
from .told import Told, told_bodies

_T = TypeVar("_T")
_PAGE = 1000
#: So many documents whose texts are held at once.
_TEXTS = 400
#: A cell of a table stands no further from another one of its row.
_ROW = 300
NO_DAY = "no loaded document tells its day, and no date was asked for: whether a day has passed is not known"
#: Relations by which a document rests on another one.
BASES = ("implements", "based_on")
#: What carries something out by its kind: plan, programme, scheme, project.
PLANS = ("KH", "CTr", "CTHĐ", "PA", "ĐA")


class Slip(NamedTuple):
    """What is cited under the id ``named`` is ``meant``; ``number`` is set where the number was misread.

    ``issuer`` is the body that the citation names.
    """

    named: str
    meant: str
    number: bool = False
    issuer: str = ""


class Link(NamedTuple):
    """A document and what it rests on, by which relation, said in which part."""

    lower: str
    upper: str
    relation: str
    scope: str

    @property
    def strong(self) -> bool:
        """Whether title, opening or basis say so, not a task."""
        return self.scope in SCOPES


class Term(NamedTuple):
    """A day by which a document wants something, how often, of which kind, and where it says so.

    It holds for the units in whose task it stands, else for the unit of a phrase, else for all.
    """

    day: str
    unit: str
    every: str
    kind: str
    units: frozenset[str]
    where: Evidence

    def holds(self, told: Told) -> bool:
        """Whether the day is one for a body that the document tells to act."""
        if self.units:
            return told.unit in self.units
        return not self.unit or self.unit.startswith(told.phrase)


class Task(NamedTuple):
    """What a document tells a unit to do, and where; ``task`` are its words where a unit is to lead."""

    unit: str
    predicate: str
    role: str
    start: int
    end: int
    page: int
    phrase: str
    partners: str
    task: str


class Orders(NamedTuple):
    """The tasks of a document, the lines of its recipients, and the numbered parts that name no unit."""

    tasks: list[Task]
    recipients: list[str]
    bare: list[Part]


class Ground:
    """What the rules look at: the loaded documents of one cascade, or of the whole store.

    ``walk`` is the cascade, None for the whole store; ``until`` the date asked for; ``judge`` the day on
    which deadlines are judged. What several rules need is read once, when the first asks; nothing is read
    document by document.
    """

    def __init__(self, graph: Graph, walk: Walk | None, until: str) -> None:
        self.graph, self.store, self.walk, self.until = graph, graph.store, walk, until
        self.judge = judged_on(until, dates(graph, until))
        self.unjudged: list[Note] = []
        self.slips: Sequence[Slip] = ()
        self._built: dict[str, object] = {}

    @cached_property
    def documents(self) -> dict[str, Node]:
        """The loaded documents in id order, those later than the date asked for left out."""
        if self.walk is not None:
            return {id: node for id in sorted(self.walk.parents) if (node := self.walk.nodes[id]).loaded}
        return self.nodes(corpus(self.graph, self.until))

    @cached_property
    def cited(self) -> dict[str, Node]:
        """The other documents that these name, in id order."""
        return self.nodes({link.upper for link in self.links} - self.documents.keys())

    @cached_property
    def unloaded(self) -> dict[str, Node]:
        """Those of them of which no text is loaded."""
        return {id: node for id, node in self.cited.items() if not node.loaded}

    @cached_property
    def links(self) -> list[Link]:
        """What the documents rest on or name, in order."""
        relations = (*BASES, "guides", "amends", "replaces", "repeals", "cites")
        found = [
            Link(lower, upper, relation, scope)
            for page in pages(list(self.documents))
            for relation in relations
            for lower, upper, scope in self.store.links(page, [relation])
            if lower != upper
        ]
        return sorted(set(found))

    @cached_property
    def walks(self) -> list[Walk]:
        """The cascade, or those of the whole store: from every document that others carry out and that itself
        carries out none, or that tells units what to do.
        """
        if self.walk is not None:
            return [self.walk]
        steps = [link for link in self.links if link.relation == "implements" and link.strong]
        lowers = {link.lower for link in steps}
        heads = {link.upper for link in steps} | set(self.told)
        return [followed(self.graph, id, as_of=self.until) for id in sorted(heads - lowers)]

    @cached_property
    def cases(self) -> list[list[Case]]:
        """For each walk a case a body: what asks something of it, what it issued."""
        return [list(cases(self.graph, walk)) for walk in self.walks]

    @cached_property
    def told(self) -> dict[str, list[Told]]:
        """The bodies of the ladder that each document tells what to do, groups as their members."""
        return told_bodies(self.graph, self.documents)

    @cached_property
    def orders(self) -> dict[str, Orders]:
        """What each document that tells units to do something says of it; its text is held only meanwhile."""
        found: dict[str, Orders] = {}
        for page in pages(list(self.documents), _TEXTS):
            told: dict[str, list[Task]] = {}
            texts: dict[str, str] = {}
            for one in self.store.sayings(page, DUTIES):
                said = one.told
                if one.document != one.subject or said.get("scope") == "body":
                    continue
                role = said.get("role") or ""
                task = said.get("task", "") if role == "lead" else ""
                texts[one.subject] = one.text
                told.setdefault(one.subject, []).append(Task(
                    one.object, one.predicate, role, one.start, one.end, one.page, said.get("unit", "") or "",
                    said.get("with", "") or "", one.text[one.start : one.end] if task is None else task,
                ))  # fmt: skip
            for id, tasks in told.items():
                tasks.sort(key=lambda one: (one.start, one.unit))
                places = [(one.start, one.end) for one in tasks]
                lines = recipients(texts[id])
                found[id] = Orders(
                    tasks, lines, without_unit(texts[id], places, lines, partial(self.noisy, id))
                )
        return found

    @property
    def tasks(self) -> dict[str, list[Task]]:
        """What each document tells units to do or asks of them, in the order of the text."""
        return self.once("tasks", lambda: {id: one.tasks for id, one in self.orders.items()})

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        """The days that each document sets."""
        found: dict[str, list[Term]] = {}
        for one in self.out(["deadline"]):
            where, said = one.evidence, one.attributes
            if where.document == one.subject:
                found.setdefault(one.subject, []).append(Term(
                    one.object, said.get("unit", ""), said.get("every", ""), said.get("kind", ""),
                    self._units_at(one.subject, where), where,
                ))  # fmt: skip
        return found

    def _units_at(self, id: str, where: Evidence) -> frozenset[str]:
        """The units whose task a place belongs to: it stands in it, behind it before the next, or in its row.

        Nothing before the first task, and in running text behind the last: what stands there is for all.
        """
        tasks = self.tasks.get(id, ())
        inside = frozenset(task.unit for task in tasks if task.start <= where.start < task.end)
        before = max((task.start for task in tasks if task.end <= where.start), default=None)
        if inside or before is None:
            return inside
        end = max(task.end for task in tasks if task.start == before)
        between = self.store.text(id)[end : where.start]
        in_row = len(between) < _ROW and ("|" in between or "\t" in between)
        if not in_row and not any(task.start > where.start for task in tasks):
            return frozenset()
        return frozenset(task.unit for task in tasks if task.start == before)

    def plans(self, bodies: Iterable[str], type: str = "KH") -> dict[str, list[Node]]:
        """The loaded plans (or another type) of some bodies, inside of the cascade and beside it."""
        found: dict[str, list[Node]] = {}
        for page in pages(sorted(set(bodies))):
            after = ""
            while nodes := self.store.by_class("Document", type, issuers=page, after=after):
                after = nodes[-1].id
                for node in nodes:
                    if node.loaded:
                        found.setdefault(canonical(node.issuer, node.issued), []).append(node)
        return found

    @cached_property
    def findings(self) -> list[Statement]:
        """The oddities that the reader of each document noted."""
        return [one for one in self.out(["finding"]) if one.evidence.document == one.subject]

    def oddities(self, *codes: str) -> Iterator[Statement]:
        """Those of some kinds."""
        return (one for one in self.findings if one.object in codes)

    def out(self, predicates: Sequence[str], ids: Iterable[str] | None = None) -> Iterator[Statement]:
        """What the documents (or the nodes ``ids``) say by some predicates, without the words."""
        for page in pages(list(self.documents) if ids is None else sorted(set(ids))):
            yield from self.store.out(page, predicates)

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """What is shown of each node, in id order."""
        found: dict[str, Node] = {}
        for page in pages(sorted(ids)):
            found |= self.store.nodes(page)
        return found

    def own(self, ids: Iterable[str], *predicates: str) -> dict[str, Evidence]:
        """Where each loaded document says something of itself; where several do, the first predicate."""
        found: dict[str, tuple[int, Evidence]] = {}
        for one in self.out(predicates, ids):
            place = predicates.index(one.predicate)
            if one.evidence.document == one.subject and place < found.get(one.subject, (99, None))[0]:
                found[one.subject] = place, one.evidence
        return {id: evidence for id, (_, evidence) in found.items()}

    def saying(
        self, pairs: Iterable[tuple[str, str]], predicates: Sequence[str], own: bool = False
    ) -> dict[tuple[str, str], Evidence]:
        """The sentence that proves best each pair of a document and what it is said to rest on.

        With ``own`` only what the document itself says.
        """
        wanted = set(pairs)
        found: dict[tuple[str, str], Evidence] = {}
        for page in pages(sorted({subject for subject, _ in wanted}), _TEXTS):
            best: dict[tuple[str, str], Saying] = {}
            for one in self.store.sayings(page, predicates):
                pair = one.subject, one.object
                if pair not in wanted or (own and one.document != one.subject):
                    continue
                if pair not in best or _weight(one) < _weight(best[pair]):
                    best[pair] = one
            found |= {pair: spoken(one) for pair, one in best.items()}
        return found

    def place(self, id: str, task: Task) -> Evidence:
        """Where a document tells a unit to do something."""
        return Evidence(id, task.start, task.end, "", "body", page=task.page)

    def plain(self, where: Evidence, day: str) -> bool:
        """Whether a date stands there in digits: what a scanner took for letters may have been read wrong."""
        words = self.store.text(where.document)[where.start : where.end]
        numbers = {int(number) for number in re.findall(r"(?<!\w)\d+(?!\w)", words)}
        return {int(part) for part in day.split("-")} <= numbers

    def noisy(self, id: str) -> bool:
        """Whether the text of a document is full of slips, so that what it lacks may have been misread."""
        return self.once("noise", lambda: Noise(self.store)).of(id)

    def once(self, key: str, build: Callable[[], _T]) -> _T:
        """What several rules build of this ground, built for the first that asks."""
        if key not in self._built:
            self._built[key] = build()
        return cast(_T, self._built[key])

    def give_up(self, phrase: str, *values: str | int) -> None:
        """Tells that the rule at work cannot be judged, and why."""
        self.unjudged.append(Note(phrase, values))


def _weight(one: Saying) -> tuple[bool, int]:
    """The document itself says it, in its title, opening or basis: such a sentence proves best."""
    return one.document != one.subject, SCOPES.index(one.scope) if one.scope in SCOPES else len(SCOPES)


def pages(ids: Sequence[str], size: int = _PAGE) -> Iterator[Sequence[str]]:
    """The ids, a thousand at a time."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
