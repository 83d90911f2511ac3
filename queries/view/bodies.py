"""A case in, the state of its body in the words of ``gaps`` out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from ...graph.shown import Node
from ..cases import NONE, Case
from ..expected import Expected
from ..gaps import counted, refused, unseen
from ..seats import seat
from ..walk import dated


class Standing(NamedTuple):
    """A body and what is known of it; ``reasons`` are those that ask it, or the one that asks nothing.

    ``day`` is one on which it stood.
    """

    id: str
    name: str
    level: str
    province: str
    rail: str
    status: str
    link: str
    overdue: bool
    due: str
    documents: tuple[Node, ...]
    reasons: tuple[Expected, ...]
    day: str
    note: str
    group: str
    open: bool
    ended: str
    now: tuple[str, ...]


#: A standing of the values of its fields; quicker than its own constructor.
_standing: Callable[[tuple[Any, ...]], Standing] = partial(tuple.__new__, Standing)


def standing(case: Case, until: str, judge: str, closed: bool) -> Standing | None:
    """What is known of a body: its best document, else what asks it; None where neither is there.

    The best document is one of the cascade that is loaded, then one that others cite, then one beside it.
    """
    body, given, found = case
    asked = counted(given) if given else ()
    if not found and not given:
        return None
    by = asked[0].by if asked else ""
    reasons = tuple(asked if len(asked) == 1 else [one for one in asked if one.by == by])
    group = next((one.group for one in given if one.group), "")
    rail = seat(body).rail
    if found:
        if len(found) > 1:
            found = sorted(found, key=lambda one: (one.link == NONE, not one.node.loaded, dated(one.node)))
        best = found[0]
        node = best.node
        name = node.issuer_name or (asked[0].name if asked else "")
        status = "loaded" if node.loaded else "attested"
        return _standing((
            body, name, node.level, node.province, rail, status, best.link, False, "",
            tuple([one.node for one in found]), reasons, node.issued, best.note, group, False, "", (),
        ))  # fmt: skip
    if asked:
        row = unseen(body, asked, by, [], until, judge, closed, "")
    else:
        reasons = (min(given, key=lambda one: one.source.id),)
        row = refused(reasons[0], reasons[0].by, [], "")
    state, name, level, province, link, overdue, _, _, _, _, due, note, ended, now, *_ = row
    return _standing((
        body, name, level, province, rail, state, link, overdue, due, (), reasons, reasons[0].day, note,
        group, bool(asked and asked[0].open), ended, tuple(now),
    ))  # fmt: skip


def kept(
    found: Sequence[Standing], level: str, province: str, ids: frozenset[str],
    under: Sequence[tuple[str, ...]], unseen_alone: bool,
) -> list[Standing]:  # fmt: skip
    """The bodies of a level, of a province, of some ids or under some places; those not seen, if wanted."""
    return [
        one for one in found
        if (not level or one.level == level) and (not province or one.province == province)
        and (not unseen_alone or one.status in ("assigned", "expected", "not implemented"))
        and (not (ids or under) or one.id in ids or _inside(one.id, under))
    ]  # fmt: skip


def _inside(id: str, under: Sequence[tuple[str, ...]]) -> bool:
    places = seat(id).places
    return any(places[: len(one)] == one for one in under)
