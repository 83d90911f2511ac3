"""Units and the place of their task in, assignments out: role, partners, day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .bodies import body_at
from .body import Chain
from .clean import words
from .model import Assignment, Deadline
from .organisations import organisation
from .roles import role_of
from .subjects import subject
from .unit import HEAD, Unit

_WITH = re.compile(r"phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+")
_MORE = re.compile(r"\s*(?:[,;]|(?:,\s*)?và)\s+")
#: Characters of a task, and of the place that shows it, at most.
_LONGEST, _LONGEST_SPAN = 1000, 2900


class Tasks:
    """Gathers the tasks of one document in ``found``; the deadline within a task is its own."""

    def __init__(self, view: str, low: str, chain: Chain, deadlines: list[Deadline]) -> None:
        self.view, self.low, self.chain = view, low, chain
        self.deadlines = sorted(deadlines, key=lambda deadline: deadline.start)
        self.starts = [deadline.start for deadline in self.deadlines]
        self.found: list[Assignment] = []

    def add(
        self,
        units: list[Unit],
        role: str,
        start: int,
        end: int,
        rule: str,
        *,
        scope: str = "organisation",
        verb: int | None = None,
    ) -> None:
        """Give every unit the task ``start:end``; without a role its words decide, from ``verb`` on."""
        view, low = self.view, self.low
        while start < end and view[start] in " \n-+.;:,":
            start += 1
        while end > start and view[end - 1] in " \n":
            end -= 1
        if start >= end:
            return
        stop = min(end, start + _LONGEST_SPAN)
        role = role or role_of(low[start if verb is None else verb : stop])
        task = words(view[start:stop])[:_LONGEST]
        partners = tuple(self._partners(start, stop))
        due = self.due(start, end)
        for unit in units:
            body = organisation(unit.name, unit.group, self.chain)
            self.found.append(
                Assignment(unit.name, body, unit.group, role, task, start, stop, partners, due, scope, rule)
            )

    def due(self, start: int, end: int) -> str | None:
        """The first day by which something in a place is due."""
        at = bisect_left(self.starts, start)
        return self.deadlines[at].due if at < len(self.starts) and self.starts[at] < end else None

    def _partners(self, start: int, end: int) -> Iterator[str]:
        for match in _WITH.finditer(self.low, start, end):
            found = subject(self.view, self.low, match.end(), end)
            if found:
                yield from (unit.name for unit in found[0])
            else:
                yield from self._named(match.end(), end)

    def _named(self, start: int, end: int) -> Iterator[str]:
        """Bodies in a list that no verb ends: each must be known by its kind."""
        view, low = self.view, self.low
        while True:
            body = body_at(view, low, start, end) if HEAD.match(low, start, end) else None
            if body is None:
                return
            yield words(view[start : body.end])
            more = _MORE.match(low, body.end, end)
            if more is None:
                return
            start = more.end()
