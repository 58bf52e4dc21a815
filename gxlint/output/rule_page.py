"""The page of one rule: built once, printed by `gxlint rule` and written as Markdown for the documentation.

Both say the same in the same order: what the rule is, why it matters, what it rests on, how to mend, how to suppress,
and the examples of the rule file with what gxlint prints about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gxlint.engine.rule import Rule, text
from gxlint.engine.settings import ALWAYS
from gxlint.output.words import SEVERITIES

_WORDS = {
    "severity": ("级别", "severity"),
    "further": ("({levels})", " ({levels})"),
    "also": ("另有", "also"),
    "layouts": ("适用格式", "forms"),
    "all": ("全部", "all"),
    "since": ("自版本", "since"),
    "preview": ("试用", "preview"),
    "why": ("为什么要紧", "Why it matters"),
    "basis": ("依据", "Basis"),
    "form-basis": ("{layout} 格式:{basis}", "form of {layout}: {basis}"),
    "mend": ("怎么改", "How to mend"),
    "fix-safe": ("gxlint fix --write 可以直接改好。", "gxlint fix --write mends it."),
    "fix-review": ("改法唯一的,gxlint fix --unsafe --write 可以代为改写,改后要核对。", "Where there is one answer, gxlint fix --unsafe --write mends it; look at the result."),
    "fix-some": ("改法确定的,gxlint fix --write 可以直接改好;其余加 --unsafe 改写,改后要核对。", "gxlint fix --write mends what is certain; the rest with --unsafe, to be looked at."),
    "suppress": ("怎么屏蔽", "How to suppress it"),
    "always": ("这条不能屏蔽、不能停用、不能改级别:没有读出、没有查完的,必须说明。",
               "It cannot be suppressed, ignored or changed in severity: what was not read or not finished is always said."),
    "comment": ("只这一处:在那里加一条批注(Word)或注释(网页、Markdown),写", "One place: put a comment there (Word, HTML, Markdown) that says"),
    "config": ("纯文本,或不想动稿子的:在 gxlint.toml 里写", "In plain text, or to leave the draft alone: in gxlint.toml"),
    "reason": ("理由", "the reason"),
    "piece": ("问题处读得到的一段文字", "some words that stand at the finding"),
    "ignore": ("整条不用:在 gxlint.toml 里写", "The whole rule: in gxlint.toml"),
    "select": ("试用的规则要点名才启用:在 gxlint.toml 里写", "A rule in preview runs only when it is named: in gxlint.toml"),
    "fires": ("会报告的写法", "What is reported"),
    "silent": ("不会报告的写法", "What is not reported"),
    "base": ("在合格的样例报告 {name} 中", "in the sound sample report {name}"),
    "replace": ("把“{old}”写成“{new}”", "“{old}” is written “{new}”"),
    "after": ("在“{old}”一行之后加上“{new}”", "“{new}” is put in after the line “{old}”"),
    "delete": ("删去含“{old}”的一行", "the line “{old}” is left out"),
    "unchanged": ("不作改动", "nothing is changed"),
    "file": ("文件 {name} 的内容是", "a file {name} that says"),
    "bytes": ("文件 {name}(内容不是文字)", "a file {name} (its content is no text)"),
    "fault": ("检查“{name}”自身出错时", "when the check “{name}” itself fails"),
    "printed": ("→ 输出", "→ printed"),
}  # fmt: skip
_SHOWN, _LINES = 60, 8
"""Characters of a piece of text, and lines of a file, that an example shows."""
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")
"""What would begin a list: - + 1. 1) before a blank."""


class Code(NamedTuple):
    """Something to be typed, or that is printed, as it stands; `kind` is "toml" or "text"."""

    lines: tuple[str, ...]
    kind: str = "text"


class Example(NamedTuple):
    """An example: what it starts from, the lines of a file it shows, what is changed there, what gxlint prints."""

    start: str
    quoted: tuple[str, ...]
    changes: tuple[str, ...]
    printed: tuple[str, ...]


class Part(NamedTuple):
    """A heading with what stands under it."""

    heading: str
    body: tuple[str | Code | Example, ...]


class Page(NamedTuple):
    """Everything about one rule."""

    title: str
    facts: str
    parts: tuple[Part, ...]
    printed: str


def page(rule: Rule, language: str, printed: Sequence[Sequence[str]]) -> Page:
    """Build the page; `printed` are the lines gxlint prints about each example that fires, in their order."""
    say = _Words(language)
    parts = [
        Part(say("why"), (text(rule.why, language),)),
        Part(say("basis"), tuple(_basis(rule, language))),
        Part(say("mend"), (text(rule.mend, language), *_fix(rule, say))),
        Part(say("suppress"), tuple(_suppress(rule, say))),
    ]
    fires = rule.examples.get("fires") or ()
    if fires:
        shown = (_example(entry, say, lines) for entry, lines in zip(fires, printed, strict=True))
        parts.append(Part(say("fires"), tuple(shown)))
    silent = rule.examples.get("silent") or ()
    if silent:
        parts.append(Part(say("silent"), tuple(_example(entry, say, ()) for entry in silent)))
    return Page(
        f"{rule.code} {rule.name}  {text(rule.title, language)}",
        _facts(rule, say),
        tuple(parts),
        say("printed"),
    )


def as_text(shown: Page) -> str:
    """The page for a terminal."""
    lines = [shown.title, shown.facts]
    for part in shown.parts:
        lines += ["", part.heading]
        for piece in part.body:
            if isinstance(piece, str):
                lines += (f"  {line}" for line in piece.splitlines())
            elif isinstance(piece, Code):
                lines += (f"    {line}" for line in piece.lines)
            else:
                lines.append(f"  {piece.start}")
                lines += (f"    | {line}" for line in piece.quoted)
                lines += (f"    {change}" for change in piece.changes)
                lines += [f"    {shown.printed}"] if piece.printed else []
                lines += (f"      {line}" for line in piece.printed)
    return "\n".join(lines) + "\n"


def as_markdown(shown: Page) -> str:
    """The page for the documentation: the same words, as Markdown."""
    lines = [f"# {_escaped(shown.title)}", "", _escaped(shown.facts)]
    for part in shown.parts:
        lines += ["", f"## {_escaped(part.heading)}"]
        for piece in part.body:
            lines.append("")
            if isinstance(piece, str):
                lines.append("  \n".join(_escaped(line) for line in piece.splitlines()))
            elif isinstance(piece, Code):
                lines += _fence(piece.lines, piece.kind)
            else:
                lines += _example_markdown(piece, shown.printed)
    return "\n".join(lines) + "\n"


def _example_markdown(example: Example, printed: str) -> Iterator[str]:
    yield f"**{_escaped(example.start)}**"
    if example.quoted:
        yield from ("", *_fence(example.quoted, "text"))
    if example.changes:
        yield ""
        yield from (f"- {_escaped(change)}" for change in example.changes)
    if example.printed:
        yield from ("", printed, "", *_fence(example.printed, "text"))


def _fence(lines: Sequence[str], kind: str) -> list[str]:
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    mark = "`" * max(3, longest + 1)
    return [mark + kind, *lines, mark]


def _escaped(line: str) -> str:
    """The line with the signs that mean something in Markdown made plain."""
    escaped = _MARKS.sub(r"\\\1", line)
    return _LIST.sub(r"\1\\\2", escaped)


class _Words:
    """The words of this page in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: Any) -> str:
        return _WORDS[key][0 if self.language == "zh" else 1].format(**values)


def _facts(rule: Rule, say: _Words) -> str:
    words = SEVERITIES[say.language]
    levels = words[rule.severity]
    further = sorted({level for level in rule.severities.values() if level != rule.severity})
    if further:
        levels += say("further", levels=" ".join((say("also"), *(words[level] for level in further))))
    layouts = say("all") if "all" in rule.layouts else " ".join(rule.layouts)
    facts = [
        f"{say('severity')} {levels}",
        f"{say('layouts')} {layouts}",
        f"{say('since')} {rule.since}",
    ]
    if rule.status == "preview":
        facts.append(say("preview"))
    return " · ".join(facts)


def _basis(rule: Rule, language: str) -> list[str]:
    if len(rule.basis) == 1:
        return [rule.basis_for(None, language)]
    say = _Words(language)
    return [
        text(entry, language)
        if layout == "default"
        else say("form-basis", layout=layout, basis=text(entry, language))
        for layout, entry in rule.basis.items()
    ]


def _fix(rule: Rule, say: _Words) -> list[str]:
    """What `gxlint fix` does about it, nothing where it can do nothing."""
    levels = set(rule.fix.values())
    return [say(f"fix-{levels.pop() if len(levels) == 1 else 'some'}")] if levels else []


def _suppress(rule: Rule, say: _Words) -> Iterator[str | Code]:
    if rule.code in ALWAYS:
        yield say("always")
        return
    if rule.status == "preview":
        yield say("select")
        yield Code((f'select = ["GX", "{rule.code}"]',), "toml")
    yield say("comment")
    yield Code((f"gxlint: ignore {rule.code} -- {say('reason')}",))
    yield say("config")
    entry = (f'code = "{rule.code}"', f'text = "{say("piece")}"', f'reason = "{say("reason")}"')
    yield Code(("[[suppress]]", *entry), "toml")
    yield say("ignore")
    yield Code((f'ignore = ["{rule.code}"]',), "toml")


def _example(entry: Mapping[str, Any], say: _Words, printed: Sequence[str]) -> Example:
    name = entry.get("name", "example.txt")
    quoted: tuple[str, ...] = ()
    if "hex" in entry:
        start = say("bytes", name=name)
    elif "text" in entry:
        kept = [line for line in entry["text"].splitlines() if line.strip()]
        start = say("file", name=name)
        quoted = (*(_short(line) for line in kept[:_LINES]), *(("…",) if len(kept) > _LINES else ()))
    else:
        start = say("base", name=entry["base"])
    changes = [_change(edit, say) for edit in entry.get("edits") or ()]
    if "base" in entry and not changes:
        changes.append(say("unchanged"))
    if "fault" in entry:
        changes.append(say("fault", name=entry["fault"]))
    return Example(start, quoted, tuple(changes), tuple(printed))


def _change(edit: Mapping[str, str], say: _Words) -> str:
    if "replace" in edit:
        return say("replace", old=_short(edit["replace"]), new=_short(edit["with"]))
    if "after" in edit:
        return say("after", old=_short(edit["after"]), new=_short(edit["insert"]))
    return say("delete", old=_short(edit["delete"]))


def _short(line: str) -> str:
    flat = " ".join(line.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
