"""The process that reads a PDF: the file comes on standard input, the document goes to standard output as JSON.

`fence` starts it and reads what it says; whatever happens here (a crash of the library, a page that takes for ever, memory
without end) ends here.
"""

from __future__ import annotations

import json
import sys


def main() -> int:
    """Read one file; 0 when something was said, be it that the file is refused."""
    from gxlint.readers.errors import Unreadable
    from gxlint.readers.limits import Limits

    head = sys.stdin.buffer.readline()
    data = sys.stdin.buffer.read()
    limits = Limits(**json.loads(head))
    _fence_in(limits.max_memory, limits.max_seconds)
    try:
        from gxlint.readers.pdf.assembly import assemble
        from gxlint.readers.pdf.extraction import extract
        from gxlint.readers.pdf.plain import plain

        answer: dict[str, object] = plain(assemble(extract(data, limits), "", "", limits))
    except Unreadable as refused:
        answer = {"refused": refused.reason, "values": refused.values}
    except MemoryError:
        answer = {"refused": "broken-pdf", "values": {"error": "memory"}}
    except Exception as mistake:
        # A mistake of ours says nothing about the file: the parent raises it again.
        answer = {"mistake": type(mistake).__name__, "where": _where(mistake)}
    sys.stdout.write(json.dumps(answer, separators=(",", ":")))
    sys.stdout.flush()
    return 0


def _where(mistake: Exception) -> str:
    """The module and line in which an exception was raised; never the text it was working on."""
    place, trace = "", mistake.__traceback__
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _fence_in(memory: int, seconds: int) -> None:
    """Let the system end this process when it takes more; where there is no such call, only the parent's clock does."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(kind, (most, hard))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    raise SystemExit(main())
