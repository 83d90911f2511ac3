"""The words of a task in, the role of the unit that has it out."""

from __future__ import annotations

import re

from ..ontology.wording import alternatives

#: Roles in the order in which they are asked for.
_ROLES = tuple(
    (role, re.compile(alternatives(f"role {role}") + r"\b"))
    for role in ("lead", "cooperate", "advise", "fund", "monitor")
)
#: A role that counts wherever it stands in the first words of a task.
_ANYWHERE = ("lead", "fund")
_FIRST_WORDS = 90
#: Words of command that leave the unit free: no power over it.
_ASKING = ("đề nghị", "mời", "mong")


def role_of(act: str) -> str:
    """The role that the first words of a task give, in lower case.

    >>> role_of("chủ trì, phối hợp với Sở Y tế"), role_of("tham mưu ủy ban"), role_of("tổ chức tập huấn")
    ('lead', 'advise', 'execute')
    """
    act = act.strip(" ,:\n-")
    for role, pattern in _ROLES:
        if pattern.match(act) or (role in _ANYWHERE and pattern.search(act[:_FIRST_WORDS])):
            return role
    return "execute"


def role_of_command(word: str) -> str:
    """The role that a word of command gives: request without power to command, lead, or none of its own.

    >>> role_of_command("đề nghị"), role_of_command("giao"), role_of_command("yêu cầu")
    ('request', 'lead', '')
    """
    if word.startswith(_ASKING):
        return "request"
    return "lead" if word.startswith("giao") else ""
