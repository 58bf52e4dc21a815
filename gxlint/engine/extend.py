"""The national layouts, tables and section names with what the folders of a province add to them (`extends`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gxlint import resources
from gxlint.checks.faults import RuleError, listed, nearest
from gxlint.checks.references import names_one_whole
from gxlint.checks.shapes import Place
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
            _sections(made, file)
    for folder in folders:
        for file in folder.layouts:
            _layout(made, file)
        for file in folder.tables:
            _table(made, file)
    tables = [made[name] for name in made if name.startswith("tables/")]
    text = (resources.ROOT / "grammars" / "tables.lark").read_text("utf-8") if tables else ""
    grammar = extend_tables.grammar(text, tables)
    if grammar is not None:
        made["grammars/tables"] = grammar
    return made


def _so_far(made: Mapping[str, Any], name: str) -> Any:
    return made[name] if name in made else resources.national(name)


def _extends(file: YamlFile, folder: str) -> None:
    if not isinstance(file.data, Mapping) or "extends" not in file.data:
        raise RuleError("not-extending", "extends", folder=folder)


def _sections(made: dict[str, Any], file: YamlFile) -> None:
    try:
        _extends(file, "sections.yaml")
        made.update(extend_sections.extended({name: _so_far(made, name) for name in _SECTIONS}, file.data))
    except RuleError as error:
        raise file.placed(error) from None


def _layout(made: dict[str, Any], file: YamlFile) -> None:
    try:
        _extends(file, "layouts")
        extend_layouts.LAYOUT.verify(file.data, Place())
        name = f"layouts/{file.data['extends']}.yaml"
        sections = _so_far(made, "sections.yaml")["sections"]
        made[name] = extend_layouts.extended(_so_far(made, name), file.data, sections)
    except RuleError as error:
        raise file.placed(error) from None


def _table(made: dict[str, Any], file: YamlFile) -> None:
    try:
        _extends(file, "tables")
        extend_tables.TABLE.verify(file.data, Place())
        name = f"tables/{file.data['extends']}.yaml"
        made[name] = extend_tables.extended(_so_far(made, name), file.data)
    except RuleError as error:
        raise file.placed(error) from None


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
