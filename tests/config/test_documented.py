"""The READMEs show every key that a configuration may have, in a file that is one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gxlint.cli.inputs import SUFFIXES
from gxlint.config.model import ConfigFile, SuppressEntry, json_schema
from gxlint.engine.registry import load
from gxlint.engine.run import lint_path
from gxlint.engine.settings import Settings, Suppression, fits

ROOT = Path(__file__).resolve().parents[2]


def shown(readme: str) -> dict[str, object]:
    text = (ROOT / readme).read_text("utf-8")
    (block,) = [
        part.split("```", 1)[0]
        for part in text.split("```toml\n")[1:]
        if "[[suppress]]" in part.split("```", 1)[0]
    ]
    return tomllib.loads(block)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_key_is_shown(readme: str) -> None:
    data = shown(readme)
    keys = {field.alias or name for name, field in ConfigFile.model_fields.items()}
    assert set(data) == keys
    entry = data["suppress"][0]  # type: ignore[index]
    assert set(entry) == set(SuppressEntry.model_fields)
    model = ConfigFile.model_validate(data)
    codes = [*(model.select or ()), *model.ignore, *model.severity, *(code for some in model.per_file_ignores.values() for code in some), entry["code"]]  # fmt: skip
    assert [code for code in codes if not load().knows(code)] == []


@pytest.mark.parametrize(
    "readme", ["README.md", "README.zh-CN.md", "docs/suppression.md", "docs/suppression.zh-CN.md"]
)
def test_the_suppression_shown_suppresses_what_the_report_shown_has(readme: str) -> None:
    path = "fixtures/2021/溪口县教育局2023年度报告.txt"
    (entry,) = shown(readme)["suppress"]  # type: ignore[misc, attr-defined]
    suppress = Suppression(entry["code"], entry["path"], entry["text"], entry["reason"])
    assert fits(suppress.path or "", str(ROOT / path), str(ROOT))
    found = lint_path(str(ROOT / path), Settings(suppress=(suppress,), root=str(ROOT)))
    assert [(one.code, one.location.line, one.suppressed) for one in found.diagnostics] == [
        ("GX401", 43, None),
        ("GX201", 52, None),
        ("GX401", 52, entry["reason"]),
    ]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_endings_that_are_read_are_listed(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert " ".join(f"`{ending}`" for ending in SUFFIXES) in " ".join(text.split())


def test_every_key_is_described_in_the_schema() -> None:
    schema = json_schema()
    for known in (schema, schema["$defs"]["SuppressEntry"]):
        assert [name for name, one in known["properties"].items() if not one.get("description")] == []
    assert schema["$defs"]["SuppressEntry"]["required"] == ["code"]
