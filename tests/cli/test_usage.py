"""Wrong usage says what is right, in the language asked for, and never does anything silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from gxlint import __version__, output
from gxlint.cli.texts import COMMANDS
from gxlint.text.width import width
from tests.cli.calling import Caller, valid

THERE = " ".join(output.available())
HINT = {"zh": "用法详见 gxlint check --help", "en": "see gxlint check --help --lang en"}


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["check"], "没有说检查哪个文件。例如:gxlint check 报告.docx;检查整个当前文件夹:gxlint check .", "no file to check was given. For example: gxlint check report.docx; for the whole current folder: gxlint check ."),
        (["check", "--formt", "json", "a"], "没有“--formt”这个选项,是不是“--format”?", "there is no option “--formt”, did you mean “--format”?"),
        (["check", "a", "--formt=json"], "没有“--formt”这个选项,是不是“--format”?", "there is no option “--formt”, did you mean “--format”?"),
        (["check", "-q", "a"], "没有“-q”这个选项", "there is no option “-q”"),
        (["check", "a", "--format"], "“--format”后面缺少值", "“--format” needs a value"),
        (["check", "a", "--statistics=yes"], "“--statistics”后面不带值", "“--statistics” takes no value"),
        (["check", "a", "--format", "jsn"], f"“--format”不能是“jsn”,可以是:{THERE},是不是“json”?", f"“--format” cannot be “jsn”; it can be: {THERE}, did you mean “json”?"),
        (["check", "a", "--format", "later"], f"这个版本({__version__})还没有“later”格式;现有格式:{THERE}", f"this version ({__version__}) does not have the format “later” yet; it has: {THERE}"),
        (["check", "a", "--previous", "b"], f"这个版本({__version__})还没有“--previous”选项", f"this version ({__version__}) does not have the option “--previous” yet"),
        (["check", "a", "--layout", "2020"], "“--layout”是格式,不是年度:2020 年度用的是 2019 格式。2021 用于 2021 年度起,2019 用于 2019、2020 年度,2014 和 2008 用于 2008 至 2018 年度;年度用 --year。可以是:auto 2021 2019 2014 2008", "“--layout” names a form, not a year: the form of 2020 is 2019. 2021 serves from fiscal year 2021 on, 2019 serves 2019 and 2020, 2014 and 2008 serve 2008 to 2018; for the year there is --year. It can be: auto 2021 2019 2014 2008"),
        (["check", "a", "--year", "23"], "“--year”应为 2008 至 2099 的年份,如 2024(条例自 2008 年起施行,此前没有全国统一的格式),不能是“23”", "“--year” should be a year from 2008 to 2099, such as 2024 (the Regulation came into force in 2008; there was no national form before), not “23”"),
        (["check", "a", "--year", "二〇二三"], "“--year”应为 2008 至 2099 的年份,如 2024(条例自 2008 年起施行,此前没有全国统一的格式),不能是“二〇二三”", "“--year” should be a year from 2008 to 2099, such as 2024 (the Regulation came into force in 2008; there was no national form before), not “二〇二三”"),
        (["check", "a", "--year", "1999"], "“--year”应为 2008 至 2099 的年份,如 2024(条例自 2008 年起施行,此前没有全国统一的格式),不能是“1999”", "“--year” should be a year from 2008 to 2099, such as 2024 (the Regulation came into force in 2008; there was no national form before), not “1999”"),
        (["check", "a", "--year", "2007"], "“--year”应为 2008 至 2099 的年份,如 2024(条例自 2008 年起施行,此前没有全国统一的格式),不能是“2007”", "“--year” should be a year from 2008 to 2099, such as 2024 (the Regulation came into force in 2008; there was no national form before), not “2007”"),
        (["check", "a", "--jobs", "-1"], "“--jobs”应为 1 或更大的整数,不能是“-1”", "“--jobs” should be a whole number from 1 up, not “-1”"),
        (["check", "a", "--fail-on", "warn"], "“--fail-on”不能是“warn”,可以是:error warning info never,是不是“warning”?", "“--fail-on” cannot be “warn”; it can be: error warning info never, did you mean “warning”?"),
        (["check", "a", "--select", "GX12"], "没有“GX12”这条规则,是不是“GX102”?(全部规则见 gxlint rules)", "there is no rule “GX12”, did you mean “GX102”? (gxlint rules lists them all)"),
        (["check", "a", "--ignore", "GX1,GX21O"], "没有“GX21O”这条规则,是不是“GX210”?(全部规则见 gxlint rules)", "there is no rule “GX21O”, did you mean “GX210”? (gxlint rules lists them all)"),
        (["check", "a", "--select", ","], "“--select”后面缺少值", "“--select” needs a value"),
        (["check", "a", "--stdin-filename", "b"], "--stdin-filename 只和 - (标准输入)一起用", "--stdin-filename goes only with - (standard input)"),
        (["check", "a", "--config", "c", "--no-config"], "--config 和 --no-config 不能同时用", "--config and --no-config exclude each other"),
    ],
)  # fmt: skip
def test_check(
    gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], zh: str, en: str
) -> None:
    monkeypatch.setattr(output, "PROMISED", (*output.PROMISED, "later"))
    (here / "a").write_text(valid(), "utf-8")
    for language, said in (("zh", zh), ("en", en)):
        got = gxlint(
            *arguments, *(["--lang", "en"] if language == "en" and arguments[-1] != "--format" else [])
        )
        if language == "en" and arguments[-1] == "--format":
            got = gxlint("--lang", "en", *arguments)
        assert (got.status, got.out, got.err) == (2, "", f"gxlint: {said}\n{HINT[language]}\n")


@pytest.mark.parametrize(
    ("arguments", "zh"),
    [
        (["chek", "a"], "没有“chek”这个命令,是不是“check”?"),
        (
            ["serve", "a"],
            f"这个版本({__version__})还没有“serve”命令;现有命令:{' '.join(COMMANDS)}",
        ),
        (["a"], "“a”是文件,不是命令;要检查它,请用:gxlint check a"),
        (["-"], "“-”是标准输入,不是命令;要检查从管道传来的报告:gxlint check -"),
        (["--halp"], "没有“--halp”这个选项,是不是“--help”?"),
        (["完全不对"], "没有“完全不对”这个命令"),
    ],
)
def test_commands(gxlint: Caller, here: Path, arguments: list[str], zh: str) -> None:
    (here / "a").write_text("x", "utf-8")
    got = gxlint(*arguments)
    assert (got.status, got.out, got.err) == (2, "", f"gxlint: {zh}\n用法详见 gxlint --help\n")


@pytest.mark.parametrize(
    ("arguments", "zh"),
    [
        (["rule"], "缺少代码(如 GX201)"),
        (["rule", "GX999"], "没有“GX999”这条规则(全部规则见 gxlint rules)"),
        (["rule", "GX20l"], "没有“GX20l”这条规则,是不是“GX201”?(全部规则见 gxlint rules)"),
        (["rule", "GX201", "GX202"], "多出来的参数“GX202”"),
        (["rule", "GX201", "--format", "xml"], "“--format”不能是“xml”,可以是:text markdown json"),
        (["rules", "GX12"], "没有“GX12”这条规则,是不是“GX102”?(全部规则见 gxlint rules)"),
        (["extract"], "缺少路径"),
        (["extract", "a", "b"], "extract 一次只读一个文件"),
        (["extract", "a", "--format", "yaml"], "“--format”不能是“yaml”,可以是:json"),
        (["extract", "a", "--stdin-filename", "b"], "--stdin-filename 只和 - (标准输入)一起用"),
    ],
)
def test_other_commands(gxlint: Caller, here: Path, arguments: list[str], zh: str) -> None:
    got = gxlint(*arguments)
    assert (got.status, got.out, got.err) == (2, "", f"gxlint: {zh}\n用法详见 gxlint {arguments[0]} --help\n")


def test_version_and_help(gxlint: Caller) -> None:
    assert gxlint("--version").out == f"gxlint {__version__}\n"
    assert gxlint("--lang", "en", "--version").out == f"gxlint {__version__}\n"
    for words in (["--help"], ["-h"], ["help"]):
        got = gxlint(*words)
        assert (got.status, got.err) == (0, "")
        assert got.out.startswith("gxlint 检查政府信息公开工作年度报告")
    assert "usage: gxlint COMMAND" in gxlint("--lang", "en", "--help").out
    bare = gxlint()
    assert (bare.status, bare.out) == (2, "")
    assert "用法:gxlint 命令" in bare.err


def test_every_command_has_help_in_both_languages(gxlint: Caller) -> None:
    for command in ("check", "extract", "rule", "rules"):
        zh, en = gxlint(command, "--help"), gxlint(command, "-h", "--lang", "en")
        assert (zh.status, en.status) == (0, 0)
        assert zh.out.startswith("用法:gxlint " + command)
        assert en.out.startswith("usage: gxlint " + command)
        assert en.out.isascii() or "…" in en.out


def test_help_hides_what_is_not_there_yet(gxlint: Caller) -> None:
    shown = gxlint("check", "--help").out
    assert "--previous" not in shown
    assert "--select" in shown


def test_an_empty_folder(gxlint: Caller, here: Path) -> None:
    (here / "empty").mkdir()
    got = gxlint("check", "empty")
    assert (got.status, got.out) == (2, "")
    assert got.err.startswith("gxlint: “empty”里没有可以检查的文件(.txt .md")


def test_a_folder_of_documents_that_are_not_read(gxlint: Caller, here: Path) -> None:
    for name in ("a.fodt", "b.OTT", "c.ott", "d.ofd", "e.png", ".f.fodt", "~$g.xlsx"):
        (here / name).write_text("x", "utf-8")
    got = gxlint("check", ".")
    told = "gxlint: 另有 4 个文件没有检查,文件夹或压缩包中这些格式不读取:.fodt 1、.ofd 1、.ott 2。请另存为 .docx 或网页后检查"
    assert (got.status, got.err.splitlines()[0]) == (2, told)
    (here / "r.txt").write_text(valid(), "utf-8")
    got = gxlint("check", ".", "--format", "json")
    assert (got.status, got.err) == (0, told + "\n")
    (here / "own.toml").write_text('exclude = ["*.ott", "*.OTT"]', "utf-8")
    assert (
        gxlint("check", ".", "--config", "own.toml").err
        == told.replace("4", "2").replace("、.ott 2", "") + "\n"
    )
    assert gxlint("check", "r.txt").err == ""


def test_everything_excluded(gxlint: Caller, here: Path) -> None:
    (here / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt", "sub/c.txt"):
        (here / name).write_text(valid(), "utf-8")
    (here / "gxlint.toml").write_text('exclude = ["old", "sub/**"]', "utf-8")
    said = f"gxlint: “sub”里的文件全部被排除,没有检查:{here}/gxlint.toml 的 exclude 中有 sub/**"
    got = gxlint("check", "sub")
    assert (got.status, got.out, got.err.splitlines()[0]) == (2, "", said)
    got = gxlint("check", "sub", "a.txt")
    assert (got.status, got.err) == (0, said + "\n")
    assert gxlint("check", "sub/*.txt").status == 2
    # A hook hands over files by name: what the configuration excludes must not stop it.
    got = gxlint("check", "sub/b.txt", "sub/c.txt")
    assert (got.status, got.err) == (
        0,
        f"gxlint: 所给的 2 个文件都被排除,没有检查:{here}/gxlint.toml 的 exclude 中有 sub/**\n",
    )
    assert gxlint("check", "sub/b.txt", "a.txt").err == ""
    piped = gxlint("check", "-", "--stdin-filename", "sub/b.txt", stdin=valid().encode())
    assert (piped.status, piped.err) == (0, got.err.replace("2", "1", 1))
    (here / "own.toml").write_text('exclude = ["**"]', "utf-8")
    assert gxlint("check", ".", "--config", "own.toml").status == 2
    assert gxlint("check", "a.txt", "--config", "own.toml").status == 0


@pytest.mark.parametrize("ignored", ["GX", "GX0,GX1,GX2,GX3,GX4,GX5,GX7"])
def test_no_rule_left(gxlint: Caller, here: Path, ignored: str) -> None:
    (here / "a.txt").write_text(valid(), "utf-8")
    got = gxlint("check", "a.txt", "--select", "GX", "--ignore", ignored)
    assert (got.status, got.out, got.err.splitlines()[0]) == (
        2, "", "gxlint: select 和 ignore 之后没有剩下任何规则,什么也不会检查")  # fmt: skip
    assert gxlint("check", "a.txt", "--select", "GX001").status == 0
    (here / "own.toml").write_text('ignore = ["GX"]', "utf-8")
    assert gxlint("check", "a.txt", "--config", "own.toml").status == 2


def test_a_broken_configuration(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(), "utf-8")
    (here / "gxlint.toml").write_text('selct = ["GX1"]', "utf-8")
    got = gxlint("check", "a.txt")
    assert (got.status, got.out) == (2, "")
    assert got.err.splitlines()[0] == f"gxlint: {here}/gxlint.toml:1: 没有“selct”这一项,是不是“select”?"
    assert gxlint("check", "a.txt", "--config", "nowhere.toml").status == 2


def test_a_rule_may_be_selected_by_its_name(gxlint: Caller, here: Path) -> None:
    from tests.cli.calling import duplicated

    (here / "a.txt").write_text(duplicated(), "utf-8")
    by_name = gxlint("check", "a.txt", "--select", "duplicate-section,Flow-Identity")
    assert by_name == gxlint("check", "a.txt", "--select", "GX103,GX201")
    assert "GX103" in by_name.out
    assert "error GX103" not in gxlint("check", "a.txt", "--ignore", "duplicate-section").out
    wrong = gxlint("check", "a.txt", "--select", "duplicate-sections")
    assert (
        wrong.err.splitlines()[0]
        == "gxlint: 没有“duplicate-sections”这条规则,是不是“GX103”?(全部规则见 gxlint rules)"
    )


def test_at_a_keyboard_it_is_said_how_to_end(gxlint: Caller, here: Path) -> None:
    import io

    class Keyboard(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    for command in ("check", "extract"):
        got = gxlint(command, "-", stdin=Keyboard(io.BytesIO(valid().encode()), "utf-8"))
        assert got.status == 0
        assert got.err.startswith("gxlint: 正在从键盘读取:粘贴报告全文,再按 ")


@pytest.mark.parametrize("before", [["--format", "plain"], ["a.txt", "--format=plain"]])
def test_what_stands_behind_two_dashes_is_a_path(gxlint: Caller, here: Path, before: list[str]) -> None:
    for name in ("-x.txt", "--format", "a.txt"):
        (here / name).write_text(valid(), "utf-8")
    got = gxlint("check", *before, "--", "-x.txt", "--format")
    assert sorted(line for line in got.out.splitlines() if line.startswith("-")) == [
        "--format: 结论:通过",
        "-x.txt: 结论:通过",
    ]


def test_a_rule_behind_two_dashes(gxlint: Caller) -> None:
    assert gxlint("rule", "--", "GX501").out.startswith("GX501 ")
    assert gxlint("rule", "--", "-GX501").status == 2


def test_help_fits_into_its_columns_and_stands_in_line(gxlint: Caller) -> None:
    for command in COMMANDS:
        for language in ("zh", "en"):
            lines = gxlint(command, "--help", "--lang", language).out.splitlines()
            assert max(width(line) for line in lines if not line.startswith(("usage", "用法"))) <= 112
    path = next(line for line in gxlint("check", "--help").out.splitlines() if line.startswith("  路径"))
    assert width(path.partition("要检查")[0]) == 34


def test_text_under_the_name_of_another_format_is_said(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(), "utf-8")
    got = gxlint("check", "a.txt", "-o", "结果.XLSX")
    assert (got.status, got.err) == (
        0,
        "gxlint: 写到“结果.XLSX”的是纯文本(plain);要 xlsx 格式,请加 --format xlsx\n",
    )
    assert (here / "结果.XLSX").read_text("utf-8").startswith("a.txt: 结论:通过\n")
    english = gxlint("check", "a.txt", "--output=r.htm", "--lang", "en").err
    assert (
        english == "gxlint: what is written to “r.htm” is plain text; for the format html add --format html\n"
    )
    assert gxlint("check", "a.txt", "-o", "结果.txt").err == ""
