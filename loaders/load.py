"""Paths in, statements in a store out: what is new is read by several processes, what is not is skipped."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from ..graph.model import EMPTY, Failure, LoadedDocument
from .disk import legible
from .limits import LIMITS, Limits
from .met import Met
from .prune import gone
from .read import unframed
from .reader import reader
from .serve import Outcome, Task
from .sources import files
from .todo import kind_of, tasks_at
from .workers import outcomes

#: What is done, of how many (none where that is not known), and how many failed.
Progress = Callable[[int, int | None, int], None]


_CHANGED = ("was the same as a file that was changed while it was read", "load it again")


class Keeper(Protocol):
    """What keeps documents; ``put`` and ``copy`` say "loaded", "replaced" or "unchanged".

    ``kept`` gives the sum of the bytes of a source and the version of its reader.
    """

    def put(self, document: LoadedDocument) -> str: ...

    def copy(self, uri: str, of: str, sha256: str) -> str: ...

    def duplicates(self) -> Mapping[str, Sequence[str]]: ...

    def kept(self, uri: str) -> tuple[str, str] | None: ...

    def uris(self) -> Iterable[str]: ...

    def same_bytes(self, sha256: str, reader: str) -> Sequence[str]: ...

    def failed(self, failure: Failure, sha256: str = "") -> None: ...

    def failures(self) -> Sequence[Failure]: ...

    def remove(self, uri: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did: how many documents were new, replaced, unchanged, which were pruned and what failed.

    ``remarks`` are files and how each was read ("converted from TCVN3"). ``duplicates`` are the files of each
    document that lies in several, first the one that speaks for it. All are in the order of the files.
    """

    loaded: int
    replaced: int
    unchanged: int
    failures: tuple[Failure, ...]
    pruned: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while loading: what was read until then is kept and ``report`` tells of it.

    The same call goes on from there.
    """

    def __init__(self, report: Report) -> None:
        super().__init__("interrupted; what was read is kept, and the same command goes on from there")
        self.report = report


def load(
    paths: Sequence[str | os.PathLike[str]],
    graph: Keeper,
    progress: Progress | None = None,
    *,
    workers: int | None = None,
    prune: bool = False,
    limits: Limits = LIMITS,
    columns: Mapping[str, str] = EMPTY,
    aside: Counter[str] | None = None,
) -> Report:
    """Read, parse and keep every document at ``paths``, each in one transaction; bad ones are reported.

    A file whose bytes are kept, as this version reads them, is not read again, and of files of the same bytes
    one. Of several files of one document one speaks for it. ``workers`` processes read at
    once: one a core where it is None, and none for a few small texts; 0 is this process alone. ``prune``
    removes what was loaded from below the folders and in the containers of ``paths`` and is no longer there.
    ``columns`` and ``aside`` are those of ``collect``. The same files give the same store, whatever the
    number of workers and whichever is done first.

    Raises:
        StoreError: the store cannot be written; what was kept before stays.
        Interrupted: Ctrl-C; what was kept before stays.
    """
    given = [os.fspath(path) for path in paths]
    loading = _Loading(graph, progress)
    try:
        loading.total = sum(1 for _ in files(given, columns))
        with closing(outcomes(loading.tasks(given, limits, columns, aside), workers, limits)) as found:
            for task, outcome in found:
                loading.keep(task, outcome)
        if loading.vague:
            loading.tell()
        if prune:
            loading.prune(given)
        loading.find_duplicates()
    except KeyboardInterrupt:
        raise Interrupted(loading.report()) from None
    finally:
        loading.met.close()
    return loading.report()


class _Loading:
    """One load: what is known before it, and what it has done so far."""

    def __init__(self, graph: Keeper, progress: Progress | None) -> None:
        self.graph, self.progress, self.total = graph, progress, 0
        self.before = {one.uri: one for one in graph.failures()}
        self.met = Met()
        self.whole: set[str] = set()
        self.again: set[str] = set()
        self.counts = {"loaded": 0, "replaced": 0, "unchanged": 0}
        self.failures: list[tuple[int, Failure]] = []
        self.remarks: list[tuple[int, str, str]] = []
        self.pruned: list[str] = []
        self.done = self.place = 0
        self.inside = self.vague = False
        self.waiting: dict[tuple[str, str], list[Task]] = {}
        self.duplicates: list[tuple[int, tuple[str, ...]]] = []

    def tasks(
        self, paths: Sequence[str], limits: Limits, columns: Mapping[str, str], aside: Counter[str] | None
    ) -> Iterator[Task]:
        """What is to be read: the documents that are new or changed, in order."""
        for item in files(paths, columns, aside):
            if isinstance(item, Failure):
                yield from self._new(item)
                continue
            box, failed = "", False
            for task in tasks_at(item, self.graph.kept, limits, columns, aside):
                self.total += bool(box)
                box = task.within if isinstance(task, Task) else box
                self.inside = bool(box)
                failed = failed or isinstance(task, Failure)
                yield from self._new(task)
            self.vague, self.inside = self.inside, False
            if box and not failed:
                self.whole.add(box)
            if box:
                self._settle(box)

    def _settle(self, box: str) -> None:
        """Forgets what failed in a container before and does so no longer."""
        if box in self.again:
            return
        for uri in self.before:
            mine = uri == box or uri.startswith(box + "!/")
            if mine and not (uri in self.again or uri in self.met or self.graph.kept(uri)):
                self.graph.remove(uri)

    def _new(self, task: Task | Failure) -> Iterator[Task]:
        """The task, if its document is not kept as it is."""
        self.place += 1
        if isinstance(task, Failure):
            there = "\0" not in task.uri and os.path.lexists(task.uri.partition("!/")[0])
            task = legible(task)
            if there:
                self.graph.failed(task)  # a slip of the hand in a path is told, not kept
            self.again.add(task.uri)
            self._failed(self.place, task)
            self._step()
        elif not self.met.add(task.uri, self.place):
            self._count("unchanged")
        elif self.graph.kept(task.uri) == (task.sha256, reader()):
            if task.uri in self.before:
                self._failed(self.place, self.before[task.uri])
            self._count("unchanged")
        elif _mark(task) in self.waiting and task.kind:
            self.waiting[_mark(task)].append(task)
        elif not self._copy(task):
            self.waiting[_mark(task)] = []
            yield task

    def _copy(self, task: Task) -> bool:
        """Whether a file of the same bytes and kind is kept; then this one is kept as that one is."""
        same = self.graph.same_bytes(task.sha256, reader()) if task.kind else ()
        of = next((uri for uri in same if kind_of(uri) == task.kind), "")
        state = self.graph.copy(task.uri, of, task.sha256) if of else ""
        if state:
            if of in self.before:
                self._unread(task, self.before[of])
            self._count(state)
        return bool(state)

    def keep(self, task: Task, outcome: Outcome) -> None:
        """Writes what was read of a file, or why it could not be."""
        others = self.waiting.pop(_mark(task), [])
        if isinstance(outcome, Failure):
            for one in (task, *others):
                self._unread(one, outcome)
                self._step()
            return
        state = self.graph.put(outcome)
        for failure in unframed(outcome.uri, _said(outcome)):
            self.before[task.uri] = failure
            self._unread(task, failure)
        self.remarks += [(self.met.place(task.uri), task.uri, remark) for remark in outcome.remarks]
        self._count(state)
        for other in others:
            if not self._copy(other):
                self._unread(other, Failure(other.uri, *_CHANGED))
                self._step()

    def prune(self, paths: Sequence[str]) -> None:
        """Removes what was loaded from below the folders and is no longer there."""
        kept = (uri for uri in chain(self.graph.uris(), self.before) if uri not in self.met)
        for uri in dict.fromkeys(gone(kept, paths, self.whole)):
            if self.graph.remove(uri):
                self.pruned.append(uri)

    def find_duplicates(self) -> None:
        """Notes the files of each document that lies in several, of which one was met."""
        for uris in self.graph.duplicates().values():
            places = [place for uri in uris if (place := self.met.place(uri))]
            if places:
                self.duplicates.append((min(places), tuple(uris)))

    def report(self) -> Report:
        counts = self.counts
        failures = [failure for _, failure in sorted(self.failures, key=lambda pair: pair[0])]
        remarks = [(uri, remark) for _, uri, remark in sorted(self.remarks, key=lambda one: one[0])]
        duplicates = [uris for _, uris in sorted(self.duplicates)]
        return Report(
            counts["loaded"], counts["replaced"], counts["unchanged"], tuple(failures),
            tuple(self.pruned), tuple(remarks), tuple(duplicates),
        )  # fmt: skip

    def _unread(self, task: Task, failure: Failure) -> None:
        """Keeps why a file could not be read."""
        failure = replace(failure, uri=task.uri)
        self.graph.failed(failure, task.sha256)
        self._failed(self.met.place(task.uri), failure)

    def _failed(self, place: int, failure: Failure) -> None:
        self.failures.append((place, failure))

    def _count(self, state: str) -> None:
        self.counts[state] += 1
        self._step()

    def _step(self) -> None:
        self.done += 1
        self.tell()

    def tell(self) -> None:
        if self.progress:
            self.progress(self.done, None if self.inside else self.total, len(self.failures))


def _mark(task: Task) -> tuple[str, str]:
    """What is the same of two files of which one need not be read."""
    return task.sha256, task.kind


def _said(document: LoadedDocument) -> set[str]:
    return {one.predicate for one in document.statements if one.subject == document.id}
