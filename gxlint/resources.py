"""Where rules/ and grammars/ are: beside the package in a checkout, inside it in a wheel.

A wheel carries them twice: as the files people read, and compiled (`data.json`, `*.lalr`), so that a
start does not parse YAML or build LALR tables. In a checkout the files themselves are read, whatever compiled
data an earlier build may have left beside the package: it is of another day than the code.

A province may add to layouts, tables and section names (gxlint.engine.extend): `use` puts its content in the place of
the national one for the reports that are read after it. One set of data is in use at a time in a process; reports
are checked in parallel by processes, not threads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, get_args

if TYPE_CHECKING:
    from lark import Lark, Token
    from lark.lexer import Lexer

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent
_INSTALLED = _PACKAGE / "_data"


def _in_checkout() -> bool:
    return all((_CHECKOUT / name).is_file() for name in ("pyproject.toml", "rules/sections.yaml"))


ROOT = _CHECKOUT if _in_checkout() or not (_INSTALLED / "data.json").is_file() else _INSTALLED
"""The folder that holds rules/ and grammars/."""
Layout = Literal["2021", "2019", "2014", "2008"]
LAYOUTS: tuple[str, ...] = get_args(Layout)
"""The national layouts, the newest first; rules/layouts says what each is (a test holds the two together)."""


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


_C = TypeVar("_C", bound=_Cached)
_forget: list[Callable[[], None]] = []
_in_use: Mapping[str, Any] = {}


def derived(function: _C) -> _C:
    """Mark a cached function whose results are made of layouts, tables or section names: `use` empties its cache."""
    _forget.append(function.cache_clear)
    return function


def use(content: Mapping[str, Any]) -> None:
    """Let `content` (by name, "tables/requests.yaml") stand in the place of the files from here on; {} is none.

    A name "grammars/tables" is the text of a grammar.
    """
    global _in_use
    if content is _in_use or (not content and not _in_use):
        return
    _in_use = content
    for forget in _forget:
        forget()


def in_use() -> Mapping[str, Any]:
    """What `use` was given last."""
    return _in_use


@cache
def _compiled() -> dict[str, Any]:
    path = ROOT / "data.json"
    if not path.is_file():
        return {"lark": None, "files": {}}
    return dict(json.loads(path.read_text("utf-8")))


@cache
def printed() -> dict[str, Any]:
    """What a wheel keeps of the output about the examples of rules (gxlint.output.rule_printed); {} in a checkout."""
    path = ROOT / "printed.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.is_file() else {}


def data(name: str) -> Any:
    """Return the content of a YAML file under rules/ ("tables/requests.yaml") as plain data.

    Raises FileNotFoundError when there is none.
    """
    return _in_use[name] if name in _in_use else national(name)


@cache
def national(name: str) -> Any:
    """The same without regard to what is in use."""
    compiled = _compiled()["files"]
    return compiled[name] if name in compiled else read_yaml(ROOT / "rules" / name)


def names(folder: str) -> tuple[str, ...]:
    """Return the names of the YAML files under rules/`folder` ("tables", "GX1"), sorted, relative to rules/."""
    found = _names(folder)
    if not _in_use:
        return found
    start = folder.rstrip("/") + "/"
    return tuple(sorted({*found, *(name for name in _in_use if name.startswith(start))}))


@cache
def _names(folder: str) -> tuple[str, ...]:
    compiled = _compiled()["files"]
    if compiled:
        return tuple(sorted(name for name in compiled if name.startswith(folder.rstrip("/") + "/")))
    base = ROOT / "rules"
    return tuple(sorted(path.relative_to(base).as_posix() for path in (base / folder).rglob("*.yaml")))


def read_yaml(path: Path) -> Any:
    """Return a YAML file as plain data. Raises OSError or yaml.YAMLError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open("rb") as stream:
        return yaml.load(stream, Loader=loader)


def grammar(name: str, start: tuple[str, ...] = ("start",)) -> Lark:
    """Return the LALR parser of grammars/`name`.lark for its start rules.

    Tokens are fed by the caller (`parse_interactive`): the grammars `%declare` their terminals.
    """
    return _grammar(name, start, _in_use.get(f"grammars/{name}"))


@cache
def _grammar(name: str, start: tuple[str, ...], text: str | None) -> Lark:
    import lark

    if text is not None:
        return _built(ROOT / "grammars", name, text, start, strict=True, lexer=_no_lexer())

    saved = ROOT / "grammars" / f"{name}.lalr"
    if saved.is_file() and _compiled()["lark"] == lark.__version__:
        with saved.open("rb") as stream:
            return lark.Lark.load(stream)
    return build_grammar(ROOT / "grammars", name, start)


def extended_grammar(name: str, text: str) -> Lark:
    """Return the parser of a grammar that a province added to, the one that `grammar` gives when `text` is in use.

    Raises lark.exceptions.GrammarError on any conflict.
    """
    return _grammar(name, ("start",), text)


@cache
def _no_lexer() -> type[Lexer]:
    """A lexer that is never asked: Lark's own wants another package before it builds a strict grammar."""
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        def __init__(self, conf: object) -> None:
            """Whatever the terminals are."""

        def lex(self, lexer_state: object, parser_state: object) -> Iterator[Token]:
            """No tokens: the caller feeds them."""
            return iter(())

    return NoLexer


def build_grammar(
    folder: Path, name: str, start: tuple[str, ...] = ("start",), *, strict: bool = False
) -> Lark:
    """Build a grammar from its file. `strict` raises lark.exceptions.GrammarError on any conflict."""
    return _built(folder, name, (folder / f"{name}.lark").read_text("utf-8"), start, strict=strict)


def _built(folder: Path, name: str, text: str, start: tuple[str, ...], *, strict: bool,
           lexer: type[Lexer] | Literal["basic"] = "basic") -> Lark:  # fmt: skip
    import lark

    return lark.Lark(text, parser="lalr", lexer=lexer, start=list(start), import_paths=[str(folder)],
                     maybe_placeholders=True, strict=strict, source_path=str(folder / f"{name}.lark"))  # fmt: skip
