"""The picture of a cascade, as values, as data, as a file."""

from __future__ import annotations

from .build import picture
from .data import data
from .model import Picture

__all__ = ["Picture", "data", "picture"]
