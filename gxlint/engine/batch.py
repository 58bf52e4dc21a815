"""Many files, in one process or several: the results come in the order of the files, whatever the number of processes.

A worker that dies (killed for its memory, a crash inside a library) takes nothing down with it: the files it may have
been working on are checked again one by one, and the one that kills a worker again is said to be unreadable.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxlint.engine.afterwards import not_survived
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_source
from gxlint.engine.settings import Settings
from gxlint.engine.sources import Source

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from types import FrameType

    from gxlint.readers.archives import Member

FEW = 64
"""Up to this many files one process is quicker than starting more."""
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Task:
    """One file: its path, its content when that is at hand or where to unpack it from, and which of the run's settings
    it is checked with. `apart` are the documents around it that the same run checks."""

    path: str
    settings: int = 0
    data: bytes | None = None
    member: Member | None = None
    apart: frozenset[str] = frozenset()


Work = Callable[[Task, Settings, bool], ReportResult]


def check_one(task: Task, settings: Settings, keep: bool) -> ReportResult:
    """Check one file."""
    source = Source(task.path, task.data, task.member, task.apart)
    return lint_source(source, settings, keep=keep)


def processes(files: int, jobs: int | None) -> int:
    """How many processes to use: what was asked for; else one for few files, all processors for many."""
    if jobs is None:
        jobs = 1 if files <= FEW else _processors()
    return max(1, min(jobs, files))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def check_all(tasks: Sequence[Task], settings: Sequence[Settings], jobs: int | None = None, *, keep: bool = False,
              work: Work = check_one) -> Iterator[ReportResult]:  # fmt: skip
    """Yield the result of every task, in their order. `keep` leaves the read report in the results."""
    count = processes(len(tasks), jobs)
    if any(task.member is not None and task.member.data is not None for task in tasks):
        count = 1  # an archive from standard input would go along with every file of it
    if count == 1:
        for task in tasks:
            yield work(task, settings[task.settings], keep)
        return
    size = max(1, min(_CHUNK, len(tasks) // (count * 4)))
    chunks = [tuple(tasks[at : at + size]) for at in range(0, len(tasks), size)]
    yield from _spread(chunks, settings, count, keep, work)


_Batch = tuple[Task, ...]


def _spread(chunks: Sequence[_Batch], settings: Sequence[Settings], count: int, keep: bool,
            work: Work) -> Iterator[ReportResult]:  # fmt: skip
    from concurrent.futures.process import BrokenProcessPool

    waiting = deque(chunks)
    running: deque[tuple[_Batch, Future[list[ReportResult]]]] = deque()
    pool = _pool(count, settings)
    try:
        while waiting or running:
            try:
                while waiting and len(running) < count * 3:
                    running.append((waiting[0], pool.submit(_chunk, waiting[0], keep, work)))
                    waiting.popleft()
                results = running[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                lost = list(running)
                running.clear()
                for batch, future in lost:
                    yield from _finished(future) or _one_by_one(batch, settings, keep, work)
                pool = _pool(count, settings)
                continue
            running.popleft()
            yield from results
    finally:
        _stop(pool)


def _finished(future: Future[list[ReportResult]]) -> list[ReportResult]:
    if future.done() and not future.cancelled() and future.exception() is None:
        return future.result()
    return []


def _one_by_one(
    batch: _Batch, settings: Sequence[Settings], keep: bool, work: Work
) -> Iterator[ReportResult]:
    """Check files of which one may kill its process: one worker, one file at a time, a new worker after each death."""
    from concurrent.futures.process import BrokenProcessPool

    pool = None
    try:
        for task in batch:
            pool = pool or _pool(1, settings)
            try:
                yield from pool.submit(_chunk, (task,), keep, work).result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = None
                yield not_survived(task.path, settings[task.settings])
    finally:
        if pool is not None:
            _stop(pool)


def _pool(count: int, settings: Sequence[Settings]) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Not fork: the parent may have threads (a progress bar, a web server), and a forked lock never opens again.
    kinds = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in kinds else "spawn")
    if "forkserver" in kinds:
        context.set_forkserver_preload(
            ["gxlint.engine.run", "gxlint.readers", "gxlint.tables", "gxlint.structure"]
        )
    return ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(tuple(settings),))


def _stop(pool: ProcessPoolExecutor) -> None:
    pool.shutdown(wait=True, cancel_futures=True)


_settings: tuple[Settings, ...] = ()
_busy = _over = False


def _start(settings: tuple[Settings, ...]) -> None:
    import signal
    import threading

    global _settings
    _settings = settings
    signal.signal(signal.SIGINT, _interrupt)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End with the parent: a worker holds both ends of the queue it waits at, and would wait for good when that is killed."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Leave the files at hand: the parent, which the interrupt reached as well, answers it, and waits for this."""
    global _over
    _over = True
    if _busy:
        raise KeyboardInterrupt


def _chunk(batch: _Batch, keep: bool, work: Work) -> list[ReportResult]:
    global _busy
    if _over:
        raise KeyboardInterrupt
    _busy = True
    try:
        return [work(task, _settings[task.settings], keep) for task in batch]
    finally:
        _busy = False
