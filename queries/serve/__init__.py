"""A graph's file or address in, its cascades as pages on this machine's own address out."""

from __future__ import annotations

from .routes import Site
from .server import PORT, Server, serve

__all__ = ["PORT", "Server", "Site", "serve"]
