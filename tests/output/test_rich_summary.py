from __future__ import annotations

import io

from gxlint.engine.left_out import LeftOut
from gxlint.engine.open_ends import OpenEnd
from gxlint.output import plain, write
from gxlint.output.rich import summary
from tests.output.rich_results import diagnostic, result, shown


def tail(text: str) -> str:
    """What stands below the last heavy rule."""
    return text[text.rindex("━\n") + 2 :]


def test_two_files() -> None:
    bad = result(diagnostic("GX201", "error"), diagnostic(), path="reports/b.txt")
    good = result(diagnostic(severity="info"), path="reports/a.txt")
    assert (
        tail(shown([good, bad], width=60))
        == """\
结论      错误  警告  提示  年度  机关          文件
✓ 通过       0     0     1  2023  云栖县档案局  reports/a.txt
✗ 不通过     1     1     0  2023  云栖县档案局  reports/b.txt
────────────────────────────────────────────────────────────
共 2 份报告:通过 1,不通过 1,未能全部检查 0
错误 1  警告 1  提示 1
改好后单独复查一份:
  gxlint check reports/b.txt
查一条规则的依据和改法:
  gxlint rule GX201
"""
    )


def test_paths_are_never_cut() -> None:
    folder = "reports/2023/county of clouds/offices/annual/"
    files = [result(path=f"{folder}{name}.docx") for name in ("archives", "water")]
    files[1].verdict = "incomplete"
    files[1].unfinished = (OpenEnd.of("layout"),)
    text = shown(files, width=60)
    for one in files:
        assert f"\n{one.path}\n" in text  # in the head
    assert (
        "\n" + tail(text)
        == f"""
结论            错误  警告  提示  年度  机关          文件
✓ 通过             0     0     0  2023  云栖县档案局  {folder}archives.docx
! 未能全部检查     0     0     0  2023  云栖县档案局  {folder}water.docx
────────────────────────────────────────────────────────────
共 2 份报告:通过 1,不通过 0,未能全部检查 1
错误 0  警告 0  提示 0
未能全部检查:没有发现错误,但有内容没有读到,不能算通过
改好后单独复查一份:
  gxlint check '{folder}water.docx'
"""
    )


def test_a_long_agency_is_cut_on_a_narrow_screen() -> None:
    files = [result(path=f"{n}.docx", agency="云栖县公共资源交易中心管理委员会办公室") for n in (1, 2)]
    assert (
        tail(shown(files, width=60))
        == """\
结论    错误  警告  提示  年度  机关             文件
✓ 通过     0     0     0  2023  云栖县公共资源…  1.docx
✓ 通过     0     0     0  2023  云栖县公共资源…  2.docx
────────────────────────────────────────────────────────────
共 2 份报告:通过 2,不通过 0,未能全部检查 0
错误 0  警告 0  提示 0
"""
    )


def test_what_errors_make_of_an_incomplete_run() -> None:
    files = [result(path="a.txt"), result(diagnostic("GX003", "error"), path="b.txt", verdict="incomplete")]
    assert "\n未能全部检查:读到的部分没有达到不通过级别的问题,但有内容没有读到,不能算通过\n" in shown(
        files, width=120
    )
    assert (
        "\nincomplete: nothing at or above --fail-on was found in what was read, but something was not: this is no pass\n"
        in shown(files, width=160, lang="en")
    )


def test_rules_that_were_left_out() -> None:
    some, others = LeftOut(("GX105",), (), ("GX105",)), LeftOut(("GX105", "GX106"), (), ("GX105", "GX106"))
    same = [result(path=f"{n}.txt", left_out=some) for n in (1, 2)]
    assert shown(same).count("1 条规则未启用:GX105\n") == 3
    assert shown(same, statistics=True).count("1 条规则未启用:GX105\n") == 4
    assert shown(same, lang="en").count("rules left out: 1 (GX105)\n") == 3
    differing = [*same, result(path="3.txt", left_out=others)]
    assert shown(differing).count("\n有规则未启用,见各份报告的结论\n") == 1
    head = shown(same[:1]).split("\n")
    assert head[1].endswith("✓ 通过")
    assert head[2] == "1 条规则未启用:GX105"


def test_statistics_count_rules_and_files() -> None:
    files = [result(diagnostic(), diagnostic(), diagnostic("GX201", "error")), result(diagnostic())]
    assert (
        shown(files, width=60, statistics=True).split("\n\n")[-1]
        == """\
各规则的条数
代码    规则                                  条数  文件数
GX201   申请收办数不平                           1       1
GX501   用词不当                                 3       2
"""
    )


def test_nothing_to_check() -> None:
    assert tail(shown([])) == "共 0 份报告:通过 0,不通过 0,未能全部检查 0\n错误 0  警告 0  提示 0\n"


def test_many_files_show_only_those_that_need_a_person() -> None:
    calm = [result(diagnostic(severity="info"), path=f"{n:02}.txt") for n in range(summary.MANY)]
    bad = result(diagnostic("GX201", "error"), path="bad.txt")
    text = shown([*calm, bad], width=80)
    assert text.count("错误 GX201") == 1
    assert text.count("GX501") == 0
    assert text.endswith(
        "共 21 份报告:通过 20,不通过 1,未能全部检查 0\n"
        "错误 1  警告 0  提示 20\n"
        "另有 20 份通过且没有错误和警告,没有逐份列出(其中提示 20 条)\n"
        "改好后单独复查一份:\n"
        "  gxlint check bad.txt\n"
        "查一条规则的依据和改法:\n"
        "  gxlint rule GX201\n"
        "看其中的提示:\n"
        "  gxlint check 00.txt\n"
    )


def test_few_files_are_all_shown() -> None:
    calm = [result(diagnostic(severity="info"), path=f"{n:02}.txt") for n in range(summary.MANY)]
    assert shown(calm).count("GX501") == summary.MANY


def test_no_error_warning_or_gap_is_ever_left_out() -> None:
    calm = [result(path=f"{n:02}.txt") for n in range(30)]
    incomplete = result(path="open.txt", verdict="incomplete", unfinished=("table:requests",))
    warned = result(diagnostic(), path="warned.txt")
    ends = [result(path="gap.txt", unfinished=("rule:GX501",))]
    text = shown([*calm, incomplete, warned, *ends])
    for needle in ("申请办理表没有全部读出", "GX501  第3行", "没有得出结论:GX501"):
        assert needle in text


def test_hundreds_of_calm_files_have_no_row_either() -> None:
    calm = [result(path=f"{n:03}.txt") for n in range(summary.FEW_ROWS + 1)]
    text = shown([*calm, result(diagnostic(), path="warned.txt")])
    assert " 007.txt" not in text
    assert " warned.txt\n" in text
    assert "另有 201 份通过且没有错误和警告,没有逐份列出" in text


def test_statistics_stand_apart_from_a_single_report() -> None:
    assert "\n\n各规则的条数\n" in shown([result(diagnostic())], statistics=True)


def test_errors_of_other_files_say_nothing_of_the_incomplete_ones() -> None:
    files = [
        result(diagnostic("GX201"), path="a.txt", verdict="fail"),
        result(path="b.txt", verdict="incomplete"),
    ]
    assert "\n未能全部检查:没有发现错误,但有内容没有读到,不能算通过\n" in shown(files, width=120)
    files += [result(path=f"{n}.txt", verdict="incomplete") for n in range(5)]
    stream = io.StringIO()
    write(plain, files, stream)
    assert stream.getvalue().splitlines()[-1] == (
        "未能全部检查(b.txt、0.txt、1.txt、2.txt、3.txt 等):没有发现错误,但有内容没有读到,不能算通过"
    )


def test_the_next_commands_keep_the_language() -> None:
    files = [result(diagnostic("GX201"), path="a.txt", verdict="fail"), result(path="b.txt")]
    assert "\n  gxlint rule GX201 --lang en\n" in shown(files, lang="en")
