"""Why a file cannot be read: a reason and its values, no words for people."""

from __future__ import annotations

REASONS = (
    "missing-file", "directory", "permission", "empty", "too-large", "encrypted", "broken-archive",
    "compression-ratio", "too-many-cells", "nesting", "not-text", "scanned-pdf", "garbled-pdf", "broken-pdf",
    "time-limit", "legacy-doc", "spreadsheet", "image",
    "unknown-format", "entities", "broken-xml", "undecodable", "no-document-part",
    "encrypted-member", "broken-member", "too-many-members",
    "no-converter", "converter-missing", "converter-late", "not-converted",
)  # fmt: skip
"""Every reason a reader may give; the messages stand in the rule file of GX001."""


class Unreadable(Exception):  # noqa: N818 - a file is unreadable; nothing went wrong with the program
    """A file that is refused. `reason` is one of `REASONS`, `values` fill the placeholders of its message.

    Values used: "size", "limit", "unit" (too-large: bytes, characters, lines), "cells", "limit"
    (too-many-cells), "size", "limit" (too-many-members), "depth", "limit" (nesting), "format" (unknown-format, legacy-doc,
    spreadsheet, image, no-converter, converter-late, not-converted: a short name such as "rtf"), "program"
    (converter-missing: what the user named), "seconds" (time-limit), "pages" (scanned-pdf, garbled-pdf: how many), "error"
    (permission: the name of the system's error; broken-archive, broken-xml, broken-pdf, not-converted: what a library
    said, for the data).
    """

    def __init__(self, reason: str, **values: str | int | float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def __str__(self) -> str:
        return " ".join((self.reason, *(f"{key}={value}" for key, value in self.values.items())))

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (self.reason, self.values)


def _restore(reason: str, values: dict[str, str | int | float]) -> Unreadable:
    return Unreadable(reason, **values)
