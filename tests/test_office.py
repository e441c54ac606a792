"""What LibreOffice makes of our files, and what we make of its."""

import datetime as dt
import io
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from generator.core.grid import Workbook
from generator.core.master_shapes import sample
from generator.core.model import Verdict
from generator.core.problems import Severity
from generator.core.tags import Report
from generator.edges.docx_charts import add_charts
from generator.edges.docx_write import render_report
from generator.edges.form_fill import fill_form
from generator.edges.form_write import write_marked
from generator.edges.form_write.unchanged import unchanged
from generator.edges.workbook_read import read_workbook
from generator.stages.receive import settle
from tests.edges.packages import schema_faults
from tests.edges.test_charts import ALL
from tests.edges.test_docx_tables import groups, task
from tests.edges.test_docx_write import DAY, MASTER, report
from tests.marked import T, marked, sent
from tests.masters import found_in
from tests.stages.test_receive import GOOD
from tests.support import answered, filled, forms_of, read_bytes, small_plan

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.xdist_group("office"),
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]
FORMS = forms_of(small_plan())


def converted(folder, data, kind, source="form.xlsx"):
    """The file after LibreOffice opened it and saved it as a kind."""
    path = folder / source
    path.write_bytes(data)
    target = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (target / source).with_suffix("." + kind.split(":")[0]).read_bytes()


@pytest.mark.parametrize(
    "kind", ["xlsx", "xls", "ods", pytest.param("xlsm:Calc MS Excel 2007 VBA XML", id="xlsm")]
)
def test_a_form_saved_by_libreoffice_is_accepted_with_the_same_answers(tmp_path, kind):
    data = filled(FORMS["S1"], GOOD)
    saved = converted(tmp_path, data, kind)
    assert saved != data
    ours, theirs = read_bytes(data, FORMS), read_bytes(saved, FORMS)
    assert theirs.verdict is Verdict.ACCEPTED
    assert answered(theirs) == answered(ours)
    assert {a.where.cell for a in theirs.answers} == {a.where.cell for a in ours.answers}


def test_libreoffice_counts_what_is_missing_as_the_form_says(tmp_path):
    entries = {("Nhiệm vụ", "I.1", "Tình trạng"): "Đang thực hiện"}
    saved = converted(tmp_path, filled(FORMS["S1"], entries), "xlsx")
    book = read_workbook("form.xlsx", saved)
    assert isinstance(book, Workbook)
    grid = book.grid("Nhiệm vụ")
    assert grid
    assert grid.at(3, 0) == "Còn thiếu 2 ô bắt buộc (các ô nền vàng)."


MENDED = {
    (T, "I.1", "Tình trạng"): "Đang thực hiện",
    (T, "I.1", "Tiến độ (%)"): 60,
    (T, "II.3", "Kết quả thực hiện"): "Đã mở 6 lớp",
    (T, "II.3", "Số liệu"): 6,
    (T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 10),
}


def fixes(workbook):
    """The line that counts, and the states in the sheet Việc cần sửa."""
    grid = read_workbook("a.xlsx", workbook).grid("Việc cần sửa")
    return grid.at(5, 0), [row[6] for row in grid.rows[8:] if len(row) > 6 and row[6]]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        pytest.param({}, 5, id="nothing mended"),
        pytest.param(dict(list(MENDED.items())[:2]), 3, id="two mended"),
        pytest.param(MENDED, 0, id="all mended"),
    ],
)
def test_libreoffice_counts_what_is_mended_in_a_copy(tmp_path, typed, left):
    saved = converted(tmp_path, fill_form(write_marked(marked()), typed), "xlsx")
    count, states = fixes(saved)
    assert (states.count("Chưa sửa"), states.count("Đã sửa")) == (left, 5 - left)
    assert "".join(filter(str.isdigit, str(count))) == (str(left) if left else "")


def test_a_copy_mended_and_saved_by_libreoffice_is_accepted_and_supersedes(tmp_path):
    first = sent(file="a.xlsx")
    saved = converted(tmp_path, fill_form(write_marked(marked()), MENDED), "xlsx")
    again = read_bytes(saved, FORMS, file="b.xlsx", day="2025-09-20T10:00:00")
    assert again.verdict is Verdict.ACCEPTED
    told = [p.code for p in again.problems if p.severity is not Severity.NOTE]
    assert told == ["status.progress"]
    said = answered(again)
    mended = {(key, field) for _, key, field in MENDED}
    for place, before in answered(first).items():
        assert said[place] == before or place in mended
    received = settle((first, again))
    assert received.counting["S1"].arrival.file == "b.xlsx"
    assert received.unsettled == ()


LONG = "Đã tổ chức hội nghị đối thoại với doanh nghiệp. " * 40


@pytest.mark.parametrize(
    ("value", "others"),
    [
        pytest.param(None, ["x", 0], id="blank"),
        pytest.param(Decimal("12.5"), [12.6, "12.5", None], id="number"),
        pytest.param(Decimal(0), [None, 1], id="zero"),
        pytest.param(dt.date(2025, 9, 30), [dt.date(2025, 9, 3), "30/9/2025", None], id="date"),
        pytest.param("Xong", ["xong", "Xong.", None], id="text"),
        pytest.param("a \"b\" 'c'", ["a b c"], id="quotes"),
        pytest.param("- Một\n- Hai", ["- Một\n- Ba", "- Một - Hai", None], id="lines"),
        pytest.param(LONG, [LONG + ".", LONG[1:], "x" * len(LONG)], id="long"),
        pytest.param("Đã 😀 xong", ["Đã 😀 xon", None], id="emoji"),
        pytest.param("_x0041_", ["A"], id="escape"),
        pytest.param("e\u0302\u0301 {{ x }} <&>", ["e"], id="marks"),
    ],
)
def test_libreoffice_sees_whether_a_cell_is_unchanged(tmp_path, value, others):
    book = openpyxl.Workbook()
    ws = book.worksheets[0]
    for row, held in enumerate([value, *others], 1):
        ws[f"A{row}"] = held
        ws[f"B{row}"] = f'=IF({unchanged(f"A{row}", value)},"same","changed")'
    book.save(tmp_path / "made.xlsx")
    data = (tmp_path / "made.xlsx").read_bytes()
    grid = read_workbook("a.xlsx", converted(tmp_path, data, "xlsx")).grids[0]
    assert [grid.at(row, 1) for row in range(len(others) + 1)] == [
        "same",
        *["changed"] * len(others),
    ]


# ------------------------------------------------------------------ the report as PDF

TORN = "Đã tổ chức hội nghị đối thoại với doanh nghiệp. " * 42  # 2,000 letters


def seen(folder, data, source):
    """How many pages LibreOffice makes of a document, and the words on each."""
    path = folder / "seen.pdf"
    path.write_bytes(converted(folder, data, "pdf", source))
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return text.stdout.decode().split("\f")[:-1]


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is missing")


@needs_poppler
def test_libreoffice_repeats_the_header_and_cuts_no_word_of_98_long_answers(tmp_path):
    answers = (TORN, "https://example.vn/" + "a" * 1_980)
    lines = groups([task(n, results=(answers[n % 9 == 0],)) for n in range(98)])
    pages = seen(
        tmp_path, render_report(MASTER, replace(report(), phu_luc_nhiem_vu=lines), DAY), "a.docx"
    )
    appendix = [page for page in pages if "Khó khăn" in page]
    assert 20 < len(appendix) < 120  # long rows stand whole, a page for each
    assert all("Nhiệm vụ" in page and "Kết quả" in page for page in appendix)
    words = "".join("".join(pages).split())
    assert words.count("aaaaaaaaaa") * 10 >= 11 * 1_980 * 0.9


@needs_poppler
def test_libreoffice_draws_the_charts_of_the_report_and_embeds_the_fonts(tmp_path):
    plain = render_report(MASTER, report(), DAY)
    drawn = seen(tmp_path, add_charts(plain, ALL, DAY), "b.docx")
    fonts = subprocess.run(["pdffonts", tmp_path / "seen.pdf"], capture_output=True, check=True)
    table = [line.split() for line in fonts.stdout.decode().splitlines()[2:]]
    assert table
    assert all(line[-5] == "yes" for line in table)  # column emb
    before = len(seen(tmp_path, plain, "c.docx"))
    last = "".join(drawn[before:])
    assert before < len(drawn) <= before + len(ALL)
    for chart in ALL:
        assert chart.title in last
        assert chart.categories[0] in last


@needs_poppler
@pytest.mark.skipif(not shutil.which("fc-match"), reason="fontconfig is missing")
def test_every_appendix_has_its_pages_and_the_font_its_name(tmp_path):
    pages = seen(tmp_path, render_report(MASTER, sample(Report, 2), DAY), "d.docx")
    titles = ("NHIỆM VỤ THEO NHÓM", "THỰC HIỆN CHỈ TIÊU", "TÌNH HÌNH GỬI BÁO CÁO")
    first = [next(n for n, page in enumerate(pages) if title in page) for title in titles]
    assert first == [len(pages) - 3, len(pages) - 2, len(pages) - 1]  # a page for each
    asked = ["fc-match", "-f", "%{family[0]}", "Times New Roman"]
    family = subprocess.run(asked, capture_output=True, check=True).stdout.decode()
    fonts = subprocess.run(["pdffonts", tmp_path / "seen.pdf"], capture_output=True, check=True)
    assert family.replace(" ", "") in fonts.stdout.decode()


@pytest.mark.parametrize("count", [0, 2])
def test_a_master_saved_by_libreoffice_still_makes_the_report(tmp_path, count):
    saved = converted(tmp_path, MASTER, "docx", "bao-cao.docx")
    assert found_in(saved) == ()
    day, values = dt.date(2025, 9, 23), sample(Report, count)
    made, ours = (render_report(data, values, day) for data in (saved, MASTER))
    assert schema_faults(made, tmp_path / "made.docx") == []
    theirs, before = (docx.Document(io.BytesIO(data)) for data in (made, ours))
    assert [p.text for p in theirs.paragraphs] == [p.text for p in before.paragraphs]
    assert [p.style.name for p in theirs.paragraphs if p.text] == [
        p.style.name for p in before.paragraphs if p.text
    ]
    for part in ("wp:anchor", "w:tblHeader", "w:tr", "w:sectPr"):
        counted = (len(list(one.element.body.iter(qn(part)))) for one in (theirs, before))
        assert len(set(counted)) == 1
