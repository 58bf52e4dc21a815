"""The pages of a PDF through pdfium: glyphs, rulings, pictures. Runs in a process of its own (`fence`).

pdfium is a C++ library that has the whole of a hostile file in its hands: nothing here runs in the process of the command.
Text that PDF editors put on top of a page (typewriter text, filled-in form fields) is drawn into it first.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Mapping
from typing import Any

from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.readers.pdf.budget import Budget
from gxlint.readers.pdf.fonts import use_one
from gxlint.readers.pdf.paths import (
    THIN,
    UNMOVED,
    Matrix,
    bounded,
    bounds_of,
    matrix_of,
    middle_line,
    rounded,
    take_path,
    times,
)
from gxlint.readers.pdf.raw import HIDDEN, PAGINATION, WHITE, Box, Glyph, RawFile, RawPage, Run

_FORM_DEPTH = 12
_SHADOW = 3.0
"""Points: how far from a text its shadow may lie."""
_FACTS = ("Title", "Author")


def extract(data: bytes, limits: Limits) -> RawFile:
    """Read all pages. Raises Unreadable: encrypted, broken-pdf, too-large (pages, characters, elements)."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    use_one(pdfium)
    # The document keeps pointing into the buffer; the library itself was started by its import.
    buffer = ctypes.create_string_buffer(data, len(data))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted", format="pdf")
        raise Unreadable("broken-pdf", error=f"pdfium {code}")
    number = pdfium.FPDF_GetPageCount(document)
    if number > limits.max_pages:
        raise Unreadable("too-large", size=number, limit=limits.max_pages, unit="pages")
    if number < 1:
        raise Unreadable("broken-pdf", error="no pages")
    forms = _form_environment(pdfium, document)
    budget = Budget(limits.max_glyphs, limits.max_paths)
    pages = [_page(pdfium, document, index, budget) for index in range(number)]
    facts = {name.lower(): value for name in _FACTS if (value := _fact(pdfium, document, name))}
    if forms is not None:
        pdfium.FPDFDOC_ExitFormFillEnvironment(forms[0])
    pdfium.FPDF_CloseDocument(document)
    return RawFile(pages, facts)


def _form_environment(pdfium: Any, document: Any) -> tuple[Any, Any] | None:
    """Open the form of a document that has one: without, pdfium does not make the looks of fields that lack them.

    Returns the form and what must live as long as it does.
    """
    if pdfium.FPDF_GetFormType(document) == pdfium.FORMTYPE_NONE:
        return None
    config = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, config)
    return (form, config) if form else None


def _fact(pdfium: Any, document: Any, name: str) -> str:
    length = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
    if not 2 < length <= 2000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetMetaText(document, name.encode(), buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip()


def _page(pdfium: Any, document: Any, index: int, budget: Budget) -> RawPage:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise Unreadable("broken-pdf", error=f"page {index + 1}")
    if _has_text_on_top(pdfium, page) and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == 1:
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise Unreadable("broken-pdf", error=f"page {index + 1}")
    raw = RawPage(_shown(pdfium, page), pdfium.FPDFPage_GetRotation(page) % 4)
    for found, matrix in _objects(pdfium, page):
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            take_path(pdfium, found, matrix, raw, budget)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            budget.take_path(0)
            box = bounds_of(pdfium, found, matrix)
            if box is not None and kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                raw.images.append(box)
                if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                    raw.segments += middle_line(box)
    text = pdfium.FPDFText_LoadPage(page)
    if text:
        _show_covered(pdfium, page, raw, _glyphs(pdfium, text, raw, budget))
        pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return raw


def _has_text_on_top(pdfium: Any, page: Any) -> bool:
    wanted = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_STAMP)
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), 10_000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in wanted:
                return True
    return False


def _shown(pdfium: Any, page: Any) -> Box:
    """The part of the page that is shown: pdfium's own bounding box, which minds CropBox, MediaBox and inheritance."""
    rect = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, rect) and rect.right > rect.left and rect.top > rect.bottom:
        return rect.left, rect.bottom, rect.right, rect.top
    return 0.0, 0.0, 595.0, 842.0


def _objects(pdfium: Any, page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Every object of a page that is not a group, with what the groups around it do to its place."""
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium, pdfium.FPDFPage_GetObject(page, number), UNMOVED, 0)


def _inside(pdfium: Any, found: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if not found:
        return
    if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_FORM:
        yield found, outer
        return
    if depth >= _FORM_DEPTH:
        raise Unreadable("nesting", depth=depth + 1, limit=_FORM_DEPTH)
    matrix = times(matrix_of(pdfium, found), outer)
    for number in range(pdfium.FPDFFormObj_CountObjects(found)):
        yield from _inside(pdfium, pdfium.FPDFFormObj_GetObject(found, number), matrix, depth + 1)


def _show_covered(pdfium: Any, page: Any, raw: RawPage, runs: Mapping[int, int]) -> None:
    """Take hidden text for seen where the same is drawn again, seen: a shadow. pdfium gives only the first of two such texts."""
    if not any(run.flags & HIDDEN for run in raw.runs):
        return
    seen: set[tuple[int, int]] = set()
    hidden: list[tuple[int, int, int]] = []
    for found, matrix in _objects(pdfium, page):
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        run = runs.get(ctypes.cast(found, ctypes.c_void_p).value or 0)
        box = bounds_of(pdfium, found, matrix)
        if box is None or (run is not None and not raw.runs[run].flags & HIDDEN):
            continue
        column, row = round(box[0] / _SHADOW), round(box[1] / _SHADOW)
        if run is not None:
            hidden.append((run, column, row))
        elif pdfium.FPDFTextObj_GetTextRenderMode(found) in (
            pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        ) and _alpha(pdfium, found):  # fmt: skip
            seen.add((column, row))
    for run, column, row in hidden:
        if any((column + right, row + up) in seen for right in (-1, 0, 1) for up in (-1, 0, 1)):
            raw.runs[run] = raw.runs[run]._replace(flags=raw.runs[run].flags & ~HIDDEN)


def _alpha(pdfium: Any, found: Any) -> int:
    colour = [ctypes.c_uint() for _ in range(4)]
    return colour[3].value if pdfium.FPDFPageObj_GetFillColor(found, *colour) else 0


def _glyphs(pdfium: Any, text: Any, raw: RawPage, budget: Budget) -> dict[int, int]:
    """Take the characters of a page; return which run each text object is."""
    count = pdfium.FPDFText_CountChars(text)
    budget.take_glyphs(max(count, 0))
    runs: dict[int, int] = {}
    x, y, rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, rect):
            continue
        owner = pdfium.FPDFText_GetTextObject(text, index)
        address = ctypes.cast(owner, ctypes.c_void_p).value or 0
        run = runs.get(address)
        if run is None:
            run = runs[address] = len(raw.runs)
            raw.runs.append(_run(pdfium, text, index, owner))
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsHyphen(text, index) == 1:
            code = 0x2D
        if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
            code = 0
        raw.glyphs.append(
            Glyph(
                code,
                run,
                bounded(x.value),
                bounded(y.value),
                *rounded(rect.left, rect.bottom, rect.right, rect.top),
            )
        )
    return runs


def _run(pdfium: Any, text: Any, index: int, owner: Any) -> Run:
    size = pdfium.FPDFText_GetFontSize(text, index)
    got = pdfium.FS_MATRIX()
    angle = 0.0
    if pdfium.FPDFText_GetMatrix(text, index, got):
        angle = math.degrees(math.atan2(got.b, got.a)) % 360
        size *= math.hypot(got.c, got.d)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
    colour = [ctypes.c_uint() for _ in range(4)]
    flags = 0
    if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
        flags |= HIDDEN
    elif mode != pdfium.FPDF_TEXTRENDERMODE_STROKE and pdfium.FPDFText_GetFillColor(text, index, *colour):
        if colour[3].value == 0:
            flags |= HIDDEN
        elif min(part.value for part in colour[:3]) >= 250:
            flags |= WHITE
    if _is_pagination(pdfium, owner):
        flags |= PAGINATION
    buffer, bits = ctypes.create_string_buffer(200), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 200, bits)
    name = buffer.value.decode("utf-8", "replace")
    return Run(name, round(min(size, 1e4), 2), round(angle, 1), pdfium.FPDFText_GetFontWeight(text, index),
               flags)  # fmt: skip


def _is_pagination(pdfium: Any, owner: Any) -> bool:
    """Whether a tagged file says that this text is a header or footer (ISO 32000-1, 14.8.2.2.2)."""
    buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for number in range(min(pdfium.FPDFPageObj_CountMarks(owner), 16)) if owner else ():
        mark = pdfium.FPDFPageObj_GetMark(owner, number)
        if not mark or not pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, length):
            continue
        if bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False
