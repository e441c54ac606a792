"""One workbook through each part in turn, as ratios to a bare unzip and XML parse."""

import datetime as dt
import io
import time
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.workbooks import by_three_savers, form_of_73_rows
from generator.core.grid import Workbook
from generator.core.model import Arrival, Form
from generator.edges.files import sha256
from generator.edges.workbook_read import read_workbook
from generator.stages.receive import read_submission

try:
    import pandas
except ImportError:
    pandas = None

ROUNDS = 40


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


def times(data: bytes, form: Form) -> dict[str, float]:
    """The best time of each part in milliseconds; all of one run on the same bytes."""
    work: dict[str, Callable[[], object]] = {
        "hash": lambda: sha256(data),
        "bare unzip and XML parse": lambda: bare(data),
        "calamine alone": lambda: calamine(data),
        "our reader of cells": lambda: read_workbook("a.xlsx", data),
        "ours, with every check": lambda: ours(data, form),
        "openpyxl alone": lambda: openpyxl.load_workbook(io.BytesIO(data)),
    }
    if pandas is not None:
        work["pandas"] = lambda: pandas.read_excel(io.BytesIO(data), sheet_name=None)
    best = dict.fromkeys(work, float("inf"))
    for _ in range(ROUNDS):
        for name, one in work.items():
            began = time.perf_counter()
            one()
            best[name] = min(best[name], (time.perf_counter() - began) * 1000)
    return best


def measure() -> None:
    """Print the times for each saver and their ratios to the bare parse."""
    form = form_of_73_rows()
    for saver, data in by_three_savers(form).items():
        print(f"\n{len(form.tasks)} rows saved by {saver}, {len(data)} bytes, best of {ROUNDS}")
        found = times(data, form)
        base = found["bare unzip and XML parse"]
        for name, milliseconds in found.items():
            print(f"  {name:28} {milliseconds:8.2f} ms   {milliseconds / base:6.2f} x")
    if pandas is None:
        print("  pandas is not installed: left out")
