"""Tasks in, bundles of them out: what is best read together comes together, all else alone.

To start LibreOffice takes longer than to open a file with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .serve import Task

#: What LibreOffice opens, by suffix.
TOGETHER = (".doc", ".odt", ".rtf")
#: Files in a bundle, bytes in it, and other tasks that pass while it waits for more.
_FILES, _BYTES, _PASS = 8, 8 << 20, 100


def bundles(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    """Each task once; small files that LibreOffice opens several at a time, a little later than they came.

    >>> given = [Task("a.doc"), Task("b.md"), Task("c.doc")]
    >>> given = [Task(one.uri, kind=one.uri[1:]) for one in given]
    >>> [[one.uri for one in bundle] for bundle in bundles(given)]
    [['b.md'], ['a.doc', 'c.doc']]
    """
    held: list[Task] = []
    size = passed = 0
    for task in tasks:
        if task.kind not in TOGETHER or task.size > _BYTES:
            yield (task,)
            passed += bool(held)
        else:
            held.append(task)
            size += task.size
        if held and (len(held) >= _FILES or size > _BYTES or passed >= _PASS):
            yield tuple(held)
            held, size, passed = [], 0, 0
    if held:
        yield tuple(held)
