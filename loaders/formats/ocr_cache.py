"""What tesseract read of a picture in, the same out later: kept in the user's cache folder by content."""

from __future__ import annotations

import hashlib
import os
import threading
import zlib
from pathlib import Path

#: Bytes that the cache takes on disk at most, over all its shards.
LIMIT = 256 * 1024 * 1024
_SHARDS = 256


def folder() -> Path | None:
    """The folder of the cache: ``THAC_CACHE`` (empty: none), else ``thac`` in the user's cache folder."""
    named = os.environ.get("THAC_CACHE")
    if named is not None:
        return Path(named, "ocr") if named else None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home, "thac", "ocr") if os.path.isabs(home) else None


def key(content: bytes, *settings: str) -> str:
    """The name of an entry: the sum of the picture, the program's version and its settings."""
    total = hashlib.sha256(content)
    for one in settings:
        total.update(b"\0" + one.encode())
    return total.hexdigest()


def get(name: str) -> str | None:
    """What was kept under a name; None where nothing is, or what is there was damaged."""
    path = _path(name)
    if path is None:
        return None
    try:
        kept = path.read_bytes()
        if hashlib.sha256(kept[32:]).digest() != kept[:32]:
            return None
        text = zlib.decompress(kept[32:]).decode("utf-8")
        os.utime(path)
    except (OSError, zlib.error, UnicodeDecodeError):
        return None
    return text


def put(name: str, text: str) -> None:
    """Keep a text; several processes may write at once, and a full or read-only disk is no error."""
    path = _path(name)
    if path is None:
        return
    packed = zlib.compress(text.encode("utf-8"))
    beside = path.with_name(f"{name}.{os.getpid()}-{threading.get_ident()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            beside.write_bytes(hashlib.sha256(packed).digest() + packed)
            os.replace(beside, path)
        except OSError:
            beside.unlink(missing_ok=True)
            return
        _bound(path.parent)
    except OSError:
        return


def _path(name: str) -> Path | None:
    root = folder()
    return root / name[:2] / name if root else None


def _bound(shard: Path) -> None:
    """Drop the entries of a shard that were used longest ago until it keeps to its share of the limit."""
    with os.scandir(shard) as found:
        entries = [(one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in found]
    size = sum(one[1] for one in entries)
    for _, length, path in sorted(entries):
        if size <= LIMIT // _SHARDS:
            return
        os.unlink(path)
        size -= length
