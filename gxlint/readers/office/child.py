"""The process beside gxlint in which a foreign converter runs, and that cleans up after it whatever happens.

Started as a script, with nothing of gxlint in it. Standard input: a line of JSON, then the document; it stays open as long
as gxlint lives and wants the result. Standard output: a line of JSON, then the converted document. The private folder is
made here and removed here: when the converter has ended, when its time is over, and when standard input ends because
gxlint was interrupted, was killed or has died. The converter's own children go with it.

Request: "size" of the document, "name" for it, "seconds", "memory" and "output" in bytes; "command" with "environment" and
"profile", or none for the library msdoc2docx. Answer: "state" ("done", "failed", "late", "large", "absent"), "size",
"error" (a class or an exit status, never text of the document), "losses" (what the library says it could not take over).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

_POLL = 0.05


def main() -> None:
    """Serve one request and end."""
    request = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(request["size"])
    if len(data) != request["size"]:
        return
    _limit(request["memory"], request["output"])
    folder = Path(tempfile.mkdtemp(prefix="gxlint-"))
    running: list[subprocess.Popen[bytes]] = []
    ended = threading.Lock()

    def end(answer: dict[str, Any] | None, content: bytes = b"") -> None:
        """Clean up, then answer; only once, and without waiting for anybody."""
        ended.acquire()
        for process in running:
            _kill(process)
            _forget_socket(folder / "profile")
        _remove(folder)
        with contextlib.suppress(OSError):
            if answer is not None:
                sys.stdout.buffer.write(
                    json.dumps({**answer, "size": len(content)}).encode() + b"\n" + content
                )
                sys.stdout.buffer.flush()
        os._exit(0)

    def watch() -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stdin.buffer.read(1)
        end(None)

    threading.Thread(target=watch, daemon=True).start()
    late = threading.Timer(request["seconds"], end, ({"state": "late"},))
    late.daemon = True
    late.start()
    source = folder / request["name"]
    target = folder / "out" / (source.stem + ".docx")
    try:
        target.parent.mkdir()
        source.write_bytes(data)
        del data
        if request.get("command"):
            answer = _program(request, folder, source, running, ended)
        else:
            answer = _library(source, target)
        if answer["state"] != "done":
            end(answer)
        elif not target.is_file():
            end({**answer, "state": "failed", "error": answer.get("error") or "no output"})
        elif target.stat().st_size > request["output"]:
            end({"state": "large"})
        else:
            end(answer, target.read_bytes())
    except MemoryError:
        end({"state": "large"})
    except BaseException as error:
        end({"state": "failed", "error": type(error).__name__})


def _library(source: Path, target: Path) -> dict[str, Any]:
    """Convert with msdoc2docx (its module is called doc2docx, as is that of another project, which is not meant)."""
    try:
        from doc2docx.converter import convert  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except Exception:
        return {"state": "absent"}
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        report = convert(source, target).report
    return {"state": "done", "losses": sorted({str(one.code) for one in report.warnings})}


def _program(
    request: dict[str, Any],
    folder: Path,
    source: Path,
    running: list[subprocess.Popen[bytes]],
    ended: threading.Lock,
) -> dict[str, Any]:
    """Convert with a program in a session of its own."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(request["profile"], "utf-8")
    places = {"{profile}": profile.parent.as_uri(), "{folder}": str(folder / "out"), "{source}": str(source)}
    home = folder / "home"
    home.mkdir(mode=0o700)
    changed = {name: value.replace("{folder}", str(home)) for name, value in request["environment"].items()}
    process = subprocess.Popen(
        [_filled(word, places) for word in request["command"]],
        cwd=home,
        env={**os.environ, **changed, **{name: str(home) for name in ("TMPDIR", "TMP", "TEMP")}},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **_ALONE,
    )
    running.append(process)
    if ended.locked():  # the end came while it was being started
        _kill(process)
    status = process.wait()
    # What was written before it fell over may be a part of it.
    return {"state": "failed", "error": f"exit {status}"} if status else {"state": "done"}


def _filled(word: str, places: dict[str, str]) -> str:
    for name, value in places.items():
        word = word.replace(name, value)
    return word


_ALONE: dict[str, Any] = (
    {"creationflags": 0x00000200 | 0x08000000}  # a process group of its own, no window
    if sys.platform == "win32"
    else {"start_new_session": True}
)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program with everything it has started; what has ended already has left nothing."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        process.wait(5)


def _forget_socket(profile: Path) -> None:
    """Remove the socket that LibreOffice leaves when it is killed."""
    if sys.platform != "win32":
        for place in ("/tmp", "/var/tmp"):
            with contextlib.suppress(OSError):
                os.unlink(os.path.join(place, _socket(profile, os.getuid())))


def _socket(profile: Path, user: int) -> str:
    """Return the name of LibreOffice's socket: it is made of the user's number and the address of the profile."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    return f"OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"


def _remove(folder: Path) -> None:
    """Remove the private folder; a file that a dying program still wrote is removed at the next try."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        threading.Event().wait(_POLL)


def _limit(memory: int, output: int) -> None:
    """Bound what this process and those it starts may take, where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))


if __name__ == "__main__":
    main()
