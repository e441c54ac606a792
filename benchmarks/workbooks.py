"""The workbooks that are measured: one form of 73 rows by three savers, and thousands of forms."""

import datetime as dt
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from generator.core.model import Agency, AgencyGroup, Form, Plan, Role
from generator.edges.files import Home, put_file
from generator.edges.form_fill import Entries, fill_form
from generator.edges.form_write import write_form
from generator.pipeline import Context, load_plan, period_dates
from generator.stages.issue import forms

ROOT = Path(__file__).resolve().parent.parent
PLAN, PERIOD = "hp-pci-2025-2026", "2025-Q3"
TODAY = dt.date(2025, 9, 23)
TEXT = "Đã triển khai theo kế hoạch, có văn bản chỉ đạo các đơn vị. "


def form_of_73_rows() -> Form:
    """A form that asks one agency for every task of the plan."""
    context = Context(Home(ROOT), TODAY)
    plan = _everything_for_one(load_plan(context, PLAN)[0])
    return next(forms(plan, period_dates(context, plan, PERIOD)))


def _everything_for_one(plan: Plan) -> Plan:
    only = Agency("STC", plan.office_agency.name, "", "Sở")
    group = AgencyGroup("Tất cả", (), ("STC",))
    tasks = tuple(replace(task, leads=("Tất cả",), coops=()) for task in plan.tasks)
    return replace(plan, agencies=(only,), groups=(group,), tasks=tasks)


def answers(form: Form) -> Entries:
    """Answers to every row of a form."""
    entries = {}
    for row in form.tasks:
        if row.role is Role.LEAD and not row.further:
            entries["Nhiệm vụ", row.key, "Tình trạng"] = "Đang thực hiện"
            entries["Nhiệm vụ", row.key, "Tiến độ (%)"] = 50
            entries["Nhiệm vụ", row.key, "Kết quả thực hiện"] = TEXT * 4
        if row.measured:
            entries["Nhiệm vụ", row.key, "Số liệu"] = 3
    return entries


def by_three_savers(form: Form) -> dict[str, bytes]:
    """The filled form as openpyxl, Excel and LibreOffice save it, where that is installed."""
    blank = write_form(form, dt.date(2025, 9, 1))
    filled = fill_form(blank, answers(form))
    found = {"openpyxl": filled, "Excel": as_excel(blank, filled)}
    if shutil.which("soffice"):
        found["LibreOffice"] = _by_libreoffice(found["Excel"])
    return found


def as_excel(blank: bytes, filled: bytes) -> bytes:
    """The form as XlsxWriter made it, which is how Excel writes, with the typed cells put in.

    Strings are shared and formulas have their results, unlike in what openpyxl saves.
    """
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings = parts["xl/sharedStrings.xml"].decode()
    count = strings.count("<si>")
    for part, address, value in _typed(blank, filled):
        name = f"xl/worksheets/sheet{part}.xml"
        kind, shown = "", str(value)
        if isinstance(value, str):
            strings = strings.replace("</sst>", f"<si><t>{escape(value)}</t></si></sst>")
            kind, shown, count = ' t="s"', str(count), count + 1
        cell = rf'<c r="{address}"( s="\d+")?/>'
        put = rf'<c r="{address}"\1{kind}><v>{shown}</v></c>'
        parts[name] = re.sub(cell, put, parts[name].decode()).encode()
    parts["xl/sharedStrings.xml"] = strings.encode()
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return result.getvalue()


def _typed(blank: bytes, filled: bytes) -> Iterator[tuple[int, str, object]]:
    """The number of the sheet, the address and the value of each cell that was typed."""
    before, after = (openpyxl.load_workbook(io.BytesIO(data)) for data in (blank, filled))
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        for row in new.iter_rows():
            for cell in row:
                if cell.value != old[cell.coordinate].value:
                    yield number, cell.coordinate, cell.value


def _by_libreoffice(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in", "a.xlsx")
        put_file(source, data)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "xlsx", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return Path(folder, "a.xlsx").read_bytes()


def fill_home(root: Path, number: int) -> int:
    """Put so many workbooks of all agencies into a home folder; return how many rows they have.

    The agencies answer again and again, with another text and time of saving in each version.
    """
    stock, here = Context(Home(ROOT), TODAY), Home(root)
    put_file(here.plan(PLAN), stock.home.plan(PLAN).read_bytes())
    plan, _ = load_plan(Context(here, TODAY), PLAN)
    dates = period_dates(Context(here, TODAY), plan, PERIOD)
    rows, made = 0, []
    for form in forms(plan, dates):
        blank = write_form(form, dt.date(2025, 9, 1))
        with zipfile.ZipFile(io.BytesIO(as_excel(blank, fill_form(blank, answers(form))))) as one:
            made.append((form, {name: one.read(name) for name in one.namelist()}))
    for version in range(number):
        form, parts = made[version % len(made)]
        text = TEXT.replace("văn bản", f"văn bản số {version}")
        strings = parts["xl/sharedStrings.xml"].replace(TEXT.encode(), text.encode())
        saved = dt.date(2025, 9, 1) + dt.timedelta(days=version % 19)
        path = here.received(PLAN, PERIOD) / f"{form.agency.code}-{version}.xlsx"
        put_file(path, packed(parts | {"xl/sharedStrings.xml": strings}), saved)
        rows += len(form.tasks)
    return rows
