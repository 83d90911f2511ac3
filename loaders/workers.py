"""Files and sources in, what is read of each out, by processes of which one may die without the others.

A process reads one document at a time. It is a fresh interpreter that is talked to through pipes: nothing of
the program that loads is copied or run again in it, whatever that program is.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from ..graph.model import Failure
from .bundles import bundles
from .limits import LIMITS, Limits
from .serve import Outcome, Task, answers, receive, send

#: So many small texts are read at once in this process: starting another would take longer.
FEW, SMALL = 12, 200_000
#: Tasks that are given out at a time for each process, and bytes that wait in all.
_AHEAD, _WAITING = 3, 64 << 20
#: Seconds between two looks at who takes too long.
_LOOK = 0.5
_POSIX = os.name == "posix"
_START = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from thac.loaders.serve import serve; serve()"  # fmt: skip  # noqa: E501


def cores() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(
    tasks: Iterable[Task], workers: int | None = None, limits: Limits = LIMITS
) -> Generator[tuple[Task, Outcome], None, None]:
    """What is read for each task, in the order in which it is done; tasks are taken as they are needed.

    ``workers`` processes read, one a core where it is None; 0 is this process alone. Who takes longer than
    the limit for a document is ended.
    """
    todo = iter(tasks)
    first = list(islice(todo, FEW + 1))
    small = len(first) <= FEW and all(task.plain for task in first) and sum(t.size for t in first) <= SMALL
    if workers == 0 or (workers is None and small):
        for bundle in bundles(chain(first, todo)):
            yield from zip(bundle, answers(bundle, limits), strict=True)
        return
    pool = _Pool(workers or cores(), limits)
    try:
        for bundle in bundles(chain(first, todo)):
            while pool.full(bundle):
                yield from pool.next()
            pool.add(bundle)
        while pool.open:
            yield from pool.next()
    finally:
        pool.close()


#: The packed answers to a bundle, why there are none, or nothing where they are to be found here.
_Part = bytes | Failure | None


def _size(bundle: tuple[Task, ...]) -> int:
    """The bytes that wait with a bundle."""
    return sum(len(task.source.content) for task in bundle if task.source)


class _Pool:
    """Gives out tasks to processes and takes their answers in."""

    def __init__(self, count: int, limits: Limits) -> None:
        self._limits = limits
        self.open: dict[int, tuple[Task, ...]] = {}
        self._number = self._bytes = 0
        self._todo: SimpleQueue[tuple[int, tuple[Task, ...]] | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[int, list[_Part]]] = SimpleQueue()
        self._workers = [_Worker(self._todo, self._done, limits) for _ in range(count)]
        for worker in self._workers:
            worker.start()

    def full(self, bundle: tuple[Task, ...]) -> bool:
        waiting = self._bytes + _size(bundle)
        return bool(self.open) and (len(self.open) >= _AHEAD * len(self._workers) or waiting > _WAITING)

    def add(self, bundle: tuple[Task, ...]) -> None:
        self._number += 1
        self.open[self._number] = bundle
        self._bytes += _size(bundle)
        self._todo.put((self._number, bundle))

    def next(self) -> Iterator[tuple[Task, Outcome]]:
        """The next answers that come; who takes too long is ended meanwhile."""
        while True:
            for worker in self._workers:
                worker.look()
            try:
                number, parts = self._done.get(timeout=_LOOK)
            except Empty:
                continue
            bundle = self.open.pop(number)
            self._bytes -= _size(bundle)
            found: list[Outcome] = []
            for part in parts:
                if isinstance(part, Failure):
                    found.append(part)
                else:
                    left = bundle[len(found) :] if len(parts) == 1 else bundle[len(found) : len(found) + 1]
                    found += pickle.loads(part) if part else answers(left, self._limits)
            return zip(bundle, found, strict=True)

    def close(self) -> None:
        """Ends all processes, and what they started, at once."""
        for worker in self._workers:
            worker.end()
        for _ in self._workers:
            self._todo.put(None)
        for worker in self._workers:
            worker.join()


class _Worker(Thread):
    """Talks to one process; where it dies, the document in hand has failed and another is started."""

    def __init__(
        self,
        todo: SimpleQueue[tuple[int, tuple[Task, ...]] | None],
        done: SimpleQueue[tuple[int, list[_Part]]],
        limits: Limits,
    ) -> None:
        super().__init__(daemon=True)
        self._todo, self._done, self._limits = todo, done, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._folder = ""
        self._until = 0.0
        self._late = self._ended = False

    def run(self) -> None:
        while numbered := self._todo.get():
            number, bundle = numbered
            parts = [self._ask(bundle)]
            if isinstance(parts[0], Failure) and len(bundle) > 1:  # one of them took the others with it
                parts = [self._ask((task,)) for task in bundle]
            self._done.put((number, parts))
        if self._process:
            self._bury(self._process)

    def look(self) -> None:
        """Ends the process where it takes too long."""
        with self._lock:
            if 0 < self._until < time.monotonic() and self._process:
                self._late = True
                _kill(self._process)

    def end(self) -> None:
        """Ends the process for good."""
        with self._lock:
            self._ended = True
            if self._process:
                _kill(self._process)

    def _bury(self, process: subprocess.Popen[bytes]) -> int:
        """Ends what is left of a process, and takes away what it left; returns its exit code."""
        with self._lock:
            self._process = None
            _kill(process)
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        shutil.rmtree(self._folder, ignore_errors=True)
        return process.wait()

    def _ask(self, bundle: tuple[Task, ...]) -> _Part:
        """The packed answers, why there are none, or nothing where no process can be started."""
        process = self._process or self._start()
        if process is None:
            return None
        with self._lock:
            self._until = time.monotonic() + self._limits.seconds * len(bundle)
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            send(process.stdin, pickle.dumps(bundle, pickle.HIGHEST_PROTOCOL))
            found = receive(process.stdout)
        except OSError:
            found = None
        with self._lock:
            self._until, late, self._late = 0.0, self._late, False
        if found and not late:
            return found
        code = self._bury(process)
        return found or _died(bundle[0], code, self._limits.seconds if late else 0)

    def _start(self) -> subprocess.Popen[bytes] | None:
        """A process that has said that it is ready; none where it cannot be had."""
        with self._lock:
            if self._ended:
                return None
            try:
                self._folder = tempfile.mkdtemp(prefix="thac-")
                process = subprocess.Popen(
                    [sys.executable, "-c", _START],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    start_new_session=_POSIX,
                    env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder),
                )
            except OSError:
                return None
            self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(sys.path, process.stdin)
            send(process.stdin, pickle.dumps((self._limits, self._folder)))
            if receive(process.stdout):
                return process
        except OSError:
            pass
        self._bury(process)
        return None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that was not waited for yet, and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if _POSIX:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _died(task: Task, code: int, seconds: float) -> Failure:
    """Why a process gave no answer: it took too long, or ended by itself with an exit code."""
    if seconds:
        reason = f"was not read within {seconds:g} seconds"
        return Failure(
            task.uri, reason, "allow it more time if it is very long, else report it with the file"
        )
    if _POSIX and code == -signal.SIGKILL:
        reason = "the reader was ended from outside, as the system does when memory runs out"
        return Failure(task.uri, reason, "free some memory, or read with fewer workers, and load it again")
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return Failure(task.uri, f"the reader broke down ({name})", "please report it with the file")
