"""A graph and what a person decides in, the record of it and the report of an audit as judged out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from ..graph import Graph
from ..graph.errors import AmbiguousError, QueryError, StoreError
from ..graph.judgements import VERDICTS, Judgement, read, standing, write
from ..graph.model import Note, Result
from ..graph.shown import Node
from ..graph.stores.sqlite import SQLiteStore
from .audit import Finding, Report
from .english import in_english
from .finding import MARK, MOST, findings_with
from .resolve import candidates, checked_date, line, resolve
from .show import label

COLUMNS = ("about", "verdict", "counts", "by", "on", "reason", "says")
JUDGED = "findings judged by people: {} ({} accepted; left out here: {} rejected, {} exempt)"
ELSEWHERE = "judgements stay in the database that this was made from: none is counted here"
TWICE = "of these judged by several people: {}; the latest judgement counts"
_LEFT_OUT = ("reject", "exempt")
_LEAST = 6


def record(graph: Graph) -> list[Judgement]:
    """Every judgement that was made, in its order; none of a server or an export: they live in a file."""
    return graph.store.judgements() if isinstance(graph.store, SQLiteStore) else []


def judged(graph: Graph, report: Report) -> Report:
    """The report without the findings that people rejected or exempted; it says how many were judged.

    Where the evidence of a finding changes its fingerprint does, and it is told again.
    """
    made = record(graph)
    counts = {one.about[0]: one for one in standing(made).values() if one.kind == "finding"}
    here = {one.fingerprint: counts[one.fingerprint] for one in report.findings if one.fingerprint in counts}
    left = tuple(
        one for one in report.findings
        if one.fingerprint not in here or here[one.fingerprint].verdict not in _LEFT_OUT
    )  # fmt: skip
    verdicts = Counter(one.verdict for one in here.values())
    told = [Note(JUDGED, (len(here), *(verdicts[word] for word in VERDICTS["finding"][:3])))]
    if not isinstance(graph.store, SQLiteStore):
        told = [Note(ELSEWHERE)]
    who = judges(made)
    if twice := sum(len(who[mark]) > 1 for mark in here):
        told.append(Note(TWICE, (twice,)))
    by_rule = Counter(one.rule for one in left)
    return replace(
        report, findings=left, counts={rule: by_rule[rule] for rule in report.counts},
        notes=(*report.notes, *told), judged=here,
    )  # fmt: skip


def judges(made: Iterable[Judgement]) -> dict[str, list[str]]:
    """Who judged each finding, by fingerprint: everybody once, in the order of their first word on it."""
    found: dict[str, dict[str, None]] = {}
    for one in made:
        if one.kind == "finding":
            found.setdefault(one.about[0], {}).update({one.by: None} if one.by else {})
    return {mark: list(names) for mark, names in found.items()}


def decide(
    graph: Graph, words: Sequence[str], reason: str = "", by: str = "", on: str = "", of: str = "",
    as_of: str = "", undo: bool = False,
) -> Judgement:  # fmt: skip
    """Keeps one judgement and returns it: (fingerprint, verdict), or (merge | split | undo, node, node).

    A fingerprint may be cut to its first six digits. It is looked for in the audit of the whole store, then
    in those of its documents, or in that of the document ``of`` alone; on the day ``as_of``. ``undo`` takes
    back what stands.

    Raises:
        QueryError: the words are none of these, who judges or why is not said, the finding or a node is not
            known, or there is nothing to take back.
        StoreError: nothing can be kept, or two nodes would be judged the same and not the same.
    """
    if undo or words[:1] == ("undo",):
        words = ("undo", *[word for word in words if word != "undo"])
    elif not (reason.strip() and by.strip()):
        raise QueryError('a judgement says why and by whom: add --reason "..." --by NAME')
    day = checked_date(on)
    if len(words) == 2:
        mark, verdict = (words[1], "undo") if words[0] == "undo" else (words[0], words[1])
        one = _on_finding(graph, mark, verdict, of, as_of)
    elif len(words) == 3 and words[0] in VERDICTS["identity"]:
        one = _on_nodes(graph, words[0], words[1], words[2])
    else:
        raise QueryError(
            f"{' '.join(words)}: not a judgement; write FINGERPRINT accept|reject|exempt,"
            " merge A B, split A B, or undo with a fingerprint or two nodes"
        )
    one = replace(one, reason=reason, by=by, on=day)
    keep(graph, [one])
    return one


def carried_out(
    graph: Graph, words: Sequence[str], source: str = "", target: str = "", undo: bool = False, **given: str
) -> Iterator[Note]:
    """Reads the file ``source``, keeps the judgement of ``words``, writes the file ``target``: those given.

    Yields a note on each when it is done. Raises as ``from_file``, ``decide`` and ``to_file`` do.
    """
    if source:
        yield Note("{}: {} judgements added", (source, from_file(graph, source)))
    if words:
        done = decide(graph, words, undo=undo, **given)
        yield Note("{}: {} ({})", (done.verdict, ", ".join(done.about), done.says or "-"))
    if target:
        yield Note("{}: {} judgements", (target, to_file(graph, target)))


def keep(graph: Graph, made: Iterable[Judgement], once: bool = False) -> int:
    """Adds judgements to the record of a store, with ``once`` those alone that it does not hold yet.

    Returns how many were added. Raises StoreError where the store is a server or an export.
    """
    if not isinstance(graph.store, SQLiteStore):
        raise StoreError(
            f"{graph.store.path}: keeps no judgements; judge in the database that it was made from,"
            " then push or export again"
        )
    count: int = graph.store.add_judgements(made) if once else graph.store.judge(made)
    return count


def to_file(graph: Graph, path: str | Path) -> int:
    """Writes the record to a file of JSON Lines, sorted; returns how many judgements it holds.

    Raises QueryError where the file cannot be written.
    """
    made = record(graph)
    try:
        Path(path).write_text(write(made), encoding="utf-8", newline="\n")
    except OSError as error:
        raise QueryError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    return len(made)


def from_file(graph: Graph, path: str | Path) -> int:
    """Adds the judgements of a file that ``to_file`` wrote; returns how many were new.

    Raises QueryError where the file cannot be read, StoreError where a line is no judgement.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not text in UTF-8 (byte {error.start}); save it as UTF-8") from error
    return keep(graph, read(text, str(path)), once=True)


def listed(graph: Graph) -> Result:
    """The whole record, an entry a row, in the order of judging; ``counts`` marks those that stand."""
    made = record(graph)
    last = {id(one) for one in {one.matter: one for one in made}.values() if one.verdict != "undo"}
    rows = [
        (", ".join(one.about), one.verdict, "yes" if id(one) in last else "no", one.by, one.on, one.reason,
         one.says)
        for one in made
    ]  # fmt: skip
    return Result(COLUMNS, tuple(rows))


def _on_finding(graph: Graph, mark: str, verdict: str, of: str, as_of: str) -> Judgement:
    if verdict not in VERDICTS["finding"]:
        raise QueryError(f"{verdict}: not a verdict; choose {', '.join(VERDICTS['finding'][:3])}")
    made = record(graph)
    if verdict == "undo":
        stands = {one.about[0]: one for one in standing(made).values() if one.kind == "finding"}
        mark = _one_of(mark, stands, "no judgement on this finding stands; `thac judge --list` lists all")
        return Judgement("finding", (mark,), "undo", says=stands[mark].says)
    before = {one.about[0]: one.says for one in made if one.kind == "finding"}
    asked = mark.strip().casefold()
    judged_before = any(len(asked) >= _LEAST and one.startswith(asked) for one in before)
    found = findings_with(graph, "" if judged_before else asked, of, as_of)
    if of:
        where, others = f"in the audit of {of}", "without --of all are looked through"
    else:
        where = f"in the audit of the whole store or of one document ({MOST} are looked through)"
        others = "if it was told of one, say which: --of SYMBOL"
    remedy = f"there is no such finding {where}; {others}; --as-of DATE if it was told of that date"
    if not MARK.fullmatch(asked):
        remedy = (
            f"not a fingerprint: these are 16 digits of 0-9 and a-f, of which {_LEAST} or more are written"
        )
    mark = _one_of(mark, [*found, *(one for one in before if one not in found)], remedy)
    return Judgement("finding", (mark,), verdict, says=_says(found[mark]) if mark in found else before[mark])


def _one_of(mark: str, known: Iterable[str], remedy: str) -> str:
    """The one known fingerprint that begins so."""
    asked, all_known = mark.strip().casefold(), list(known)
    fits = [one for one in all_known if one == asked] or [
        one for one in all_known if len(asked) >= _LEAST and one.startswith(asked)
    ]
    if len(fits) > 1:
        raise QueryError(
            f"{mark}: {len(fits)} findings begin so: {', '.join(sorted(fits)[:5])}; write it out"
        )
    if not fits:
        near = get_close_matches(asked, all_known, n=3, cutoff=0.5)
        raise QueryError(f"{mark}: {remedy}" + (f"\n  nearest: {', '.join(near)}" if near else ""))
    return fits[0]


def _says(one: Finding) -> str:
    about = " ".join(filter(None, (one.labels[0] if one.labels else "", one.unit if not one.labels else "")))
    return f"{one.rule}: {about}: {in_english(one.text.phrase, *one.text.values)}"


def _on_nodes(graph: Graph, verdict: str, first: str, second: str) -> Judgement:
    """A merge is of what the names mean now; a split, or taking back, of the ids as they are stated."""
    if verdict == "merge":
        one, other = _meant(graph, first), _meant(graph, second)
        if one.id == other.id:
            raise QueryError(f"{first}, {second}: one node already: {line(one)}{_joined(graph, one)}")
        if one.kind != other.kind:
            raise QueryError(f"{first}, {second}: {one.kind} and {other.kind} cannot be one node")
        return Judgement("identity", (one.id, other.id), "merge", says=f"{label(one)} = {label(other)}")
    pair = tuple(_stated(graph, name) for name in (first, second))
    if len(set(pair)) == 1:
        node = _meant(graph, first)
        raise QueryError(
            f"{first}, {second}: both name {line(node)}; give the two ids as stated{_joined(graph, node)}"
        )
    stands = {one.matter for one in standing(record(graph)).values()}
    if verdict == "undo" and ("identity", *sorted(pair)) not in stands:
        raise QueryError(f"{first}, {second}: no judgement on these two stands; see `thac judge --list`")
    known = graph.store.nodes(pair)
    says = " ≠ ".join(label(known[id]) if id in known else id for id in pair) if verdict == "split" else ""
    return Judgement("identity", pair, verdict, says=says)


def _stated(graph: Graph, name: str) -> str:
    """An id as it is stated where it is known by itself, else what a name means."""
    known = {id for one in record(graph) if one.kind == "identity" for id in one.about}
    if name in known or (name.startswith("urn:") and name in graph.store.nodes([name])):
        return name
    return _meant(graph, name).id


def _meant(graph: Graph, name: str) -> Node:
    """The node of a name; of several an id must tell which."""
    found = candidates(graph, name, names=True)
    if len(found) > 1:
        choices = tuple(line(node) for node in found)
        shown = "".join(f"\n  {one}" for one in choices)
        raise AmbiguousError(
            f"{name}: {len(found)} bear it; give the id of the one that is meant:{shown}", choices
        )
    return found[0] if found else resolve(graph, name, names=True)


def _joined(graph: Graph, node: Node) -> str:
    """The ids that were joined to a node, a line each, with the reasons."""
    said = graph.store.same_as([node.id])
    return "".join(f"\n  {one.subject}: {one.attributes['reason']}" for one in said)
