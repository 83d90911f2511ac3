"""The names by which units are read, in one place."""

from .body import Chain
from .headings import heading
from .organisations import organisation as _organisation
from .split import split
from .subjects import subject
from .unit import HEAD, VERB, Unit, is_group

__all__ = ["HEAD", "VERB", "Unit", "heading", "is_group", "organisation", "split", "subject"]


def organisation(name: str, group: bool, chain: Chain, own: str) -> str | None:
    """The full name of a unit in its territory."""
    return _organisation(name, group, chain)
