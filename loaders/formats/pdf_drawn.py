"""A page of an open PDF in, what is drawn on it out: straight lines, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ...graph.model import Box
from .pdf_view import View

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

#: In points: a line is thinner than the first, and longer than the second.
THIN, LONG = 3.0, 4.0
#: At most: things drawn on a page, points of one of them, depth of things within things.
OBJECTS, POINTS, DEPTH = 20_000, 400, 4

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Boxes of straight lines in points from the top left, and the share of the page under pictures.

    ``shapes`` counts what is drawn and no line of a table: letters drawn as outlines are many.
    """

    rules: tuple[Box, ...]
    pictured: float
    shapes: int


def drawn(page: pypdfium2.PdfPage, view: View) -> Drawn:
    """What is drawn on a page, in the order of the file."""
    from pypdfium2 import raw

    rules: list[Box] = []
    pictured, shapes = 0.0, 0
    for item, kind, matrix in _objects(
        raw, page.raw, _SAME, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    ):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictured += _area(raw, item, matrix, view)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            found = list(_lines(raw, item, matrix, view))
            rules += found
            shapes += not found
    return Drawn(tuple(rules), min(pictured / (view.width * view.height), 1.0), shapes)


def _objects(
    raw: Any, holder: Any, matrix: _Matrix, count: Any, get: Any, depth: int = 0
) -> Iterator[tuple[Any, int, _Matrix]]:
    """The things on a page with their kind and what moves them, those within others too."""
    for number in range(min(count(holder), OBJECTS)):
        item = get(holder, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            inner = _times(_matrix(raw, item), matrix)
            yield from _objects(
                raw, item, inner, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1
            )
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH):
            yield item, kind, matrix


def _matrix(raw: Any, item: Any) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: _Matrix, second: _Matrix) -> _Matrix:
    """First one, then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _area(raw: Any, item: Any, matrix: _Matrix, view: View) -> float:
    """How much of the page a picture covers, in square points."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    x0, y0, x1, y1 = view.box(*_moved(matrix, left, bottom), *_moved(matrix, right, top))
    wide = min(x1, view.width) - max(x0, 0.0)
    high = min(y1, view.height) - max(y0, 0.0)
    return max(wide, 0.0) * max(high, 0.0)


def _lines(raw: Any, item: Any, matrix: _Matrix, view: View) -> Iterator[Box]:
    """The straight lines of a shape that is painted: thin bars, and the strokes that run along the page."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    count = raw.FPDFPath_CountSegments(item)
    if count > POINTS or not (fill.value or stroke.value):
        return
    whole = _times(_matrix(raw, item), matrix)
    for part in _parts(raw, item, count, whole, view):
        left, right = min(x for x, _ in part), max(x for x, _ in part)
        top, bottom = min(y for _, y in part), max(y for _, y in part)
        if min(right - left, bottom - top) < THIN:
            if max(right - left, bottom - top) > LONG:
                yield left, top, right, bottom
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(part):
                thin, long = sorted((abs(x1 - x0), abs(y1 - y0)))
                if thin < 1 and long > LONG:
                    yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _parts(
    raw: Any, item: Any, count: int, matrix: _Matrix, view: View
) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a shape as they are shown; parts with curves are left out."""
    part: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(part) > 1 and not curved:
                yield part
            part, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        part.append(view.point(*_moved(matrix, x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(segment) and part[-1] != part[0]:
            part.append(part[0])
    if len(part) > 1 and not curved:
        yield part
