"""The process beside gxlint: what it may do, how it ends, and that nothing of it stays. Converters here are little scripts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gxlint.readers import DEFAULT, Limits, Unreadable, read_bytes
from gxlint.readers.office import child, conversion, soffice
from gxlint.readers.office.conversion import Converted, with_library, with_program
from tests.formats import make
from tests.readers.docx.build import pack
from tests.readers.office.compound import compound, word

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="left out: the scripts need a POSIX system")

RTF = b"{\\rtf1 x}"
Script = Callable[[str], str]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which private folders are made."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Write a converter: Python that knows `source`, `out` (a folder), `profile`."""

    def write(body: str) -> str:
        path = tmp_path / "soffice"
        path.write_text(
            f"#!{sys.executable}\n"
            + textwrap.dedent("""
            import os, subprocess, sys, time
            from pathlib import Path
            from urllib.parse import urlparse
            source = Path(sys.argv[-1])
            out = Path(sys.argv[sys.argv.index("--outdir") + 1])
            profile = Path(urlparse(sys.argv[1].partition("=")[2]).path)
            """)
            + textwrap.dedent(body),
            "utf-8",
        )
        path.chmod(0o700)
        return str(path)

    return write


def made(text: str) -> bytes:
    return pack(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")


def test_a_document_goes_through(script: Script, temporary: Path, tmp_path: Path) -> None:
    result = tmp_path / "made.docx"
    result.write_bytes(made("你好"))
    seen = tmp_path / "seen"
    program = script(f"""
    (out / "report.docx").write_bytes(Path({str(result)!r}).read_bytes())
    private = source.parent
    Path({str(seen)!r}).write_text("\\n".join([
        source.read_text(), source.name, oct(private.stat().st_mode), os.environ["HOME"], os.environ["http_proxy"],
        str(profile.is_relative_to(private)), str("BlockUntrustedRefererLinks" in (profile / "user/registrymodifications.xcu").read_text()),
        str(private), os.getcwd(),
    ]))
    """)
    converted = with_program(RTF, "rtf", program, DEFAULT)
    assert (converted.state, converted.data, converted.error) == ("done", made("你好"), "")
    text, name, mode, home, proxy, inside, safe, private, here = seen.read_text().split("\n")
    assert (text, name, mode, proxy, inside, safe) == (
        RTF.decode(), "report.rtf", "0o40700", "http://127.0.0.1:9", "True", "True"
    )  # fmt: skip
    assert Path(private).parent == temporary
    assert home == here == str(Path(private) / "home")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("sys.exit(77)", "exit 77"),
        ("pass", "no output"),
        ("os.kill(os.getpid(), 9)", "exit -9"),
        ("(out / 'report.docx').write_bytes(bytes(30)); sys.exit(3)", "exit 3"),
        ("(out / 'report.docx').write_bytes(bytes(30_000))", "exit 1"),
    ],
)
def test_how_a_program_may_fail(body: str, error: str, script: Script, temporary: Path) -> None:
    converted = with_program(RTF, "rtf", script(body), Limits(max_unpacked=20_000))
    assert converted == Converted("failed", error=error)
    assert list(temporary.iterdir()) == []


def alive(pids: Path) -> list[int]:
    found = []
    for pid in map(int, pids.read_text().split()):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            continue
        if Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            continue
        found.append(pid)
    return found


def gone(pids: Path, temporary: Path) -> bool:
    for _ in range(100):
        if not alive(pids) and not list(temporary.iterdir()):
            return True
        time.sleep(0.05)
    return False


HANGS = """
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
Path({pids!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
time.sleep(60)
"""


def test_a_program_that_hangs_is_ended_with_its_children(
    script: Script, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    monkeypatch.setattr(conversion, "PROGRAM_SECONDS", 1.5)
    start = time.monotonic()
    assert with_program(RTF, "rtf", script(HANGS.format(pids=str(pids))), DEFAULT) == Converted("late")
    assert time.monotonic() - start < 10
    assert gone(pids, temporary)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_stays_when_gxlint_ends(number: int, script: Script, temporary: Path, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    (tmp_path / "a.rtf").write_bytes(RTF)
    environment = {**os.environ, soffice.VARIABLE: script(HANGS.format(pids=str(pids)))}
    process = subprocess.Popen(
        [sys.executable, "-m", "gxlint", "check", str(tmp_path / "a.rtf")],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    for _ in range(200):
        if pids.exists() and len(pids.read_text().split()) == 2:
            break
        time.sleep(0.05)
    assert len(alive(pids)) == 2
    os.killpg(process.pid, number)
    out = process.communicate(timeout=10)[0].decode()
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert "Traceback" not in out
    assert gone(pids, temporary)


def test_reasons_for_people(script: Script, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reason(data: bytes, name: str) -> tuple[str, dict[str, object]]:
        with pytest.raises(Unreadable) as caught:
            read_bytes(data, name)
        return caught.value.reason, dict(caught.value.values)

    monkeypatch.setenv(soffice.VARIABLE, script("pass"))
    assert reason(RTF, "a.rtf") == ("not-converted", {"format": "rtf", "error": "no output"})
    monkeypatch.setattr(conversion, "PROGRAM_SECONDS", 0.5)
    monkeypatch.setenv(soffice.VARIABLE, script("time.sleep(60)"))
    assert reason(RTF, "a.rtf") == ("converter-late", {"format": "rtf"})
    monkeypatch.setenv(soffice.VARIABLE, "/nowhere/soffice")
    assert reason(RTF, "a.rtf") == ("converter-missing", {"program": "/nowhere/soffice"})
    monkeypatch.delenv(soffice.VARIABLE)
    monkeypatch.setattr(soffice, "_candidates", lambda: iter(()))
    assert reason(RTF, "a.rtf") == ("no-converter", {"format": "rtf"})
    old = compound({"WordDocument": word(magic=0xA5DC, version=0x68)})
    assert reason(old, "a.wps") == ("no-converter", {"format": "wps"})
    assert reason(b"\xdb\xa5\x2d\x00" + bytes(600), "a.doc") == ("no-converter", {"format": "doc"})
    # msdoc2docx does not know what to make of this one, and nobody else is there.
    assert reason(compound({"WordDocument": word()}), "a.doc")[0] == "not-converted"


def test_libreoffice_is_asked_when_the_library_has_lost_something(monkeypatch: pytest.MonkeyPatch) -> None:
    def library(data: bytes, limits: Limits) -> Converted:
        return Converted("done", made("library"), losses=losses)

    def program(data: bytes, kind: str, program: str, limits: Limits) -> Converted:
        return answer

    monkeypatch.setattr(conversion, "with_library", library)
    monkeypatch.setattr(conversion, "with_program", program)
    data = compound({"WordDocument": word()})

    def read(found: str | None) -> tuple[tuple[str, ...], list[tuple[str, str]], str]:
        monkeypatch.setattr(soffice, "find", lambda: found)
        document = read_bytes(data, "a.doc")
        return document.lines, [(one.kind, one.detail) for one in document.notices], document.media

    losses: tuple[str, ...] = ("UNNAMED_FONT_SLOT_REPAIRED",)
    answer = Converted("done", made("program"))
    assert read("soffice") == (("library",), [], "application/msword")
    losses = ("TABLE_GRID_MISMATCH",)
    assert read("soffice") == (("program",), [], "application/msword")
    assert read(None) == (("library",), [("unread-part", "doc:tables")], "application/msword")
    answer = Converted("failed", error="exit 1")
    assert read("soffice") == (("library",), [("unread-part", "doc:tables")], "application/msword")


def test_the_library_runs_beside_gxlint(temporary: Path) -> None:
    converted = with_library(compound({"WordDocument": word()}), DEFAULT)
    assert (converted.state, converted.data) == ("failed", b"")
    assert converted.error in {"InvalidWordDocument", "StreamNotFound", "BinaryBoundsError"}
    assert list(temporary.iterdir()) == []


def test_another_project_has_taken_the_library_s_name(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "doc2docx").mkdir()
    (tmp_path / "doc2docx" / "__init__.py").write_text("def convert(a, b): open(b, 'w')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert with_library(compound({"WordDocument": word()}), DEFAULT) == Converted("absent")


def test_memory_is_bounded(temporary: Path, script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_MEMORY", 400 << 20)
    converted = with_program(
        RTF, "rtf", script("x = bytearray(600 << 20); (out / 'report.docx').write_bytes(b'x')"), DEFAULT
    )
    assert (converted.state, converted.error) == ("failed", "exit 1")


@make.needs_libreoffice
def test_the_socket_of_a_libreoffice_that_was_killed_is_known(tmp_path: Path) -> None:
    socket = Path("/tmp") / child._socket(tmp_path / "profile", os.getuid())
    process = subprocess.Popen(
        [str(soffice.find()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore"],
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        for _ in range(600):
            if socket.exists():
                break
            time.sleep(0.05)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert socket.exists()
    child._forget_socket(tmp_path / "profile")
    assert not socket.exists()
