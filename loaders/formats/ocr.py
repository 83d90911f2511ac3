"""Pages of a scan in, pages of words out, as tesseract reads them, several at once."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from ...graph.errors import SourceError
from ..model import BY_OCR, Source
from . import ocr_page
from .ocr_engine import engine
from .ocr_page import Reading
from .paper import Page
from .scan_pdf import Sheet, sheets

__all__ = ["Scan", "read_pages", "read_scan", "scan_of"]


@dataclass(frozen=True, slots=True)
class Scan:
    """The pages of a scan, and how they were read, for people."""

    pages: tuple[Page, ...]
    remarks: tuple[str, ...]


def read_pages(source: Source, numbers: Iterable[int]) -> list[Page]:
    """The words of pages of a PDF, by their numbers from 1; :func:`read_scan` tells how they were read too.

    Raises:
        SourceError: tesseract or its data for Vietnamese is missing, or no page could be read.
    """
    return list(read_scan(source, numbers).pages)


def read_scan(source: Source, numbers: Iterable[int]) -> Scan:
    """The same with remarks: "read by OCR (tesseract 5.3.0 vie)", and what was repaired or left out.

    Raises:
        SourceError: tesseract or its data for Vietnamese is missing, or no page could be read.
    """
    engine(source.uri)
    return scan_of(source.uri, sheets(source, numbers))


def scan_of(uri: str, pictures: Iterable[Sheet]) -> Scan:
    """Pages that come as pictures; one that tesseract fails on is empty, and a remark says so.

    Raises:
        SourceError: tesseract or its data for Vietnamese is missing, or no page could be read.
    """
    readings: list[Reading] = []
    failures: list[str] = []
    last = SourceError(uri, "holds no page")
    for number, one in _each(uri, pictures):
        if isinstance(one, SourceError):
            failures.append(f"page {number} could not be read: {one.reason}")
            last = one
            readings.append(Reading(Page(number, ())))
        else:
            readings.append(one)
    if failures and len(failures) == len(readings):
        raise last
    remarks = [f"{BY_OCR} (tesseract {engine(uri).version} vie)"]
    if any(one.repaired for one in readings):
        remarks.append("letterhead words repaired")
    return Scan(tuple(one.page for one in readings), (*remarks, *failures))


def _each(uri: str, pictures: Iterable[Sheet]) -> Iterator[tuple[int, Reading | SourceError]]:
    """What is read on each page, in order; as many at once as there are processors, few pages in memory."""
    at_once = _processors()
    waiting: deque[tuple[int, Future[Reading]]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        for sheet in pictures:
            waiting.append((sheet.number, pool.submit(ocr_page.read_page, uri, sheet)))
            if len(waiting) > at_once:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())


def _done(number: int, future: Future[Reading]) -> tuple[int, Reading | SourceError]:
    try:
        return number, future.result()
    except SourceError as error:
        return number, error


def _processors() -> int:
    """How many pages are read at once: one in a process that is itself one of many."""
    import multiprocessing

    if multiprocessing.parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
