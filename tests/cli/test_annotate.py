"""`gxlint annotate`: what is written, what is refused, and what other programs make of it."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from tests.cli.calling import Caller, started
from tests.mending.docx.parts import members
from tests.support.render import Made, word

REQUESTS = {"received": [61, 1, 0, 0, 0, 0, 62], "granted": [60, 1, 0, 0, 0, 0, 61]}
MAIN = "word/document.xml"


def draft(**changes: Any) -> bytes:
    """A report in which the totals of the requests do not add up and the last section is empty."""
    return word(Made(requests={key: list(row) for key, row in REQUESTS.items()}, other=["无。。"], **changes))


def changed(data: bytes, **parts: Any) -> bytes:
    """A package with some parts other (a function of the old text) or added (a text)."""
    files: dict[str, bytes] = dict(members(data))
    for name, new in parts.items():
        files[name] = new(files[name].decode()).encode() if callable(new) else new.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


@pytest.fixture
def report(here: Path) -> Path:
    path = here / "初稿.docx"
    path.write_bytes(draft())
    return path


def found(gxlint: Caller, path: Path, *options: str) -> list[dict[str, Any]]:
    one = json.loads(gxlint("check", "--format", "json", path, *options).out)["reports"][0]
    return [item for item in one["diagnostics"] if item["suppressed"] is None]


def between(path: Path) -> list[tuple[str, str]]:
    """The text of every comment, with the text between its marks, as python-docx reads them."""
    document = docx.Document(str(path))
    texts: dict[str, list[str]] = {}
    open_now: list[str] = []
    for element in document.element.body.iter():
        name = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_now.append(name)
            texts[name] = []
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.remove(name)
        elif element.tag == qn("w:t"):
            for one in open_now:
                texts[one].append(element.text or "")
    return [
        ("\n".join(item.text for item in comment.paragraphs), "".join(texts[str(comment.comment_id)]))
        for comment in document.comments
    ]


def test_a_comment_at_each_diagnostic_with_what_to_do(gxlint: Caller, report: Path, here: Path) -> None:
    before = report.read_bytes()
    done = gxlint("annotate", report, "-o", "批注.docx")
    wanted = found(gxlint, report)
    assert [item["code"] for item in wanted] == ["GX201", "GX504"]
    assert done.status == 1
    assert done.err == ""
    assert done.out.splitlines()[0] == "批注.docx:已写入 2 条批注(错误 1,警告 1,提示 0)"
    assert report.read_bytes() == before
    comments = between(here / "批注.docx")
    # The equation is marked at its first cell, not at all the rows it runs over.
    assert [text for _, text in comments] == ["61", "。。"]
    assert wanted[0]["location"]["row"] == "received"
    assert wanted[0]["location"]["column_key"] == "natural_person"
    for (text, _), item in zip(comments, wanted, strict=True):
        assert item["message"] in text
        assert "依据:" + item["basis"] in text
        assert "怎么改:" in text
        assert text.startswith(
            {"error": "错误", "warning": "警告", "info": "提示"}[item["severity"]] + " " + item["code"]
        )
    document = docx.Document(str(here / "批注.docx"))
    assert {(one.author, one.initials, one.timestamp) for one in document.comments} == {
        ("gxlint", "gx", None)
    }


def test_everything_else_is_the_draft(gxlint: Caller, report: Path, here: Path) -> None:
    gxlint("annotate", report, "-o", "批注.docx")
    before, after = members(report.read_bytes()), members((here / "批注.docx").read_bytes())
    assert list(after) == [*before, "word/comments.xml", "word/_rels/document.xml.rels"]
    assert [name for name in before if before[name] != after[name]] == ["[Content_Types].xml", MAIN]
    assert after["[Content_Types].xml"].replace(
        b'<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
        b"",
    ) == before["[Content_Types].xml"]  # fmt: skip


def test_the_annotated_draft_is_judged_like_the_draft(gxlint: Caller, report: Path, here: Path) -> None:
    gxlint("annotate", report, "-o", "批注.docx")
    assert found(gxlint, here / "批注.docx") == found(gxlint, report)


def test_once_more_gives_the_same_bytes(gxlint: Caller, report: Path, here: Path) -> None:
    for source, target in (("初稿.docx", "一.docx"), ("初稿.docx", "二.docx"), ("一.docx", "三.docx")):
        done = gxlint("annotate", source, "-o", target)
    one, two, three = ((here / name).read_bytes() for name in ("一.docx", "二.docx", "三.docx"))
    assert one == two == three
    assert "gxlint 以前写的 2 条批注已换成这次的" in done.out


def test_what_is_mended_loses_its_comment(gxlint: Caller, report: Path, here: Path) -> None:
    gxlint("annotate", report, "-o", "批注.docx")
    whole = changed(
        (here / "批注.docx").read_bytes(),
        **{MAIN: lambda text: text.replace("无。。", "无。").replace("。。", "。")},
    )
    (here / "改后.docx").write_bytes(whole)
    done = gxlint("annotate", "改后.docx", "-o", "再.docx")
    assert "已写入" in done.out
    assert [text.split("\n")[0][:8] for text, _ in between(here / "再.docx")] == [
        f"{ {'error': '错误', 'warning': '警告', 'info': '提示'}[item['severity']] } {item['code']}"
        for item in found(gxlint, here / "改后.docx")
    ]


def test_the_comments_of_others_stay_and_may_suppress(gxlint: Caller, report: Path, here: Path) -> None:
    document = docx.Document(str(report))
    last = document.paragraphs[-1]
    assert last.text == "无。。"
    document.add_comment(last.runs[0], "gxlint: ignore GX504 -- 引文如此", author="张三", initials="张")
    document.save(str(report))
    done = gxlint("annotate", report, "-o", "批注.docx")
    assert "已屏蔽的 1 条没有写入" in done.out
    written = docx.Document(str(here / "批注.docx"))
    assert [(one.author, one.comment_id) for one in written.comments] == [("张三", 0), ("gxlint", 1)]
    assert found(gxlint, here / "批注.docx") == found(gxlint, report)
    old, new = members(report.read_bytes()), members((here / "批注.docx").read_bytes())
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] == [MAIN, "word/comments.xml"]


def test_the_same_choices_as_check(gxlint: Caller, report: Path, here: Path) -> None:
    (here / "gxlint.toml").write_text(
        'ignore = ["GX2"]\n[[suppress]]\ncode = "GX504"\nreason = "引文"\n', "utf-8"
    )
    options = ("--no-config", "--select", "GX5", "--lang", "en", "--fail-on", "info")
    done = gxlint("annotate", report, "-o", "a.docx", *options)
    assert done.status == 1
    assert done.out.splitlines()[0] == "a.docx: comments written: 1 (errors 0, warnings 1, infos 0)"
    ((text, anchor),) = between(here / "a.docx")
    assert text.startswith("warning GX504 ")
    assert "\nBasis: " in text
    assert "\nWhat to do: " in text
    assert anchor == "。。"
    done = gxlint("annotate", report, "-o", "b.docx")
    assert done.status == 0
    assert "没有要批注的问题" in done.out
    assert (here / "b.docx").read_bytes() == report.read_bytes()


def test_the_whole_file_is_spoken_of_at_the_title(gxlint: Caller, here: Path) -> None:
    path = here / "通知.docx"
    path.write_bytes(word(Made()).replace(b"x", b"x"))
    document = docx.Document()
    document.add_paragraph("关于召开会议的通知")
    document.add_paragraph("各单位:请于周五参加会议。")
    document.save(str(path))
    done = gxlint("annotate", path, "-o", "a.docx")
    (text, anchor), *more = between(here / "a.docx")
    assert not more
    assert " GX005 " in text
    assert text.splitlines()[-1] == "批注位置:这一条说的是整份文件,批注放在标题处"
    assert anchor == "关于召开会议的通知"
    assert "其中 1 条不能放在所指的文字上" in done.out


def test_an_empty_cell_is_an_anchor(gxlint: Caller, here: Path) -> None:
    (here / "a.docx").write_bytes(draft())
    blank = changed(draft(), **{MAIN: lambda text: text.replace(">62<", "><")})
    (here / "空格.docx").write_bytes(blank)
    gxlint("annotate", "空格.docx", "-o", "批注.docx")
    empty = [text for text, anchor in between(here / "批注.docx") if not anchor]
    wanted = [
        item
        for item in found(gxlint, here / "空格.docx")
        if item["location"]["column"] == item["location"]["end_column"]
    ]
    assert wanted
    assert [text.split()[1] for text in empty] == [item["code"] for item in wanted]


def test_macros_templates_and_signatures(gxlint: Caller, here: Path) -> None:
    macros = changed(
        draft(),
        **{
            "[Content_Types].xml": lambda text: text.replace(
                "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                "vnd.ms-word.document.macroEnabled.main",
            ),
            "_rels/.rels": lambda text: text.replace(
                "</Relationships>",
                "<Relationship Id='s' Type='http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin'"
                " Target='_xmlsignatures/origin.sigs'/></Relationships>",
            ),
            "_xmlsignatures/origin.sigs": "",
            "word/vbaProject.bin": "\x00macro",
        },
    )
    (here / "a.docm").write_bytes(macros)
    refused = gxlint("annotate", "a.docm", "-o", "b.docx")
    assert refused.status == 2
    assert "扩展名应为 .docm" in refused.err
    done = gxlint("annotate", "a.docm", "-o", "b.docm")
    assert done.status == 1
    assert "原稿带有数字签名;加了批注的文件内容变了,其中的签名不再有效" in done.out
    assert members((here / "b.docm").read_bytes())["word/vbaProject.bin"] == b"\x00macro"


def test_tracked_changes_are_commented_on_as_accepted(gxlint: Caller, here: Path) -> None:
    def track(text: str) -> str:
        old = "<w:r><w:t xml:space='preserve'>无。。</w:t></w:r>"
        assert old in text
        return text.replace(
            old,
            "<w:r><w:t>无</w:t></w:r><w:ins w:id='1' w:author='甲'><w:r><w:t>。。</w:t></w:r></w:ins>"
            "<w:del w:id='2' w:author='甲'><w:r><w:delText>其他事项</w:delText></w:r></w:del>",
        )

    (here / "a.docx").write_bytes(changed(draft(), **{MAIN: track}))
    done = gxlint("annotate", "a.docx", "-o", "b.docx")
    assert "稿中有 2 处修订" in done.out
    assert between(here / "b.docx")[-1][1] == "。。"
    text = members((here / "b.docx").read_bytes())[MAIN].decode()
    assert "<w:ins w:id='1' w:author='甲'><w:commentRangeStart" in text
    assert "<w:delText>其他事项</w:delText>" in text


REFUSED = [
    (("初稿.docx",), "没有说写到哪里。例如:gxlint annotate 初稿.docx -o 初稿-批注.docx"),
    (("我的 初稿(一).docx",), "例如:gxlint annotate '我的 初稿(一).docx' -o '我的 初稿(一)-批注.docx'"),
    (("初稿.docx", "-o", "初稿.docx"), "--output 会覆盖被检查的文件“初稿.docx”"),
    (("初稿.docx", "-o", "初稿.docx", "--force"), "--output 会覆盖被检查的文件“初稿.docx”"),
    (("初稿.docx", "-o", "旧.docx"), "“旧.docx”已经存在,没有写入"),
    (("初稿.docx", "-o", "a.pdf"), "“a.pdf”的扩展名应为 .docx"),
    (("初稿.docx", "-o", "文件夹"), "是文件夹"),
    (("初稿.docx", "-o", "没有/a.docx"), "没有这个文件夹"),
    (("初稿.docx", "旧.docx", "-o", "a.docx"), "annotate 一次只批注一份 Word 文档"),
    (("文件夹", "-o", "a.docx"), "“文件夹”是文件夹;annotate 一次只批注一份 Word 文档,请写出其中的一份"),
    (
        ("a.txt", "-o", "a.docx"),
        "annotate 只给 Word 文档(.docx)加批注,“a.txt”不是。它的问题请用 gxlint check 查看",
    ),
    (("a.doc", "-o", "a.docx"), "请在 Word 或 WPS 中另存为 .docx,再批注另存的文件"),
    (("没有.docx", "-o", "a.docx"), "没有.docx"),
    (("坏.docx", "-o", "a.docx"), "坏.docx"),
    (("空.docx", "-o", "a.docx"), "空.docx"),
    (("初稿.docx", "-o", "a.docx", "--select", "GX999"), "GX999"),
    (("-o", "a.docx"), "缺少路径"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_is_refused_is_said_and_nothing_is_written(
    gxlint: Caller, report: Path, here: Path, arguments: tuple[str, ...], said: str
) -> None:
    (here / "旧.docx").write_bytes(b"old")
    (here / "文件夹").mkdir()
    (here / "a.txt").write_text("某某局2023年政府信息公开工作年度报告", "utf-8")
    (here / "a.doc").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(512)
    )
    (here / "坏.docx").write_bytes(report.read_bytes()[:-200])
    (here / "空.docx").write_bytes(b"")
    before = {path: path.is_file() and path.read_bytes() for path in here.iterdir()}
    done = gxlint("annotate", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.out == ""
    assert {path: path.is_file() and path.read_bytes() for path in here.iterdir()} == before


def test_an_old_output_is_replaced_when_asked(gxlint: Caller, report: Path, here: Path) -> None:
    (here / "旧.docx").write_bytes(b"old")
    assert gxlint("annotate", report, "-o", "旧.docx", "--force").status == 1
    assert len(between(here / "旧.docx")) == 2


def test_pipes(report: Path, here: Path) -> None:
    done = started("annotate", "-", "-o", "a.docx", stdin=report.read_bytes(), cwd=here)
    assert done.status == 1
    assert len(between(here / "a.docx")) == 2


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
HARM = [
    ("word/comments.xml", "<w:comments", "内部结构有损坏"),
    ("word/comments.xml", DOCTYPE, "实体"),
    ("[Content_Types].xml", "<Types", "内部结构有损坏"),
    ("[Content_Types].xml", DOCTYPE, "内部结构有损坏"),
    ("word/document.xml", "<w:document", "批注.docx"),
]


@pytest.mark.parametrize(("name", "content", "said"), HARM)
def test_a_damaged_or_harmful_part(
    gxlint: Caller, report: Path, here: Path, name: str, content: str, said: str
) -> None:
    document = docx.Document(str(report))
    document.add_comment(document.paragraphs[0].runs[0], "看", author="张三", initials="张")
    document.save(str(here / "批注.docx"))
    (here / "批注.docx").write_bytes(changed((here / "批注.docx").read_bytes(), **{name: content}))
    done = gxlint("annotate", "批注.docx", "-o", "a.docx")
    assert done.status == 2
    assert said in done.err
    assert "gxlint 自身出错" not in done.err
    assert not (here / "a.docx").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it_and_keeps_the_comments(gxlint: Caller, report: Path, here: Path) -> None:
    gxlint("annotate", report, "-o", "批注.docx")
    profile = f"-env:UserInstallation={(here / 'profile').as_uri()}"
    for target in ("odt", "docx:MS Word 2007 XML"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", target, "--outdir", "out", "批注.docx"],
            cwd=here, check=True, capture_output=True, timeout=240,
        )  # fmt: skip
    with zipfile.ZipFile(here / "out" / "批注.odt") as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    creators = [
        one.findtext("{http://purl.org/dc/elements/1.1/}creator")
        for one in content.iter(f"{office}annotation")
    ]
    assert creators == ["gxlint", "gxlint"]
    assert len(list(content.iter(f"{office}annotation-end"))) == 2
    again = between(here / "out" / "批注.docx")
    assert [anchor for _, anchor in again] == [anchor for _, anchor in between(here / "批注.docx")]
    assert found(gxlint, here / "out" / "批注.docx")[0]["code"] == "GX201"
