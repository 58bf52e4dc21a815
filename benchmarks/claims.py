"""What the number and word rules cost beside the rest of a check, and how they grow in a single sentence."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

WORKER = """
import json, statistics, sys, time
from pathlib import Path
from gxlint.checks.claimed import everything
from gxlint.checks.registry import Subject
from gxlint.engine.opening import open_report
from gxlint.engine.registry import builtin
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings

files = [Path(line).read_bytes() for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
rounds = int(sys.argv[2])
rest = tuple(code for code in builtin().rules if code[:3] not in ("GX3", "GX5", "GX7"))
whole, without = Settings(), Settings(selection=Selection(rest))

def took(work):
    begin = time.perf_counter()
    for file in files:
        work(file)
    return (time.perf_counter() - begin) / len(files) * 1000

reports = {file: open_report("report.txt", file, whole).report for file in files}
def claims(file):
    everything(Subject(reports[file], "", {}))

for work in (lambda file: lint_bytes(file, "report.txt", whole), claims):
    took(work)
# Side by side, round by round: the machine may be busier in one minute than in the next.
runs = [(took(lambda file: lint_bytes(file, "report.txt", whole)), took(lambda file: lint_bytes(file, "report.txt", without)),
         took(claims)) for _ in range(rounds)]
print(json.dumps({"whole": statistics.median(run[0] for run in runs), "rest": statistics.median(run[1] for run in runs),
                  "ratio": statistics.median((run[0] - run[1]) / run[1] for run in runs),
                  "claims": statistics.median(run[2] for run in runs)}))
"""
TITLE = "青石县水务局2012年政府信息公开年度报告\n一、概述\n{}\n二、主动公开政府信息的情况\n公开信息9条。\n"
SENTENCE = "及时更新栏目内容、按照要求做好保密审查工作、办理群众申请5件、其中网站公开3条、"


def share(python: Path, folder: Path, paths: list[Path], rounds: int) -> dict[str, float]:
    """Return ms a report: `whole`, `rest` (without GX3, GX5, GX7), `claims` (every number of every paragraph read), and the
    `ratio` of what the number and word rules add to the rest."""  # fmt: skip
    listing = folder / "listed.txt"
    listing.write_text("\n".join(map(str, paths)), "utf-8")
    done = subprocess.run(
        [str(python), "-c", WORKER, str(listing), str(rounds)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def sentences(python: Path, folder: Path) -> list[tuple[str, float, float]]:
    """Return (what, ms of the whole check, times the ms of a quarter of it), in one run."""
    rows = []
    for name, quarter, full in (
        ("one sentence of 1 MB", dense(250_000), dense(1_000_000)),
        ("1,000 nested brackets", nested(250), nested(1_000)),
    ):
        times = []
        for number, text in enumerate((quarter, full)):
            path = folder / f"sentence-{number}.txt"
            path.write_text(TITLE.format(text), "utf-8")
            times.append(share(python, folder, [path], 3)["whole"])
        rows.append((name, times[1], times[1] / times[0]))
    return rows


def dense(size: int) -> str:
    """One sentence of so many bytes."""
    return SENTENCE * (size // len(SENTENCE.encode())) + "共8条。"


def nested(depth: int) -> str:
    """Brackets in brackets, each with a number and its parts."""
    return "公开信息9条(其中政策4条" * depth + ")" * depth + "。"
