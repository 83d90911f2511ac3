"""The name of a data file in, its content out."""

from __future__ import annotations

from typing import Any


def read_text(name: str) -> str:
    """The text of a file under ``ontology/vn``."""
    from importlib.resources import files

    return files(__name__.rpartition(".")[0]).joinpath("vn", name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """The tables of a TOML file under ``ontology/vn``."""
    import tomllib

    return tomllib.loads(read_text(name))
