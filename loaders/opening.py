"""A plan that tells in unknown words what it carries out in, what it names of a superior marked out."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..ontology.frame import either
from .basis import directs
from .found import Found
from .frame import Frame
from .model import Block
from .purpose import PLANS, first_section, is_carried_out

#: Work that is looked back at, or other work, is not carried out: "kết quả thực hiện ...", "bên cạnh ...".
_ASIDE = re.compile(
    rf"\b(?:{either('relations', 'looking_at')}|tình\s+hình|so\s+với|trả\s+lời|phúc\s+đáp|kiến\s+nghị"
    r"|bên\s+cạnh|ngoài|kinh\s+phí|đã\s+(?:hoàn\s+thành|thực\s+hiện|triển\s+khai|đạt))\s"
)


def settle_opening(
    view: str,
    low: str,
    found: list[Found],
    blocks: list[Block],
    frame: Frame,
    superior: Callable[[Found], bool],
) -> None:
    """Let a plan carry out the directives of a superior that its opening names, where nothing else tells.

    So a plan does that begins in words no cue knows: "Lan tỏa Kế hoạch số 5/KH-UBND ..., UBND huyện lập Kế
    hoạch như sau". Where the opening names none, it is what the section on its purpose names, else the bases
    whose titles tell no other matter. ``superior`` says whether the issuer of a mention stands above that of
    the document.
    """
    if frame.type not in PLANS:
        return
    meant = [item for item in found if _may_direct(low, item) and superior(item)]
    named = [item for item in meant if item.scope == "opening" and item.relation == "cites"]
    if any(is_carried_out(item) for item in found):
        named = [item for item in named if not item.cue]
    elif not named:
        section = first_section(view, blocks, frame)
        named = [item for item in meant if item.scope == "body" and item.block in section]
        named = named or [item for item in meant if item.scope == "basis" and not _title(low, item)]
    for item in named:
        item.relation, item.rule = "implements", "opening of a plan: a superior's directive"
        item.scope = "opening" if item.scope == "body" else item.scope


def _may_direct(low: str, item: Found) -> bool:
    if item.kind != "symbol" or item.within is not None:
        return False
    if item.relation not in ("cites", "based_on", "implements") or not directs(item, ""):
        return False
    return not _ASIDE.search(low, item.sentence[0], item.head)


def _title(low: str, item: Found) -> str:
    return low[item.title[0] : item.title[1]].strip() if item.title else ""
