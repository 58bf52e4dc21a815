from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gxlint.engine.batch import FEW, Task, check_all, processes
from gxlint.engine.result import ReportResult
from gxlint.engine.settings import Settings


def named(task: Task, settings: Settings, keep: bool) -> ReportResult:
    time.sleep(0.02 if task.path.endswith("0.txt") else 0)
    return ReportResult(task.path, title=settings.language)


def deadly(task: Task, settings: Settings, keep: bool) -> ReportResult:
    if "kill" in task.path:
        os._exit(9)
    return ReportResult(task.path)


def tasks(*names: str) -> list[Task]:
    return [Task(name, at % 2) for at, name in enumerate(names)]


def test_results_come_in_order_whatever_the_number_of_processes() -> None:
    given = tasks(*(f"{number:02}.txt" for number in range(40)))
    settings = [Settings(language="zh"), Settings(language="en")]
    one = [(r.path, r.title) for r in check_all(given, settings, 1, work=named)]
    two = [(r.path, r.title) for r in check_all(given, settings, 2, work=named)]
    assert one == two
    assert one == [(f"{number:02}.txt", "zh" if number % 2 == 0 else "en") for number in range(40)]


def test_a_dying_worker_loses_only_the_file_that_kills_it() -> None:
    given = tasks("a", "b", "kill-1", "c", "d", "kill-2", "e", "f", "g")
    found = list(check_all(given, [Settings(), Settings()], 2, work=deadly))
    assert [result.path for result in found] == [task.path for task in given]
    dead = [result for result in found if not result.readable]
    assert [(r.path, [d.code for d in r.diagnostics], r.verdict) for r in dead] == [
        ("kill-1", ["GX001"], "incomplete"),
        ("kill-2", ["GX001"], "incomplete"),
    ]


def test_stopping_early_leaves_no_processes(tmp_path: Path) -> None:
    found = check_all(tasks(*map(str, range(50))), [Settings(), Settings()], 2, work=named)
    assert next(found).path == "0"
    found.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("files", "jobs", "count"), [(1, None, 1), (FEW, None, 1), (5, 3, 3), (2, 8, 2), (0, 4, 1), (0, None, 1)]
)
def test_how_many_processes(files: int, jobs: int | None, count: int) -> None:
    assert processes(files, jobs) == count


def test_many_files_use_every_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gxlint.engine.batch._processors", lambda: 6)
    assert processes(FEW + 1, None) == 6


_KILLED = """
import time
from gxlint.engine.batch import Task, check_all
from gxlint.engine.settings import Settings

results = check_all([Task(f"{n}.txt", 0) for n in range(40)], [Settings()], 2)
next(results)
print("begun", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="processes are killed the way of POSIX")
def test_workers_end_when_the_run_is_killed() -> None:
    # What they print to is open until the last of them has ended.
    with subprocess.Popen([sys.executable, "-c", _KILLED], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        process.kill()
        assert process.communicate(timeout=20) == (b"", None)
