"""What writing the Word report costs, against docxtpl alone on the same table, and a whole quarter.

    python -m benchmarks.render [--rows 73 500 2000 10000]

Only the ratios of one run mean something; the machine decides the rest.
"""

import argparse
import datetime as dt
import io
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

from docxtpl import DocxTemplate

from benchmarks.workbooks import PERIOD, PLAN, ROOT, TEXT, TODAY, answers
from generator.core.tags import Report, TaskGroupLines, TaskLine
from generator.edges.docx_heading import rules
from generator.edges.docx_write import render_report
from generator.edges.files import Home, put_file
from generator.edges.form_fill import fill_form
from generator.pipeline import Context, issue, load_plan, period_dates, receive, report
from generator.stages.aggregate import aggregate
from generator.stages.report_text import traced

MASTER = ROOT / "templates" / "report" / "bao-cao.docx"
GROUP = 20  # rows under one heading


def of_rows(number: int) -> Report:
    """The report of the plan, with a table of tasks of so many rows."""
    context = Context(Home(ROOT), TODAY)
    plan, _ = load_plan(context, PLAN)
    dates = period_dates(context, plan, PERIOD)
    text, _ = traced(aggregate(plan, dates, receive(context, PLAN, PERIOD).received, TODAY))
    rows = [_row(row) for row in range(number)]
    groups = [
        TaskGroupLines(str(start // GROUP + 1), TEXT, tuple(rows[start : start + GROUP]))
        for start in range(0, number, GROUP)
    ]
    return replace(text, phu_luc_nhiem_vu=tuple(groups))


def _row(row: int) -> TaskLine:
    """A row whose leads and limits repeat now and then, with a result of three lines."""
    lead, limit = f"Sở {row // 4}", f"Quý {row // 3 % 4 + 1}/2025"
    status = ("Đang thực hiện", "1/1 cơ quan đã báo cáo")
    return TaskLine(str(row), TEXT * 2, (), lead, limit, status, "50%", (TEXT * 3, TEXT), (TEXT,))


def bare(master: bytes, text: Report) -> bytes:
    """Render with docxtpl alone, escaping on."""
    template = DocxTemplate(io.BytesIO(master))
    values = {field.name: getattr(text, field.name) for field in fields(text)}
    template.init_docx()
    template.render({**values, **rules(template.docx, text)}, autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def best(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The best processor time of each, in seconds, the works taking turns."""
    found = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            began = time.process_time()
            work()
            found[number] = min(found[number], time.process_time() - began)
    return found


def rendering(numbers: Sequence[int]) -> None:
    """Print the time of each size of table and its ratio to docxtpl alone."""
    master = MASTER.read_bytes()
    print("rows of the table      docxtpl alone             ours    ratio   ms a row")
    for number in numbers:
        text = of_rows(number)
        works = (partial(bare, master, text), partial(render_report, master, text, TODAY))
        alone, ours = best(works, min(9, max(2, 4_000 // number)))
        print(
            f"{number:17} {alone:16.3f} s {ours:14.3f} s {ours / alone:6.2f} x "
            f"{ours / number * 1000:8.2f}"
        )


def quarter() -> None:
    """Print how long a whole quarter takes: forms out, all of them back, the report."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        put_file(home.plan(PLAN), Home(ROOT).plan(PLAN).read_bytes())
        context = Context(home, TODAY)
        began = _clocks()
        made = issue(replace(context, today=TODAY - dt.timedelta(days=20)), PLAN, PERIOD)
        issued = _since(began)
        for form in made.forms:
            blank = (made.folder / f"{form.agency.code}.xlsx").read_bytes()
            path = home.received(PLAN, PERIOD) / f"{form.agency.code}.xlsx"
            put_file(path, fill_form(blank, answers(form)), TODAY)
        began = _clocks()
        report(context, PLAN, PERIOD)
        reported = _since(began)
    print(f"\n{len(made.forms)} agencies, a quarter")
    for what, (seconds, processor) in (("forms", issued), ("received and reported", reported)):
        print(f"  {what:24} {seconds:6.1f} s ({processor:.1f} s of processor)")


def _clocks() -> tuple[float, float]:
    """Elapsed time, and processor time of this process and of the workers that ended."""
    return time.perf_counter(), sum(os.times()[:4])


def _since(began: tuple[float, float]) -> tuple[float, float]:
    return _clocks()[0] - began[0], _clocks()[1] - began[1]


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description="Measure writing the report.")
    parser.add_argument("--rows", type=int, nargs="*", default=[73, 500, 2_000, 10_000])
    rendering(parser.parse_args().rows)
    quarter()


if __name__ == "__main__":
    main()
