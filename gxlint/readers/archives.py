"""A .zip of reports: what stands in it, one member at a time, nothing ever written to a disk.

What the directory of an archive says of sizes is believed only to refuse: members are unpacked in chunks and counted.
An archive is refused as a whole when its members together could only be a bomb (`Limits.max_members`, `max_packed`,
`max_ratio`). Archives inside an archive are opened one level deep.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gxlint.readers.archive_names import name_of, shown
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import DEFAULT, MIB, Limits
from gxlint.readers.saved import attachments
from gxlint.text.system import name_of as error_name

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_RATIO_FLOOR, _WHOLE_FLOOR = MIB, 100 * MIB
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, LookupError, RuntimeError, OverflowError,
           NotImplementedError)  # fmt: skip
_SHORTEST_ENTRY, _LONGEST_ENTRY = 46, 400
"""Bytes of an entry in the directory: without a name, and with the long names of folders of a whole province."""
_OFFICE = ("[content_types].xml", "mimetype", "ofd.xml")
_NOT_THERE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)


@dataclass(frozen=True)
class Member:
    """One file of an archive, to be unpacked when its turn comes, in whatever process.

    `archive` is the path of the file, or `data` its content (standard input); `chain` the numbers of the entries that
    lead to it, the outermost first. With `refused` there is nothing to unpack, only that to say.
    """

    archive: str
    chain: tuple[int, ...] = ()
    data: bytes | None = None
    refused: Unreadable | None = None

    def load(self, limits: Limits = DEFAULT) -> bytes:
        """Return the content. Raises Unreadable: "encrypted-member", "broken-member", "compression-ratio", "too-large",
        and whatever is wrong with the archive."""
        if self.refused is not None:
            raise self.refused
        return self._opened(limits).read(self.chain[-1])

    def beside(self, name: str, limits: Limits = DEFAULT) -> Member | None:
        """Return the member of the same archive that is shown with a name. Raises Unreadable, as all of these do."""
        number = self._opened(limits).names.get(name)
        return None if number is None else Member(self.archive, (*self.chain[:-1], number), self.data)

    def name(self, limits: Limits = DEFAULT) -> str:
        """Return the name it is shown with inside its archive."""
        return self._opened(limits).shown[self.chain[-1]]

    def saved_with(self, limits: Limits = DEFAULT) -> Sequence[str]:
        """Return the names of the files in the folder saved with it, if it is a web page."""
        archive = self._opened(limits)
        return archive.saved.get(archive.shown[self.chain[-1]], ())

    def _opened(self, limits: Limits) -> Archive:
        archive = _opened(self.archive, limits) if self.data is None else _held(self.data, limits)
        for number in self.chain[:-1]:
            archive = _inner(archive, number, limits)
        return archive


class Archive:
    """An opened archive: `names` gives, by the name that is shown, the number of each file in it, sorted."""

    def __init__(self, source: str | bytes, limits: Limits = DEFAULT) -> None:
        """Open a path or the content of an archive.

        Raises Unreadable: "missing-file", "permission", "broken-archive", "compression-ratio", "too-many-members", and
        "unknown-format" for an Office document or anything else that is no plain archive.
        """
        self._limits = limits
        self._stream: BinaryIO
        try:
            self._stream = BytesIO(source) if isinstance(source, bytes) else open(source, "rb")  # noqa: SIM115
        except _NOT_THERE:
            raise Unreadable("missing-file") from None
        except OSError as problem:
            raise Unreadable("permission", error=error_name(problem)) from None
        try:
            self._open()
        except BaseException:
            self._stream.close()
            raise

    def _open(self) -> None:
        limits = self._limits
        size = self._stream.seek(0, os.SEEK_END)
        self._count(size)
        try:
            self._zip = ZipFile(self._stream)
            self._infos = self._zip.infolist()
        except (*_BROKEN, OSError) as problem:
            raise Unreadable("broken-archive", error=str(problem)) from None
        if len(self._infos) > limits.max_members:
            raise Unreadable("too-many-members", size=len(self._infos), limit=limits.max_members)
        if any(info.orig_filename.lower() in _OFFICE for info in self._infos):
            raise Unreadable("unknown-format", format="zip")
        files = [(number, info) for number, info in enumerate(self._infos) if not info.is_dir()]
        whole = sum(info.file_size for _, info in files)
        if whole > _WHOLE_FLOOR and whole > limits.max_ratio * size:
            raise Unreadable("compression-ratio", limit=limits.max_ratio)
        if whole > limits.max_packed:
            raise Unreadable("too-large", size=whole, limit=limits.max_packed, unit="bytes")
        self.names = dict(sorted(_named(files)))

    def _count(self, size: int) -> None:
        """Read the number of entries before the directory is read: every entry costs half a kilobyte of memory."""
        tail = min(size, 66_000)
        self._stream.seek(size - tail)
        end = self._stream.read(tail)
        at = end.rfind(b"PK\x05\x06")
        if at < 0 or at + 22 > len(end):
            raise Unreadable("broken-archive", error="no central directory")
        directory = struct.unpack_from("<I", end, at + 12)[0]
        if end[max(0, at - 20) : at].startswith(
            b"PK\x06\x07"
        ):  # ZIP64: the size stands in a record of its own
            large = end.rfind(b"PK\x06\x06", 0, at)
            if large < 0:
                raise Unreadable("broken-archive", error="no central directory")
            directory = struct.unpack_from("<Q", end, large + 40)[0]
        if directory > self._limits.max_members * _LONGEST_ENTRY:
            raise Unreadable(
                "too-many-members", size=directory // _SHORTEST_ENTRY, limit=self._limits.max_members
            )
        self._stream.seek(0)

    @cached_property
    def shown(self) -> Mapping[int, str]:
        """The name of each file by its number."""
        return {number: name for name, number in self.names.items()}

    @cached_property
    def saved(self) -> Mapping[str, Sequence[str]]:
        """The files in the folders saved with web pages, by the name of the page."""
        found: dict[str, list[str]] = {}
        for name, page in attachments(self.names).items():
            found.setdefault(page, []).append(name)
        return found

    def read(self, number: int) -> bytes:
        """Unpack an entry. Raises Unreadable as `Member.load` says."""
        if not 0 <= number < len(self._infos):
            raise Unreadable("missing-file")
        info = self._infos[number]
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted-member")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable("broken-member", error=f"method {info.compress_type}")
        chunks: list[bytes] = []
        size = 0
        most = self._limits.max_ratio * max(1, info.compress_size)
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > self._limits.max_bytes:
                        raise Unreadable(
                            "too-large",
                            size=max(size, info.file_size),
                            limit=self._limits.max_bytes,
                            unit="bytes",
                        )
                    if size > _RATIO_FLOOR and size > most:
                        raise Unreadable("compression-ratio", limit=self._limits.max_ratio)
                    chunks.append(chunk)
        except (*_BROKEN, OSError) as problem:
            raise Unreadable("broken-member", error=str(problem)) from None
        return b"".join(chunks)

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _named(files: list[tuple[int, ZipInfo]]) -> Iterator[tuple[str, int]]:
    """Yield name and number; a name that stands twice is told apart by a number behind it."""
    times: dict[str, int] = {}
    for number, info in files:
        name = shown(name_of(info))
        if not name:
            continue
        times[name] = times.get(name, 0) + 1
        yield (name if times[name] == 1 else f"{name}#{times[name]}"), number


@lru_cache(maxsize=2)
def _kept(path: str, stamp: tuple[int, int], limits: Limits) -> Archive:
    return Archive(path, limits)


def _opened(path: str, limits: Limits) -> Archive:
    """An archive stays open while its members are read one after the other; a file that changed is opened anew."""
    try:
        facts = os.stat(path)
    except OSError:
        return Archive(path, limits)
    return _kept(path, (facts.st_size, facts.st_mtime_ns), limits)


@lru_cache(maxsize=1)
def _held(data: bytes, limits: Limits) -> Archive:
    return Archive(data, limits)


@lru_cache(maxsize=1)
def _inner(archive: Archive, number: int, limits: Limits) -> Archive:
    return Archive(archive.read(number), limits)
