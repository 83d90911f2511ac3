"""A PDF in, its text out: from the text layer, or through OCR where there is none that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..model import Source, Text
from ..needs import remedy
from .compose import compose
from .pages import arrange
from .paper import Page
from .pdf_legible import PICTURE
from .pdf_page import Reading, read_page

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

#: Pages of a file at most. One page at a time is held, and the lines of all.
PAGES = 5_000
_PASSWORD, _SECURITY = 4, 5  # what pdfium says of a locked file
_AGAIN = "fetch the file again"


def read_pdf(source: Source) -> Text:
    """The text of a PDF with the place of each line on its page; how it was read stands in the remarks.

    Raises:
        SourceError: the file is locked, damaged, empty or too long, or holds pictures of pages and no OCR is
            installed; or the library that reads PDF files is missing.
    """
    reading = _Reading(source)
    document = _opened(source)
    try:
        flow = arrange(reading.pages(document))
    finally:
        document.close()
    if not flow:
        raise SourceError(source.uri, "the PDF holds no text", "check that its pages are not blank")
    return compose(source.uri, flow, tuple(reading.remarks))


def _opened(source: Source) -> pypdfium2.PdfDocument:
    try:
        import pypdfium2
    except ImportError:
        reason = "PDF files need a library that is not installed"
        raise SourceError(source.uri, reason, remedy("pypdfium2")) from None
    try:
        document = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        raise _refused(source.uri, getattr(error, "err_code", 0)) from None
    count = len(document)
    if 0 < count <= PAGES:
        return document
    document.close()
    if count:
        reason = f"the PDF has {count} pages, more than {PAGES}"
        raise SourceError(source.uri, reason, "split it into its documents")
    raise SourceError(source.uri, "the PDF has no pages", _AGAIN)


def _refused(uri: str, code: int) -> SourceError:
    if code == _PASSWORD:
        return SourceError(
            uri, "the PDF is locked with a password", "open it with the password and save a copy without"
        )
    if code == _SECURITY:
        return SourceError(uri, "the PDF is locked in an unknown way", "ask for a copy that is not locked")
    return SourceError(uri, "the PDF is damaged or cut off", _AGAIN)


class _Reading:
    """The reading of one file: its pages as they come, and what there is to say of how they were read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.remarks: list[str] = []
        self.unread: dict[int, Reading] = {}
        self.told = False

    def pages(self, document: pypdfium2.PdfDocument) -> Iterator[Page]:
        """The pages with a text layer, then those that OCR reads."""
        import pypdfium2

        damaged: list[int] = []
        for number in range(1, len(document) + 1):
            try:
                read = read_page(document, number)
            except pypdfium2.PdfiumError:
                damaged.append(number)
                continue
            if read.reason:
                self.unread[number] = read
                continue
            self.told = self.told or bool(read.page.words)
            self._remark(read)
            yield read.page
        if len(damaged) == len(document):
            raise SourceError(self.source.uri, "no page of the PDF can be read: it is damaged", _AGAIN)
        if damaged:
            self.remarks.append(f"{numbered(damaged)} left out: the file is damaged there")
        if b"%%EOF" not in self.source.content[-2048:]:
            self.remarks.append("the end of the file is missing: read as far as it goes")
        if self.unread:
            yield from self._seen()

    def _remark(self, read: Reading) -> None:
        if read.seen:
            self.remarks.append(f"{numbered([read.page.number])}: a stamped number was read by OCR")
        said = f"converted from {read.encoding}"
        if read.encoding and said not in self.remarks:
            self.remarks.append(said)

    def _seen(self) -> Iterable[Page]:
        """The pages that OCR reads; where it is not installed, what is written on their pictures."""
        from .ocr import read_scan

        reasons = ", ".join(sorted({read.reason or "" for read in self.unread.values()}))
        try:
            found = read_scan(self.source, sorted(self.unread))
        except SourceError as error:
            if not self.told:
                raise
            self.remarks.append(f"{numbered(self.unread)} not read ({reasons}): {error.reason}")
            return [read.page for read in self.unread.values() if read.reason == PICTURE]
        self.remarks.append(f"{numbered(self.unread)}: {reasons}")
        self.remarks += found.remarks
        return found.pages


def numbered(pages: Iterable[int]) -> str:
    """Page numbers for people.

    >>> numbered([3]), numbered([1, 2, 3, 7])
    ('page 3', 'pages 1-3, 7')
    """
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    many = len(runs) > 1 or len(runs[0]) > 1
    return f"{'pages' if many else 'page'} {', '.join(parts)}"
