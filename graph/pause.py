"""A function that builds much at once in, the same with the garbage collector paused out."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def uncollected(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Pauses Python's collector while the function runs: an answer or the facts of a text hold no cycles.

    Looking through all that was built so far, again and again, costs the more the larger the answer is.

    >>> uncollected(sorted)([2, 1])
    [1, 2]
    """

    @wraps(function)
    def paused(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return paused
