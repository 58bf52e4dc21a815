"""python -m benchmarks [--quick]: start-up, throughput, growth and memory on this machine, in one run.

Start-up and memory are measured on a plain install (not editable) in an environment of its own, because an
editable install reads YAML and builds its grammars at every start. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from benchmarks import claims
from benchmarks.generate import made
from tests.support import render

ROOT = Path(__file__).resolve().parent.parent


def install(folder: Path) -> Path:
    """Install this checkout, plainly, into a new environment and return its Python."""
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", str(ROOT)], check=True, stderr=subprocess.DEVNULL)
    subprocess.run([python, "-m", "compileall", "-q", str(folder / "env" / "lib")], check=False)
    return python


def median_ms(command: list[str], runs: int, cwd: Path) -> float:
    """Run a command as a whole process, one run to warm up, and return the median of its wall times in ms."""
    times = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times[1:])


def start_up(python: Path, folder: Path, runs: int) -> list[tuple[str, float, float]]:
    """Return (what, median ms, ms above a bare Python)."""
    report = folder / "thirty.txt"
    report.write_text(render.text(made(1, 9000)), "utf-8")
    gxlint = str(python.parent / "gxlint")
    bare = median_ms([str(python), "-c", "pass"], runs, folder)
    rows = [("bare Python", bare, 0.0)]
    for name, arguments in (
        ("--version", ["--version"]),
        ("rule GX201", ["rule", "GX201"]),
        (
            f"check of one text, {report.stat().st_size // 1000} KB",
            ["check", "--format", "plain", str(report)],
        ),
        ("the same, --format rich", ["check", "--format", "rich", str(report)]),
        ("the same, --format json", ["check", "--format", "json", str(report)]),
    ):
        value = median_ms([gxlint, *arguments], runs, folder)
        rows.append((name, value, value - bare))
    return rows


WORKER = """
import json, sys, time, resource
from pathlib import Path
from gxlint.engine.run import lint_path
from gxlint.engine.settings import Settings
from gxlint.__main__ import collect_seldom
collect_seldom()  # as the command does
settings = Settings()
paths = [Path(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
lint_path(str(paths[0]), settings)
begin = time.perf_counter()
found = sum(len(lint_path(str(path), settings).diagnostics) for path in paths)
took = time.perf_counter() - begin
print(json.dumps({"seconds": took, "found": found, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""


def in_process(python: Path, folder: Path, paths: list[Path]) -> dict[str, float]:
    """Lint files in one process of the plain install; return seconds, diagnostics and peak memory in KB."""
    listing = folder / "paths.txt"
    listing.write_text("\n".join(map(str, paths)), "utf-8")
    done = subprocess.run(
        [str(python), "-c", WORKER, str(listing)], cwd=folder, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def throughput(python: Path, folder: Path, count: int) -> list[tuple[str, float, float, float]]:
    """Return (shape, mean KB, reports a second, diagnostics a report) in one process."""
    shapes: dict[str, tuple[str, Callable[[render.Made], bytes]]] = {
        "text, one row a line": ("txt", lambda m: render.text(m).encode()),
        "text, one cell a line": ("txt", lambda m: render.text(m, "cells").encode()),
        "HTML": ("html", lambda m: render.web(m).encode()),
        "docx": ("docx", render.word),
    }
    rows = []
    for number, (name, (suffix, write)) in enumerate(shapes.items()):
        paths = []
        for seed in range(count):
            path = folder / f"{number}-{seed}.{suffix}"
            path.write_bytes(write(made(seed, 1500 + seed * 37 % 3500)))
            paths.append(path)
        size = sum(path.stat().st_size for path in paths) / count / 1000
        result = in_process(python, folder, paths)
        rows.append((name, size, count / result["seconds"], result["found"] / count))
    return rows


def growth(python: Path, folder: Path, quick: bool) -> list[tuple[float, float, float, float]]:
    """Return (KB, ms, µs a KB, peak MB) for one text growing from 10 KB to 5 MB."""
    rows = []
    for kilobytes in (10, 100, 1000) if quick else (10, 50, 250, 1000, 5000):
        path = folder / f"grown-{kilobytes}.txt"
        path.write_text(render.text(made(1, max(600, int((kilobytes - 6) * 1000 / 3)))), "utf-8")
        runs = [in_process(python, folder, [path]) for _ in range(3)]
        seconds = statistics.median(run["seconds"] for run in runs)
        size = path.stat().st_size / 1000
        rows.append((size, seconds * 1000, seconds * 1e6 / size, max(run["peak"] for run in runs) / 1024))
    return rows


def main() -> int:
    """Print all tables as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs and files")
    options = parser.parse_args()
    runs, count = (5, 100) if options.quick else (21, 1000)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        python = install(folder)
        print(
            f"{platform.system()} {platform.machine()}, {platform.python_implementation()} {platform.python_version()}\n"
        )
        print("| start-up, median of whole processes | ms | above bare Python |\n|---|---:|---:|")
        for name, value, above in start_up(python, folder, runs):
            print(f"| {name} | {value:.0f} | {above:.0f} |")
        print(
            f"\n| one process, {count} reports | mean KB | reports a second | findings a report |\n|---|---:|---:|---:|"
        )
        for name, size, rate, found in throughput(python, folder, count):
            print(f"| {name} | {size:.1f} | {rate:.0f} | {found:.1f} |")
        paths = [folder / f"0-{seed}.txt" for seed in range(min(count, 200))]
        cost = claims.share(python, folder, paths, 5 if options.quick else 11)
        print("\n| a text report, one row a line | ms |\n|---|---:|")
        print(f"| whole check | {cost['whole']:.2f} |\n| without GX3, GX5, GX7 | {cost['rest']:.2f} |")
        print(f"| these add, against the rest | {cost['ratio']:.2f} times |")
        print(f"| claims: every number of every paragraph read | {cost['claims']:.2f} |")
        print("\n| single sentences | ms, whole check | times a quarter of it |\n|---|---:|---:|")
        for name, value, ratio in claims.sentences(python, folder):
            print(f"| {name} | {value:.0f} | {ratio:.1f} |")
        print("\n| one text of KB | ms | µs a KB | peak MB |\n|---:|---:|---:|---:|")
        for size, value, per, peak in growth(python, folder, options.quick):
            print(f"| {size:.0f} | {value:.1f} | {per:.0f} | {peak:.0f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
