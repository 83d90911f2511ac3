"""Bytes of an OLE compound file in, the names of what stands at its root out ([MS-CFB])."""

from __future__ import annotations

import struct

#: What a compound file begins with.
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NONE, _END, _ENTRY, _MOST = 0xFFFFFFFF, 0xFFFFFFFE, 128, 4096
#: Sectors are of 512 or 4096 bytes (2.2: the sector shift is 9 or 12).
_SHIFTS = (9, 12)
#: Streams that tell what kind of file it is, for one whose directory is broken.
_TELLING = ("EncryptedPackage", "WordDocument", "__properties_version1.0", "Workbook", "PowerPoint Document")


def root_names(content: bytes) -> set[str]:
    """Names of the streams and storages directly below the root; of a broken file those that are found.

    Only the root counts: a Word file may hold a workbook within, and the other way round.
    """
    entries = _entries(content)
    if not entries:
        return {name for name in _TELLING if name.encode("utf-16-le") in content}
    names: set[str] = set()
    seen: set[int] = set()
    waiting = [entries[0][3]]
    while waiting:
        number = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        name, left, right, _ = entries[number]
        names.add(name)
        waiting += [left, right]
    return names


def _entries(content: bytes) -> list[tuple[str, int, int, int]]:
    """Directory entries as name, left and right sibling, child; empty where the directory cannot be read."""
    if len(content) < 512 or (shift := struct.unpack_from("<H", content, 30)[0]) not in _SHIFTS:
        return []
    size = 1 << shift
    sector = struct.unpack_from("<I", content, 48)[0]
    table = [one for one in struct.unpack_from("<109I", content, 76) if one < _END]
    entries: list[tuple[str, int, int, int]] = []
    seen: set[int] = set()
    while sector < _END and sector not in seen and len(entries) < _MOST:
        seen.add(sector)
        start = (sector + 1) * size
        if start + size > len(content):
            return []
        for place in range(start, start + size, _ENTRY):
            length = min(struct.unpack_from("<H", content, place + 64)[0], 64)
            name = content[place : place + max(length - 2, 0)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<3I", content, place + 68)
            entries.append((name, left, right, child))
        sector = _next(content, table, size, sector)
    return entries


def _next(content: bytes, table: list[int], size: int, sector: int) -> int:
    page, place = divmod(sector, size // 4)
    if page >= len(table):
        return _END
    start = (table[page] + 1) * size + 4 * place
    return int(struct.unpack_from("<I", content, start)[0]) if start + 4 <= len(content) else _END
