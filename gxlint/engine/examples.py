"""The examples of a rule file, made into files and run: shared by the tests, the documentation and `gxlint rule`.

An example is `base` (rules/examples/NAME.txt) with `edits`, or `text`, or `hex` (the bytes of a file that is no text);
further keys: `name` (the file's name, example.txt by default), `fault` (a check that is made to raise: what the engine
says then), `expect` (what must be found, in reading order: line, severity, message, text), `note`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gxlint import resources
from gxlint.checks.faults import RuleError, short
from gxlint.checks.registry import Subject
from gxlint.diagnostics import Diagnostic, Finding
from gxlint.engine.messages import placeholders
from gxlint.engine.result import ReportResult
from gxlint.engine.rule import Rule
from gxlint.engine.settings import Settings

DEFAULT_NAME = "example.txt"


class ExampleError(RuleError):
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
        yield make(entry, fires=True, folder=rule.folder)
    for entry in rule.examples.get("silent", ()):
        yield make(entry, fires=False, folder=rule.folder)


def make(entry: Mapping[str, Any], *, fires: bool, folder: str = "") -> Example:
    """Carry out one entry of `examples` of a rule in that extra folder. Raises ExampleError."""
    if "hex" in entry:
        data = bytes.fromhex(entry["hex"])
    elif "text" in entry:
        data = apply(entry["text"], entry.get("edits") or ()).encode("utf-8")
    elif "base" in entry:
        data = apply(base(entry["base"], folder), entry.get("edits") or ()).encode("utf-8")
    else:
        raise ExampleError("one-source")
    expect = tuple(entry.get("expect") or ()) if fires else None
    if fires and not expect:
        raise ExampleError("missing", "expect")
    return Example(data, entry.get("name", DEFAULT_NAME), expect, entry.get("fault"))


def base_names() -> frozenset[str]:
    """The names of the reports under rules/examples that examples may begin with."""
    return frozenset(path.stem for path in (resources.ROOT / "rules" / "examples").glob("*.txt"))


def base(name: str, folder: str = "") -> str:
    """The text of examples/`name`.txt in that extra folder, or in rules/. Raises ExampleError when there is none."""
    places = [Path(folder)] if folder else []
    for place in (*places, resources.ROOT / "rules"):
        path = place / "examples" / f"{name}.txt"
        if path.is_file():
            try:
                return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except (OSError, UnicodeDecodeError):
                raise ExampleError("unreadable", "base", source=str(path)) from None
    raise ExampleError("no-base", "base", word=short(name))


def apply(text: str, edits: Sequence[Mapping[str, str]]) -> str:
    """Apply edits in their order; each names a text that occurs exactly once. Raises ExampleError."""
    for number, edit in enumerate(edits, 1):
        if "replace" in edit:
            _once(text.count(edit["replace"]), edit["replace"], number)
            text = text.replace(edit["replace"], edit["with"])
            continue
        lines = text.split("\n")
        if "after" in edit:
            lines.insert(_line(lines, edit["after"], number) + 1, edit["insert"])
        elif "delete" in edit:
            del lines[_line(lines, edit["delete"], number)]
        else:
            raise ExampleError("edit-kind", f"edits.{number}")
        text = "\n".join(lines)
    return text


def _once(count: int, piece: str, number: int) -> None:
    if count != 1:
        raise ExampleError("edit-place", f"edits.{number}", word=short(piece), count=count)


def _line(lines: Sequence[str], piece: str, number: int) -> int:
    found = [at for at, line in enumerate(lines) if piece in line]
    _once(len(found), piece, number)
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an example: what it says must be found, and what was (message key, diagnostic), in reading order."""

    expected: tuple[Mapping[str, Any], ...]
    found: tuple[tuple[str, Diagnostic], ...]

    @property
    def unfilled(self) -> tuple[str, ...]:
        """Names in braces that stayed in a message: the check gave no value for them."""
        names = {name for _, diagnostic in self.found for name in placeholders(diagnostic.message)}
        return tuple(sorted(names))

    @property
    def met(self) -> bool:
        """Whether exactly what was expected was found, and every message was filled."""
        return (
            not self.unfilled
            and len(self.expected) == len(self.found)
            and all(_meets(*pair) for pair in zip(self.expected, self.found, strict=True))
        )


def outcome(rule: Rule, example: Example, settings: Settings | None = None) -> Outcome:
    """Run an example with every rule of gxlint and this one, whatever else the settings select."""
    from gxlint.engine.settings import Selection

    chosen = replace(settings or Settings(), selection=Selection(select=("GX", rule.code)))
    result = run(example, chosen)
    pairs = zip(result.findings, result.diagnostics, strict=True)
    found = tuple(
        (finding.message, diagnostic) for finding, diagnostic in pairs if diagnostic.code == rule.code
    )
    return Outcome(example.expect or (), found)


def faults(rule: Rule, example: Example, language: str = "zh") -> list[str]:
    """Run an example and say what is not as it states: exactly `expect` for the rule's code, or nothing."""
    came = outcome(rule, example, Settings(language=language))
    if came.met:
        return []
    said = [
        f"{found.location.line}: {found.severity} {message} {found.message}" for message, found in came.found
    ]
    return [f"{[dict(want) for want in came.expected]} expected, found {said}"]


def _meets(want: Mapping[str, Any], got: tuple[str, Diagnostic]) -> bool:
    message, found = got
    if "line" in want and want["line"] != found.location.line:
        return False
    if "severity" in want and want["severity"] != found.severity:
        return False
    if "message" in want and want["message"] != message:
        return False
    return "text" not in want or str(want["text"]) in found.message
