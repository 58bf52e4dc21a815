"""What msdoc2docx says it could not take over, and what that means for a reader of the report.

Its warnings are about looks for the most part. Two kinds matter: where it may have lost something, LibreOffice is asked to
read the file instead; where something is lost for certain and nobody else can read it, that is said.
"""

from __future__ import annotations

from collections.abc import Iterable

_LOST = {
    "tables": ("MALFORMED_TABLE_FLATTENED", "TABLE_CELL_DEFINITION_MISMATCH", "TABLE_DEPTH_LIMITED", "TABLE_GRID_MISMATCH"),
    "drawings": ("MAIN_TEXTBOX_TABLE_MALFORMED", "OFFICEART_MALFORMED"),
    "numbering": ("BROKEN_LISTNUM_FIELDS_FLATTENED", "LIST_NUMBER_FORMAT_APPROXIMATED", "NUMBERING_TABLE_MALFORMED",
                  "STYLE_TABLE_MALFORMED"),
    "pictures": ("INLINE_PICTURE_ANCHOR_INVALID", "INLINE_PICTURE_DATA_STREAM_MISSING", "INLINE_PICTURE_FORMAT_DEFERRED",
                 "INLINE_PICTURE_MALFORMED"),
    "objects": ("OLE_OBJECT_OMITTED", "OLE_OBJECT_STORAGE_MISSING"),
    "text": ("UNTERMINATED_FIELD",),
}  # fmt: skip
_DOUBTFUL = frozenset(
    ("BROKEN_SEQUENCE_FIELDS_FLATTENED", "BROKEN_STYLE_FIELDS_FLATTENED", "FLOATING_PICTURE_FORMAT_DEFERRED",
     "FLOATING_SHAPE_TYPES_DEFERRED", "HEADER_FOOTER_TABLE_MALFORMED", "INLINE_BINARY_DATA_DEFERRED",
     "INLINE_BINARY_DATA_MALFORMED", "INVALID_UTF16", "OLE_OBJECTS_UNANCHORED", "PICTURES_DEFERRED",
     "UNDECLARED_FIELDS_FLATTENED", "UNSUPPORTED_CONTROL_CHARACTER", "UNSUPPORTED_PRM0_VALUES")
)  # fmt: skip


def lost(warnings: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of content that are lost for certain, in the order of the table."""
    said = set(warnings)
    return tuple(kind for kind, codes in _LOST.items() if said.intersection(codes))


def doubtful(warnings: Iterable[str]) -> bool:
    """Whether another reader should be asked."""
    said = frozenset(warnings)
    return bool(said & _DOUBTFUL) or bool(lost(said))
