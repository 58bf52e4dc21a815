"""The national layouts, tables and section names with what the folders of a province add to them (`extends`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gxlint import resources
from gxlint.checks.faults import RuleError, listed, nearest
from gxlint.checks.references import names_one_whole
from gxlint.checks.shapes import Place, Shape
from gxlint.engine import extend_layouts, extend_sections, extend_tables
from gxlint.engine.folder import Folder
from gxlint.engine.rule import Rule
from gxlint.engine.settings import ALWAYS
from gxlint.engine.yaml_file import YamlFile

_SECTIONS = ("sections.yaml", "words/section-names.yaml", "words/heading-wordings.yaml")
_SPEAK = {
    "equal": ("table-sums",),
    "at-most": ("part-exceeds-whole", "channel-bounds"),
    "between": ("channel-bounds",),
}
"""The checks that speak of a kind of relation."""


def content(folders: Iterable[Folder]) -> dict[str, Any]:
    """Return what stands in the place of gxlint's own files, by name (gxlint.resources.use); {} when nothing does.

    Raises RuleError with file, line and key.
    """
    made: dict[str, Any] = {}
    owners: dict[str, str] = {}
    for folder in folders:
        for name, file in folder.words.items():
            if name in owners or name in resources.names("words"):
                raise RuleError("words-used", source=file.source, word=name, other=owners.get(name, "gxlint"))
            owners[name], made[name] = file.source, file.data
        for file in folder.sections:
            _add(made, file, "sections.yaml", extend_sections.SECTIONS, _sections)
    for folder in folders:
        for file in folder.layouts:
            _add(made, file, "layouts", extend_layouts.LAYOUT, _layout)
        for file in folder.tables:
            _add(made, file, "tables", extend_tables.TABLE, _table)
    return made


_Addition = Mapping[str, Any]


def _add(made: dict[str, Any], file: YamlFile, folder: str, form: Shape,
         extended: Callable[[Mapping[str, Any], _Addition], Mapping[str, Any]]) -> None:  # fmt: skip
    """Add what a file says to what was made so far. Raises RuleError with the file and the place in it."""
    try:
        if not isinstance(file.data, Mapping) or "extends" not in file.data:
            raise RuleError("not-extending", "extends", folder=folder)
        form.verify(file.data, Place())
        made.update(extended(made, file.data))
    except RuleError as error:
        raise file.placed(error) from None


def _so_far(made: Mapping[str, Any], name: str) -> Any:
    return made[name] if name in made else resources.national(name)


def _sections(made: Mapping[str, Any], addition: _Addition) -> Mapping[str, Any]:
    return extend_sections.extended({name: _so_far(made, name) for name in _SECTIONS}, addition)


def _layout(made: Mapping[str, Any], addition: _Addition) -> Mapping[str, Any]:
    name = f"layouts/{addition['extends']}.yaml"
    sections = _so_far(made, "sections.yaml")["sections"]
    return {name: extend_layouts.extended(_so_far(made, name), addition, sections)}


def _table(made: Mapping[str, Any], addition: _Addition) -> Mapping[str, Any]:
    name = f"tables/{addition['extends']}.yaml"
    table = extend_tables.extended(_so_far(made, name), addition)
    return {name: table, **_grammar({**made, name: table}, table["table"])}


def _grammar(made: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    """The grammar of the tables with the rows added so far, built once so that nothing is wrong with it later."""
    tables = [content for name, content in made.items() if name.startswith("tables/")]
    national = (resources.ROOT / "grammars" / "tables.lark").read_text("utf-8")
    text = extend_tables.grammar(national, tables)
    if text is None:
        return {}
    from lark.exceptions import GrammarError

    try:
        resources.extended_grammar("tables", text)
    except GrammarError:
        raise RuleError("order", "rows", table=kind) from None
    return {"grammars/tables": text}


def levels(folders: Iterable[Folder], rules: Mapping[str, Rule]) -> dict[str, dict[str, str]]:
    """Return the severities that the layouts of the folders give to rules: by layout, by code.

    Raises RuleError for a rule that is not there, and for an equation whose rule does not speak of its kind.
    """
    found: dict[str, dict[str, str]] = {}
    for folder in folders:
        for file in folder.layouts:
            given: Mapping[str, str] = file.data.get("severity", {})
            for code in given:
                if code in ALWAYS:
                    raise file.placed(RuleError("protected", f"severity.{code}", word=code))
                if code not in rules:
                    raise file.placed(
                        RuleError("unknown-rule", f"severity.{code}", word=code, nearest=nearest(code, rules))
                    )
            found.setdefault(str(file.data["extends"]), {}).update(given)
        for file in folder.tables:
            for number, relation in enumerate(file.data.get("relations", ()), 1):
                _owned(file, relation, f"relations.{number}.code", rules)
    return found


def _owned(file: YamlFile, relation: Mapping[str, Any], where: str, rules: Mapping[str, Rule]) -> None:
    code, kind, table = relation["code"], relation["kind"], file.data["extends"]
    able = [
        rule.code
        for rule in rules.values()
        if rule.check in _SPEAK[kind]
        and rule.parameters.get("table") == table
        and (rule.check != "part-exceeds-whole" or names_one_whole(relation["text"]))
    ]
    if code in able:
        return
    if code not in rules:
        raise file.placed(RuleError("unknown-rule", where, word=code, nearest=nearest(code, able or rules)))
    raise file.placed(
        RuleError(
            "relation-owner",
            where,
            word=code,
            table=table,
            kind=kind,
            there=listed(able) or ("还没有", "none yet"),
        )
    )
