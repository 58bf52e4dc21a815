"""`gxlint fix`: what is said, shown and written, and with which exit status."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from gxlint.cli import fix as module
from tests.cli.calling import Caller, started, valid
from tests.mending.mended import edited
from tests.mending.test_html import FAULTS, RIGHT
from tests.readers.test_archives import packed
from tests.support import render

WORD = ("定期清理已公开的文件", "定期清理己公开的文件")
TOTAL = (
    "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
    "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2 |",
)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_without_an_option_nothing_is_written(gxlint: Caller, here: Path) -> None:
    path = put(here, "报告.txt", edited("2021", WORD))
    done = gxlint("fix", "报告.txt")
    assert done.out == (
        "报告.txt\n"
        "  第 6 行 GX501 错别字:“定期清理己公开的文件。” → “定期清理已公开的文件。”\n"
        "1 个文件,可以改 1 处,没有写入(看差异加 --diff,写入加 --write)\n"
    )
    assert (done.status, done.err) == (1, "")
    assert path.read_bytes().decode() == edited("2021", WORD)
    assert sorted(os.listdir(here)) == [".git", "报告.txt"]


def test_what_stands_in_an_archive_is_shown_and_left(gxlint: Caller, here: Path) -> None:
    before = packed(("局/报告.txt", edited("2021", WORD).encode()))
    (here / "上报.zip").write_bytes(before)
    done = gxlint("fix", "上报.zip")
    assert done.out.startswith("上报.zip/局/报告.txt\n  第 6 行 GX501 错别字:")
    assert (done.status, done.err) == (1, "")
    done = gxlint("fix", "--write", "上报.zip/局/报告.txt")
    assert done.err == "gxlint: “上报.zip/局/报告.txt”在压缩包里,没有写入;解压后再改\n"
    assert (done.status, done.out.splitlines()[-1]) == (1, "1 个文件,没有可以直接改的")
    assert (here / "上报.zip").read_bytes() == before
    assert sorted(os.listdir(here)) == [".git", "上报.zip"]


def test_written_with_a_copy_and_nothing_to_do_afterwards(gxlint: Caller, here: Path) -> None:
    path = put(here, "市/报告.txt", edited("2021", WORD))
    done = gxlint("fix", "--write", ".")
    assert done.out.splitlines()[-2:] == [
        f"  已写入,原文件另存为 {os.path.join('市', '报告.txt.bak')}",
        "1 个文件,改了 1 处",
    ]
    assert (done.status, done.err) == (0, "")
    assert path.read_bytes().decode() == valid()
    assert (here / "市" / "报告.txt.bak").read_bytes().decode() == edited("2021", WORD)
    again = gxlint("fix", "--write", ".")
    assert (again.out, again.status) == ("1 个文件,没有可以直接改的\n", 0)
    assert sorted(os.listdir(here / "市")) == ["报告.txt", "报告.txt.bak"]
    assert gxlint("check", ".").status == 0


def test_the_difference_of_a_text_is_a_patch(gxlint: Caller, here: Path) -> None:
    text = edited("2021", WORD).replace("\n", "\r\n").rstrip("\r\n")
    put(here, "a.txt", text)
    done = gxlint("fix", "--diff", "a.txt")
    lines = done.out.split("\n")
    assert lines[:3] == ["--- a.txt", "+++ a.txt", "@@ -3,7 +3,7 @@"]
    assert [line for line in lines[3:] if line.startswith(("-", "+"))] == [
        f"{sign}(三)政府信息管理。严格执行公开属性审核和保密审查制度,定期清理{word}公开的文件。\r"
        for sign, word in (("-", "己"), ("+", "已"))
    ]
    assert (done.status, done.err) == (1, "1 个文件,可以改 1 处,没有写入(看差异加 --diff,写入加 --write)\n")
    patched = started_patch(here, done.out)
    assert patched is None or patched == text.replace("己", "已").encode()


def started_patch(folder: Path, patch: str) -> bytes | None:
    import shutil
    import subprocess

    if shutil.which("patch") is None:
        return None
    subprocess.run(["patch", "--binary", "-s", "a.txt"], input=patch.encode(), cwd=folder, check=True)
    return (folder / "a.txt").read_bytes()


def test_the_difference_at_the_end_of_a_file_without_a_line_end(gxlint: Caller, here: Path) -> None:
    put(here, "a.txt", (valid() + "定期清理己公开的文件。"))
    done = gxlint("fix", "--diff", "a.txt")
    assert done.out.endswith(
        "-定期清理己公开的文件。\n\\ No newline at end of file\n"
        "+定期清理已公开的文件。\n\\ No newline at end of file\n"
    )


def test_the_differences_of_a_page_and_a_draft_are_those_of_their_text(gxlint: Caller, here: Path) -> None:
    (here / "a.html").write_bytes(render.web(FAULTS).encode())
    (here / "b.docx").write_bytes(render.word(FAULTS))
    done = gxlint("fix", "--diff", "--write", "a.html", "b.docx")
    assert (
        done.out.count("\n-(一)主动公开。截止2023年底")
        == done.out.count("\n+(一)主动公开。截至2023年底")
        == 2
    )
    assert done.err == "2 个文件,改了 8 处\n"
    assert done.status == 0
    assert (here / "a.html").read_bytes() == render.web(RIGHT).encode()
    assert (here / "a.html.bak").read_bytes() == render.web(FAULTS).encode()
    with zipfile.ZipFile(here / "b.docx") as new, zipfile.ZipFile(io.BytesIO(render.word(RIGHT))) as right:
        assert new.read("word/document.xml") == right.read("word/document.xml")


def test_what_wants_a_look_is_said_and_written_when_asked(gxlint: Caller, here: Path) -> None:
    path = put(here, "a.txt", edited("2021", WORD, TOTAL))
    careful = gxlint("fix", "--write", "a.txt")
    assert careful.status == 1  # GX201 is left
    assert careful.out == (
        "a.txt\n"
        "  第 6 行 GX501 错别字:“定期清理己公开的文件。” → “定期清理已公开的文件。”\n"
        "  要核对的,没有改(加 --unsafe 才改):\n"
        "    第 29 行 GX201 申请收办数不平:“0 | 2 |” → “0 | 1 |”\n"
        "  已写入,原文件另存为 a.txt.bak\n"
        "1 个文件,改了 1 处;另有 1 处要核对后改(--unsafe);改后仍有 1 处错误,用 gxlint check 查看\n"
    )
    asked = gxlint("fix", "--write", "--unsafe", "a.txt")
    assert asked.status == 0
    assert asked.out.endswith("1 个文件,改了 1 处。用了 --unsafe,改动请逐处核对\n")
    assert path.read_bytes().decode() == valid()
    assert (here / "a.txt.bak1").read_bytes().decode() == edited("2021", TOTAL)


def test_some_rules_only(gxlint: Caller, here: Path) -> None:
    text = edited("2021", WORD, ("\n六、其他需要", "\n七、其他需要"))
    path = put(here, "a.txt", text)
    gxlint("fix", "--write", "--select", "wrong-word", "a.txt")
    assert path.read_bytes().decode() == edited("2021", ("\n六、其他需要", "\n七、其他需要"))
    path.write_bytes(text.encode())
    gxlint("fix", "--write", "--ignore", "GX5", "a.txt")
    assert path.read_bytes().decode() == edited("2021", WORD)
    assert "没有“GX999”这条规则" in gxlint("fix", "--select", "GX999", "a.txt").err


def test_exit_status_follows_what_is_left(gxlint: Caller, here: Path) -> None:
    put(here, "a.txt", edited("2021", TOTAL))
    assert [gxlint("fix", "a.txt", "--fail-on", level).status for level in ("error", "never")] == [1, 0]
    put(here, "b.txt", edited("2021", WORD))
    assert gxlint("fix", "b.txt", "--fail-on", "never").status == 1  # something waits to be written
    put(here, "c.txt", valid())
    assert gxlint("fix", "c.txt").status == 0
    missing = gxlint("fix", "nowhere.txt")
    assert (missing.status, missing.err.startswith("gxlint: “nowhere.txt”:")) == (2, True)
    assert gxlint("fix", "c.txt", "nowhere.txt").status == 1


def test_what_the_configuration_says_holds(gxlint: Caller, here: Path) -> None:
    put(here, "gxlint.toml", 'exclude = ["out"]\nlanguage = "en"\n[[suppress]]\ncode = "GX501"\npath = "quoted.txt"\nreason = "quoted"\n')  # fmt: skip
    put(here, "out/a.txt", edited("2021", WORD))
    put(here, "quoted.txt", edited("2021", WORD))
    put(here, "b.txt", edited("2021", WORD))
    done = gxlint("fix", "--write", ".")
    assert done.out.endswith(
        "  written; the original is kept as b.txt.bak\nfiles: 2; corrections written: 1\n"
    )
    assert (here / "out/a.txt").read_bytes().decode() == edited("2021", WORD)
    assert (here / "quoted.txt").read_bytes().decode() == edited("2021", WORD)
    assert (here / "b.txt").read_bytes().decode() == valid()
    forced = gxlint("fix", "--no-config", "quoted.txt")
    assert forced.status == 1
    assert "GX501" in forced.out


def test_standard_input(here: Path) -> None:
    given = edited("2021", WORD).replace("\n", "\r\n").encode("gb18030")
    written = started("fix", "--write", "-", "--output", "out.txt", stdin=given, cwd=here)
    assert (here / "out.txt").read_bytes() == valid().replace("\n", "\r\n").encode("gb18030")
    assert (written.status, written.out) == (0, "")
    assert "GX501" in written.err
    plain = started("fix", "--write", "-", stdin=edited("2021", WORD).encode(), cwd=here)
    assert plain.out == valid()
    said = started("fix", "-", "--stdin-filename", "报告.txt", stdin=given, cwd=here)
    assert said.out.startswith("报告.txt\n  第 6 行 GX501")
    assert said.status == 1
    unread = started("fix", "--write", "-", stdin=b"%PDF-1.7 \x00", cwd=here)
    assert (unread.status, unread.out) == (2, "%PDF-1.7 \x00")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "没有说检查哪个文件"),
        (("-", "a.txt"), "- 不能和其他路径一起改"),
        (("--write", "--diff", "-"), "标准输出是改好的内容"),
        (("--stdin-filename", "a", "a.txt"), "只和 - (标准输入)一起用"),
        (("--wrte", "a.txt"), "是不是“--write”?"),
        (("--config", "x", "--no-config", "a.txt"), "不能同时用"),
    ],
)
def test_wrong_usage(gxlint: Caller, here: Path, arguments: tuple[str, ...], said: str) -> None:
    put(here, "a.txt", valid())
    done = gxlint("fix", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_link_is_written_through(gxlint: Caller, here: Path) -> None:
    put(here, "真/报告.txt", edited("2021", WORD))
    (here / "链接.txt").symlink_to(here / "真" / "报告.txt")
    done = gxlint("fix", "--write", "链接.txt")
    assert done.status == 0
    assert (here / "链接.txt").is_symlink()
    assert (here / "真" / "报告.txt").read_bytes().decode() == valid()
    assert sorted(os.listdir(here)) == [".git", "真", "链接.txt"]
    assert sorted(os.listdir(here / "真")) == ["报告.txt", "报告.txt.bak"]


def test_a_file_that_must_not_be_written(gxlint: Caller, here: Path) -> None:
    path = put(here, "a.txt", edited("2021", WORD))
    path.chmod(0o444)
    put(here, "b.txt", edited("2021", WORD))
    done = gxlint("fix", "--write", "a.txt", "b.txt")
    assert done.err == "gxlint: “a.txt”没有写入:没有权限\n"
    assert done.status == 1
    assert done.out.endswith("2 个文件,改了 1 处\n")
    assert path.read_bytes().decode() == edited("2021", WORD)
    assert (here / "b.txt").read_bytes().decode() == valid()


def test_a_file_that_is_saved_in_the_meantime(
    gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(here, "a.txt", edited("2021", WORD))
    show = module._show

    def saving(*given: object, **more: object) -> None:
        path.write_bytes("另一个程序保存的".encode())
        show(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_show", saving)
    done = gxlint("fix", "--write", "a.txt")
    assert (done.status, done.err) == (1, "gxlint: “a.txt”在检查期间被别的程序改过,没有写入;请再运行一次\n")
    assert path.read_bytes().decode() == "另一个程序保存的"
    assert sorted(os.listdir(here)) == [".git", "a.txt"]


def test_a_format_that_cannot_be_written_is_said(gxlint: Caller, here: Path) -> None:
    body = render.web(FAULTS)
    mhtml = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n{body}\n--x--\n"
    path = here / "a.mht"
    path.write_bytes(mhtml.encode())
    done = gxlint("fix", "--write", "a.mht")
    assert done.out.count("这种格式的文件不能改写") == 4
    assert path.read_bytes() == mhtml.encode()


def test_numbers_of_persons_are_masked_and_never_written_so(gxlint: Caller, here: Path) -> None:
    wrong = edited("2021", ("定期清理已公开的文件", "定期清理己公开的文件,联系人13800001234"))
    path = put(here, "a.txt", wrong)
    shown, said, written = (gxlint("fix", *way, "a.txt") for way in (["--diff"], [], ["--write"]))
    for done in (shown, said, written):
        assert "13800001234" not in done.out + done.err
    assert "138******34" in shown.out
    assert "不能当作补丁使用" in shown.err
    assert path.read_bytes().decode() == wrong.replace("己公开", "已公开")


def test_help_says_what_the_exit_status_means(gxlint: Caller) -> None:
    done = gxlint("fix", "--help")
    assert done.status == 0
    assert "退出状态:0 没有要改而未写入的" in done.out
    assert "exit status: 0 nothing is waiting" in gxlint("fix", "--help", "--lang", "en").out


def test_what_was_not_read_is_counted_as_that(gxlint: Caller, here: Path) -> None:
    put(here, "a.txt", valid())
    put(here, "b.txt", "")
    assert gxlint("fix", ".").out == "2 个文件,没有可以直接改的;1 个没有读出\n"


def test_a_number_beside_a_correction_is_shown_whole(gxlint: Caller, here: Path) -> None:
    row = "一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | {} | 12 |"
    put(here, "a.txt", edited("2021", (row.format(0), row.format(1))))
    said = gxlint("fix", "--unsafe", "a.txt").out
    assert "“0 | 1 | 12” → “0 | 0 | 12”" in said


def test_what_the_lines_of_a_word_file_are_is_said(gxlint: Caller, here: Path) -> None:
    (here / "b.docx").write_bytes(render.word(FAULTS))
    lines = gxlint("fix", "b.docx").out.splitlines()
    assert lines[-2] == "  行号指 gxlint extract --text 打印的文本"
    assert "行号指" not in gxlint("fix", str(put(here, "a.txt", edited("2021", WORD)))).out


def test_output_under_the_ending_of_a_report_is_refused(gxlint: Caller, here: Path) -> None:
    path = put(here, "a.txt", edited("2021", WORD))
    refused = gxlint("fix", "--write", "-o", "改好的.docx", "a.txt")
    assert (refused.status, refused.out) == (2, "")
    assert "--output 写的是改动的清单,不是改好的报告" in refused.err
    assert path.read_bytes().decode() == edited("2021", WORD)
    assert gxlint("fix", "-o", "清单.txt", "a.txt").status == 1
    assert (here / "清单.txt").read_text("utf-8").startswith("a.txt\n  第 6 行 GX501")
