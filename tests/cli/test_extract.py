from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.calling import Caller, valid


def extracted(gxlint: Caller, *arguments: str) -> dict[str, Any]:
    got = gxlint("extract", *arguments)
    assert (got.status, got.err) == (0, "")
    data: dict[str, Any] = json.loads(got.out)
    return data


def test_the_report_as_data(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(2019), "utf-8")
    data = extracted(gxlint, "a.txt")
    assert data["format"] == "gxlint-extract/1"
    assert (data["path"], data["media"], data["is_report"], data["claims"]) == (
        "a.txt",
        "text/plain",
        True,
        [],
    )
    assert (data["agency"]["value"], data["year"]["value"], data["layout"]["value"]) == (
        "柳溪市林业局",
        2020,
        "2019",
    )
    assert data["title"]["at"]["line"] == 1
    assert [section["id"] for section in data["sections"]] == [
        "overview",
        "disclosure",
        "requests",
        "review",
        "problems",
        "other",
    ]
    assert data["sections"][4]["blocks"][0]["text"].startswith("一是部分栏目更新不够及时。")
    assert data["sections"][4]["lists"][0]["numbers"] == [1, 2]
    assert data["coverage"]["requests"]["read"] == 161
    requests = next(table for table in data["tables"] if table["kind"] == "requests")
    cell = next(c for c in requests["cells"] if (c["row"], c["column"]) == ("received", "natural_person"))
    assert (cell["literal"], cell["state"], cell["number"]) == ("7", "number", 7)
    assert cell["at"]["line"] == 28


def test_amounts_keep_their_digits(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(2019).replace("120.5万元 |", "120.50万元 |"), "utf-8")
    got = gxlint("extract", "a.txt")
    assert '"number": 120.50,' in got.out
    assert '"unit": "万元"' in got.out


def test_the_text_that_lines_refer_to(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_bytes(("\ufeff" + valid()).replace("\n", "\r\n").encode())
    got = gxlint("extract", "--text", "a.txt")
    assert (got.status, got.out) == (0, valid())


def test_overrides_and_standard_input(gxlint: Caller, here: Path) -> None:
    got = gxlint("extract", "-", "--layout", "2021", "--year", "2024", stdin=valid(2008).encode())
    data = json.loads(got.out)
    assert (data["layout"]["value"], data["layout"]["evidence"], data["year"]["value"]) == (
        "2021",
        "option",
        2024,
    )
    assert data["path"] == "-"


def test_into_a_file(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(), "utf-8")
    assert gxlint("extract", "a.txt", "--output", "a.json").status == 0
    assert json.loads((here / "a.json").read_text("utf-8"))["year"]["value"] == 2023
    assert gxlint("extract", "a.txt", "--output", "a.txt").status == 2


def test_what_cannot_be_read(gxlint: Caller, here: Path) -> None:
    (here / "a.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    got = gxlint("extract", "a.pdf")
    assert (got.status, got.out) == (2, "")
    assert got.err.startswith("gxlint: a.pdf: 这是 PDF,")


def test_no_report_is_data_too(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text("关于做好防汛工作的通知\n各乡镇:\n请落实值班制度。\n", "utf-8")
    data = extracted(gxlint, "a.txt")
    assert data["is_report"] is False
    assert gxlint("extract", "--text", "a.txt").out == "关于做好防汛工作的通知\n各乡镇:\n请落实值班制度。\n"
