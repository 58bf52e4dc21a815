"""schemas/*.json are generated from the models; `python -m tests.test_schemas` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxlint.config.model import json_schema as configuration
from gxlint.engine.schema import json_schema as rule
from gxlint.output.schema import json_schema as report

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
SCHEMAS = {"gxlint.schema.json": configuration, "rule.schema.json": rule, "report.schema.json": report}


def text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == text(SCHEMAS[name]())


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name]())


def test_it_knows_the_names_people_write() -> None:
    keys = configuration()["properties"]
    assert {
        "select",
        "ignore",
        "severity",
        "per-file-ignores",
        "exclude",
        "rules",
        "language",
        "fail-on",
        "suppress",
    } <= set(keys)


if __name__ == "__main__":
    for name, made in SCHEMAS.items():
        (FOLDER / name).write_text(text(made()), "utf-8")
