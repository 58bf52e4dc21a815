"""Where a file stands: on the disk, in an archive, or at hand; and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.readers.files import load
from gxlint.readers.limits import DEFAULT

if TYPE_CHECKING:
    from gxlint.readers.archives import Member


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its path, `data` when its content is at hand, `member` when it is to be unpacked. `apart` are the paths
    of documents around it that are checked for themselves."""

    path: str
    data: bytes | None = None
    member: Member | None = None
    apart: frozenset[str] = frozenset()

    def load(self) -> bytes:
        """Return the content. Raises Unreadable."""
        if self.data is not None:
            return self.data
        return load(self.path, DEFAULT) if self.member is None else self.member.load()
