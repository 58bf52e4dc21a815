"""What stands at the root of a compound file."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers import Unreadable
from gxlint.readers.detect import container
from gxlint.readers.ole import SIGNATURE, CompoundFile
from tests.readers.office.compound import compound, word


def test_streams_at_the_root_and_their_first_bytes() -> None:
    file = CompoundFile(compound({"WordDocument": word(), "1Table": b"table"}, below={"Workbook": b"sheet"}))
    assert file.streams == {"WordDocument", "1Table"}
    assert (file.head("WordDocument", 12), file.head("1Table", 5)) == (word()[:12], b"table")
    assert (file.head("Workbook", 5), file.head("nothing", 5)) == (b"", b"")


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
    assert file.streams <= {name for name in file.streams if file.head(name, 8) is not None}
    assert all(len(file.head(name, 40)) <= 40 for name in file.streams)


def test_chains_in_a_circle_end() -> None:
    header = bytearray(WHOLE[:512])
    header[68:72] = bytes(4)  # the list of tables continues in sector 0, which names itself
    header[48:52] = (90_000).to_bytes(4, "little")
    header[76:512] = b"\xff" * 436
    start = time.process_time()
    assert CompoundFile(bytes(header) + bytes(50_000_000)).streams == frozenset()
    assert time.process_time() - start < 2
    assert CompoundFile(SIGNATURE).streams == frozenset()
