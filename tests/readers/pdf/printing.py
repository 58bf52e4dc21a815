"""Printing to PDF with the programs offices use: LibreOffice for Word documents, Chromium for web pages."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_office = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice (soffice) is not installed: apt install libreoffice-writer"
)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt install chromium")


def office(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Print documents to PDF in one run of LibreOffice; file name to content, the same names with .pdf come back."""
    assert SOFFICE is not None
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        for name, data in files.items():
            (here / name).write_bytes(data)
        subprocess.run(
            [SOFFICE, f"-env:UserInstallation=file://{here}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", str(here / "out"), *(str(here / name) for name in files)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return {name: (here / "out" / f"{Path(name).stem}.pdf").read_bytes() for name in files}


def browser(page: str, *, headers: bool = False) -> bytes:
    """Print a web page to PDF; `headers` lets the browser put date, title, address and page number around it."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        (here / "page.html").write_text(page, "utf-8")
        subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={here}/profile",
             *(() if headers else ("--no-pdf-header-footer",)), f"--print-to-pdf={here}/page.pdf",
             (here / "page.html").as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return (here / "page.pdf").read_bytes()
