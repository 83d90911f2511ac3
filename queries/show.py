"""A document or an organisation in, all that is said of it, each claim with who says so, out."""

from __future__ import annotations

from ..graph import Graph
from ..graph.dates import first_day, last_day
from ..graph.model import RELATIONS, Evidence, Result, Statement
from ..graph.shown import Node
from ..graph.stores.reading import Kept
from .fate import fate
from .heirs import NO_BODY, became
from .members import known_members, members
from .proof import whole_sentence
from .resolve import checked_date, resolve
from .seats import seat, territory
from .superior import Superior, superior
from .walk import scope_of

COLUMNS = ("claim", "value", "details", "said_by", "times")

_ORDER = (
    "class", "symbol", "type", "title", "name", "issued", "issued_by", "level", "branch", "province", "place",
    "signed_by", "implements", "based_on", "guides", "amends", "replaces", "repeals", "cites", "assigns",
    "requests", "deadline", "finding", "addressed_to",
)  # fmt: skip
_BACK = {
    "implements": "implemented_by", "based_on": "basis_of", "cites": "cited_by", "guides": "guided_by",
    "amends": "amended_by", "replaces": "replaced_by", "repeals": "repealed_by", "issued_by": "issuer_of",
    "signed_by": "signed", "addressed_to": "receives", "assigns": "assigned_by", "requests": "requested_by",
    "part_of": "has_part", "same_as": "same_as",
}  # fmt: skip


def show(
    graph: Graph, asked: str, date: str = "", issuer: str = "", as_of: str = "", evidence: bool = True
) -> Result:
    """All claims about a node, kept apart: two dates stand on two rows, each with the documents that say so.

    Rows are (claim, value, details, said_by, times); ``times`` counts the places. The first row is what is
    shown of the node elsewhere. Raises QueryError and AmbiguousError as ``resolve`` does.
    """
    until = checked_date(as_of)
    node = resolve(graph, asked, date, issuer, names=True)
    store = graph.store
    said = [(one.predicate, one.object, one) for one in store.out([node.id], quotes=evidence)]
    said += [
        (_BACK[one.predicate], one.subject, one) for one in store.into([node.id], RELATIONS, quotes=evidence)
    ]
    known = store.nodes(
        sorted({value for _, value, _ in said} | {one.evidence.document for _, _, one in said})
    )
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for claim, value, one in said:
        speaker = known.get(one.evidence.document)
        if not (until and speaker and first_day(speaker.issued) > last_day(until)):
            groups.setdefault((claim, value, _details(one)), []).append(one)
    rows: list[tuple[str, str, str, list[str], int]] = []
    proofs: list[tuple[Evidence, ...]] = []
    fixed = _fixed(graph, node, _above(node, known, said)) + _since(node, until)
    for claim, value, words in fixed + _members(graph, node, known, said):
        rows.append((claim, value, words, [], 0))
        proofs.append(())
    for (claim, value, details), found in sorted(groups.items(), key=lambda pair: _rank(pair[0], known)):
        shown = label(known[value]) if value in known else value
        speakers = sorted(
            {label(known[one.evidence.document]) for one in found if one.evidence.document in known}
        )
        rows.append((claim, shown, details, speakers, len(found)))
        proofs.append(_distinct(graph, found) if evidence else ())
    return Result(COLUMNS, tuple(rows), tuple(proofs))


def label(node: Node) -> str:
    """A node in few words: a document's symbol with its issuer, a body's name.

    >>> label(Node("urn:x", "Document", "57-KL/TW", issuer_name="Bộ Chính trị"))
    '57-KL/TW (Bộ Chính trị)'
    """
    if node.kind != "Document":
        return node.name or node.id
    name = node.symbol or "(no number)"
    return f"{name} ({node.issuer_name})" if node.issuer_name else name


def _above(node: Node, known: dict[str, Node], said: list[tuple[str, str, Statement]]) -> Superior | None:
    """The body above an organisation at its first mention; none for the groups of a body off the ladder."""
    speakers = [known[one] for one in {one.evidence.document for _, _, one in said} & known.keys()]
    dated = sorted(one.issued for one in speakers if one.issued)
    if node.kind == "Document":
        return None
    for one in sorted(speakers):
        head, _, own = one.issuer.rpartition(":")
        if own and node.id.startswith(f"{head}:") and node.id.endswith(f".{own}"):
            return Superior(one.issuer, one.issuer_name)  # a unit inside of the body that names it
    if node.kind == "OrganizationGroup" and not all(seat(one.issuer).rail for one in speakers):
        return None
    return superior(node, dated[0] if dated else "")


def _fixed(graph: Graph, node: Node, above: Superior | None) -> list[tuple[str, str, str]]:
    """What no statement says: id, body above, whether and from where it is loaded, ids joined to it."""
    found = [("id", node.id, "")]
    if above:
        found.append(("part_of", above.name, "by its place and kind; no sentence says so"))
    if node.kind == "Document":
        found.append(
            ("status", "loaded" if node.loaded else "attested", f"named by {node.speakers} loaded documents")
        )
    found += [
        ("source", uri, _read_how(kept))
        for uri, kept in graph.store.sources().items()
        if kept.document == node.id
    ]
    return found + [
        ("same_as", one.subject, one.attributes["reason"]) for one in graph.store.same_as([node.id])
    ]


def _since(node: Node, until: str) -> list[tuple[str, str, str]]:
    """When a body ended, and who has its work now; no sentence says so."""
    if node.kind != "Organization":
        return []
    here = seat(node.id)
    unit = territory(here.places, _before(node.id)) if here.places else None
    steps = became(node.name, unit, node.level, until)
    if steps:
        ended = ("ended", steps[0].ended, steps[0].act)
        heirs = [("succeeded_by", step.after.title, step.work) for step in steps if step.after]
        return [ended, *heirs]
    end = fate(unit, until) if unit is not None else None
    return [("ended", end.ended, "" if end.body_goes_on else NO_BODY)] if end else []


def _members(
    graph: Graph, node: Node, known: dict[str, Node], said: list[tuple[str, str, Statement]]
) -> list[tuple[str, str, str]]:
    """Whom a group means, as each document that names it has it: all of them, or those that texts name."""
    if node.kind != "OrganizationGroup":
        return []
    given = dict.fromkeys(
        (one.attributes.get("unit") or node.name, one.evidence.document)
        for claim, _, one in said
        if claim in ("assigned_by", "requested_by") and one.evidence.document in known
    )
    found: list[tuple[str, str, str]] = []
    for phrase, document in given:
        source = known[document]
        day = f"on {source.issued}" if source.issued else ""
        issuer = seat(source.issuer)
        listed = members(phrase, issuer, source.issued) if issuer.rail else None
        if listed is not None:
            found += [("members", str(len(listed)), day)]
            found += [("member", one.name, day) for one in listed]
            continue
        some = known_members(graph, phrase, node.id, source.issuer, source.issued)
        found += [("members", "unknown", f"no text lists them; known here: {len(some)}")]
        found += [("member", one.name, day) for one in some]
    return list(dict.fromkeys(found))


def _before(id: str) -> str:
    """A day on which a body of an id of that time stood: one after the reform of 2025 has its year."""
    return "" if id.rpartition(".")[2].startswith("202") else "2025-06-30"


def _read_how(kept: Kept) -> str:
    """The sum of a source, how it was read, and whether another source speaks for its document."""
    silent = ("another source of this document speaks for it",) if kept.silent else ()
    return "; ".join((kept.sha256[:12], *kept.remarks, *silent))


def _details(one: Statement) -> str:
    parts = [scope_of(one)] if one.predicate in ("implements", "based_on", "cites") else []
    parts += [f"{key}: {value}" for key, value in sorted(one.attributes.items()) if value]
    return "; ".join(parts)


def _rank(group: tuple[str, str, str], known: dict[str, Node]) -> tuple[int, str, str, str, str]:
    claim, value, details = group
    place = _ORDER.index(claim) if claim in _ORDER else len(_ORDER)
    return place, claim, known[value].issued if value in known else "", value, details


def _distinct(graph: Graph, found: list[Statement]) -> tuple[Evidence, ...]:
    unique = {(one.evidence.document, one.evidence.start, one.evidence.end): one.evidence for one in found}
    return tuple(whole_sentence(graph, evidence) for evidence in unique.values())
