"""A baseline: what gxlint finds in old reports and an office has accepted, so that only what is new stands out.

It is kept in a repository, so it holds nothing of the reports' text: codes, places by their keys, fingerprints. An entry
answers to the diagnostic of its file that has its fingerprint; what was not read or not finished (GX001, GX007) is never
accepted by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from posixpath import normpath
from typing import Any, NamedTuple

from gxlint.engine.open_ends import OF_A_TABLE, OpenEnd
from gxlint.engine.registry import load
from gxlint.engine.result import ReportResult
from gxlint.engine.settings import ALWAYS, Settings
from gxlint.engine.verdict import judge
from gxlint.text.patterns import lazy

FORMAT = "gxlint-baseline/1"
MAX_BYTES = 64 * 1024 * 1024
_FAMILY = "gxlint-baseline/"
_PLACES = ("section", "table", "row", "column_key")
_KEYS = ("path", "code", "fingerprint", *_PLACES)
_FINGERPRINT = lazy(r"[0-9a-f]{16}")
_CODE = lazy(r"[A-Z]{2,6}[0-9]{3}")
_TEXTS = {
    "encoding": ("不是 UTF-8 编码", "it is not UTF-8"),
    "json": ("不是正确的 JSON(第 {line} 行)", "it is no valid JSON (line {line})"),
    "deep": ("不是基线文件:层次太多", "it is no baseline: nested too deeply"),
    "not-baseline": ("不是 gxlint 的基线文件", "it is no baseline of gxlint"),
    "version": (
        "是另一版 gxlint 的基线({found}),这一版用 {format};请用 gxlint baseline write 重新生成",
        "it is the baseline of another version of gxlint ({found}), this one takes {format}; write it anew with gxlint baseline write",
    ),
    "entry": (
        "第 {number} 项看不懂:应有 path、code、fingerprint,另外只能有 section、table、row、column_key,都是文字",
        "entry {number} cannot be understood: it needs path, code and fingerprint and may have section, table, row and column_key, all of them strings",
    ),
}  # fmt: skip


class BaselineError(Exception):
    """What is wrong with a baseline file; `kind` is one of the texts above."""

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(kind)
        self.kind, self.values = kind, values

    def show(self, language: str) -> str:
        """The fault in words."""
        return _TEXTS[self.kind][0 if language == "zh" else 1].format(**self.values)


class Entry(NamedTuple):
    """One accepted diagnostic. `path` is relative to the folder of the baseline, with / between its parts; the rest are
    the diagnostic's own fields, "" where it has none."""

    path: str
    code: str
    section: str
    table: str
    row: str
    column_key: str
    fingerprint: str


class Judgement(NamedTuple):
    """The entries of one file after it was checked: `alive` still answer to something, `idle` to nothing any more,
    `open` could not be judged: their rule was off, or what they speak of was not read or not evaluated."""

    alive: tuple[Entry, ...]
    idle: tuple[Entry, ...]
    open: tuple[Entry, ...]


def entries_of(result: ReportResult, path: str) -> list[Entry]:
    """Return an entry for every diagnostic that is not suppressed and may be accepted; `path` is what they are kept under."""
    return [
        Entry(path, found.code, at.section or "", at.table or "", at.row or "", at.column_key or "", found.fingerprint)
        for found in result.shown
        if found.code not in ALWAYS
        for at in (found.location,)
    ]  # fmt: skip


def accepted(result: ReportResult, fingerprints: Collection[str], reason: str) -> ReportResult:
    """Return the result with the diagnostics of these fingerprints marked as suppressed for `reason`, judged anew."""
    diagnostics = tuple(
        replace(found, suppressed=reason)
        if found.suppressed is None and found.code not in ALWAYS and found.fingerprint in fingerprints
        else found
        for found in result.diagnostics
    )
    verdict, blocking = judge(diagnostics, result.unfinished, result.fail_on)
    return replace(result, diagnostics=diagnostics, verdict=verdict, blocking=blocking)


def judged(result: ReportResult, entries: Iterable[Entry], settings: Settings) -> Judgement:
    """Tell which entries of a file still answer to a diagnostic. A rule that no longer exists answers to none."""
    there = {found.fingerprint for found in result.diagnostics if found.code not in ALWAYS}
    rules = load(settings.rules).rules
    off = settings.ignored_for(result.path)
    alive: list[Entry] = []
    idle: list[Entry] = []
    unknown: list[Entry] = []
    for entry in entries:
        rule = rules.get(entry.code)
        ran = rule is None or (
            settings.selection.wants(rule.code, preview=rule.status == "preview")
            and not any(rule.code.startswith(word) for word in off)
        )
        needs = rule.needs if rule is not None else ()
        whole = result.readable and not any(_hides(end, entry, needs) for end in result.unfinished)
        (alive if entry.fingerprint in there else idle if whole and ran else unknown).append(entry)
    return Judgement(tuple(alive), tuple(idle), tuple(unknown))


def _hides(end: OpenEnd, entry: Entry, needs: Collection[str]) -> bool:
    """Whether what an entry speaks of may be among what was not read or not evaluated."""
    if end.kind in OF_A_TABLE:
        return end.name == entry.table
    return end.kind != "narrative" or "narrative" in needs


def dumps(entries: Iterable[Entry]) -> str:
    """The text of a baseline file: sorted, one line an entry, so that a change of one report changes its lines only."""
    lines = ",\n    ".join(_line(entry) for entry in sorted(set(entries)))
    body = f"[\n    {lines}\n  ]" if lines else "[]"
    return f'{{\n  "format": "{FORMAT}",\n  "entries": {body}\n}}\n'


def _line(entry: Entry) -> str:
    fields = entry._asdict()
    return json.dumps({key: fields[key] for key in _KEYS if fields[key]}, ensure_ascii=False)


def parse(data: bytes) -> tuple[Entry, ...]:
    """Return the entries of a baseline file, sorted, each once. Raises BaselineError."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BaselineError("encoding") from None
    except json.JSONDecodeError as error:
        raise BaselineError("json", line=error.lineno) from None
    except RecursionError:
        raise BaselineError("deep") from None
    except ValueError:  # a number with thousands of digits
        raise BaselineError("not-baseline") from None
    name = found.get("format") if isinstance(found, dict) else None
    if not isinstance(name, str) or not name.startswith(_FAMILY):
        raise BaselineError("not-baseline")
    if name != FORMAT:
        shown = name if re.fullmatch(r"[\w./-]{1,40}", name) else _FAMILY + "…"
        raise BaselineError("version", found=shown, format=FORMAT)
    entries = found.get("entries")
    if not isinstance(entries, list) or set(found) != {"format", "entries"}:
        raise BaselineError("not-baseline")
    return tuple(sorted({_entry(one, number) for number, one in enumerate(entries, 1)}))


def _entry(one: Any, number: int) -> Entry:
    if (
        not isinstance(one, Mapping)
        or not set(one) <= set(_KEYS)
        or not all(isinstance(value, str) for value in one.values())
        or not one.get("path")
        or not _CODE.fullmatch(one.get("code", ""))
        or not _FINGERPRINT.fullmatch(one.get("fingerprint", ""))
    ):
        raise BaselineError("entry", number=number)
    fields = {key: one.get(key, "") for key in Entry._fields}
    # Paths that were written by hand go by the same file as those that were not.
    return Entry(**{**fields, "path": normpath(fields["path"])})
