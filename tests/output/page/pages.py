"""Pages for the tests: made as the command makes them, and read again strictly."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from gxlint.engine.result import ReportResult, Run, Summary
from gxlint.engine.run import lint_bytes, lint_path
from gxlint.engine.settings import Settings
from gxlint.output import html

ROOT = Path(__file__).resolve().parent.parent.parent.parent
FIXTURES = ROOT / "fixtures"
VALID = ROOT / "rules" / "examples" / "valid-2021.txt"
_VOID = frozenset({"meta", "br", "input"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def every(self, tag: str = "", style: str = "") -> list[Element]:
        """The elements below, of a tag and a class."""
        return [
            one
            for one in self._below()
            if (not tag or one.tag == tag) and (not style or style in one.classes)
        ]

    def one(self, tag: str = "", style: str = "") -> Element:
        (found,) = self.every(tag, style)
        return found

    def _below(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._below()

    def text(self, without: Callable[[Element], bool] = lambda _: False) -> str:
        """What a reader sees, without some elements."""
        return "".join(
            child if isinstance(child, str) else "" if without(child) else child.text(without)
            for child in self.children
        )


class _Strict(HTMLParser):
    """Fails on what a browser would mend: an element closed in the wrong place, an attribute twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in _VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().tag == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment in the page: {data[:80]}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction in the page: {data[:80]}")


def tree(page: str) -> Element:
    """The page as elements. Fails when it is not well formed."""
    parser = _Strict()
    parser.feed(page)
    parser.close()
    assert parser.stack == [parser.root]
    return parser.root


def checked(
    *sources: str | Path | bytes | tuple[str, bytes], settings: Settings | None = None
) -> list[ReportResult]:
    """The results of files, contents of a text file, or named contents, drawn ones as the command keeps them."""
    settings = settings or Settings()
    results = []
    for number, source in enumerate(sources, 1):
        if isinstance(source, tuple):
            results.append(lint_bytes(source[1], source[0], settings, keep=True))
        elif isinstance(source, bytes):
            results.append(lint_bytes(source, f"{number}.txt", settings, keep=True))
        else:
            results.append(lint_path(str(source), settings, keep=True))
    return results


def written(results: Sequence[ReportResult], lang: str = "zh", **options: bool) -> str:
    """The page of some results, through the list that the command keeps them in."""
    shelf = html.kept(lang)
    summary = Summary()
    for result in results:
        summary.add(result)
        shelf.append(result)
    stream = io.StringIO()
    html.write(Run(shelf, summary, lang), stream, **options)
    return stream.getvalue()


def page(*sources: str | Path | bytes | tuple[str, bytes], lang: str = "zh", **options: bool) -> Element:
    return tree(written(checked(*sources, settings=Settings(language=lang)), lang, **options))


def added(element: Element) -> bool:
    """Whether an element stands in the text of the report without being of it: a number, a note."""
    return "n" in element.classes or "notes" in element.classes


def changed(*edits: tuple[str, str]) -> bytes:
    """The valid report with some words replaced."""
    text = VALID.read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode()
