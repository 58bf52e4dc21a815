"""Web pages saved with what belongs to them: 年报.html and the folder 年报_files beside it (年报.files, 年报_文件 …)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")
DOCUMENTS = (".docx", ".doc", ".wps", ".pdf", ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".et", ".txt")
"""Endings of what a page may carry a report in besides other pages."""
FOLDERS = ("_files", ".files", "_文件", ".文件", "-files", " files")
"""What browsers and word processors put behind the name of a page to name its folder."""


def pages_by_folder(pages: Iterable[str]) -> dict[str, str]:
    """Return the pages by the names, in small letters, that their folders may have."""
    return {page.rpartition(".")[0].lower() + ending: page
            for page in sorted(pages) if page.lower().endswith(PAGES) for ending in FOLDERS}  # fmt: skip


def attachments(names: Mapping[str, object]) -> dict[str, str]:
    """Return, of the files of an archive, those that belong to a saved page, with their page."""
    here: dict[str, list[str]] = {}
    for name in names:
        folder, _, last = name.rpartition("/")
        if last.lower().endswith(PAGES):
            here.setdefault(folder, []).append(last)
    if not here:
        return {}
    known = {folder: pages_by_folder(pages) for folder, pages in here.items()}
    found: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        for at in range(len(parts) - 1):
            above = "/".join(parts[:at])
            page = known.get(above, {}).get(parts[at].lower())
            if page is not None:
                found[name] = f"{above}/{page}" if above else page
                break
    return found
