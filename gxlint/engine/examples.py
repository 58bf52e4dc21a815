"""The examples of a rule file, made into files and run: shared by the tests, the documentation and `gxlint rule`.

An example is `base` (rules/examples/NAME.txt) with `edits`, or `text`, or `hex` (the bytes of a file that is no text);
further keys: `name` (the file's name, example.txt by default), `fault` (a check that is made to raise: what the engine
says then), `expect` (what must be found, in reading order: line, severity, message, text), `note`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gxlint import resources
from gxlint.checks.registry import Subject
from gxlint.diagnostics import Diagnostic, Finding
from gxlint.engine.result import ReportResult
from gxlint.engine.rule import Rule
from gxlint.engine.settings import Settings

DEFAULT_NAME = "example.txt"


class ExampleError(Exception):
    """An example that cannot be carried out: an edit's text does not stand there, or stands there twice."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the content of a file, its name, what must be said of it (None: the code must stay silent)."""

    data: bytes
    name: str
    expect: tuple[Mapping[str, Any], ...] | None
    fault: str | None = None

    @property
    def text(self) -> str:
        """The content as text; bytes that are none are replaced."""
        return self.data.decode("utf-8", "replace")


def examples(rule: Rule) -> Iterator[Example]:
    """Every example of a rule, those that fire first. Raises ExampleError."""
    for entry in rule.examples.get("fires", ()):
        yield make(entry, fires=True)
    for entry in rule.examples.get("silent", ()):
        yield make(entry, fires=False)


def make(entry: Mapping[str, Any], *, fires: bool) -> Example:
    """Carry out one entry of `examples`. Raises ExampleError."""
    if "hex" in entry:
        data = bytes.fromhex(entry["hex"])
    elif "text" in entry:
        data = apply(entry["text"], entry.get("edits") or ()).encode("utf-8")
    elif "base" in entry:
        data = apply(base(entry["base"]), entry.get("edits") or ()).encode("utf-8")
    else:
        raise ExampleError("an example needs `base`, `text` or `hex`")
    expect = tuple(entry.get("expect") or ()) if fires else None
    if fires and not expect:
        raise ExampleError("an example that fires needs `expect`")
    return Example(data, entry.get("name", DEFAULT_NAME), expect, entry.get("fault"))


def base(name: str) -> str:
    """The text of rules/examples/`name`.txt. Raises ExampleError when there is none."""
    path = resources.ROOT / "rules" / "examples" / f"{name}.txt"
    if not path.is_file():
        raise ExampleError(f"there is no rules/examples/{name}.txt")
    return path.read_text("utf-8")


def apply(text: str, edits: Sequence[Mapping[str, str]]) -> str:
    """Apply edits in their order; each names a text that occurs exactly once. Raises ExampleError."""
    for edit in edits:
        if "replace" in edit:
            _once(text, edit["replace"])
            text = text.replace(edit["replace"], edit["with"])
            continue
        lines = text.split("\n")
        if "after" in edit:
            lines.insert(_line(lines, edit["after"]) + 1, edit["insert"])
        elif "delete" in edit:
            del lines[_line(lines, edit["delete"])]
        else:
            raise ExampleError(f"no such edit: {', '.join(edit)}")
        text = "\n".join(lines)
    return text


def _once(text: str, piece: str) -> None:
    count = text.count(piece)
    if count != 1:
        raise ExampleError(f"{piece!r} occurs {count} times, not once")


def _line(lines: Sequence[str], piece: str) -> int:
    found = [number for number, line in enumerate(lines) if piece in line]
    if len(found) != 1:
        raise ExampleError(f"{piece!r} stands in {len(found)} lines, not in one")
    return found[0]


def run(example: Example, settings: Settings | None = None) -> ReportResult:
    """Check the example as a file of that name and content would be."""
    from gxlint.engine.run import lint, lint_bytes

    chosen = settings or Settings()
    if example.fault is None:
        return lint_bytes(example.data, example.name, chosen, keep=True)
    from gxlint.readers import read_bytes

    return lint(read_bytes(example.data, example.name), chosen, checks={example.fault: _raise})


def _raise(subject: Subject) -> Iterator[Finding]:
    raise ValueError("made to fail by an example")


def faults(rule: Rule, example: Example, language: str = "zh") -> list[str]:
    """Run an example and say what is not as it states: exactly `expect` for the rule's code, or nothing."""
    from gxlint.engine.settings import Selection

    result = run(example, Settings(language=language, selection=Selection(select=("GX", rule.code))))
    got = [(found, result.findings[at].message) for at, found in enumerate(result.diagnostics)
           if found.code == rule.code]  # fmt: skip
    wanted = example.expect or ()
    said = [f"{found.location.line}: {found.severity} {message} {found.message}" for found, message in got]
    if len(got) != len(wanted):
        return [f"{len(wanted)} expected, {len(got)} found: {said}"]
    return [f"{dict(want)} expected, found {line}" for want, (found, message), line in zip(wanted, got, said, strict=True)
            if not _meets(want, found, message)]  # fmt: skip


def _meets(want: Mapping[str, Any], found: Diagnostic, message: str) -> bool:
    if "line" in want and want["line"] != found.location.line:
        return False
    if "severity" in want and want["severity"] != found.severity:
        return False
    if "message" in want and want["message"] != message:
        return False
    return "text" not in want or str(want["text"]) in found.message
