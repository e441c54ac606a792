import datetime as dt
import io
import re
from decimal import Decimal

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from generator.core.charts import Chart, ChartKind, Series
from generator.edges.docx_charts import add_charts
from generator.edges.docx_write import render_report
from generator.edges.xlsx_write import write_tables
from tests.edges.packages import parts, schema_faults
from tests.edges.test_docx_write import MASTER, report
from tests.edges.test_xlsx_write import PROPERTIES, table

DAY = dt.date(2025, 9, 23)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
HOSTILE = "=1+1 <&> “ngoặc” {{ x }} ]]>"
PROGRESS = Chart(
    "Tiến độ", "Nhóm", "%", ("I. Một", HOSTILE), (Series("Tiến độ", (Decimal("64.7"), None)),)
)
STATES = Chart(
    "Tình trạng",
    "Nhóm",
    "nhiệm vụ",
    ("I. Một", "II. Hai"),
    (
        Series("Hoàn thành", (Decimal(2), Decimal(0))),
        Series("Chưa báo cáo", (Decimal(1), Decimal(3))),
    ),
    ChartKind.STACKED,
)
TARGETS = Chart(
    "Chỉ tiêu",
    "Chỉ tiêu",
    "điểm",
    tuple(f"Chỉ số {n}" for n in range(12)),
    tuple(Series(name, tuple(map(Decimal, range(12)))) for name in ("Kết quả", "Mục tiêu")),
)
ALL = (PROGRESS, STATES, TARGETS)
PLAIN = render_report(MASTER, report(), DAY)
WITH_CHARTS = add_charts(PLAIN, ALL, DAY)
WORKBOOK = write_tables([table(("a",))], PROPERTIES, ALL)


def chart_xml(package, folder):
    found = {
        name: part for name, part in parts(package).items() if name.startswith(f"{folder}/charts/")
    }
    return [etree.fromstring(found[name]) for name in sorted(found) if name.endswith(".xml")]


def referred(xml, workbook):
    """Each series as the sheet has it: name, categories, values, by the ranges of the chart."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))

    def cells(element):
        sheet, _, place = element.find(f".//{C}f").text.rpartition("!")
        found = book[sheet.strip("'")][place.replace("$", "")]
        rows = found if isinstance(found, tuple) else ((found,),)
        return [cell.value for row in rows for cell in row]

    return [
        (*cells(one.find(f"{C}tx")), cells(one.find(f"{C}cat")), cells(one.find(f"{C}val")))
        for one in xml.iter(f"{C}ser")
    ]


def described(chart):
    return [
        (s.name, list(chart.categories), [None if v is None else float(v) for v in s.values])
        for s in chart.series
    ]


def embedded(package):
    return [part for name, part in sorted(parts(package).items()) if "embeddings/" in name]


def test_charts_of_the_workbook_draw_the_table_behind_them():
    found = chart_xml(WORKBOOK, "xl")
    assert [referred(xml, WORKBOOK) for xml in found] == list(map(described, ALL))
    assert openpyxl.load_workbook(io.BytesIO(WORKBOOK)).sheetnames == [
        *("Nhiệm vụ", "Biểu đồ", "Số liệu biểu đồ")
    ]


def test_no_charts_no_sheet():
    book = openpyxl.load_workbook(io.BytesIO(write_tables([table(("a",))], PROPERTIES)))
    assert book.sheetnames == ["Nhiệm vụ"]


def test_charts_of_the_report_carry_the_table_they_draw():
    found, books = chart_xml(WITH_CHARTS, "word"), embedded(WITH_CHARTS)
    assert [referred(x, b) for x, b in zip(found, books, strict=True)] == list(map(described, ALL))
    links = [parts(WITH_CHARTS)[f"word/charts/_rels/chart{n}.xml.rels"].decode() for n in (1, 2, 3)]
    for number, (xml, link) in enumerate(zip(found, links, strict=True), 1):
        data = xml.find(f"{C}externalData")
        assert f'Id="{data.values()[0]}"' in link
        assert f"Bieu_do_{number}.xlsx" in link
        assert "External" not in link


def test_numbers_drawn_are_those_of_the_table():
    for xml, chart in zip(chart_xml(WITH_CHARTS, "word"), ALL, strict=True):
        for one, series in zip(xml.iter(f"{C}ser"), chart.series, strict=True):
            points = one.findall(f"{C}val//{C}pt")
            drawn = {int(point.get("idx")): float(point[0].text) for point in points}
            told = {n: float(v) for n, v in enumerate(series.values) if v is not None}
            assert drawn == told


@pytest.mark.parametrize("folder", ["xl", "word"])
def test_letters_of_the_official_font_and_titles(folder):
    for xml, chart in zip(
        chart_xml(WORKBOOK if folder == "xl" else WITH_CHARTS, folder), ALL, strict=True
    ):
        text = etree.tostring(xml, encoding="unicode")
        assert set(re.findall(r'latin typeface="([^"]*)"', text)) == {"Times New Roman"}
        assert chart.title in "".join(xml.find(f"{C}chart/{C}title").itertext())


def test_series_stay_apart_in_grey():
    for xml in chart_xml(WITH_CHARTS, "word"):
        fills = [etree.tostring(one.find(f"{C}spPr")[0]) for one in xml.iter(f"{C}ser")]
        assert len(set(fills)) == len(fills)


def test_the_appendix_of_charts_is_the_last_and_is_named_in_the_text():
    one = report()
    numbers = type(one.phu_luc)("I", "II", "III")
    from dataclasses import replace

    made = render_report(MASTER, replace(one, phu_luc=numbers), DAY)
    document = docx.Document(io.BytesIO(add_charts(made, ALL, DAY)))
    plain = docx.Document(io.BytesIO(made))
    heads = [p.text for p in document.paragraphs if p.style.name == "Phụ lục"]
    assert heads[-2:] == ["Phụ lục III", "Phụ lục IV"]
    assert len(document.sections) == len(plain.sections) + 1
    last = document.sections[-1]
    assert last._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert last.page_width > last.page_height
    body = [p.text for p in document.paragraphs if p.style.name == "Body Text"]
    assert sum("Phụ lục IV" in text for text in body) == 1
    assert len(document.inline_shapes) == len(ALL)
    room = last.page_width - last.left_margin - last.right_margin
    assert all(shape.width <= room for shape in document.inline_shapes)
    assert all(shape.height < last.page_height for shape in document.inline_shapes)


def test_what_stood_in_the_report_still_stands():
    before = [p.text for p in docx.Document(io.BytesIO(PLAIN)).paragraphs]
    after = [p.text for p in docx.Document(io.BytesIO(WITH_CHARTS)).paragraphs]
    assert after[: len(before)] == before


def test_drawings_have_numbers_of_their_own():
    body = docx.Document(io.BytesIO(WITH_CHARTS)).element.body
    numbers = [shape.get("id") for shape in body.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)


def test_a_master_without_appendices_gets_a_title():
    document = docx.Document()
    document.add_paragraph("Báo cáo")
    buffer = io.BytesIO()
    document.save(buffer)
    found = docx.Document(io.BytesIO(add_charts(buffer.getvalue(), ALL, DAY)))
    assert len(found.inline_shapes) == len(ALL)
    assert [p.text for p in found.paragraphs if p.text] == ["Báo cáo", "BIỂU ĐỒ KẾT QUẢ THỰC HIỆN"]


def test_no_charts_leave_the_report_as_it_is():
    assert add_charts(PLAIN, (), DAY) == PLAIN


def test_same_charts_same_bytes():
    assert add_charts(PLAIN, ALL, DAY) == WITH_CHARTS
    assert write_tables([table(("a",))], PROPERTIES, ALL) == WORKBOOK


@pytest.mark.parametrize(
    ("data", "name"),
    [pytest.param(WITH_CHARTS, "a.docx", id="Word"), pytest.param(WORKBOOK, "a.xlsx", id="Excel")],
)
def test_valid_by_the_office_schemas(data, name, tmp_path):
    assert schema_faults(data, tmp_path / name) == []


def test_embedded_tables_are_valid(tmp_path):
    for data in embedded(WITH_CHARTS):
        assert schema_faults(data, tmp_path / "a.xlsx") == []
