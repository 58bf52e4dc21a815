"""Broken, locked and hostile files: a reason, never a crash, never for ever."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from random import Random

import pytest

from gxlint.document import Table
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.readers import DEFAULT, Limits, Unreadable, read_bytes
from gxlint.readers.pdf import fence
from gxlint.readers.pdf.plain import document_of, plain
from tests.readers.pdf.made import read
from tests.readers.pdf.reports import parse, source
from tests.readers.pdf.typeset import Style, typeset
from tests.readers.pdf.writer import Sheet, pdf

GOOD = pdf(Sheet().text(72, 700, "青石县水务局2023年度报告"), facts={"Title": "年度报告", "Author": "办公室"})


def refused(data: bytes, limits: Limits = DEFAULT) -> tuple[str, dict[str, object]]:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "a.pdf", limits=limits)
    return caught.value.reason, dict(caught.value.values)


KNOWN = ("read", "broken-pdf", "garbled-pdf", "scanned-pdf", "encrypted", "too-large", "nesting")


def outcome(data: bytes) -> str:
    try:
        read_bytes(data, "a.pdf")
    except Unreadable as refusal:
        return refusal.reason
    return "read"


def test_a_sound_file() -> None:
    document = read_bytes(GOOD, "a.pdf")
    assert (document.lines, document.pages, document.media) == (
        ("青石县水务局2023年度报告",),
        (1,),
        "application/pdf",
    )
    assert document.metadata == (("author", "办公室"), ("title", "年度报告"))
    assert (document.path, document.encoding, document.notices) == ("a.pdf", None, ())


def test_under_another_name_it_is_read_and_said() -> None:
    assert [(one.kind, one.detail) for one in read_bytes(GOOD, "a.docx").notices] == [("misnamed", "pdf")]
    assert "文件内容是PDF" in lint_bytes(GOOD, "a.docx", Settings()).diagnostics[0].message.replace(" ", "")


def test_broken_files() -> None:
    assert refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")[0] == "broken-pdf"
    assert refused(b"\n\n%PDF-1.4\n\x00\x01")[0] == "broken-pdf"
    assert refused(pdf())[0] == "broken-pdf"


def test_a_file_with_a_password() -> None:
    encryption = (
        "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>"
    )
    assert refused(pdf(Sheet().text(72, 700, "密"), trailer=encryption)) == ("encrypted", {"format": "pdf"})


def test_whatever_is_torn_out_of_a_file_nothing_but_a_reason_comes() -> None:
    random = Random(7)
    for _ in range(12):
        data = bytearray(GOOD)
        for _ in range(random.randint(1, 40)):
            data[random.randrange(9, len(data))] = random.randrange(256)
        end = random.choice([len(data), random.randrange(20, len(data))])
        assert outcome(bytes(data[:end])) in KNOWN


def test_limits() -> None:
    many = pdf(*[Sheet().text(72, 700, "字")] * 3)
    assert refused(many, replace(DEFAULT, max_pages=2)) == (
        "too-large",
        {"size": 3, "limit": 2, "unit": "pages"},
    )
    assert refused(GOOD, replace(DEFAULT, max_glyphs=5)) == (
        "too-large",
        {"size": 14, "limit": 5, "unit": "characters"},
    )
    lines = pdf(Sheet().table(72, 700, [50] * 4, [["1"] * 4] * 4))
    reason, values = refused(lines, replace(DEFAULT, max_paths=10))
    assert (reason, values["limit"], values["unit"]) == ("too-large", 10, "elements")
    tables = Sheet().table(72, 700, [50] * 4, [["1"] * 4] * 4).table(72, 400, [50, 50], [["1", "2"]])
    assert refused(pdf(tables), replace(DEFAULT, max_cells=17)) == (
        "too-many-cells",
        {"cells": 18, "limit": 17},
    )
    assert refused(GOOD, replace(DEFAULT, max_text=5))[1]["unit"] == "characters"


def test_a_count_of_pages_that_is_a_lie() -> None:
    assert read_bytes(GOOD.replace(b"/Count 1 ", b"/Count 999999999 "), "a.pdf").pages == (1,)


def test_pages_that_hold_themselves() -> None:
    assert refused(GOOD.replace(b"/Kids [11 0 R]", b"/Kids [2 0 R] "))[0] == "broken-pdf"


def test_a_picture_group_that_holds_itself() -> None:
    sheet = Sheet().text(72, 700, "字").picture(0, 0, 9, 9)
    data = pdf(sheet).replace(
        b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P 8 0 R >> >>        ",
    )
    assert outcome(data) in ("read", "nesting", "broken-pdf")


def _instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(fence, "_START", code)


def test_a_library_that_crashes_takes_nothing_down(monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, "import os; os.abort()")
    reason, values = refused(GOOD)
    assert reason == "broken-pdf"
    assert str(values["error"]).startswith("exit ")
    assert lint_bytes(GOOD, "a.pdf", Settings()).diagnostics[0].evidence["reason"] == "broken-pdf"


def test_a_mistake_of_ours_is_not_blamed_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    code = fence._START.replace(
        "from gxlint.readers.pdf.child import main;",
        "import gxlint.readers.pdf.assembly as a; a.assemble = lambda *x: 1 // 0; from gxlint.readers.pdf.child import main;",
    )
    _instead(monkeypatch, code)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        read_bytes(GOOD, "a.pdf")
    assert [found.code for found in lint_bytes(GOOD, "a.pdf", Settings()).diagnostics] == ["GX007"]


def test_a_library_that_never_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, "import time; time.sleep(60)")
    assert refused(GOOD, replace(DEFAULT, max_seconds=1)) == ("time-limit", {"seconds": 1})


@pytest.mark.parametrize(
    "said",
    ["no json", "[]", "{}", '{"lines": [], "blocks": [[1]], "metadata": [], "notices": [], "pages": []}', '{"lines": 3}', '{"refused": "what", "values": {}}',
     '{"refused": "encrypted", "values": 3}'],
)  # fmt: skip
def test_an_answer_that_makes_no_sense(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    _instead(monkeypatch, f"print({said!r})")
    assert refused(GOOD) == ("broken-pdf", {"error": "answer"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_memory_without_end_is_ended() -> None:
    code = (
        "import sys; from gxlint.readers.pdf.child import _fence_in; _fence_in(300_000_000, 20)\n"
        "try:\n    bytearray(1_000_000_000)\nexcept MemoryError:\n    sys.exit(7)"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, check=False
        ).returncode
        == 7
    )


def test_what_crosses_the_fence_is_the_document() -> None:
    data = typeset(parse(source("valid-2021")), Style(head="青石县水务局", number="- {} -"))
    document = read(data)
    assert any(isinstance(block, Table) for block in document.blocks)
    assert fence.read_fenced(data, "a.pdf", "application/pdf", DEFAULT) == document
    said = json.loads(json.dumps(plain(document)))
    assert document_of(said, "a.pdf", "application/pdf") == document
