"""Documents full of slips whose issuer is no known body in, whether one of them may be a body's own out."""

from __future__ import annotations

from collections.abc import Collection

from ...graph.shown import Node
from ..seats import canonical, seat
from .ground import Ground
from .near import is_known
from .titles import misspelt

#: The letters by which the committees of the rails begin: "uy ban", "dang uy".
_HEAD = 5


def may_have(ground: Ground, body: str, types: Collection[str]) -> bool:
    """Whether a document of these types may be of this body, though its letterhead was read as another's."""
    here = seat(body)
    if not here.places:
        return False
    wanted = here.places[-1]
    for node in ground.once("strays", lambda: _strays(ground)):
        if node.type in types and seat(node.issuer).body[:_HEAD] == here.body[:_HEAD]:
            known, read = is_known(node), _place(node.issuer, wanted)
            same = read == wanted or read.startswith(f"{wanted}.")
            like = same or (not known and misspelt(read, wanted))
            if (same and not known) or (like and ground.noisy(node.id)):
                return True
    return False


def _strays(ground: Ground) -> list[Node]:
    """The loaded documents of bodies that no document tells to act."""
    told = {one.home for bodies in ground.told.values() for one in bodies}
    return [
        node for node in ground.documents.values()
        if node.issuer and canonical(node.issuer, node.issued) not in told
    ]  # fmt: skip


def _place(issuer: str, like: str) -> str:
    """The last place of an id; where it has none, as much of its end as another place is long.

    >>> _place("urn:lex:vn;phu.yen;xa.an.hep:uy.ban.nhan.dan", "xa.an.hiep")
    'xa.an.hep'
    >>> _place("urn:lex:vn:uy.ban.nhan.dan.xa.an.hep", "xa.an.hiep")
    '.xa.an.hep'
    """
    read = seat(issuer)
    return read.places[-1] if read.places else read.body[-len(like) :]
