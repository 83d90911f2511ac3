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
#: A command and what it is given: the ``rows`` it goes over, and more.
Step = tuple[str, dict[str, Any]]
#: What is done with the values that come back, one of each command.
Then = Callable[..., None]

_LANES = 2
_AHEAD = 4  # batches that may be under way in a lane: they are memory


class Sender:
    """Two lanes to a server; what is sent in one lane comes one transaction after another."""

    def __init__(self, driver: Driver, progress: Callable[[int], None] | None = None) -> None:
        self._driver, self._progress, self._sent = driver, progress, 0
        self._lanes = [ThreadPoolExecutor(1) for _ in range(_LANES)]
        self._waiting: list[deque[tuple[Future[Any], int, Then | None]]] = [deque() for _ in self._lanes]

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

    def send(self, command: str, rows: list[Any], lane: int = 0, then: Then | None = None) -> None:
        """Sends a command with its rows, as ``send_together`` does."""
        self.send_together([(command, {"rows": rows})], len(rows), lane, then)

    def send_together(self, steps: list[Step], count: int, lane: int = 0, then: Then | None = None) -> None:
        """Sends commands as one transaction, which makes ``count`` things; waits where many are under way.

        ``then`` is called, here, with what each returns: one value. Raises what an earlier one met with.
        """
        for other, waiting in enumerate(self._waiting):
            while waiting and (waiting[0][0].done() or (other == lane and len(waiting) >= _AHEAD)):
                self._end(waiting)
        self._waiting[lane].append((self._lanes[lane].submit(self._write, steps), count, then))

    def wait(self) -> None:
        """Waits for the end of all; raises what any of them met with."""
        for waiting in self._waiting:
            while waiting:
                self._end(waiting)

    def _end(self, waiting: deque[tuple[Future[Any], int, Then | None]]) -> None:
        future, count, then = waiting.popleft()
        found = future.result()
        if then:
            then(*found)
        self._sent += count
        if self._progress:
            self._progress(self._sent)

    def _write(self, steps: list[Step]) -> list[Any]:
        def work(transaction: ManagedTransaction) -> list[Any]:
            found = []
            for command, given in steps:
                # Labels and types in a command are names of our own; all else is given beside it.
                result = transaction.run(f"UNWIND $rows AS row {command}", given)  # type: ignore[arg-type, unused-ignore]  # pyright: ignore
                found.append(next((one[0] for one in result), None))
            return found

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
