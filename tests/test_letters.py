"""The letters to the agencies, from the plan workbook to Word."""

import io
import json
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from generator.cli import main
from tests.edges.packages import schema_faults
from tests.support import SMALL_PLAN, complete, filled, forms_of, put, small_home, small_plan

PERIOD = "2025-Q3"
FORMS = forms_of(small_plan())
REQUEST = """\
UBND TỈNH MẪU
SỞ MỘT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /S1-TH
V/v báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND, quý III năm 2025
Mẫu, ngày      tháng 9 năm 2025
Kính gửi:
- Sở Hai;
- UBND xã Cẩm Giang;
- UBND xã Cẩm Giàng;
- UBND xã Mới.
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2025 của Ủy ban nhân dân tỉnh Mẫu về phát triển kinh \
tế tỉnh Mẫu năm 2025, để có cơ sở tổng hợp, báo cáo Ủy ban nhân dân tỉnh Mẫu, Sở Một đề nghị các \
cơ quan, đơn vị báo cáo kết quả thực hiện quý III năm 2025 như sau:
1. Nội dung: kết quả thực hiện nhiệm vụ, chỉ tiêu được giao; khó khăn, vướng mắc; đề xuất, kiến \
nghị; nhiệm vụ trọng tâm kỳ tới (số liệu từ ngày 15/6/2025 đến ngày 14/9/2025).
2. Biểu mẫu: điền vào tệp Excel gửi kèm Công văn này, mỗi cơ quan, đơn vị một tệp riêng; không \
thay đổi cấu trúc của biểu mẫu. Nội dung không có phát sinh trong kỳ, chọn “Không phát sinh”.
3. Thời hạn: gửi về Sở Một, qua thư điện tử s1@example.vn, chậm nhất ngày 20/9/2025.
Sở Một đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.
Nơi nhận:
- Như trên;
- Ủy ban nhân dân tỉnh Mẫu (để b/c);
- Lưu: VT, TH.
GIÁM ĐỐC
"""


def run(home, *arguments, today="2025-09-03"):
    return main([*arguments, "--home", str(home), "--today", today, "--json"])


def told(capsys):
    return json.loads(capsys.readouterr().out)


def written(path):
    """Every paragraph that says something, cell by cell."""
    body = docx.Document(io.BytesIO(path.read_bytes())).element.body
    lines = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return "".join(f"{line}\n" for line in lines if line.strip())


@pytest.fixture
def home(tmp_path, capsys):
    small_home(tmp_path)
    assert run(tmp_path, "issue", "thu-nho", PERIOD) == 0
    capsys.readouterr()
    return tmp_path


def reports(home):
    return home / "reports" / "thu-nho" / PERIOD


def test_the_request_goes_with_the_forms(home, tmp_path):
    path = reports(home) / "cong-van-de-nghi.docx"
    assert written(path) == REQUEST
    assert schema_faults(path.read_bytes(), tmp_path / "a.docx") == []


def test_the_same_day_gives_the_same_letter_and_a_hand_edit_is_kept(home, capsys):
    path = reports(home) / "cong-van-de-nghi.docx"
    before = path.read_bytes()
    run(home, "issue", "thu-nho", PERIOD)
    assert (path.read_bytes(), told(capsys)["kept"]) == (before, [])
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run(" Xin cảm ơn.")
    document.save(str(path))
    edited = path.read_bytes()
    run(home, "issue", "thu-nho", PERIOD)
    (kept,) = told(capsys)["kept"]
    assert (Path(kept), path.read_bytes()) == (path, edited)
    carried = path.with_name("cong-van-de-nghi-ban-2.docx")
    assert "Xin cảm ơn." in written(carried)


def test_the_reminder_names_those_who_owe_and_nobody_else(home, capsys, tmp_path):
    for code in ("S1", "S2", "X1"):
        put(home, f"{code}.xlsx", filled(FORMS[code], complete(FORMS[code])))
    faulty = {**complete(FORMS["X2"]), ("Nhiệm vụ", "I.2", "Tiến độ (%)"): 300}
    put(home, "X2.xlsx", filled(FORMS["X2"], faulty))
    assert run(home, "remind", "thu-nho", PERIOD, today="2025-09-24") == 0
    made = told(capsys)
    assert (made["missing"], made["returned"]) == (["X3"], ["X2"])
    path = reports(home) / "cong-van-don-doc.docx"
    assert made["files"] == [str(path)]
    text = written(path)
    assert "UBND xã Mới" in text
    assert "UBND xã Cẩm Giàng" in text
    assert "Sở Hai" not in text
    assert schema_faults(path.read_bytes(), tmp_path / "a.docx") == []


def test_no_reminder_where_nobody_owes(home, capsys):
    for code, form in FORMS.items():
        put(home, f"{code}.xlsx", filled(form, complete(form)))
    assert run(home, "remind", "thu-nho", PERIOD, today="2025-09-24") == 0
    assert told(capsys)["files"] == []
    assert not (reports(home) / "cong-van-don-doc.docx").exists()
    main(["remind", "thu-nho", PERIOD, "--home", str(home), "--today", "2025-09-24"])
    assert capsys.readouterr().out


def test_no_reminder_before_the_forms_are_out(tmp_path):
    small_home(tmp_path)
    assert run(tmp_path, "remind", "thu-nho", PERIOD) == 2


def test_a_letter_with_a_list_has_it_on_a_page_that_counts_from_one(tmp_path):
    more = "".join(f"| Y{n} | UBND xã số {n} | | Xã | | Có | | | | |\n" for n in range(9))
    small_home(tmp_path, SMALL_PLAN.replace("| B1 | Bộ Ngoài", f"{more}| B1 | Bộ Ngoài"))
    run(tmp_path, "issue", "thu-nho", PERIOD)
    path = reports(tmp_path) / "cong-van-de-nghi.docx"
    document = docx.Document(io.BytesIO(path.read_bytes()))
    assert len(document.sections) == 2
    assert [len(table.rows) for table in document.tables] == [2, 1, 14]
    titles = [p.text for p in document.paragraphs if p.style.name == "Phụ lục"]
    assert titles == ["Phụ lục"]
    assert schema_faults(path.read_bytes(), tmp_path / "a.docx") == []


# ------------------------------------------------------------------ the options of report


def test_number_date_urgency_and_paper_are_filled_in(home):
    options = ("--number", "5", "--date", "2025-09-23", "--urgency", "hoả tốc", "--paper")
    assert run(home, "report", "thu-nho", PERIOD, *options) == 0
    text = written(reports(home) / "bao-cao.docx")
    assert "Số: 05/BC-S1\nHỎA TỐC\n" in text
    assert "Mẫu, ngày 23 tháng 9 năm 2025\n" in text
    attached = "(Kèm theo Báo cáo số 05/BC-S1 ngày 23 tháng 9 năm 2025 của Sở Một)"
    assert text.count(attached) == 3


def test_without_them_the_places_are_the_clerks(home):
    assert run(home, "report", "thu-nho", PERIOD) == 0
    text = written(reports(home) / "bao-cao.docx")
    assert "Số:      /BC-S1\n" in text
    assert "Mẫu, ngày      tháng 9 năm 2025\n" in text
    assert not any(mark in text for mark in ("KHẨN", "HỎA TỐC"))


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--number", "0"), id="number zero"),
        pytest.param(("--number", "mười"), id="number in words"),
        pytest.param(("--urgency", "gấp"), id="no such urgency"),
        pytest.param(("--date", "2025-02-30"), id="no such day"),
        pytest.param(("--date", "2024-12-31"), id="before the plan"),
    ],
)
def test_wrong_options_are_refused(home, options):
    assert run(home, "report", "thu-nho", PERIOD, *options) == 2
    assert not (reports(home) / "bao-cao.docx").exists()
