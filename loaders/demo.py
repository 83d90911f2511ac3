"""A store in, the invented documents that come with Thác read into it, and how they are shown, out."""

from __future__ import annotations

import tomllib
from importlib.resources import as_file, files

from .load import Keeper, load


def demo(graph: Keeper) -> dict[str, str]:
    """Reads the examples of ``demo.toml``; returns the ``directive`` to trace, ``hint`` and ``hint_vi``."""
    package = __name__.partition(".")[0]
    with as_file(files(f"{package}.examples")) as folder:
        plan = tomllib.loads((folder / "demo.toml").read_text(encoding="utf-8"))
        load(sorted(str(path) for pattern in plan["documents"] for path in folder.glob(pattern)), graph)
    return {name: str(plan[name]).strip() for name in ("directive", "hint", "hint_vi")}
