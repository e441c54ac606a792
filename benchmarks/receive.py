"""What receiving one 73-row workbook costs, against the parts it cannot do without.

    python -m benchmarks.receive

All figures of one run are taken in turn on the same bytes, so only their ratios mean something.
"""

import datetime as dt
import io
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
from python_calamine import CalamineWorkbook

from generator.core.grid import Workbook
from generator.core.model import Agency, AgencyGroup, Arrival, Form, Plan
from generator.edges.files import Home, sha256
from generator.edges.form_fill import fill_form
from generator.edges.form_write import write_form
from generator.edges.workbook_read import read_workbook
from generator.pipeline import Context, load_plan, period_dates
from generator.stages.issue import forms
from generator.stages.receive import read_submission

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 60


def everything_for_one(plan: Plan) -> Plan:
    """The plan with one agency in the lead of all its tasks."""
    only = Agency("STC", plan.office_agency.name, "", "Sở")
    group = AgencyGroup("Tất cả", (), ("STC",))
    tasks = tuple(replace(task, leads=("Tất cả",), coops=()) for task in plan.tasks)
    return replace(plan, agencies=(only,), groups=(group,), tasks=tasks)


def timed(work: Callable[[], object]) -> float:
    """The best time of many rounds, in milliseconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best * 1000


def one_form() -> tuple[Form, bytes]:
    """A form that asks one agency for every task, and its filled workbook."""
    context = Context(Home(ROOT), dt.date(2025, 9, 23))
    plan = everything_for_one(load_plan(context, "hp-pci-2025-2026")[0])
    form = next(forms(plan, period_dates(context, plan, "2025-Q3")))
    entries = {}
    for row in form.tasks:
        entries["Nhiệm vụ", row.key, "Tình trạng"] = "Đang thực hiện"
        entries["Nhiệm vụ", row.key, "Tiến độ (%)"] = 50
        entries["Nhiệm vụ", row.key, "Kết quả thực hiện"] = "Đã triển khai theo kế hoạch. " * 8
    data = fill_form(write_form(form, dt.date(2025, 9, 1)), entries)
    return form, data


def bare(data: bytes) -> None:
    """Unzip and parse every XML part, the least any reader must do."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(archive.read(name))


def calamine(data: bytes) -> None:
    """Read every cell with calamine."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def ours(data: bytes, form: Form) -> None:
    """Read, check and take every answer."""
    moment = dt.datetime(2025, 9, 18)
    arrival = Arrival("a.xlsx", sha256(data), moment, moment)
    book = read_workbook("a.xlsx", data)
    assert isinstance(book, Workbook)
    read_submission(arrival, book, {form.agency.code: form})


def main() -> None:
    """Print the times and their ratios to the bare unzip and XML parse."""
    form, data = one_form()
    work = {
        "hash": lambda: sha256(data),
        "bare unzip and XML parse": lambda: bare(data),
        "calamine alone": lambda: calamine(data),
        "our reader of cells": lambda: read_workbook("a.xlsx", data),
        "ours, with every check": lambda: ours(data, form),
        "openpyxl alone": lambda: openpyxl.load_workbook(io.BytesIO(data)),
    }
    found = {name: timed(one) for name, one in work.items()}
    base = found["bare unzip and XML parse"]
    print(f"{len(form.tasks)} rows, {len(data)} bytes, best of {ROUNDS}")
    for name, milliseconds in found.items():
        print(f"{name:28} {milliseconds:8.2f} ms   {milliseconds / base:6.2f} x")


if __name__ == "__main__":
    main()
