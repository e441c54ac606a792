"""Make the pictures of docs/huong-dan-su-dung.md again, from the files of a demonstration.

Run it in the program's folder: `python -m tools.write_pictures`. It needs LibreOffice
(soffice) and poppler (pdftoppm, pdftotext) on the machine, and Pillow (PIL), which is not among
the project's packages and is therefore imported only where a picture is cut. The page of the day
is taken with Chromium; without it those two pictures stay as they are.
"""

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli.collecting import DEMO_PLAN as PLAN
from generator.core.wording import KEY, Field, FormSheets, PlanSheets, TaskColumn, Topic
from generator.demo.answers import MARK, entries_of
from generator.edges.charts import CHARTS
from generator.edges.files import Home, put_file
from generator.edges.form_fill import Entries, fill_form
from generator.pipeline import Context, issue, load_plan, period_dates

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "images"
PERIOD = "2025-Q3"
FORM = "VPUBND"
SOURCES, SOURCE_ID = "Nguồn số liệu", "Mã số liệu"
TRACKING, IN_TIME = "Theo dõi gửi", "Đúng hạn"
LARGEST = 150_000
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
SCREENS = {"trang-tinh-hinh": (1100, 1805, 1), "trang-tinh-hinh-dien-thoai": (390, 1040, 2)}
_RESOLUTION = 200
_MARGIN = 12
_SIZES = (
    (1200, 256),
    (1200, 64),
    (1200, 32),
    (1200, 16),
    (1000, 16),
    (900, 16),
    (800, 16),
    (700, 16),
)


@dataclass(frozen=True, slots=True)
class SheetView:
    """The part of a sheet that a picture shows; rows and columns outside it are hidden."""

    sheet: str
    columns: str
    rows: frozenset[int]
    as_saved: bool = False  # its formulas speak of other sheets, which a picture leaves out


_FIXES = SheetView(FormSheets.FIXES, "A:G", frozenset(range(1, 19)), as_saved=True)


def main() -> int:
    """Write all pictures and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        _run(sys.executable, ROOT / "run.py", "demo", "--home", home)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for name, picture in _pictures(home, Path(folder)):
            path = PICTURES / f"{name}.png"
            path.write_bytes(picture)
            print(f"{path.relative_to(ROOT)}: {len(picture) // 1000} kB")
    return 0


def _pictures(home: Path, work: Path) -> Iterator[tuple[str, bytes]]:
    plan = (home / "inputs" / PLAN / "plan.xlsx").read_bytes()
    blank = (home / "templates" / "issued" / PLAN / PERIOD / f"{FORM}.xlsx").read_bytes()
    report = (home / "reports" / PLAN / PERIOD / "bao-cao.docx").read_bytes()
    tables = (home / "reports" / PLAN / PERIOD / "tong-hop.xlsx").read_bytes()
    form = fill_form(blank, _answers())
    page = _page_of_the_day(home, work)
    late = _after_sending(home, work)
    yield "ke-hoach-nhiem-vu", _of_sheet(plan, _plan_view(plan), work)
    yield "bieu-mau-nhiem-vu", _of_sheet(form, _form_view(form), work)
    yield "bieu-mau-y-kien-chung", _of_sheet(form, _rows(FormSheets.GENERAL, "A:C", 10), work)
    yield "ban-tra-lai-viec-can-sua", _of_sheet(_returned(home), _FIXES, work)
    yield "bao-cao-trang-1", _of_page(report, "BÁO CÁO\n", work)
    yield "bao-cao-phu-luc-1", _of_page(report, "Phụ lục I\n", work)
    yield "tong-hop-so-lieu-chung", _of_sheet(tables, _rows("Tổng hợp", "A:E", 20), work)
    yield "tong-hop-van-de", _of_sheet(tables, _rows("Vấn đề", "A:G", 12), work)
    yield "tong-hop-nguon-so-lieu", _of_sheet(tables, _sources_view(tables), work)
    yield "tong-hop-bieu-do", _of_charts(tables, work)
    yield "tong-hop-theo-doi-gui", _of_sheet(tables, _tracking_view(tables), work)
    yield "cong-van-don-doc", _of_page((late / "cong-van-don-doc.docx").read_bytes(), "V/v", work)
    adjusted = (late / "bao-cao-dieu-chinh.docx").read_bytes()
    yield "bao-cao-dieu-chinh", _of_page(adjusted, "BÁO CÁO\n", work)
    if BROWSER:
        for name, screen in SCREENS.items():
            yield name, _of_screen(BROWSER, page, screen)


# ------------------------------------------------------------------ what is shown


def _answers() -> Entries:
    """Answers of one agency, with gaps that the form marks."""
    typed: Mapping[str, Mapping[str, str | int]] = {
        "I.5": {Field.RESULT: f"Đã đăng danh sách do các sở, ban, ngành cung cấp {MARK}"},
        "I.6": {
            Field.STATUS: "Đang thực hiện",
            Field.PROGRESS: 60,
            Field.RESULT: f"Đã đăng 06/10 bài viết về lỗi thường gặp khi đăng ký {MARK}",
        },
        "I.8": {Field.STATUS: "Đang thực hiện", Field.PROGRESS: 30},
        "I.10": {Field.STATUS: "Không phát sinh"},
        "III.35": {
            Field.STATUS: "Hoàn thành",
            Field.PROGRESS: 100,
            Field.RESULT: f"Đã tạo thư mục kết nối với 05 hiệp hội doanh nghiệp {MARK}",
        },
    }
    opinions = {
        Topic.DIRECTION: f"- Đã ban hành văn bản chỉ đạo triển khai Kế hoạch {MARK}\n"
        f"- Đã cử cán bộ đầu mối thực hiện PCI {MARK}",
        Topic.DIFFICULTY: f"- Nhân lực chuyên trách còn thiếu {MARK}",
        Topic.PROPOSAL: f"- Đề nghị thành phố tổ chức tập huấn nghiệp vụ {MARK}",
    }
    return {
        **{(FormSheets.TASKS, key, f): v for key, row in typed.items() for f, v in row.items()},
        **{(FormSheets.GENERAL, key, Field.OPINION): text for key, text in opinions.items()},
    }


def _rows(sheet: str, columns: str, last: int) -> SheetView:
    return SheetView(sheet, columns, frozenset(range(1, last + 1)))


def _plan_view(plan: bytes) -> SheetView:
    """Tasks of each kind of lead and time limit."""
    shown = frozenset({"I.1", "I.3", "III.35", "IV.38"})
    return _keyed(plan, PlanSheets.TASKS, TaskColumn.KEY, "A:A D:F I:J L:L", shown)


def _form_view(form: bytes) -> SheetView:
    """A co-operating row, rows with and without gaps, and one with a time limit."""
    shown = frozenset({"I.5", "I.6", "I.8", "I.10", "II.24", "III.35", ""})
    return _keyed(form, FormSheets.TASKS, KEY, "A:D F:H L:L", shown, last="III.35")


def _sources_view(tables: bytes) -> SheetView:
    """The first rows of states of tasks that name a cell."""
    ws = openpyxl.load_workbook(io.BytesIO(tables))[SOURCES]
    rows = enumerate(ws.iter_rows(values_only=True), 1)
    header = next(number for number, row in rows if row[0] == SOURCE_ID)
    traced = (n for n, row in rows if str(row[0]).startswith("tt_") and row[7])
    return SheetView(SOURCES, "A:C F:I", frozenset((*range(1, header + 1), *islice(traced, 10))))


def _tracking_view(tables: bytes) -> SheetView:
    """The first agencies, and some that were late or sent nothing."""
    rows = openpyxl.load_workbook(io.BytesIO(tables))[TRACKING].iter_rows(values_only=True)
    behind = (n for n, row in enumerate(rows, 1) if n > 3 and not str(row[3]).startswith(IN_TIME))
    return SheetView(TRACKING, "A:B D:J", frozenset((*range(1, 8), *islice(behind, 8))))


def _keyed(
    book: bytes, sheet: str, caption: str, columns: str, shown: frozenset[str], last: str = ""
) -> SheetView:
    """Return a view of the rows above the table's header, the header, and the keys shown."""
    ws = openpyxl.load_workbook(io.BytesIO(book))[sheet]
    rows = enumerate(ws.iter_rows(values_only=True), 1)
    header, column = next((n, row.index(caption)) for n, row in rows if caption in row)
    found = set(range(1, header + 1))
    for number in range(header + 1, ws.max_row + 1):
        key = str(ws.cell(number, column + 1).value or "")
        if key in shown:
            found.add(number)
        if last and key == last:
            break
    return SheetView(sheet, columns, frozenset(found))


def _returned(home: Path) -> bytes:
    """Return the copy that goes back when what one agency has sent is spoilt here and there."""
    wrong: Entries = {
        (FormSheets.TASKS, "I.6", Field.STATUS): "Xong",
        (FormSheets.TASKS, "I.6", Field.PROGRESS): "85,5%",
        (FormSheets.TASKS, "I.8", Field.PROGRESS): 150,
        (FormSheets.TASKS, "II.24", Field.STATUS): "",
        (FormSheets.TASKS, "III.35", Field.STATUS): "Hoàn thành",
        (FormSheets.TASKS, "III.35", Field.PROGRESS): 40,
        (FormSheets.TASKS, "III.35", Field.DATE): "12/13/2025",
    }
    (sent,) = (home / "inputs" / PLAN / PERIOD).rglob(f"*{FORM}*")
    put_file(sent, fill_form(sent.read_bytes(), wrong), dt.date(2025, 9, 18))
    command = (ROOT / "run.py", "report", PLAN, PERIOD, "--home", home, "--today", "2025-09-19")
    _run(sys.executable, *command)
    return (home / "reports" / PLAN / PERIOD / "tra-lai" / f"{FORM}.xlsx").read_bytes()


def _page_of_the_day(home: Path, work: Path) -> Path:
    """Write the page of a day after the due date, before anything is sent upward."""
    page = work / "tinh-hinh.html"
    command = (ROOT / "run.py", "status", "--html", page, "--home", home, "--today", "2025-09-23")
    _run(sys.executable, *command)
    return page


def _after_sending(home: Path, work: Path) -> Path:
    """Return the folder of reports after sending, a reminder and a form that is late.

    It is that of a copy, so that the pictures of the report itself show it as it was made.
    """
    late = work / "late"
    shutil.copytree(home, late)
    _command(late, "2025-09-23", "send", "--number", "15", "--date", "2025-09-23")
    _command(late, "2025-09-24", "remind")
    folder = late / "reports" / PLAN / PERIOD
    _come_late(late)
    _command(late, "2025-09-25", "report")
    return folder


def _command(home: Path, today: str, name: str, *options: str) -> None:
    days = ("--home", home, "--today", today)
    _run(sys.executable, ROOT / "run.py", name, PLAN, PERIOD, *options, *days)


def _come_late(home: Path) -> None:
    """Put the form of an agency that was silent among those that came."""
    context = Context(Home(home), dt.date(2025, 9, 24))
    plan, _ = load_plan(context, PLAN)
    dates = period_dates(context, plan, PERIOD)
    came = home / "inputs" / PLAN / PERIOD
    sent = " ".join(path.name for path in came.rglob("*.xlsx"))
    made = issue(context, PLAN, PERIOD)
    form = next(form for form in made.forms if form.agency.code not in sent)
    blank = (made.folder / f"{form.agency.code}.xlsx").read_bytes()
    data = fill_form(blank, entries_of(form, dates))
    put_file(came / f"Gui muon - {form.agency.code}.xlsx", data, context.today)


# ------------------------------------------------------------------ from a file to a picture


def _of_sheet(book: bytes, view: SheetView, work: Path) -> bytes:
    """Return a picture of a part of a sheet, with column letters and row numbers."""
    workbook = openpyxl.load_workbook(io.BytesIO(book), data_only=view.as_saved)
    for name in workbook.sheetnames:
        if name != view.sheet:
            del workbook[name]
    _narrow(workbook[view.sheet], view)
    path = work / "sheet.xlsx"
    workbook.save(path)
    return _cut(_page(_pdf(path), 1, work))


def _of_charts(book: bytes, work: Path) -> bytes:
    """Return a picture of the first page of the charts of a workbook."""
    path = work / "charts.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, _alone(data) if name == "xl/workbook.xml" else data)
    return _cut(_page(_pdf(path), 1, work))


def _alone(workbook: bytes) -> bytes:
    """The list of sheets with all but the charts hidden, so that only they are printed."""
    sheets = re.findall(r'<sheet name="([^"]*)"', workbook.decode())
    hidden = re.sub(
        rf'<sheet name="(?!{CHARTS}")', '<sheet state="hidden" name="', workbook.decode()
    )
    place = str(sheets.index(CHARTS))
    return (
        re.sub(r'(activeTab|firstSheet)="\d+"', "", hidden)
        .replace("<workbookView ", f'<workbookView activeTab="{place}" ')
        .encode()
    )


def _narrow(ws: Worksheet, view: SheetView) -> None:
    spans = [range_boundaries(span) for span in view.columns.split()]
    shown = {n for first, _, last, _ in spans for n in range(first or 1, (last or 1) + 1)}
    for span in tuple(ws.column_dimensions.values()):  # one entry may stand for several columns
        for number in range(span.min or 1, (span.max or 1) + 1):
            letter, hidden = get_column_letter(number), number not in shown
            ws.column_dimensions[letter] = ColumnDimension(
                ws, letter, span.width, hidden=hidden, customWidth=True
            )
    for number in range(1, ws.max_row + 1):
        ws.row_dimensions[number].hidden = number not in view.rows
    first, last = (get_column_letter(found) for found in (min(shown), max(shown)))
    ws.print_area = f"{first}1:{last}{max(view.rows)}"
    ws.print_options.headings = True
    ws.HeaderFooter = HeaderFooter()
    ws.page_setup.fitToHeight = 1


def _of_page(document: bytes, holds: str, work: Path) -> bytes:
    """Return a picture of the first page that holds a text."""
    path = work / "document.docx"
    path.write_bytes(document)
    pdf = _pdf(path)
    pages = _run("pdftotext", pdf, "-").split("\f")
    number = next(n for n, text in enumerate(pages, 1) if holds in text)
    return _cut(_page(pdf, number, work))


def _of_screen(browser: str, page: Path, screen: tuple[int, int, int]) -> bytes:
    """Return the top of a page in a window of a width and height, with so many dots to a pixel."""
    width, height, scale = screen
    shot = page.with_suffix(".png")
    window = (f"--window-size={width},{height}", f"--force-device-scale-factor={scale}")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    profile = f"--user-data-dir={page.parent / 'browser'}"
    _run(browser, *quiet, profile, *window, f"--screenshot={shot}", page.as_uri())
    return _cut(shot.read_bytes())


def _pdf(path: Path) -> Path:
    profile = (path.parent / "profile").as_uri()
    command = ("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf")
    _run(*command, "--outdir", path.parent, path)
    return path.with_suffix(".pdf")


def _page(pdf: Path, number: int, work: Path) -> bytes:
    only = ("-f", str(number), "-l", str(number), "-singlefile")
    _run("pdftoppm", "-png", "-r", str(_RESOLUTION), *only, pdf, work / "page")
    return (work / "page.png").read_bytes()


def _cut(page: bytes) -> bytes:
    """Return the page without its white margins, small enough for the guide."""
    from PIL import Image, ImageChops

    image = Image.open(io.BytesIO(page)).convert("RGB")
    left, top, right, bottom = ImageChops.invert(image).getbbox() or (0, 0, *image.size)
    box = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
    image = image.crop(box)
    for width, colours in _SIZES:
        smaller = image.copy()
        smaller.thumbnail((width, width * 3 // 2), Image.Resampling.LANCZOS)
        buffer = io.BytesIO()
        smaller.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            buffer, "PNG", optimize=True
        )
        if buffer.tell() < LARGEST:
            break
    return buffer.getvalue()


def _run(*command: str | Path) -> str:
    """Run a command and return what it printed."""
    done = subprocess.run(  # noqa: S603
        [str(part) for part in command], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
