"""Judgements in, kept apart from what documents say and told again out."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..errors import StoreError
from ..judgements import Judgement, checked, contradiction, identity, missing
from .joined import kept
from .refresh import mark_dirty
from .schema import guard
from .whole import Whole

_KEEP = 'INSERT INTO judgements (kind, about, verdict, reason, "by", "on", says) VALUES (?, ?, ?, ?, ?, ?, ?)'


class Judging(Whole):
    """The record of what people decided; loading never touches it."""

    def judgements(self) -> list[Judgement]:
        """Every judgement that was made, in its order."""
        with guard(self.path):
            return kept(self._db)

    def judge(self, record: Iterable[Judgement]) -> int:
        """Adds judgements to the record, all or none; returns how many.

        Raises:
            StoreError: one is no judgement, or the record would say of two nodes that they are one and not.
        """
        with self._writing():
            return self._keep([checked(one) for one in record])

    def add_judgements(self, record: Iterable[Judgement]) -> int:
        """Adds what the record does not hold yet; returns how many. Raises StoreError as ``judge`` does."""
        with self._writing() as db:
            return self._keep(missing([checked(one) for one in record], kept(db)))

    def _keep(self, new: list[Judgement]) -> int:
        before = kept(self._db)
        if pair := contradiction([*before, *new]):
            raise StoreError(
                f"{self.path}: {pair[0]} and {pair[1]} would be judged to be the same and not the same;"
                " `thac judge --list` tells by which judgements, `thac judge undo A B` takes one back"
            )
        self._db.executemany(
            _KEEP,
            [
                (one.kind, json.dumps(one.about), one.verdict, one.reason, one.by, one.on, one.says)
                for one in new
            ],
        )
        touched = {id for one in new if one.kind == "identity" for id in one.about}
        for said in (identity(before), identity([*before, *new])):
            ends = {said.of(id) for id in touched}
            touched |= ends | {id for id, goal in said.goals.items() if goal in ends}
        mark_dirty(self._db, sorted(self._node(id) for id in touched))
        return len(new)
