"""A picture of a letter in (PNG, JPEG, TIFF of several pages, WebP), its text by OCR out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..model import Source, Text
from ..needs import remedy
from .compose import compose
from .scan_pdf import DOTS, PIXELS, Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels that a picture may have, and pages that a TIFF may have.
LIMIT, PAGES = 100_000_000, 500
#: The longer side of A4 at the resolution of reading; smaller pictures are enlarged so many times at most.
_SIDE, _ENLARGED = 3508, 3.0
_READABLE = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP")
_REMEDY = "give the scan as PDF, PNG or JPEG"


def read_image(source: Source) -> Text:
    """The text of a picture, with the place of each word on its page.

    Raises:
        SourceError: it is no picture, damaged or too large, without text, or a program is missing.
    """
    from .ocr import scan_of
    from .ocr_engine import engine
    from .pages import arrange

    try:
        import PIL  # noqa: F401
    except ImportError:
        raise SourceError(source.uri, "is a picture, and pillow is not installed", remedy("pillow")) from None
    engine(source.uri)
    scan = scan_of(source.uri, pictures(source))
    if not any(page.words for page in scan.pages):
        raise SourceError(
            source.uri, "no text can be read on the picture", "give a clearer scan of the document"
        )
    return compose(source.uri, arrange(scan.pages), scan.remarks)


def pictures(source: Source) -> Iterator[Sheet]:
    """The pages of a picture, upright as its camera says, on white, in the resolution of reading.

    Raises:
        SourceError: it is no picture, damaged or too large.
    """
    import warnings

    from PIL import Image as images
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is judged here
            with images.open(io.BytesIO(source.content), formats=_READABLE) as image:
                count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
                if count > PAGES:
                    reason = f"has {count} pages; {PAGES} are read at most"
                    raise SourceError(source.uri, reason, "split it into its documents")
                for number in range(count):
                    image.seek(number)
                    if image.width * image.height > LIMIT:
                        reason = f"the picture is too large ({image.width} x {image.height} pixels)"
                        raise SourceError(source.uri, reason, "save it with 300 dots an inch")
                    yield _sheet(number + 1, image)
    except (UnidentifiedImageError, images.DecompressionBombError) as error:
        reason = "is no picture that can be read" if isinstance(error, UnidentifiedImageError) else str(error)
        raise SourceError(source.uri, reason, _REMEDY) from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, OverflowError) as error:
        raise SourceError(source.uri, f"the picture is damaged ({error})", _REMEDY) from None


def _sheet(number: int, image: Image) -> Sheet:
    from PIL import Image as images
    from PIL import ImageOps

    plain = ImageOps.exif_transpose(_on_white(image))
    factor = min(_SIDE / max(plain.size), _ENLARGED, (PIXELS / (plain.width * plain.height)) ** 0.5)
    if not 0.75 < factor < 1.2:
        size = (max(1, round(plain.width * factor)), max(1, round(plain.height * factor)))
        plain = plain.resize(size, images.Resampling.LANCZOS)
    return Sheet(number, plain, plain.width * 72 / DOTS, plain.height * 72 / DOTS)


def _on_white(image: Image) -> Image:
    """In colour without transparency; of 16 bits a point the upper 8."""
    from PIL import Image as images

    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        grey = image.convert("F")
        top = max(float(grey.getextrema()[1]), 1.0)  # type: ignore[arg-type]
        return grey.point(lambda value: value * (255.0 / top)).convert("L").convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = images.new("RGBA", clear.size, "white")
        exif = image.info.get("exif")
        flat = images.alpha_composite(white, clear).convert("RGB")
        if exif:
            flat.info["exif"] = exif
        return flat
    return image.convert("RGB")
