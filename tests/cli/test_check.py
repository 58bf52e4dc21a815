"""The promises of contract.md about `gxlint check`: exit status, order, formats, inputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gxlint.engine.registry import check_named
from tests.cli.calling import Caller, Outcome, duplicated, valid


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def reports(got: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(got.out)["reports"]
    return found


def codes(got: Outcome) -> list[list[str]]:
    return [[one["code"] for one in report["diagnostics"]] for report in reports(got)]


def test_nothing_is_0_something_is_1(gxlint: Caller, here: Path) -> None:
    put(here, good_txt=valid(), bad_txt=duplicated())
    assert gxlint("check", "good.txt").status == 0
    got = gxlint("check", "good.txt", "bad.txt", "--format", "json")
    assert (got.status, got.err) == (1, "")
    assert [(report["path"], report["verdict"]) for report in reports(got)] == [
        ("bad.txt", "fail"),
        ("good.txt", "pass"),
    ]
    assert "GX103" in codes(got)[0]
    assert codes(got)[1] == []
    assert json.loads(got.out)["summary"]["reports"] == 2


def test_fail_on(gxlint: Caller, here: Path) -> None:
    put(here, bad_txt=duplicated())
    for level, status, verdict in (("error", 1, "fail"), ("warning", 1, "fail"), ("never", 0, "pass")):
        got = gxlint("check", "bad.txt", "--fail-on", level, "--format", "json")
        assert (got.status, reports(got)[0]["verdict"]) == (status, verdict)
    quiet = gxlint("check", "bad.txt", "--ignore", "GX1")
    assert quiet.status == 0


def test_a_file_that_cannot_be_read_does_not_stop_the_others(gxlint: Caller, here: Path) -> None:
    put(here, good_txt=valid(), empty_txt="")
    got = gxlint("check", "good.txt", "empty.txt", "nowhere.txt", "--format", "json")
    assert got.status == 1
    assert [(report["path"], report["verdict"]) for report in reports(got)] == [
        ("empty.txt", "incomplete"), ("good.txt", "pass"), ("nowhere.txt", "incomplete")]  # fmt: skip
    assert codes(got) == [["GX001"], [], ["GX001"]]


def test_nothing_that_could_be_read_is_2(gxlint: Caller, here: Path) -> None:
    got = gxlint("check", "nowhere.txt", "--format", "json", "--fail-on", "never")
    assert got.status == 2
    assert codes(got) == [["GX001"]]
    assert gxlint("check", "no*where/*.txt").status == 2


def test_the_same_bytes_whatever_the_number_of_processes(gxlint: Caller, here: Path) -> None:
    for number in range(12):
        put(here, **{f"in__r{number:02}_txt": duplicated() if number % 3 else valid(2019)})
    put(here, in__z_txt="")
    for form in ("json", "jsonl", "plain"):
        one = gxlint("check", "in", "--format", form, "--jobs", "1")
        two = gxlint("check", "in", "--format", form, "--jobs", "2")
        assert (one.status, two.status) == (1, 1)
        assert one.out == two.out
        assert one.out == gxlint("check", "in/z.txt", "in", "--format", form).out


def test_jsonl_and_json_say_the_same(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(2014), b_txt=duplicated())
    lines = gxlint("check", ".", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == reports(gxlint("check", ".", "--format", "json"))


def test_plain_is_greppable(gxlint: Caller, here: Path) -> None:
    put(here, b_txt=duplicated())
    got = gxlint("check", "b.txt", "--select", "GX103")
    lines = got.out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("b.txt:17:1: error GX103 ")
    assert lines[1].startswith("b.txt: 结论:不通过(只检查了 GX103,另有 ")
    assert lines[2].startswith("共检查 1 份:")


def test_select_and_ignore(gxlint: Caller, here: Path) -> None:
    put(here, b_txt=duplicated())
    assert codes(gxlint("check", "b.txt", "--format", "json", "--select", "gx103,GX2")) == [["GX103"]]
    assert "GX103" not in codes(gxlint("check", "b.txt", "--format", "json", "--ignore", "GX103"))[0]


def test_english_is_complete(gxlint: Caller, here: Path) -> None:
    put(here, b_txt=duplicated())
    got = gxlint("check", "b.txt", "--select", "GX103", "--lang", "en")
    assert "error GX103" in got.out
    assert (
        got.out.splitlines()[-1]
        == "1 checked: 0 pass, 1 fail, 0 incomplete; errors 1, warnings 0, infos 0, suppressed 0"
    )


def test_standard_input(gxlint: Caller, here: Path) -> None:
    got = gxlint("check", "-", "--format", "json", stdin=duplicated().encode())
    assert got.status == 1
    assert reports(got)[0]["path"] == "-"
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in duplicated().splitlines())}</body></html>"
    named = gxlint("check", "-", "--stdin-filename", "报告.html", "--format", "json", stdin=page.encode())
    assert [(one["path"], one["media"]) for one in reports(named)] == [("报告.html", "text/html")]
    assert "GX103" in codes(named)[0]
    assert gxlint("check", "-", stdin=b"").status == 2


def test_layout_and_year_override(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(2008))
    report = reports(gxlint("check", "a.txt", "--layout", "2021", "--year", "2022", "--format", "json"))[0]
    assert (report["layout"], report["year"]) == ("2021", 2022)
    assert (reports(gxlint("check", "a.txt", "--layout", "auto", "--format", "json"))[0]["layout"]) == "2008"


def test_statistics(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=duplicated(), b_txt=duplicated())
    got = gxlint("check", ".", "--select", "GX103", "--statistics", "--format", "json")
    assert json.loads(got.out)["statistics"] == {"GX103": 2}
    assert "GX103 2" in gxlint("check", ".", "--select", "GX103", "--statistics").out.splitlines()
    lines = gxlint("check", ".", "--select", "GX103", "--statistics", "--format", "jsonl")
    assert lines.err.splitlines()[0] == "GX103 2"
    assert lines.err.splitlines()[1].startswith("只检查了 GX103,另有 ")
    assert len(lines.out.splitlines()) == 2


def test_the_contract_of_a_report(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(2019))
    report = reports(gxlint("check", "a.txt", "--format", "json"))[0]
    assert report["relations"]["violated"] == 0
    assert report["relations"]["satisfied"] > 30
    assert {kind: (one["expected"], one["read"]) for kind, one in report["coverage"].items()} == {
        "disclosure": (22, 22), "requests": (161, 161), "review": (15, 15)}  # fmt: skip
    assert [section["id"] for section in report["sections"]] == [
        "overview",
        "disclosure",
        "requests",
        "review",
        "problems",
        "other",
    ]
    assert (report["year"], report["agency"], report["encoding"]) == (2020, "柳溪市林业局", "utf-8")
    bare = reports(gxlint("check", "a.txt", "--format", "json", "--select", "GX103"))[0]
    assert bare["relations"] == report["relations"]


def test_output_into_a_file(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=duplicated())
    got = gxlint("check", "a.txt", "--format", "json", "--output", "out.json")
    assert (got.status, got.out) == (1, "")
    assert json.loads((here / "out.json").read_text("utf-8"))["summary"]["fail"] == 1
    assert sorted(path.name for path in here.iterdir()) == [".git", "a.txt", "out.json"]


def test_configuration_is_found_upward(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=duplicated(), b__c__d_txt=duplicated(), gxlint_toml='ignore = ["GX1"]')
    put(here, b__gxlint_toml='language = "en"\nfail-on = "never"\nselect = ["GX103"]')
    got = gxlint("check", ".", "--format", "json")
    assert codes(got) == [[], ["GX103"]]
    assert got.status == 0
    assert gxlint("check", ".", "--no-config").status == 1
    assert codes(gxlint("check", ".", "--config", "gxlint.toml", "--format", "json")) == [[], []]
    assert codes(gxlint("check", "a.txt", "--select", "GX103", "--format", "json")) == [["GX103"]]


def test_excludes_hold_for_files_given_by_name(gxlint: Caller, here: Path) -> None:
    put(here, old__a_txt=duplicated(), gxlint_toml='exclude = ["old/**"]')
    got = gxlint("check", "old/a.txt", "--format", "json")
    assert (got.status, reports(got)) == (0, [])
    assert gxlint("check", "old", ".").status == 2


def test_severity_and_per_file_ignores(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=duplicated(), b_txt=duplicated())
    put(
        here,
        gxlint_toml='select = ["GX103"]\n[severity]\nGX103 = "info"\n[per-file-ignores]\n"b.txt" = ["GX1"]',
    )
    got = gxlint("check", ".", "--format", "json")
    assert [[one["severity"] for one in report["diagnostics"]] for report in reports(got)] == [["info"], []]
    assert got.status == 0


def test_suppressions_of_the_configuration(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=duplicated(), b_txt=valid())
    put(here, gxlint_toml='[[suppress]]\ncode = "GX103"\ntext = "其他需要报告的事项"\nreason = "已核实"\n'
        '[[suppress]]\ncode = "GX106"\npath = "*.txt"\nreason = "旧稿"')  # fmt: skip
    got = gxlint("check", ".", "--format", "json", "--select", "GX0,GX103,GX106")
    assert [[(one["code"], one["suppressed"]) for one in report["diagnostics"]] for report in reports(got)] == [
        [("GX103", "已核实")], [("GX006", None)]]  # fmt: skip
    assert got.status == 0
    assert "error GX103" not in gxlint("check", ".", "--select", "GX103").out
    two = gxlint("check", ".", "--format", "json", "--select", "GX0,GX103,GX106", "--jobs", "2")
    assert two.out == got.out


def test_an_unused_suppression_is_not_claimed_of_what_was_not_read(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), gxlint_toml='[[suppress]]\ncode = "GX103"\nreason = "旧稿"')
    assert codes(gxlint("check", ".", "--format", "json")) == [["GX006"]]
    assert codes(gxlint("check", "a.txt", "nowhere.txt", "--format", "json")) == [[], ["GX001"]]
    assert codes(gxlint("check", "a.txt", "--ignore", "GX1", "--format", "json")) == [[]]


def test_a_comment_in_a_page_suppresses(gxlint: Caller, here: Path) -> None:
    lines = duplicated().splitlines()
    at = max(number for number, line in enumerate(lines) if "其他需要报告的事项" in line)
    body = [f"<p>{line}</p>" for line in lines]
    body.insert(at, "<!-- gxlint: ignore GX103 -- 两份附件合并 -->")
    put(here, a_html="<html><body>\n" + "\n".join(body) + "\n</body></html>")
    got = gxlint("check", "a.html", "--select", "GX0,GX103", "--format", "json")
    assert [(one["code"], one["suppressed"]) for one in reports(got)[0]["diagnostics"]] == [
        ("GX103", "两份附件合并")
    ]
    assert got.status == 0


def test_a_rule_that_fails_is_said(gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gxlint.checks.registry import CHECKS
    from tests.engine.made import raiser

    check_named("duplicate-section")
    monkeypatch.setitem(CHECKS, "duplicate-section", raiser(ValueError("x")))
    put(here, a_txt=valid())
    got = gxlint("check", "a.txt", "--format", "json")
    assert (got.status, codes(got), reports(got)[0]["verdict"]) == (1, [["GX007"]], "incomplete")


def test_reports_stay_as_they_were(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=duplicated())
    before = (here / "a.txt").stat()
    gxlint("check", ".", "--format", "json")
    assert (here / "a.txt").stat() == before or (here / "a.txt").stat().st_mtime_ns == before.st_mtime_ns
    assert sorted(path.name for path in here.iterdir()) == [".git", "a.txt"]


def test_for_a_terminal(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=duplicated(), b_txt=valid())
    got = gxlint("check", ".", "--format", "rich", "--statistics", "--lang", "en")
    assert (got.status, got.err) == (1, "")
    assert "GX103" in got.out
    assert "青石县水务局" in got.out
    assert "\x1b" not in got.out


NEW = """
from gxlint.output import Able

ABLE = Able(streaming={streaming}, drawn={drawn}, statistics=False)


def write(run, stream, **options):
    for result in run.reports:
        write_one(result, stream, **options)
    stream.write(f"written {{len(run.reports)}}\\n")


def write_one(result, stream, **options):
    stream.write(f"{{result.path}} {{result.report is not None}}\\n")


def write_end(summary, stream, **options):
    stream.write(f"streamed {{summary.reports}}\\n")
"""


@pytest.mark.parametrize(
    ("streaming", "drawn", "said"),
    [
        (True, False, "a.txt False\nstreamed 1\n"),
        (False, False, "a.txt False\nwritten 1\n"),
        (False, True, "a.txt True\nwritten 1\n"),
    ],
)
@pytest.mark.parametrize("name", ["promised", "ours"])
def test_a_new_format_is_one_module(
    gxlint: Caller,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    streaming: bool,
    drawn: bool,
    said: str,
    name: str,
) -> None:
    import sys

    from gxlint import output

    put(here, a_txt=duplicated())
    (here / f"{name}.py").write_text(NEW.format(streaming=streaming, drawn=drawn), "utf-8")
    monkeypatch.setattr(output, "__path__", [*output.__path__, str(here)])
    monkeypatch.setattr(output, "PROMISED", (*output.PROMISED, "promised"))
    monkeypatch.delitem(sys.modules, f"gxlint.output.{name}", raising=False)
    try:
        got = gxlint("check", "a.txt", "--format", name, "--statistics", "--select", "GX103")
        assert (got.status, got.out, got.err.splitlines()[0]) == (1, said, "GX103 1")
        shown = gxlint("check", "--help").out
        assert name in shown.split("--format NAME", 1)[1].split("--select", 1)[0].replace(" ", "").replace(
            "\n", ""
        )
    finally:
        sys.modules.pop(f"gxlint.output.{name}", None)
        vars(output).pop(name, None)


def test_the_language_is_that_of_the_first_place(gxlint: Caller, here: Path) -> None:
    put(here, en__deep__a_txt=duplicated(), en__gxlint_toml='language = "en"')
    put(here, zh__b_txt=duplicated(), zh__gxlint_toml='language = "zh"', c_txt=duplicated())
    put(here, zh__in__a_txt=duplicated(), zh__in__gxlint_toml='language = "en"')

    def english(*arguments: str, stdin: bytes = b"") -> bool:
        out = gxlint("check", *arguments, stdin=stdin).out
        said = {"is there twice" in out, "checked:" in out, "verdict fail" in out}
        chinese = {"重复" in out, "共检查" in out, "结论" in out}
        assert (len(said), len(chinese)) == (1, 1), out
        assert said != chinese
        return said == {True}

    assert english("en/deep/a.txt")
    assert english("en")
    assert english("en", "zh", "c.txt")
    assert not english("zh", "en", "c.txt")
    assert not english("c.txt", "en")
    assert not english("zh")  # whatever the first file in it is
    assert english("en/*/*.txt")
    assert english("nowhere.txt", "en", "zh")
    assert not english(".")
    report = duplicated().encode()
    assert not english("-", "en", stdin=report)
    assert english("-", "--stdin-filename", "en/new.txt", stdin=report)
    assert english("zh", "--lang", "en")
    empty = here / "en" / "empty"
    empty.mkdir()
    assert gxlint("check", str(empty)).err.startswith("gxlint: there is no file to check in")
    assert (
        gxlint("check", "en/deep", "--output", "no/x").err.splitlines()[1]
        == "see gxlint check --help --lang en"
    )


def test_rules_that_were_left_out_are_said(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), b_txt=valid())
    assert "未启用" not in gxlint("check", "a.txt").out
    for form in ("plain", "rich"):
        one = gxlint("check", "a.txt", "--format", form, "--ignore", "GX105,GX7").out
        assert "4 条规则未启用:GX105、GX7" in one
        assert "规则未启用" in gxlint("check", "a.txt", "--format", form, "--select", "GX2").out
        two = gxlint("check", ".", "--format", form, "--ignore", "GX105", "--lang", "en", "--statistics").out
        assert two.count("rules left out: 1 (GX105)") == 3 + (form == "rich")
    report = reports(gxlint("check", "a.txt", "--format", "json", "--ignore", "GX105"))[0]
    assert "left_out" not in report
