"""Thousands of workbooks: how long, on one core and on all, and how much memory.

Each measurement is a process of its own, so that none profits from what another has loaded.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.workbooks import PERIOD, PLAN, ROOT, TODAY, fill_home
from generator.edges.files import Home, find_files
from generator.intake import process_pool
from generator.intake.workers import settle_in
from generator.pipeline import Context, load_plan, period_dates
from generator.pipeline.receiving import read_folder


def one_core() -> Executor:
    """A pool of one worker."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=settle_in)


def run(home: str, what: str) -> dict[str, float]:
    """Do one measurement in this process and return its time and the peaks of memory."""
    executor = one_core if what == "one core" else process_pool
    context = Context(Home(Path(home)), TODAY, executor=executor)
    plan, _ = load_plan(context, PLAN)
    dates = period_dates(context, plan, PERIOD)
    began = time.perf_counter()
    if what == "hash":
        found = len(list(find_files(context.home.received(PLAN, PERIOD))))
    else:
        found = len(read_folder(context, plan, dates, answers=()).submissions)
    seconds = time.perf_counter() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "files": found,
        "seconds": seconds,
        "processor": sum(one.ru_utime + one.ru_stime for one in used),
        "here": used[0].ru_maxrss / 1000,
        "worker": used[1].ru_maxrss / 1000,
    }


def apart(home: str, what: str) -> dict[str, Any]:
    """Do one measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.many", home, what]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def measure(number: int) -> None:
    """Print the figures of so many files."""
    with tempfile.TemporaryDirectory() as home:
        rows = fill_home(Path(home), number)
        print(f"\n{number} workbooks of {rows / number:.0f} rows on average")
        cache = Home(Path(home)).parse_cache()
        _tell("hashing them", hashing := apart(home, "hash"))
        _tell("read on one core", apart(home, "one core"))
        cache.unlink()
        _tell("read on all cores", apart(home, "all cores"))
        _tell("unchanged, again", again := apart(home, "unchanged"))
        ratio = again["seconds"] / hashing["seconds"]
        print(f"  again to hashing: {ratio:.2f} x; cache {cache.stat().st_size / 1e6:.0f} MB")


def _tell(label: str, found: dict[str, Any]) -> None:
    rate = found["files"] / found["seconds"]
    memory = f"{found['here']:.0f} MB here, {found['worker']:.0f} MB the largest worker"
    spent = f"{found['seconds']:8.2f} s ({found['processor']:.1f} s of processor)"
    print(f"  {label:20} {spent} {rate:8.0f} files/s   {memory}")


if __name__ == "__main__":
    print(json.dumps(run(*sys.argv[1:])))
