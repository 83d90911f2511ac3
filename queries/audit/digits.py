"""Two numbers in, whether one may be the other misread or mistyped, out."""

from __future__ import annotations

#: Digits that are read for one another, and those whose keys are side by side.
_ALIKE = frozenset(map(frozenset, ("38", "56", "17", "06", "08", "68", "14", "49", "27", "09", "58")))
_KEYS = frozenset(map(frozenset, ("12", "23", "34", "45", "56", "67", "78", "89", "90")))


def misread_number(one: str, other: str) -> bool:
    """Whether a number is another with one digit lost, doubled, or read for one that looks like it.

    >>> misread_number("170", "110"), misread_number("17", "170"), misread_number("52", "45")
    (True, True, False)
    """
    if len(one) == len(other):
        off = _off(one, other)
        return len(off) == 1 and off[0] in _ALIKE
    few, many = sorted((one, other), key=len)
    return len(many) - len(few) == 1 and any(many[:at] + many[at + 1 :] == few for at in range(len(many)))


def mistyped_number(one: str, other: str) -> bool:
    """The same, or with a key beside in place of a digit, or two digits in the other order.

    A body gives the next number on the same day: where a key beside is meant, all else must agree.

    >>> mistyped_number("145", "146"), mistyped_number("145", "154"), mistyped_number("145", "149")
    (True, True, False)
    """
    if misread_number(one, other):
        return True
    if len(one) != len(other):
        return False
    off = _off(one, other)
    return (len(off) == 1 and off[0] in _KEYS) or any(
        other == one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)
    )


def _off(one: str, other: str) -> list[frozenset[str]]:
    """The pairs of digits in which two numbers of one length differ."""
    return [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
