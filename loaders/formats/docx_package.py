"""Bytes of a Word file in, the trees of its parts out, each read safely (ECMA-376, part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..model import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Bytes of all parts read of one file at most: a document of a thousand pages has some twenty million.
UNPACKED = 200_000_000
#: By how many times a part that is large when unpacked (bytes) may swell; real ones do ten to fifty times.
SWELLS, LARGE = 500, 5_000_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: The strict form of the standard has names of its own for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it in Word or LibreOffice and save it as .docx anew"


class Package:
    """The parts of one Word file, read when asked for."""

    def __init__(self, source: Source) -> None:
        """Open it.

        Raises:
            SourceError: it is protected, damaged, too large or no Word file.
        """
        self.uri = source.uri
        self.left = UNPACKED
        content = source.content
        if content.startswith(_OLE):
            if _ENCRYPTED in content:
                raise SourceError(self.uri, "is protected by a password", "save it without one")
            raise SourceError(self.uri, "is an older Office file named .docx", "name it .doc")
        if not content:
            raise SourceError(self.uri, "the file is empty", "nothing to read")
        if not content.startswith(b"PK"):
            raise SourceError(self.uri, "is no Word file (.docx)", "give it the name that fits what it holds")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise SourceError(self.uri, f"is cut short or damaged ({error})", "fetch it again") from None
        self.names = {_plain(info.filename): info for info in self._zip.infolist()}
        self.main = self._main()

    def _main(self) -> str:
        """The name of the part that holds the document."""
        for kind, target in self._relations("_rels/.rels", ""):
            if kind == "officeDocument" and _plain(target) in self.names:
                return target
        if "word/document.xml" not in self.names:
            raise SourceError(self.uri, "is an archive without a Word document in it", _SAVE)
        return "word/document.xml"

    def tree(self, name: str) -> _Element | None:
        """The tree of a part, or None where the file has no such part.

        Raises:
            SourceError: it is damaged, too large, protected, or declares entities of its own.
        """
        content = self.content(name)
        if content is None:
            return None
        from lxml import etree

        for strict, plain in _STRICT:
            if strict in content:
                content = content.replace(strict, plain)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise SourceError(self.uri, f"is damaged ({name}: {error.msg})", _SAVE) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(self.uri, "declares entities of its own, as no Word file does", _SAVE)
        return root

    def content(self, name: str) -> bytes | None:
        """The bytes of a part, or None where the file has no such part.

        Raises:
            SourceError: it is damaged, too large or protected.
        """
        info = self.names.get(_plain(name))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise SourceError(self.uri, "is protected by a password", "save it without one")
        if info.file_size > self.left:
            size = f"{UNPACKED // 1_000_000} MB"
            raise SourceError(
                self.uri, f"holds more than {size} of text when unpacked", "give a smaller file"
            )
        if info.file_size > LARGE and info.file_size > SWELLS * info.compress_size:
            reason = f"swells more than {SWELLS} times when unpacked, as no document does"
            raise SourceError(self.uri, reason, _SAVE)
        self.left -= info.file_size
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise SourceError(self.uri, f"is cut short or damaged ({error})", "fetch it again") from None

    def related(self, kind: str) -> list[str]:
        """The names of the parts that stand in a relation to the document: "styles", "footnotes"."""
        return [target for one, target in self._main_relations() if one == kind]

    def part(self, identifier: str) -> str | None:
        """The name of the part that the document means by an identifier ("rId7")."""
        return self._targets().get(identifier)

    def _main_relations(self) -> list[tuple[str, str]]:
        folder, name = posixpath.split(self.main)
        return self._relations(f"{folder}/_rels/{name}.rels".lstrip("/"), folder)

    def _targets(self) -> dict[str, str]:
        folder, name = posixpath.split(self.main)
        root = self.tree(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found = () if root is None else root
        return {one.get("Id", ""): _target(folder, one.get("Target", "")) for one in found}

    def _relations(self, name: str, folder: str) -> list[tuple[str, str]]:
        root = self.tree(name)
        found = () if root is None else root
        return [
            (one.get("Type", "").rpartition("/")[2], _target(folder, one.get("Target", "")))
            for one in found
            if one.get("TargetMode") != "External"
        ]


def _plain(name: str) -> str:
    """The name of a part as it is looked up: letter case and the kind of slash do not matter."""
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def relation_id(element: _Element) -> str:
    """The identifier of the part that an element refers to or shows."""
    return element.get(f"{_R}id") or element.get(f"{_R}embed") or ""
