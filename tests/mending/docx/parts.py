"""Looking into packages."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a package in their order."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}
