"""Bodies that were told to act, or that the ladder expects, in, those without a plan of the cascade out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ...graph.dates import later
from ...graph.ids import slug
from ...graph.model import Evidence, Note
from ...graph.shown import Node
from ..cases import NONE, Case, Found
from ..expected import Expected
from ..proof import namings
from ..seats import canonical, seat, territory
from ..show import label
from .bodies import stands
from .ground import PLANS, Ground, Task, pages
from .model import Draft, Rule
from .strays import REPORT, may_have
from .titles import misread, one_matter
from .told import RAILS
from .units import STOOD, UNSURE, standing

_SHOWN = 3
TOLD = "no plan of it is known; {} tells it to act, and {} of the {} bodies told have one"
ALONE = "no plan of it is known; {} tells it to act, and no plan of the {} bodies told is known"
LADDER = "no plan of it is known; it stands next below {}, which tells it nothing by name"
REPORTED = "no plan of it is known, but a report, {}; {} tells it to act"


class Silent(NamedTuple):
    """A body without a plan, what asks it, and what else of it is known."""

    body: str
    asked: tuple[Expected, ...]
    found: Sequence[Found]


def silent(ground: Ground) -> tuple[list[Silent], Counter[str], Counter[str]]:
    """Bodies without a plan in any cascade that asks them; how many each document asks, how many have one.

    A body with a plan on the same matter that no sentence links is left out: its link is unproven. So is one
    of which a plan may have been read as another's.
    """
    left, told, answered = waiting(ground)
    beside = unlinked(ground)
    kept = [one for one in left if one.body not in beside and not may_have(ground, one.body, PLANS)]
    return kept, told, answered


def waiting(ground: Ground) -> tuple[list[Silent], Counter[str], Counter[str]]:
    """The same, those with such a plan too."""
    return ground.once("waiting", lambda: _waiting(ground))


def _waiting(ground: Ground) -> tuple[list[Silent], Counter[str], Counter[str]]:
    answered: set[tuple[str, str]] = set()
    told: set[tuple[str, str]] = set()
    found: dict[str, Silent] = {}
    for case in chain.from_iterable(ground.cases):
        reasons = [
            one for one in _reasons(case, ground.walk is not None) if is_sure(ground, one.home, one.source)
        ]
        pairs = {(one.source.id, case.body) for one in reasons}
        told |= pairs
        if any(one.link != NONE and one.node.type != REPORT for one in case.found):
            answered |= pairs
        elif reasons:
            before = found[case.body].asked if case.body in found else ()
            all_asked = {one.source.id: one for one in (*before, *reasons)}
            found[case.body] = Silent(case.body, tuple(all_asked.values()), case.found)
    left = [
        one._replace(asked=asked) for one in found.values()
        if (asked := tuple(
            why for why in one.asked
            if (why.source.id, one.body) not in answered
            and standing(why.body, why.name, why.day).state in (STOOD, UNSURE)
        ))
    ]  # fmt: skip
    return left, Counter(id for id, _ in told), Counter(id for id, _ in answered)


def unlinked(ground: Ground) -> dict[str, tuple[Node, Expected]]:
    """The plan of each body that rests on what asks it without carrying it out, or is on the same matter."""
    return ground.once("unlinked", lambda: _unlinked(ground, waiting(ground)[0]))


def _unlinked(ground: Ground, silent: Sequence[Silent]) -> dict[str, tuple[Node, Expected]]:
    asked = {one.body: one for one in silent}
    resting = _resting(ground, {why.source.id for one in silent for why in one.asked})
    titled = {id for one in silent for id in (one.body, *(why.body for why in one.asked if why.source.title))}
    plans = ground.plans(titled) if any(why.source.title for one in silent for why in one.asked) else {}
    found: dict[str, tuple[Node, Expected]] = {}
    for body, one in asked.items():
        for why in one.asked:
            for plan in plans.get(body, ()):
                clear = not later(why.source.issued, plan.issued) and one_matter(plan.title, why.source.title)
                if clear or (_may_be(plan, why.source) and ground.noisy(plan.id)):
                    found.setdefault(body, (plan, why))
            if (body, why.source.id) in resting:
                found.setdefault(body, (resting[body, why.source.id], why))
    return found


def _may_be(plan: Node, source: Node) -> bool:
    """Whether a plan full of slips may be on a matter: its title or day may have been misread."""
    return not plan.title or one_matter(plan.title, source.title) or misread(plan, source)


def _resting(ground: Ground, sources: set[str]) -> dict[tuple[str, str], Node]:
    """The loaded plans that are based on some documents, by the body that issued them and the document."""
    links = [
        link for page in pages(sorted(sources)) for link in ground.store.links(page, ["based_on"], into=True)
    ]  # fmt: skip
    nodes = ground.nodes({lower for lower, _, _ in links})
    return {
        (canonical(node.issuer, node.issued), upper): node
        for lower, upper, _ in sorted(links)
        if (node := nodes.get(lower)) and node.loaded and node.type in PLANS
    }


def _reasons(case: Case, ladder: bool) -> list[Expected]:
    """What asks a committee to act: duties, or where there are none (of a named directive) the ladder."""
    asked = [
        one for one in case.asked
        if not (one.why_not or one.open or one.weak) and one.by != "request" and is_whole(one.home, one.level)
    ]  # fmt: skip
    duties = [one for one in asked if one.by == "duty"]
    return duties or (asked if ladder else [])


def is_whole(body: str, level: str) -> bool:
    """Whether a body is the committee of one territory: of a district whose name was not read it is none."""
    here = seat(body)
    return here.rail in RAILS and (level != "district" or len(here.places) > 1)


def is_sure(ground: Ground, body: str, source: Node) -> bool:
    """Whether a body that a document tells to act was not misread: it is of a unit that the gazetteer has, or
    the gazetteer has none of those that the document tells, or its text is clean.
    """
    if stands(body, source.issued):
        return True
    others = ground.once(
        f"stand {source.id}",
        lambda: any(stands(one.home, source.issued) for one in ground.told.get(source.id, ())),
    )
    return not others or not ground.noisy(source.id)


def province_of(body: str, said: str, day: str) -> str:
    """The name of the province of a body: what the gazetteer calls it where it was read otherwise."""
    places = seat(body).places
    unit = territory(places[:1], day) if places and slug(said) != places[0] else None
    return unit.name if unit else said


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    left, told, answered = silent(ground)
    duties = [(one.source.id, body.body) for body in left for one in body.asked if one.by == "duty"]
    proofs = tellings(ground, duties)
    heads = {one.source.id: one.source for body in left for one in body.asked if one.by != "duty"}
    named = dict(zip(heads, namings(ground.graph, list(heads.values())), strict=True))
    for body, asked, found in left:
        sources = sorted(asked, key=lambda one: (one.day, one.source.id))
        first = sources[0]
        proof = [
            said
            for one in sources[:_SHOWN]
            for said in ((proofs.get((one.source.id, body)),) if one.by == "duty" else named[one.source.id])
        ]
        yield Draft(
            "assigned" if first.by == "duty" else "expected", tuple(one.source for one in sources),
            _text(first, found, told, answered), tuple(filter(None, proof)),
            "warning" if first.by == "duty" and answered[first.source.id] else "notice",
            first.name, first.level, province_of(body, first.province, first.day), (body,),
        )  # fmt: skip


def _text(first: Expected, found: Sequence[Found], told: Counter[str], answered: Counter[str]) -> Note:
    source = label(first.source)
    if first.by != "duty":
        return Note(LADDER, (source,))
    report = next((one.node for one in found if one.link != NONE), None)
    if report is not None:
        return Note(REPORTED, (label(report), source))
    count = answered[first.source.id]
    return (
        Note(TOLD, (source, count, told[first.source.id]))
        if count
        else Note(ALONE, (source, told[first.source.id]))
    )


def tellings(ground: Ground, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Evidence]:
    """Where a document tells a body what to do, by document and body: by its name, else as one of a group."""
    bodies: dict[str, list[str]] = {}
    for id, home in pairs:
        bodies.setdefault(id, []).append(home)
    found: dict[tuple[str, str], Evidence] = {}
    for id, homes in bodies.items():
        first: dict[str, Task] = {}
        for task in ground.tasks.get(id, ()):
            if task.predicate == "assigns":
                first.setdefault(task.unit, task)
        wanted = set(homes)
        for one in ground.told.get(id, ()):
            told = first.get(one.unit) if one.home in wanted else None
            before = found.get((id, one.home))
            if told and (before is None or told.start < before.start):
                found[id, one.home] = ground.place(id, told)
    return found


RULE = Rule(
    "missing-link", "Missing link", "Thiếu khâu thực hiện", "warning",
    "a committee that a document tells to act, or that the ladder expects to, has no plan in the cascade",
    "a plan of this body that carries out the document, or a sentence that excuses it", find,
)  # fmt: skip
