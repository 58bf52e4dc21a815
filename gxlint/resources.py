"""Where rules/ and grammars/ are: beside the package in a checkout, inside it in a wheel.

A wheel carries them twice: as the files people read, and compiled (`data.json`, `*.lalr`), so that a
start does not parse YAML or build LALR tables. In a checkout the files themselves are read.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
ROOT = _INSTALLED if (_INSTALLED / "data.json").is_file() else _PACKAGE.parent
"""The folder that holds rules/ and grammars/."""


@cache
def _compiled() -> dict[str, Any]:
    path = _INSTALLED / "data.json"
    if not path.is_file():
        return {"lark": None, "files": {}}
    return dict(json.loads(path.read_text("utf-8")))


@cache
def data(name: str) -> Any:
    """Return the content of a YAML file under rules/ ("tables/requests.yaml") as plain data.

    Raises FileNotFoundError when there is none.
    """
    compiled = _compiled()["files"]
    return compiled[name] if name in compiled else read_yaml(ROOT / "rules" / name)


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names of the YAML files under rules/`folder` ("tables", "GX1"), sorted, relative to rules/."""
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


@cache
def grammar(name: str, start: tuple[str, ...] = ("start",)) -> Lark:
    """Return the LALR parser of grammars/`name`.lark for its start rules.

    Tokens are fed by the caller (`parse_interactive`): the grammars `%declare` their terminals.
    """
    import lark

    saved = _INSTALLED / "grammars" / f"{name}.lalr"
    if saved.is_file() and _compiled()["lark"] == lark.__version__:
        with saved.open("rb") as stream:
            return lark.Lark.load(stream)
    return build_grammar(ROOT / "grammars", name, start)


def build_grammar(
    folder: Path, name: str, start: tuple[str, ...] = ("start",), *, strict: bool = False
) -> Lark:
    """Build a grammar from its file. `strict` raises lark.exceptions.GrammarError on any conflict."""
    import lark

    text = (folder / f"{name}.lark").read_text("utf-8")
    return lark.Lark(text, parser="lalr", lexer="basic", start=list(start), import_paths=[str(folder)],
                     maybe_placeholders=True, strict=strict, source_path=str(folder / f"{name}.lark"))  # fmt: skip
