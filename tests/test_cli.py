import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from generator.cli import main
from generator.edges.form_fill import fill_form
from tests.support import (
    SMALL_PLAN,
    complete,
    filled,
    forms_of,
    put,
    retyped,
    small_home,
    small_plan,
)

ROOT = Path(__file__).resolve().parent.parent
FORMS = forms_of(small_plan())
HOSTILE = (
    "& < > \"quotes\" 'single' &amp; <b>",
    "{{ 7*7 }} {% x %} {# y #} {_{ }_}",
    '=1+1 and =HYPERLINK("http://example.vn")',
    "- gạch đầu dòng\n- dòng hai",
    "👩‍💻 emoji 🎉",
    "@SUM(A1) +cmd|x",
    "dài " * 2_500,
)


@pytest.fixture
def home(tmp_path):
    return small_home(tmp_path)


def later(data):
    """The workbook as its program says it was saved a day later."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)\d{4}", rb"\g<1>2099", part)
            new.writestr(name, part)
    return result.getvalue()


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def run_json(capsys, *arguments):
    code, out, _ = run(capsys, *arguments, "--json")
    return code, json.loads(out)


def at(home, day="2025-09-23"):
    return ("--home", home, "--today", day)


def test_issue_writes_a_form_for_each_agency(capsys, home):
    code, told = run_json(capsys, "issue", "thu-nho", "2025-Q3", *at(home))
    assert (code, told["due"]) == (0, "2025-09-20")
    names = sorted(p.name for p in (home / "templates/issued/thu-nho/2025-Q3").iterdir())
    assert names == ["S1.xlsx", "S2.xlsx", "X1.xlsx", "X2.xlsx", "X3.xlsx"]


def test_a_report_on_request_keeps_the_date_given_at_issue(capsys, home):
    assert run(capsys, "issue", "thu-nho", "2025-X1", *at(home))[0] == 2
    assert run(capsys, "issue", "thu-nho", "2025-X1", "--due", "2025-05-05", *at(home))[0] == 0
    _, told = run_json(capsys, "status", *at(home))
    assert ("2025-X1", "2025-05-05") in {(d["period"], d["due"]) for d in told["due"]}


def test_one_bad_file_never_stops_the_rest(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    put(home, "sub/x2.xlsx", filled(FORMS["X2"], complete(FORMS["X2"], "Xong")))
    put(home, "bad.xlsx", b"PK\x03\x04 rubbish")
    put(home, "anh.jpg", b"\xff\xd8\xff")
    code, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    assert code == 1
    assert {f["file"]: f["verdict"] for f in told["files"]} == {
        "anh.jpg": "quarantined",
        "bad.xlsx": "quarantined",
        "sub/x2.xlsx": "returned",
        "x1.xlsx": "accepted",
    }
    returned = next(f for f in told["files"] if f["verdict"] == "returned")
    (problem,) = returned["problems"]
    assert {k: problem[k] for k in ("code", "severity", "sheet", "cell")} == {
        "code": "status.unknown",
        "severity": "error",
        "sheet": "Nhiệm vụ",
        "cell": "F7",
    }
    assert "Xong" in problem["message"]
    assert problem["hint"]


def test_answers_are_told_with_their_states(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    code, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", "--answers", *at(home))
    assert code == 0
    answers = {a["field"]: (a["state"], a["value"]) for a in told["files"][0]["answers"]}
    assert answers["Tiến độ (%)"] == ("value", "50")
    assert answers["Số liệu"] == ("not_reported", None)


def test_files_from_elsewhere_are_brought_in_once(capsys, home, tmp_path):
    mail = tmp_path / "mail"
    mail.mkdir()
    (mail / "x1.xlsx").write_bytes(filled(FORMS["X1"], complete(FORMS["X1"])))
    for _ in range(2):
        _, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", mail, *at(home))
        assert [f["file"] for f in told["files"]] == ["x1.xlsx"]
    assert (mail / "x1.xlsx").exists()


def test_a_file_cannot_have_come_after_today(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "2025-12-24")
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home, "2025-09-20"))
    states = {a["code"]: a["state"] for a in told["agencies"]}
    assert states["X1"] == "on_time"
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home, "2025-09-25"))
    assert {a["code"]: a["state"] for a in told["agencies"]}["X1"] == "on_time"  # as first noted


def test_hostile_text_comes_out_as_it_was_typed(capsys, home):
    for code, text in zip(("X1", "X2", "X3"), (HOSTILE[0], HOSTILE[1], HOSTILE[2]), strict=True):
        put(home, f"{code}.xlsx", filled(FORMS[code], complete(FORMS[code], text=text)))
    entries = complete(FORMS["S1"], text=HOSTILE[3])
    entries["Nhiệm vụ", "II.3", "Kết quả thực hiện"] = HOSTILE[4]
    entries["Ý kiến chung", "de-xuat", "Ý kiến của cơ quan"] = HOSTILE[5]
    put(home, "S1.xlsx", filled(FORMS["S1"], entries))
    put(home, "S2.xlsx", filled(FORMS["S2"], complete(FORMS["S2"], text=HOSTILE[6])))
    code, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    assert (code, told["counts"]["agencies"]["received"]) == (0, 5)
    word, excel = (Path(path) for path in told["files"])
    document = docx.Document(str(word))
    table = document.tables[2]
    words = "\n".join(cell.text for row in table.rows for cell in row.cells)
    body = "\n".join(p.text for p in document.paragraphs)
    cells = [
        str(value)
        for ws in openpyxl.load_workbook(excel)
        for row in ws.iter_rows(values_only=True)
        for value in row
    ]
    for text in HOSTILE[:5]:
        assert text in words, text
        assert text in cells, text
    assert HOSTILE[6].strip() in words
    assert HOSTILE[6].strip() in cells
    assert HOSTILE[5] in body


def test_a_typed_formula_is_text_to_the_end(capsys, home):
    data = filled(FORMS["X1"], complete(FORMS["X1"]))

    def type_formula(book):
        book["Nhiệm vụ"]["H7"] = "=1+1"

    put(home, "x1.xlsx", retyped(data, type_formula))
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    document = docx.Document(told["files"][0])
    assert any("=1+1" in cell.text for row in document.tables[2].rows for cell in row.cells)
    book = openpyxl.load_workbook(told["files"][1])
    found = [c for ws in book for row in ws.iter_rows() for c in row if "=1+1" in str(c.value)]
    assert found
    assert {cell.data_type for cell in found} == {"s"}


def test_tables_edited_by_hand_are_kept(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    tables = Path(told["files"][1])
    tables.write_bytes(tables.read_bytes() + b" edited")
    _, again = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    (kept,) = again["kept"]
    assert Path(kept).read_bytes().endswith(b" edited")
    assert not tables.read_bytes().endswith(b" edited")


def test_the_period_before_stands_in_the_next_form(capsys, home):
    before = forms_of(small_plan(), "2025-Q3")
    put(home, "s1.xlsx", filled(before["S1"], complete(before["S1"])))
    run(capsys, "issue", "thu-nho", "2025-Y", *at(home, "2025-11-20"))
    form = openpyxl.load_workbook(home / "templates/issued/thu-nho/2025-Y/S1.xlsx")
    assert form["Nhiệm vụ"]["E7"].value == "Đang thực hiện\n50%"


def test_answers_of_a_returned_form_do_not_stand_in_the_next_form(capsys, home):
    before = forms_of(small_plan(), "2025-Q3")["S1"]
    put(home, "s1.xlsx", filled(before, complete(before, "Xong")))
    run(capsys, "issue", "thu-nho", "2025-Y", *at(home, "2025-11-20"))
    form = openpyxl.load_workbook(home / "templates/issued/thu-nho/2025-Y/S1.xlsx")
    assert not form["Nhiệm vụ"]["E7"].value


# ------------------------------------------------------------------ exit codes


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["report", "khong-co", "2025-Q3"], id="no such plan"),
        pytest.param(["report", "thu-nho", "2025-Q2"], id="no such period of the plan"),
        pytest.param(["report", "thu-nho", "quý 3"], id="no period at all"),
        pytest.param(["report", "thu-nho"], id="argument missing"),
        pytest.param(["report", "thu-nho", "2025-Q3", "--nhanh"], id="no such option"),
        pytest.param(["bao-cao"], id="no such command"),
        pytest.param(["status", "--on", "hôm qua"], id="no date"),
        pytest.param(["receive", "thu-nho", "2025-Q3", "/khong/co"], id="no such file"),
        pytest.param(["report", "../../etc", "2025-Q3"], id="a path for a plan"),
    ],
)
def test_wrong_use_is_told_in_vietnamese_with_code_2(capsys, home, arguments):
    code, out, err = run(capsys, *arguments, "--home", home)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert err.strip()


def test_a_plan_with_errors_stops_with_code_1_and_names_the_cell(capsys, tmp_path):
    home = small_home(tmp_path, SMALL_PLAN.replace("| Địa danh | Mẫu | |", "| Địa danh | | |"))
    code, told = run_json(capsys, "plan", "check", "thu-nho", "--home", home)
    assert code == 1
    errors = [(p["code"], p["cell"]) for p in told["problems"] if p["severity"] == "error"]
    assert errors == [("plan.value_missing", "B12")]


def test_a_plan_workbook_that_cannot_be_read_is_told(capsys, home):
    (home / "inputs" / "thu-nho" / "plan.xlsx").write_bytes(b"PK\x03\x04 broken")
    code, told = run_json(capsys, "plan", "check", "thu-nho", "--home", home)
    assert (code, [p["code"] for p in told["problems"]]) == (1, ["document.unreadable"])


def test_a_plan_that_cannot_be_opened_does_not_hide_the_others(capsys, home):
    (home / "inputs" / "khac" / "plan.xlsx").mkdir(parents=True)
    code, told = run_json(capsys, "plan", "list", "--home", home)
    assert (code, [plan["plan"] for plan in told["plans"]]) == (1, ["thu-nho"])
    assert [p["code"] for p in told["problems"]] == ["plan.unreadable"]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        pytest.param("2025-H1", "không có dòng H1", id="no such line"),
        pytest.param("2031-Q1", "từ năm 2025 đến năm 2025", id="outside the plan"),
        pytest.param("2025-X1", "--due", id="on request without a date"),
    ],
)
def test_why_there_is_no_such_period(capsys, home, period, said):
    assert main(["issue", "thu-nho", period, "--home", str(home)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("due", "doubted"), [("2020-01-01", True), ("2099-01-01", True), ("2025-10-01", False)]
)
def test_a_due_date_that_cannot_be_meant_is_doubted(capsys, home, due, doubted):
    arguments = ("issue", "thu-nho", "2025-X1", "--due", due, "--today", "2025-09-10")
    code, told = run_json(capsys, *arguments, "--home", home)
    assert code == 0
    assert ("issue.due_doubtful" in {p["code"] for p in told["problems"]}) is doubted


def test_a_mended_form_settles_the_returned_one(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"], "Xong")), "2025-09-17")
    assert run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))[0] == 1
    put(home, "x1 sua.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "2025-09-18")
    assert run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))[0] == 0


def test_a_renamed_file_is_still_the_one_that_came(capsys, home):
    path = put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "2025-09-17")
    run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    data = path.read_bytes()
    path.unlink()
    put(home, "UBND xa.xlsx", data, "2025-09-22")
    _, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    assert [f["received_at"][:10] for f in told["files"]] == ["2025-09-17"]


def test_status_as_it_stood_on_an_earlier_day(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "2025-09-17")
    put(home, "x2.xlsx", filled(FORMS["X2"], complete(FORMS["X2"], "Xong")), "2025-09-19")
    run(capsys, "issue", "thu-nho", "2025-Q3", *at(home))

    def third_quarter(day):
        _, told = run_json(capsys, "status", "--on", day, *at(home))
        return next(line for line in told["due"] if line["period"] == "2025-Q3")

    early, later = third_quarter("16/9/2025"), third_quarter("20/9/2025")
    assert (early["received"], early["state"], early["issued"]) == (0, "upcoming", True)
    assert (later["received"], later["state"], later["returned"]) == (1, "due_today", ["X2"])
    assert later["missing"] == ["S1", "S2", "X2", "X3"]


def test_a_due_date_changed_in_the_plan_goes_into_the_next_forms(capsys, tmp_path):
    home = small_home(tmp_path / "a")
    assert run_json(capsys, "issue", "thu-nho", "2025-Q3", *at(home))[1]["due"] == "2025-09-20"
    shutil.rmtree(home / "inputs" / "thu-nho")
    changed = SMALL_PLAN.replace("| Q3 | Quý III | 20/9 |", "| Q3 | Quý III | 25/9 |")
    small_home(tmp_path / "b", changed)
    shutil.copytree(tmp_path / "b" / "inputs" / "thu-nho", home / "inputs" / "thu-nho")
    assert run_json(capsys, "issue", "thu-nho", "2025-Q3", *at(home))[1]["due"] == "2025-09-25"


def test_forms_of_agencies_that_no_longer_report_are_removed(capsys, home):
    stale = home / "templates" / "issued" / "thu-nho" / "2025-Q3" / "X4.xlsx"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"old")
    code, out, _ = run(capsys, "issue", "thu-nho", "2025-Q3", *at(home))
    assert code == 0
    assert not stale.exists()
    assert "X4" in out


def test_a_plan_in_the_wrong_folder_is_named(capsys, home):
    (home / "inputs" / "thu-nho").rename(home / "inputs" / "khac")
    code, told = run_json(capsys, "plan", "check", "khac", "--home", home)
    assert (code, [p["code"] for p in told["problems"]]) == (1, ["plan.id_differs"])


def test_a_broken_master_is_told_with_the_tag(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    master = home / "templates" / "report" / "bao-cao.docx"
    master.parent.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("{{ khong_co_the_nay }}")
    document.save(str(master))
    code, out, _ = run(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    assert code == 1
    assert "khong_co_the_nay" in out


def test_one_bad_plan_does_not_hide_the_others(capsys, home):
    bad = home / "inputs" / "hong" / "plan.xlsx"
    bad.parent.mkdir()
    bad.write_bytes(b"PK\x03\x04 broken")
    code, told = run_json(capsys, "status", *at(home))
    assert (code, {line["plan"] for line in told["due"]}) == (1, {"thu-nho"})
    assert [p["file"] for p in told["problems"]] == ["inputs/hong/plan.xlsx"]
    code, told = run_json(capsys, "plan", "list", *at(home))
    assert (code, [p["plan"] for p in told["plans"]]) == (1, ["thu-nho"])


def test_plan_commands(capsys, home):
    assert run_json(capsys, "plan", "list", "--home", home)[1]["plans"][0]["tasks"] == 3
    code, out, _ = run(capsys, "plan", "show", "thu-nho", "--home", home)
    assert code == 0
    assert "2025-Q3\t20/9/2025" in out
    assert run(capsys, "plan", "check", "thu-nho", "--home", home)[0] == 0


def test_a_bug_is_code_3_and_not_a_traceback(capsys, home, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("generator.pipeline.status", broken)
    code, _, err = run(capsys, "status", "--home", home)
    assert code == 3
    assert "planted" in err
    assert "Traceback" not in err


def test_help_loads_none_of_the_file_libraries():
    program = (
        "import sys; sys.argv = ['run.py', '--help']\n"
        "from generator.cli import main\n"
        "main(['--help'])\n"
        "heavy = {'openpyxl', 'xlsxwriter', 'docx', 'docxtpl', 'jinja2', 'lxml',"
        " 'python_calamine', 'holidays', 'sqlite3', 'vietnam_provinces'}\n"
        "sys.exit(','.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.returncode == 0
    assert "receive" in done.stdout


def test_a_long_list_says_how_many_more_there_are(capsys, home):
    for number, code in enumerate(FORMS):
        entries = complete(FORMS[code])
        said = "\n".join(f"- Kiến nghị {number}.{n}" for n in range(3))
        entries["Ý kiến chung", "de-xuat", "Ý kiến của cơ quan"] = said
        put(home, f"{code}.xlsx", filled(FORMS[code], entries))
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    texts = [p.text for p in docx.Document(told["files"][0]).paragraphs]
    more = "Ngoài ra còn 07 đề xuất, kiến nghị khác trong bảng tổng hợp số liệu gửi kèm"
    assert f"{more} (tong-hop.xlsx)." in texts


def test_every_answer_given_stands_in_the_tables(capsys, home):
    sheet = "Nhiệm vụ"
    lead = complete(FORMS["S1"])
    lead[sheet, "I.1", "Số liệu"] = 987654
    lead[sheet, "I.1", "Đơn vị tính"] = "hồ sơ ZZ"
    lead[sheet, "I.1", "Sản phẩm, văn bản"] = "Văn bản ZA"
    lead["Chỉ tiêu", "CT1", "Kết quả"] = 70
    lead["Chỉ tiêu", "CT1", "Nguồn số liệu"] = "Nguồn ZB"
    coop = complete(FORMS["S2"])
    for caption in ("Sản phẩm, văn bản", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị"):
        coop[sheet, "I.1", caption] = f"{caption} của cơ quan phối hợp"
    put(home, "s1.xlsx", filled(FORMS["S1"], lead))
    put(home, "s2.xlsx", filled(FORMS["S2"], coop))
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    book = openpyxl.load_workbook(told["files"][1])
    cells = {str(v) for ws in book for row in ws.iter_rows(values_only=True) for v in row}
    _, got = run_json(capsys, "receive", "thu-nho", "2025-Q3", "--answers", *at(home))
    typed = {str(value) for value in (*lead.values(), *coop.values())}
    assert typed - cells == set()
    assert {"987654", "hồ sơ ZZ"} <= {a["value"] for f in got["files"] for a in f["answers"]}
    words = "\n".join(p.text for p in docx.Document(told["files"][0]).paragraphs)
    assert "Đề xuất, kiến nghị của cơ quan phối hợp" in words


def test_a_newer_but_wrong_correction_is_not_hidden(capsys, home):
    put(home, "a.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "2025-09-16")
    wrong = filled(FORMS["X1"], complete(FORMS["X1"], "Xong"))
    put(home, "b.xlsx", later(wrong), "2025-09-17")
    assert run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))[0] == 1
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    agency = next(a for a in told["agencies"] if a["code"] == "X1")
    assert (agency["state"], agency["errors"]) == ("on_time", 1)
    assert [p["code"] for p in told["problems"]] == ["status.unknown"]


def test_the_version_saved_last_counts_whatever_the_files_times_say(capsys, home):
    put(home, "x (sua).xlsx", later(filled(FORMS["X1"], complete(FORMS["X1"], text="Mới"))))
    put(home, "x.xlsx", filled(FORMS["X1"], complete(FORMS["X1"], text="Cũ")))
    _, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    assert {f["file"]: f["verdict"] for f in told["files"]} == {
        "x (sua).xlsx": "accepted",
        "x.xlsx": "superseded",
    }


def test_a_clock_from_before_the_plan_does_not_decide(capsys, home):
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "1980-01-01")
    _, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    assert told["files"][0]["received_at"][:10] == "2025-09-23"


def test_links_and_files_that_cannot_be_opened_are_named(capsys, home, monkeypatch):
    path = put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    (path.parent / "tat.xlsx").symlink_to(path)
    locked = put(home, "khoa.xlsx", b"x")
    real = Path.open

    def refuse(self, *arguments, **named):
        if self == locked:
            raise PermissionError(13, "locked")
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    _, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    assert {f["file"]: [p["code"] for p in f["problems"]] for f in told["files"]} == {
        "khoa.xlsx": ["file.no_access"],
        "tat.xlsx": ["file.no_access"],
        "x1.xlsx": [],
    }


ON_REQUEST = "\n".join(
    line for line in SMALL_PLAN.splitlines() if not line.startswith(("| Q1 ", "| Q3 ", "| Y "))
)


def test_a_plan_that_reports_only_on_request_works_end_to_end(capsys, tmp_path):
    home = small_home(tmp_path, ON_REQUEST)
    assert run(capsys, "issue", "thu-nho", "2025-X1", *at(home, "2025-03-01"))[0] == 2
    assert run_json(capsys, "status", *at(home))[1]["due"] == []
    first = ("issue", "thu-nho", "2025-X1", "--due", "2025-03-31", *at(home, "2025-03-01"))
    assert run_json(capsys, *first)[1]["due"] == "2025-03-31"
    form = home / "templates/issued/thu-nho/2025-X1/S1.xlsx"
    entries = complete(next(iter(FORMS.values())))
    put(home, "S1.xlsx", fill_form(form.read_bytes(), entries), "2025-03-30", "2025-X1")
    code, told = run_json(capsys, "report", "thu-nho", "2025-X1", *at(home, "2025-04-02"))
    assert (code, told["counts"]["agencies"]["on_time"]) == (0, 1)
    second = ("issue", "thu-nho", "2025-X2", "--due", "2025-10-15", *at(home, "2025-10-01"))
    assert run_json(capsys, *second)[1]["due"] == "2025-10-15"
    after = openpyxl.load_workbook(home / "templates/issued/thu-nho/2025-X2/S1.xlsx")
    assert after["Nhiệm vụ"]["E7"].value == "Đang thực hiện\n50%"
    _, told = run_json(capsys, "status", *at(home, "2025-10-16"))
    assert [(d["period"], d["due"], d["received"]) for d in told["due"]] == [
        ("2025-X1", "2025-03-31", 1),
        ("2025-X2", "2025-10-15", 0),
    ]
    assert "2025-X2\t15/10/2025" in run(capsys, "plan", "show", "thu-nho", "--home", home)[1]


def test_a_request_between_two_quarters_is_the_period_before_the_later(capsys, home):
    run(capsys, "issue", "thu-nho", "2025-X1", "--due", "2025-10-31", *at(home, "2025-10-01"))
    form = (home / "templates/issued/thu-nho/2025-X1/S1.xlsx").read_bytes()
    put(home, "S1.xlsx", fill_form(form, complete(FORMS["S1"])), "2025-10-20", "2025-X1")
    run(capsys, "issue", "thu-nho", "2025-Y", *at(home, "2025-11-20"))
    after = openpyxl.load_workbook(home / "templates/issued/thu-nho/2025-Y/S1.xlsx")
    assert after["Nhiệm vụ"]["E7"].value == "Đang thực hiện\n50%"


def test_status_tells_the_due_date_given_at_issue_and_forgets_periods_taken_out(capsys, home):
    run(capsys, "issue", "thu-nho", "2025-Q3", "--due", "2025-09-25", *at(home))
    run(capsys, "issue", "thu-nho", "2025-X1", "--due", "2025-05-05", *at(home))
    _, told = run_json(capsys, "status", *at(home))
    assert ("2025-Q3", "2025-09-25") in {(d["period"], d["due"]) for d in told["due"]}
    shutil.rmtree(home / "inputs/thu-nho")
    without = SMALL_PLAN.replace("| X | Theo yêu cầu | | | | | | | |\n", "")
    assert without != SMALL_PLAN
    small_home(home, without)
    _, told = run_json(capsys, "status", *at(home))
    assert [d["period"] for d in told["due"]] == ["2025-Q1", "2025-Q3", "2025-Y"]


def test_a_plan_with_warnings_and_notes_only_passes_the_check(capsys, tmp_path):
    doubtful = SMALL_PLAN.replace("Công khai quy hoạch", "Rà soát thủ tục")
    home = small_home(tmp_path, doubtful)
    code, told = run_json(capsys, "plan", "check", "thu-nho", "--home", home)
    assert code == 0
    assert {(p["code"], p["severity"], p["sheet"], p["cell"]) for p in told["problems"]} == {
        ("plan.task_repeated", "warning", "Nhiệm vụ", "D3"),
        ("plan.indicators_without_lead", "note", "Chỉ tiêu", ""),
    }
    code, out, _ = run(capsys, "plan", "check", "thu-nho", "--home", home)
    assert (code, out.count("\nGhi chú\t"), out.count("\nCảnh báo\t")) == (0, 1, 1)


def test_what_changed_between_versions_is_told_where_asked_for(capsys, home):
    put(home, "a.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "2025-09-16")
    newer = complete(FORMS["X1"]) | {("Nhiệm vụ", "I.2", "Tiến độ (%)"): 70}
    put(home, "b.xlsx", later(filled(FORMS["X1"], newer)), "2025-09-17")
    _, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    assert "changes" not in told
    _, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", "--diff", *at(home))
    (change,) = told["changes"]
    named = {name: change[name] for name in ("agency", "from", "to", "sheet", "key", "field")}
    assert named == {
        "agency": "X1",
        "from": "a.xlsx",
        "to": "b.xlsx",
        "sheet": "Nhiệm vụ",
        "key": "I.2",
        "field": "Tiến độ (%)",
    }
    assert (change["old"], change["new"]) == ("50", "70")
    assert "answers" not in told["files"][0]
    _, out, _ = run(capsys, "receive", "thu-nho", "2025-Q3", "--diff", *at(home))
    assert "a.xlsx → b.xlsx" in out


def test_stopping_with_ctrl_c_is_told(capsys, home, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.pipeline.receive", stop)
    code, told = run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home))
    assert code == 1
    assert set(told) == {"error"}
