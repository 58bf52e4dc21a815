"""What a reader of each machine format makes of an output; fails for what none would take, or what schemas do not say."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
from lxml import etree

from gxlint.engine.result import ReportResult
from gxlint.output import format_named
from tests.output.results_made import bytes_of

_SCHEMAS = Path(__file__).with_name("schemas")
_URI = re.compile(r"(?:[A-Za-z0-9._~/@!$&'()*+,;=:-]|%[0-9A-F]{2})+")


def reader(name: str) -> Callable[..., Any]:
    """A function that writes results in a format and reads what was written."""

    def written_and_read(*results: ReportResult, **options: Any) -> Any:
        return UNDERSTOOD[name](bytes_of(format_named(name), *results, **options))

    return written_and_read


@cache
def sarif_schema() -> jsonschema.Draft4Validator:
    """The schema of OASIS."""
    path = _SCHEMAS / "sarif-2.1.0-rtm.5.json"
    return jsonschema.Draft4Validator(json.loads(path.read_text("utf-8")))


@cache
def junit_schema() -> Any:
    """The schema of the Jenkins xUnit plugin."""
    return etree.XMLSchema(etree.parse(_SCHEMAS / "junit-10.xsd"))


def sarif(data: bytes) -> Any:
    """The run of a log; what schemas do not say is held here as well."""
    made = json.loads(data)
    assert [error.message for error in sarif_schema().iter_errors(made)] == []
    (run,) = made["runs"]
    driver, *extensions = run["tool"]["driver"], *run["tool"].get("extensions", ())
    for found in run["results"]:
        reference = found.get("rule", {"index": found.get("ruleIndex")})
        component = (
            extensions[reference["toolComponent"]["index"]] if "toolComponent" in reference else driver
        )
        if reference["index"] is not None:
            assert component["rules"][reference["index"]]["id"] == found["ruleId"]
        assert isinstance(found["suppressions"], list)  # of all results or of none
        (place,) = found["locations"]
        artifact = place["physicalLocation"]["artifactLocation"]
        assert {**run["artifacts"][artifact["index"]]["location"], "index": artifact["index"]} == artifact
    for one in (artifact["location"] for artifact in run["artifacts"]):
        assert _URI.fullmatch(one["uri"]) if "uri" in one else one["description"]["text"]
    for one in run["invocations"][0]["toolExecutionNotifications"]:
        assert driver["notifications"][one["descriptor"]["index"]]["id"] == one["descriptor"]["id"]
    return run


def junit(data: bytes) -> list[Any]:
    """The suites; their counts are right."""
    tree = etree.fromstring(data)
    assert junit_schema().validate(tree), junit_schema().error_log
    for suite in tree:
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(attribute) == str(len(suite.findall(f"testcase/{tag}")))
        assert suite.get("tests") == str(len(suite.findall("testcase")))
    return list(tree)


def github(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """The commands that the runner of GitHub Actions finds in a log: kind, properties, message."""
    found = []
    for line in data.decode("utf-8").split("\n"):
        assert "##[" not in line or line.lstrip().startswith("::")
        if not line.lstrip().startswith("::"):
            continue
        name, listed, said = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
        assert name in ("error", "warning", "notice")
        properties = dict(pair.split("=", 1) for pair in listed.split(","))
        for sign, escape in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
            properties = {key: value.replace(escape, sign) for key, value in properties.items()}
        for sign, escape in (("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
            said = said.replace(escape, sign)
        found.append((name, properties, said))
    return found


def gitlab(data: bytes) -> list[dict[str, Any]]:
    """The issues."""
    found: list[dict[str, Any]] = json.loads(data)
    for one in found:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["location"]["lines"]["begin"] >= 1
    assert len({one["fingerprint"] for one in found}) == len(found)
    return found


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a csv, by heading."""
    text = data.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def workbook(data: bytes) -> Any:
    """The workbook as openpyxl opens it."""
    return openpyxl.load_workbook(io.BytesIO(data))


UNDERSTOOD: dict[str, Callable[[bytes], Any]] = {
    "sarif": sarif, "junit": junit, "github": github, "gitlab": gitlab, "csv": table, "xlsx": workbook,
}  # fmt: skip
"""The formats that machines read."""
