"""Drawn paths to rulings: straight lines along an axis that are stroked, and thin areas that are filled."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any

from gxlint.readers.pdf.budget import Budget
from gxlint.readers.pdf.raw import Box, RawPage

THIN = 3.0
"""Points: a filled area up to this thick is a ruling. The thickest border Word offers is 6 points, and nobody rules a
table with it; the thinnest character is wider."""
_SKEW = 0.35
"""Points by which the ends of a ruling may lie off its axis."""

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def matrix_of(pdfium: Any, found: Any) -> Matrix:
    """Return what an object does to its own measures."""
    got = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(found, got):
        return UNMOVED
    return got.a, got.b, got.c, got.d, got.e, got.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return what two do one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _put(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds_of(pdfium: Any, found: Any, matrix: Matrix) -> Box | None:
    """Return the box around an object on the page, None where it has none."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_put(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    return rounded(min(x for x, _ in corners), min(y for _, y in corners),
                    max(x for x, _ in corners), max(y for _, y in corners))  # fmt: skip


def rounded(one: float, two: float, three: float, four: float) -> Box:
    """Return a box in hundredths of a point."""
    return bounded(one), bounded(two), bounded(three), bounded(four)


def bounded(value: float) -> float:
    """Return a measure in hundredths of a point, no farther off than any page is wide."""
    return round(min(max(value, -1e6), 1e6), 2)


def take_path(pdfium: Any, found: Any, outer: Matrix, raw: RawPage, budget: Budget) -> None:
    """Take the rulings out of a path: straight lines along an axis that are stroked, and thin areas that are filled."""
    count = pdfium.FPDFPath_CountSegments(found)
    budget.take_path(max(count, 0))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(found, fill, stroke):
        return
    filled = fill.value != pdfium.FPDF_FILLMODE_NONE and _visible(
        pdfium, found, pdfium.FPDFPageObj_GetFillColor
    )
    stroked = bool(stroke.value) and _visible(pdfium, found, pdfium.FPDFPageObj_GetStrokeColor)
    if not filled and not stroked:
        return
    matrix = times(matrix_of(pdfium, found), outer)
    before = len(raw.segments)
    for points, curved, closed in _figures(pdfium, found, count, matrix):
        if curved:
            continue
        if stroked:
            _stroked(points, closed, raw)
        if filled:
            _filled(pdfium, found, points, raw)
    if len(raw.segments) == before:
        raw.shapes += 1


def _visible(pdfium: Any, found: Any, colour_of: Any) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    return not colour_of(found, *colour) or colour[3].value > 0


def _figures(
    pdfium: Any, found: Any, count: int, matrix: Matrix
) -> Iterator[tuple[list[tuple[float, float]], bool, bool]]:
    """The figures of a path: their corners, whether a curve is among their sides, whether they are closed."""
    points: list[tuple[float, float]] = []
    curved = closed = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(found, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved, closed
            points, curved, closed = [], False, False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            points.append(_put(matrix, x.value, y.value))
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield points, curved, closed


def _stroked(points: list[tuple[float, float]], closed: bool, raw: RawPage) -> None:
    around = [*points, points[0]] if closed else points
    for (x0, y0), (x1, y1) in itertools.pairwise(around):
        if (x0, y0) != (x1, y1) and (abs(x1 - x0) <= _SKEW or abs(y1 - y0) <= _SKEW):
            raw.segments.append(rounded(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _filled(pdfium: Any, found: Any, points: list[tuple[float, float]], raw: RawPage) -> None:
    if len({(round(x, 1), round(y, 1)) for x, y in points}) > 4:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    # All corners of a rectangle lie on its own bounds; those of a rhombus do not.
    if any(min(x - min(xs), max(xs) - x) > _SKEW or min(y - min(ys), max(ys) - y) > _SKEW for x, y in points):
        return
    box = rounded(min(xs), min(ys), max(xs), max(ys))
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        raw.segments += middle_line(box)
        return
    colour = [ctypes.c_uint() for _ in range(4)]
    if pdfium.FPDFPageObj_GetFillColor(found, *colour) and min(part.value for part in colour[:3]) < 240:
        raw.fills.append(box)


def middle_line(box: Box) -> list[Box]:
    """The middle line of a thin area; nothing for a dot."""
    left, bottom, right, top = box
    if right - left <= THIN and top - bottom <= THIN:
        return [rounded(left, (bottom + top) / 2, right, (bottom + top) / 2),
                rounded((left + right) / 2, bottom, (left + right) / 2, top)]  # fmt: skip
    if top - bottom <= right - left:
        return [rounded(left, (bottom + top) / 2, right, (bottom + top) / 2)]
    return [rounded((left + right) / 2, bottom, (left + right) / 2, top)]
