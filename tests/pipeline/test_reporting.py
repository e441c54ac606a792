import datetime as dt
import io

import docx
import openpyxl
import pytest

from generator.core.document_options import DocumentOptions
from generator.edges.files import Home
from generator.pipeline import Context, report
from tests.support import complete, filled, forms_of, put, small_home, small_plan


def reported(folder, options):
    form = forms_of(small_plan())["S1"]
    put(small_home(folder), "a.xlsx", filled(form, complete(form)))
    made = report(Context(Home(folder), dt.date(2025, 9, 23)), "thu-nho", "2025-Q3", options)
    return {path.name: path.read_bytes() for path in made.files}


@pytest.mark.parametrize("asked", [True, False])
def test_the_report_has_charts_where_asked_for_and_the_workbook_always(tmp_path, asked):
    files = reported(tmp_path, DocumentOptions(charts=asked))
    document = docx.Document(io.BytesIO(files["bao-cao.docx"]))
    assert bool(len(document.inline_shapes)) == asked
    assert "Biểu đồ" in openpyxl.load_workbook(io.BytesIO(files["tong-hop.xlsx"])).sheetnames


def test_of_agencies_that_sent_nothing_nothing_is_said(tmp_path):
    made = report(Context(Home(small_home(tmp_path)), dt.date(2025, 9, 23)), "thu-nho", "2025-Q3")
    text = "\n".join(p.text for p in docx.Document(str(made.files[0])).paragraphs)
    assert "cơ quan, đơn vị không nêu" not in text
    assert "cơ quan, đơn vị không có đề xuất" not in text
