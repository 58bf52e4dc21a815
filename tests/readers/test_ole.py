"""What stands at the root of a compound file, and what files that lie about themselves may cost."""

from __future__ import annotations

import struct
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers import Unreadable
from gxlint.readers.detect import container
from gxlint.readers.ole import SIGNATURE, CompoundFile
from tests.readers.office.compound import END, FREE, SECTOR, compound, word


def test_streams_at_the_root_and_their_first_bytes() -> None:
    file = CompoundFile(compound({"WordDocument": word(), "1Table": b"table"}, below={"Workbook": b"sheet"}))
    assert file.streams == {"WordDocument", "1Table"}
    assert (file.read("WordDocument", 12), file.read("1Table", 5)) == (word()[:12], b"table")
    assert (file.read("Workbook", 5), file.read("nothing", 5)) == (b"", b"")
    assert file.has("WORDDOCUMENT")
    assert file.read("worddocument", 12) == word()[:12]
    assert not file.has("Workbook")
    assert len(file.read("1Table", 10_000)) == 4096


def test_the_library_is_for_compound_files_only() -> None:
    asked = (
        "import sys\nfrom gxlint.readers import read_bytes\nread_bytes('一、总体情况'.encode(), 'a.txt')\n"
        "print('olefile' in sys.modules)\n"
        "from gxlint.readers.ole import SIGNATURE, CompoundFile\nCompoundFile(b'PK' + SIGNATURE)\n"
        "print('olefile' in sys.modules)\nCompoundFile(SIGNATURE)\nprint('olefile' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "True"]


@pytest.mark.parametrize(
    ("streams", "below", "kind"),
    [
        ({"WordDocument": word()}, {"Workbook": b""}, "doc"),
        ({"Workbook": b""}, {"WordDocument": word()}, "xls"),
        ({"Book": b""}, {}, "xls"),
    ],
)
def test_an_object_inside_does_not_say_what_a_file_is(
    streams: dict[str, bytes], below: dict[str, bytes], kind: str
) -> None:
    assert container(compound(streams, below)) == kind


@pytest.mark.parametrize(
    ("promised", "reason"), [("doc", "legacy-doc"), (None, "unknown-format"), ("xls", "unknown-format")]
)
def test_a_document_of_a_program_nobody_has_any_more(promised: str | None, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        container(compound({"MatOST": b"", "CONTENTS": b""}), promised)
    assert (caught.value.reason, caught.value.values) == (reason, {"format": "ole"})


WHOLE = compound({"WordDocument": word(), "1Table": b"t"}, below={"Workbook": b""})


@given(st.lists(st.tuples(st.integers(8, len(WHOLE) - 4), st.sampled_from([0, 1, 2, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF]))),
       st.integers(0, len(WHOLE)))  # fmt: skip
def test_broken_files_break_nothing(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at : at + 4] = value.to_bytes(4, "little")
    file = CompoundFile(bytes(data[:length]))
    assert all(len(file.read(name, 40)) <= 40 for name in file.streams)
    assert all(len(file.read(name, 1 << 40)) <= length + 512 for name in file.streams)


def test_chains_in_a_circle_end() -> None:
    header = bytearray(WHOLE[:512])
    header[68:72] = bytes(4)  # the list of tables continues in sector 0, which names itself
    header[48:52] = (90_000).to_bytes(4, "little")
    header[76:512] = b"\xff" * 436
    start = time.process_time()
    assert CompoundFile(bytes(header) + bytes(50_000_000)).streams == frozenset()
    assert time.process_time() - start < 2
    assert CompoundFile(SIGNATURE).streams == frozenset()


def entry(name: str, start: int, size: int, *, kind: int = 2, left: int = FREE, right: int = FREE, child: int = FREE) -> bytes:  # fmt: skip
    raw = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36sIQ", raw, len(raw) + 2, kind, 1, left, right, child, b"", start, size)


def packed(
    sectors: bytes, chains: Sequence[int], *, tables: int = 0, lists: tuple[int, int] = (END, 0),
    small: tuple[int, int] = (END, 0), shift: int = 9,
) -> bytes:  # fmt: skip
    """A file of these sectors, the first of them the directory, whose table says `chains`. The header says there are
    `tables` (0: as many as there are), lists of further ones and tables of small streams from a sector on, so many."""
    total = len(sectors) // SECTOR
    needed = -(-(total + 10) // 126)
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(needed * SECTOR, b"\xff")
    places = [*range(total, total + needed)][:109]
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", SIGNATURE, b"", 0x3E, 3, 0xFFFE, shift, 6, b"", 0, tables or needed, 0, 0, 4096, *small, *lists
    )  # fmt: skip
    return head + struct.pack("<109I", *places, *[FREE] * (109 - len(places))) + sectors + table


def directory(*entries: bytes) -> bytes:
    return b"".join(entries).ljust(-(-len(entries) // 4) * SECTOR, b"\0")


def chain(length: int) -> list[int]:
    return [*range(1, length), END]


def balanced(number: int) -> bytes:
    """A directory of so many streams, each of which begins elsewhere."""
    made: list[bytes] = [b""] * (number + 1)

    def between(first: int, last: int) -> int:
        if first > last:
            return FREE
        at = (first + last) // 2
        made[at] = entry(f"{at}", at, 5000, left=between(first, at - 1), right=between(at + 1, last))
        return at

    made[0] = entry("Root Entry", END, 0, kind=5, child=between(1, number))
    return directory(*made)


ROOT = entry("Root Entry", END, 0, kind=5, child=1)
DEEP = directory(ROOT, *(entry(f"{n}", n, 5000, right=n + 1) for n in range(1, 20_000)))
NESTED = directory(ROOT, *(entry(f"{n}", 0, 0, kind=1, child=n + 1) for n in range(1, 20_000)))
WIDE = balanced(15_999)
SHARED = directory(entry("Root Entry", 1, 0xFFFFFFF0, kind=5, child=1), entry("WordDocument", 0, 4000))


@pytest.mark.parametrize(
    ("data", "streams", "length"),
    [
        pytest.param(packed(directory(ROOT, entry("WordDocument", 1, 0xFFFFFFF0)) + b"x" * 1024, [END, 2, 1]),
                     1, 1024, id="a stream of 4 GB in a circle"),
        pytest.param(packed(directory(ROOT, entry("WordDocument", 1, 5000)) + b"x" * 512, [END, 900]), 1, 512, id="a stream that leaves the file"),
        pytest.param(packed(SHARED + b"x" * 512, [END, 1], small=(1, 0xFFFFFFFF)), 1, 64, id="2 TB of tables of small streams"),
        pytest.param(packed(SHARED + bytes(512), [END, 1], small=(1, 1)), 1, 64, id="a small stream in a circle"),
        pytest.param(packed(directory(ROOT) + b"\0" * 512, [END, END], tables=0xFFFFFFFF, lists=(1, 33_818_640)),
                     0, 0, id="34 million lists of tables"),
        pytest.param(packed(DEEP, chain(5000)), 0, 0, id="a deep tree"),
        pytest.param(packed(NESTED, chain(5000)), 0, 0, id="deep storages"),
        pytest.param(packed(WIDE, chain(4000)), 8000, 0, id="more entries than any document has"),
        pytest.param(packed(directory(ROOT, entry("WordDocument", 1, 5000)), [0]), 1, 512, id="a directory in a circle"),
        pytest.param(packed(directory(ROOT), [END], shift=2), 0, 0, id="sectors of four bytes"),
        pytest.param(packed(directory(ROOT), [END], shift=0xFFFF), 0, 0, id="sectors of a size without name"),
    ],
)  # fmt: skip
def test_lies_cost_nothing(data: bytes, streams: int, length: int) -> None:
    tracemalloc.start()
    start = time.process_time()
    file = CompoundFile(data)
    got = len(file.read("WordDocument", 50_000_000))
    taken, (_, most) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(file.streams), got) == (streams, length)
    assert taken < 4  # most of it for counting the memory
    assert most < 60_000_000


def test_a_small_stream() -> None:
    """Short streams share one, in pieces of 64 bytes."""
    names = directory(entry("Root Entry", 2, 192, kind=5, child=1), entry("Book", 2, 100))
    pieces = b"b" * 64 + b"-" * 64 + b"a" * 64
    table = struct.pack("<III", END, END, 0).ljust(SECTOR, b"\xff")
    file = CompoundFile(packed(names + table + pieces.ljust(SECTOR, b"\0"), [END, END, END], small=(1, 1)))
    assert file.read("Book", 1000) == b"a" * 64 + b"b" * 36
    assert file.read("Book", 70) == b"a" * 64 + b"b" * 6
    circle = struct.pack("<III", 2, END, 0).ljust(SECTOR, b"\xff")
    file = CompoundFile(packed(names + circle + pieces.ljust(SECTOR, b"\0"), [END, END, END], small=(1, 1)))
    assert file.read("Book", 1000) == b"a" * 64 + b"b" * 36
