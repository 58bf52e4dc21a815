"""The archive: parts by name, relationships, and every guard against archives made to do harm.

What the directory of a ZIP file says about sizes is not believed: parts are unpacked in chunks and counted.
Only the parts that are read are unpacked, never pictures. Open Packaging Conventions: ECMA-376 part 2.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from posixpath import dirname, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gxlint.readers.docx.markup import elements, parse
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import MIB, Limits

_CHUNK = 1 << 16
_MAX_PARTS = 10_000
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_RATIO_FLOOR = MIB
_BROKEN = (BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError, RuntimeError,
           OverflowError, NotImplementedError)  # fmt: skip
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_MAIN_TYPES = (
    ".document.main+xml",
    ".template.main+xml",
    "document.macroenabled.main+xml",
    "template.macroenabledtemplate.main+xml",
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow from a part: `kind` is the last word of its type ("styles"), `target` a part name or None outside."""

    id: str
    kind: str
    target: str | None


class Package:
    """An opened package. Part names are as in the archive, without a leading slash."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the archive in `data`.

        Raises Unreadable: "too-large", "encrypted", "broken-archive".
        """
        self._limits = limits
        self._left = limits.max_unpacked
        self._nodes = limits.max_nodes
        if len(data) > limits.max_bytes:
            raise Unreadable("too-large", size=len(data), limit=limits.max_bytes, unit="bytes")
        if data.startswith(_OLE):
            raise Unreadable("encrypted" if _ENCRYPTED_STREAM in data else "broken-archive", error="OLE")
        # Counted before the directory is read: every entry costs half a kilobyte of memory.
        parts = data.count(_ENTRY)
        if parts > _MAX_PARTS:
            raise Unreadable("broken-archive", error=f"{parts} parts")
        try:
            self._archive = ZipFile(BytesIO(data))
            infos = self._archive.infolist()
        except _BROKEN as error:
            raise Unreadable("broken-archive", error=str(error)) from None
        self._parts: dict[str, ZipInfo] = {}
        self._twice: set[str] = set()
        for info in infos:
            name = info.filename.replace("\\", "/")
            # Names are looked up, never used as paths; one that climbs out says what the archive is for.
            if name.startswith("/") or ".." in name.split("/") or "\0" in name:
                raise Unreadable("broken-archive", error=f"unsafe name {name[:80]!r}")
            key = name.lower()
            if key in self._parts:
                self._twice.add(key)
            self._parts[key] = info

    def has(self, name: str) -> bool:
        """Whether there is such a part; names are compared without regard to case, as OPC says."""
        return name.lower() in self._parts

    def read(self, name: str) -> bytes:
        """Unpack a part. Raises KeyError without one, and Unreadable as the class says, or "compression-ratio"."""
        key = name.lower()
        info = self._parts[key]
        if key in self._twice:
            # Which of the two is read would depend on the program that reads.
            raise Unreadable("broken-archive", error=f"{name} stands twice")
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            # OPC allows no other (ECMA-376 part 2, annex C), and others can ask for any amount of memory.
            raise Unreadable("broken-archive", error=f"{name}: method {info.compress_type}")
        chunks: list[bytes] = []
        size = 0
        most = self._limits.max_ratio * max(1, info.compress_size)
        try:
            with self._archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > self._left:
                        raise Unreadable(
                            "too-large", size=size, limit=self._limits.max_unpacked, unit="bytes"
                        )
                    if size > _RATIO_FLOOR and size > most:
                        raise Unreadable("compression-ratio", limit=self._limits.max_ratio)
                    chunks.append(chunk)
        except _BROKEN as error:
            raise Unreadable("broken-archive", error=f"{name}: {error}") from None
        self._left -= size
        return b"".join(chunks)

    def xml(self, name: str, trim: Callable[[bytes], bytes] | None = None) -> Element:
        """Unpack and parse a part, after `trim` has cut what is not needed. Raises as `read` and `markup.parse` do."""
        data = self.read(name)
        # Trees of several parts stand side by side.
        root = parse(data, replace(self._limits, max_nodes=self._nodes), trim)
        self._nodes -= min(self._nodes, elements(data))
        return root

    def relationships(self, source: str = "") -> list[Relationship]:
        """Return the arrows from a part ("" is the package itself), in their order; none when it has no list."""
        folder = dirname(source)
        name = f"{folder}/_rels/{source[len(folder) :].lstrip('/')}.rels".lstrip("/")
        if not self.has(name):
            return []
        found = []
        for arrow in self.xml(name).iter(_RELATIONSHIP):
            target: str | None = None
            if arrow.get("TargetMode") != "External":
                target = _resolve(folder, arrow.get("Target", ""))
            found.append(Relationship(arrow.get("Id", ""), arrow.get("Type", "").rpartition("/")[2], target))
        return found

    def main_part(self) -> str:
        """Return the name of the main document part.

        Raises Unreadable("no-document-part").
        """
        for arrow in self.relationships():
            if arrow.kind == "officeDocument" and arrow.target and self.has(arrow.target):
                return arrow.target
        if self.has("[Content_Types].xml"):
            for entry in self.xml("[Content_Types].xml").iter(_OVERRIDE):
                name = entry.get("PartName", "").lstrip("/")
                if entry.get("ContentType", "").lower().endswith(_MAIN_TYPES) and self.has(name):
                    return name
        raise Unreadable("no-document-part")


def _resolve(folder: str, target: str) -> str:
    """Return the part name a relative or absolute target means, seen from `folder`."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    joined = path if path.startswith("/") else f"/{folder}/{path}"
    return normpath(joined).lstrip("/")
