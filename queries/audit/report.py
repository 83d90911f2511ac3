"""A graph and the rules that are asked in, the report of what they found out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from ...graph import Graph
from ...graph.errors import QueryError
from ...graph.model import Note
from ...graph.pause import uncollected
from ..corpus import SILENCE, corpus, dates, looked_at, notes
from ..gaps import checked_place
from ..order import sort_key
from ..resolve import checked_date
from ..show import label
from ..trace import followed
from .amended import amended
from .bodies import near_bodies
from .ground import Ground
from .model import SEVERITIES, Draft, Finding, Report, Rule, fingerprint
from .near import near
from .rules import RULES
from .sentences import sentences

SLIPS = "{} names of documents and bodies slip by a letter or a digit, and were read as those that are known"


@uncollected
def audit(
    graph: Graph, symbol: str = "", rules: Collection[str] = (), province: str = "", level: str = "",
    as_of: str = "", date: str = "", issuer: str = "",
) -> Report:  # fmt: skip
    """What the rules (all, or those named) find in the cascade of ``symbol``, or in the whole store.

    Findings come gravest first, then by rule, province and document. ``province`` and ``level`` leave those
    of one place; deadlines are judged on ``as_of``, without it on the latest date of a loaded document.

    Raises:
        QueryError: there is no such rule or place, nothing is known by that symbol, or a date is none.
        AmbiguousError: several documents bear the symbol; ``date`` and ``issuer`` narrow it.
    """
    asked = [RULES[name] for name in checked_rules(rules)]
    until = checked_date(as_of)
    place = checked_place(level, province)
    walk = followed(graph, symbol, as_of=until, date=date, issuer=issuer) if symbol else None
    ground = Ground(graph, walk, until)
    slips = [*near(ground), *near_bodies(ground)]
    if slips:
        graph = amended(graph, {one.named: one.meant for one in slips})
        walk = followed(graph, walk.root.id, as_of=until) if walk else None
        ground = Ground(graph, walk, until)
        ground.slips = slips
    drafts: list[tuple[Rule, Draft]] = []
    unjudged: list[tuple[str, Note]] = []
    for rule in asked:
        ground.unjudged = []
        drafts += [(rule, one) for one in rule.find(ground) if _inside(one, level, place)]
        unjudged += [(rule.name, note) for note in ground.unjudged]
    findings, files = _findings(graph, drafts)
    counts = {rule.name: 0 for rule in asked}
    for one in findings:
        counts[one.rule] += 1
    said = (*_notes(graph, ground), Note(SLIPS, (len(slips),))) if slips else _notes(graph, ground)
    return Report(findings, counts, tuple(unjudged), files, said)


def checked_rules(names: Collection[str]) -> list[str]:
    """The names of rules in the order of RULES; all where none is named.

    Raises:
        QueryError: there is no such rule; the message lists those of nearly that name.

    >>> checked_rules(["outline-gap"])
    ['outline-gap']
    """
    for name in names:
        if name not in RULES:
            near = get_close_matches(name, RULES, n=3, cutoff=0.5)
            remedy = f"did you mean {', '.join(near)}?" if near else f"the rules are {', '.join(RULES)}"
            raise QueryError(f"{name}: there is no such rule; {remedy}")
    return [name for name in RULES if not names or name in names]


def failing(report: Report, severity: str) -> bool:
    """Whether a report holds a finding of this severity or a graver one."""
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return any(one.severity in grave for one in report.findings)


def _inside(one: Draft, level: str, place: str) -> bool:
    first = one.documents[0] if one.documents else None
    its_level = one.level or (first.level if first else "")
    its_place = one.province or (first.province if first else "")
    return (not level or its_level == level) and (not place or its_place == place)


def _findings(
    graph: Graph, drafts: Sequence[tuple[Rule, Draft]]
) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """The findings in their order, and the file of each document that proves one."""
    proven, files = sentences(graph, [one.evidence for _, one in drafts])
    found: dict[str, Finding] = {}
    for (rule, one), proof in zip(drafts, proven, strict=True):
        first = one.documents[0] if one.documents else None
        ids = tuple(node.id for node in one.documents)
        mark = fingerprint(
            rule.name, one.keys if one.whole else (*ids, *one.keys), [said.quote for said in proof]
        )
        found.setdefault(mark, Finding(
            rule.name, one.severity or rule.severity, one.status, ids,
            tuple(label(node) for node in one.documents), one.unit or (first.issuer_name if first else ""),
            one.level or (first.level if first else ""), one.province or (first.province if first else ""),
            one.text, one.refuted or Note(rule.refuted), proof, mark,
        ))  # fmt: skip
    order = {name: place for place, name in enumerate(RULES)}
    kept = sorted(found.values(), key=lambda one: (
        SEVERITIES.index(one.severity), order[one.rule], sort_key(one.province), one.documents,
        sort_key(one.unit), one.fingerprint,
    ))  # fmt: skip
    return tuple(kept), files


def _notes(graph: Graph, ground: Ground) -> tuple[Note, ...]:
    """What was looked at, what silence means, and on which day deadlines are judged."""
    if ground.walk is not None:
        return notes(ground.walk.root, dates(graph, ground.until), len(ground.documents), ground.judge)
    loaded = corpus(graph, ground.until)
    heads = (looked_at(loaded), Note(SILENCE))
    return (*heads, Note("overdue is judged on {}", (ground.judge,))) if ground.judge else heads
