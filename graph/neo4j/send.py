"""A driver in, commands with many rows sent while the next are being made out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from .connect import database

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

T = TypeVar("T")

_LANES = 2
_AHEAD = 3  # batches that may wait: they are memory


class Sender:
    """Two lanes to a server; what is sent in one lane comes one transaction after another."""

    def __init__(self, driver: Driver, progress: Callable[[int], None] | None = None) -> None:
        self._driver, self._progress, self._sent = driver, progress, 0
        self._lanes = [ThreadPoolExecutor(1) for _ in range(_LANES)]
        self._waiting: deque[tuple[Future[None], int]] = deque()

    def __enter__(self) -> Sender:
        return self

    def __exit__(self, *_: object) -> None:
        for lane in self._lanes:
            lane.shutdown(cancel_futures=True)

    def run(self, command: str) -> None:
        """Runs one command and waits for its end."""
        with self._driver.session(database=database()) as session:
            session.run(command).consume()  # type: ignore[arg-type, unused-ignore]  # pyright: ignore

    def pairs(self, query: str) -> Iterator[tuple[Any, Any]]:
        """The rows of a query of two columns."""
        with self._driver.session(database=database(), fetch_size=10_000) as session:
            for record in session.run(query):  # type: ignore[arg-type, unused-ignore]  # pyright: ignore
                yield record[0], record[1]

    def send(self, command: str, rows: list[Any], lane: int = 0, count: int = 0) -> None:
        """Sends a command with its rows; waits for an earlier one where many are under way.

        Raises what an earlier one met with.
        """
        while len(self._waiting) >= _AHEAD:
            self._end()
        self._waiting.append((self._lanes[lane].submit(self._write, command, rows), count or len(rows)))

    def wait(self) -> None:
        """Waits for the end of all; raises what any of them met with."""
        while self._waiting:
            self._end()

    def _end(self) -> None:
        future, count = self._waiting.popleft()
        future.result()
        self._sent += count
        if self._progress:
            self._progress(self._sent)

    def _write(self, command: str, rows: list[Any]) -> None:
        def work(transaction: ManagedTransaction) -> None:
            # Labels and types in a command are names of our own; all else is in the rows.
            transaction.run(f"UNWIND $rows AS row {command}", rows=rows).consume()  # type: ignore[arg-type, unused-ignore]  # pyright: ignore

        with self._driver.session(database=database()) as session:
            session.execute_write(work)


def pieces(source: Iterable[T], size: int) -> Iterator[list[T]]:
    """What comes, in lists of at most ``size``.

    >>> list(pieces("abc", 2))
    [['a', 'b'], ['c']]
    """
    every = iter(source)
    while some := list(islice(every, size)):
        yield some
