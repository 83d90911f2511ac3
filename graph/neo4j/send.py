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
#: What is done with the one value that a command returns.
Then = Callable[[Any], None]

_LANES = 2
_AHEAD = 3  # batches that may wait: they are memory


class Sender:
    """Two lanes to a server; what is sent in one lane comes one transaction after another."""

    def __init__(self, driver: Driver, progress: Callable[[int], None] | None = None) -> None:
        self._driver, self._progress, self._sent = driver, progress, 0
        self._lanes = [ThreadPoolExecutor(1) for _ in range(_LANES)]
        self._waiting: deque[tuple[Future[Any], int, Then | None]] = deque()

    def __enter__(self) -> Sender:
        return self

    def __exit__(self, *_: object) -> None:
        for lane in self._lanes:
            lane.shutdown(cancel_futures=True)

    def run(self, command: str) -> None:
        """Runs one command and waits for its end."""
        with self._driver.session(database=database()) as session:
            session.run(command).consume()  # type: ignore[arg-type, unused-ignore]  # pyright: ignore

    def rows(self, query: str, **given: Any) -> Iterator[list[Any]]:
        """The rows of a query."""
        with self._driver.session(database=database(), fetch_size=10_000) as session:
            for record in session.run(query, given):  # type: ignore[arg-type, unused-ignore]  # pyright: ignore
                yield record.values()

    def send(
        self, command: str, rows: list[Any], lane: int = 0, count: int = 0, then: Then | None = None
    ) -> None:
        """Sends a command with its rows; waits for an earlier one where many are under way.

        ``then`` is called, here, with the one value that the command returns. Raises what an earlier one
        met with.
        """
        while len(self._waiting) >= _AHEAD:
            self._end()
        future = self._lanes[lane].submit(self._write, command, rows)
        self._waiting.append((future, count or len(rows), then))

    def wait(self) -> None:
        """Waits for the end of all; raises what any of them met with."""
        while self._waiting:
            self._end()

    def _end(self) -> None:
        future, count, then = self._waiting.popleft()
        found = future.result()
        if then:
            then(found)
        self._sent += count
        if self._progress:
            self._progress(self._sent)

    def _write(self, command: str, rows: list[Any]) -> Any:
        def work(transaction: ManagedTransaction) -> Any:
            # Labels and types in a command are names of our own; all else is in the rows.
            found = transaction.run(f"UNWIND $rows AS row {command}", rows=rows)  # type: ignore[arg-type, unused-ignore]  # pyright: ignore
            return next((one[0] for one in found), None)

        with self._driver.session(database=database()) as session:
            return session.execute_write(work)


def pieces(source: Iterable[T], size: int) -> Iterator[list[T]]:
    """What comes, in lists of at most ``size``.

    >>> list(pieces("abc", 2))
    [['a', 'b'], ['c']]
    """
    every = iter(source)
    while some := list(islice(every, size)):
        yield some
