"""A zip archive in, its members out: in order of name, nothing unpacked to disk (APPNOTE.TXT, PKWARE)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ...graph.model import Failure
from ..clean import LOWER, UPPER
from ..limits import size
from ..model import Source
from .box import Box, Names, is_junk, label, member
from .kinds import HEAD, left_aside

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

#: Bits of a member's flags: its content is encrypted; its name is UTF-8.
_ENCRYPTED, _UTF8 = 0x1, 0x800
#: The extra field that holds a name in Unicode beside one in an old code page.
_UNICODE_NAME = 0x7075
_VIETNAMESE = re.compile(rf"[\x20-\x7e{LOWER}{UPPER}–—“”‘’…]+")


def read_zip(box: Box) -> Iterator[Source | Failure]:
    """The members of an archive that may be documents or containers.

    Raises:
        SourceError: the archive is damaged, encrypted as a whole, or costs more than the limits allow.
    """
    from zipfile import ZipFile

    try:
        archive = ZipFile(box.stream)
    except Exception as error:
        remedy = "get the archive again, or unpack what can be unpacked and load the folder"
        raise SourceError(box.uri, f"the archive is damaged or cut off ({error})", remedy) from None
    with archive:
        members = sorted(
            ((name_of(info), info) for info in archive.infolist() if not info.is_dir()),
            key=lambda pair: (label(pair[0]), pair[1].header_offset),
        )
        members = [(name, info) for name, info in members if not is_junk(name)]
        _check(box, [info for _, info in members])
        names = Names(box.uri)
        for name, info in members:
            if left_aside(name, partial(_head, archive, info), box):
                continue
            uri = names.uri_of(name)
            try:
                yield member(uri, _content(archive, info, box, uri))
            except SourceError as error:
                if error.uri == box.uri:
                    raise
                yield Failure(error.uri, error.reason, error.remedy)


def name_of(info: ZipInfo) -> str:
    """The name of a member: UTF-8 said or unsaid, else in the code page of Vietnamese or the oldest one.

    >>> from zipfile import ZipInfo
    >>> name_of(ZipInfo("Kế hoạch".encode().decode("cp437")))
    'Kế hoạch'
    """
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    at, extra = 0, info.extra
    while at + 4 <= len(extra):
        kind, length = (int.from_bytes(extra[at + i : at + i + 2], "little") for i in (0, 2))
        if kind == _UNICODE_NAME and length > 5:
            return extra[at + 9 : at + 4 + length].decode("utf-8", "replace")
        at += 4 + length
    try:
        written = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "cp1258"):
        try:
            name = unicodedata.normalize("NFC", written.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _VIETNAMESE.fullmatch(name):
            return name
    return info.filename


def _check(box: Box, members: list[ZipInfo]) -> None:
    """Refuse an archive that says of itself that it is beyond the limits, before anything is unpacked."""
    limits = box.limits
    if members and all(info.flag_bits & _ENCRYPTED for info in members):
        raise SourceError(
            box.uri, "the archive is encrypted", "unpack it with its password and load the folder"
        )
    if len(members) > limits.members - box.spent.members:
        raise SourceError(
            box.uri,
            f"holds {len(members)} files, more than {limits.members}",
            "unpack it and load the folder, or raise the limit members",
        )
    unpacked, packed = sum(info.file_size for info in members), _length(box)
    if unpacked > limits.unpacked - box.spent.unpacked:
        reason = f"unpacks to {size(unpacked)}, more than {size(limits.unpacked)}"
        raise SourceError(
            box.uri, reason, "unpack it and load the folder, or raise the limit unpacked if you trust it"
        )
    if unpacked > limits.file and unpacked > limits.ratio * packed:
        reason = f"unpacks to {size(unpacked)}, {unpacked // max(packed, 1)} times its own size"
        raise SourceError(
            box.uri, f"{reason}: this looks like a zip bomb", "raise the limit ratio if you trust it"
        )


def _length(box: Box) -> int:
    at = box.stream.tell()
    length = box.stream.seek(0, 2)
    box.stream.seek(at)
    return length


def _head(archive: ZipFile, info: ZipInfo) -> bytes:
    """The first bytes of a member, none where they cannot be had: the reading itself will say why."""
    try:
        with archive.open(info) as stream:
            return stream.read(HEAD)
    except Exception:
        return b""


def _content(archive: ZipFile, info: ZipInfo, box: Box, uri: str) -> bytes:
    """The bytes of a member.

    Raises:
        SourceError: of the member (encrypted, too large, damaged) or, with the box's uri, of all the rest.
    """
    import lzma
    import zlib
    from zipfile import BadZipFile

    if info.flag_bits & _ENCRYPTED:
        raise SourceError(uri, "is encrypted in the archive", "unpack it with its password and load it")
    if info.file_size > box.limits.file:
        raise box.too_large(uri, info.file_size)
    if info.file_size > (box.limits.file >> 4) and info.file_size > box.limits.ratio * info.compress_size * 4:
        reason = f"unpacks to {size(info.file_size)} from {size(info.compress_size)}: this looks like a bomb"
        raise SourceError(uri, reason, "raise the limit ratio if you trust it")
    box.spend(info.file_size)
    try:
        with archive.open(info) as stream:
            content = stream.read(info.file_size + 1)
    except NotImplementedError:
        reason = f"is packed in a way that is not read (method {info.compress_type})"
        raise SourceError(uri, reason, "unpack the archive and load the folder") from None
    except (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError) as error:
        reason = f"is damaged in the archive ({error or type(error).__name__})"
        raise SourceError(uri, reason, "get the archive again") from None
    if len(content) != info.file_size:
        reason = "is damaged in the archive (its size is not the one it says)"
        raise SourceError(uri, reason, "get the archive again")
    return content
