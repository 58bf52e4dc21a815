from __future__ import annotations

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
以下文件均在 reports/
文件   机关          年度  结论      错误  警告  提示
a.txt  云栖县档案局  2023  ✓ 通过       0     0     1
b.txt  云栖县档案局  2023  ✗ 不通过     1     1     0
────────────────────────────────────────────────────────────
共 2 份报告:通过 1,不通过 1,未能全部检查 0
错误 1  警告 1  提示 1
"""
    )


def test_long_paths_lose_their_common_folder() -> None:
    folder = "reports/2023/county/offices/annual/"
    files = [result(path=f"{folder}{name}.docx") for name in ("archives", "water")]
    assert (
        tail(shown(files, width=80))
        == """\
以下文件均在 reports/2023/county/offices/annual/
文件           机关          年度  结论    错误  警告  提示
archives.docx  云栖县档案局  2023  ✓ 通过     0     0     0
water.docx     云栖县档案局  2023  ✓ 通过     0     0     0
────────────────────────────────────────────────────────────────────────────────
共 2 份报告:通过 2,不通过 0,未能全部检查 0
错误 0  警告 0  提示 0
"""
    )


def test_a_long_agency_goes_below_on_a_narrow_screen() -> None:
    files = [
        result(
            path=f"annual-report-of-the-archives-{n}.docx", agency="云栖县公共资源交易中心管理委员会办公室"
        )
        for n in (1, 2)
    ]
    files[0].verdict = "incomplete"
    assert (
        tail(shown(files, width=60))
        == """\
文件                  年度  结论            错误  警告  提示
annual-…hives-1.docx  2023  ! 未能全部检查     0     0     0
  云栖县公共资源交易中心管理委员会办公室
annual-…hives-2.docx  2023  ✓ 通过             0     0     0
  云栖县公共资源交易中心管理委员会办公室
────────────────────────────────────────────────────────────
共 2 份报告:通过 1,不通过 0,未能全部检查 1
错误 0  警告 0  提示 0
"""
    )


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
    assert text.count("GX201") == 1
    assert text.count("GX501") == 0
    assert text.endswith(
        "共 21 份报告:通过 20,不通过 1,未能全部检查 0\n"
        "错误 1  警告 0  提示 20\n"
        "另有 20 份通过且没有错误和警告的报告没有逐份列出(其中提示 20 条);加 --format\n"
        "plain 可看到全部\n"
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
    assert "\n007.txt" not in text
    assert "\nwarned.txt" in text
    assert "另有 201 份通过且没有错误和警告的报告没有逐份列出" in text


def test_statistics_stand_apart_from_a_single_report() -> None:
    assert "\n\n各规则的条数\n" in shown([result(diagnostic())], statistics=True)
