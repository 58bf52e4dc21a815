from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from gxlint.mending import writing
from gxlint.mending.writing import FileChanged, replace_file

OLD, NEW = "原来的内容".encode(), "改好的内容".encode()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_original_is_kept_beside_it(report: Path) -> None:
    os.chmod(report, 0o640)
    os.utime(report, (1_000_000_000, 1_000_000_000))
    copy = replace_file(str(report), OLD, NEW)
    assert copy == str(report) + ".bak"
    assert (report.read_bytes(), Path(copy).read_bytes()) == (NEW, OLD)
    assert [stat.S_IMODE(os.stat(path).st_mode) for path in (report, copy)] == [0o640, 0o640]
    assert os.stat(copy).st_mtime == 1_000_000_000
    assert names(report.parent) == ["报告.docx", "报告.docx.bak"]


def test_no_earlier_copy_is_overwritten(report: Path) -> None:
    (report.parent / "报告.docx.bak").write_bytes(b"1")
    (report.parent / "报告.docx.bak1").symlink_to(report.parent / "nowhere")
    assert replace_file(str(report), OLD, NEW) == str(report) + ".bak2"
    assert (report.parent / "报告.docx.bak").read_bytes() == b"1"


def test_an_interrupt_behind_the_replacement_leaves_the_copy(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace_then_stop(source: str, target: str) -> None:
        os.rename(source, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", replace_then_stop)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(report), OLD, NEW)
    assert (report.read_bytes(), (report.parent / "报告.docx.bak").read_bytes()) == (NEW, OLD)


def test_of_a_link_what_it_leads_to_is_replaced(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "链接.docx"
    link.symlink_to(report)
    assert replace_file(str(link), OLD, NEW) == str(report) + ".bak"
    assert link.is_symlink()
    assert report.read_bytes() == NEW
    assert names(folder) == ["链接.docx"]


def test_a_file_that_was_saved_in_the_meantime_stays(report: Path) -> None:
    report.write_bytes(OLD + b"!")
    with pytest.raises(FileChanged):
        replace_file(str(report), OLD, NEW)
    assert report.read_bytes() == OLD + b"!"
    assert names(report.parent) == ["报告.docx"]


def test_a_file_without_permission_to_write_stays(report: Path) -> None:
    os.chmod(report, 0o444)
    with pytest.raises(PermissionError):
        replace_file(str(report), OLD, NEW)
    assert report.read_bytes() == OLD
    assert names(report.parent) == ["报告.docx"]


@pytest.mark.parametrize("name", ["_copied", "_alike"])
def test_nothing_is_left_behind_when_the_system_refuses(
    report: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "")

    monkeypatch.setattr(writing, name, full)
    with pytest.raises(OSError, match="28"):
        replace_file(str(report), OLD, NEW)
    assert report.read_bytes() == OLD
    assert names(report.parent) == ["报告.docx"]


def test_a_folder_or_a_device_is_no_file(tmp_path: Path) -> None:
    for path in (str(tmp_path), os.devnull):
        with pytest.raises(OSError, match=str(errno.EINVAL)):
            replace_file(path, b"", NEW)
