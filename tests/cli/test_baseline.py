"""`gxlint baseline write|check` and `gxlint check --baseline`, as an office uses them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.calling import Caller, duplicated, started, valid
from tests.cli.test_check import codes, put, reports
from tests.readers.test_archives import packed
from tests.support.render import Made, word

BROKEN = valid().replace("行政强制 | 0 |", "行政强制 | / |").replace("\n五、存在", "\n六、存在")
"""Two findings: GX209 in table two, GX106 at a heading."""


def lines(path: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(path.read_text("utf-8"))["entries"]
    return found


def test_what_was_there_is_marked_and_what_is_new_stands_out(gxlint: Caller, here: Path) -> None:
    put(here, old__a_txt=BROKEN, old__b_txt=duplicated(), c_txt=valid())
    got = gxlint("baseline", "write", ".")
    assert (got.status, got.out, got.err) == (0, "gxlint-baseline.json:3 项,2 份报告\n", "")
    kept = lines(here / "gxlint-baseline.json")
    assert [(one["path"], one["code"]) for one in kept] == [
        ("old/a.txt", "GX106"), ("old/a.txt", "GX209"), ("old/b.txt", "GX103")]  # fmt: skip
    text = (here / "gxlint-baseline.json").read_text("utf-8")
    assert "青石县" not in text
    assert str(here) not in text
    put(here, c_txt=duplicated())
    got = gxlint("check", ".", "--baseline", "gxlint-baseline.json", "--format", "json")
    assert got.status == 1
    assert codes(got) == [["GX103"], ["GX209", "GX106"], ["GX103"]]
    marked = [[one["suppressed"] for one in each["diagnostics"]] for each in reports(got)]
    reason = "已在基线 gxlint-baseline.json 中"
    assert marked == [[None], [reason, reason], [reason]]
    assert [one["verdict"] for one in reports(got)] == ["fail", "pass", "pass"]
    summary = json.loads(got.out)["summary"]
    assert (summary["errors"], summary["warnings"], summary["suppressed"]) == (1, 0, 3)


def test_the_reason_is_said_in_the_language_of_the_run(gxlint: Caller, here: Path) -> None:
    put(here, b_txt=duplicated())
    gxlint("baseline", "write", "b.txt", "--output", "known.json")
    got = gxlint("check", "b.txt", "--baseline", "known.json", "--format", "json", "--lang", "en")
    assert [one["suppressed"] for one in reports(got)[0]["diagnostics"]] == ["in the baseline known.json"]


def test_paths_count_from_the_baseline_wherever_one_stands(gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    put(here, old__b_txt=duplicated(), lists__x_txt="")
    gxlint("baseline", "write", "old", "--output", "lists/known.json")
    assert [one["path"] for one in lines(here / "lists/known.json")] == ["../old/b.txt"]
    monkeypatch.chdir(here / "old")
    got = gxlint("check", "b.txt", "--baseline", "../lists/known.json")
    assert got.status == 0
    assert gxlint("check", here / "old" / "b.txt", "--baseline", here / "lists/known.json").status == 0
    os.symlink(here / "lists" / "known.json", here / "old" / "link.json")
    assert gxlint("check", ".", "--baseline", "link.json").status == 0


def test_an_entry_that_answers_to_nothing(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=BROKEN, b_txt=duplicated())
    gxlint("baseline", "write", ".")
    assert gxlint("baseline", "check", ".").status == 0
    put(here, a_txt=valid())
    prints = {one["code"]: one["fingerprint"] for one in lines(here / "gxlint-baseline.json")}
    got = gxlint("baseline", "check", ".")
    assert (got.status, got.err) == (1, "")
    assert got.out.splitlines() == [
        f"a.txt: GX106 “存在的主要问题及改进情况” 已经对不上任何问题(指纹 {prints['GX106']})",
        f"a.txt: GX209 “行政强制 本年处理决定数量” 已经对不上任何问题(指纹 {prints['GX209']})",
        "gxlint-baseline.json:1 项仍在,2 项已对不上,0 项没有判断",
    ]
    assert gxlint("baseline", "check").out == got.out
    # check says it as GX006, one for the report, and fails only where warnings do
    said = gxlint("check", ".", "--baseline", "gxlint-baseline.json", "--format", "json")
    assert (said.status, codes(said)) == (0, [["GX006"], ["GX103"]])
    assert reports(said)[0]["diagnostics"][0]["message"] == (
        "基线 gxlint-baseline.json 为这份报告记了 2 项(GX106、GX209),现在都对不上了。"
        "已经改正的,请用 gxlint baseline write --prune 从基线中删去"
    )
    got = gxlint("baseline", "write", "--prune")
    assert (got.status, got.out) == (0, "gxlint-baseline.json:1 项,1 份报告;新增 0 项,删去 2 项\n")
    assert gxlint("baseline", "check").status == 0


def test_what_stands_in_an_archive(gxlint: Caller, here: Path) -> None:
    archive = packed(("甲局/a.txt", BROKEN.encode()), ("乙局/b.txt", valid().encode()))
    (here / "上报.zip").write_bytes(archive)
    got = gxlint("baseline", "write", "上报.zip")
    assert (got.status, got.out, got.err) == (0, "gxlint-baseline.json:2 项,1 份报告\n", "")
    kept = lines(here / "gxlint-baseline.json")
    assert [(one["path"], one["code"]) for one in kept] == [
        ("上报.zip/甲局/a.txt", "GX106"), ("上报.zip/甲局/a.txt", "GX209")]  # fmt: skip
    assert gxlint("check", ".", "--baseline", "gxlint-baseline.json").status == 0
    held = "gxlint-baseline.json:2 项仍在,0 项已对不上,0 项没有判断\n"
    for paths in (("上报.zip",), ()):
        got = gxlint("baseline", "check", *paths)
        assert (got.status, got.out, got.err) == (0, held, "")
    (here / "上报.zip").write_bytes(packed(("甲局/a.txt", valid().encode())))
    got = gxlint("baseline", "check")
    assert (got.status, got.out.count("已经对不上任何问题")) == (1, 2)
    assert gxlint("baseline", "write", "--prune").out.endswith("新增 0 项,删去 2 项\n")


def test_the_document_beside_a_page_is_one_report_here_too(gxlint: Caller, here: Path) -> None:
    """What check says of a page depends on what else it checks; a baseline must come of the same."""
    page = '<html><body><p>青石县水务局 公开年报</p><a href="b.txt">附件</a></body></html>'
    put(here, a_html=page, b_txt=BROKEN)
    checked = gxlint("check", ".", "--format", "json")
    got = gxlint("baseline", "write", ".")
    found = [
        (one["path"], each["code"]) for one in reports(checked) for each in one["diagnostics"] if each["code"] != "GX001"
    ]  # fmt: skip
    assert sorted((one["path"], one["code"]) for one in lines(here / "gxlint-baseline.json")) == sorted(found)
    assert got.status == 0


def test_a_file_that_is_gone(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=BROKEN, b_txt=duplicated())
    gxlint("baseline", "write", ".")
    (here / "a.txt").unlink()
    got = gxlint("baseline", "check", "b.txt")
    assert (got.status, got.out.splitlines()) == (
        1, ["a.txt: 没有这个文件了(2 项)", "gxlint-baseline.json:1 项仍在,2 项已对不上,0 项没有判断"])  # fmt: skip
    gxlint("baseline", "write", "--prune")
    assert [one["path"] for one in lines(here / "gxlint-baseline.json")] == ["b.txt"]


@pytest.mark.parametrize("written", ["./a.txt", "b//../a.txt", ".//a.txt"])
def test_a_path_written_by_hand_is_the_same_file(gxlint: Caller, here: Path, written: str) -> None:
    put(here, a_txt=BROKEN)
    gxlint("baseline", "write", ".")
    file = here / "gxlint-baseline.json"
    file.write_text(file.read_text("utf-8").replace('"a.txt"', f'"{written}"'), "utf-8")
    assert gxlint("baseline", "check").out == "gxlint-baseline.json:2 项仍在,0 项已对不上,0 项没有判断\n"


def test_what_no_report_goes_by_answers_to_nothing(gxlint: Caller, here: Path) -> None:
    """A folder, and a file that became a link to another: nothing will ever be checked under that path."""
    put(here, a_txt=BROKEN, b_txt=valid())
    gxlint("baseline", "write", ".")
    (here / "a.txt").unlink()
    (here / "a.txt").mkdir()
    assert gxlint("baseline", "check").status == 1
    (here / "a.txt").rmdir()
    (here / "a.txt").symlink_to("b.txt")
    got = gxlint("baseline", "check")
    assert (got.status, got.out.splitlines()[0]) == (1, "a.txt: 没有这个文件了(2 项)")


def test_what_a_baseline_says_steers_no_terminal(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=BROKEN)
    gxlint("baseline", "write", ".")
    file = here / "gxlint-baseline.json"
    file.write_text(file.read_text("utf-8").replace('"a.txt"', '"a\\u001b[31m\\n\\u202e.txt"'), "utf-8")
    assert gxlint("baseline", "check").out.splitlines()[0] == r"a\x1b[31m\n\u202e.txt: 没有这个文件了(2 项)"


def test_what_was_not_checked_is_not_judged(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=BROKEN, b_txt=duplicated())
    gxlint("baseline", "write", ".")
    put(here, a_txt=valid())
    assert (
        gxlint("baseline", "check", "b.txt").out
        == "gxlint-baseline.json:1 项仍在,0 项已对不上,2 项没有判断\n"
    )
    got = gxlint("baseline", "check", ".", "--ignore", "GX1,GX2")
    assert (got.status, got.out) == (0, "gxlint-baseline.json:1 项仍在,0 项已对不上,2 项没有判断\n".replace("1 项仍在", "0 项仍在").replace("2 项没有", "3 项没有"))  # fmt: skip
    assert codes(gxlint("check", ".", "--baseline", "gxlint-baseline.json", "--ignore", "GX1,GX2", "--format", "json")) == [[], []]  # fmt: skip
    put(here, a_txt="")
    got = gxlint("baseline", "check", ".")
    assert (got.status, got.err) == (1, "a.txt: 没有读出或没有查完,它的各项没有判断\n")
    assert gxlint("baseline", "check", "a.txt").status == 2


def test_annotate_and_fix_go_by_the_baseline_of_the_configuration(gxlint: Caller, here: Path) -> None:
    broken = Made(requests={"received": [61, 1, 0, 0, 0, 0, 62], "granted": [60, 1, 0, 0, 0, 0, 61]})
    (here / "年报.docx").write_bytes(word(broken))
    (here / "gxlint.toml").write_text('baseline = "gxlint-baseline.json"', "utf-8")
    gxlint("baseline", "write", "年报.docx", "--no-config")
    assert lines(here / "gxlint-baseline.json") != []
    assert gxlint("check", "年报.docx").status == 0
    got = gxlint("annotate", "年报.docx", "-o", "批注.docx")
    assert (got.status, got.out.splitlines()[0]) == (0, "批注.docx:没有要批注的问题,内容与原稿相同")
    got = gxlint("fix", "年报.docx")
    assert (got.status, got.out) == (0, "1 个文件,没有可以直接改的\n")
    assert gxlint("fix", "年报.docx", "--no-config").status == 1


def test_what_could_not_be_evaluated_is_not_gone(gxlint: Caller, here: Path) -> None:
    """An equation that failed and cannot be evaluated any more does not hold for that."""
    broken = valid().replace("(七)总计 | 10 |", "(七)总计 | 11 |")
    put(here, a_txt=broken)
    gxlint("baseline", "write", "a.txt")
    assert [one["code"] for one in lines(here / "gxlint-baseline.json")] == ["GX201"]
    put(here, a_txt=broken.replace("(七)总计 | 11 |", "(七)总计 | 见附件 |"))
    got = gxlint("baseline", "check")
    assert got.out.startswith("gxlint-baseline.json:0 项仍在,0 项已对不上,1 项没有判断")
    gxlint("baseline", "write", "--prune")
    assert [one["code"] for one in lines(here / "gxlint-baseline.json")] == ["GX201"]
    put(here, a_txt=valid())
    assert gxlint("baseline", "check").out.endswith("0 项仍在,1 项已对不上,0 项没有判断\n")


def test_a_part_is_brought_up_to_date_and_the_rest_stays(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=BROKEN, b_txt=duplicated())
    gxlint("baseline", "write", "b.txt")
    before = (here / "gxlint-baseline.json").read_bytes()
    got = gxlint("baseline", "write", "a.txt")
    assert (got.status, got.out) == (2, "")
    assert got.err.startswith("gxlint: 基线“gxlint-baseline.json”已经有了。")
    assert (here / "gxlint-baseline.json").read_bytes() == before
    got = gxlint("baseline", "write", "a.txt", "--update")
    assert got.out == "gxlint-baseline.json:3 项,2 份报告;新增 2 项,删去 0 项\n"
    put(here, a_txt=valid(), b_txt=valid())
    got = gxlint("baseline", "write", "a.txt", "--update")
    assert got.out == "gxlint-baseline.json:1 项,1 份报告;新增 0 项,删去 2 项\n"
    assert (here / "gxlint-baseline.json").read_bytes() == before


def test_pruning_adds_nothing(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), b_txt=duplicated())
    gxlint("baseline", "write", ".")
    put(here, a_txt=BROKEN)
    assert (
        gxlint("baseline", "write", "--prune", ".").out
        == "gxlint-baseline.json:1 项,1 份报告;新增 0 项,删去 0 项\n"
    )
    got = gxlint("baseline", "check", ".")
    assert (
        got.out
        == "gxlint-baseline.json:1 项仍在,0 项已对不上,0 项没有判断;另有 2 项不在基线中,用 gxlint check --baseline gxlint-baseline.json 查看\n"
    )
    assert got.status == 0


def test_what_could_not_be_read_is_not_accepted(gxlint: Caller, here: Path) -> None:
    put(here, a_txt="", b_txt=duplicated())
    got = gxlint("baseline", "write", ".")
    assert (got.status, got.out, got.err) == (
        1, "gxlint-baseline.json:1 项,1 份报告\n", "a.txt: 没有读出或没有查完,查到的也没有记入基线\n")  # fmt: skip
    got = gxlint("check", ".", "--baseline", "gxlint-baseline.json", "--format", "json")
    assert (got.status, codes(got)) == (1, [["GX001"], ["GX103"]])
    assert reports(got)[0]["diagnostics"][0]["suppressed"] is None
    got = gxlint("baseline", "write", "a.txt", "--output", "other.json")
    assert (got.status, got.out, (here / "other.json").exists()) == (2, "", False)


def test_the_configuration_names_the_baseline(gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    put(here, b__c_txt=duplicated(), gxlint_toml='baseline = "known/old.json"\n')
    (here / "known").mkdir()
    got = gxlint("check", ".")
    assert (got.status, got.out) == (2, "")
    assert "没有基线文件" in got.err
    monkeypatch.chdir(here / "b")
    got = gxlint("baseline", "write", ".")
    assert (got.status, got.out) == (0, "../known/old.json:1 项,1 份报告\n")
    assert [one["path"] for one in lines(here / "known" / "old.json")] == ["../b/c.txt"]
    assert gxlint("check", ".").status == 0
    assert gxlint("baseline", "check").status == 0
    assert gxlint("check", ".", "--no-config").status == 1


def test_the_number_of_processes_changes_nothing(here: Path) -> None:
    put(here, **{f"r{number}_txt": BROKEN for number in range(5)})
    assert started("baseline", "write", ".", "--jobs", "1", "--output", "a.json").status == 0
    assert started("baseline", "write", ".", "--jobs", "3", "--output", "b.json").status == 0
    assert (here / "a.json").read_bytes() == (here / "b.json").read_bytes()
    assert len(lines(here / "a.json")) == 10


def test_a_configuration_suppression_and_the_baseline_do_not_quarrel(gxlint: Caller, here: Path) -> None:
    put(here, b_txt=duplicated())
    gxlint("baseline", "write", ".", "--no-config")
    put(here, gxlint_toml='[[suppress]]\ncode = "GX103"\nreason = "已核实"\n')
    got = gxlint("check", ".", "--baseline", "gxlint-baseline.json", "--format", "json")
    assert [(one["code"], one["suppressed"]) for one in reports(got)[0]["diagnostics"]] == [
        ("GX103", "已核实")
    ]
    assert gxlint("baseline", "check", ".").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["baseline"], "baseline 后面写 write(记下现有的问题)或 check(查基线有没有过时)"),
        (["baseline", "wirte", "."], "baseline 后面写 write(记下现有的问题)或 check(查基线有没有过时),是不是“write”?"),
        (["baseline", "write"], "没有说检查哪些文件。例如:gxlint baseline write ."),
        (["baseline", "write", "-"], "基线按文件路径记,不能用标准输入(-)"),
        (["baseline", "write", ".", "--update", "--prune"], "--update 和 --prune 只能用一个"),
        (["baseline", "check", ".", "--update"], "“--update”只用于 gxlint baseline write"),
        (["baseline", "write", ".", "--baseline", "x"], "“--baseline”用于 gxlint baseline check;写到哪个文件用 --output"),
        (["baseline", "check", "."], "没有基线文件“gxlint-baseline.json”;先用 gxlint baseline write 生成"),
        (["baseline", "write", "--prune"], "没有基线文件“gxlint-baseline.json”;先用 gxlint baseline write 生成"),
        (["baseline", "check", ".", "--baseline", "sub"], "基线“sub”应是文件"),
        (["baseline", "check", ".", "--baseline", "a.txt"], "基线文件“a.txt”用不了:不是正确的 JSON(第 1 行)"),
        (["baseline", "write", "sub"], "“sub”里没有可以检查的文件(.txt .md .markdown .html .htm .xhtml .shtml .mht .mhtml .docx .docm .doc .wps .rtf .odt .pdf .xlsx .xlsm .xls .et)"),
        (["baseline", "write", "a.txt", "--update", "--output", "a.txt"], "基线文件“a.txt”用不了:不是正确的 JSON(第 1 行)"),
    ],
)  # fmt: skip
def test_wrong_usage(gxlint: Caller, here: Path, arguments: list[str], said: str) -> None:
    put(here, a_txt=valid())
    (here / "sub").mkdir()
    got = gxlint(*arguments)
    assert (got.status, got.out, got.err.splitlines()[0]) == (2, "", f"gxlint: {said}")
    assert sorted(path.name for path in here.iterdir()) == [".git", "a.txt", "sub"]


def test_a_baseline_is_not_written_over_by_output(gxlint: Caller, here: Path) -> None:
    put(here, b_txt=duplicated())
    gxlint("baseline", "write", ".")
    got = gxlint("check", ".", "--baseline", "gxlint-baseline.json", "--output", "gxlint-baseline.json")
    assert got.status == 2
    assert len(lines(here / "gxlint-baseline.json")) == 1
