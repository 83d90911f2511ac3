"""Words with their places in, the bytes of a PDF out, written by hand so that every oddity can be had."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thac.loaders.formats.pdf import read_pdf
from thac.loaders.model import Source, Text

#: Every letter of the font is half as wide as the type is high.
WIDE = 0.5
_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_RIGHTS = -4


@dataclass(frozen=True, slots=True)
class Typed:
    """Words painted at a place, in points from the top left: ``y`` is where the line of writing stands."""

    x: float
    y: float
    text: str
    size: float = 13.0
    bold: bool = False
    turned: bool = False

    @property
    def right(self) -> float:
        """Where the words end."""
        return self.x + len(self.text) * WIDE * self.size


@dataclass(frozen=True, slots=True)
class Stamp:
    """A field put over a page later, at its left and foot: words, or a picture (wide, high, grey) of them."""

    x: float
    y: float
    text: str
    kind: str = "Widget"
    image: tuple[int, int, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: words, straight lines as (left, top, right, bottom), stamps; ``rotate`` as the file says.

    ``pictured``: a grey picture covers it, or ``image`` (wide, high, grey).
    """

    typed: Sequence[Typed] = ()
    lines: Sequence[tuple[float, float, float, float]] = ()
    stamps: Sequence[Stamp] = ()
    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    pictured: bool = False
    image: tuple[int, int, bytes] | None = None


def pdf(sheets: Iterable[Sheet], password: str = "") -> bytes:
    """The bytes of a PDF; with a password it is locked (RC4, 40 bits)."""
    parts: list[bytes] = [b"", b"", *_font("Mau"), *_font("Mau-Bold"), _mapping(), _PICTURE]
    kids: list[int] = []
    for sheet in sheets:
        stamps = []
        for stamp in sheet.stamps:
            parts += _stamp(stamp, sheet, len(parts) + 1)
            stamps.append(len(parts))
        resources = _RESOURCES
        if sheet.image:
            parts.append(_grey(sheet.image))
            resources = _RESOURCES.replace("/P 10 0 R", f"/P {len(parts)} 0 R")
        parts.append(_stream(_content(sheet).encode("ascii")))
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] "
            f"/Rotate {sheet.rotate} /Resources {resources} /Contents {len(parts)} 0 R "
            f"/Annots [{' '.join(f'{number} 0 R' for number in stamps)}] >>".encode("ascii")
        )
        kids.append(len(parts))
    parts[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    named = " ".join(f"{kid} 0 R" for kid in kids)
    parts[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{named}] >>".encode("ascii")
    return _file(parts, password)


def read(content: bytes) -> Text:
    """The text that is read of a PDF."""
    return read_pdf(Source("a.pdf", "application/pdf", content, hashlib.sha256(content).hexdigest()))


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs and rows that are read of a PDF."""
    return [line for line in read(content).text.split("\n") if line]


def wrapped(text: str, x: float, y: float, right: float, *, size: float = 13.0, indent: float = 0.0,
            pitch: float = 1.4, bold: bool = False) -> list[Typed]:  # fmt: skip
    """The lines of a paragraph set between two edges, the first indented."""
    lines: list[Typed] = []
    held: list[str] = []
    at = x + indent
    for word in text.split(" "):
        if held and at + len(" ".join([*held, word])) * WIDE * size > right:
            lines.append(Typed(at, y, " ".join(held), size, bold))
            held, at, y = [], x, y + pitch * size
        held.append(word)
    return [*lines, Typed(at, y, " ".join(held), size, bold)]


_RESOURCES = "<< /Font << /F1 3 0 R /F2 6 0 R >> /XObject << /P 10 0 R >> >>"
_PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    b"/Length 1 >>\nstream\n\xee\nendstream"
)


def _font(name: str) -> Iterator[bytes]:
    """A font without a program: what it stands for is told by its mapping alone."""
    at = 3 if name == "Mau" else 6
    yield (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{at + 1} 0 R] /ToUnicode 9 0 R >>"
    ).encode("ascii")
    yield (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/DW {round(1000 * WIDE)} /FontDescriptor {at + 2} 0 R >>"
    ).encode("ascii")
    yield (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    ).encode("ascii")


def _mapping() -> bytes:
    """Every code stands for the letter of that number."""
    rows = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = [rows[at : at + 64] for at in range(0, 256, 64)]
    ranges = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return _stream(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Mau def\n"
            "/CMapType 2 def 1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{ranges}\nendcmap end end"
        ).encode("ascii")
    )


def _content(sheet: Sheet) -> str:
    out = [f"q {sheet.width} 0 0 {sheet.height} 0 0 cm /P Do Q"] if sheet.pictured or sheet.image else []
    for one in sheet.typed:
        turn = "0 1 -1 0" if one.turned else "1 0 0 1"
        letters = one.text.encode("utf-16-be").hex().upper()
        font = 2 if one.bold else 1
        out.append(f"BT /F{font} {one.size} Tf {turn} {one.x} {sheet.height - one.y} Tm <{letters}> Tj ET")
    for left, top, right, bottom in sheet.lines:
        out.append(f"0.5 w {left} {sheet.height - top} m {right} {sheet.height - bottom} l S")
    return "\n".join(out)


def _stamp(stamp: Stamp, sheet: Sheet, number: int) -> list[bytes]:
    if stamp.image:
        return _pictured(stamp.image, stamp, sheet, number)
    wide = len(stamp.text) * WIDE * 13 + 2
    letters = stamp.text.encode("utf-16-be").hex().upper()
    shown = f"BT /F1 13 Tf 1 0 0 1 1 4 Tm <{letters}> Tj ET".encode("ascii")
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 {wide} 16] /Resources {_RESOURCES}"
    return [_stream(shown, form), _annotation(stamp, sheet, wide, number)]


def _annotation(stamp: Stamp, sheet: Sheet, wide: float, shown: int) -> bytes:
    foot = sheet.height - stamp.y - 4
    box = f"[{stamp.x - 1} {foot} {stamp.x - 1 + wide} {foot + 16}]"
    field = "/FT /Sig /T (S)" if stamp.kind == "Widget" else ""
    told = f"<< /Type /Annot /Subtype /{stamp.kind} {field} /F 4 /Rect {box} /AP << /N {shown} 0 R >> >>"
    return told.encode("ascii")


def _pictured(image: tuple[int, int, bytes], stamp: Stamp, sheet: Sheet, number: int) -> list[bytes]:
    """A picture 16 points high as what a field shows."""
    across, down, _ = image
    wide = 16 * across / down
    form = (
        f"/Type /XObject /Subtype /Form /BBox [0 0 {wide} 16] /Resources << /XObject << /I {number} 0 R >> >>"
    )
    return [
        _grey(image),
        _stream(f"{wide} 0 0 16 0 0 cm /I Do".encode("ascii"), form),
        _annotation(stamp, sheet, wide, number + 1),
    ]


def _grey(image: tuple[int, int, bytes]) -> bytes:
    across, down, grey = image
    kind = f"/Type /XObject /Subtype /Image /Width {across} /Height {down} /ColorSpace /DeviceGray"
    return _stream(grey, f"{kind} /BitsPerComponent 8")


def _stream(content: bytes, more: str = "") -> bytes:
    return f"<< {more} /Length {len(content)} >>\nstream\n".encode("ascii") + content + b"\nendstream"


def _file(parts: Sequence[bytes], password: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    secret, trailer = b"", ""
    if password:
        owner = _rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))
        name = b"0123456789ABCDEF"
        rights = _RIGHTS.to_bytes(4, "little", signed=True)
        secret = hashlib.md5(_padded(password) + owner + rights + name).digest()[:5]
        user = _rc4(secret, _PAD)
        trailer = f"/ID [<{name.hex()}> <{name.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2 "
        trailer += f"/O <{owner.hex()}> /U <{user.hex()}> /P {_RIGHTS} >>"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode("ascii") + _locked(part, number, secret) + b"\nendobj\n"
    begin = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode("ascii")
    out += b"".join(f"{place:010} 00000 n \n".encode("ascii") for place in places)
    out += f"trailer << /Size {len(parts) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{begin}\n%%EOF\n".encode()
    return bytes(out)


def _locked(part: bytes, number: int, secret: bytes) -> bytes:
    """An object with its stream locked."""
    if not secret or b"stream\n" not in part:
        return part
    head, _, rest = part.partition(b"stream\n")
    key = hashlib.md5(secret + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return head + b"stream\n" + _rc4(key, rest[: -len(b"\nendstream")]) + b"\nendstream"


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PAD)[:32]


def _rc4(key: bytes, content: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for one in content:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(one ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
