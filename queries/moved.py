"""The name of a province in, a hint out where it has since become part of another one."""

from __future__ import annotations

from ..graph.dates import last_day
from ..graph.model import Note
from ..ontology import province
from .resolve import checked_date

MOVED = '{} ended on {} and is now in {}; what is of later date stands under "{}"'


def moved(name: str, as_of: str = "") -> Note | None:
    """What a person must know who asks for a province that is no more; None where it stands (then).

    Raises:
        QueryError: ``as_of`` is no date.

    >>> note = moved("ha giang")
    >>> note.values
    ('tỉnh Hà Giang', '2025-06-30', 'tỉnh Tuyên Quang', 'Tuyên Quang')
    >>> moved("Hà Giang", "2024"), moved("Tuyên Quang"), moved("")
    (None, None, None)
    """
    until = last_day(checked_date(as_of))
    asked = province(name) if name else None
    if asked is None or not asked.valid_to or (until and until <= asked.valid_to):
        return None
    now = [found for heir in asked.successors if (found := province(heir))]
    if not now:
        return None
    whole = ", ".join(one.full_name for one in now)
    return Note(MOVED, (asked.full_name, asked.valid_to, whole, '", "'.join(one.name for one in now)))
