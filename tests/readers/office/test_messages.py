"""What a person reads when nothing on the computer can open the file."""

from __future__ import annotations

import pytest

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.readers.office import conversion, soffice
from gxlint.readers.office.conversion import Converted
from tests.readers.office.compound import compound, word

RTF = b"{\\rtf1 x}"
OLD = compound({"WordDocument": word(magic=0xA5DC, version=0x68)})


def said(data: bytes, name: str, language: str) -> tuple[str, str, str, tuple[str, ...]]:
    result = lint_bytes(data, name, Settings(language=language))
    (found,) = result.diagnostics
    return found.code, found.severity, found.message, result.unfinished


@pytest.mark.parametrize(
    ("data", "name", "form"), [(RTF, "a.rtf", "rtf"), (OLD, "a.wps", "wps"), (OLD, "a.doc", "doc")]
)
def test_what_to_install(data: bytes, name: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "find", lambda: None)
    assert said(data, name, "zh") == (
        "GX001", "error",
        f"这是 {form} 文件,这台电脑上没有能读取它的程序。请用 Word 或 WPS 打开,另存为 .docx 后再检查;也可以安装 LibreOffice(免费),装好后即可直接检查",
        ("unreadable",),
    )  # fmt: skip
    code, severity, message, _ = said(data, name, "en")
    assert (code, severity) == ("GX001", "error")
    assert "install LibreOffice" in message
    assert "save it as .docx" in message


@pytest.mark.parametrize("state", ["failed", "late", "large"])
def test_a_file_that_no_converter_gets_through(state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "find", lambda: "soffice")
    monkeypatch.setattr(conversion, "with_program", lambda *given: Converted(state, error="exit 77"))
    code, severity, message, unfinished = said(RTF, "a.rtf", "zh")
    assert (code, severity, unfinished) == ("GX001", "error", ("unreadable",))
    assert "exit 77" not in message
    assert ("另存为 .docx" in message) == (state != "large")


def test_what_the_library_could_not_take_over_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.formats.make import docx
    from tests.formats.reports import SOUND

    made = Converted("done", docx(SOUND), losses=("TABLE_GRID_MISMATCH",))
    monkeypatch.setattr(soffice, "find", lambda: None)
    monkeypatch.setattr(conversion, "with_library", lambda *given: made)
    result = lint_bytes(compound({"WordDocument": word()}), "a.doc", Settings())
    assert [(found.code, found.severity, found.message) for found in result.diagnostics] == [
        ("GX001", "warning", "部分表格的结构没有读出,这一部分没有检查。请在 Word 或 WPS 中另存后再检查")
    ]
    assert result.verdict == "incomplete"
