"""YAML files of somebody else: limits, no aliases, no tags, no key twice, each refusal named in both languages."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from gxlint.checks.faults import RuleError
from gxlint.engine.yaml_file import MAX_BYTES, parse, read


def refused(path: Path) -> tuple[str, str]:
    with pytest.raises(RuleError) as raised:
        read(path)
    place = f"{path}"
    return tuple(raised.value.show(language).removeprefix(place) for language in ("zh", "en"))  # type: ignore[return-value]


def test_content_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(
        "\ufeff# 说明\r\ncode: FJ001\r\nmessages:\r\n  default: {zh: 甲, en: a}\r\nlist:\r\n- x: 1\r\n".encode()
    )
    file = read(path)
    assert file.data == {
        "code": "FJ001",
        "messages": {"default": {"zh": "甲", "en": "a"}},
        "list": [{"x": 1}],
    }
    assert file.lines == {"code": 2, "messages": 3, "messages.default": 4, "messages.default.zh": 4, "messages.default.en": 4,
                          "list": 5, "list.1": 6, "list.1.x": 6}  # fmt: skip


def test_a_fault_gets_the_line_of_its_key_or_of_the_nearest_around_it() -> None:
    file = parse("code: x\nmessages:\n  default: {zh: 甲}\n", "a.yaml")
    assert (
        file.placed(RuleError("missing", "messages.default.en")).show("zh")
        == "a.yaml:3: messages.default.en: 缺少这一项"
    )
    assert file.placed(RuleError("missing", "severity")).show("en") == "a.yaml: severity: is missing"


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        (b"a: 1\nb: [1,\n", ":3: 不是正确的 YAML(第 3 行,第 1 个字附近)", ":3: is no valid YAML (about line 3, character 1)"),
        (b"a: b: c\n", ":1: 不是正确的 YAML(第 1 行,第 5 个字附近)", ":1: is no valid YAML (about line 1, character 5)"),
        ("a: 1\nb: 甲\x07乙\n".encode(), ":2: 不是正确的 YAML(第 2 行,第 5 个字附近)", ":2: is no valid YAML (about line 2, character 5)"),
        (b"a: &x 1\nb: *x\n", ":1: 不能用 YAML 的 & 和 *(第 1 行)", ":1: YAML's & and * cannot be used (line 1)"),
        (b"a: 1\nb: *x\n", ":2: 不能用 YAML 的 & 和 *(第 2 行)", ":2: YAML's & and * cannot be used (line 2)"),
        (b"!!python/object/apply:os.system ['true']", ":1: 不能用 YAML 的 ! 标签(第 1 行)", ":1: YAML's ! tags cannot be used (line 1)"),
        (b"a: 1\nb: 2\na: 3\n", ":3: 同一处有两个“a”(第 3 行)", ":3: “a” stands there twice (again in line 3)"),
        (b"x:\n  a: 1\n  a: 3\n", ":3: x: 同一处有两个“a”(第 3 行)", ":3: x: “a” stands there twice (again in line 3)"),
        (b"a: 1\n---\nb: 1\n", ":2: 一个文件只能有一份内容(第 2 行又开始一份)", ":2: a file holds one document (another begins in line 2)"),
        (b"# only a comment\n", ": 文件是空的", ": the file is empty"),
        (b"", ": 文件是空的", ": the file is empty"),
        ("a: 甲\nb: 乙\n".encode("gbk"), ":1: 不是 UTF-8 编码(第 1 行)", ":1: is not UTF-8 (line 1)"),
        (b"a: 1\n" + b"[" * 5000, ":2: 不是正确的 YAML", ":2: is no valid YAML"),
        (b"a: " + b"[" * 41 + b"]" * 41, ":1: 层次太多(超过 40 层,第 1 行)", ":1: is nested too deeply (more than 40 levels, line 1)"),
        (b"a: 1\nb:\n- 2024-13-45\n", ":3: “2024-13-45”不能用作日期或数字;要作文字,请加引号", ":3: “2024-13-45” is no date and no number; as a text it needs quotation marks"),
        (b"a: 1\n2024-02-30: x\n", ":2: “2024-02-30”不能用作日期或数字", ":2: “2024-02-30” is no date"),
        (b"a: 1\n\nb: " + b"9" * 5000, ":3: “9999", ":3: “9999"),
        (b"{[a]: 1}", ":1: 不是正确的 YAML", ":1: is no valid YAML"),
    ],
)  # fmt: skip
def test_what_is_not_taken(tmp_path: Path, content: bytes, zh: str, en: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    said = refused(path)
    assert said[0].startswith(zh)
    assert said[1].startswith(en)


def test_too_large_and_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: " + b"x" * MAX_BYTES)
    assert refused(path)[0] == ": 文件太大(超过 1000 KB)"
    assert refused(tmp_path / "b.yaml") == (": 文件不能读取", ": the file cannot be read")
    assert refused(tmp_path)[0] == ": 文件不能读取"
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refused(tmp_path / "pipe.yaml")[0] == ": 文件不能读取"


def test_a_bomb_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"] + [
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    path.write_text("\n".join(lines), "utf-8")
    assert refused(path)[0] == ":1: 不能用 YAML 的 & 和 *(第 1 行)"


def test_deep_nesting_is_refused_in_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"[" * 500_000)
    start = time.perf_counter()
    assert "层次太多" in refused(path)[0]
    assert time.perf_counter() - start < 5
