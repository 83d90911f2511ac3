"""Tasks from a pipe in, what is read of each back through a pipe out: the work of one process of many."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import IO

from ..graph.ids import fold
from ..graph.model import Failure, LoadedDocument
from .limits import Limits
from .model import Source
from .read import TOO_LARGE, statements_of

Outcome = LoadedDocument | Failure

_POSIX = os.name == "posix"
#: So many folded texts are remembered from one document to the next.
_FOLDED = 10_000


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read: the file at ``path``, or the ``source`` itself where it lies in no file of its own.

    ``size`` is in bytes; ``plain`` is set where it is text by its name; ``within`` is the file that holds it;
    ``kind`` is its suffix, empty where it may be read differently from other files of the same bytes.
    """

    uri: str
    path: str = ""
    source: Source | None = None
    sha256: str = ""
    size: int = 0
    plain: bool = False
    within: str = ""
    kind: str = ""


def answers(tasks: Sequence[Task], limits: Limits) -> list[Outcome]:
    """What is read for each of these tasks, in this process."""
    sources = [_source(task, limits) for task in tasks]
    if len(tasks) > 1:
        from .formats.office import prepare

        prepare([source for source in sources if isinstance(source, Source)])
    return [source if isinstance(source, Failure) else statements_of(source) for source in sources]


def _source(task: Task, limits: Limits) -> Source | Failure:
    from .sources import named, source_of

    try:
        source = task.source or source_of(task.path, limits)
    except MemoryError:
        return Failure(task.uri, *TOO_LARGE)
    return source if isinstance(source, Failure) else named(source)


def serve() -> None:
    """Reads one document after the other for the program that started this process, until it is gone.

    What a library prints goes to standard error, so that it cannot be taken for an answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limits, folder = pickle.loads(receive(sys.stdin.buffer) or b"")
    _bound(limits.memory)
    from . import parse, statements  # noqa: F401  (imported before the first document is waited for)

    tasks: SimpleQueue[bytes] = SimpleQueue()
    listener = Thread(target=_listen, args=(tasks, folder), daemon=True)
    listener.start()
    try:
        send(out, b"ready")
        while True:
            bundle: tuple[Task, ...] = pickle.loads(tasks.get())
            send(out, pickle.dumps(answers(bundle, limits), pickle.HIGHEST_PROTOCOL))
            if fold.cache_info().currsize > _FOLDED:
                fold.cache_clear()
    except BrokenPipeError:
        listener.join()  # it ends this process


def _listen(tasks: SimpleQueue[bytes], folder: str) -> None:
    """Takes tasks in; where the other side is gone, this process ends and all that it started with it."""
    while packed := receive(sys.stdin.buffer):
        tasks.put(packed)
    shutil.rmtree(folder, ignore_errors=True)
    if _POSIX:
        os.killpg(0, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGTERM)


def _bound(memory: int) -> None:
    """Sets what this process, and each that it starts, may take of memory."""
    if memory and _POSIX:
        import resource

        most = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(
            resource.RLIMIT_DATA, (memory if most == resource.RLIM_INFINITY else min(memory, most), most)
        )


def send(pipe: IO[bytes], packed: bytes) -> None:
    """Writes one message."""
    pipe.write(len(packed).to_bytes(8, "big"))
    pipe.write(packed)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """One message, nothing where the other side is gone."""
    head = pipe.read(8)
    length = int.from_bytes(head, "big")
    packed = pipe.read(length) if len(head) == 8 else b""
    return packed if packed and len(packed) == length else None
